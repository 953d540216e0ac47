"""The page of govlint: one HTML file that holds all of it, opened by a double click.

In come the names of packs, out goes the file: Python in wasm (Pyodide) with govlint in it, pdfium,
and the page around them. `build` makes it, with node; `browser` is what runs in it; `answers` is
what a file somebody hands over comes back as, here and from `serve`. The command line and the
settings are not known here.
"""
