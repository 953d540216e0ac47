"""The forge: whole reports of invented places with known figures, in every layout seen in print.

    forged = forge(7, "B2", fault="wrong_cell")
    forged.text, forged.figures, forged.fault

It shares no code with govlint: what govlint reads from a forged text can be held against what the
forge knows of it.  The same arguments give the same report, on any machine.
"""

from .breaks import BREAKS
from .chain import Link, chain, organs
from .damage import mutate
from .faults import FAULTS, ONLY_2021, SUPPORTS
from .layouts import LAYOUTS, MIXABLE, UNREADABLE
from .making import forge, table_text
from .report import Fault, Figure, Figures, Forged, Key
from .tally import figures

__all__ = [
    "BREAKS",
    "FAULTS",
    "LAYOUTS",
    "MIXABLE",
    "ONLY_2021",
    "SUPPORTS",
    "UNREADABLE",
    "Fault",
    "Figure",
    "Figures",
    "Forged",
    "Key",
    "Link",
    "chain",
    "figures",
    "forge",
    "mutate",
    "organs",
    "table_text",
]
