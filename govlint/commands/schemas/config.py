"""The schema of `.govlint.yaml`."""

from __future__ import annotations

from govlint.settings.config import key_fields
from govlint.yamlfile.shapes import Schema, schema_of


def schema() -> Schema:
    """The schema."""
    return {"title": "govlint: .govlint.yaml", **schema_of(key_fields())}
