"""Tables for spreadsheets, as text."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_FORMULA: Final = frozenset("=+-@\u2212\u2010\u2011\u2012\u2013\u2014")
"""What begins a formula, and dashes that are typed for a minus; the same in full width, small and
raised becomes these."""
_BREAKS: Final = frozenset("\t\r\n")
_PASSED_OVER: Final = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff\0]+")


def as_sheet(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """CSV in UTF-8 with a byte order mark, as spreadsheets want it, a row at a time. No cell begins
    a formula."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line(map(harmless, row))


def harmless(text: str) -> str:
    """A spreadsheet would run what begins like a formula (OWASP, CSV injection), and some take a
    sign of another width or kind for that of ASCII, or pass over blanks and signs that nobody sees:
    a quotation mark before it makes it text."""
    bare = _PASSED_OVER.sub("", text)
    formula = unicodedata.normalize("NFKC", bare[:1])[:1] in _FORMULA or text[:1] in _BREAKS
    return f"'{text}" if bare and formula else text


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()
