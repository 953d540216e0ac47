"""The configuration: `.govlint.yaml`, found upwards from where govlint runs.

Every key is optional; a key, rule, pack or plugin that is not there is an error with its line.
Paths and patterns in the file are relative to its folder.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from govlint.resources import compiled
from govlint.settings.paths import fits, relative

FILE = ".govlint.yaml"
ORGANS = ("province", "city", "county", "township", "street", "department")


class Allow(NamedTuple):
    """An exception: findings of a rule in some files that somebody has looked at and accepts.

    `until` is the last day it holds (ISO date), "" for ever; `line` is where the file says it.
    """

    rule: str
    path: str
    reason: str
    until: str = ""
    line: int = 0


class Section(NamedTuple):
    """What `paths:` says of the files that fit a pattern."""

    pattern: str
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    organ: str = ""


class Settings(NamedTuple):
    """What holds for one file: words for rules to leave out, levels by word, kind of organ."""

    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    organ: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run; `path` is the file they come from, None where there is none.

    `lines` says on which line each key stands.
    """

    path: Path | None = None
    pack: str = ""
    region: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    organ: str = ""
    paths: tuple[Section, ...] = ()
    exclude: tuple[str, ...] = ()
    allow: tuple[Allow, ...] = ()
    baseline: str = ""
    fail_on: str = ""
    jobs: int | None = None
    language: str = ""
    require_plugins: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    @property
    def folder(self) -> Path:
        """The folder its paths are relative to."""
        return self.path.parent if self.path else Path.cwd()

    def place(self, key: str) -> str:
        """Where the file says a key, as errors name it."""
        return f"{self.path}:{dict(self.lines).get(key, 1)}"

    def for_file(self, path: str) -> Settings:
        """What holds for a file: the general settings, then those of each pattern it fits."""
        inside = relative(path, self.folder)
        mine = [section for section in self.paths if fits(inside, section.pattern)]
        return Settings(
            (*self.ignore, *(word for section in mine for word in section.ignore)),
            (*self.levels, *(pair for section in mine for pair in section.levels)),
            next((s.organ for s in reversed(mine) if s.organ), self.organ),
        )

    def standing(self) -> tuple[Allow, ...]:
        """The exceptions that have not ended."""
        today = date.today().isoformat()
        return tuple(one for one in self.allow if not one.until or one.until >= today)

    def excludes(self, path: str) -> bool:
        """Whether a file that a walk found is to be left out."""
        inside = relative(path, self.folder)
        return any(fits(inside, pattern) for pattern in self.exclude)


def find(start: Path) -> Path | None:
    """The configuration file of a folder: its own, or that of the nearest folder above."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        if (folder / ".git").exists():  # a repository is a whole: what is above is another's
            return None
    return None


def load(path: Path | None) -> Config:
    """The configuration in a file, the defaults for None. Raises UserError with the place."""
    if path is None:
        return Config()
    # Reading YAML takes longer than checking a report: what it says is kept between runs.
    path = path.resolve()
    said: dict[str, Any] = compiled("config", (path,), lambda: _plain(path))
    made = {"paths": Section, "allow": Allow}
    for key, record in made.items():
        said[key] = tuple(record(*values) for values in said[key])
    return Config(path=path, **said)


def _plain(path: Path) -> dict[str, Any]:
    """What the file says as plain data."""
    from govlint.settings.reading import read

    found = read(path)
    names = (field.name for field in fields(found) if field.name != "path")
    return {name: _bare(getattr(found, name)) for name in names}


def _bare(value: Any) -> Any:
    return tuple(map(_bare, value)) if isinstance(value, tuple) else value
