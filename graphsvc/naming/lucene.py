"""What somebody types, as a query of the full-text indexes. Pure.

The indexes hold words as Lucene's standard tokenizer cuts them, in small letters, Latin accents
folded, English stop words left out. A word that is searched by its beginning goes through none of
that, so it is done here in the same way.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from graphsvc.normal.folding import other_spellings, umlauts_written_out

MOST_WORDS: Final = 8
LONGEST_WORD: Final = 50

_STOP_WORD_LIST = """
a an and are as at be but by for if in into is it no not of on or such that the their then there
these they this to was will with
"""
_STOP_WORDS = frozenset(_STOP_WORD_LIST.split())
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i", "ə": "a", "ƒ": "f", "’": "'"}
)
_JOINS = "'._"
"""Marks that do not end a word when they stand within it."""


def lucene_query(text: str, also: Callable[[str], Iterable[str]] = other_spellings) -> str | None:
    """All words of ``text``, each as a whole or as a beginning, or as one of those that ``also``
    tells of it; whole ones count more. ``None`` where there is nothing to look for. No character of
    ``text`` acts as syntax."""
    words = _words(text)
    if not words:
        return None
    telling = [word for word in words if word not in _STOP_WORDS] or words
    written = dict(zip(words, _words(umlauts_written_out(text)), strict=False))
    return " ".join(_one_of(word, (written.get(word, word), *also(word))) for word in telling)


def _one_of(word: str, others: Iterable[str]) -> str:
    known = dict.fromkeys(other for one in others if (other := "".join(_words(one))) != word)
    return f"+({' '.join((f'{word}^2', f'{word}*', *(f'{other}*' for other in known)))})"


def _words(text: str) -> list[str]:
    spaced = "".join(map(_character, _folded(text)))
    words = (word.strip(_JOINS)[:LONGEST_WORD] for word in spaced.split())
    return list(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def _folded(text: str) -> str:
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    return "".join(map(_without_accent, lowered))


def _without_accent(character: str) -> str:
    """A Latin letter without its accents; the accents of other scripts are part of the letter."""
    parts = unicodedata.normalize("NFKD", character)
    return parts[0] if parts[0].isascii() and parts[0].isalpha() else character


def _character(character: str) -> str:
    """A letter, digit or mark stands for itself, a Chinese or Japanese sign is a word of its own;
    everything else separates."""
    if _is_sign(character):
        return f" {character} "
    if character.isalnum() or character in _JOINS or unicodedata.category(character)[0] == "M":
        return character
    return " "


def _is_sign(character: str) -> bool:
    return "\u3040" <= character <= "\u309f" or "\u3400" <= character <= "\u9fff"
