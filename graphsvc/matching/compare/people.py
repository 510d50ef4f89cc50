"""How alike two names of people are.

Words are put together one to one. A name over on one side only is cheap, since middle and second
names are left out; names over on both sides that do not resemble each other are what tells two
people apart, the more so as rare names weigh more than frequent ones.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from graphsvc.matching.compare.align import MOST_WORDS, SPACED, Pairing, pair
from graphsvc.matching.compare.person_words import PARTICLES, SERVANT, TITLES, alike, weight
from graphsvc.matching.compare.score import SHARED_AT_MOST, Score, sentence
from graphsvc.matching.normal.latin import MOST_LETTERS, Word, latin_words
from graphsvc.matching.normal.people import name_tokens

_FATHERS_AND_SONS = {"jr": 2, "jnr": 2, "junior": 2, "sr": 1, "snr": 1, "senior": 1} | {
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_GENERATION = re.compile(r"(?<=[\s,])(jn?r|junior|sn?r|senior|i{2,3}|iv)\.?\s*$", re.IGNORECASE)
_SERVANT = re.compile(r"abd(?:[uae]|ou)l(?!lahi?$)(?=[a-z]{3})|abd[ue](?:r(?=r)|s(?=s))")

_MIDDLE_INITIAL = 0.95
_EXTRA_WORD = 0.95
_EXTRA_PARTICLE = 0.99
_FEW_OF_MANY = 0.6
"""Where more is over on one side than agrees: names that nobody leaves out are missing."""

_ONE_WORD = 0.9
_SYLLABLES = Score(0.72, "the same syllables in other characters")
_SON_OF = frozenset({"bin", "ben", "ibn", "bn"})
_HAN_NAME = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff ]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """``words`` in Latin letters in their order, titles left out; ``folded`` as the name states
    them; ``small`` those that are particles where they stand, which is never the first place;
    ``generation`` 1 for senior, 2 for junior, 0 where none is stated."""

    words: tuple[Word, ...]
    folded: tuple[str, ...]
    small: frozenset[str]
    generation: int


@lru_cache(maxsize=1 << 16)
def read_person(text: str) -> PersonName:
    """A name's words ready for comparing. Longer texts than names can be are cut."""
    folded = name_tokens(text[:MOST_LETTERS])[:MOST_WORDS]
    words = [part for word in latin_words(folded) for part in _apart(word)]
    while len(words) > 2 and words[0].text in TITLES:
        del words[0]
    small = (PARTICLES - SERVANT).intersection(word.text for word in words[1:])
    stated = _GENERATION.search(text[:MOST_LETTERS])
    generation = _FATHERS_AND_SONS[stated[1].lower()] if stated else 0
    return PersonName(tuple(words), folded, small, generation)


def _apart(word: Word) -> tuple[Word, ...]:
    """``abdulaziz`` → ``abdul``, ``aziz``, as it is written often."""
    found = _SERVANT.match(word.text)
    return (Word("abdul"), Word(word.text[found.end() :], word.rough)) if found else (word,)


def person_names(a: str, b: str) -> Score:
    """Whether two names can be one person's: order, initials, nicknames, middle names, spellings
    in other scripts and languages, typing."""
    one, other = read_person(a), read_person(b)
    if other.folded < one.folded:
        one, other = other, one
    score = _same_words(one, other) or _alike_people(one, other)
    if one.generation and other.generation and one.generation != other.generation:
        return Score(min(score.value, SHARED_AT_MOST), "one is the junior, the other not")
    if _descents(one) & {(father, son) for son, father in _descents(other)}:
        return Score(min(score.value, SHARED_AT_MOST), "father and son the other way round")
    return score


def _descents(name: PersonName) -> set[tuple[str, str]]:
    """Son and father where the name says so: ``salman bin muhammad``."""
    if not name.small & _SON_OF:
        return set()
    words = [word.text for word in name.words]
    return {
        (son, father)
        for son, between, father in zip(words, words[1:], words[2:], strict=False)
        if between in _SON_OF and son != father
    }


def _same_words(one: PersonName, other: PersonName) -> Score | None:
    """A verdict without looking into the words, or None."""
    if not one.folded or not other.folded:
        return Score(0.0, "no name to compare")
    if one.folded == other.folded:
        return Score(1.0, "same name")
    if sorted(one.folded) == sorted(other.folded):
        return Score(0.98, "same name in another order")
    if not one.words or not other.words:
        return Score(0.0, "nothing alike")
    return _same_letters(one, other)


def _same_letters(one: PersonName, other: PersonName) -> Score | None:
    first, second = "".join(one.folded), "".join(other.folded)
    if first == second:
        return Score(0.97, "same letters, spaced otherwise")
    if _HAN_NAME.fullmatch(first + second):
        return _SYLLABLES if _text(one.words) == _text(other.words) else Score(0.0, "another name")
    if _text(one.words) == _text(other.words):
        return Score(0.97, "the same in Latin letters")
    return None


def _text(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _alike_people(one: PersonName, other: PersonName) -> Score:
    pairing = pair(one.words, other.words, alike)
    left = _telling(pairing, pairing.left, one.small)
    right = _telling(pairing, pairing.right, other.small)
    if left and right:
        return _only_shared(pairing)
    if len(one.words) == 1 and len(other.words) == 1:
        return _single(pairing)
    if not _is_whole(pairing, one.small & other.small):
        return _only_shared(pairing)
    return _judged(pairing, left or right)


def _telling(pairing: Pairing, words: tuple[Word, ...], small: frozenset[str]) -> tuple[Word, ...]:
    """Words that speak against the other name if it has some too: no particles, and none that
    is there twice."""
    paired = {word.text for pair in pairing.pairs for word in pair[:2]}
    return tuple(word for word in words if word.text not in small and word.text not in paired)


def _single(pairing: Pairing) -> Score:
    score = pairing.pairs[0][2]
    return Score(score.value * _ONE_WORD, score.reason)


def _is_whole(pairing: Pairing, small: frozenset[str]) -> bool:
    """Two words agree, one of them more than an initial: less than that names nobody."""
    named = [(one, other) for one, other, _ in pairing.pairs if one.text not in small]
    joined = any(score.reason == SPACED for _, _, score in pairing.pairs)
    in_full = any(len(one.text) > 1 and len(other.text) > 1 for one, other in named)
    return in_full and (len(named) >= 2 or joined)


def _judged(pairing: Pairing, extras: tuple[Word, ...]) -> Score:
    scores = [_in_company(score, pairing) for _, _, score in pairing.pairs]
    over = pairing.left + pairing.right
    value = prod([score.value for score in scores] + [_extra(word) for word in over])
    agreeing = sum(min(weight(one.text), weight(other.text)) for one, other, _ in pairing.pairs)
    if sum(weight(word.text) for word in extras) > agreeing:
        value *= _FEW_OF_MANY
    reasons = [score.reason for score in scores if score.value < 1]
    missing = ["a middle name is missing"] if extras else []
    return Score(value, sentence(reasons + missing) or "same name but for small words")


def _in_company(score: Score, pairing: Pairing) -> Score:
    """The initial of a middle name weighs little where two other words agree in full."""
    in_full = sum(other.value >= 0.9 for _, _, other in pairing.pairs)
    if score.reason == "initial matches" and in_full >= 2:
        return Score(_MIDDLE_INITIAL, score.reason)
    return score


def _extra(word: Word) -> float:
    return _EXTRA_PARTICLE if word.text in PARTICLES else _EXTRA_WORD


def _only_shared(pairing: Pairing) -> Score:
    """Names that disagree: the share of what agrees by weight, at most ``SHARED_AT_MOST``."""
    shared = sum(weight(one.text) + weight(other.text) for one, other, _ in pairing.pairs)
    apart = sum(weight(word.text) for word in pairing.left + pairing.right)
    words = [one.text for one, other, _ in pairing.pairs if one.text == other.text]
    reason = f"only “{' '.join(sorted(words))}” agrees" if words else "little alike"
    value = SHARED_AT_MOST * shared / (shared + apart)
    return Score(value, reason if pairing.pairs else "nothing alike")
