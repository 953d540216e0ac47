"""Organs: what a body is, read from its name as titles and sign-offs print it.

A name begins with administrative divisions (`云岭市`, `白鹭镇`; see `text.divisions`) and ends with
the kind of body (`人民政府`, `民政局`).

How sure: `县`, `旗`, `镇`, `乡`, `街道`, `省`, `自治区`, `自治州` are what they say.  A `市` may
be of any level: it is known only for the four municipalities (province) and where another `市`
or `自治州` precedes it (county).  A `区` is a county-level district unless its name tells a zone
(`开发区`); a `新区` may be either.  What is not sure is "", and a name without either part is None.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from govlint.text.characters import fold
from govlint.text.divisions import divisions
from govlint.text.pattern import Pattern


class Organ(NamedTuple):
    """A body: `level` and `kind` are "" where the name does not tell.

    `level`: state, province, city, county or township, that of the place it belongs to.
    `kind`: government (人民政府, also the bare name of a division), office (that of a government or
    street), department (局委办厅), street (街道), zone (管委会, 开发区) or unit (中心, 学校, 公司).
    `divisions` are those the name begins with, the largest first; `body` is the name without them
    (`人民政府`, "" for a bare division), `short` the name from its own on (`白鹭镇人民政府`).
    """

    name: str
    level: str
    kind: str
    body: str
    divisions: tuple[str, ...]

    @property
    def seat(self) -> str:
        """The division the body belongs to; "" where none is named."""
        return self.divisions[-1] if self.divisions else ""

    @property
    def short(self) -> str:
        """The name without the divisions above its own."""
        return self.seat + self.body


@lru_cache(maxsize=256)
def organ(name: str) -> Organ | None:
    """The body a name stands for; None where it tells neither a division nor a kind of body."""
    plain = "".join(fold(name).split()).strip("《》*#:|,、。")
    whole = _NOTE.compiled.sub("", plain)
    found, body = divisions(_VERTICAL.compiled.sub("", whole))
    seat = found[-1] if found else None
    level = seat.level if seat else ""
    kind = _kind(body, seat.name if seat else "", bool(seat and seat.zone))
    if seat is None and _STATE.search(whole):
        return Organ(plain, "state", "department", whole, ())
    if not kind and seat is None:
        return None
    if _OF_PARTS.search(whole):
        level = "township" if level == "township" else ""
    named = tuple(one.name for one in found if len(one.name) > 1 and one.name != "自治区")
    return Organ(plain, level, kind, body, named)


def with_kind(body: Organ, kind: str) -> Organ:
    """The body, its level and kind as the configuration states them (`county`, `street` …)."""
    level, what = _BY_KIND[kind]
    return body._replace(level=level or body.level, kind=what)


def kind_of(body: Organ | None) -> str:
    """What a body is, as `with_kind` takes it; "" where its name does not tell for sure."""
    if body is None or body.kind not in {"government", "office", "street", "department"}:
        return ""
    if body.kind == "department":
        return "department"
    return "street" if body.kind == "street" or body.seat.endswith("街道") else body.level


_BY_KIND = {
    **{level: (level, "government") for level in ("province", "city", "county", "township")},
    "street": ("township", "street"),
    "department": ("", "department"),
}
ORGAN_KINDS = tuple(_BY_KIND)
"""The kinds of bodies that report, as a configuration and a rule name them."""


def same_body(one: str, other: str) -> bool:
    """Whether two names can be one body, or one that may sign for the other.

    Short and full names are one; an office signs for its government or street, and the body in
    charge of disclosure (政务服务, 数据, 行政审批) for the government.  True wherever a name cannot
    be read: only False is sure.
    """
    a, b = organ(one), organ(other)
    if a is None or b is None or "" in {a.kind, b.kind}:
        return True
    if not _same_division(a, b):
        return False
    governing = [body for body in (a, b) if body.kind in _GOVERNING]
    if len(governing) == 2:
        return bool(a.seat and b.seat) or {a.kind, b.kind} != {"government", "street"}
    if governing:
        signer = b if a is governing[0] else a
        return not governing[0].body or _IN_CHARGE.search(signer.body) is not None
    return _same_name(a, b)


_GOVERNING = frozenset(("government", "office", "street", "zone"))
_IN_CHARGE = Pattern(r"政务|数据|审批|信息|领导小组|公开|^办公室$")
_NOTE = Pattern(r"(?<=.)\([^()]*\)$")
_VERTICAL = Pattern(r"^(?:中共|中国共产党|国家税务总局|国家统计局)(?=.{2,}[省市县区旗州镇乡])")
_STATE = Pattern(
    r"^国务院|^国家[^省市县区]{2,12}(?:[局委]|委员会|办公室)$|^中国[^省市县区]{2,12}委员会$|"
    r"^[^省市县区乡镇]{2,10}(?:部|总局|总署)$|^审计署$|^中国人民银行$"
)
_OF_PARTS = Pattern(r"分局|分中心|分公司|兵团|第.{1,3}[师团]", "分", "兵团", "师", "团")


def _kind(body: str, seat: str, zone: bool) -> str:
    """The kind of body that what is left of a name, without its divisions, tells."""
    if not body:
        if seat.endswith("街道") or not seat:
            return "street" if seat else ""
        return "zone" if zone else "" if seat.endswith("新区") else "government"
    if not _LAST_CHARACTERS.search(body[-1]):
        return ""
    for kind, pattern in _KINDS:
        if pattern.search(body):
            return kind
    if seat.endswith(("镇", "乡", "苏木", "街道")) and body.endswith(("综合办公室", "综合办")):
        return "office"
    return "department" if _DEPARTMENT.search(body) else ""


_LAST_CHARACTERS = Pattern("[府署处办道会区局厅委室心校学园院馆站所队社场台关库行司团厂]")
_KINDS = (
    ("government", Pattern(r"^(?:人民政府|政府|行政公署)$")),
    (
        "office",
        Pattern(
            r"^(?:人民)?政?府(?:综合)?办(?:公[室厅])?$|^行政公署办公室$|^(?:街道)?(?:办事处|人民政府|政府)?"
            r"(?:党工?委)?(?:党政|党建)(?:综合|和|与|事务|工作)*办(?:公室)?$"
        ),
    ),
    (
        "",
        Pattern(
            r"^委|村委会$|居委会$|[村居]民委员会$|工作委员会$|工委$|党委$|法院$|检察院$|小组$|驻"
        ),
    ),
    ("street", Pattern(r"办事处$|街道办$|街办$|^办$")),
    ("zone", Pattern(r"(?:^(?:党工委)?|区|园|新城|基地|港)管(?:理委员|委)会(?:.{0,8}办公室)?$")),
    ("zone", Pattern(r"(?:开发|园|度假|保税|示范|风景|景)区$")),
    (
        "unit",
        Pattern(
            r"(?:中心|学校|[中大小]学|学院|幼儿园|医院|卫生院|保健院|疗养院|研究院|[馆站所库台]|公司|集团|"
            r"[总支大中]队|联合会|协会|学会|红十字会|妇女会|工会|社|[林农牧渔茶]场|厂|银行|管理处|服务处)$"
        ),
    ),
)
_DEPARTMENT = Pattern(r"(?:[局厅委办署]|委员会|办公[室厅]|海关)$")


def _same_division(a: Organ, b: Organ) -> bool:
    """Whether two bodies can belong to one division."""
    if a.level and b.level and a.level != b.level:
        return False
    if not a.seat or not b.seat:
        return True
    return a.seat[-1] == b.seat[-1] and (_short_for(a.seat, b.seat) or _short_for(b.seat, a.seat))


def _same_name(a: Organ, b: Organ) -> bool:
    """Whether two names of departments or units can be one, or one part of the other."""
    one, other = (_STEM.compiled.sub("", body.body) or body.body for body in (a, b))
    if one[:2] == other[:2] or one in b.name or other in a.name:
        return True
    return _short_for(one, b.name) or _short_for(other, a.name)


_STEM = Pattern(r"^(?:人民政府|政府)?(?=.{2})|(?:局|厅|委员会|委|办公[室厅]|办|署|中心|处|所|站)$")


def _short_for(short: str, full: str) -> bool:
    """Whether every character of a short name stands in the full one, in that order: 发改, 住建."""
    rest = iter(full)
    return all(character in rest for character in short)
