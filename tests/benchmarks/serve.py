"""100 files at once over loopback: none lost, and how long they took.

python tests/benchmarks/serve.py [FILES] [JOBS]
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from govlint.serve.app import Service
from govlint.serve.server import listening, serve

REPORT = Path(__file__).parents[2] / "docs" / "examples" / "wrong-cell.txt"


class Load(NamedTuple):
    """What came of many requests at once; times are in seconds."""

    sent: int
    answered: int
    right: int
    median: float
    p95: float


def load(files: int, jobs: int) -> Load:
    """Send the same report so many times at once to a server of its own."""
    with listening("127.0.0.1", 0) as socket:
        port = socket.getsockname()[1]
        service = Service(b"", {"national": "national"}, jobs=jobs)
        threading.Thread(target=serve, args=(service, socket), daemon=True).start()
        _wait(port)
        data = REPORT.read_bytes()
        with ThreadPoolExecutor(files) as threads:
            answers = list(threads.map(lambda number: _asked(port, number, data), range(files)))
    times = [seconds for seconds, _ in answers]
    cuts = quantiles(times, n=20, method="inclusive")
    right = sum(codes == ["GL310"] for _, codes in answers)
    return Load(files, len(answers), right, cuts[9], cuts[18])


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _asked(port: int, number: int, data: bytes) -> tuple[float, list[str]]:
    start = time.perf_counter()
    address = f"http://127.0.0.1:{port}/api/check?name={number}.txt"
    request = urllib.request.Request(address, data, {"content-type": "text/plain"})
    with urllib.request.urlopen(request, timeout=300) as answer:
        codes = [one["code"] for one in json.load(answer)["diagnostics"]]
    return time.perf_counter() - start, codes


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    found = load(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count() or 2)
    print(
        f"{found.right} of {found.sent} files at once answered right; "
        f"median {found.median * 1000:.0f} ms, p95 {found.p95 * 1000:.0f} ms"
    )
