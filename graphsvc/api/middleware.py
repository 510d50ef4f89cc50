"""Around every request: how large a body may be, what is said of caching, and that an error of ours
tells nobody anything."""

import logging
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphsvc.errors import where
from graphsvc.watching.lines import request_id

OTHER_BODY: Final = 1_000_000
"""Largest body, in bytes, of a request that is not an upload."""
FORM_OVERHEAD: Final = 100_000
"""What an upload may have beside its file: other fields, boundaries."""

_log = logging.getLogger("graphsvc.api")


class BodyLimit:
    """Stops reading a body that is too large: the request is answered with 413."""

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        counter = _Counter(self._limit(headers))
        announced = headers.get("content-length", "")

        async def counted() -> Message:
            counter.check(int(announced) if announced.isdecimal() else 0)
            message = await receive()
            counter.add(len(message.get("body", b"")))
            return message

        await self._app(scope, counted, send)

    def _limit(self, headers: Headers) -> int:
        upload = headers.get("content-type", "").lower().startswith("multipart/form-data")
        return self._upload_bytes + FORM_OVERHEAD if upload else OTHER_BODY


class _Counter:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._seen = 0

    def add(self, count: int) -> None:
        self._seen += count
        self.check(self._seen)

    def check(self, size: int) -> None:
        if size > self._limit:
            raise HTTPException(413)


class Uncached:
    """Says of every answer that does not say otherwise that it must not be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Cache-Control", "private, no-store")
                headers.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        await self._app(scope, receive, with_headers)


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
