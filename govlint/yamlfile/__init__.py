"""YAML files that people write, read strictly: every fault with its file, line and column.

In comes a path, out come plain data with the place of every value (`data`), a value and its place
(`node`), or what a table of fields makes of it (`shapes`), which makes the JSON Schema as well.
Nothing is known here of reports, rules or settings.
"""
