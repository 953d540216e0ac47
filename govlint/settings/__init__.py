"""What the user settles: `.govlint.yaml`, exceptions (`allow`) and the baseline.

In come files and paths, out go a `Config` and diagnostics marked as accepted. The command line is
not known here.
"""
