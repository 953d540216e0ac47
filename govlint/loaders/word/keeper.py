"""The process that keeps LibreOffice: it ends it when govlint says so, or is gone.

Run as a script with a folder and a command.  It imports nothing of govlint.  Its standard input
ends when govlint does, however that was killed; then the folder is taken away as well.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress


def main(folder: str, *command: str) -> int:
    """Run the command in the folder; its exit code."""
    running = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(folder, running, ended), daemon=True)
    watch.start()
    code = running.wait()
    if ended.is_set():
        watch.join()
    return code


def _watch(folder: str, running: subprocess.Popen[bytes], ended: threading.Event) -> None:
    word = sys.stdin.buffer.read()
    ended.set()
    _kill(running)
    if not word:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _kill(running: subprocess.Popen[bytes]) -> None:
    """End the program and all it started: soffice is a script that waits for another."""
    with suppress(OSError):
        if sys.platform == "win32":
            tree = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
            subprocess.run(tree, capture_output=True, check=False)
        else:
            os.killpg(running.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
