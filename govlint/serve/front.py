"""What is at `/`: the page, or where none can be built a plain form that asks the interface."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime

from govlint.bilingual import Text
from govlint.errors import UserError


def front(packs: Sequence[str], lang: str) -> tuple[bytes, UserError | None]:
    """The page with the packs, or a form, and why the page could not be built."""
    from govlint.page.build import page

    try:
        return page(packs, lang, datetime.now(UTC).date()), None
    except UserError as error:
        return form(lang).encode(), error


def form(lang: str) -> str:
    """A page that needs neither node nor a script: files are sent, and their findings come back."""
    title, lead, choose, check = (html.escape(one.in_language(lang)) for one in _WORDS)
    return f"""<!DOCTYPE html>
<html lang="{"en" if lang == "en" else "zh-Hans"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<meta name="color-scheme" content="light dark"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{lead}</p>
<form method="post" enctype="multipart/form-data" action="/api/check?format=html&amp;lang={lang}">
<p><label for="file">{choose}</label>
<input id="file" type="file" name="file" multiple required></p>
<p><button>{check}</button></p></form></main></body></html>
"""


_WORDS = (
    Text("年报自查", "Annual report check"),
    Text(
        "文件传到本单位的服务器上检查，查完即弃，不保存。",
        "Files are checked on your office's server, and not kept.",
    ),
    Text("选择报告（可多选）：", "Reports:"),
    Text("检查", "Check"),
)
