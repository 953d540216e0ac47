"""What every command shares at the terminal: colour, encoding, progress, output, the ending.

In: what a command has to say. Out: bytes on a terminal or in a file, and an exit code.
Not known here: reports, rules, what a command does.
"""
