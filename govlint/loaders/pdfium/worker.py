"""The process that holds pdfium: PDFs in by stdin, glyphs and lines out by stdout.

Run as a script.  It imports nothing of govlint, so that it starts fast and knows nothing.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any, BinaryIO

MAX_PAGES = 300
MAX_GLYPHS = 600_000  # of a document
MAX_BOXES = 200_000  # of a document
MAX_MEMORY = 900 * 1024 * 1024
MAX_SECONDS = 15.0  # of a file: who should have ended this process before may be gone


def main() -> None:
    """Answer one file after another until stdin ends."""
    import faulthandler
    import gc
    import signal

    gc.disable()  # nothing here goes round in circles, and there is much of it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    read_pages = None
    while len(head := source.read(8)) == 8:
        data = source.read(int.from_bytes(head, "little"))
        if read_pages is None:
            read_pages = _reader()
        faulthandler.dump_traceback_later(MAX_SECONDS, exit=True)
        _send(sink, read_pages(data) if data else ("ready", None))
        faulthandler.cancel_dump_traceback_later()


def _limit_memory() -> None:
    """A bomb shall end this process and not starve the machine."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _reader() -> Any:
    """The reader beside this file, as a package that does not need govlint."""
    from importlib import import_module
    from pathlib import Path
    from types import ModuleType

    package = ModuleType("pdfium_worker")
    package.__path__ = [str(Path(__file__).parent)]
    sys.modules[package.__name__] = package
    read_pages = import_module("pdfium_worker.reader").read_pages
    return lambda data: read_pages(data, MAX_PAGES, MAX_GLYPHS, MAX_BOXES)


def _send(sink: BinaryIO, answer: Any) -> None:
    packed = marshal.dumps(answer)
    sink.write(len(packed).to_bytes(8, "little") + packed)
    sink.flush()


if __name__ == "__main__":
    main()
