"""The official forms: their tables, labels and keys, and the current vocabulary.

In come the YAML files of `grammar/` and what a pack adds, out go `Form`s and the words for their
rows and columns. No report is known here.
"""
