"""The roster: which bodies are to report, in which years, and how they belong together.

In comes a table (CSV or a workbook) or, for a first draft, the names reports and folders bear; out
go a `Roster`, and the body a name means.
"""
