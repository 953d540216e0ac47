import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govlint import Edit, Facts, Finding, Fix, Note, Pattern, Source, Span, Text, lazy, rule

ID, PHONE, CARD = "公民身份号码", "手机号码", "银行卡号"
ENGLISH = {ID: "an identity number", PHONE: "a mobile number", CARD: "a bank card number"}


class Number(NamedTuple):
    """A number of a person: what it is, where, as printed, and how sure."""

    kind: str
    place: Span
    printed: str
    level: str


@rule(
    "GL901",
    "personal-information",
    "不应公开自然人的身份证号码、手机号码和银行卡号",
    en="No identity, mobile or bank card number of a natural person is published",
    basis="《政府信息公开条例》第十五条（公开会对第三方合法权益造成损害的个人隐私）",
)
def personal_information(facts: Facts, source: Source) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[Number]] = {}
    for number in _numbers(source):
        figure = any(
            fact.place.start <= number.place.start < fact.place.end for fact in facts.items
        )
        if number.kind == ID or not figure:
            found.setdefault((number.kind, number.level), []).append(number)
    for (kind, level), numbers in found.items():
        yield _finding(kind, level, numbers)


def _finding(kind: str, level: str, numbers: list[Number]) -> Finding:
    masked = _mask(numbers[0])
    times = f"（共 {len(numbers)} 处）" if len(numbers) > 1 else ""
    again = f", {len(numbers)} times" if len(numbers) > 1 else ""
    help_ = Text("请删去，或隐去中间各位", "remove it, or mask its middle")
    if level == "info":
        help_ = Text(
            "如是个人手机，请改用办公电话；如是工作专用手机，可以保留",
            "give an office telephone, unless this mobile belongs to the office",
        )
    return Finding(
        numbers[0].place,
        Text(f"疑似{kind}“{masked}”{times}", f"“{masked}” looks like {ENGLISH[kind]}{again}"),
        help_,
        related=tuple(Note(number.place, _AGAIN) for number in numbers[1:]),
        fix=Fix(False, tuple(_hidden(number) for number in numbers)),
        level=None if level == "error" else level,
        confidence={"error": None, "warning": "medium", "info": "low"}[level],
    )


def _mask(number: Number) -> str:
    """The number as printed, the digits of its middle replaced by asterisks."""
    digits = [i for i, character in enumerate(number.printed) if character.isalnum()]
    head, tail = _SHOWN[number.kind]
    hidden = set(digits[head : len(digits) - tail])
    return "".join("*" if i in hidden else c for i, c in enumerate(number.printed))


def _hidden(number: Number) -> Edit:
    masked = _mask(number)
    first, last = masked.index("*"), masked.rindex("*") + 1
    start = number.place.start
    return Edit(Span(start + first, start + last), masked[first:last])


def _numbers(source: Source) -> Iterator[Number]:
    for run in _RUN.finditer(source.folded):
        groups = [Span(*group.span()) for group in _GROUP.finditer(source.folded, *run.span())]
        first = 0
        while first < len(groups):
            for last in range(min(first + _MOST_GROUPS, len(groups)), first, -1):
                number = _number(source, groups[first:last])
                if number is not None:
                    first = last - 1
                    yield number
                    break
            first += 1


def _number(source: Source, groups: list[Span]) -> Number | None:
    """The number that a few neighbouring groups of digits make, None where they make none."""
    digits = "".join(source.folded[slice(*group)] for group in groups).upper()
    place = Span(groups[0].start, groups[-1].end)
    if not 11 <= len(digits) <= 19 or _in_address(source.folded, place):
        return None
    before = "".join(source.folded[max(0, place.start - 60) : place.start].split())[-30:]
    before = re.split("[。;]", before)[-1].rstrip("0123456789/、()+-")
    after = "".join(source.folded[place.end : place.end + 8].split())
    lengths = [group.end - group.start for group in groups]
    for kind, level in (
        (ID, _identity_level(digits, lengths, before)),
        (PHONE, _mobile_level(lengths, before, after) if _MOBILE.search(digits) else ""),
        (CARD, _card_level(digits, before)),
    ):
        if level:
            return Number(kind, place, source.text[slice(*place)], level)
    return None


def _identity_level(digits: str, lengths: list[int], before: str) -> str:
    if len(digits) == 18 and min(lengths[:-1], default=18) >= 3 and _is_identity(digits):
        return "" if _OTHER_CODE.search(before) and not _IDENTITY.search(before) else "error"
    if len(digits) == 15 and _IDENTITY.search(before) and _is_day("19" + digits[6:12]):
        return "warning"
    return ""


def _card_level(digits: str, before: str) -> str:
    if not 16 <= len(digits) <= 19 or not _CARD.search(before) or _PUBLIC.search(before):
        return ""
    return ("error" if "卡" in before else "warning") if _luhn(digits) else ""


def _is_identity(digits: str) -> bool:
    """Whether 18 characters are an identity number (GB 11643): place, day and check digit."""
    if not digits[:17].isdigit() or not _PROVINCES.search(digits) or not _is_day(digits[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[17]


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2030
    except ValueError:
        return False


def _luhn(digits: str) -> bool:
    """Whether the last digit of a card number is right (ISO/IEC 7812)."""
    if not digits.isdigit() or digits[0] not in "3456":
        return False
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _in_address(folded: str, place: Span) -> bool:
    """Whether digits are part of a web address or the name of a file."""
    start = place.start
    while start and _ADDRESS.search(folded[start - 1]):
        start -= 1
    run = _ADDRESS.search(folded, start)
    return run is not None and run.end() - start < 400 and _OF_ADDRESS.search(run[0]) is not None


def _mobile_level(lengths: list[int], before: str, after: str) -> str:
    """How sure eleven digits are a person's own mobile number; "" where they are none."""
    person = _PERSON.search(before + after)
    label = _LABEL.search(before) or _SERVICE.search(before)
    if _NO_PHONE.search(before[-12:]) or _UNIT.search(after):
        return ""
    if len(lengths) > 1 and (lengths[-3:] != [3, 4, 4] or not (label or person)):
        return ""
    if _SERVICE.search(before) or (label and (not person or "联系人" in before)):
        return "info"
    return "error" if person else "warning"


_AGAIN = Text("这里也有", "here as well")
_SHOWN = {ID: (6, 4), PHONE: (3, 4), CARD: (4, 4)}
_RUN = lazy(r"(?<![A-Za-z0-9_.])\d(?:[ -]?\d){10,24}[Xx]?(?![A-Za-z0-9_])")
_GROUP = Pattern(r"\d+[Xx]?")
_MOST_GROUPS = 5
_MOBILE = Pattern(r"^(?:86)?1[3-9]\d{9}$")
_IDENTITY = Pattern(r"身份证|身份号|证件号", "身份", "证件")
_OTHER_CODE = Pattern(r"信用代码|机构代码|索引号|流水号|订单|编[号码]|标识码|文号")
_CARD = Pattern(r"银行卡|卡号|[账帐]号|[账帐]户", "银行卡", "卡号", "账", "帐")
_PUBLIC = Pattern(r"对公|财政|国库|专户|缴款|非税|户名|单位[账帐]")
_PROVINCES = Pattern(r"^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ADDRESS = Pattern(r"[A-Za-z0-9@:/.?&=_%#~+-]+")
_OF_ADDRESS = Pattern(
    r"://|www\.|[?=_@]|\.(?:cn|com|net|org|s?html?|jsp|asp|pdf|docx?)", flags=re.I
)
_SERVICE = Pattern(
    r"(?:咨询|监督|举报|投诉|值班|服务|受理|办公|公开|热线|便民|求助)(?!人)[^,]{0,8}$"
)
_LABEL = Pattern(r"(?:电话|传真|手机|联系方式|联系人)[^,]{0,12}$")
_PERSON = Pattern(
    r"申请人|当事人|举报人|投诉人|信访人|来访人|村民|居民|群众|住户|户主|先生|女士|姓名|身份证|家属|住址|"
    r"[\u4e00-\u9fff]某|贫困户|低保|法定代表人"
)
_NO_PHONE = Pattern(
    r"编[号码]|流水号|单号|索引号|文号|备案|标识码|QQ|qq|群号|[账帐]号|金额|代码|浏览|访问|点击|阅读"
)
_UNIT = Pattern(r"^(?:[万亿]?(?:元|条|次|人次|件|份|平方|吨|千瓦|亩|立方|米|%)|\.\d)")
