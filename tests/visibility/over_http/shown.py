"""What an answer shows, and where two of them differ."""

import re
from dataclasses import dataclass
from typing import Final

from starlette.testclient import TestClient

AROUND: Final = 60
"""Bytes that are told before and after the first difference."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of an answer that may differ, and why. ``line`` begins it: the name of a header."""

    line: bytes
    pattern: bytes
    reason: str

    def find(self, text: bytes) -> list[bytes]:
        """All that it removes from an answer."""
        return [found for line in self._lines(text) for found in re.findall(self.pattern, line)]

    def remove(self, text: bytes) -> bytes:
        """The answer without it."""
        for line in self._lines(text):
            text = text.replace(line, re.sub(self.pattern, b"", line))
        return text

    def _lines(self, text: bytes) -> list[bytes]:
        head = text.partition(b"\n\n")[0]
        return [line for line in head.split(b"\n") if line.startswith(self.line + b": ")]


REMOVED: Final = (
    Removed(
        b"x-request-id",
        rb"\b[0-9a-f]{16}$",
        "Each request has an id of its own, at random, which stands in the log beside its line.",
    ),
    Removed(
        b"ratelimit",
        rb"(?<=;)r=[0-9]+;t=[0-9]+$",
        "How often somebody has asked lately, and until when that counts, goes by the clock.",
    ),
    Removed(
        b"set-cookie",
        rb"(?<=expires=)[^;]+",
        "A cookie that is taken away ends at the moment of the answer, by the library's clock.",
    ),
)
"""All that is removed before answers are compared. The server that adds a date is not asked here:
the application is, in the same process."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as bytes: status, headers in their order, body; and the queries behind it, each
    with the number of its rows."""

    text: bytes
    work: tuple[str, ...]

    @property
    def status(self) -> int:
        return int(self.text[:3])

    @property
    def compared(self) -> bytes:
        """The answer without what is removed."""
        text = self.text
        for one in REMOVED:
            text = one.remove(text)
        return text


def show(client: TestClient, address: str, headers: dict[str, str]) -> bytes:
    """Asks for an address, follows nothing and remembers no cookie."""
    response = client.get(address, headers=headers, follow_redirects=False)
    client.cookies.clear()
    head = [name + b": " + value for name, value in response.headers.raw]
    return b"\n".join([str(response.status_code).encode(), *head, b"", response.content])


def difference(one: bytes, other: bytes) -> str:
    """Where two answers differ first: of bodies with one status rather in them than in headers."""
    bodies = one.partition(b"\n\n")[2], other.partition(b"\n\n")[2]
    inside = one[:3] == other[:3] and bodies[0] != bodies[1]
    left, right = bodies if inside else (one, other)
    pairs = enumerate(zip(left, right, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
    place = slice(max(0, at - AROUND), at + AROUND)
    where = f"byte {at} of the {'body' if inside else 'head'}"
    return f"{where}: {left[place]!r} without, {right[place]!r} with what is hidden"
