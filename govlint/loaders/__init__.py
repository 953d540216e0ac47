"""Loaders: bytes of one file to a Source. Each comes in by an entry point of `govlint`."""
