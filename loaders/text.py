"""Bytes turned into lines of text, without guessing what the bytes mean."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

from loaders.origin import File
from loaders.records import Problem, Refused

Errors = Literal["strict", "surrogateescape"]
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_BREAK = re.compile(r"\r\n|\r|\n")
SAVE_AS_UTF8 = (
    "Save the file as UTF-8 (in Excel: 'CSV UTF-8') and load it again, or name its encoding."
)


def encoding_of(file: File) -> str:
    """The encoding by the byte order mark, else the one named, else UTF-8.

    Nothing is detected from the text itself: a short file fools every detector.
    """
    with file.open() as stream:
        head = stream.read(4)
    marked = (encoding for mark, encoding in MARKS if head.startswith(mark))
    return next(marked, None) or file.encoding or "utf-8"


def read_lines(file: File, *, longest: int, errors: Errors = "strict") -> Iterator[str]:
    """The physical lines with their line breaks; only one is in memory at a time.

    ``longest`` bounds a line, in characters; ``errors`` other than ``strict`` keeps bytes that are
    not text, as Python's error handler of that name. Raises ``Refused`` for bytes that are not text
    in the file's encoding, for NUL bytes and for a line that is too long.
    """
    encoding = encoding_of(file)
    number = 0
    with file.open() as raw, _decoded(raw, file=file, encoding=encoding, errors=errors) as text:
        while line := _next_line(text, file=file, number=number + 1, longest=longest):
            number += 1
            yield line


def _decoded(raw: BinaryIO, *, file: File, encoding: str, errors: Errors) -> io.TextIOWrapper:
    try:
        return io.TextIOWrapper(raw, encoding=encoding, newline="", errors=errors)
    except LookupError as error:
        message = f"There is no text encoding called {encoding!r}."
        raise Refused(Problem(file.name, message, advice=SAVE_AS_UTF8)) from error


def _next_line(text: io.TextIOWrapper, *, file: File, number: int, longest: int) -> str:
    try:
        line = text.readline(longest + 1)
    except UnicodeError as error:
        raise Refused(_not_text(file, error, line=number)) from error
    if "\0" in line:
        raise Refused(_nul(file, line=number))
    if len(line) > longest:
        message = f"Line {number} is longer than {longest:,} characters."
        advice = "Check that this is a text file with one row on each line."
        raise Refused(Problem(file.name, message, row=number, advice=advice))
    return line


def _not_text(file: File, error: UnicodeError, *, line: int) -> Problem:
    """Says which byte is wrong, and tells a character cut in two at the end from a wrong one."""
    if not isinstance(error, UnicodeDecodeError):
        return Problem(file.name, f"The file is not text: {error}.", row=line, advice=SAVE_AS_UTF8)
    # Whole lines already read are counted by the caller: the rest lies before the wrong byte.
    before = error.object[: error.start].decode(error.encoding, errors="ignore")
    row = line + len(LINE_BREAK.findall(before))
    if error.reason in ("unexpected end of data", "truncated data"):
        message = f"The file ends in the middle of a character, in line {row}: it was cut off."
        return Problem(file.name, message, row=row, advice="Export or copy the file again.")
    return wrong_byte(file, error, line=row)


def wrong_byte(file: File, error: UnicodeDecodeError, *, line: int) -> Problem:
    """Says which byte of a line is not text in its encoding."""
    byte = error.object[error.start]
    message = f"Byte 0x{byte:02X} in line {line} is not {_spoken(error.encoding)}."
    return Problem(file.name, message, row=line, advice=SAVE_AS_UTF8)


def _nul(file: File, *, line: int) -> Problem:
    message = f"Line {line} contains a NUL byte: this is not a text file in its stated encoding."
    return Problem(file.name, message, row=line, advice=SAVE_AS_UTF8)


def _spoken(encoding: str) -> str:
    return "UTF-8" if encoding.lower() in ("utf-8", "utf8", "utf-8-sig") else encoding
