"""Packs and configurations in an editor: what is wrong, what may be written, where a rule stands.

In come the YAML files an editor holds, sound or half typed, out go answers of the protocol. What a
file may say is taken from the tables of fields by which it is loaded.
"""
