"""The note beside a rule in Python: why it is asked for, and when it may be wrong.

`gl114_published_late.md` beside `gl114_published_late.py`:

    # GL114 published-late

    ## 为什么

    条例第四十九条规定……

    ## 误报

    乡镇、街道没有被这一条点名，不查。

    ## Why

    Article 49 of the Regulation has departments publish by 31 January.

    ## False alarms

    Silent on towns and subdistricts.
"""

from __future__ import annotations

from pathlib import Path

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.text.pattern import lazy

HEADINGS = ("为什么", "误报", "Why", "False alarms")
_HEADING = lazy(r"(?m)^(#{1,2}) (.*)$")


def note(path: str, title: str) -> Text:
    """The note in a file: a paragraph on why, then those on when it may be wrong.

    `title` is the rule's code and name, which head the file.  Raises UserError with the place of
    what is wrong in it.
    """
    text = Path(path).read_text("utf-8")
    parts: dict[str, str] = {}
    if text.partition("\n")[0] != f"# {title}":
        zh, en = f"说明的第一行是 `# {title}`", f"a note begins with the line `# {title}`"
        raise UserError(zh, en, path, 1)
    found = list(_HEADING.finditer(text))[1:]
    for match, after in zip(found, [*found[1:], None], strict=True):
        line = text.count("\n", 0, match.start()) + 1
        if match[1] != "##" or match[2] not in HEADINGS or match[2] in parts:
            known = ", ".join(f"`## {heading}`" for heading in HEADINGS)
            zh = f"`{match[0]}`：说明只有 {known}，各一次"
            raise UserError(zh, f"`{match[0]}`: a note has {known}, each once", path, line)
        parts[match[2]] = text[match.end() : after.start() if after else None].strip()
    why, quiet, why_en, quiet_en = (parts.get(heading, "") for heading in HEADINGS)
    zh, en = _joined(why, quiet), _joined(why_en, quiet_en)
    return Text(zh or en, en or zh)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
