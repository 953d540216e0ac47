"""Which year a file is for, as its name and folder say, and which years are on the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from govlint.text.characters import fold
from govlint.text.pattern import lazy

_YEAR = lazy(r"(?<!\d)(20\d\d)(?!\d)")
_FULL = 0.25  # of the reports of the fullest year that a year on the desk must have


def year_in_name(path: str) -> int | None:
    """The one year in the name of a file; None where there is none, or several."""
    found = set(_YEAR.findall(fold(PurePath(path).stem)))
    return int(found.pop()) if len(found) == 1 else None


def year_in_folder(path: str) -> int | None:
    """The year in the name of the nearest folder that names one."""
    for folder in reversed(PurePath(path).parts[:-1]):
        if len(found := set(_YEAR.findall(fold(folder)))) == 1:
            return int(found.pop())
    return None


def folder_lags(years: Mapping[str, int | None]) -> dict[int, int]:
    """By how many years the reports in the folders of a year are of another one.

    A folder may be called after the year its reports are published in.  `years` are those that the
    reports tell, by their paths.
    """
    lags: dict[int, Counter[int]] = {}
    for path, year in years.items():
        folder = year_in_folder(path)
        if folder is not None and year is not None:
            lags.setdefault(folder, Counter())[year - folder] += 1
    return {
        folder: min(counts.items(), key=lambda pair: (-pair[1], abs(pair[0]), pair[0]))[0]
        for folder, counts in lags.items()
    }


def years_on_desk(years: Iterable[int]) -> tuple[int, ...]:
    """The years that reports were asked for: those of a stray report or two are left out."""
    counts = Counter(years)
    least = max(counts.values(), default=0) * _FULL
    return tuple(sorted(year for year, count in counts.items() if count >= least))
