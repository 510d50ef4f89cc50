"""Around every request, outermost: its id, its line, its count."""

import logging
import secrets
import time
from collections.abc import Mapping
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphsvc.watching.lines import request_id, tell_request

HEADER: Final = "X-Request-Id"
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER: Final = "OTHER"
"""Stands for any other method: somebody may send any word."""
UNMATCHED: Final = "unmatched"
"""Stands for the template where no route takes the address."""
GONE: Final = 499
"""The status where nothing was answered, since whoever asked is gone; of nginx's making."""


class Watched:
    """Gives each request an id of its own, which the answer has as a header, and says and counts
    how it was answered. An id that the client sends is not looked at: it may be anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        token = request_id.set(answer.id)
        try:
            await self._app(scope, receive, answer.send)
        finally:
            request_id.reset(token)
            answer.tell(scope)


class _Answer:
    """An answer on its way."""

    def __init__(self, send: Send) -> None:
        self.id = secrets.token_hex(8)
        self._begun = time.perf_counter()
        self._send = send
        self._status = GONE
        self._finished = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            MutableHeaders(scope=message)[HEADER] = self.id
        await self._send(message)
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            self._finished = True

    def tell(self, scope: Mapping[str, Any]) -> None:
        method = scope["method"]
        tell_request(
            method=method if method in METHODS else OTHER,
            route=template(scope),
            status=self._status,
            seconds=time.perf_counter() - self._begun,
            request=self.id,
            finished=self._finished,
        )


def unwanted(_record: logging.LogRecord) -> bool:
    """A filter of uvicorn's own line a request, which has the address: its ids and queries name
    people."""
    return False


def template(scope: Mapping[str, Any]) -> str:
    """The template of the route that took a request. That of the page which says that there is no
    such page takes any address, and so is none."""
    route = scope.get("route") or _plain_route(scope)
    path: str = getattr(route, "path", "/{")
    return UNMATCHED if path.startswith("/{") else path


def _plain_route(scope: Mapping[str, Any]) -> object:
    """The route of an endpoint that is not one of FastAPI's: those leave no trace of their own."""
    if (endpoint := scope.get("endpoint")) is None:
        return None
    routes = scope["app"].routes
    return next((route for route in routes if getattr(route, "endpoint", None) is endpoint), None)
