"""The schema of a pack's `pack.yaml`."""

from __future__ import annotations

from govlint.packs.manifest import FIELDS
from govlint.yamlfile.shapes import Schema, schema_of


def schema() -> Schema:
    """The schema."""
    found = schema_of(FIELDS)
    return {"title": "govlint: pack.yaml", **found, "dependencies": {"drop": ["extends"]}}
