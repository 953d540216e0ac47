from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Source, Span, Text, rule

PLACEHOLDER = Message(
    zh="邮政编码“{printed}”是占位数字",
    en="“{printed}” is a placeholder, no postcode",
    help_zh="邮政编码是六位数字，请核对",
    help_en="a postcode has six digits: check it",
)
RUN_TOGETHER = Message(
    zh="邮政编码“{printed}”和后面的电话连在一起",
    en="the postcode “{printed}” runs into a telephone number",
    help_zh="请分开写",
    help_en="part them",
)
WRONG_LENGTH = Message(
    zh="邮政编码“{printed}”{only}有{count}位",
    en="“{printed}” has {count} digits",
    help_zh="邮政编码是六位数字，请核对",
    help_en="a postcode has six digits: check it",
)


@rule(
    "GL830",
    "contact-postcode",
    "邮政编码是六位数字",
    en="A postcode has six digits",
    basis="邮政编码为六位数字",
    level="warning",
    words=("邮编", "邮政编码"),
)
def contact_postcode(source: Source) -> Iterator[Finding]:
    for match in _RUN_TOGETHER.finditer(source.folded):
        place = Span(*match.span("digits"))
        printed = source.text[place.start : place.start + 6]
        yield RUN_TOGETHER.at(place, printed=printed, level="info")
    for match in _POSTCODE.finditer(source.folded):
        digits = match["digits"]
        if len(digits) == 6 and digits.strip("0"):
            continue
        if not 3 <= len(digits) <= 8:
            continue
        place = Span(*match.span("digits"))
        printed = source.text[slice(*place)]
        if len(digits) == 6:
            yield PLACEHOLDER.at(place, printed=printed)
        else:
            only = Text("只", "") if len(digits) < 6 else ""
            yield WRONG_LENGTH.at(place, printed=printed, only=only, count=len(digits))


_RUN_TOGETHER = Pattern(
    r"(?:邮 ?编|邮政编码)[ :为是]{0,4}(?P<digits>\d{6}(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}))(?!\d)",
    "邮编",
    "邮 编",
    "邮政编码",
)
_POSTCODE = Pattern(
    r"(?:邮 ?编|邮政编码)[ :为是]{0,4}(?P<digits>\d{3,8})(?![\d*xX/-]|\s+\d)",
    "邮编",
    "邮 编",
    "邮政编码",
)
