"""The content lines of vCards: unfolded, and told apart into name, parameters and value."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.encodings import known_encoding
from loaders.limits import Limits
from loaders.origin import File
from loaders.records import Problem, Refused
from loaders.text import encoding_of, nul_byte, read_lines, wrong_byte

NAMED = re.compile(r"(?:[\w-]+\.)?([\w-]+)[ \t]*[;:]")
MARK = "\ufeff"
"""A byte order mark, which stands within a file that was put together from several."""
NO_PARAMS: Mapping[str, tuple[str, ...]] = {}
SOFT_BREAK = re.compile(r"=[ \t]*$")
GOES_ON = frozenset({"FN", "N", "ORG", "TITLE", "NICKNAME"})
"""Properties whose values some programs write over several lines as they are: a line after them
that is no content line belongs to them."""
ESCAPES = re.compile(r"(?:=[0-9A-F]{2})+$", re.I)
LITERAL = re.compile(r"(?<!=)(?<!=[0-9A-F])[A-Z]", re.I)
"""A letter that stands for itself in quoted-printable."""


@dataclass(frozen=True)
class Property:
    """A content line: its name in capitals without its group, empty for a line that is none.

    ``params`` by name in capitals; bare ones (version 2.1) stand under ``TYPE``. ``value`` is
    unfolded and otherwise as written; while it is ``raw``, its charset is not undone yet, and bytes
    that are no UTF-8 are kept by ``surrogateescape``. ``line`` is where it starts, from 1;
    ``ended`` is false for a last line without a line break. ``encoding`` is that of the file where
    somebody named it.
    """

    name: str
    params: Mapping[str, tuple[str, ...]]
    value: str
    line: int
    ended: bool = True
    raw: bool = False
    encoding: str = ""

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
        if not self.params:
            return _clean(self.value) if self.raw else self.value
        named = next(iter(self.params.get("CHARSET", ())), "")
        charset = known_encoding(named) if named else ""
        undone = {value.lower() for value in self.params.get("ENCODING", ())}
        encodings = undone | (self.types & {"quoted-printable", "base64"})
        if "quoted-printable" in encodings:
            return self._decoded(quopri.decodestring, charset)
        if encodings & {"b", "base64"}:
            return self._decoded(binascii.a2b_base64, charset)
        if charset and self.raw and not self.value.isascii():
            return _clean(self.value.encode("utf-8", "surrogateescape").decode(charset))
        return _clean(self.value) if self.raw else self.value

    def _decoded(self, undo: Callable[[bytes], bytes], charset: str) -> str:
        """The value by its charset, without one as UTF-8, else in the encoding of the file."""
        data = self.value.encode("utf-8", "surrogateescape")
        if charset or not self.encoding:
            return _clean(undo(data).decode(charset or "utf-8"))
        try:
            return _clean(undo(data).decode("utf-8"))
        except UnicodeDecodeError:
            return _clean(undo(self.value.encode(self.encoding)).decode(self.encoding))


def _clean(text: str) -> str:
    """The text itself. Raises ``ValueError`` for half characters, which are no text."""
    text.encode("utf-8")
    return text


def properties(file: File, wanted: frozenset[str], *, limits: Limits) -> Iterator[Property]:
    """The content lines in order, blank ones left out; those not ``wanted`` come without their
    values, and what is no content line without a name.

    Raises ``Refused`` for bytes that are not text in the file's encoding, unless the property
    names their charset or is not wanted, for more of what is wanted than ``limits.bytes``, and as
    ``read_lines`` does.
    """
    lines = _Lines(file, limits)
    while (line := lines.next()) is not None:
        if line.strip():
            yield lines.property(line, wanted=wanted)


def is_content(line: str) -> bool:
    """Whether a physical line begins a content line or continues a folded one."""
    return line.startswith((" ", "\t")) or NAMED.match(line.lstrip(MARK)) is not None


class _Lines:
    """Physical lines without their breaks, and those that continue one."""

    def __init__(self, file: File, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._longest = limits.line
        self._field = limits.field
        # Old programs cut characters in two where they fold, and properties may name a charset.
        encoding = encoding_of(file)
        self._keeps = encoding == "utf-8"
        self._named = encoding if file.encoding == encoding else ""
        errors = "surrogateescape" if self._keeps else "strict"
        self._lines = read_lines(file, longest=limits.line, errors=errors, passed=is_content)
        self._held = 0
        self._ahead: str | None = None
        self._returned = False
        self._version = ""
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
            if not name:
                self._hold(len(text))
            return Property(name, {}, "", number, self._ended)
        if name in GOES_ON and (more := self._peek()) is not None and not is_content(more):
            text = self._with_more(text)
        self._hold(len(text))
        raw = self._keeps and "CHARSET=" in text.partition(":")[0].upper()
        clean = text if raw else self._text(text, line=number)
        head, value = _head_and_value(clean, longest=self._field)
        if name == "VERSION":
            self._version = value.strip()
        # A head beyond all measure makes the whole line one value that is too long.
        params, value = (_params(head), value) if len(head) <= self._field else (NO_PARAMS, clean)
        return Property(name, params, value, number, self._ended, raw, self._named)

    def _hold(self, count: int) -> None:
        """Counts characters of what is not passed over: photos and notes are no part of a file's
        size."""
        self._held += count
        if self._held > self._limits.bytes:
            most = f"{self._limits.bytes:,} bytes"
            message = f"The file is larger than {most}, without its photos and notes."
            raise Refused(Problem(self._file.name, message, advice="Split it into smaller files."))

    def _with_more(self, text: str) -> str:
        """The line with those after it that are no content lines."""
        pieces, length = [text], len(text)
        while (more := self._peek()) is not None and not _is_next(more, after=pieces):
            self.next()
            if "\0" in more:
                raise nul_byte(self._file, line=self._number)
            length += len(more)
            if (piece := more.strip()) and length <= self._longest:
                pieces.append(piece)
        return " ".join(pieces)

    def _whole(self, line: str, *, kept: bool) -> str:
        """The line with those that continue it. Of one that is not kept, or is longer than a line
        may be, only the last piece is held."""
        pieces, length = [line], len(line)
        soft = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        while (more := self._continuing(pieces[-1], soft=soft)) is not None:
            length += len(more)
            if soft and SOFT_BREAK.search(pieces[-1]):
                pieces[-1] = SOFT_BREAK.sub("", pieces[-1])
                more = _without_indent(pieces, more)
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
            return following.rstrip("\r\n")[0 if self._version == "2.1" else 1 :]
        return None

    def _text(self, text: str, *, line: int) -> str:
        """The text with characters joined that were cut in two by folding. Raises ``Refused`` for
        bytes that are no UTF-8."""
        if not self._keeps or text.isascii():
            return text
        try:
            return text.encode("utf-8", "surrogateescape").decode("utf-8")
        except UnicodeDecodeError as error:
            raise wrong_byte(self._file, error, line=line) from error


def _is_next(line: str, *, after: Sequence[str]) -> bool:
    """Whether a line is no more of the value before it; an indented one is more of its line."""
    return is_content(line) and not (len(after) > 1 and line.startswith((" ", "\t")))


def _without_indent(pieces: Sequence[str], more: str) -> str:
    """A line of quoted-printable without the indent of a program that folds it too. A single
    space may be one of the text, unless the text writes its spaces as ``=20``, has no letters
    that stand for themselves, or the space would cut a character in two."""
    bare = more.lstrip(" \t")
    if bare == more:
        return more
    only = more[: len(more) - len(bare)]
    value = "".join(pieces).partition(":")[2]
    spaces = "=20" in value or "=20" in bare
    letters = LITERAL.search(value) or LITERAL.search(bare)
    if only != " " or spaces or not letters:
        return bare
    return bare if _ends_within_character(value) else more


def _ends_within_character(value: str) -> bool:
    """Whether the escapes at its end are the beginning of a character of UTF-8."""
    found = ESCAPES.search(value)
    if found is None:
        return False
    try:
        bytes.fromhex(found[0].replace("=", "")).decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


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
