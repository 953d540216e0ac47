"""Packs: folders of rules, read, checked and joined with the packs they extend.

`pack.yaml` says what the pack is, `*.yaml` are rules, `*.py` are rules in Python, `labels.yaml` and
`forms/` add to the vocabulary, `cases/` proves the rules.  A pack's Python is code: load only packs
the user has named or installed.

In comes a name or a folder, out goes a `Pack`: its rules, and what it adds to the vocabulary. The
reports it will be held against are not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError, each, in_full, lacking, together, unknown
from govlint.forms.vocabulary import NATIONAL, AddedRow, Vocabulary, using
from govlint.packs import own
from govlint.packs.manifest import FILE, At, Manifest, manifest, trimmed
from govlint.resources import compiled, folder

if TYPE_CHECKING:
    from govlint.engine.rule import Rule

_NONE: Mapping[str, Path] = MappingProxyType({})


class Pack(NamedTuple):
    """A pack with all its rules, those of the packs it extends included, by code.

    `region` is the division code (GB/T 2260) it is for, "" for the whole country; `chain` are the
    folders of the pack and of those it extends, `vocabulary` is what they add to forms and labels.
    `make` makes the rules when they are first asked for: what is known already is told without.
    """

    name: str
    title: str
    region: str
    folder: Path
    chain: tuple[Path, ...]
    vocabulary: Vocabulary
    make: Callable[[], tuple[tuple[Rule, ...], frozenset[str]]]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All its rules by code.  Raises UserError with the place of what is wrong in them."""
        rules, _ = self.make()
        if not rules:  # a run by no rules would call everything clean
            zh = "这个规则包没有规则：请写一条，或写 `extends: national`"
            en = "the pack has no rules: write one, or `extends: national`"
            raise UserError(zh, en, str(self.folder / FILE))
        return rules

    @property
    def own(self) -> frozenset[str]:
        """The codes of the rules it brings or overrides itself."""
        return self.make()[1]


def load(pack: Path | str, folders: Mapping[str, Path] = _NONE) -> Pack:
    """The pack of a name or in a folder, its rules made.

    Names are those under `rules/` and of `folders` (what plugins bring).  Raises UserError with
    the place of whatever is wrong in it.
    """
    found = find(pack, folders)
    _ = found.rules
    return found


def find(pack: Path | str, folders: Mapping[str, Path] = _NONE) -> Pack:
    """The pack of a name or in a folder, as far as it can be told without its rules."""
    return _load(_found(pack, folders, None), folders, ())


def available(folders: Mapping[str, Path] = _NONE) -> dict[str, Path]:
    """The packs that have a name, and where they lie."""
    named = folder("rules").glob(f"*/{FILE}")
    return {path.parent.name: path.parent for path in sorted(named)} | dict(folders)


def for_region(code: str, folders: Mapping[str, Path] = _NONE) -> str:
    """The name of the pack for a division code: of its county, else city, else province.

    Where none of them has one it is the national pack.  Raises UserError where two packs are for
    the same place.
    """
    found: dict[str, str] = {}
    for name, where in available(folders).items():
        region = trimmed(manifest(where).region)
        if region and trimmed(code).startswith(region):
            if region in found:
                both = f"{found[region]}, {name}"
                raise UserError(
                    f"{code} 有两个规则包：{both}。请在配置中用 pack: 指明一个",
                    f"two packs are for {code}: {both}. Name one of them: pack: {name}",
                )
            found[region] = name
    return found[max(found, key=len)] if found else "national"


def _found(pack: Path | str, folders: Mapping[str, Path], at: At | None) -> Path:
    known = available(folders)
    if isinstance(pack, str) and pack in known:
        return known[pack]
    path = Path(at[0]).parent / pack if at else Path(pack)
    if (path / FILE).is_file():
        return path
    if path.is_dir():
        zh, en = f"{path} 不是规则包：没有 {FILE}", f"{path} is no pack: it has no {FILE}"
        raise UserError(zh, en, *(at or ()))
    raise unknown(Text("规则包", "pack"), str(pack), known, at=at)


def _load(where: Path, folders: Mapping[str, Path], above: tuple[Path, ...]) -> Pack:
    try:
        stated = manifest(where)
        base = _base(where, stated, folders, (*above, where.resolve()))
    except UserError as error:
        raise together((*error.faults, *_faults_of_rules(where))) from None
    vocabulary, plain = _data(where, base)
    return Pack(
        where.resolve().name,
        stated.title,
        stated.region,
        where,
        (where, *(base.chain if base else ())),
        vocabulary,
        cache(partial(_rules, where, stated, base, vocabulary, plain)),
    )


def _rules(
    where: Path,
    stated: Manifest,
    base: Pack | None,
    vocabulary: Vocabulary,
    plain: list[dict[str, Any]],
) -> tuple[tuple[Rule, ...], frozenset[str]]:
    """All rules of a pack, and the codes of its own."""
    rules = {rule.code: rule for rule in base.make()[0]} if base else {}
    with using(vocabulary):
        changed, wrong = own.amendments(where, plain, rules)
        added, wrong_too = own.rules(where, plain)
    mine = changed | added

    def drop(pair: tuple[int, str]) -> None:
        number, word = pair
        code = next((rule.code for rule in rules.values() if word in (rule.code, rule.name)), None)
        if code is None:
            wrong = Text(f"没有规则 `{word}` 可去", f"there is no rule `{word}` to drop")
            known = [*rules, *(rule.name for rule in rules.values())]
            raise lacking(wrong, word, known, stated.place(where, f"drop{number}"))
        del rules[code]

    def check_names() -> None:
        rules.update({code: rule for code, (rule, _) in mine.items()})
        own.check_names(mine, rules)

    def raise_earlier() -> None:
        if faults := [one for error in (wrong, wrong_too) if error for one in error.faults]:
            raise together(faults)

    in_full((
        raise_earlier,
        partial(own.check, mine, dict(rules), stated.letters),
        partial(each, enumerate(stated.drop), drop),
        check_names,
    ))  # fmt: skip
    return tuple(rules[code] for code in sorted(rules)), frozenset(mine)


def _faults_of_rules(where: Path) -> tuple[UserError, ...]:
    """What is wrong in the YAML rules of a pack whose manifest is wrong."""
    try:
        own.plain_rules(where)
    except UserError as error:
        return error.faults
    return ()


def _base(
    where: Path, stated: Manifest, folders: Mapping[str, Path], above: tuple[Path, ...]
) -> Pack | None:
    """The pack that a pack extends, if any."""
    if not stated.extends:
        return None
    at = stated.place(where, "extends")
    found = _found(stated.extends, folders, at)
    if found.resolve() in above:
        names = " extends ".join(path.name for path in (*above, found))
        zh = f"规则包互为上级：{names}。请删去一个 `extends:`"
        en = f"packs extend one another: {names}; leave out one `extends:`"
        raise UserError(zh, en, *at)
    base = _load(found, folders, above)
    if stated.region and not stated.region.startswith(trimmed(base.region)):
        meant = f"{trimmed(base.region)}{stated.region[len(trimmed(base.region)) :]}"
        zh = f"{stated.region} 不在 `{base.name}` 的区划 {base.region} 之内。是不是 {meant}？"
        en = f"{stated.region} is no part of {base.region}, the region of `{base.name}`"
        raise UserError(zh, f"{en}; did you mean {meant}?", *stated.place(where, "region"))
    return base


def _data(where: Path, base: Pack | None) -> tuple[Vocabulary, list[dict[str, Any]]]:
    """The vocabulary and the YAML rules of a pack, kept between runs as plain data."""
    below = base.vocabulary if base else NATIONAL

    def build() -> tuple[Any, ...]:
        from govlint.packs.additions import additions

        with using(below):
            forms, labels, rows = additions(where, below)
        with using(below + Vocabulary(forms, labels, rows)):
            return forms, labels, tuple(map(tuple, rows)), own.plain_rules(where)

    found = compiled(f"pack-{where.resolve().name}", _sources(where, base), build, _PLAIN)
    forms, labels, rows, rules = found
    added = Vocabulary(tuple(forms), tuple(labels), tuple(AddedRow(*row) for row in rows))
    return below + added, rules


def _sources(where: Path, base: Pack | None) -> Iterator[Path]:
    """The files that what a pack's YAML means depends on, beside the program."""
    yield from own.files(where)
    yield from sorted((where / "terms").glob("*.yaml"))
    for pack in (where, *(base.chain if base else ())):
        yield from (path for path in (pack / own.LABELS,) if path.is_file())
        yield from sorted((pack / "forms").glob("*.yaml"))


_Datum = dict[str, Any]
_PLAIN = tuple[tuple[_Datum, ...], tuple[_Datum, ...], tuple[tuple[Any, ...], ...], list[_Datum]]
"""What is kept of a pack: its forms, labels, added rows and rules."""
