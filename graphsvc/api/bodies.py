"""Bodies of requests: who sends one is known before any of it is taken, it is bounded as it comes,
and it stays in memory, so that nothing of an upload lies unsealed on a disk."""

from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.params import File
from fastapi.routing import APIRoute
from python_multipart.multipart import parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Message, Receive

from graphsvc.api.deps import config_of, get_viewer, place_of, who_asks
from graphsvc.errors import TooLarge
from graphsvc.shares import BODY, UPLOAD
from loaders.intake import Intake
from loaders.limits import LIMITS, Limits

OTHER_BODY: Final = 1_000_000
"""Largest body, in bytes, of a request that is not an upload."""
STRANGERS_BODY: Final = 10_000
"""Largest body of somebody who has yet to sign in."""
WITH_PHOTOS: Final = 10
"""How many times its bytes an upload may have with the photos of vCards, which are not kept."""
FORM_OVERHEAD: Final = 100_000
"""What an upload may have beside its file: other fields, boundaries."""
FIELDS, FIELD_BYTES = 20, 10_000
"""How many fields there may be beside the file, and how long each may be."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def taking(route: APIRoute, answer: Handler, *, know: Callable[[Request], object]) -> Handler:
    """The handler of a route that may take a body; ``know`` finds who asks, and raises where nobody
    does. A body has a place of theirs until it is answered."""
    if not (route.methods or set[str]()) - {"GET", "HEAD"}:
        return answer
    share = UPLOAD if _takes_file(route.dependant) else BODY
    guarded = needs_viewer(route.dependant, know)

    async def handler(request: Request) -> Response:
        if not guarded:
            return await _answered(answer, Held(request, STRANGERS_BODY, LIMITS))
        await run_in_threadpool(know, request)
        bytes_ = config_of(request).upload_bytes
        file = replace(LIMITS, bytes=bytes_, photos=bytes_ * WITH_PHOTOS)
        most = file.photos + FORM_OVERHEAD if share is UPLOAD else OTHER_BODY
        with place_of(request, share):
            return await _answered(answer, Held(request, most, file))

    return handler


async def _answered(answer: Handler, held: "Held") -> Response:
    try:
        return await answer(held)
    except HTTPException as error:
        if error.status_code != 413:
            raise
        most = held.file.bytes if held.most > OTHER_BODY else held.most
        raise too_large(most) from None


def too_large(most: int) -> TooLarge:
    """The answer to a body that is larger than it may be."""
    return TooLarge(
        f"This is larger than {most:,} bytes.", advice="Split it, or send only what is needed."
    )


class GuardedRoute(APIRoute):
    """A route of the API."""

    def get_route_handler(self) -> Handler:
        return taking(self, super().get_route_handler(), know=who_asks)


def needs_viewer(dependant: Dependant, know: Callable[..., object]) -> bool:
    """Whether a route asks who is there."""
    return any(
        one.call in (know, get_viewer) or needs_viewer(one, know) for one in dependant.dependencies
    )


def _takes_file(dependant: Dependant) -> bool:
    return any(isinstance(one.field_info, File) for one in dependant.body_params)


class Held(Request):
    """A request whose body has at most ``most`` bytes and its file those that ``file`` says."""

    def __init__(self, request: Request, most: int, file: Limits) -> None:
        super().__init__(request.scope, _bounded(request, most))
        self.most = most
        self.file = file

    async def _get_form(
        self,
        *,
        max_files: int | float = 1,
        max_fields: int | float = 1_000,
        max_part_size: int = OTHER_BODY,
    ) -> FormData:
        """The fields of a form; a file that is among them stays in memory."""
        kind, _ = parse_options_header(self.headers.get("content-type"))
        if self._form is None and kind == b"multipart/form-data":
            try:
                async with aclosing(self.stream()) as stream:
                    self._form = await _Parser(self.headers, stream, self.file).parse()
            except MultiPartException:
                raise HTTPException(400) from None
        return await super()._get_form(
            max_files=max_files, max_fields=max_fields, max_part_size=max_part_size
        )


def _bounded(request: Request, most: int) -> Receive:
    """Reads a body; stops where it is, or says that it is, too large."""
    announced = request.headers.get("content-length", "")
    said = int(announced) if announced.isdecimal() and len(announced) < 20 else 0
    seen = 0

    async def read() -> Message:
        nonlocal seen
        message: Message = await request.receive() if said <= most else {}
        seen += len(message.get("body", b""))
        if max(said, seen) > most:
            raise HTTPException(413)
        return message

    return read


class Taken(UploadFile):
    """A file that comes in with a request, in memory."""

    def __init__(self, file: UploadFile, limits: Limits) -> None:
        super().__init__(BytesIO(), size=0, filename=file.filename, headers=file.headers)
        self.intake = Intake(limits)

    async def write(self, data: bytes) -> None:
        """Takes a piece in. Raises where the file is too large."""
        await run_in_threadpool(self.intake.write, data)
        if self.intake.is_over:
            raise HTTPException(413)


class _Parser(MultiPartParser):
    """The parts of a form, of which one may be a file."""

    def __init__(
        self, headers: Headers, stream: AsyncGenerator[bytes, None], limits: Limits
    ) -> None:
        super().__init__(headers, stream, max_files=1, max_fields=FIELDS, max_part_size=FIELD_BYTES)
        self._limits = limits

    def on_headers_finished(self) -> None:
        """Takes the place of the file on a disk that would have been made for a large one."""
        super().on_headers_finished()
        file = self._current_part.file
        if file is not None:
            file.file.close()
            self._current_part.file = Taken(file, self._limits)
