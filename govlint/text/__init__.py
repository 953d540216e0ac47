"""What holds of any Chinese text: characters, numbers, dates, patterns, names of public bodies.

In come strings, out go strings, numbers and spans. Nothing of govlint is known here.
"""
