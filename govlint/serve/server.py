"""The application run by uvicorn on a socket that is bound already."""

from __future__ import annotations

import socket
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.resources.extras import library
from govlint.serve.app import Service, application


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to an address.  Raises UserError where it cannot be had."""
    _library("uvicorn")
    _library("starlette")
    _library("python_multipart")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise UserError(
            f"不能在 {host}:{port} 提供服务：{error}。换一个 --port，或检查 --host",
            f"cannot listen at {host}:{port}: {error}. Take another --port, or look at --host",
        ) from error


def serve(service: Service, bound: socket.socket) -> None:
    """Answer requests until a signal ends it.  Nobody's names are written to a log."""
    uvicorn = _library("uvicorn")
    config = uvicorn.Config(
        application(service),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[bound])


def _library(module: str) -> Any:
    return library(module, "serve", Text("govlint serve ", "govlint serve"))
