"""Rates and times of repair, by hand: `python tests/benchmarks/repair.py`."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "identities")]

from helpers.mistyped_tables import CELLS, EQUATIONS, KINDS, rates  # noqa: E402
from test_repair_rows import row_rates  # noqa: E402

from govlint.identities.repair import repair  # noqa: E402


def main() -> None:
    """Print outcomes per hundred and milliseconds per repair."""
    for kind, wrong, blanks, blind in [
        *((kind, 0, 0, False) for kind in KINDS),
        *((kind, 1, blanks, False) for kind in KINDS for blanks in (0, 1, 3, 10)),
        *((kind, 2, 0, blind) for kind in KINDS for blind in (False, True)),
        *((kind, 2, blanks, False) for kind in KINDS for blanks in (1, 5)),
        *((kind, wrong, 0, True) for kind in KINDS for wrong in (3, 5, 10)),
    ]:
        tally, times = rates(kind, wrong, blanks, blind=blind)
        shares = ", ".join(f"{key} {share:.1f}" for key, share in sorted(tally.items()))
        speed = f"median {1e3 * sorted(times)[500]:.2f} worst {1e3 * max(times):.2f} ms"
        print(f"{kind:6} wrong {wrong} blank {blanks:2} blind {blind:d}  {speed}  {shares}")
    for blind in (False, True):
        shares = ", ".join(f"{key} {share:.1f}" for key, share in sorted(row_rates(blind).items()))
        print(f"remedies wrong 1, no witness, blind {blind:d}  {shares}")
    rng = random.Random(9)
    tables = [{cell: rng.randint(0, 30) for cell in CELLS} for _ in range(200)]
    start = time.perf_counter()
    verdicts = Counter(repair(EQUATIONS, table).verdict for table in tables)
    print(f"random tables {dict(verdicts)} {(time.perf_counter() - start) * 5:.2f} ms each")


if __name__ == "__main__":
    main()
