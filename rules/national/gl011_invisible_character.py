from collections import Counter
from collections.abc import Iterator

from govlint import (
    Edit,
    Facts,
    Finding,
    Fix,
    Message,
    Note,
    OddCharacter,
    Source,
    Text,
    character_name,
    odd_characters,
    rule,
)

MESSAGE = Message(
    zh="文中有看不见或似是而非的字符：{kinds}",
    en="characters nobody sees, or not what they look like: {kinds}",
    help_zh="{step}",
    help_en="{step}",
)
_REMOVE = Text(
    "请删去或换成通常的字符，否则查找、复制和统计都会出错；govlint 读数时已略过它们",
    "remove them or put the usual character: they break searching, copying and counting; "
    "govlint reads past them",
)
_RESTORE = Text(
    "请对照原稿补上丢失的字（U+FFFD 处），其余的删去或换成通常的字符",
    "put back what was lost (at U+FFFD) from the original; remove or replace the others",
)
_HERE = Text("这里也有：{}", "here as well: {}")
_FEW = 5


@rule(
    "GL011",
    "invisible-character",
    "文中不应有看不见的字符",
    en="No characters that nobody sees",
    basis="行文规范；通行做法",
    level="warning",
)
def invisible_character(source: Source, facts: Facts) -> Iterator[Finding]:
    told = _inside_unread(facts)
    found = [one for one in odd_characters(source) if one.place.start not in told]
    if not found:
        return
    edits = (Edit(one.place, one.plain) for one in found if one.plain is not None)
    fix = Fix(True, tuple(dict.fromkeys(edits)))
    lost = any(one.plain is None for one in found)
    yield MESSAGE.at(
        found[0].place,
        kinds=_kinds(found),
        step=_RESTORE if lost else _REMOVE,
        fix=fix if fix.edits else None,
        related=_others(found),
        level="info" if all(one.character.isspace() for one in found) else None,
    )


def _inside_unread(facts: Facts) -> set[int]:
    """Where blanks make figures unreadable, of which GL008 tells."""
    return {
        at
        for fact in facts.items
        if fact.value is None
        for at, character in enumerate(fact.raw, fact.place.start)
        if character.isspace()
    }


def _kinds(found: list[OddCharacter]) -> Text:
    counts = Counter(one.character for one in found).most_common()
    names = [(character_name(character), count) for character, count in counts[:_FEW]]
    zh = "、".join(f"{name.zh} {count} 个" for name, count in names)
    en = ", ".join(f"{count} {name.en}" for name, count in names)
    more = len(counts) - len(names)
    return Text(f"{zh}，另有 {more} 种", f"{en}, {more} more kinds") if more else Text(zh, en)


def _others(found: list[OddCharacter]) -> tuple[Note, ...]:
    """Where else: the first place of every kind, then the next places, a few in all."""
    first = {one.character: one for one in reversed(found)}
    ordered = dict.fromkeys((*sorted(first.values(), key=lambda one: one.place), *found))
    return tuple(
        Note(one.place, Text(*(_HERE[i].format(character_name(one.character)[i]) for i in (0, 1))))
        for one in [other for other in ordered if other != found[0]][:_FEW]
    )
