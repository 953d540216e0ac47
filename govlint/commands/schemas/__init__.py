"""JSON Schemas of the files people write: the configuration, a pack's `pack.yaml`, its rules.

They are made of the very tables that the files are checked by when they are loaded, so no key can
be in one and not in the other.  What a schema cannot say (whether a name, a pattern or an
expression means something) is checked by govlint itself.  The files `*.schema.json` beside this
module are the same, for editors; the draft is 7, which editors know best.
"""

from __future__ import annotations

import json
from typing import Any

from govlint.commands.schemas import config, packs, rules

DRAFT = "http://json-schema.org/draft-07/schema#"
SCHEMAS = {"config": config.schema, "pack": packs.schema, "rules": rules.schema}


def schema(kind: str) -> dict[str, Any]:
    """The schema of `config` (.govlint.yaml), `pack` (pack.yaml) or `rules` (a pack's *.yaml)."""
    return {"$schema": DRAFT, **SCHEMAS[kind]()}


def text(kind: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def file(kind: str) -> str:
    """The name of the file of a schema."""
    return f"{kind}.schema.json"
