"""The language server: reports and packs, checked in an editor while they are typed.

In come the documents of an editor and how a file is checked (`host.Host`), out go diagnostics,
fixes, hovers, outlines, hints, lenses and completions. The protocol (pygls) is known in `server`
and in the modules that word its answers. Nothing is checked here that `govlint check` does not.
"""
