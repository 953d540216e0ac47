"""The reviewer's desk: the reports of many bodies and years beside one another.

In come the outcomes of a run with their digests, a roster of bodies and the settings; out go what
is missing, late, handed in twice or copied, the diagnostics of the rules between reports, and all
of it as a page, a workbook, packets to send back and a table of facts. How a report was read, and
the command line, are not known here.
"""
