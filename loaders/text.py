"""Bytes turned into lines of text, without guessing what the bytes mean."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from loaders.encodings import encoding_that_fits, known_encoding
from loaders.origin import File
from loaders.records import Problem, Refused

Errors = Literal["strict", "surrogateescape"]
Passed = Callable[[str], bool]
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_BREAK = re.compile(r"\r\n|\r|\n")
SAVE_AS_UTF8 = (
    "Save the file as UTF-8 (in Excel: 'CSV UTF-8') and load it again, or name its encoding."
)
READ_AS = (
    "Read it as {0}, which its text seems to be (on the command line: --encoding {0}), or save it "
    "as UTF-8 (in Excel: 'CSV UTF-8') and load it again."
)


def encoding_of(file: File) -> str:
    """The encoding by the byte order mark, else the one named, else UTF-8.

    Nothing is detected from the text itself: a short file fools every detector.
    """
    with file.open() as stream:
        head = stream.read(4)
    marked = (encoding for mark, encoding in MARKS if head.startswith(mark))
    return next(marked, None) or file.encoding or "utf-8"


def read_lines(
    file: File, *, longest: int, errors: Errors = "strict", passed: Passed | None = None
) -> Iterator[str]:
    """The physical lines with their line breaks; only one is in memory at a time.

    ``longest`` bounds a line, in characters; ``errors`` other than ``strict`` keeps bytes that are
    not text, as Python's error handler of that name. Lines that are ``passed`` by their beginning
    may hold NUL, and of one that is too long the rest is passed over. Raises ``Refused`` for bytes
    that are not text in the file's encoding, for NUL bytes and for a line that is too long.
    """
    encoding = encoding_of(file)
    number = 0
    with file.open() as raw, _decoded(raw, file=file, encoding=encoding, errors=errors) as text:
        lines = _Lines(file, text, longest, passed)
        while line := lines.read(number + 1):
            number += 1
            plain = len(line) <= longest and "\0" not in line
            yield line if plain else lines.passable(line, number)


def _decoded(raw: BinaryIO, *, file: File, encoding: str, errors: Errors) -> io.TextIOWrapper:
    try:
        known = known_encoding(encoding)
    except LookupError as error:
        message = f"There is no text encoding called {encoding!r}."
        raise Refused(Problem(file.name, message, advice=SAVE_AS_UTF8)) from error
    return io.TextIOWrapper(raw, encoding=known, newline="", errors=errors)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one file that is open as text."""

    file: File
    text: io.TextIOWrapper
    longest: int
    passed: Passed | None

    def read(self, number: int) -> str:
        """The next line, whose number is given, or the beginning of one that is too long; empty at
        the end. Raises ``Refused`` for bytes that are no text."""
        try:
            return self.text.readline(self.longest + 1)
        except UnicodeError as error:
            raise _not_text(self.file, error, line=number) from error

    def passable(self, line: str, number: int) -> str:
        """A line with NUL, or one that is too long, where it may be. Raises ``Refused``."""
        if self.passed is not None and self.passed(line):
            return self._cut(line, number)
        if "\0" in line:
            raise nul_byte(self.file, line=number)
        message = f"Line {number} is longer than {self.longest:,} characters."
        advice = "Check that this is a text file with one row on each line."
        raise Refused(Problem(self.file.name, message, row=number, advice=advice))

    def _cut(self, line: str, number: int) -> str:
        """The line with its rest passed over where it is too long; its line break is kept."""
        piece = line
        while len(piece) > self.longest and not piece.endswith(("\n", "\r")):
            piece = self.read(number)
        breaks = piece[len(piece.rstrip("\r\n")) :]
        return line if piece is line else line.rstrip("\r\n") + breaks


def _not_text(file: File, error: UnicodeError, *, line: int) -> Refused:
    """Says which byte is wrong, and tells a character cut in two at the end from a wrong one."""
    if not isinstance(error, UnicodeDecodeError):
        message = f"The file is not text: {error}."
        return Refused(Problem(file.name, message, row=line, advice=SAVE_AS_UTF8))
    # Whole lines already read are counted by the caller: the rest lies before the wrong byte.
    before = error.object[: error.start].decode(error.encoding, errors="ignore")
    row = line + len(LINE_BREAK.findall(before))
    if error.reason in ("unexpected end of data", "truncated data"):
        message = f"The file ends in the middle of a character, in line {row}: it was cut off."
        advice = "Export or copy the file again."
        return Refused(Problem(file.name, message, row=row, advice=advice))
    return wrong_byte(file, error, line=row)


def wrong_byte(file: File, error: UnicodeDecodeError, *, line: int) -> Refused:
    """Says which byte of a line is not text in its encoding, and which encoding would fit."""
    byte = error.object[error.start]
    message = f"Byte 0x{byte:02X} in line {line} is not {_spoken(error.encoding)}."
    return _in_another_encoding(file, message, line=line)


def nul_byte(file: File, *, line: int) -> Refused:
    """Says which line holds a NUL, and which encoding would fit."""
    message = f"Line {line} contains a NUL byte: this is not a text file in its stated encoding."
    return _in_another_encoding(file, message, line=line)


def _in_another_encoding(file: File, message: str, *, line: int) -> Refused:
    fits = encoding_that_fits(file)
    advice = READ_AS.format(fits) if fits else SAVE_AS_UTF8
    return Refused(Problem(file.name, message, row=line, advice=advice), encoding=fits)


def _spoken(encoding: str) -> str:
    return "UTF-8" if encoding.lower() in ("utf-8", "utf8", "utf-8-sig") else encoding
