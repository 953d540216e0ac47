"""How much is tried: a part of it every day, or all that takes long as well."""

import os

SLOW = bool(os.environ.get("GOVLINT_SLOW"))
"""Whether everything is tried that takes long; else a part of the random cases is."""
