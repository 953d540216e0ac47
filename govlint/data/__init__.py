"""Data: reports as rows of typed tables, and files of them, for people who compute.

In comes a `Task` (one report, and the rules to check it by), out go its outcome and its rows in the
tables of `schema`; `writers` put rows into files, one module a format. Which files are read, by
which configuration, and what is said at the terminal is not known here.
"""
