"""What passes between the stages: Source, Report, Prose, Facts, Finding, Diagnostic.

Frozen records and what can be told from one of them alone; who makes them is not known here.
"""
