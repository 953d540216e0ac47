"""The tools: check, explain, facts, fix, rules; each says what its command says."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.data.extract import Excepted, Wish, extract, needed
from govlint.data.figures import Row
from govlint.data.schema import TABLES
from govlint.engine.rule import Rule
from govlint.engine.selection import codes_of
from govlint.errors import UserError, together
from govlint.files.decode import Undecodable, decode
from govlint.files.discover import Input, read_bytes, unpacked
from govlint.fixes import files
from govlint.forms.vocabulary import using
from govlint.linter import lint, plugins
from govlint.linter.lint import Task
from govlint.linter.run import Fixed, Outcome, Run
from govlint.linter.shortfall import shortfall
from govlint.linter.unopened import parted
from govlint.mcp.protocol import Json, Server, Tool
from govlint.packs import Pack
from govlint.reporters.json import record, summary


class Desk(NamedTuple):
    """How things are done here now, as the configuration has it.

    `items` finds the files of a path, `task` is what is asked of each, `excepted` marks what
    somebody accepts, `page` is that of a rule in Markdown.
    """

    pack: str
    lang: str
    items: Callable[[str], list[Input]]
    task: Callable[[Input], Task]
    excepted: Excepted
    page: Callable[[Rule, Pack, str], str]


def server(desk: Callable[[], Desk], lang: str) -> Server:
    """The tools over what `desk` makes anew for each call: files may have changed since."""

    def tool(name: str, about: Text, keys: Json, call: _Call, needed: tuple[str, ...] = ()) -> Tool:
        schema = {
            "type": "object",
            "properties": keys,
            "required": list(needed),
            "additionalProperties": False,
        }
        return Tool(
            name,
            about.in_language(lang),
            schema,
            lambda given: call(desk(), given),
            writes="write" in keys,
        )

    report = {key: _text(about, lang) for key, about in _REPORT.items()}
    fixing = {key: _flag(about, lang) for key, about in _FIXING.items()}
    word = {"rule": _text(_RULE, lang)}
    every = (
        tool("check", _CHECK, report, _check),
        tool("explain", _EXPLAIN, word, _explain, ("rule",)),
        tool("facts", _FACTS, report, _facts),
        tool("fix", _FIX, report | fixing, _fix),
        tool("rules", _RULES, {}, _rules),
    )
    return Server({one.name: one for one in every}, _ABOUT.in_language(lang), lang)


_Call = Callable[[Desk, Json], tuple[str, Json]]


def _check(desk: Desk, given: Json) -> tuple[str, Json]:
    """The findings as the text output has them, and as the JSON output."""
    items, left = parted(_items(desk, given))
    outcomes = tuple(lint.outcomes([desk.task(item) for item in items]))
    run = desk.excepted(Run(lint.find_pack(desk.pack), outcomes, unopened=left))
    if len(run.paths("skipped")) == len(run.outcomes):
        raise UserError(*_NO_REPORT)
    with using(run.pack.vocabulary):
        text = "".join(map(str, plugins.reporters()["text"](run, desk.lang, False)))
    data = [record(one, desk.lang) for one in run.diagnostics]
    return text, {"version": 1, "summary": summary(run, desk.lang), "diagnostics": data}


def _explain(desk: Desk, given: Json) -> tuple[str, Json]:
    """The pages of the rules a word stands for."""
    pack = lint.find_pack(desk.pack)
    codes = codes_of(pack.rules, given["rule"])
    with using(pack.vocabulary):
        pages = [desk.page(rule, pack, desk.lang) for rule in pack.rules if rule.code in codes]
    return "\n".join(pages), {"codes": sorted(codes)}


def _facts(desk: Desk, given: Json) -> tuple[str, Json]:
    """The figures of reports, a row a figure, and what could not be read of them."""
    rows: list[Row] = []
    notes: list[Text] = []
    items, _ = parted(_items(desk, given))
    for task in lint.prepared(desk.task(item) for item in items):
        wish = Wish(needed(task, (FIGURES,)), (FIGURES,), desk.lang, desk.excepted)
        found = extract(wish)
        rows += found.rows.get(FIGURES, ())
        if (short := shortfall(found.outcome)) is not None:
            notes.append(Text(*(f"{task.item.path}: {said}" for said in short.line)))
    if not rows:
        raise together(UserError(*said) for said in notes or [_NO_REPORT])
    heads = [column.name for column in TABLES[FIGURES]]
    said = [note.in_language(desk.lang) for note in notes]
    lines = ["\t".join("" if one is None else str(one) for one in row) for row in (heads, *rows)]
    data = [dict(zip(heads, row, strict=True)) for row in rows]
    return "\n".join([*said, *lines]), {"rows": data, "notes": said}


def _fix(desk: Desk, given: Json) -> tuple[str, Json]:
    """The text of a report with its fixes; its file is written only if that is asked for."""
    item, writes = _one(desk, given), bool(given.get("write"))
    if writes and "text" in given:
        raise UserError("`write` 要有 `path`", "`write` needs a `path`")
    before = _content(item)
    task = desk.task(item if writes else item._replace(data=before))
    outcome = files.fix_file(files.Wish(bool(given.get("unsafe")), excepted=desk.excepted), task)
    fixed = outcome.fixed or Fixed()
    if outcome.state != "checked" or fixed.failed:
        raise together(UserError(*said) for said in (*fixed.notes, *_messages(outcome)))
    after = _content(item) if writes else fixed.data or before
    text = _decoded(after)
    notes = [said.in_language(desk.lang) for said in fixed.notes]
    facts = {"mended": fixed.mended, "written": writes and fixed.mended > 0, "notes": notes}
    left = [record(one, desk.lang) for one in outcome.standing]
    return text or "\n".join(notes), {"text": text, **facts, "left": left}


def _one(desk: Desk, given: Json) -> Input:
    items, _ = parted(_items(desk, given))
    if len(items) != 1:
        raise UserError("一次改一份报告", "one report at a time is fixed")
    return items[0]


def _content(item: Input) -> bytes:
    """The bytes of a file. Raises UserError for one that cannot be read."""
    try:
        return read_bytes(item)
    except OSError as error:
        raise UserError(
            f"读不出来：{error.strerror}", f"cannot be read: {error.strerror}"
        ) from error
    except Undecodable as error:
        raise UserError(*error.message) from error


def _decoded(data: bytes) -> str:
    """The text of a file; "" of one that is no text."""
    try:
        return decode(data)[0]
    except Undecodable:
        return ""


def _messages(outcome: Outcome) -> list[Text]:
    """Why a file was not read as a report."""
    found = [one.message for one in outcome.diagnostics] or [_NO_REPORT]
    return found if outcome.state != "checked" else []


def _rules(desk: Desk, given: Json) -> tuple[str, Json]:
    """Every rule: code, name, level, title."""
    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "level": rule.level,
            "title": rule.title.in_language(desk.lang),
        }
        for rule in lint.find_pack(desk.pack).rules
    ]
    return "\n".join("  ".join(one.values()) for one in rules), {"rules": rules}


def _items(desk: Desk, given: Json) -> list[Input]:
    """The reports a call is about: those of a path, or the text it brings itself."""
    if ("path" in given) == ("text" in given):
        raise UserError("请给出 path 或 text 之一", "give either `path` or `text`")
    if "path" in given:
        return desk.items(given["path"])
    name = given.get("name") or "report.txt"
    data = given["text"].encode("utf-8", "replace")
    return list(unpacked([Input(name, named=True, data=data)], plugins.loaders()))


def _text(about: Text, lang: str) -> Json:
    return {"type": "string", "description": about.in_language(lang)}


def _flag(about: Text, lang: str) -> Json:
    return {"type": "boolean", "default": False, "description": about.in_language(lang)}


FIGURES = "figures"
_REPORT = {
    "path": Text("报告或文件夹的路径", "path of a report or a folder"),
    "text": Text("报告全文（代替 path）", "the text of a report (instead of a path)"),
    "name": Text("text 的文件名", "a file name for `text`"),
}
_FIXING = {
    "unsafe": Text("连同须核实的一起改（数字）", "also what must be verified (figures)"),
    "write": Text("写回文件；默认只返回文字", "write the file; else the text is only returned"),
}
_RULE = Text("规则编号、名称或前缀，如 GL301", "code, name or prefix of a rule, such as GL301")
_CHECK = Text(
    "检查政府信息公开工作年度报告：给出问题、位置、依据和应有的数字",
    "Check annual reports on information disclosure: findings, places, legal basis, due figures",
)
_EXPLAIN = Text(
    "说明一条规则：查什么、依据、正反例", "Explain a rule: what, on what basis, examples"
)
_FACTS = Text("报告表格中的全部数字，一行一个", "All figures of the tables of reports, one a row")
_FIX = Text(
    "返回改正后的全文；只改有把握的，除非 unsafe；不写文件，除非 write",
    "Return the corrected text: what is safe to fix, with `unsafe` all; nothing is written without "
    "`write`",
)
_RULES = Text("列出全部规则", "List all rules")
_ABOUT = Text(
    "检查中国政府信息公开工作年度报告。先用 check；数字的改法须由人核实。",
    "Checks Chinese government information-disclosure annual reports. Start with check; a person "
    "must verify how figures are corrected.",
)
_NO_REPORT = Text(
    "没有看到年报。请检查路径或文字",
    "there is no annual report there: check the path or the text",
)
