"""The folder the tables go to, here or elsewhere: whole files, markers, what made them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from os import urandom
from typing import Any, NamedTuple

from govlint import atomic
from govlint.bilingual import Text
from govlint.data.schema import TABLES
from govlint.errors import UserError
from govlint.guard import Guard
from govlint.parts.part import Counts, Job, counts_of
from govlint.parts.sources import filesystem, reason

FOLDERS = {"figures": "facts"}
"""The folder of a table where it is not that of its name."""
_DONE, _RUN, _TEMPORARY = "done", "run.json", ".tmp"
# An object of these appears whole or not at all; what is moved there is copied.
_PART = re.compile(r"part-([0-9a-f]+)\.parquet(\.[0-9a-f]+\.tmp)?")
_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "az", "oss", "memory"})


class Store(NamedTuple):
    """A folder of a file system."""

    fs: Any
    root: str

    def put(self, name: str, data: bytes) -> None:
        """Make a file in it: wholly or not at all."""
        path = f"{self.root}/{name}"
        kind = self.fs.protocol if isinstance(self.fs.protocol, str) else self.fs.protocol[0]
        self.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        if kind in {"file", "local"}:
            atomic.put(path, data)
        elif kind in _WHOLE:
            self.fs.pipe_file(path, data)
        else:
            beside = f"{path}.{urandom(6).hex()}{_TEMPORARY}"
            self.fs.pipe_file(beside, data)
            self.fs.mv(beside, path)

    def names(self, folder: str) -> list[str]:
        """The names in one of its folders; none where there is no such folder."""
        self.fs.invalidate_cache()
        try:
            found = self.fs.ls(f"{self.root}/{folder}" if folder else self.root, detail=False)
        except FileNotFoundError:
            return []
        return [name.rstrip("/").rpartition("/")[2] for name in found]

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        with suppress(FileNotFoundError):
            self.fs.rm_file(f"{self.root}/{name}")


def store_at(address: str) -> Store:
    """The folder at an address.  Raises UserError."""
    fs, root = filesystem(address)
    return Store(fs, root.rstrip("/"))


def table_file(table: str, part: str) -> str:
    """Where a part of a table lies."""
    return f"{FOLDERS.get(table, table)}/part-{part}.parquet"


def mark(store: Store, counts: Counts) -> None:
    """Say that a part is done: its counts are in the marker's name, so that a listing tells all."""
    store.put(_marker(counts), json.dumps(counts._asdict()).encode())


def marked(store: Store) -> dict[str, Counts]:
    """The parts that are done, by name."""
    found = {}
    for name in store.names(_DONE):
        with suppress(ValueError, TypeError):
            _, part, *numbers, content = name.split("-")
            found[part] = counts_of(part, [*map(int, numbers), int(content, 16)])
    return found


def claim(store: Store, address: str, job: Job, sources: Iterable[str], force: bool) -> None:
    """Take the folder for a run.  Raises UserError where it holds what another run made.

    With `force` that is superseded.
    """
    due = {
        "govlint": job.version,
        "rules": f"{job.pack} {job.rules}",
        "tables": list(job.tables),
        "lang": job.lang,
        "sources": list(sources),
    }

    def refused(error: BaseException) -> UserError:
        why = reason(error)
        return UserError(
            f"{address}：{why.zh}。请检查权限，或另选一个文件夹",
            f"{address}: {why.en}. Check permission, or name another folder",
        )

    with Guard(refused, UserError):
        there = set(store.names("")) & {_DONE, *(FOLDERS.get(t, t) for t in TABLES)}
        if there and not force:
            _refuse_other(store, address, due)
        store.put(_RUN, json.dumps(due, ensure_ascii=False, indent=2).encode())


def _refuse_other(store: Store, address: str, due: dict[str, Any]) -> None:
    try:
        known = json.loads(store.fs.cat_file(f"{store.root}/{_RUN}"))
    except (FileNotFoundError, ValueError):
        known = {}
    for key, value in due.items():
        if known.get(key) != value:
            was = _short(known.get(key))
            said = _KINDS[key]
            raise UserError(
                f"{address} 里有另一次运行写的部分（{said.zh} {was}，这次是 {_short(value)}），"
                "没有动。请另选一个文件夹；确实要换掉：--force",
                f"{address} holds parts of another run ({said.en} {was}, now {_short(value)}): "
                "left alone. Name another folder; to replace them: --force",
            )


def _short(value: object) -> str:
    text = "?" if value is None else value if isinstance(value, str) else json.dumps(value)
    return text if len(text) < 60 else f"{text[:60]}…"


_KINDS = {
    "govlint": Text("govlint 版本", "govlint"),
    "rules": Text("规则包", "rules"),
    "tables": Text("表", "tables"),
    "lang": Text("语言", "language"),
    "sources": Text("来源", "sources"),
}


def clear(store: Store, known: dict[str, Counts], belong: AbstractSet[str]) -> None:
    """Take away all that is of no part that belongs to the run: the markers first."""
    for part in known.keys() - belong:
        store.remove(_marker(known[part]))
    for table in TABLES:
        folder = FOLDERS.get(table, table)
        for name in store.names(folder):
            if (found := _PART.match(name)) and (found[1] not in belong or found[2]):
                store.remove(f"{folder}/{name}")


def _marker(counts: Counts) -> str:
    *numbers, content = counts[1:]
    return f"{_DONE}/" + "-".join(("part", counts.name, *map(str, numbers), f"{content:032x}"))
