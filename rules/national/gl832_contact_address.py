from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Source, Span, Text, rule

MESSAGE = Message(
    zh="“{printed}”{fault}",
    en="“{printed}” {fault}",
    help_zh="请核对网址或邮箱",
    help_en="check the address",
)


@rule(
    "GL832",
    "contact-address",
    "网址和电子邮箱应当完整、规范",
    en="Web and mail addresses are well formed",
    basis="通行做法",
    level="info",
    confidence="low",
)
def contact_address(source: Source) -> Iterator[Finding]:
    for pattern, fault in _ADDRESS_FAULTS:
        for match in pattern.finditer(source.folded):
            place = _whole(source.folded, Span(*match.span()))
            printed = source.text[slice(*place)]
            yield MESSAGE.at(place, printed=printed, fault=fault)


def _whole(folded: str, fault: Span) -> Span:
    """The address a fault is in."""
    start, end = fault
    while start and _OF_ADDRESS.search(folded[start - 1]):
        start -= 1
    while end < len(folded) and _OF_ADDRESS.search(folded[end]):
        end += 1
    while start < fault.start and not folded[start].isalnum():
        start += 1
    while end > fault.end and not (folded[end - 1].isalnum() or folded[end - 1] == "/"):
        end -= 1
    return Span(start, end)


_OF_ADDRESS = Pattern(r"[A-Za-z0-9:/.@_-]")
_DOMAINS = ("gov", "com", "cn", "org", "net")
_ADDRESS_FAULTS = (
    (
        Pattern(
            r"(?<![a-z0-9])(?:https?(?:/{1,2}:?|:/?(?!/)|:///+)(?=[a-z0-9])|"
            r"(?:htpp|htttp|hhttp|hppt|htp)s?:)",
            "http",
            "htpp",
            "hppt",
            "htp:",
        ),
        Text("的开头应为“http://”或“https://”", "should begin with http:// or https://"),
    ),
    (
        Pattern(r"(?<![a-z0-9.-])(?:(?:ww|wwww+)\.(?=[a-z0-9-]+\.)|www[,。、](?=[a-z]))", "ww"),
        Text("的开头应为“www.”", "should begin with www."),
    ),
    (
        Pattern(
            r"(?<=[a-z0-9])[,。、](?:gov|com|cn|org|net)(?![a-z0-9])",
            *(mark + domain for mark in ",。、" for domain in _DOMAINS),
        ),
        Text("中应当用点号“.”，不用其他标点", "has another mark in place of a dot"),
    ),
    (
        Pattern(
            r"\.(?:gov\.(?:cm|con|com|cn\.cn)|con|cmo|ocm|vom)(?![a-z0-9.-])",
            *(".gov.com", ".gov.cm", ".con", ".gov.cn.cn", ".cmo", ".ocm", ".vom"),
        ),
        Text("的域名后缀不常见", "has no usual ending of a domain"),
    ),
)
