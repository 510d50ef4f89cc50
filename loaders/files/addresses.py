"""A list of e-mail addresses, one to a line, as people paste it: no header, no columns.

A line is an address, alone or with a name: ``Ada Byron <ada@engines.example>`` (RFC 5322), or the
name before or after it with a comma, semicolon or tab between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.archives import is_zip
from loaders.dress import visible
from loaders.files.values import BRACKETS, check_size, mail_addresses
from loaders.limits import Limits
from loaders.origin import File, Origin
from loaders.records import Contact, Problem, Refused
from loaders.text import read_lines

SEPARATORS = re.compile(r"[,;\t<>()]+")
DIGITS = re.compile("[0-9]")


def read(origin: Origin, limits: Limits) -> Iterator[Contact | Problem]:
    """One ``Contact`` for each line with one address, one ``Problem`` for any other that is not
    blank. Raises ``Refused``."""
    check_size(origin, limits)
    file, count = origin.file(), 0
    for number, line in _lines(file, limits):
        count += 1
        if count == 1:
            _check_first(line, file=file, number=number)
        if count > limits.rows:
            message = f"The file has more than {limits.rows:,} lines."
            raise Refused(Problem(file.name, message, advice="Split it."))
        yield _made(line, file=file, number=number, limits=limits)
    if not count:
        advice = "Write one address to a line."
        raise Refused(Problem(file.name, "The file is empty.", advice=advice))


def begins(origin: Origin, limits: Limits) -> bool:
    """Whether the first line that is not blank is an address with no more than a name. Raises
    ``Refused``."""
    if origin.is_folder or is_zip(origin):
        return False
    first = next(_lines(origin.file(), limits), None)
    return first is not None and _parted(first[1]) is not None


def _lines(file: File, limits: Limits) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    for number, line in enumerate(read_lines(file, longest=limits.line), start=1):
        if text := visible(line).strip().strip(",;").strip():
            yield number, text


def _check_first(line: str, *, file: File, number: int) -> None:
    """A table is not read as a list: its header has no address."""
    if not mail_addresses((line,)):
        message = f"Line {number} is no e-mail address, and begins no list of them."
        advice = "Write one address to a line, without a header, or load the file as a table."
        raise Refused(Problem(file.name, message, row=number, advice=advice))


def _made(line: str, *, file: File, number: int, limits: Limits) -> Contact | Problem:
    if len(line) > limits.field:
        message = f"The line is longer than {limits.field:,} characters."
        return Problem(file.name, message, row=number, advice="Write one address to a line.")
    parted = _parted(line)
    if parted is None:
        message = "The line is not one e-mail address, alone or with a name."
        return Problem(file.name, message, row=number, advice="Write one address to a line.")
    name, address = parted
    return Contact(number, name, emails=(address,))


def _parted(line: str) -> tuple[str, str] | None:
    """The name, empty where there is none, and the address; none for any other line."""
    addresses = mail_addresses((line,))
    if len(addresses) != 1:
        return None
    pieces = [piece.strip(f"{BRACKETS} ") for piece in SEPARATORS.split(line)]
    rest = [piece for piece in pieces if piece and not mail_addresses((piece,))]
    # Two pieces are a name with its parts turned around only in ``Byron, Ada <ada@…>``: elsewhere
    # they are columns.
    most = 2 if line.endswith(">") else 1
    if len(rest) > most or any(map(DIGITS.search, rest)):
        return None
    return " ".join(reversed(rest)), addresses[0]
