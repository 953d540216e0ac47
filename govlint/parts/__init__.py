"""Parts: reports by the million, read and checked in parts by processes or on other machines.

In come words for sources (folders, files, addresses that fsspec knows) and a folder for the tables,
out go `facts/part-X.parquet` and the like, a marker for each part that is done, and counts.  A part
is named by all it is made of, so it is never made twice; whoever gets it writes it.  Who does the
work is an engine's affair (`engines`), what is said at the terminal a command's.
"""
