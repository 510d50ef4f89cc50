"""How alike two names of schools are.

Words for the kind of school are the same in all languages; what is between them tells schools
apart, and so does the order around them: the University of Miami is not Miami University.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from graphsvc.matching.compare.align import MOST_WORDS, Pairing, only_shared, pair
from graphsvc.matching.compare.company_words import PLACES, is_number
from graphsvc.matching.compare.letters import NOTHING, typing
from graphsvc.matching.compare.place_words import PLACE_NAMES
from graphsvc.matching.compare.school_words import (
    FACULTIES,
    KINDS,
    LINKING,
    PREFIXES,
    SHORT_NAMES,
    spaced,
)
from graphsvc.matching.compare.score import Score, sentence
from graphsvc.normal.folding import fold
from graphsvc.normal.latin import MOST_LETTERS, Word, latin_words
from graphsvc.normal.sound import sound

_UNIVERSITY = 0.85
_PLACE = 0.78
_MOST_IF_NOT_EQUAL = 0.96
_CAMPUS = re.compile(r",|\s[-–]\s|\(|\bat\b", re.IGNORECASE)
_FACULTY = 0.75
_OTHER_ORDER = Score(0.75, "same words in another order")
_KIND_NAMES = frozenset(KINDS.values())


@dataclass(frozen=True, slots=True)
class SchoolName:
    """``words`` in English where they are of a kind or a place; ``campus`` those that stand after
    the name; ``alias``: it was a short name."""

    words: tuple[str, ...]
    campus: frozenset[str]
    alias: bool


@lru_cache(maxsize=1 << 14)
def read_school(text: str) -> SchoolName:
    """A school's name ready for comparing. Longer texts than names can be are cut."""
    text = text[:MOST_LETTERS].replace("&", " and ").replace(".", "")
    full = SHORT_NAMES.get(fold(text))
    words = _words_of(full or text)
    main = frozenset(_words_of(_CAMPUS.split(full or text)[0]))
    return SchoolName(words, campus=frozenset(words) - main if main else main, alias=bool(full))


def _words_of(text: str) -> tuple[str, ...]:
    folded = spaced(_written_out(fold(text))).split()[:MOST_WORDS]
    words = tuple(_english(word.text) for word in latin_words(tuple(folded)))
    return tuple(word for word in words if word not in LINKING) or words


def _written_out(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{PREFIXES.get(first, first)} {rest}" if rest else text


def _english(word: str) -> str:
    """Short words are codes of countries in the table of places, and articles in names."""
    return KINDS.get(word) or (PLACE_NAMES.get(word, word) if len(word) > 3 else word)


def school_names(a: str, b: str) -> Score:
    """Whether two names can mean one school: short names, words of other languages, the city or a
    faculty left out, typing."""
    one, other = sorted((read_school(a), read_school(b)), key=lambda name: (name.words, name.alias))
    if not one.words or not other.words:
        return Score(0.0, "no name to compare")
    if one.words == other.words:
        return _same(one, other, literally=fold(a) == fold(b))
    if sorted(one.words) == sorted(other.words):
        return _OTHER_ORDER
    return _alike_schools(one, other)


def _same(one: SchoolName, other: SchoolName, *, literally: bool) -> Score:
    if literally:
        return Score(1.0, "same name")
    reason = (
        "a short name of the school" if one.alias != other.alias else "same name, written otherwise"
    )
    return Score(0.97, reason)


def _alike_schools(one: SchoolName, other: SchoolName) -> Score:
    pairing = pair(*([Word(word) for word in name.words] for name in (one, other)), compare=_words)
    over = {word.text for word in pairing.left + pairing.right}
    spared = all(_is_spared(word, one.campus | other.campus) for word in over)
    if (pairing.left and pairing.right) or not _is_named(pairing) or not spared:
        return only_shared(pairing, lambda _: 1.0)
    scores = [score for _, _, score in pairing.pairs]
    missed = {_missing(word) for word in over}
    value = min(_MOST_IF_NOT_EQUAL, prod([score.value for score in scores] + sorted(missed)))
    reasons = [score.reason for score in scores if score.value < 1]
    missing = [f"only one says “{word}”" for word in sorted(over)]
    return Score(value, sentence(reasons + missing))


def _words(one: Word, other: Word) -> Score:
    first, second = one.text, other.text
    known = {first, second} <= _KIND_NAMES or {first, second} <= _PLACES
    if known or is_number(first + second):
        return NOTHING
    if sound(first) == sound(second) and min(len(first), len(second)) > 3:
        return Score(0.9, "spelt otherwise, sounds the same")
    return typing(first, second)


_PLACES = PLACES | frozenset(PLACE_NAMES.values())


def _is_named(pairing: Pairing) -> bool:
    """Something agrees that is more than the kind of school."""
    return any(one.text not in _KIND_NAMES for one, _, _ in pairing.pairs)


def _is_spared(word: str, campus: frozenset[str]) -> bool:
    """Whether one of two names of a school may leave the word out."""
    return word == "university" or word in _PLACES or word in FACULTIES or word in campus


def _missing(word: str) -> float:
    if word == "university":
        return _UNIVERSITY
    return _PLACE if word in _PLACES else _FACULTY
