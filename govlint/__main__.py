"""`python -m govlint`, and the console script: signals are heard before all else is imported."""

from typing import NoReturn

from govlint.cleanup import end_on_signals


def run() -> NoReturn:
    """One command line, and the end of the process."""
    end_on_signals()
    from govlint.commands.cli import run

    run()


if __name__ == "__main__":
    run()
