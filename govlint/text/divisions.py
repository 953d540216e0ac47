"""The administrative divisions (行政区划) a name begins with, and their levels.

There is no list of them: the last character of a division tells its level, as article 30 of the
Constitution names them, and each division of a name is smaller than the one before it.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.text.pattern import Pattern


class Division(NamedTuple):
    """A division: `level` is "" where the name does not tell; `zone` for 开发区 and the like."""

    name: str
    level: str
    zone: bool = False


def divisions(words: str) -> tuple[tuple[Division, ...], str]:
    """The divisions folded words begin with, the largest first, and the rest of the words.

    A single `县` or `镇` before the kind of a body (`县民政局`) is a division of that level.
    """
    if bare := _BARE.search(words):
        return (Division(bare[0], _LEVELS.get(bare[0], "")),), words[len(bare[0]) :]
    found: list[Division] = []
    start = 0
    for match in _SUFFIX.compiled.finditer(words):
        name = words[start : match.end()]
        joined = match.start() == start
        if joined and found and found[-1].name[-1] in "镇乡旗":  # 景德镇市, 新乡市, 红旗镇
            name = found.pop().name + name
        elif joined or _other_word(name, match[0], words[match.end() :]):
            continue
        name = name.removeprefix("人民政府") if found else name  # 青禾区人民政府白鹭街道办事处
        division = _division(name, match[0], found)
        if division is not None:
            found.append(division)
            start = match.end()
    return tuple(found), words[start:]


_SUFFIX = Pattern(r"自治[区州县旗]|地区|林区|街道(?!路)|苏木|[省市州盟县旗区镇乡]")
_BARE = Pattern(
    r"^(?:自治区|[省州县])(?=.*[府局厅委办室会]$)|"
    r"^[市区镇乡](?=(?:人民)?政?府|党政|委办|.{2,12}局$)(?!市场|区域|乡村|镇江)|^街道(?=办|党政)"
)
_LEVELS = {
    **dict.fromkeys(("省", "自治区"), "province"),
    **dict.fromkeys(("自治州", "州", "盟", "地区"), "city"),
    **dict.fromkeys(("县", "自治县", "旗", "自治旗", "区", "林区"), "county"),
    **dict.fromkeys(("镇", "乡", "苏木", "街道"), "township"),
}
_RANKS = {"province": 1, "": 2, "city": 2, "county": 3, "township": 4}
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_PREFECTURES = Pattern(  # 自治州 and 盟 as people shorten them; every other 州 is part of a name
    "^(?:恩施|湘西|阿坝|甘孜|凉山|黔东南|黔南|黔西南|西双版纳|文山|红河|德宏|怒江|迪庆|大理|楚雄|临夏|甘南|海北|"
    "黄南|海南|果洛|玉树|海西|伊犁|博尔塔拉|昌吉|巴音郭楞|巴|克孜勒苏|克|博|延边)州$|"
    "^(?:兴安|锡林郭勒|阿拉善)盟$"
)
_ZONE = Pattern(
    r"(?:开发|园|示范|度假|景|名胜|保税|合作|功能|[试实]验|保护|高新|经开|商务|集聚|工业|管理|"
    r"综保|先导|产业|经济)区$"
)


def _division(name: str, suffix: str, found: list[Division]) -> Division | None:
    """The division a name is below those found, None where it cannot be one.

    A name that cannot stand below the last one may be its continuation: 东乡族自治县.
    """
    division = _by_suffix(name, suffix, found[-1] if found else None)
    if division is None or not found or _rank(division) > _rank(found[-1]):
        return division
    if found[-1].level != "township":
        return None
    name = found.pop().name + name
    return _by_suffix(name, suffix, found[-1] if found else None)


def _rank(division: Division) -> float:
    """How small a division is; a zone may lie in a county, and have towns."""
    return _RANKS["county"] + 0.5 if division.zone else _RANKS[division.level]


def _by_suffix(name: str, suffix: str, above: Division | None) -> Division | None:
    """A division by its name's end; a 市 by the one above it as well."""
    if suffix == "市":
        if name in _MUNICIPALITIES:
            return Division(name, "province")
        if above is None or above.level == "province":
            return Division(name, "")
        return Division(name, "county") if _RANKS[above.level] == 2 and not above.zone else None
    zone = suffix == "区" and bool(_ZONE.search(name))
    sure = not zone and not name.endswith(("新区", "港区"))
    return Division(name, _LEVELS[suffix] if sure else "", zone)


def _other_word(name: str, suffix: str, after: str) -> bool:
    """Whether a suffix is part of another word here: 城市, 乡村, 社区, 市场."""
    stem = name[: -len(suffix)]
    if suffix == "市":
        return len(stem) < 2 or after[:1] == "场" or (stem[-1] in "城都" and len(stem) > 3)
    if suffix in {"州", "盟"}:
        return _PREFECTURES.search(name) is None or after[:1] == "区"
    if suffix == "区":
        return stem[-1] in "社小辖校灾片街库" or after[:1] in {"域", "划"}
    if suffix in {"乡", "镇"}:
        town = stem[-1] in "城村" and (len(stem) == 1 or bool(_OF_TOWNS.search(after)))
        return town or stem[-1] == "乡" or (suffix == "乡" and after[:1] in {"村", "镇"})
    return suffix == "县" and after[:1] in {"域", "级"}


_OF_TOWNS = Pattern(
    r"^(?:建设|规划|管理|环境|水务|交通|统筹|居民|一体|融合|企业|发展|综合|客运|供水|公用|住房|保障|化)"
)
