"""Names in Latin letters, so that spellings in different scripts can be compared.

The base is anyascii, which knows every script letter by letter. Where that serves names badly there
are tables here: Arabic and Hebrew (semivowels by their place, the article apart), Greek (pairs of
letters), Cyrillic (Ukrainian), Chinese and Korean (the family name apart).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from graphsvc.matching.normal.arabic import arabic_in_latin, hebrew_in_latin

MOST_LETTERS = 200
"""Longer text is no name; the rest of it is left out so that comparing stays fast."""

_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_GREEK = re.compile("[\u0370-\u03ff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_ROUGH = re.compile(
    "[^\u0000-\u058f\u10a0-\u10ff\u0900-\u0d7f\u1d00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]"
)
_NOT_LATIN = re.compile("[^a-z0-9]+")

_UKRAINIAN = re.compile("[іїєґ]")
_UKRAINIAN_LETTERS = str.maketrans({"г": "h", "и": "y", "і": "i", "є": "ie", "ґ": "g"})
_GREEK_PAIRS = {
    "ου": "ou",
    "μπ": "b",
    "γκ": "g",
    "γγ": "ng",
    "αυ": "av",
    "ευ": "ev",
    "τζ": "tz",
} | {
    "χ": "h",
    "υ": "y",
    "η": "i",
}
_DOUBLE_SURNAMES = frozenset(
    [
        "ouyang",
        "sima",
        "shangguan",
        "zhuge",
        "dongfang",
        "huangfu",
        "yuwen",
        "murong",
        "linghu",
        "xiahou",
        "situ",
        "zhangsun",
        "namgung",
        "hwangbo",
        "jegal",
        "seonu",
        "dokgo",
        "sagong",
    ]
)
# Family names as people themselves write them, where the official system says otherwise.
_KOREAN_SURNAMES = {"gim": "kim", "i": "lee", "bag": "park", "choe": "choi", "gang": "kang"} | {
    "jeong": "jung",
    "jo": "cho",
    "im": "lim",
    "no": "noh",
    "gwon": "kwon",
    "gu": "koo",
    "geum": "keum",
    "sin": "shin",
    "baeg": "baek",
    "an": "ahn",
    "u": "woo",
}


class Word(NamedTuple):
    """A word in small Latin letters and digits. ``rough``: its script leaves vowels out or spells
    foreign names loosely, so that little more than its consonants can be relied upon."""

    text: str
    rough: bool = False


@lru_cache(maxsize=1 << 15)
def latin(word: str) -> tuple[Word, ...]:
    """The Latin words of a folded word: one, or the Arabic article and one; none where there is no
    letter to be had."""
    if word.isascii():
        return (Word(word),)
    rough = bool(_ROUGH.search(word))
    return tuple(Word(text, rough) for text in _transliterated(word[:MOST_LETTERS]) if text)


def latin_words(words: tuple[str, ...]) -> tuple[Word, ...]:
    """The Latin words of folded ones."""
    return tuple(part for word in words for part in latin(word))


def latin_name(words: tuple[str, ...]) -> tuple[Word, ...]:
    """The Latin words of a person's name that is folded: the same, but that a Chinese or Korean
    name written as one word is two."""
    return (_family_and_given(words[0]) if len(words) == 1 else ()) or latin_words(words)


def rough_script(text: str) -> str:
    """The script of a text whose Latin form would be rough, as Unicode names it; else empty."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in text}
    return scripts.pop() if len(scripts) == 1 and _ROUGH.search(text) else ""


def latin_text(text: str) -> str:
    """Folded text in Latin letters, word by word."""
    return " ".join(word.text for word in latin_words(tuple(text.split())))


def _transliterated(word: str) -> list[str]:
    if _ARABIC.search(word):
        return [_ascii(part) for part in arabic_in_latin(word)]
    if _HEBREW.search(word):
        return [_ascii(hebrew_in_latin(word))]
    if _GREEK.search(word):
        return [_ascii(_greek(word))]
    if _CYRILLIC.search(word) and _UKRAINIAN.search(word):
        return [_ascii(word.translate(_UKRAINIAN_LETTERS))]
    return [_ascii(word)]


def _ascii(word: str) -> str:
    return _NOT_LATIN.sub("", anyascii(unicodedata.normalize("NFC", word)).lower())


def _greek(word: str) -> str:
    start = "d" + word[2:] if word.startswith("ντ") else word
    for letters, latin_letters in _GREEK_PAIRS.items():
        start = start.replace(letters, latin_letters)
    return start


def _family_and_given(word: str) -> tuple[Word, ...]:
    """王小明 → ``wang``, ``xiaoming``; nothing for other words and for single letters."""
    if not 2 <= len(word) <= 5 or not (_HAN.fullmatch(word) or _HANGUL.fullmatch(word)):
        return ()
    syllables = [_ascii(letter) for letter in word]
    split = 2 if len(word) > 2 and "".join(syllables[:2]) in _DOUBLE_SURNAMES else 1
    family, given = "".join(syllables[:split]), "".join(syllables[split:])
    if _HANGUL.fullmatch(word):
        family = _KOREAN_SURNAMES.get(family, family)
    return (Word(family, rough=True), Word(given, rough=True)) if family and given else ()
