"""Runs to report, and the definitions their output is held to, for the tests of machine formats."""

import json
import re
from functools import cache
from pathlib import Path

from govlint.bilingual import Text
from govlint.engine import check as engine
from govlint.engine.rule import Rule
from govlint.forms.vocabulary import NATIONAL
from govlint.linter.plugins import reporters
from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import Edit, Failure, Finding, Fix, Note, Suppression
from govlint.model.source import Origin, Source
from govlint.model.tree import Span
from govlint.packs import Pack
from helpers.paths import DATA

SCHEMAS = DATA / "schemas"
RULE = Rule(
    code="GL803",
    name="stray-space",
    title=Text("不应有多余空格", "no stray blanks"),
    level="warning",
    confidence="medium",
    basis="行文规范",
    inputs=("source",),
    check=lambda source: iter(()),
    note_source=Text("多余的空格，\n多是粘贴来的。", "Stray blanks\nwere pasted."),
)


def made_up(*rules: Rule) -> Pack:
    """A pack of some rules, that lies nowhere."""
    codes = frozenset(rule.code for rule in rules)
    return Pack("x", "x", "", Path(), (), NATIONAL, lambda: (rules, codes))


PACK = made_up(RULE)


@cache
def schema(name):
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def finding(text, words, *more, fix=None, stated=None, message="多余的空格“{}”"):
    """A finding about `words` in `text`, related to `more` words of it."""
    at = Span(text.index(words), text.index(words) + len(words))
    said = Text(message.format(words), "stray blank")
    related = tuple(
        Note(Span(text.index(one), text.index(one) + len(one)), Text("又见", "also"))
        for one in more
    )
    return Finding(at, said, Text("删去", "remove it"), stated=stated, related=related, fix=fix)


def diagnostics_of(source, *findings):
    return tuple(engine.diagnostic(RULE, one, source) for one in findings)


def run_of(*outcomes):
    return Run(PACK, outcomes)


def outcome(source, *findings, **more):
    return Outcome(source.path, "checked", diagnostics_of(source, *findings), **more)


def formatted(name, run, lang="zh"):
    return "".join(reporters()[name](run, lang, False))


def many_things():
    """A run with one of everything: texts, a Word file, a page, what was skipped and what broke."""
    text = '标题𠮷 [a](b)\r\n甲 % 乙, 丙: 🔥\r\n丁\x07 <戊>&"己"\n'
    plain = Source("云溪 2024%#?.txt", text, "utf-8-sig")
    text = plain.text  # without the character nobody sees
    at = text.index(" %")
    fix = Fix(True, (Edit(Span(at, at + 1), ""), Edit(Span(at + 2, at + 3), "~")))
    found = diagnostics_of(
        plain,
        finding(text, " % ", "丙: 🔥", "标题𠮷", fix=fix),
        finding(text, "[a](b)", message="多余的“{}”"),
        finding(text, '丁 <戊>&"己"\n', fix=Fix(False, (Edit(Span(0, 2), "题"),))),
        finding(text, ""),
    )
    word = Source(
        "报告.docx", "第一段\n", "", "docx", (Origin(0, 3, Text("第1段", "paragraph 1")),)
    )
    page = Source("页.html", "第一段\n", "", "html", (Origin(0, 3, line=7, column=5),))
    broken = Failure("GL803", plain.path, "ZeroDivisionError: 坏\n了", "Traceback …")
    unread = engine.diagnostic(
        RULE, Finding(Span(0, 0), Text("打不开", "cannot be opened")), Source("坏.pdf", "")
    )
    unread = unread._replace(code="GL001", name="unreadable-input", level="error")
    kept = found[1]._replace(suppressed=Suppression("allow", "上级要求照录\n原文"))
    return run_of(
        Outcome("README.md", "skipped"),
        Outcome(plain.path, "checked", (found[0], kept, *found[2:]), (broken,)),
        Outcome("坏.pdf", "unreadable", (unread,)),
        outcome(word, finding(word.text, "第一段")),
        outcome(page, finding(page.text, "一")),
        Outcome("清.txt", "checked"),
    )


def log(run, lang="zh"):
    """The one run of a SARIF log."""
    (only,) = json.loads(formatted("sarif", run, lang))["runs"]
    return only


def finding_at(text, words):
    start = text.index(words)
    return Finding(Span(start, start + len(words)), Text("有错", "a fault"))


def lines_of(text):
    """The lines of a text with their ends, as SARIF, editors and git count them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|\Z", text)
