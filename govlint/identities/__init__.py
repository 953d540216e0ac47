"""Identities: what `assert:` says of the figures, as equations over cells.

In come expressions and Facts, out go the lines that fail and, by `repair`, the smallest change of
cells that mends them all. Which rule asked, and where a cell stands in a file, is not known here.
"""
