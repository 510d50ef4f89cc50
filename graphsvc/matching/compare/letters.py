"""Typing errors between two words: how many letters must change, and which.

The only place that knows rapidfuzz. The values are judgements of ours: what is certain stays above
SAME, what may be another name stays below it; checked on labelled pairs by halves.
"""

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from graphsvc.matching.compare.score import Score
from graphsvc.normal.sound import sound

NOTHING = Score(0.0, "another word")
_MOST = 3
_TWO = (0.2, 0.75), (0.25, 0.7), (0.32, 0.62), (0.41, 0.56)
"""Two letters: up to which share of the longer word which value; the share counts half by letters
and half by sound, so that vowels and letters of one sound weigh less."""


def distance(one: str, other: str, *, most: int = _MOST) -> int:
    """Letters to change, leave out, put in or swap with the next; ``most + 1`` if more."""
    return OSA.distance(one, other, score_cutoff=most)


def likeness(one: str, other: str) -> float:
    """Jaro-Winkler similarity, from 0 to 1: of words that begin alike."""
    return JaroWinkler.similarity(one, other)


def likeness_in_any_order(one: str, other: str) -> float:
    """The share of letters, from 0 to 1, that two texts have in common once their words are
    sorted."""
    return fuzz.token_sort_ratio(one, other) / 100


def typing(one: str, other: str) -> Score:
    """What two different words are worth as slips of each other; 0 where they are two words."""
    apart = distance(one, other)
    shorter, longer = sorted((len(one), len(other)))
    if apart > _MOST or shorter < 2:
        return NOTHING
    if apart == 1:
        return _one_letter(one, other, shorter)
    share = (apart + distance(sound(one), sound(other))) / 2 / longer
    if apart == 2:
        return _two_letters(share, shorter)
    return Score(0.58, "three letters differ") if longer >= 10 and share <= 0.2 else NOTHING


def _one_letter(one: str, other: str, short: int) -> Score:
    if short < 4:
        return Score(0.56, "one letter of a short word differs") if short == 3 else NOTHING
    if one[0] != other[0]:
        return Score(0.75, "the first letter differs")
    if one[:-1] in (other, other[:-1]) or other[:-1] == one:
        return Score(0.78, "the last letter differs")
    return Score(0.9 if short >= 5 else 0.8, "one letter differs")


def _two_letters(share: float, short: int) -> Score:
    value = next((value for most, value in _TWO if share <= most), 0.0)
    if short < 4 or not value:
        return NOTHING
    return Score(value if short >= 8 else min(value, 0.69), "two letters differ")
