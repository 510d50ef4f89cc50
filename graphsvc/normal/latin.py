"""Names in Latin letters, so that spellings in different scripts can be compared.

The base is anyascii, which knows every script letter by letter. Where that serves names badly there
are tables here: Arabic and Hebrew (semivowels by their place, the article apart), Greek (pairs of
letters), Cyrillic (Ukrainian), the scripts of India (vowels that no letter shows), Thai (vowels
before their consonant), Chinese and Korean (the family name apart).
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from graphsvc.normal.arabic import arabic_in_latin, hebrew_in_latin
from graphsvc.normal.indic import indic_in_latin, is_indic
from graphsvc.normal.thai import thai_in_latin

MOST_LETTERS = 200
"""Longer text is no name; the rest of it is left out so that comparing stays fast."""

_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_GREEK = re.compile("[\u0370-\u03ff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_HAN = re.compile("[々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_ROUGH = re.compile(
    "[^\u0000-\u058f\u10a0-\u10ff\u0900-\u0d7f\u1d00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]"
)
_NOT_LATIN = re.compile("[^a-z0-9]+")

_UKRAINIAN = re.compile("[іїєґ]")
_UKRAINIAN_LETTERS = str.maketrans({"г": "h", "и": "y", "і": "i", "є": "ie", "ґ": "g"})
_HARD_CHI = re.compile("χ(?=[ρλν])")
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


CHINESE = "CJK"
SYLLABIC = frozenset({CHINESE, "HANGUL"})
"""The scripts in which a whole name is a few letters, often without a space."""
_LONGEST_PART = 2
"""Characters of a Chinese family or given name."""


_KOREAN_R = re.compile("(?<!l)l(?=[aeiouwy])")


class Word(NamedTuple):
    """A word in small Latin letters and digits. ``script``, as Unicode names it, where that leaves
    vowels out or spells foreign names loosely, so that little more than its consonants can be
    relied upon; else empty. ``CJK`` are one or two Chinese characters, ``CJK LONG`` are more, which
    spell a foreign name."""

    text: str
    script: str = ""


@lru_cache(maxsize=1 << 15)
def latin(word: str) -> tuple[Word, ...]:
    """The Latin words of a folded word: one, or the Arabic article and one; none where there is no
    letter to be had."""
    if word.isascii():
        return (Word(word),)
    found = _ROUGH.search(word)
    script = _script_of(found[0]) if found else ""
    if script == CHINESE and len(word) > _LONGEST_PART:
        script = "CJK LONG"
    return tuple(Word(text, script) for text in _transliterated(word[:MOST_LETTERS]) if text)


def latin_words(words: tuple[str, ...]) -> tuple[Word, ...]:
    """The Latin words of folded ones."""
    return tuple(part for word in words for part in latin(word))


def latin_name(words: tuple[str, ...]) -> tuple[Word, ...]:
    """The Latin words of a person's name that is folded: the same, but that a Chinese or Korean
    name written as one word is two, and that Korean family names are as people write them."""
    if len(words) == 1:
        return _family_and_given(words[0]) or latin_words(words)
    if len(words) == 2 and all(map(_HANGUL.fullmatch, words)):
        return tuple(_korean(_ascii(word), family=len(word) == 1) for word in words)
    return latin_words(words)


def rough_script(text: str) -> str:
    """The script of a text whose Latin form would be rough, as Unicode names it; else empty."""
    scripts = {_script_of(letter) for letter in text}
    return scripts.pop() if len(scripts) == 1 and _ROUGH.search(text) else ""


def has_chinese(text: str) -> bool:
    """Whether there is a Chinese character in a text, in whatever language."""
    return bool(_HAN.search(text))


def _script_of(letter: str) -> str:
    """The first word of its name in Unicode; the sign that repeats a character is one too."""
    return CHINESE if letter == "々" else unicodedata.name(letter, "?").partition(" ")[0]


def latin_text(text: str) -> str:
    """Folded text in Latin letters, word by word."""
    return " ".join(word.text for word in latin_words(tuple(text.split())))


def _transliterated(word: str) -> list[str]:
    if _ARABIC.search(word):
        return [_ascii(part) for part in arabic_in_latin(word)]
    for script, told in _BY_TABLES:
        if script.search(word):
            return [_ascii(told(word))]
    if is_indic(word):
        return [_ascii(indic_in_latin(word))[: None if len(word) > 1 else 1]]
    if _CYRILLIC.search(word) and _UKRAINIAN.search(word):
        return [_ascii(word.translate(_UKRAINIAN_LETTERS))]
    return [_ascii(word)]


def _ascii(word: str) -> str:
    return _NOT_LATIN.sub("", anyascii(unicodedata.normalize("NFC", word)).lower())


def _greek(word: str) -> str:
    start = "d" + word[2:] if word.startswith("ντ") else word
    start = _HARD_CHI.sub("ch", start)
    for letters, latin_letters in _GREEK_PAIRS.items():
        start = start.replace(letters, latin_letters)
    return start


_BY_TABLES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_HEBREW, hebrew_in_latin),
    (_GREEK, _greek),
    (_THAI, thai_in_latin),
)
"""The scripts whose words have one Latin form by a table."""


def _family_and_given(word: str) -> tuple[Word, ...]:
    """王小明 → ``wang``, ``xiaoming``; nothing for other words and for single letters."""
    if not 2 <= len(word) <= 5 or not (_HAN.fullmatch(word) or _HANGUL.fullmatch(word)):
        return ()
    syllables = [_ascii(letter) for letter in word]
    split = 2 if len(word) > 2 and "".join(syllables[:2]) in _DOUBLE_SURNAMES else 1
    family, given = "".join(syllables[:split]), "".join(syllables[split:])
    if not family or not given:
        return ()
    if _HANGUL.fullmatch(word):
        return _korean(family, family=True), _korean(given, family=False)
    return Word(family, CHINESE), Word(given, CHINESE)


def _korean(text: str, *, family: bool) -> Word:
    """ㄹ is r before a vowel, unless it is doubled."""
    text = _KOREAN_R.sub("r", text)
    return Word(_KOREAN_SURNAMES.get(text, text) if family else text, "HANGUL")
