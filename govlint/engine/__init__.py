"""Rules over one report: findings made into diagnostics, each with its place.

In come a Source with its Report, Facts and Claims, and Rules; out goes `Checked`. How the report
was read and how the rules were found is not known here.
"""
