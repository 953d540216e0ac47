"""Files in, one Run out: loaders and packs asked for, every file read and checked, results kept.

In come `Input`s and the name of a pack, out goes a `Run`. How a run is shown, and what the command
line or the configuration says, is not known here.
"""
