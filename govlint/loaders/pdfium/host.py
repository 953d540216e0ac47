"""The process pdfium runs in: one a process of govlint, started with the first PDF.

pdfium is C++ that reads files of any origin, is not safe between threads, and cannot be stopped
from outside.  So it has a process of its own: a crash, a hang or a bomb costs that process, which
is started anew for the next file.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from govlint import cleanup

SECONDS = 9.0  # for one file; `worker` ends itself a little later
_START = 60.0  # to start a process and import pdfium on a busy machine
_WORKER = Path(__file__).with_name("worker.py")


def ask(data: bytes) -> tuple[str, Any]:
    """What the worker says of a PDF: `("pages", […])`, or the name of what is wrong with it."""
    if not data:
        return "broken", None
    with _LOCK:
        worker = _worker()
        if worker is None:
            return "crash", None
        answer = _exchange(worker, data, SECONDS)
        if answer[0] in {"crash", "time"}:
            _end(worker)
        return answer


_LOCK = threading.Lock()
_running: dict[int, subprocess.Popen[bytes]] = {}


def _worker() -> subprocess.Popen[bytes] | None:
    """The worker of this process; one inherited by a fork is its parent's."""
    worker = _running.get(os.getpid())
    if worker is not None and worker.poll() is None:
        return worker
    _running.clear()
    worker = subprocess.Popen(
        [sys.executable, "-P", str(_WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    _widen(worker)
    _running[os.getpid()] = worker
    atexit.register(_end, worker)
    cleanup.at_end(worker.kill)
    if _exchange(worker, b"", _START)[0] != "ready":
        _end(worker)
        return None
    return worker


def _exchange(worker: subprocess.Popen[bytes], data: bytes, seconds: float) -> tuple[str, Any]:
    assert worker.stdin is not None
    assert worker.stdout is not None
    late = threading.Event()

    def stop() -> None:
        late.set()
        worker.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        worker.stdin.write(len(data).to_bytes(8, "little") + data)
        worker.stdin.flush()
        size = int.from_bytes(_exactly(worker.stdout, 8), "little")
        answer: tuple[str, Any] = marshal.loads(_exactly(worker.stdout, size))
    except (OSError, EOFError, ValueError, TypeError):
        return ("time" if late.is_set() else "crash"), None
    finally:
        timer.cancel()
    return answer


def _widen(worker: subprocess.Popen[bytes]) -> None:
    """Let a whole file pass in one go, where the system lets us."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        for stream in (worker.stdin, worker.stdout):
            assert stream is not None
            fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, 1 << 20)


def _exactly(stream: Any, size: int) -> bytes:
    data: bytes = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _end(worker: subprocess.Popen[bytes]) -> None:
    for number in [number for number, one in _running.items() if one is worker]:
        del _running[number]
    atexit.unregister(_end)
    worker.kill()
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                stream.close()
        worker.wait(5)
