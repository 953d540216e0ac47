"""`govlint new`: a pack, a rule in one, or a report to begin with: what is to be changed is said.

A new rule comes with two cases that fail until the rule and its reports are written.  Nothing is
ever written over unasked.
"""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.new import report
from govlint.commands.terminal import console
from govlint.errors import UserError, unknown

if TYPE_CHECKING:
    from govlint.packs import Pack

_HELP = Text("新建一份年度报告、规则包或规则", "begin a report, a pack, or a rule in one")
_WHAT = Text("种类", "kind")
_ARGUMENTS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "what",
        Text("report（年度报告）、pack（规则包）或 rule（规则）", "report, pack or rule"),
        {"metavar": "report|pack|rule"},
    ),
    (
        "name",
        Text("规则包的名称，或规则的编号", "the title of the pack, or the code of the rule"),
        {"metavar": "NAME|CODE"},
    ),
)
_FLAGS = (
    ("--folder", "FOLDER", Text("规则包的文件夹", "the folder of the pack")),
    (
        "--letters",
        "LETTERS",
        Text("规则编号的字母，如 JS", "the letters its codes begin with, as JS"),
    ),
    ("--extends", "PACK", Text("在哪个规则包之上，默认 national", "the pack it adds to")),
    ("--kind", "KIND", Text("哪种规则：forbid、assert 等", "the kind of rule: forbid, assert …")),
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "new", _HELP, lang)
    command.parser.set_defaults(run=run)
    for name, said, more in _ARGUMENTS:
        command.arguments.add_argument(name, nargs="?", help=said.in_language(lang), **more)
    for flag, metavar, said in _FLAGS:
        command.options.add_argument(flag, metavar=metavar, help=said.in_language(lang))
    report.add_flags(command.options, lang)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Write what was asked for. Raises UserError where something is there already."""
    if args.what == "report":
        return report.run(args)
    if args.what is None or (args.name is None and args.what in {"pack", "rule"}):
        raise UserError(
            "要新建什么？govlint new report --organ 单位 --year 年度，"
            "govlint new pack 名称 --folder 文件夹，或 govlint new rule 编号 --pack 文件夹",
            "what? `govlint new report --organ NAME --year YEAR`, "
            "`govlint new pack TITLE --folder FOLDER` or `govlint new rule CODE --pack FOLDER`",
        )
    if args.what not in {"pack", "rule"}:
        raise unknown(_WHAT, args.what, ("report", "pack", "rule"))
    return _pack(args) if args.what == "pack" else _rule(args)


def _pack(args: Namespace) -> int:
    from govlint.commands.new import scaffold

    where = Path(args.folder or f"rules-{args.name}")
    letters = args.letters or _letters(where)
    if not re.fullmatch(r"[A-Z]{2,}", letters) or letters == "GL":
        raise UserError(
            f"规则编号的字母是两个以上大写字母，GL 除外：--letters JS（现为 {letters or '空'}）",
            f"letters of codes are two or more capitals, but not GL: --letters JS (not {letters})",
        )
    extends = args.extends or "national"
    _check_base(extends, where)
    code = f"{letters}801"
    files = scaffold.pack(args.name, extends, letters, args.lang)
    files |= scaffold.rule(code, args.kind or "forbid", args.lang)
    return _write_new(where, files, code, args.lang)


def _check_base(extends: str, where: Path) -> None:
    from govlint import packs
    from govlint.linter import plugins

    known = packs.available(plugins.packs())
    if extends not in known and not (where / extends / "pack.yaml").is_file():
        raise unknown(Text("规则包", "pack"), extends, known)


def _letters(where: Path) -> str:
    """The first two letters of the last word of a folder's name: `rules-yunling` has YU."""
    words = re.findall(r"[A-Za-z]+", where.name)
    return words[-1][:2].upper() if words and words[-1] != "rules" else ""


def _rule(args: Namespace) -> int:
    from govlint.commands import settings
    from govlint.commands.new import scaffold
    from govlint.engine.rule import CODE
    from govlint.linter import lint

    pack = lint.find_pack(settings.settled(args.config, pack=args.pack, trust=args.trust).pack)
    if not CODE.fullmatch(args.name):
        raise UserError(
            f"规则编号是两个以上大写字母加三位数字，如 {_free(pack)}：{args.name}",
            f"a code is two or more capital letters and three digits, as {_free(pack)}: "
            f"{args.name}",
        )
    _refuse_foreign(pack, args.name)
    if any(rule.code == args.name for rule in pack.rules):
        raise UserError(
            f"已有规则 {args.name}。可以用 {_free(pack)}；"
            "要改写上级规则包的规则，见 docs/writing-rules.zh.md",
            f"there is a rule {args.name} already; {_free(pack)} is free. To reword a rule of the "
            "pack extended see docs/writing-rules.md",
        )
    kind = options.one_of(_WHAT, scaffold.KINDS)(args.kind or scaffold.usual(args.name))
    return _write_new(pack.folder, scaffold.rule(args.name, kind, args.lang), args.name, args.lang)


def _refuse_foreign(pack: Pack, code: str) -> None:
    """A rule goes into a pack of the user's own, under the letters of that pack."""
    from govlint.packs.manifest import manifest
    from govlint.resources import folder

    if folder("rules").resolve() in pack.folder.resolve().parents:
        raise UserError(
            f"{pack.name} 是 govlint 自带的规则包。请用 --pack 指明自己的规则包",
            f"{pack.name} is a pack of govlint itself: name a pack of your own, --pack FOLDER",
        )
    letters = manifest(pack.folder).letters
    if letters and not code.startswith(letters):
        raise UserError(
            f"这个规则包的编号以 {letters} 开头（pack.yaml 的 letters），如 {_free(pack)}",
            f"codes of this pack begin with {letters} (`letters:` in pack.yaml), as {_free(pack)}",
        )


def _free(pack: Pack) -> str:
    """A code that is free in a pack."""
    from govlint.packs.manifest import manifest

    mine = sorted(pack.own) or [f"{manifest(pack.folder).letters or 'JS'}801"]
    letters, number = mine[-1][:-3], int(mine[-1][-3:])
    taken = {rule.code for rule in pack.rules}
    free = (f"{letters}{(number + step) % 1000:03}" for step in range(1000))
    return next((code for code in free if code not in taken), mine[-1])


def _write_new(where: Path, files: dict[str, str], code: str, lang: str) -> int:
    new = {where / name: text for name, text in files.items() if not _kept(where / name)}
    there = [path for path in new if path.exists()]
    if there:
        raise UserError(
            f"已有 {there[0]}，什么也没有写", f"{there[0]} is there already; nothing was written"
        )
    for path, text in new.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as trouble:
            console.complain(f"{path}: {trouble.strerror}")
            return 3
        console.say(Text(f"已写入 {path}", f"written: {path}").in_language(lang))
    console.say(_next(where, code).in_language(lang))
    return 0


def _kept(path: Path) -> bool:
    """Whether a file is a schema that is there already."""
    return path.name.endswith(".schema.json") and path.exists()


def _next(where: Path, code: str) -> Text:
    file, cases = where / f"{code.lower()}.yaml", where / "cases" / code
    return Text(
        f"接下来：改 {file} 和 {cases} 中的两份报告，运行 govlint test {where}；"
        "输出无误，加 --accept 记下",
        f"next: edit {file} and the two reports in {cases}, run `govlint test {where}`, and when "
        "what it prints is right, keep it by --accept",
    )
