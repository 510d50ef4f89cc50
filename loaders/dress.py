"""What programs put around and into values, and what is no part of them."""

from __future__ import annotations

import re
import unicodedata

DRESSED = re.compile("[='](?=[\"=+\\-@\t])")
"""What stands in a line of which a value may be undressed."""
FORMULA = re.compile(r'="(.*)"', re.S)
LONGEST = 1_000
HARMLESS = re.compile(r"'(?=[=+\-@\t])")
UNSEEN = re.compile(
    "[\0\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    "|(?<![\u0590-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u109f])"
)
"""NUL, soft hyphens, marks of direction, zero-width spaces and byte order marks. Zero-width joiners
and non-joiners too, but between letters of the scripts from Hebrew to Burmese, where they are part
of how a word is written."""


def visible(text: str) -> str:
    """The text without signs that nobody sees."""
    # What can be printed holds no such sign, and is quick to tell.
    return text if text.isprintable() else UNSEEN.sub("", text)


def undressed(text: str) -> str:
    """A value without what keeps a spreadsheet from reckoning with it: ``="0770"``, and an
    apostrophe before what would begin a formula (``'+44``)."""
    bare = text.strip()
    if found := FORMULA.fullmatch(bare):
        return found[1].replace('""', '"')
    return bare[1:] if HARMLESS.match(bare) else text


def narrow(text: str) -> str:
    """The text with its letters, digits and signs of full width as those of ASCII; one that is
    longer than any number or address stays as it is, since one character may become eighteen."""
    plain = text.isascii() or len(text) > LONGEST
    return text if plain else unicodedata.normalize("NFKC", text)
