"""Packs: folders of rules.

`pack.yaml` says what the pack is, `*.yaml` are rules, `*.py` are rules in Python, `cases/` proves
them.  A pack's Python is code: load only packs the user has named or installed.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from govlint.diagnostic import Text
from govlint.errors import UserError
from govlint.misuse import unknown
from govlint.reckon import linear
from govlint.resources import compiled, folder
from govlint.rule import OTHER_INPUTS, Rule

_KEYS = ("title", "extends", "drop", "region")
_NONE: Mapping[str, Path] = MappingProxyType({})
_At = tuple[str, int, int]  # file, line, column


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with all its rules, those of the packs it extends included, by code.

    `region` is the division code (GB/T 2260) it is for, "" for the whole country.
    """

    name: str
    title: str
    region: str
    rules: tuple[Rule, ...]
    folder: Path


def load(pack: Path | str, folders: Mapping[str, Path] = _NONE) -> Pack:
    """The pack of a name or in a folder.

    Names are those under `rules/` and of `folders` (what plugins bring).  Raises UserError with
    the place of whatever is wrong in it.
    """
    return _load(_found(pack, folders, None), folders, ())


def available(folders: Mapping[str, Path] = _NONE) -> dict[str, Path]:
    """The packs that have a name, and where they lie."""
    own = folder("rules").glob("*/pack.yaml")
    return {path.parent.name: path.parent for path in sorted(own)} | dict(folders)


def _found(pack: Path | str, folders: Mapping[str, Path], at: _At | None) -> Path:
    known = available(folders)
    if isinstance(pack, str) and pack in known:
        return known[pack]
    path = Path(pack)
    if (path / "pack.yaml").is_file():
        return path
    where = at or ()
    if path.is_dir():
        raise UserError(f"{path} is no pack: it has no pack.yaml", *where)
    if where:
        raise UserError(f"there is no pack `{pack}`{_near(str(pack), known)}", *where)
    raise unknown(Text("规则包", "pack"), str(pack), known)


def _load(where: Path, folders: Mapping[str, Path], above: tuple[Path, ...]) -> Pack:
    if where.resolve() in above:
        names = " extends ".join(path.name for path in (*above, where))
        raise UserError(f"packs extend one another: {names}", str(where / "pack.yaml"))
    data = _data(where)
    rules: dict[str, Rule] = {}
    if data["extends"]:
        name, at = data["extends"]
        base = _found(name, folders, _place(where, at))
        rules = {rule.code: rule for rule in _load(base, folders, (*above, where.resolve())).rules}
    own = _own(where, data)
    _check_repairs(own, rules)
    for word, at in data["drop"]:
        code = next((rule.code for rule in rules.values() if word in (rule.code, rule.name)), None)
        if code is None:
            near = _near(word, rules)
            raise UserError(f"drop: there is no rule `{word}` to drop{near}", *_place(where, at))
        del rules[code]
    rules |= {code: rule for code, (rule, _) in own.items()}
    _check_names(own, rules)
    ordered = tuple(rules[code] for code in sorted(rules))
    return Pack(where.resolve().name, data["title"], data["region"], ordered, where)


def _data(where: Path) -> dict[str, Any]:
    """What the pack's YAML says, as plain data kept between runs."""
    wrong = sorted(where.glob("*.yml"))
    if wrong:
        raise UserError("a pack's files end in .yaml; rename this one", str(wrong[0]))
    files = sorted(where.glob("*.yaml"))
    here = Path(__file__).parent
    program = [here / f"{name}.py" for name in ("packs", "kinds", "names", "expression")]
    grammar = [folder("grammar") / "expression.lark", folder("grammar") / "labels.yaml"]
    sources = (*files, *grammar, *sorted((folder("grammar") / "forms").glob("*.yaml")), *program)
    data: dict[str, Any] = compiled(
        f"pack-{where.resolve().name}", sources, lambda: _read(where, files)
    )
    return data


def _read(where: Path, files: list[Path]) -> dict[str, Any]:
    from govlint.kinds import written

    data = _read_pack(where / "pack.yaml")
    data["rules"] = []
    for path in files:
        if path.name == "labels.yaml":
            raise UserError("labels of a pack are not read yet", str(path))
        if path.name != "pack.yaml":
            data["rules"] += written(path)
    return data


def _read_pack(path: Path) -> dict[str, Any]:
    from govlint.yamlfile import read

    data, places = read(path)
    if not isinstance(data, dict):
        raise UserError(f"a pack.yaml has the keys {', '.join(_KEYS)}", str(path), 1)
    for key in data:
        if key not in _KEYS:
            near = _near(key, _KEYS) or f": {', '.join(_KEYS)}"
            raise UserError(f"there is no key `{key}`{near}", str(path), *places[(key, "@")])
    for key in ("title", "extends"):
        if not isinstance(data.get(key, "?"), str):
            raise UserError(f"`{key}:` must be a text", str(path), *places[(key,)])
    if "title" not in data:
        raise UserError("`title:` is missing", str(path), 1)
    drop = data.get("drop", [])
    if not isinstance(drop, list):
        raise UserError("`drop:` is a list of codes", str(path), *places[("drop",)])
    extends = data.get("extends")
    return {
        "title": data["title"],
        "region": str(data.get("region", "")),
        "extends": (extends, (path.name, *places[("extends",)])) if extends else None,
        "drop": [(str(word), (path.name, *places[("drop", i)])) for i, word in enumerate(drop)],
    }


def _own(where: Path, data: dict[str, Any]) -> dict[str, tuple[Rule, _At]]:
    """The pack's own rules by code, each with its place."""
    from govlint.kinds import made

    found: dict[str, tuple[Rule, _At]] = {}
    yaml = ((made(plain), _place(where, plain["at"])) for plain in data["rules"])
    python = (one for path in sorted(where.glob("*.py")) for one in _python(path))
    for rule, at in (*yaml, *python):
        if rule.code in found:
            first = found[rule.code][1]
            raise UserError(f"{rule.code} is defined twice, first in {first[0]}:{first[1]}", *at)
        far = [name for name in rule.inputs if name in OTHER_INPUTS]
        if far:
            message = f"{rule.code} asks for `{far[0]}`: rules between reports cannot run yet"
            raise UserError(message, *at)
        found[rule.code] = rule, at
    return found


def _python(path: Path) -> Iterator[tuple[Rule, _At]]:
    from importlib.util import module_from_spec, spec_from_file_location

    # Unlike runpy this keeps bytecode, and a dataclass in the file finds its own module.
    name = f"govlint_pack_{sha256(str(path.resolve()).encode()).hexdigest()[:12]}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except UserError:
        raise
    except Exception as error:  # whatever a user's file may raise is a fault of that file
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == str(path)]
        line = frames[-1].lineno if frames else getattr(error, "lineno", None)
        message = f"cannot be run: {type(error).__name__}: {error}"
        raise UserError(message, str(path), line) from error
    for value in vars(module).values():
        if isinstance(value, Rule):
            code = getattr(value.check, "__code__", None)
            yield value, (str(path), code.co_firstlineno if code else 1, 1)


def _check_repairs(own: dict[str, tuple[Rule, _At]], base: dict[str, Rule]) -> None:
    """A repair rule must name linear identities of its table."""
    every = base | {code: rule for code, (rule, _) in own.items()}
    for rule, at in own.values():
        for code in rule.repairs:
            other = every.get(code)
            if other is None:
                near = _near(code, [one for one in every if every[one].assertion])
                raise UserError(f"{rule.code}: there is no rule `{code}`{near}", *at)
            told = other.assertion
            if other.table != rule.table or told is None or told.op != "==" or not linear(told):
                raise UserError(f"{rule.code}: {code} is no linear `==` of {rule.table}", *at)


def _check_names(own: dict[str, tuple[Rule, _At]], rules: dict[str, Rule]) -> None:
    """A name means one rule: it is accepted wherever a code is."""
    codes = {rule.name: code for code, rule in sorted(rules.items(), reverse=True)}
    for code, (rule, at) in own.items():
        other = next(
            (c for c in rules if c != code and rules[c].name == rule.name), codes[rule.name]
        )
        if other != code:
            raise UserError(f"{code}: {other} bears the name `{rule.name}` already", *at)


def _place(where: Path, at: _At) -> _At:
    return str(where / at[0]), at[1], at[2]


def _near(word: str, known: Any) -> str:
    from govlint.names import suggestion

    return suggestion(word, known)
