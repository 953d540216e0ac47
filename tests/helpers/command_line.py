"""Files to check and programs to run, for the tests of the command line."""

import os
import subprocess
import sys

from govlint.commands import cli


def write(name, text, encoding="utf-8"):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))


def content(name):
    with open(name, "rb") as file:
        return file.read()


def process(*words, env=None, stdin=b""):
    root = os.path.dirname(os.path.dirname(os.path.dirname(cli.__file__)))
    env = os.environ | {"PYTHONPATH": root} | (env or {})
    command = [sys.executable, "-m", "govlint", *words]
    return subprocess.run(command, input=stdin, capture_output=True, env=env)
