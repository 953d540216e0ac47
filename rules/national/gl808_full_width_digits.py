from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Report, Source, Span, Text, lazy, rule

from .lib.stretches import holding

FEW = 3


@rule(
    "GL808",
    "full-width-digits",
    "数字应当用半角",
    en="Digits are half-width",
    basis="行文规范（数字用法）",
    level="info",
)
def full_width_digits(source: Source, report: Report) -> Iterator[Finding]:
    edits = [
        Edit(Span(start, match.end()), source.folded[start : match.end()])
        for _, marks in holding(source, report, _FULL_DIGITS)
        for start in marks
        if (match := _FULL_DIGITS.match(source.text, start))
    ]
    for number, edit in enumerate(edits):
        if number and len(edits) > FEW:
            return
        printed = source.text[slice(*edit.place)]
        zh, en = f"“{printed}”是全角数字", f"“{printed}” is in full-width digits"
        if len(edits) > FEW:
            zh, en = f"{zh}；全文共{len(edits)}处", f"{en}; {len(edits)} such figures in all"
        yield Finding(
            edit.place,
            Text(zh, en),
            Text(f"应为“{edit.text}”", f"it should be “{edit.text}”"),
            fix=Fix(False, tuple(edits) if len(edits) > FEW else (edit,)),
        )


_FULL_DIGITS = lazy("[０-９]+")
