"""The command line: words in, what is printed and an exit code out; one module a command.

All below is at its service, and nothing imports it. What a command needs is imported when it runs.
"""
