"""Where things lie: the project, its rules, examples and data for tests, and real reports."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""
RULES = ROOT / "rules"
NATIONAL = RULES / "national"
EXAMPLES = ROOT / "docs" / "examples"
DATA = ROOT / "tests" / "data"
REPORTS = ROOT.parent / "shared" / "reports"
"""Real published reports, where they are present."""
