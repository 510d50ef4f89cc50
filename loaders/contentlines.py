"""The content lines of vCards: unfolded, and told apart into name, parameters and value."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Refused
from loaders.text import encoding_of, read_lines, wrong_byte

NAMED = re.compile(r"(?:[\w-]+\.)?([\w-]+)[ \t]*[;:]")
MARK = "\ufeff"
"""A byte order mark, which stands within a file that was put together from several."""
NO_PARAMS: Mapping[str, tuple[str, ...]] = {}
SOFT_BREAK = re.compile(r"=[ \t]*$")


@dataclass(frozen=True)
class Property:
    """A content line: its name in capitals without its group, empty for a line that is none.

    ``params`` by name in capitals; bare ones (version 2.1) stand under ``TYPE``. ``value`` is
    unfolded and otherwise as written; while it is ``raw``, its charset is not undone yet, and bytes
    that are no UTF-8 are kept by ``surrogateescape``. ``line`` is where it starts, from 1;
    ``ended`` is false for a last line without a line break.
    """

    name: str
    params: Mapping[str, tuple[str, ...]]
    value: str
    line: int
    ended: bool = True
    raw: bool = False

    def is_mark(self, name: str) -> bool:
        """Whether it begins or ends a card."""
        return self.name == name and self.value.strip().upper() == "VCARD"

    @cached_property
    def types(self) -> frozenset[str]:
        """Its types (``work``, ``fax``), in small letters."""
        listed = (value for text in self.params.get("TYPE", ()) for value in text.split(","))
        return frozenset(value.strip().lower() for value in listed)

    def text(self) -> str:
        """The value as text, its encoding undone. Raises ``ValueError`` for bytes that are not
        text in their charset, ``LookupError`` for a charset that there is none of."""
        charset = next(iter(self.params.get("CHARSET", ())), "")
        data = self.value.encode("utf-8", "surrogateescape")
        named = {value.lower() for value in self.params.get("ENCODING", ())}
        encodings = named | (self.types & {"quoted-printable", "base64"})
        if "quoted-printable" in encodings:
            return _clean(quopri.decodestring(data).decode(charset or "utf-8"))
        if encodings & {"b", "base64"}:
            return _clean(binascii.a2b_base64(data).decode(charset or "utf-8"))
        if charset and self.raw and not self.value.isascii():
            return _clean(data.decode(charset))
        return self.value


def _clean(text: str) -> str:
    """The text itself. Raises ``ValueError`` for half characters and NUL, which are no text."""
    text.encode("utf-8")
    if "\0" in text:
        raise ValueError("NUL is no text")
    return text


def properties(file: File, wanted: frozenset[str], *, limits: Limits) -> Iterator[Property]:
    """The content lines in order, blank ones left out; those not ``wanted`` come without their
    values, and what is no content line without a name.

    Raises ``Refused`` for bytes that are not text in the file's encoding, unless the property
    names their charset, and as ``read_lines`` does.
    """
    lines = _Lines(file, limits)
    while (line := lines.next()) is not None:
        if line.strip():
            yield lines.property(line, wanted=wanted)


class _Lines:
    """Physical lines without their breaks, and those that continue one."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._file = file
        self._longest = limits.line
        self._field = limits.field
        # Old programs cut characters in two where they fold, and properties may name a charset.
        self._keeps = encoding_of(file) == "utf-8"
        errors = "surrogateescape" if self._keeps else "strict"
        self._lines = read_lines(file, longest=limits.line, errors=errors)
        self._ahead: str | None = None
        self._returned = False
        self._spaced = False
        self._number = 0
        self._ended = True

    def next(self) -> str | None:
        """The next line, or none at the end."""
        line = self._peek()
        self._ahead = None
        if line is not None:
            self._number += 1
            self._ended = line.endswith(("\n", "\r"))
        return line

    def _peek(self) -> str | None:
        if self._ahead is None:
            self._ahead = next(self._lines, None)
            if self._ahead == "\r\n" and self._returned:
                # Some programs end every line by "\r\r\n": that is one line break.
                self._number += 1
                self._ahead = next(self._lines, None)
            self._returned = self._ahead is not None and self._ahead.endswith("\r")
        return self._ahead

    def property(self, line: str, *, wanted: frozenset[str]) -> Property:
        """The content line that begins with ``line``."""
        number = self._number
        line = line.lstrip(MARK)
        named = NAMED.match(line)
        name = named[1].upper() if named else ""
        if not name:
            self._text(line, line=number)
        text = self._whole(line.rstrip("\r\n"), kept=name in wanted)
        if name not in wanted:
            return Property(name, {}, "", number, self._ended)
        raw = self._keeps and "CHARSET=" in text.partition(":")[0].upper()
        clean = text if raw else self._text(text, line=number)
        head, value = _head_and_value(clean, longest=self._field)
        if name == "VERSION":
            self._spaced = value.strip() == "2.1"
        # A head beyond all measure makes the whole line one value that is too long.
        params, value = (_params(head), value) if len(head) <= self._field else (NO_PARAMS, clean)
        return Property(name, params, value, number, self._ended, raw)

    def _whole(self, line: str, *, kept: bool) -> str:
        """The line with those that continue it. Of one that is not kept, or is longer than a line
        may be, only the last piece is held."""
        pieces, length = [line], len(line)
        soft = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        while (more := self._continuing(pieces[-1], soft=soft)) is not None:
            length += len(more)
            if soft:
                pieces[-1] = SOFT_BREAK.sub("", pieces[-1])
            if kept and length <= self._longest:
                pieces.append(more)
            else:
                pieces[-1] = more
        return "".join(pieces)

    def _continuing(self, line: str, *, soft: bool) -> str | None:
        """The next line where it continues ``line``: after a soft line break of quoted-printable
        as it is, else without its indent (of which version 2.1 keeps the first character)."""
        following = self._peek()
        if following is None:
            return None
        if soft and SOFT_BREAK.search(line) and not following.upper().startswith("END:VCARD"):
            self.next()
            return following.rstrip("\r\n")
        if following.startswith((" ", "\t")):
            self.next()
            return following.rstrip("\r\n")[0 if self._spaced else 1 :]
        return None

    def _text(self, text: str, *, line: int) -> str:
        """The text with characters joined that were cut in two by folding. Raises ``Refused`` for
        bytes that are no UTF-8."""
        if not self._keeps or text.isascii():
            return text
        try:
            return text.encode("utf-8", "surrogateescape").decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(wrong_byte(self._file, error, line=line)) from error


def _head_and_value(text: str, *, longest: int) -> tuple[str, str]:
    """What stands before and after the first colon that is in no quotation marks, looked for in
    the first characters alone; without such a colon, before and after the first of all."""
    head, _, value = text.partition(":")
    if '"' not in head:
        return head, value
    quoted = False
    for mark in re.finditer('[":]', text[:longest]):
        if mark[0] == '"':
            quoted = not quoted
        elif not quoted:
            return text[: mark.start()], text[mark.end() :]
    return head, value


def _params(head: str) -> Mapping[str, tuple[str, ...]]:
    if ";" not in head:
        return NO_PARAMS
    params: dict[str, list[str]] = {}
    for part in split_unquoted(head, ";")[1:]:
        name, equals, value = part.partition("=")
        key = name.strip().upper() if equals else "TYPE"
        values = split_unquoted(value, ",") if equals else [name]
        params.setdefault(key, []).extend(each.strip().strip('"') for each in values)
    return {key: tuple(values) for key, values in params.items()}


def split_unquoted(text: str, mark: str) -> list[str]:
    """The pieces between ``mark`` where it stands in no quotation marks."""
    if '"' not in text:
        return text.split(mark)
    pieces, start, quoted = list[str](), 0, False
    for found in re.finditer(f'["{mark}]', text):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def split_escaped(value: str, mark: str) -> list[str]:
    """The pieces between ``mark`` where no backslash stands before it; escapes are left."""
    if "\\" not in value:
        return value.split(mark)
    pieces, start = list[str](), 0
    for found in re.finditer(rf"\\.|{re.escape(mark)}", value, re.S):
        if found[0] == mark:
            pieces.append(value[start : found.start()])
            start = found.end()
    return [*pieces, value[start:]]


def unescaped(value: str, *, version: str) -> str:
    """The value without its backslashes. In version 2.1 one stands for itself, but before a
    semicolon, comma or colon, where programs of that time wrote one too."""
    if "\\" not in value:
        return value
    if version == "2.1":
        return re.sub(r"\\([;,:])", r"\1", value)
    return re.sub(r"\\(.)", lambda found: _meant(found[1]), value, flags=re.S)


def _meant(letter: str) -> str:
    return "\n" if letter in "nN" else letter
