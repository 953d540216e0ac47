from collections.abc import Iterator

from govlint import Finding, Pattern, Source, Span, Text, rule


@rule(
    "GL830",
    "contact-postcode",
    "邮政编码是六位数字",
    en="A postcode has six digits",
    basis="邮政编码为六位数字",
    level="warning",
)
def contact_postcode(source: Source) -> Iterator[Finding]:
    for match in _POSTCODE.finditer(source.folded):
        digits = match["digits"]
        if len(digits) == 6 and digits.strip("0"):
            continue
        if not 3 <= len(digits) <= 8:
            continue
        place = Span(*match.span("digits"))
        printed = source.text[slice(*place)]
        zh = f"只有{len(digits)}位" if len(digits) < 6 else f"有{len(digits)}位"
        yield Finding(
            place,
            Text(f"邮政编码“{printed}”是占位数字", f"“{printed}” is a placeholder, no postcode")
            if len(digits) == 6
            else Text(f"邮政编码“{printed}”{zh}", f"“{printed}” has {len(digits)} digits"),
            Text("邮政编码是六位数字，请核对", "a postcode has six digits: check it"),
        )


_POSTCODE = Pattern(
    r"(?:邮 ?编|邮政编码)[ :为是]{0,4}(?P<digits>\d{3,8})(?![\d*xX/-]|\s+\d)",
    "邮编",
    "邮 编",
    "邮政编码",
)
