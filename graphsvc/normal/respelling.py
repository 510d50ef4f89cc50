"""Other ways to write a name that begin with another sound, under which it may stand.

A name is stored under two keys (``blocks``). Where a spelling changes the first sound of a word, or
makes two words of one, the key is another, so whoever seeks the name seeks these too: particles
together with what follows and apart (De Souza, Desouza), given names written as one (Maryann),
short forms (Ted, Edward), Chinese names by Wade and Giles.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from graphsvc.normal.mandarin import OLDER, syllables, wade_giles
from graphsvc.normal.name_words import PARTICLES, SAINTS
from graphsvc.normal.nicknames import (
    EAST_ASIAN_FAMILIES,
    GIVEN_NAMES,
    PROPER,
    SPELLINGS,
    full_form,
)
from graphsvc.normal.sound import skeleton

_STARTS_WORDS = """
bh bl br ch cl cr dh dr dw dz fl fr gh gl gr gw kh kl kn kr mc ph pl pr rh sc sh sk sl sm sn sp sq
st sv sw sz th tr ts tw vl vr wh wr zh zw
"""
_SECOND_PARTS_WORDS = """
ann anne anna marie maria beth lou jo jean jane paul peter heinz luisa lucia ellen sofie kathrin
sophie
"""
_OF_INDIA_WORDS = """
kumar krishna krishnan lal deep preet jeet nath rani devi
"""
_MORE_BEFORE = "san sao dell dall dal nic ni ap vande vander auf dem in aus"
_SAINTS: Final[Mapping[str, str]] = SAINTS | {full: short for short, full in SAINTS.items()}
_LETTERS_BEFORE: Final = frozenset("odlt")
"""Letters with an apostrophe that some write apart: O Brien, D Angelo, L Heureux, van t Hof."""
_BEFORE: Final = PARTICLES | _SAINTS.keys() | _LETTERS_BEFORE | frozenset(_MORE_BEFORE.split())
_WRITTEN_TOGETHER: Final = (
    *(
        "vonder",
        "vander",
        "vanden",
        "vande",
        "vant",
        "van",
        "von",
        "delas",
        "delos",
        "dela",
        "della",
    ),
    *("dello", "delle", "dell", "dalla", "dall", "dal", "del", "degli", "dei", "dos", "das", "des"),
    *("de", "da", "do", "di", "du", "mac", "mc", "fitz", "abdul", "abdel", "abd", "abu", "abou"),
    *("bin", "ben", "ibn", "bint", "oum", "um", "ould", "al", "el", "ash", "as", "ad", "ar", "les"),
    *(
        "las",
        "los",
        "le",
        "la",
        "lo",
        "zum",
        "zur",
        "zu",
        "ten",
        "ter",
        "den",
        "der",
        "opden",
        "op",
    ),
    *("te", "af", "aufder", "in", "ni", "nic", "ap", "d", "l", "o"),
)
_SAINTS_TOGETHER: Final = ("sainte", "saint", "santa", "santo", "sant", "san", "sao", "st")
_LONGEST_FIRST: Final = tuple(
    sorted((*_WRITTEN_TOGETHER, *_SAINTS_TOGETHER), key=len, reverse=True)
)
_LEAST: Final = 4
"""Letters that are left after a particle of two; after a longer one, three."""
_STARTS: Final = frozenset(_STARTS_WORDS.split())
"""Pairs of consonants with which a word can begin; the rest of a word that was cut wrongly mostly
begins with another: ``da`` + ``wson``."""
_DE: Final = ("de", "da")
"""Particles with an l at their end, which only a consonant follows: de Luca, not del Uca."""
_BEFORE_VOWELS: Final = frozenset({"mac", "mc", "fitz", "dell", "dall"})
"""Particles that any two vowels may follow."""
_ONLY_BEFORE_VOWELS: Final = frozenset("dl")
"""Letters with an apostrophe, which only a vowel follows, or an h, which is not heard there."""
_LEAST_AFTER: Final = {"al": 3, "el": 3, "d": 5, "l": 5, "o": 5}
"""Letters that are left after these particles, where it is another number than the usual."""
_VOWELS: Final = frozenset("aeiouy")
_SECOND_PARTS: Final = frozenset(_SECOND_PARTS_WORDS.split())
_LONG_SECOND_PARTS: Final = frozenset(word for word in _SECOND_PARTS if len(word) > 3)
"""Given names that are often written together with another before them; short ones end others."""
_OF_INDIA: Final = frozenset(_OF_INDIA_WORDS.split())


def respelt(words: Sequence[str]) -> list[list[str]]:
    """Other spellings of a folded name, by their words, the few that are likely."""
    if len(words) == 1:
        return _family_apart(words[0])
    found = _apart(words)
    if not _BEFORE.isdisjoint(words):
        found += [*_together(words), *_as_saints(words)]
    return found + _in_chinese_spellings(words) if len(words) < 4 else found


def _together(words: Sequence[str]) -> list[list[str]]:
    """Particles with what follows them: all as one word, the last alone, the particles alone."""
    found: list[list[str]] = []
    start = 0
    while start < len(words) - 1:
        if words[start] not in _BEFORE:
            start += 1
            continue
        end = start
        while end < len(words) - 1 and words[end] in _BEFORE:
            end += 1
        runs = {(start, end), (end - 1, end)}
        if end - start > 1:
            runs.add((start, end - 1))
        found += [_joined(words, *run) for run in sorted(runs)]
        start = end + 1
    return found


def _joined(words: Sequence[str], first: int, last: int) -> list[str]:
    return [*words[:first], "".join(words[first : last + 1]), *words[last + 1 :]]


def _apart(words: Sequence[str]) -> list[list[str]]:
    """A word that begins with a particle without it; a double given name as two."""
    cuts = [_cuts(word) for word in words]
    if not any(cuts):
        return []
    return [[*words[:at], *cut, *words[at + 1 :]] for at, those in enumerate(cuts) for cut in those]


@lru_cache(maxsize=1 << 14)
def _cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a word that is written together, perhaps in two ways (D'Amico, Da Mico); none
    where it is one."""
    if len(word) < _LEAST or not word.isascii():
        return ()
    if given := _given_names_in(word):
        return (given,)
    if word in GIVEN_NAMES or word in EAST_ASIAN_FAMILIES or syllables(word):
        return ()
    particles = [one for one in _LONGEST_FIRST if word.startswith(one) and _can_follow(word, one)]
    last = [one for one in particles[1:] if len(one) == 1]
    return tuple(_without(word, one) for one in (*particles[:1], *last))


def _without(word: str, particle: str) -> tuple[str, ...]:
    """The rest; a saint and the rest, who is no particle."""
    rest = word[len(particle) :]
    return (particle, rest) if particle in _SAINTS_TOGETHER else (rest,)


def _given_names_in(word: str) -> tuple[str, ...]:
    for second in range(2, len(word) - 1):
        first, rest = word[:second], word[second:]
        if first in GIVEN_NAMES and (rest in _SECOND_PARTS or rest in GIVEN_NAMES):
            return first, rest
        if (rest in _LONG_SECOND_PARTS or rest in _OF_INDIA) and len(first) > 2:
            return first, rest
    return ()


def _can_follow(word: str, particle: str) -> bool:
    """Whether the rest of a word can be one of its own: long enough, with a beginning that words
    have, and with a consonant where the particle ends in one that goes with the vowel."""
    rest = word[len(particle) :]
    if len(rest) < _LEAST_AFTER.get(particle, _LEAST - (len(particle) > 2)):
        return False
    if rest[0] in _VOWELS:
        if particle in _BEFORE_VOWELS:
            return True
        return rest[1] not in _VOWELS and not particle.endswith("s") and particle[:-1] not in _DE
    if particle in _ONLY_BEFORE_VOWELS:
        return rest[0] == "h"
    return rest[1] in _VOWELS or rest[:2] in _STARTS


def _as_saints(words: Sequence[str]) -> list[list[str]]:
    return [
        [*words[:at], _SAINTS[word], *words[at + 1 :]]
        for at, word in enumerate(words[:-1])
        if word in _SAINTS
    ]


def _family_apart(word: str) -> list[list[str]]:
    """A Chinese name that is written as one word: ``wangxiaoming``."""
    return [
        [word[:at], word[at:]]
        for at in range(2, len(word) - 1)
        if word[:at] in EAST_ASIAN_FAMILIES and syllables(word[at:])
    ]


def _in_chinese_spellings(words: Sequence[str]) -> list[list[str]]:
    """A name in Pinyin as Wade and Giles spell it, one that they spell in Pinyin: its given name is
    two words there and one here."""
    if all(map(syllables, words)):
        return [[wade_giles(part) for word in words for part in syllables(word)]]
    if not all(word in OLDER for word in words):
        return []
    readings = islice(product(*(OLDER[word] for word in words)), _MOST_READINGS)
    return [_given_as_one(reading) for reading in readings]


def _given_as_one(words: Sequence[str]) -> list[str]:
    if words[0] in EAST_ASIAN_FAMILIES:
        return [words[0], "".join(words[1:])]
    return ["".join(words[:-1]), words[-1]]


def other_sounds(word: str) -> frozenset[str]:
    """The first sounds of the full names that a folded given name may stand for, or that may stand
    for what it stands for, but for that under which it is stored."""
    return _SOUNDS.get(word, _NONE)


def own_sound(word: str) -> str:
    """The first sound of a word as it is written, which is not that of its full form always."""
    return (skeleton(word) or word)[0]


_NONE: Final[frozenset[str]] = frozenset()


def _first_sound(word: str) -> str:
    full = full_form(word)
    return (skeleton(full) or full)[0]


def _sounds_by_word() -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = {}
    for table in (PROPER, SPELLINGS):
        for word, groups in table.items():
            for group in groups:
                members.setdefault(group, {group}).add(word)
    found: dict[str, set[str]] = {}
    for group in members.values():
        sounds = {_first_sound(word) for word in group}
        if len(sounds) > 1:
            for word in group:
                found.setdefault(word, set()).update(sounds)
    sounded = {word: frozenset(sounds - {_first_sound(word)}) for word, sounds in found.items()}
    return {word: sounds for word, sounds in sounded.items() if sounds}


_MOST_READINGS: Final = 8
"""Of a name by Wade and Giles, whose keys are mostly the same few."""

_SOUNDS: Final[Mapping[str, frozenset[str]]] = _sounds_by_word()
