from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Note, Pattern, Source, Span, Text, rule

MESSAGE = Message(
    zh="电话“{printed}”{fault}{times}",
    en="“{printed}” {fault}{again}",
    help_zh="请核对；固定电话写作“区号-号码”",
    help_en="check it; landlines are written area code, hyphen, number",
)


@rule(
    "GL831",
    "contact-phone",
    "电话号码应当完整、规范",
    en="Telephone numbers are whole and written plainly",
    basis="通行做法：区号与号码之间用一个连接号",
    level="info",
    confidence="medium",
    words=("电话", "传真"),
)
def contact_phone(source: Source) -> Iterator[Finding]:
    found: dict[Text, list[Span]] = {}
    for match in _PHONE.finditer(source.folded):
        fault = _phone_fault(match["number"])
        if fault is not None and not (fault == _NO_AREA and _AREA_GIVEN.search(source.folded)):
            found.setdefault(fault, []).append(Span(*match.span("number")))
    for fault, places in found.items():
        printed = source.text[slice(*places[0])]
        times = f"（共 {len(places)} 处）" if len(places) > 1 else ""
        again = f" ({len(places)} times)" if len(places) > 1 else ""
        yield MESSAGE.at(
            places[0],
            printed=printed,
            fault=fault,
            times=times,
            again=again,
            related=tuple(Note(place, _AGAIN) for place in places[1:]),
            fix=_one_hyphen(places, source) if fault == _TWO_HYPHENS else None,
        )


def _one_hyphen(places: list[Span], source: Source) -> Fix:
    edits = []
    for place in places:
        printed = source.folded[slice(*place)]
        first, last = printed.index("-"), printed.rindex("-") + 1
        edits.append(Edit(Span(place.start + first, place.start + last), "-"))
    return Fix(False, tuple(edits))


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
    if len(local) in {13, 14}:
        return _POSTCODE_BEHIND
    return Text(
        f"区号后有{len(local)}位，应为{due}",
        f"has {len(local)} digits behind its area code",
    )


def _undivided_fault(digits: str) -> Text | None:
    """What is wrong with digits without a hyphen; area code and number may stand in one."""
    if _NEARLY_MOBILE.search(digits):
        return Text(
            f"有{len(digits)}位，手机号码应为11位",
            f"has {len(digits)} digits, a mobile number 11",
        )
    if len(digits) == 9 and digits[0] != "0" and not digits.startswith(("95", "12", "10", "96")):
        return Text("有9位，固定电话为7至8位", "has 9 digits, a landline 7 or 8")
    if len(digits) in {17, 18} and digits[0] == "0":
        return _POSTCODE_BEHIND
    if len(digits) in {7, 8} and digits[0] in "2345678":
        return _NO_AREA
    return None


_AGAIN = Text("这里也是", "here as well")
_POSTCODE_BEHIND = Text(
    "后面连着六位数字，像是邮政编码", "runs into six digits, a postcode it seems"
)
_NO_AREA = Text("没有区号", "has no area code")
_AREA_GIVEN = Pattern(r"0\d{2,3}[-)—]{1,3} ?\d{7}|区号", "0", "区号")
_TWO_HYPHENS = Text("有两个连接号", "has two hyphens")
_PHONE = Pattern(
    r"(?:电话|传真)(?:号码)?[ :为是(]{0,4}(?P<number>0\d{1,4} ?-{1,3} ?\d+|\d+)(?!\s*[\d*xX-])",
    "电话",
    "传真",
)
_AREA = Pattern(r"^(?:010|02\d|0[3-9]\d\d)$")
_NEARLY_MOBILE = Pattern(r"^(?:1[3-9]\d{8}|1[3-9]\d{10})$")
