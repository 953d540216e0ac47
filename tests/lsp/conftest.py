"""One server for all tests that need nothing of their own: starting it is what costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.lsp_client import Client


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    one = Client(tmp_path_factory.mktemp("editor"))
    yield one
    assert one.end() == 0
