"""Text in small letters without accents: what every key of a name begins with."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

Key = TypeVar("Key")

LONGEST: Final = 1_000
"""Characters of a name, or of the name of a place, that are read."""
_REMEMBERED: Final = 1 << 12
_LONGEST_REMEMBERED: Final = 200
"""Characters: longer texts are no names, and must not fill the memory."""


def remembered(key: Callable[[str], Key]) -> Callable[[str], Key]:
    """Remembers the keys of the texts that were asked for last: a row of a file asks for those of
    its own several times."""
    kept = lru_cache(maxsize=_REMEMBERED)(key)

    @wraps(key)
    def asked(text: str) -> Key:
        return kept(text) if len(text) <= _LONGEST_REMEMBERED else key(text)

    return asked


_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
    | {"ŧ": "t", "ŋ": "n", "ı": "i", "ə": "a", "ĸ": "k", "ƒ": "f", "ɨ": "i", "ʉ": "u"}
)
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bb\u02bc\u02b9\u02be\u02bf]")
# Marks of Latin, Greek and Cyrillic letters (the breve of й is part of the letter), points of
# Hebrew, vowel signs of Arabic and its tatweel. Marks of Indic, Thai and Japanese letters stay.
_MARKS = re.compile(
    "(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"}
    | {"å": "aa", "Å": "Aa"}
)
_WRITTEN_OUT = re.compile("(a|o|u)e|aa")


def umlauts_written_out(text: str) -> str:
    """``Müller`` → ``Mueller``, as is done where a keyboard has no umlauts."""
    return unicodedata.normalize("NFC", text).translate(_UMLAUTS)


def other_spellings(word: str) -> tuple[str, ...]:
    """What a folded word may be where its umlauts were written out: ``mueller`` → ``muller``."""
    bare = _WRITTEN_OUT.sub(lambda found: found[1] or "a", word)
    return (bare,) if bare != word else ()


def decomposed(text: str) -> str:
    """Small letters and their accents apart, of a text that is no longer than a name can be: one
    character may become eighteen (U+FDFA), and what a text costs must be of the order of its
    length."""
    lowered = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()[:LONGEST]
    return unicodedata.normalize("NFKD", lowered)[:LONGEST]


def fold(text: str) -> str:
    """Words of ``text`` in small letters without accents, one space between them; of a text that is
    longer than any name those of its beginning."""
    text = _APOSTROPHES.sub("", text[:LONGEST])
    if text.isascii():
        return _NOT_ASCII_WORD.sub(" ", text.lower()).strip()
    bare = _MARKS.sub("", decomposed(text)).translate(_LETTERS)
    return " ".join("".join(map(_word_character, unicodedata.normalize("NFC", bare))).split())


def _word_character(character: str) -> str:
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category[0] == "M" else " "
