"""Words compared: names apart from each other, places, streets and titles."""

import re
import unicodedata
from functools import lru_cache

from graphsvc.matching.compare import (
    COMPANY_SAME,
    COMPANY_UNSURE,
    PERSON_SAME,
    PERSON_UNSURE,
    company_names,
    person_names,
)
from graphsvc.matching.compare.letters import distance, likeness, likeness_in_any_order
from graphsvc.matching.fields.kinds import Agreement
from graphsvc.normal import name_tokens
from graphsvc.normal.folding import decomposed

_NOT_WORD = re.compile(r"[\W_]+")
_BESIDE = "zzyzx"
"""Stands for the other name where one alone is compared: it is in no table of nicknames."""
_NEAR_WORDS = 0.88
"""Jaro-Winkler similarity from which two words may be spellings of one; Winkler's own tables begin
to give weight at 0.88 (U.S. Bureau of the Census, 1990)."""
_SAME_WORDS = 0.98
"""What ``compare.person_names`` gives to the same words in another order."""
_SOME_SHARED = 0.2
"""And from about here on to names with one word of two in common."""

_GENERATIONS = {
    word: first
    for first, *rest in (["jr", "jnr", "junior"], ["sr", "snr", "senior"], ["ii"], ["iii"], ["iv"])
    for word in (first, *rest)
}
_STREET_WORDS = {
    "street": "st",
    "str": "st",
    "road": "rd",
    "avenue": "av",
    "ave": "av",
    "court": "ct",
    "place": "pl",
    "drive": "dr",
    "close": "cl",
    "crescent": "cr",
    "cres": "cr",
    "lane": "ln",
    "boulevard": "bd",
    "blvd": "bd",
    "square": "sq",
    "terrace": "tce",
    "ter": "tce",
    "circuit": "cct",
    "highway": "hwy",
    "parade": "pde",
    "flat": "unit",
    "flt": "unit",
    "apartment": "unit",
    "apt": "unit",
    "straße": "st",
    "strasse": "st",
}


def plain(text: str) -> str:
    """Words in small letters without accents and punctuation, one space between them."""
    kept = "".join(letter for letter in decomposed(text) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", _NOT_WORD.sub(" ", kept)).strip()


def street(text: str) -> str:
    """``plain``, with the kinds of streets abbreviated."""
    return " ".join(_STREET_WORDS.get(word, word) for word in plain(text).split())


def given_names(one: str, other: str) -> Agreement:
    """Two given names: nicknames, missing second ones, typing errors, an initial."""
    if one == other:
        return Agreement.SAME
    agreement = spellings(one, other)
    if agreement >= Agreement.ALIKE:
        return agreement
    if _within(one, other):
        return Agreement.ALIKE
    if _short_forms(*sorted((one, other))):
        return Agreement.ALIKE
    return max(agreement, _initial(one, other))


@lru_cache(maxsize=1 << 17)
def _short_forms(one: str, other: str) -> bool:
    """Whether the names agree in ``compare``; remembered, since the same few hundred meet often."""
    return person_names(f"{one} {_BESIDE}", f"{other} {_BESIDE}").value >= PERSON_SAME


def surnames(one: str, other: str) -> Agreement:
    """Two surnames: one part of a double name, typing errors, an initial."""
    if one == other:
        return Agreement.SAME
    part = Agreement.ALIKE if _within(one, other) else _initial(one, other)
    return max(spellings(one, other), part)


def spellings(one: str, other: str) -> Agreement:
    """Two words or short phrases: the same, a typing error apart, not unlike, or different."""
    first, second = one.replace(" ", ""), other.replace(" ", "")
    if first == second:
        return Agreement.SAME if one == other else Agreement.ALIKE
    short = min(len(first), len(second))
    apart = distance(first, second, most=2)
    if (apart == 1 and short >= 3) or (apart == 2 and short >= 7):
        return Agreement.ALIKE
    near = likeness(first, second) >= _NEAR_WORDS
    return Agreement.NEAR if near and short >= 3 else Agreement.OTHER


def _within(one: str, other: str) -> bool:
    """Every word of one is among the other's, an initial not counted."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return few < many and any(len(word) > 1 for word in few)


def _initial(one: str, other: str) -> Agreement:
    alone = min(len(one), len(other)) == 1 and one[0] == other[0]
    return Agreement.PART if alone else Agreement.OTHER


def generation(name: str) -> str:
    """What tells father and son apart: ``John Smith, Jr.`` → ``jr``; empty where nothing does.

    ``Senior`` after one word alone is a surname.
    """
    all_words = plain(name).split()
    return _GENERATIONS.get(all_words[-1], "") if len(all_words) > 2 else ""


def full_names(one: str, other: str) -> Agreement:
    """Two whole names, by ``compare.person_names``; one Latin word alone is a name of many."""
    value = person_names(one, other).value
    if min(len(name_tokens(one)), len(name_tokens(other))) < 2 and (one + other).isascii():
        value = min(value, PERSON_UNSURE)
    steps = (
        (_SAME_WORDS, Agreement.SAME),
        (PERSON_SAME, Agreement.ALIKE),
        (PERSON_UNSURE, Agreement.NEAR),
        (_SOME_SHARED, Agreement.PART),
    )
    return next((step for least, step in steps if value >= least), Agreement.OTHER)


def streets(one: str, other: str) -> Agreement:
    """Two street addresses, whatever the order of their words."""
    if sorted(one.split()) == sorted(other.split()):
        return Agreement.SAME
    alike = likeness_in_any_order(one, other)
    if alike >= 0.85:
        return Agreement.ALIKE
    if alike >= 0.7 or _within(one, other):
        return Agreement.NEAR
    return Agreement.OTHER


def employers(one: str, other: str) -> Agreement:
    """Two companies, by ``compare.company_names``."""
    if one == other:
        return Agreement.SAME
    value = company_names(one, other).value
    if value >= COMPANY_SAME:
        return Agreement.ALIKE
    return Agreement.NEAR if value >= COMPANY_UNSURE else Agreement.OTHER


def titles(one: str, other: str) -> Agreement:
    """Two job titles: the same, the same but for small differences, a word in common."""
    if one == other:
        return Agreement.SAME
    if likeness_in_any_order(one, other) >= 0.85:
        return Agreement.ALIKE
    return Agreement.PART if set(one.split()) & set(other.split()) else Agreement.OTHER
