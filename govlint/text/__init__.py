"""What holds of any Chinese text: characters, numbers, dates, patterns, names of places and bodies.

In come strings, out go strings, numbers and spans. Nothing of govlint is known here.
"""
