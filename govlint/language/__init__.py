"""How officials write: enumerations, citations, brackets and quotations, for the rules of wording.

Each module reads one habit out of a report's sentences, and judges nothing.
"""
