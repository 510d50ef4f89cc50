"""The scripts of India in Latin letters, as people write their names there.

Unicode lays out Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam
alike (after ISCII, IS 13194:1991), so one table of places serves them all. A consonant carries an a
that no letter shows. In the languages of the north it is silent at the end of a word and in the
middle where a vowel stands before and after (Narasimhan, Sproat and Kiraz: Schwa-deletion in Hindi
text-to-speech synthesis, 2004): आरती is Arti, मेहता is Mehta.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

_FIRST: Final = 0x0900
_LAST: Final = 0x0D7F
_SCRIPT: Final = 0x80
_SPOKEN_AS_WRITTEN: Final = frozenset({0x0B00, 0x0B80, 0x0C00, 0x0C80, 0x0D00})
"""The scripts of Odia and of the south, where the a at the end is spoken."""

_CONSONANTS: Final = dict(
    enumerate(
        (
            *("k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n"),
            *("t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n", "n"),
            *("p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "zh", "v", "sh", "sh", "s", "h"),
        ),
        start=0x15,
    )
)
_VOWELS: Final = dict(
    enumerate(
        ("a", "aa", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"),
        start=0x05,
    )
)
_SIGNS: Final = dict(
    enumerate(
        ("aa", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"),
        start=0x3E,
    )
)
_NASALS: Final = frozenset({0x01, 0x02, 0x70})
_BREATH: Final = 0x03
_DOT: Final = 0x3C
_MUTE: Final = 0x4D
_CLOSING: Final = {0x4E: "t", 0x7A: "n", 0x7B: "n", 0x7C: "r", 0x7D: "l", 0x7E: "l", 0x7F: "k"}
"""Letters that never carry a vowel: Bengali's khanda ta, the chillu letters of Malayalam."""

_DOTTED: Final = {"k": "q", "g": "gh", "j": "z", "d": "r", "dh": "rh", "ph": "f"}
_LIQUIDS: Final = frozenset({"r", "l", "y", "v"})
_LIPS: Final = ("p", "b", "m")
_NASAL: Final = "~"


@dataclass(frozen=True, slots=True)
class _Syllable:
    """Consonants, the vowel after them, and a nasal after that; ``tacit`` where no letter shows the
    vowel."""

    onset: tuple[str, ...]
    vowel: str
    tacit: bool = False
    nasal: str = ""


def is_indic(word: str) -> bool:
    """Whether a word has a letter of one of these scripts."""
    return any(_FIRST <= ord(letter) <= _LAST for letter in word)


def indic_in_latin(word: str) -> str:
    """A word in Latin letters; what is of no such script stays as it is."""
    syllables = _syllables(word)
    if any(_FIRST <= ord(one) <= _LAST and _script(one) in _SPOKEN_AS_WRITTEN for one in word):
        return _joined(syllables)
    return _joined(_as_spoken(syllables))


def _script(letter: str) -> int:
    return ord(letter) // _SCRIPT * _SCRIPT


def _syllables(word: str) -> list[_Syllable]:
    done: list[_Syllable] = []
    onset: list[str] = []
    tacit = False

    def close(vowel: str, *, unseen: bool = False) -> None:
        done.append(_Syllable(tuple(onset), vowel, unseen))
        onset.clear()

    for letter in word:
        place = ord(letter) % _SCRIPT if _FIRST <= ord(letter) <= _LAST else -1
        consonant = _CONSONANTS.get(place) or _CLOSING.get(place)
        if place == _DOT and onset:
            onset[-1] = _DOTTED.get(onset[-1], onset[-1])
            continue
        if place in _SIGNS:
            close(_SIGNS[place])
            tacit = False
            continue
        if tacit and place != _MUTE:
            close("a", unseen=True)
        tacit = place in _CONSONANTS
        if consonant:
            onset.append(consonant)
        elif place in _VOWELS:
            close(_VOWELS[place])
        elif place in _NASALS and done and not onset:
            done[-1] = replace(done[-1], nasal=_NASAL)
        elif place == _BREATH:
            onset.append("h")
        elif place == -1:
            onset.append(letter)
    if tacit:
        close("a", unseen=True)
    elif onset:
        close("")
    return done


def _as_spoken(syllables: Sequence[_Syllable]) -> list[_Syllable]:
    """Without the a that is silent, from the end to the beginning."""
    spoken = list(syllables)
    for i in range(len(spoken) - 1, 0, -1):
        one, before = spoken[i], spoken[i - 1]
        after = spoken[i + 1] if i + 1 < len(spoken) else None
        single = len(set(one.onset)) == 1 and not one.nasal
        between = after is None or (bool(after.vowel) and _is_light(after.onset))
        if one.tacit and single and before.vowel and between:
            spoken[i] = replace(one, vowel="")
    return spoken


def _is_light(onset: Sequence[str]) -> bool:
    """Whether consonants close no syllable before them: one, or one with a liquid."""
    return len(onset) == 1 or (len(onset) == 2 and onset[1] in _LIQUIDS)


def _joined(syllables: Sequence[_Syllable]) -> str:
    letters = [part for one in syllables for part in (*one.onset, one.vowel, one.nasal) if part]
    told = [_in_place(letters, i) for i in range(len(letters))]
    if letters[-2:] == ["aa", "v"]:
        told[-1] = "o"
    return "".join(told).replace("aa", "a").replace("jn", "gy")


def _in_place(letters: Sequence[str], i: int) -> str:
    """A nasal as the next sound makes it: सिंह is Singh, मुंबई is Mumbai."""
    if letters[i] != _NASAL:
        return letters[i]
    after = letters[i + 1] if i + 1 < len(letters) else ""
    if after == "h":
        return "ng"
    return "m" if after.startswith(_LIPS) else "n"
