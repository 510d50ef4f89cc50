"""Around every request: under which names it is answered, what is said of caching and of rates, and
that an error of ours tells nobody anything."""

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphsvc.errors import ForeignHost, where
from graphsvc.rates import Rate
from graphsvc.watching.lines import request_id

HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}
BY_TLS: Final = {"Strict-Transport-Security": "max-age=31536000"}
"""For a year (RFC 6797)."""

_log = logging.getLogger("graphsvc.api")


class OurHosts:
    """Refuses requests under names that are not this service's: a page elsewhere may have let its
    own name lead here, and what it asks would be answered as if a page of ours had."""

    def __init__(
        self, app: ASGIApp, hosts: Collection[str], answer: Callable[[Request], Response]
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = self._app
        if scope["type"] == "http" and host_of(Headers(scope=scope)) not in self._hosts:
            app = self._answer(Request(scope))
        await app(scope, receive, send)


def foreign_host() -> ForeignHost:
    """The answer under a name that is not this service's."""
    return ForeignHost(
        "This service is not asked under that name.",
        advice="Use its own address. An administrator names others in GRAPHSVC_HOSTS.",
    )


def host_of(headers: Headers) -> str:
    """The name or address under which a request asks, without its port."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


class SaidOfAll:
    """What the headers of every answer say, where it does not say otherwise: that it must not be
    kept, how often its asker may ask, and to browsers that they come by TLS alone, where they
    reach the service so."""

    def __init__(self, app: ASGIApp, *, by_tls: bool) -> None:
        self._app = app
        self._headers = {**HEADERS, **(BY_TLS if by_tls else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.setdefault("state", {})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**self._headers, **said_of_rate(state.get("rate"))}.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def said_of_rate(rate: Rate | None) -> Mapping[str, str]:
    """What the headers of an answer say of how often its asker may ask (IETF's
    draft-ietf-httpapi-ratelimit-headers-10)."""
    if rate is None:
        return {}
    return {
        "RateLimit-Policy": f'"user";q={rate.limit};w={rate.seconds}',
        "RateLimit": f'"user";r={rate.remaining};t={rate.reset}',
    }


class Shield:
    """Answers an unexpected error without any of its words, which may quote values; the log gets
    its class and where it happened, and no words either."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request], Response]) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            log_error(error)
            if not started:
                await self._answer(Request(scope))(scope, receive, send)


def log_error(error: BaseException) -> None:
    """Logs the class of an error and the lines on which it happened, with the id that the answer
    to the request has in its headers."""
    asked = request_id.get()
    _log.error("%s%s", where(error), f" request={asked}" if asked else "")
