"""Text in small letters without accents: what every key of a name begins with."""

import re
import unicodedata

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


def fold(text: str) -> str:
    """Words of ``text`` in small letters without accents, one space between them."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return _NOT_ASCII_WORD.sub(" ", text.lower()).strip()
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = _MARKS.sub("", lowered).translate(_LETTERS)
    return " ".join("".join(map(_word_character, unicodedata.normalize("NFC", bare))).split())


def _word_character(character: str) -> str:
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category[0] == "M" else " "
