"""Chinese names in the two usual Latin spellings: Pinyin, and Wade and Giles'.

Pinyin (ISO 7098) is official in China since 1958; the older one stays usual in Taiwan, in Hong Kong
for northern names, and in books. Which syllables there are, and how each is written in the older
spelling, follows rules. Its marks for breath and umlaut are left out by most who write it, so one
older spelling may stand for several syllables: ``chang`` for *zhang* and *chang*.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_OPEN = "a e ai ei ao ou an en ang eng ong"
_FINALS: Final = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": f"{_OPEN} i ie iao iu ian ing u uo ui uan un",
    "t": f"{_OPEN} i ie iao ian ing u uo ui uan un",
    "n": f"{_OPEN} i ie iao iu ian in iang ing u uo uan ue",
    "l": f"{_OPEN} i ia ie iao iu ian in iang ing u uo uan un ue",
    "g": f"{_OPEN} u ua uo uai ui uan un uang",
    "k": f"{_OPEN} u ua uo uai ui uan un uang",
    "h": f"{_OPEN} u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": f"{_OPEN} i u ua uo uai ui uan un uang",
    "ch": f"{_OPEN} i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un",
    "z": f"{_OPEN} i u uo ui uan un",
    "c": f"{_OPEN} i u uo ui uan un",
    "s": f"{_OPEN} i u uo ui uan un",
    "y": "a e ao ou an ang ong i in ing u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang er",
}
"""The finals with which each initial makes a syllable, without marks of tones and umlauts."""

_SYLLABLES: Final = frozenset(
    initial + final for initial, finals in _FINALS.items() for final in finals.split()
)
_LONGEST: Final = 6
_MOST_LETTERS: Final = 12
"""Two of the longest syllables."""

_OLDER_INITIALS: Final = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs"} | {
    "zh": "ch",
    "z": "ts",
    "c": "ts",
    "r": "j",
}
_OLDER_SYLLABLES: Final = {"zi": "tzu", "ci": "tzu", "si": "ssu", "zhi": "chih", "chi": "chih"} | {
    "shi": "shih",
    "ri": "jih",
    "er": "erh",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "e": "o",
    "yan": "yen",
    "you": "yu",
    "ye": "yeh",
    "yue": "yueh",
    "yi": "i",
    "guo": "kuo",
    "kuo": "kuo",
    "huo": "huo",
    "shuo": "shuo",
    "gui": "kuei",
    "kui": "kuei",
    "yong": "yung",
}
_OLDER_FINALS: Final = (
    (re.compile("ong$"), "ung"),
    (re.compile("ian$"), "ien"),
    (re.compile("(?<=[iu])e$"), "eh"),
    (re.compile("uo$"), "o"),
)
_INITIAL = re.compile("[zcs]h|[bpmfdtnlgkhjqxrzcsyw]?")


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> tuple[str, ...]:
    """A word in Pinyin by its syllables, two at most; none where it is no such word."""
    if word in _SYLLABLES:
        return (word,)
    if len(word) > _MOST_LETTERS:
        return ()
    for at in range(min(len(word) - 1, _LONGEST), 0, -1):
        if word[:at] in _SYLLABLES and word[at:] in _SYLLABLES:
            return word[:at], word[at:]
    return ()


@lru_cache(maxsize=1 << 14)
def wade_giles(word: str) -> str:
    """A word in Pinyin as Wade and Giles spell it, without marks; empty for other words."""
    return "".join(map(_older, syllables(word)))


def can_be_older(one: str, other: str) -> bool:
    """Whether two words begin as the two spellings of one may."""
    return one[0] + other[0] in _BEGINNINGS


def _older(syllable: str) -> str:
    if syllable in _OLDER_SYLLABLES:
        return _OLDER_SYLLABLES[syllable]
    found = _INITIAL.match(syllable)
    initial = found[0] if found else ""
    final = syllable[len(initial) :]
    for pattern, letters in _OLDER_FINALS:
        final = pattern.sub(letters, final)
    return _OLDER_INITIALS.get(initial, initial) + final


def _by_older() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable in sorted(_SYLLABLES):
        found.setdefault(_older(syllable), []).append(syllable)
    return {older: tuple(those) for older, those in found.items()}


OLDER: Final[Mapping[str, tuple[str, ...]]] = _by_older()
"""By syllable as Wade and Giles spell it: those of Pinyin that it may stand for."""

_BEGINNINGS: Final = frozenset(
    pair
    for older, those in OLDER.items()
    for syllable in those
    for pair in (older[0] + syllable[0], syllable[0] + older[0])
)
"""The first letters of the two spellings of a syllable, in either order."""
