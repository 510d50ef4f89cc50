"""Names in scripts that leave vowels out, beside their usual spellings in Latin letters.

A letter of Hebrew, Arabic or Thai stands for one of few Latin ones: ב for b or v, و for w, v or a
vowel, ร for r at the beginning of a syllable and n at its end. All consonants are written there, so
a Latin spelling is one of a word if it has a fitting letter for each of the word's and nothing
between them but vowels.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_VOWELS: Final = "[aeiouy]*"
_ARABIC: Final = {
    "a": "(?:[aeou]+h?)",
    "b": "bb?",
    "c": "c",
    "ch": "(?:ch|tch)",
    "d": "dd?",
    "dh": "(?:dh?|zz?|dd)",
    "f": "(?:ff?|ph)",
    "g": "gg?",
    "gh": "(?:gh|g|q)",
    "h": "(?:hh?|)",
    "i": "(?:[ieyj]+h?)",
    "j": "(?:jj?|dj|g)",
    "k": "(?:kk?|c|ck|q)",
    "kh": "(?:kh|ch|h|k|x)",
    "l": "ll?",
    "m": "mm?",
    "n": "nn?",
    "p": "pp?",
    "q": "(?:q|kk?|gh?|c)",
    "r": "rr?",
    "s": "(?:ss?|c)",
    "sh": "(?:sh|ch|sch)",
    "t": "tt?",
    "th": "(?:th|s|t)",
    "u": "(?:[uow]+|v)",
    "w": "(?:w|v|ou|u|o)",
    "y": "(?:y|j|i|e)",
    "z": "(?:zz?|s)",
    "zh": "(?:zh|j)",
}
_HEBREW: Final = _ARABIC | {
    "a": "(?:[aeiou]+h?)",
    "b": "(?:bb?|vv?|w)",
    "f": "(?:ff?|p|v)",
    "h": "(?:hh?|ch|kh|)",
    "i": "(?:[ieyj]+)",
    "k": "(?:kk?|c|ck|q|ch|kh)",
    "kh": "(?:kh|ch|k|h)",
    "o": "(?:[ou]+|vv?|w|[ou]+h)",
    "p": "(?:pp?|ff?|ph)",
    "sh": "(?:sh|sch|ss?)",
    "t": "(?:tt?|th)",
    "ts": "(?:ts|tz|zz?|c|cz)",
    "v": "(?:vv?|w|u|o)",
    "y": "(?:y|j|i)",
}
_THAI: Final = _ARABIC | {
    "b": "(?:b|p)",
    "ch": "(?:ch?|j|sh|t)",
    "d": "(?:d|t)",
    "e": "(?:[ae]+)",
    "h": "(?:h|)",
    "k": "(?:k|g|c)",
    "kh": "(?:kh?|c|g)",
    "l": "(?:ll?|n)",
    "ng": "ng",
    "o": "(?:o|or|a|u|)",
    "p": "(?:pp?|b)",
    "ph": "(?:ph?|b)",
    "r": "(?:rr?|n|rn|l)",
    "s": "(?:ss?|t|d)",
    "t": "(?:tt?|d|)",
    "th": "(?:th?|d)",
    "u": "(?:[uo]+)",
    "w": "(?:w|v|u|o)",
    "y": "(?:y|i|j|n)",
}
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "ARABIC": _ARABIC,
    "HEBREW": _HEBREW,
    "THAI": _THAI,
}
"""By script, as Unicode names it: what may stand in Latin spellings for each of its letters as
``latin`` gives them."""

_SEMIVOWELS: Final = re.compile("^a(?=[oi])|(?<=i)i")
"""Alef before a vowel that is written, and a yod that is doubled, which are not heard apart."""

_LETTER: Final = re.compile("ch|dh|gh|kh|ng|ph|sh|th|ts|zh|[a-z]")


def is_spelling(text: str, script: str, word: str) -> bool:
    """Whether a Latin ``word`` can be a spelling of a word whose letters give ``text``."""
    pattern = _pattern(text, script)
    return bool(pattern and pattern.fullmatch(word))


def _fitting(letter: str, table: Mapping[str, str]) -> str:
    """What may stand for a letter, or for two of which the second is an h."""
    found = table.get(letter, letter)
    if len(letter) == 1 or letter[1] != "h":
        return found
    return f"(?:{found}|{table[letter[0]]}{_VOWELS}{table['h']})"


@lru_cache(maxsize=1 << 14)
def _pattern(text: str, script: str) -> re.Pattern[str] | None:
    table = _TABLES.get(script)
    if table is None:
        return None
    letters = [_fitting(letter, table) for letter in _LETTER.findall(_SEMIVOWELS.sub("", text))]
    return re.compile(_VOWELS.join(letters)) if letters else None
