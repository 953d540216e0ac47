"""`python -m govlint`."""

from govlint.commands.cli import run

run()
