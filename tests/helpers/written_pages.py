"""What the project's pages quote, show and list: made anew from the files, commands and rules."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from govlint import packs
from govlint.bilingual import Text
from helpers.judged import scores
from helpers.paths import ROOT


def ran(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command line of govlint, run as a reader would, in the project's folder or another."""
    kept = {k: v for k, v in os.environ.items() if k not in {"GOVLINT_LANG", "FORCE_COLOR"}}
    env = kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "govlint", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8")


def filled(text: str, lang: str) -> str:
    """A page with what it quotes, shows and lists made anew."""

    def quoted(match: re.Match[str]) -> str:
        body = (ROOT / match["path"]).read_text("utf-8")
        return f"```{match['kind']}\n# {match['path']}\n{body}```\n"

    def shown(match: re.Match[str]) -> str:
        return f"{match[1]}{ran(*shlex.split(match['words'])).stdout}```\n"

    text = _SHOWN.sub(shown, _QUOTE.sub(quoted, text))
    text = _RULES.sub(lambda match: f"{match[1]}{chr(10).join(_families(lang))}\n{match[2]}", text)
    text = _ROOMS.sub(lambda match: f"{match[1]}{_rooms()}{match[2]}", text)
    return _LAYERS.sub(lambda match: f"{match[1]}\n{_layers()}\n{match[2]}", text)


FAMILIES = {
    "GL0": Text("读得出来，表格齐全", "it can be read, its tables are whole"),
    "GL1": Text("标题、结构、序号、日期、落款", "title, structure, numbering, dates, sign-off"),
    "GL2": Text("表二：主动公开", "table 2: disclosure"),
    "GL3": Text("表三：申请的收办", "table 3: requests"),
    "GL4": Text("表四：复议和诉讼", "table 4: review and litigation"),
    "GL5": Text("正文与表格是否一致", "what the sentences say against the tables"),
    "GL6": Text("与上年、与下级报告是否衔接", "against last year's report and those below"),
    "GL7": Text("法规、文件和机关的名称", "names of laws, documents and organs"),
    "GL8": Text("用字、标点、残留的模板文字", "wording, punctuation, leftovers of a template"),
    "GL9": Text("个人信息", "personal information"),
}


def _families(lang: str) -> Iterator[str]:
    """A line a family of rules: its codes, what it is about, how many, and two of them."""
    heads = {
        "zh": ("编号", "查什么", "规则数", "正确/报出", "例如"),
        "en": ("codes", "about", "rules", "right/found", "such as"),
    }
    yield f"| {' | '.join(heads[lang])} |"
    yield "|---|---|---|---|---|"
    rules = packs.load("national").rules
    for start, about in FAMILIES.items():
        own = [rule for rule in rules if rule.code.startswith(start)]
        some = [rule for rule in own if rule.level == "error"][:2] or own[:2]
        named = "；".join(f"[{r.code}](docs/rules/{r.code}.md) {r.title.zh}" for r in some)
        if lang == "en":
            named = "; ".join(f"[{r.code}](docs/rules/{r.code}.md) {r.name}" for r in some)
        made = [scores()[rule.code] for rule in own if rule.code in scores()]
        right = f"{sum(one.right for one in made)}/{sum(one.found for one in made)}"
        yield f"| {start}xx | {about.in_language(lang)} | {len(own)} | {right} | {named} |"


def _layers() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["type"] == "layers")
    return "".join(f"    {re.sub(r' [|:] ', '  ', layer)}\n" for layer in layers)


def _rooms() -> str:
    """A line a package, and what the first sentence of its docstring says of it."""
    rows = "| room | what it does |\n|---|---|\n"
    for path in sorted((ROOT / "govlint").glob("*/__init__.py")):
        words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        rows += f"| `{path.parent.name}/` | {words.partition(chr(10))[0].rstrip('.')} |\n"
    return rows


_QUOTE = re.compile(r"```(?P<kind>yaml|python)\n# (?P<path>docs/\S+)\n.*?```\n", re.DOTALL)
_SHOWN = re.compile(r"(```console\n\$ govlint (?P<words>[^\n]*)\n).*?```\n", re.DOTALL)
_ROOMS = re.compile(r"(<!-- rooms:[^>]*-->\n).*?(<!-- /rooms -->)", re.DOTALL)
_LAYERS = re.compile(r"(<!-- layers:[^>]*-->\n).*?(<!-- /layers -->)", re.DOTALL)
_RULES = re.compile(r"(<!-- rules:[^>]*-->\n).*?(<!-- /rules -->)", re.DOTALL)
