"""A file as it is taken in: vCards without their photos, which nobody reads and which are most of
their bytes."""

from __future__ import annotations

import re
from typing import BinaryIO

from loaders.limits import Limits
from loaders.records import Problem, Refused

CARD = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN[ \t]*:[ \t]*VCARD", re.I)
PHOTO = re.compile(rb"((?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY))[ \t]*[;:]", re.I)
NAMED = re.compile(rb"(?:[\w-]+\.)?[\w-]+[ \t]*[;:]")
HEAD, PIECE = 1_000, 65_536


class Intake:
    """A file as it comes in, piece by piece: what is kept of it is in memory, and never more of it
    than shows that it is too large. Of vCards the lines of photos are left out, of which only the
    line breaks stay, so that rows keep their numbers."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._kept = bytearray()
        self._cards: bool | None = None
        self._rest = bytearray()
        self._photo, self._begins = False, True
        self._seen = 0

    def write(self, data: bytes) -> int:
        """Takes a piece in; returns its length."""
        self._seen += len(data)
        self._rest += data
        if self._cards is None and len(self._rest) >= HEAD:
            self._cards = CARD.match(self._rest) is not None
        if self._cards is not None:
            self._take()
        return len(data)

    def kept(self, *, name: str) -> bytes:
        """What is kept of the file, once all of it has come; of one that is too large more than
        ``limits.bytes``, but not all. Raises ``Refused`` for vCards that are larger than
        ``limits.photos`` with their photos."""
        if self._cards is None:
            self._cards = CARD.match(self._rest) is not None
        if self._has_too_many_photos:
            message = f"The file is larger than {self._limits.photos:,} bytes."
            raise Refused(Problem(name, message, advice="Split it into smaller files."))
        self._take()
        self._keep(self._of_cards(bytes(self._rest)) if self._cards else self._rest)
        self._rest.clear()
        return bytes(self._kept)

    @property
    def is_over(self) -> bool:
        """Whether no more of the file needs to come to show that it is too large."""
        return len(self._kept) > self._limits.bytes or self._has_too_many_photos

    @property
    def _has_too_many_photos(self) -> bool:
        return self._cards is True and self._seen > self._limits.photos

    def _take(self) -> None:
        """Keeps what has come of the file; of vCards whole lines, and long ones in pieces."""
        if not self._cards:
            self._keep(self._rest)
            self._rest.clear()
            return
        begin = 0
        while (end := self._end(begin)) is not None:
            self._keep(self._of_cards(bytes(self._rest[begin:end])))
            begin = end
        del self._rest[:begin]

    def _end(self, begin: int) -> int | None:
        """Where the piece ends that begins there, if it has come to its end."""
        found = self._rest.find(b"\n", begin, begin + PIECE)
        if found >= 0:
            return found + 1
        return begin + PIECE if len(self._rest) - begin >= PIECE else None

    def _keep(self, data: bytes | bytearray) -> None:
        self._kept += data[: self._limits.bytes + 1 - len(self._kept)]

    def _of_cards(self, piece: bytes) -> bytes:
        """What is kept of a line, or of a piece of a long one. A photo goes on over indented lines
        and over such as are no content lines, up to a blank one."""
        head = b""
        if self._begins:
            found = PHOTO.match(piece)
            more = self._photo and piece.strip() and not (found or _is_content(piece))
            self._photo = found is not None or bool(more)
            head = found[1] + b":" if found else b""
        self._begins = piece.endswith(b"\n")
        return head + (piece[len(piece.rstrip(b"\r\n")) :] if self._photo else piece)


def taken_in(stream: BinaryIO, limits: Limits, *, name: str) -> bytes:
    """What is kept of a file that can be read, as :meth:`Intake.kept` says."""
    intake = Intake(limits)
    while (data := stream.read(PIECE)) and not intake.is_over:
        intake.write(data)
    return intake.kept(name=name)


def _is_content(piece: bytes) -> bool:
    return not piece.startswith((b" ", b"\t")) and NAMED.match(piece) is not None
