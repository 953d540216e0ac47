"""Sheets: Excel, WPS and OpenDocument tables. Their readers are imported when one is met."""

from __future__ import annotations

from govlint.linter.plugins import Loader, hookimpl
from govlint.model.source import Source


def load_xlsx(data: bytes, path: str) -> Source:
    """The text of a workbook in Office Open XML. Raises Undecodable."""
    from govlint.loaders.sheets.xlsx import load

    return load(data, path)


def load_xls(data: bytes, path: str) -> Source:
    """The text of an old workbook of Excel or WPS. Raises Undecodable."""
    from govlint.loaders.sheets.xls import load

    return load(data, path)


def load_ods(data: bytes, path: str) -> Source:
    """The text of an OpenDocument workbook. Raises Undecodable."""
    from govlint.loaders.sheets.ods import load

    return load(data, path)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffixes of workbooks."""
    return {
        ".xlsx": load_xlsx,
        ".xlsm": load_xlsx,
        ".xls": load_xls,
        ".et": load_xls,
        ".ods": load_ods,
    }
