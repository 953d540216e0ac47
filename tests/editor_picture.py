"""The picture of docs/editors.md, drawn by hand: `python tests/editor_picture.py`.

It takes Neovim, tmux and Chromium.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.annotated_reports import CHROMIUM
from helpers.paths import EXAMPLES, ROOT

PICTURE = ROOT / "docs" / "pictures" / "neovim.png"
REPORT = "青禾县政府信息公开工作年度报告.txt"
_INIT = """
vim.o.termguicolors, vim.o.signcolumn, vim.o.wrap, vim.o.scrolloff = true, "yes", false, 7
vim.cmd("hi NormalFloat guibg=#303030 guifg=#d0d0d0 | hi SignColumn guibg=#1c1c1c")
vim.cmd("hi Title guifg=#ffd75f gui=bold | hi DiagnosticError guifg=#ff5f5f")
vim.api.nvim_create_autocmd("BufEnter", {{ callback = function()
  local id = vim.lsp.start_client({{ name = "govlint", root_dir = "{folder}",
    cmd = {{ "{python}", "-m", "govlint", "lsp" }},
    get_language_id = function() return "govlint-report" end }})
  vim.lsp.buf_attach_client(0, id)
end }})
"""
_KEYS = (
    ":lua vim.diagnostic.goto_next({float=false})",
    ":normal! zt",
    ":lua vim.lsp.buf.hover()",
    ":echo",
)
_SGR = re.compile(r"\x1b\[([\d;:]*)m")
_PAGE = """<meta charset="utf-8"><style>
body {{ margin: 0; background: #1c1c1c; color: #d0d0d0 }}
pre {{ font: 15px/20px "Noto Sans Mono CJK SC", monospace; margin: 0; width: max-content }}
</style><pre>{}</pre>"""


def screen() -> str:
    """What Neovim shows at the wrong figure of an example, with the codes of a terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(EXAMPLES / "wrong-cell.txt", folder / REPORT)
        init = _INIT.format(folder=folder, python=sys.executable)
        (folder / "init.lua").write_text(init, "utf-8")
        tmux = ["tmux", "-f", os.devnull, "-L", f"picture{os.getpid()}", "-u"]
        size = ["-x", "112", "-y", "26"]
        nvim = ["nvim", "-u", str(folder / "init.lua"), str(folder / REPORT)]
        subprocess.run([*tmux, "new-session", "-d", *size, *nvim], check=True)
        time.sleep(6)  # as long as Neovim and the server take to start
        for keys in _KEYS:
            subprocess.run([*tmux, "send-keys", keys, "Enter"], check=True)
            time.sleep(1)
        shown = subprocess.run([*tmux, "capture-pane", "-e", "-p"], check=True, capture_output=True)
        subprocess.run([*tmux, "kill-server"], check=True)
    return shown.stdout.decode()


def as_html(text: str) -> str:
    """What a terminal shows as a page."""
    parts, style = [], dict[str, str]()
    for number, piece in enumerate(_SGR.split(text)):
        if number % 2:
            _apply(piece, style)
        else:
            css = ";".join(f"{key}:{value}" for key, value in style.items())
            parts.append(f'<span style="{css}">{html.escape(piece)}</span>')
    return _PAGE.format("".join(parts))


def _apply(codes: str, style: dict[str, str]) -> None:
    words = [int(word) if word else 0 for word in codes.replace(":", ";").split(";")]
    while words:
        code = words.pop(0)
        if code == 0:
            style.clear()
        elif code in (38, 48) and words[:1] == [2]:
            style["color" if code == 38 else "background"] = "rgb({},{},{})".format(*words[1:4])
            del words[:4]
        elif code in (39, 49):
            style.pop("color" if code == 39 else "background", None)
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 4:
            style["text-decoration"] = "underline"
        elif code == 7:
            style["background"], style["color"] = "#8a8a8a", "#1c1c1c"
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["color"] = _COLOURS[code % 10]


_COLOURS = ("#808080", "#ff5f5f", "#87d787", "#ffd75f", "#5fafff", "#d787ff", "#5fd7d7", "#eee")


def draw() -> None:
    """Write the picture."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1100, "height": 560})
        view.set_content(as_html(screen()))
        view.locator("pre").screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    draw()
