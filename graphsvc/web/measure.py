"""How wide a text is, without a browser, and what of it fits. Pure.

Widths are thousandths of the font's size: of Latin letters those of Helvetica (Adobe's font metrics
of 1990, to which Arial and Liberation Sans are compatible), of other scripts the widest that common
fonts have for most letters. An estimate may be too wide, so that a text is cut a letter too early;
it must not be too narrow.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

ELLIPSIS: Final = "…"

_HELVETICA: Final = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[]ft\\·",
    333: "()-r`“”‹›",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$?L_0123456789abdeghnopqu«»–",
    584: "+<=>~±×",
    611: "FTZßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "Æ—…",
    1015: "@",
}
_WIDTHS: Final = {character: width for width, text in _HELVETICA.items() for character in text}

_BOLD: Final = 56
"""Bold letters are that much wider at most; the widest are no wider at all."""
_SAFETY: Final = 1.04

_SCRIPTS: Final = (
    (0x0370, 0x03FF, 680),
    (0x0400, 0x052F, 740),
    (0x0590, 0x05FF, 640),
    (0x0600, 0x08FF, 660),
    (0x0900, 0x0DFF, 800),
    (0x0E00, 0x0EFF, 680),
    (0x10A0, 0x10FF, 700),
    (0x1100, 0x11FF, 1000),
    (0x1F000, 0x1FAFF, 1400),
)
"""First and last code point, and the width of a letter between them."""
_OTHER: Final = 780
_MARK: Final = 480
"""A mark that takes room beside its letter, as vowels of Indian scripts do."""


def width(text: str, *, size: float, bold: bool = False) -> float:
    """The width of a line of text in the unit of ``size``, the font's size."""
    units = sum(map(_advance, text))
    extra = _BOLD * sum(_advance(character) > 0 for character in text) if bold else 0
    return (units + extra) / 1000 * size * _SAFETY


def fit(text: str, *, room: float, size: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into ``room`` with an ellipsis after it."""
    line = " ".join(text.split())
    if width(line, size=size, bold=bold) <= room:
        return line
    kept = ""
    for cluster in clusters(line):
        if width(kept + cluster + ELLIPSIS, size=size, bold=bold) > room:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def clusters(text: str) -> Iterator[str]:
    """The parts of a text that must not be cut: a letter with its marks, and what is joined."""
    current = ""
    for character in text:
        if current and not _continues(current[-1], character):
            yield current
            current = ""
        current += character
    if current:
        yield current


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _continues(before: str, character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
        or 0x1F3FB <= ord(character) <= 0x1F3FF
        or before == "\u200d"
        or (unicodedata.combining(before) == 9 and unicodedata.category(character) == "Lo")
    )


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    """The width of one character: that of its letter, where it is a letter with an accent."""
    match unicodedata.category(character):
        case "Mn" | "Me" | "Cf":
            return 0
        case "Mc":
            return _MARK
        case _:
            pass
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1400 if ord(character) > 0x1F000 else 1000
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base) or _by_script(ord(base))


def _by_script(code: int) -> int:
    for first, last, units in _SCRIPTS:
        if first <= code <= last:
            return units
    return _OTHER
