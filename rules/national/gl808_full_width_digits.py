from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Report, Source, Span, lazy, rule

from .lib.several import FEW, in_all
from .lib.stretches import holding

MESSAGE = Message(
    zh="“{printed}”是全角数字{many}",
    en="“{printed}” is in full-width digits{many}",
    help_zh="应为“{due}”",
    help_en="it should be “{due}”",
)


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
    once = len(edits) > FEW
    for edit in edits[:1] if once else edits:
        yield MESSAGE.at(
            edit.place,
            printed=source.text[slice(*edit.place)],
            many=in_all(len(edits), "such figures") if once else "",
            due=edit.text,
            fix=Fix(False, tuple(edits) if once else (edit,)),
        )


_FULL_DIGITS = lazy("[０-９]+")
