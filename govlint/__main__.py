"""`python -m govlint`."""

from govlint.cli import run

run()
