"""How to reach the office: postcode, telephone, web and mail address."""

from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Note, Pattern, Source, Span, Text, rule


@rule(
    "GL830",
    "contact-postcode",
    "邮政编码是六位数字",
    en="A postcode has six digits",
    basis="邮政编码为六位数字",
    level="warning",
    note="""邮政编码固定为六位。多一位、少一位，或者还是“000000”这样的占位数字，按它寄来的申请就可能
    收不到。

    只查位数，不查是不是当地的邮编；被空格断开，或与后面的数字、符号连在一起的不作判断。原件是六位、
    转换后缺了一位的，不必改报告。""",
)
def contact_postcode(source: Source) -> Iterator[Finding]:
    """A postcode has six digits. With one more or fewer, or with six noughts left from a template,
    a request sent by post may not arrive.

    Only the number of digits is checked, not the place, and digits that a tool cut apart or ran
    together are left alone. If the original has six and one was lost in converting, the report is
    right.
    """
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


@rule(
    "GL831",
    "contact-phone",
    "电话号码应当完整、规范",
    en="Telephone numbers are whole and written plainly",
    basis="通行做法：区号与号码之间用一个连接号",
    level="info",
    confidence="medium",
    note="""公开的电话是给申请人打的。多一位、少一位、区号不存在或者连了两个连接号，照着拨就可能打不
    通。

    手机号、400、12345 这类服务号码、分机和并列的几个号码不查，断在空格或下一行的也不查。总机、专线
    的位数可能与众不同：拨得通的不必改，所以只作提示。""",
)
def contact_phone(source: Source) -> Iterator[Finding]:
    """The telephone is there for those who want to ask. With a digit too many or too few, an area
    code that does not exist or two hyphens, the number may not work as printed.

    Mobile, 400 and short service numbers, extensions and lists are left alone, and so are digits
    that go on behind a blank or on the next line. Some switchboards have numbers of another length:
    one that works may stay.
    """
    found: dict[Text, list[Span]] = {}
    for match in _PHONE.finditer(source.folded):
        said = _phone_fault(match["number"])
        if said is not None:
            found.setdefault(said, []).append(Span(*match.span("number")))
    for said, places in found.items():
        printed = source.text[slice(*places[0])]
        times = f"（共 {len(places)} 处）" if len(places) > 1 else ""
        again = f" ({len(places)} times)" if len(places) > 1 else ""
        yield Finding(
            places[0],
            Text(f"电话“{printed}”{said.zh}{times}", f"“{printed}” {said.en}{again}"),
            Text(
                "请核对；固定电话写作“区号-号码”",
                "check it; landlines are written area code, hyphen, number",
            ),
            related=tuple(Note(place, _AGAIN) for place in places[1:]),
            fix=_one_hyphen(places, source) if said == _TWO_HYPHENS else None,
        )


_AGAIN = Text("这里也是", "here as well")
_TWO_HYPHENS = Text("有两个连接号", "has two hyphens")


def _one_hyphen(places: list[Span], source: Source) -> Fix:
    edits = []
    for place in places:
        printed = source.folded[slice(*place)]
        first, last = printed.index("-"), printed.rindex("-") + 1
        edits.append(Edit(Span(place.start + first, place.start + last), "-"))
    return Fix(False, tuple(edits))


_PHONE = Pattern(
    r"(?:电话|传真)(?:号码)?[ :为是(]{0,4}(?P<number>0\d{1,4} ?-{1,3} ?\d+|\d+)(?!\s*[\d*xX-])",
    "电话",
    "传真",
)


def _phone_fault(number: str) -> Text | None:
    """What is wrong with a number that stands by itself."""
    if "--" in number:
        return _TWO_HYPHENS
    area, hyphen, local = number.replace(" ", "").partition("-")
    if not hyphen:
        return _undivided_fault(area)
    if not _AREA.search(area):
        return Text(f"的区号“{area}”不存在", f"begins with no area code: {area}")
    due = "8位" if len(area) == 3 else "7至8位"
    if len(local) == 8 or (len(local) == 7 and len(area) == 4) or len(local) <= 5:
        return None  # five digits and fewer are service numbers such as 12345
    return Text(
        f"区号后有{len(local)}位，应为{due}",
        f"has {len(local)} digits behind its area code",
    )


_AREA = Pattern(r"^(?:010|02\d|0[3-9]\d\d)$")


_NEARLY_MOBILE = Pattern(r"^(?:1[3-9]\d{8}|1[3-9]\d{10})$")


def _undivided_fault(digits: str) -> Text | None:
    """What is wrong with digits without a hyphen; area code and number may stand in one."""
    if _NEARLY_MOBILE.search(digits):
        return Text(
            f"有{len(digits)}位，手机号码应为11位",
            f"has {len(digits)} digits, a mobile number 11",
        )
    if len(digits) == 9 and digits[0] != "0" and not digits.startswith(("95", "12", "10", "96")):
        return Text("有9位，固定电话为7至8位", "has 9 digits, a landline 7 or 8")
    return None


@rule(
    "GL832",
    "contact-address",
    "网址和电子邮箱应当完整、规范",
    en="Web and mail addresses are well formed",
    basis="通行做法",
    level="info",
    confidence="low",
    note="""读者要靠报告里的网址去看全文、提交申请。开头残缺、点号写成逗号、后缀多一个字母，点开就是
    错误页面，邮件也寄不到。

    只看几种明显的写错（http、www 残缺，点号用了别的标点，.con、.gov.cm 一类的后缀），不去试能不能打
    开；中间的空格多是工具加的，不管。确实在用的特殊网址不必改。""",
)
def contact_address(source: Source) -> Iterator[Finding]:
    """Readers follow the addresses of the report to its full text or to file a request. With a
    maimed beginning, a comma for a dot or a letter too many at the end they get nowhere, and mail
    comes back.

    Only a few plain slips are looked for, and no address is tried. Blanks are left alone: tools put
    them there. An unusual address that is in use may stay.
    """
    for pattern, said in _ADDRESS_FAULTS:
        for match in pattern.finditer(source.folded):
            place = _whole(source.folded, Span(*match.span()))
            printed = source.text[slice(*place)]
            yield Finding(
                place,
                Text(f"“{printed}”{said.zh}", f"“{printed}” {said.en}"),
                Text("请核对网址或邮箱", "check the address"),
            )


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
