"""The desk as one page: whole in itself, no script, no network; filters are check boxes of CSS.

In comes a `Board`, out go the pieces of an HTML file.
"""
