"""Cursors: where a page of a list ends, opaque to programs. They hold ids and numbers, and names of
directory people, and are checked like any other input; who may see what is decided anew each time.
"""

import base64
import binascii
from typing import Annotated, Generic, TypeVar

from pydantic import Field, TypeAdapter

from graphsvc.errors import InvalidInput

Parts = TypeVar("Parts")

Word = Annotated[str, Field(max_length=1_000)]
Number = Annotated[int, Field(ge=-1, le=2**53)]


class Cursor(Generic[Parts]):
    """The cursors of one list: positions of a tuple type of ``Word`` and ``Number``."""

    def __init__(self, kind: str, shape: TypeAdapter[Parts]) -> None:
        self._kind = kind
        self._shape = shape

    def encode(self, parts: Parts) -> str:
        """The text for a position."""
        data = self._kind.encode() + self._shape.dump_json(parts)
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    def decode(self, text: str | None) -> Parts | None:
        """The position of a text that :meth:`encode` made; none for none. Raises ``InvalidInput``
        for any other text."""
        if text is None:
            return None
        try:
            data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            kind, bracket, parts = data.partition(b"[")
            if kind != self._kind.encode():
                raise _broken()
            return self._shape.validate_json(bracket + parts, strict=True)
        except (binascii.Error, ValueError):
            raise _broken() from None


def id_cursor(kind: str) -> Cursor[tuple[str]]:
    """The cursors of a list in the order of ids."""
    return Cursor(kind, TypeAdapter(tuple[Word]))


def _broken() -> InvalidInput:
    return InvalidInput(
        "This cursor is not one of this list.",
        field="cursor",
        advice="Take it from “next” of the page before, or leave it away for the first page.",
    )
