"""`govlint test`: the cases of a pack are run, and its rules held against one another."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.packs.places import place_of

if TYPE_CHECKING:
    from govlint.packs import Pack
    from govlint.trial import Problem, Tally
    from govlint.trial.analysis.notices import Notice

_NOTE = Text("（提示）", "note: ")
_HELP = Text("运行规则包的案例", "run the cases of a pack")
_EPILOG = Text(
    "退出码：0 全部通过，1 有问题，2 用法或规则包有误。",
    "Exit: 0 all holds, 1 something does not, 2 usage, or the pack cannot be loaded.",
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "test", _HELP, lang)
    command.parser.epilog = _EPILOG.in_language(lang)
    command.parser.set_defaults(run=run)
    pack = Text("规则包：名称或文件夹", "the pack: a name or a folder").in_language(lang)
    command.arguments.add_argument("pack", nargs="?", metavar="PACK", help=pack)
    code = Text(
        "只试这些规则：编号、名称或前缀", "only these rules: codes, names or prefixes"
    ).in_language(lang)
    command.arguments.add_argument("codes", nargs="*", metavar="CODE", help=code)
    accept = Text(
        "把实际输出写入 expected.txt（先核对）", "write what is printed to expected.txt (read it)"
    ).in_language(lang)
    command.options.add_argument("--accept", action="store_true", help=accept)
    coverage = Text("列出没有规则看守的格", "list the cells no rule guards").in_language(lang)
    command.options.add_argument("--coverage", action="store_true", help=coverage)
    options.add_config(command.options, lang)


def run(args: Namespace) -> int:
    """Try the pack, and say by the exit code whether all holds."""
    from govlint import trial
    from govlint.commands import settings
    from govlint.engine.selection import codes_of
    from govlint.forms.vocabulary import using
    from govlint.linter import lint
    from govlint.trial.analysis.notices import notices

    name = settings.settled(args.config, pack=args.pack, trust=args.trust).pack
    pack = lint.find_pack(name)
    codes = {code for word in args.codes for code in codes_of(pack.rules, word)}
    tally = trial.try_pack(pack, name, codes, args.accept)
    with using(pack.vocabulary):
        own = pack.own & codes if codes else pack.own
        remarks = notices(pack.rules, own)
        coverage = list(_coverage(pack)) if args.coverage else []
    for problem in tally.problems:
        console.say("\n".join(_problem(problem, args.lang)))
    for one in remarks:
        console.say("\n".join(_remark(one, pack, args.lang)))
    for line in coverage:
        console.say(line.in_language(args.lang))
    harmless = [*(one.harmless for one in tally.problems), *(one.harmless for one in remarks)]
    faults = harmless.count(False)
    console.say(_summary(tally, faults).in_language(args.lang))
    return int(faults > 0)


def _problem(problem: Problem, lang: str) -> Iterator[str]:
    note = _NOTE.in_language(lang) if problem.harmless else ""
    yield f"{problem.path}: {note}{problem.message.in_language(lang)}"
    yield from (f"    {line}".rstrip() for line in problem.diff.splitlines())


def _remark(one: Notice, pack: Pack, lang: str) -> Iterator[str]:
    note = _NOTE.in_language(lang) if one.harmless else ""
    yield f"{_place(one.rule, pack)}: {note}{one.message.in_language(lang)}"
    yield from (f"    {line.in_language(lang)}" for line in one.proof)


def _place(code: str, pack: Pack) -> str:
    """Where a rule of the pack stands."""
    found = place_of(code, (pack.folder,))
    return "{}:{}".format(*found) if found else str(pack.folder)


def _coverage(pack: Pack) -> Iterator[Text]:
    """How many cells are guarded, and the rows of those that are not."""
    from govlint.trial.analysis.guards import guards
    from govlint.trial.analysis.notices import unguarded

    for name, known in guards(pack.rules).items():
        bare = [cell for cell, codes in known.items() if not codes]
        count = len(known) - len(bare)
        yield Text(
            f"{name} 式：{len(known)} 格中有 {count} 格由规则看守",
            f"form {name}: {count} of {len(known)} cells are guarded by rules",
        )
        yield from (Text(f"    {row.zh}", f"    {row.en}") for row in unguarded(bare))
    spoken = [rule.code for rule in pack.rules if "claims" in rule.inputs]
    if spoken:
        codes = ", ".join(spoken)
        yield Text(
            f"正文提到某格时，还由这些规则对照：{codes}",
            f"where the text speaks of a cell, these hold it against the table: {codes}",
        )


def _summary(tally: Tally, faults: int) -> Text:
    tried = Text(
        f"试了 {tally.rules} 条规则、{tally.cases} 个案例",
        f"{_count(tally.rules, 'rule')} and {_count(tally.cases, 'case')} tried",
    )
    if faults:
        return Text(f"{tried.zh}，{faults} 个问题", f"{tried.en}: {_count(faults, 'problem')}")
    return Text(f"{tried.zh}，全部通过", f"{tried.en}: all holds")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
