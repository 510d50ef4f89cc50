"""How alike two places are that people state: cities, regions and countries."""

import re
from functools import lru_cache

from graphsvc.matching.compare.letters import typing
from graphsvc.matching.compare.place_words import COUNTRIES, PLACE_NAMES
from graphsvc.matching.compare.score import Score
from graphsvc.normal.folding import fold
from graphsvc.normal.latin import MOST_LETTERS, latin_text

_AROUND = re.compile(r"\b(?:greater|metropolitan|metro|area|region|city of)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;/|()]|\s[-–]\s")
_PART = Score(0.9, "one says more of the place")


@lru_cache(maxsize=1 << 14)
def read_place(text: str) -> frozenset[str]:
    """The parts of a place by their English names: ``München, DE`` → ``munich``, ``germany``."""
    parts = _PARTS.split(text[:MOST_LETTERS])
    folded = [fold(_AROUND.sub(" ", part)) or fold(part) for part in parts]
    return frozenset(_english(part) for part in folded if part)


def _english(part: str) -> str:
    latin = latin_text(part)
    return PLACE_NAMES.get(part) or PLACE_NAMES.get(latin) or latin or part


def place_names(a: str, b: str) -> Score:
    """Whether two texts mean one place: codes, other languages' names, a country left out."""
    one, other = sorted((read_place(a), read_place(b)), key=sorted)
    if not one or not other:
        return Score(0.0, "no place to compare")
    if one == other:
        return Score(1.0, "same place")
    if one < other or other < one:
        return _PART if one & other - _COUNTRY_NAMES else Score(0.5, "the same country")
    if _misspelt(one, other):
        return Score(0.8, "one letter differs")
    shared = one & other
    return Score(0.3, f"only “{min(shared)}” agrees") if shared else Score(0.0, "another place")


_COUNTRY_NAMES = frozenset(COUNTRIES.values())


def _misspelt(one: frozenset[str], other: frozenset[str]) -> bool:
    first, second = sorted(one - other), sorted(other - one)
    known = len(first) == 1 and {*first, *second} <= frozenset(PLACE_NAMES.values())
    if len(first) != len(second) or known:
        return False
    return all(typing(x, y).value >= 0.75 for x, y in zip(first, second, strict=True))
