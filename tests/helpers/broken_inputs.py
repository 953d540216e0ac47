"""Faults put beside a clean report: what is there, what is typed, what must be said of it.

Without its fault every one of these runs would end with 0.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from helpers import word_files
from helpers.installed_plugins import COMMAND, HOOK, LOADER, REPORTER
from helpers.sample_report import report
from helpers.workbooks import zipped

MENDABLE = report().replace("“公开”", "（公开)")
CLEAN = report().replace("　", "")


class Fault(NamedTuple):
    """`words` are typed (a shell's line if `shell`), the exit code is `code`; `cause` and `next`
    stand in the one line on stderr, or in a finding if `found`.

    `files` are put beside `ok.txt`, `plugin` is installed, `trick` is a function of test_no_…
    """

    words: str
    code: int
    cause: str
    next: str
    files: Mapping[str, str | bytes] = MappingProxyType({})
    plugin: str = ""
    trick: str = ""
    found: bool = False
    shell: bool = False


def config(text: str | bytes) -> dict[str, str | bytes]:
    return {"c.yaml": text}


def pack(body: str, manifest: str = "title: x\nextends: ../../pack\nletters: JS\n", name="a.yaml"):
    return {"p/pack.yaml": manifest, f"p/{name}": body}


def ruled(body: str) -> dict[str, str | bytes]:
    """A pack with a rule in Python."""
    return pack(RULE + body + "\n", name="a.py")


RULE = (
    "import os, signal, time\nfrom govlint import rule\n"
    "@rule('JS801', 'js-a', '好', en='good', basis='x')\ndef a(report):\n    'x'\n    "
)
ENTRY = (
    "JS301:\n  name: js-b\n  title: 好\n  en: good\n  basis: x\n  level: error\n"
    "  table: requests\n  each: column\n  assert: new >= 0\n"
)
CHECK = "check ok.txt --pack ../pack"
CONFIG = "check ok.txt --pack ../pack --config c.yaml"
PACK = "check ok.txt --pack p"
BAD = "plugin yunxi (yunxi-bad) is broken"
WORD = word_files.docx(word_files.p(word_files.r("政府信息公开工作年度报告" * 300)))

TYPED = {
    "unknown rule": Fault(f"{CHECK} --select GL999", 2, "no such rule: GL999", "did you mean"),
    "unknown rule ignored": Fault(f"{CHECK} --ignore XY1", 2, "rule: XY1", "`govlint rules`"),
    "no rule left": Fault(f"{CHECK} --select GL3 --ignore GL3", 2, "none is left", "Correct"),
    "unknown option": Fault(f"{CHECK} --selct GL3", 2, "--selct", "did you mean --select?"),
    "unknown command": Fault("chek ok.txt", 2, "no such command: chek", "did you mean check?"),
    "unknown format": Fault(f"{CHECK} --format jsn", 2, "format: jsn", "did you mean json?"),
    "unknown level": Fault(f"{CHECK} --fail-on eror", 2, "no such level: eror", "mean error?"),
    "unknown pack": Fault("check ok.txt --pack natonal", 2, "natonal", "did you mean national?"),
    "unknown language": Fault(f"{CHECK} --lang eng", 2, "eng", "en"),
    "a value left out": Fault(f"{CHECK} --select", 2, "--select", "needs a value"),
    "missing file": Fault("check nowhere.txt", 2, "nowhere.txt", "Check the path"),
    "a pattern of nothing": Fault("check *.nope", 2, "no file fits *.nope", "Check the path"),
    "missing configuration": Fault(f"{CHECK} --config no.yaml", 2, "no.yaml", "`govlint init`"),
    "missing baseline": Fault(f"{CHECK} --baseline no", 2, "no such baseline", "baseline write`"),
    "spoilt baseline": Fault(
        f"{CHECK} --baseline b", 2, "b:1:1: not an entry", "write it anew", {"b": "{nonsense\n"}
    ),
}  # fmt: skip
CONFIGURED = {
    "unknown key": Fault(CONFIG, 2, "c.yaml:1:1: no such key: selct", "select", config("selct: x")),
    "bad YAML": Fault(CONFIG, 2, "c.yaml:2:1: not YAML", "expected", config("select: [\n")),
    "duplicate key": Fault(
        CONFIG, 2, "c.yaml:2:1: the key `jobs`", "leave one", config("jobs: 1\njobs: 2\n")
    ),
    "bytes that are no text": Fault(CONFIG, 2, "c.yaml:2:1", "as UTF-8", config(b"jobs: 1\n\xff")),
    "unknown rule in it": Fault(
        CONFIG, 2, "c.yaml:1:10: no such rule: GL999", "did you mean", config("select: [GL999]\n")
    ),
    "every file excluded": Fault(
        "check . --config c.yaml", 3, "no file to read", "Name", config("exclude: ['*']\n")
    ),
}  # fmt: skip
PACKED = {
    "a folder that is no pack": Fault("check ok.txt --pack .", 2, "no pack", "pack.yaml"),
    "a pack without rules": Fault(
        PACK, 2, "p/pack.yaml: the pack has no rules", "write one", {"p/pack.yaml": "title: x\n"}
    ),
    "unknown key of a pack": Fault(
        PACK, 2, "pack.yaml:2:1", "mean title?", pack("", "title: x\ntilte: 1")
    ),
    "unknown pack extended": Fault(
        PACK, 2, "natonal", "did you mean national?", pack("", "title: x\nextends: natonal\n")
    ),
    "unknown rule dropped": Fault(
        PACK, 2, "no rule `GL999`", "mean", pack("", "title: x\nextends: national\ndrop: [GL999]")
    ),
    "unknown key of a rule": Fault(
        PACK, 2, "a.yaml:6:3", "did you mean level?", pack(ENTRY.replace("level", "levle"))
    ),
    "unknown name in a rule": Fault(
        PACK, 2, "a.yaml:9:11", "did you mean new?", pack(ENTRY.replace("new", "nwe"))
    ),
    "bad YAML in a pack": Fault(PACK, 2, "a.yaml:10:3: not YAML", "", pack(ENTRY + "  [")),
    "a rule twice": Fault(PACK, 2, "a.yaml:10:1", "leave one of them out", pack(ENTRY * 2)),
    "a file passed over": Fault(PACK, 2, "a.yml", "rename", pack("", name="a.yml")),
    "a code that is taken": Fault(
        PACK, 2, "GL777", "did you mean", pack(ENTRY.replace("JS301", "GL777"))
    ),
    "Python that does not parse": Fault(PACK, 2, "a.py:1", "SyntaxError", pack("(", name="a.py")),
    "Python that does not import": Fault(
        PACK, 2, "a.py:2:1", "No module named 'nowhere'", pack("\nimport nowhere", name="a.py")
    ),
    "Python that exits": Fault(PACK, 2, "a.py:1", "SystemExit", pack("exit(0)", name="a.py")),
    "a rule raising": Fault(
        PACK, 3, "rule JS801 crashed on ok.txt", "ZeroDivisionError", ruled("1 / 0; yield")
    ),
    "a rule that exits": Fault(
        PACK, 3, "rule JS801 crashed", "not fully checked", ruled("raise SystemExit(0); yield")
    ),
    "a rule that yields nonsense": Fault(PACK, 3, "JS801", "yields Findings", ruled("yield 3")),
    "a rule that recurs for ever": Fault(
        PACK, 3, "JS801", "RecursionError", ruled("yield from a.check(report)")
    ),
}  # fmt: skip
PLUGGED = {
    "import error": Fault(CHECK, 2, BAD, "No module named 'nowhere'", plugin="import nowhere"),
    "exit on import": Fault(CHECK, 2, BAD, "Mend it or uninstall it", plugin="raise SystemExit(0)"),
    "misspelt hook": Fault(
        CHECK, 2, "govlint_loader,", "did you mean", plugin=f"{HOOK}govlint_loader(): return {{}}"
    ),
    "unmarked hook": Fault(
        CHECK, 2, "lacks @govlint", "Mend it", plugin="def govlint_loaders(): return {}"
    ),
    "a plugin of nothing": Fault(CHECK, 2, "has none of", "Mend it or uninstall", plugin="x = 1"),
    "a suffix that is taken": Fault(
        CHECK, 2, "loader .txt", "Uninstall one",
        plugin=f"{HOOK}govlint_loaders(): return {{'.txt': id}}",
    ),
    "a pack that is not there": Fault(
        f"{CHECK} --pack q", 2, "is no pack", "Mend",
        plugin=f"{HOOK}govlint_packs(): return [Path('q')]",
    ),
    "a loader raising": Fault(
        f"{CHECK} a.up", 3, "loader of plugin yunxi (yunxi-bad) crashed: ZeroDivisionError",
        "tell the author", {"a.up": "x"}, LOADER + "1 / 0", found=True,
    ),
    "a reporter raising": Fault(
        f"{CHECK} --format up", 3, "format up of plugin yunxi", "Tell its author",
        plugin=REPORTER + "yield 'x'; 1 / 0",
    ),
    "a command raising": Fault(
        "up", 3, "command up of plugin yunxi", "Tell its author", plugin=f"{COMMAND}1 / 0)"
    ),
}  # fmt: skip
READ = {
    "undecodable": Fault(
        "", 3, "binary data, not text", "save it as", {"b.txt": bytes(range(256))}, found=True
    ),
    "truncated in a character": Fault(
        "", 3, "UTF-8 text is damaged", "export it", {"b.txt": CLEAN.encode()[:-3]}, found=True
    ),
    "truncated Word file": Fault(
        "", 3, "damaged", "again", {"b.docx": WORD[: len(WORD) // 2]}, found=True
    ),
    "truncated PDF": Fault("", 3, "damaged", "export", {"b.pdf": b"%PDF-1.7\n1 0"}, found=True),
    "a picture": Fault("", 3, "a PNG picture", "OCR", {"b.txt": b"\x89PNG\r\n\x1a\n"}, found=True),
    "empty": Fault("", 3, "the file is empty", "the right file", {"b.txt": ""}, found=True),
    "empty zip": Fault("b.zip", 3, "is empty", "pack it again", {"b.zip": zipped({})}, found=True),
    "a zip of nothing": Fault(
        "b.zip", 3, "no file in this zip", ".docx", {"b.zip": zipped({"a": b"x"})}, found=True
    ),
    "a zip with one damaged": Fault(
        "", 3, "the file is empty", "export", {"b.zip": zipped({"a.txt": b""})}, found=True
    ),
    "no permission": Fault(
        "", 3, "no permission", "may you read it", {"b.txt": CLEAN}, trick="locked", found=True
    ),
    "a folder closed": Fault("", 3, "no permission", "", trick="closed", found=True),
    "gone meanwhile": Fault("dangling", 3, "is gone", "still there", trick="linked", found=True),
    "symlink loop": Fault("loop", 3, "symbolic links", "still there", trick="linked", found=True),
    "an extra that is missing": Fault(
        "", 3, "pypdfium2 is needed", 'pip install "govlint[pdf]"', {"b.pdf": b"%PDF-1.7\n"},
        trick="bare", found=True,
    ),
    "no report": Fault(
        "x.txt", 1, "does not look like", "--skip-non-reports", {"x.txt": "x"}, found=True
    ),
    "empty folder": Fault("check void", 3, "no file to read in void", "Name", trick="void"),
    "a folder without reports": Fault(
        "check d", 3, "no report in d", "Name the folder", {"d/README.md": "x"}
    ),
    "figures of nothing": Fault("facts void", 3, "no report in void", "Name", trick="void"),
    "figures of no report": Fault("facts x.md", 3, "x.md: this", "right file?", {"x.md": "x"}),
    "a tree of nothing": Fault("tree void", 3, "no report in void", "Name", trick="void"),
    "nothing to annotate": Fault("annotate void", 2, "no .docx", "Name a .docx", trick="void"),
}  # fmt: skip
SYSTEM = {
    "full disk under -o": Fault(f"{CHECK} -o /dev/full", 3, "/dev/full", "no room left"),
    "full disk under --fix": Fault(
        "check b.txt --fix", 3, "b.txt", "no room", {"b.txt": MENDABLE}, trick="full"
    ),
    "a folder that is gone": Fault(f"{CHECK} -o no/x.txt", 3, "no/x.txt", "folder is gone"),
    "full disk under stdout": Fault(f"{CHECK} >/dev/full", 3, "No space", "Make room", shell=True),
    "full disk under facts": Fault("facts ok.txt >/dev/full", 3, "No space", "room", shell=True),
    "closed stdout": Fault(f"{CHECK} >&-", 3, "it is closed", "send it elsewhere", shell=True),
    "closed stdout of a machine": Fault(
        f"{CHECK} --format sarif >&-", 3, "it is closed", "send it elsewhere", shell=True
    ),
    "closed stdin": Fault("check - <&-", 3, "is empty", "right file", found=True, shell=True),
    "a reader that goes": Fault(f"{CHECK} | true", 0, "", "", shell=True),
    "Ctrl-C": Fault(
        PACK, 130, "interrupted", "Run it again",
        ruled("os.kill(os.getpid(), signal.SIGINT); time.sleep(9); yield"), shell=True,
    ),
    "Ctrl-C with processes": Fault(
        f"{PACK} b.txt --jobs 2", 130, "interrupted", "Run it again",
        ruled("os.kill(os.getppid(), signal.SIGINT); time.sleep(0.3); yield") | {"b.txt": CLEAN},
        shell=True,
    ),
    "a process killed": Fault(
        f"{PACK} b.txt --jobs 2", 3, "ended by the system", "--jobs 1",
        ruled("os.kill(os.getpid(), 9); yield") | {"b.txt": CLEAN}, shell=True, found=True,
    ),
}  # fmt: skip
FAULTS = {
    f"{part}: {name}": fault
    for part, rows in {
        "command line": TYPED,
        "configuration": CONFIGURED,
        "pack": PACKED,
        "plugin": PLUGGED,
        "input": READ,
        "system": SYSTEM,
    }.items()
    for name, fault in rows.items()
}
