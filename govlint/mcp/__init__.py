"""The Model Context Protocol over standard input and output: govlint as tools of an assistant.

In come messages of JSON-RPC, one a line, and how files are checked (`tools.Desk`), out go answers,
one a line. Written by hand: four methods and five tools start in the tenth of the time that the
official library needs, and ask for nothing to be installed. Nothing is written unless asked for.
"""
