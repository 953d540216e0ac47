from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Note,
    Pattern,
    Source,
    Text,
    edit_distance,
    lookalike_difference,
    rule,
)

from .lib.citations import LAW, Citation, citations, respelt

STATE, SHORT = "中华人民共和国", "政府信息公开条例"

MESSAGE = Message(
    zh="没有名为《{name}》的行政法规{times}{difference}",
    en="no regulation is called 《{name}》{again}{difference}",
    help_zh="应为《{LAW}》",
    help_en="make it 《{LAW}》",
)


@rule(
    "GL701",
    "law-name",
    "《政府信息公开条例》的名称应当准确",
    en="The Regulation on Open Government Information is called by its name",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）",
)
def law_name(source: Source) -> Iterator[Finding]:
    wrong: dict[str, list[Citation]] = {}
    for citation in citations(source):
        if _misnamed(citation.text):
            wrong.setdefault(citation.text, []).append(citation)
    known = f"《{LAW}" in "".join(source.folded.split()) if wrong else False
    for name, found in wrong.items():
        if any(citation.introduced for citation in found):
            continue
        sure = _misnamed(name) == "sure"
        times = f"（共 {len(found)} 处）" if len(found) > 1 else ""
        again = f", {len(found)} times" if len(found) > 1 else ""
        yield MESSAGE.at(
            found[0].place,
            name=name,
            times=times,
            again=again,
            difference=lookalike_difference(name, LAW),
            LAW=LAW,
            related=tuple(Note(one.place, _AGAIN) for one in found[1:]),
            fix=_renamed(found, sure),
            level=None if sure else "info" if known else "warning",
            confidence=None if sure else "medium",
        )


def _renamed(found: list[Citation], safe: bool) -> Fix | None:
    changes = [respelt(citation.name, LAW) for citation in found]
    return Fix(safe, tuple(Edit(*change) for change in changes if change)) if all(changes) else None


def _misnamed(text: str) -> str:
    """Whether a name surely stands for the Regulation in other words (`sure`), or may (`loose`)."""
    if "条" not in text and "例" not in text:
        return ""
    name = _AROUND.compiled.sub("", text)
    prefix = STATE if name.startswith(STATE) else ""
    match = _FAMILY.search(name)
    if match is None:
        near = name.startswith(("中", "政")) and name.endswith("条例") and "信息" in name
        return "sure" if near and edit_distance(name, prefix + SHORT, 1) == 1 else ""
    before, core = name[: match.start()], match[0]
    if before not in {"", STATE} and not (
        before[0] == "中" and edit_distance(before, STATE, 2) <= 2
    ):
        return ""
    if core == SHORT:
        return "sure" if before not in {"", STATE} else ""
    return "sure" if before or ("信息" in core and core != "信息公开条例") else "loose"


_AGAIN = Text("这里也是", "here as well")
_AROUND = Pattern(r"^(?:新修订的?|修订后的?|新版?)|\([^()]*\)?$")
_FAMILY = Pattern(
    r"(?:政府政务|政务政府|政府|政务)?(?:信息|政务)?(?:工作)?公开(?:工作|管理)?(?:条例|体例|条列|条理|条利)$",
    "公开",
)
