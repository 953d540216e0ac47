"""What passes between the stages: Source, Report, Prose, Facts, Finding, Diagnostic.

Frozen records, and what follows from one of them alone; who makes them is not known here.
"""
