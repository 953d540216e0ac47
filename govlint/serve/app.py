"""The application: who may ask, what is answered where, and every fault in words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.serve import faults
from govlint.serve.checking import Desk
from govlint.serve.faults import Fault, Refused
from govlint.serve.pool import Pool
from govlint.serve.received import Limits, received
from govlint.serve.wanted import TYPES, language, wanted
from govlint.version import __version__

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


class Service(NamedTuple):
    """What is served, to whom, and with what limits.

    `packs` are the names by which a request may ask for rules, the first one usual, and where each
    is found: no request brings rules of its own.
    """

    page: bytes
    packs: Mapping[str, str]
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "testserver")
    jobs: int = 2
    limits: Limits = Limits()
    lang: str = "zh"


_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "content-security-policy": "frame-ancestors 'none'",
}


def application(service: Service) -> Starlette:
    """The Starlette application, its processes started with it and ended with it."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.routing import Route

    site = _Site(service)
    return Starlette(
        routes=[
            Route("/", site.page),
            Route("/api/check", site.check, methods=["POST"]),
            Route("/api/health", site.health),
        ],
        middleware=[Middleware(_Hosts, allowed=service.hosts, told=site.told)],
        exception_handlers=dict.fromkeys((Refused, HTTPException, Exception), site.told),
        lifespan=site.lifespan,
    )


class _Site:
    """What is at each address."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._pool = Pool(service.jobs, tuple(service.packs.values()))
        self._threads = ThreadPoolExecutor(service.jobs, "govlint")
        self._desk = Desk(self._pool, self._threads, service.limits)

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        await asyncio.get_running_loop().run_in_executor(self._threads, self._pool.start)
        yield
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._pool.end()

    async def page(self, _request: Request) -> Response:
        from starlette.responses import Response

        return Response(self._service.page, media_type="text/html", headers=_HEADERS)

    async def check(self, request: Request) -> Response:
        from starlette.responses import Response

        asked = wanted(request, self._service.packs, self._service.lang)
        files = await received(request, self._service.limits)
        data = await self._desk.answer(files, asked)
        return Response(data, headers=_HEADERS | {"content-type": TYPES[asked.format]})

    async def health(self, _request: Request) -> Response:
        from starlette.responses import JSONResponse

        told = {"version": __version__, "packs": list(self._service.packs)}
        return JSONResponse(told, headers=_HEADERS)

    def told(self, request: Request, error: Exception) -> Response:
        """What a request at fault is told."""
        from starlette.responses import JSONResponse

        fault = _fault(error)
        lang = language(request, self._service.lang)
        said = {"code": fault.code, "message": fault.message.in_language(lang)}
        said["help"] = fault.help.in_language(lang)
        return JSONResponse({"error": said}, fault.status, _HEADERS)


def _fault(error: Exception) -> Fault:
    if isinstance(error, Refused):
        return error.fault
    status = getattr(error, "status_code", 500)
    return {404: faults.NO_PAGE, 405: faults.NO_METHOD}.get(status, faults.OURS)


class _Hosts:
    """Starlette's TrustedHostMiddleware, its refusal told as every other."""

    def __init__(
        self, app: Any, allowed: Sequence[str], told: Callable[[Request, Exception], Any]
    ) -> None:
        from starlette.middleware.trustedhost import TrustedHostMiddleware

        self._app, self._told = app, told
        self._trusted = TrustedHostMiddleware(_note, allowed, www_redirect=False)

    async def __call__(
        self, scope: Any, receive: Any, send: Callable[..., Awaitable[None]]
    ) -> None:
        from starlette.requests import Request

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked: dict[str, Any] = scope | {"trusted": False}
        await self._trusted(asked, receive, _nothing)
        if asked["trusted"]:
            await self._app(scope, receive, send)
        else:
            error = Refused(faults.WRONG_HOST)
            await self._told(Request(scope), error)(scope, receive, send)


async def _note(scope: Any, _receive: Any, _send: Any) -> None:
    scope["trusted"] = True


async def _nothing(_message: Any) -> None:
    return
