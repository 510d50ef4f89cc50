"""How alike two names of companies are.

Legal forms, linking words and the order of words tell little; general words may be missing; any
other word that only one has, another place or another number tells two companies apart.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import prod

from graphsvc.matching.compare.align import Pairing, only_shared, pair
from graphsvc.matching.compare.company_forms import one_form, two_companies
from graphsvc.matching.compare.company_places import PLACES
from graphsvc.matching.compare.company_reading import (
    SHORTEST_INITIALS,
    CompanyName,
    read_company,
)
from graphsvc.matching.compare.company_words import (
    GENERAL,
    LINKING,
    alike,
    is_form_word,
    is_number,
)
from graphsvc.matching.compare.letters import typing
from graphsvc.matching.compare.place_words import PLACE_NAMES
from graphsvc.matching.compare.score import SHARED_AT_MOST, Score, best, sentence
from graphsvc.normal.folding import fold
from graphsvc.normal.latin import MOST_LETTERS, Word

_GENERAL_WORD = 0.85
_FORM_WORD = 0.97
_PLACE = 0.78
_MOST_IF_NOT_EQUAL = 0.96
_SIBLING = 0.55
"""Only a number tells them apart: another fund, ship or plant of one owner."""

_NOTHING_ALIKE = Score(0.0, "nothing alike")
_INITIALS = 0.7
_INITIALS_ABROAD = 0.66
_ALSO = re.compile(
    r"/|\b(?:a\.?k\.?a|d\.?b\.?a|f\.?k\.?a|formerly|previously|trading as|vormals|anciennement)\b",
    re.IGNORECASE,
)
_OTHER_NAME = 0.85
_WEB_ADDRESS = 0.95
_MOST_NAMES = 3
_NAME = 4
_ASKED = 0.9
_SHORT = 4
_ONE_MISSPELT = (_SHORT, 0.5), (6, _ASKED)
"""Up to how many letters what is left of the value."""
_BRAND = 8
"""Letters of a single word in which another letter may make another brand."""


@lru_cache(maxsize=1 << 14)
def _initials_of(name: str) -> frozenset[str]:
    """With and without small words."""
    words = name.split()
    telling = [word for word in words if word not in LINKING]
    return frozenset("".join(word[0] for word in some) for some in (words, telling))


@lru_cache(maxsize=1 << 14)
def _places_and_others(key: str) -> tuple[frozenset[str], str]:
    """Places, in English where they have a name there, and the words beside them."""
    words = key.split()
    places = (PLACE_NAMES.get(word, word) for word in words if word in PLACES)
    return frozenset(places), " ".join(word for word in words if word not in PLACES)


@lru_cache(maxsize=1 << 16)
def company_names(a: str, b: str) -> Score:
    """Whether two names can mean one company: legal forms, order, initials, general words,
    abbreviations, numbers, spellings in other scripts, typing, another name stated beside."""
    whole = _one_name(a, b)
    if whole.value >= _OTHER_NAME or not (_ALSO.search(a) or _ALSO.search(b)):
        return whole
    beside = best(*(_one_name(x, y) for x in _stated(a) for y in _stated(b)))
    return best(whole, Score(beside.value * _OTHER_NAME, "one of the names stated"))


def _stated(text: str) -> tuple[str, ...]:
    """The names in ``Acme, formerly Initech`` and ``Acme / Initech``, the first few; what is as
    short as in ``A/S`` is none."""
    parts = tuple(part for part in _ALSO.split(text[:MOST_LETTERS]) if len(fold(part)) >= _NAME)
    return parts[:_MOST_NAMES] or (text,)


def _one_name(a: str, b: str) -> Score:
    one, other = sorted((read_company(a), read_company(b)), key=lambda name: (name.key, name.form))
    if one.key == other.key and one.key:
        return _but_for_form(one.form, other.form)
    return _same_words(one, other) or best(
        _alike_companies(one, other), _initials(one, other), _one_word(one, other)
    )


def _but_for_form(form: str, other: str) -> Score:
    if form == other:
        return Score(1.0, "same name")
    if two_companies(form, other):
        return Score(SHARED_AT_MOST, "same name, but the legal form of another company")
    if form and other and not one_form(form, other):
        return Score(0.92, "same name, another legal form")
    return Score(0.99, "same name but for the legal form")


def _same_words(one: CompanyName, other: CompanyName) -> Score | None:
    """A verdict without looking into the words, or None."""
    if not one.words or not other.words:
        return Score(0.0, "no name to compare")
    if sorted(one.key.split()) == sorted(other.key.split()):
        return Score(0.98, "same name in another order")
    if one.key.replace(" ", "") == other.key.replace(" ", "") or one.letters == other.letters:
        return Score(0.97, "same letters, spaced otherwise")
    if sorted(one.words) == sorted(other.words):
        return Score(_MOST_IF_NOT_EQUAL, "same name, written otherwise")
    return _same_but_for_dress(one, other)


def _same_but_for_dress(one: CompanyName, other: CompanyName) -> Score | None:
    """A verdict where umlauts are written out, or one name is an address of the web."""
    if one.spelt in (other.spelt, other.key) or other.spelt == one.key:
        return Score(0.98, "same name, umlauts written out")
    if one.bare == other.bare:
        return Score(_WEB_ADDRESS, "same name, one as an address of the web")
    return None


def _one_word(one: CompanyName, other: CompanyName) -> Score:
    """Names that are spaced otherwise and misspelt besides, as one word each."""
    if len(one.words) == len(other.words):
        return _NOTHING_ALIKE
    first, second = ("".join(word.text for word in name.words) for name in (one, other))
    if is_number(first + second) or min(len(first), len(second)) < 7:
        return _NOTHING_ALIKE
    score = typing(first, second)
    return Score(score.value * 0.97, score.reason)


def _initials(one: CompanyName, other: CompanyName) -> Score:
    """IBM for International Business Machines: three letters at least, in either direction."""
    return best(_short_for(one, other), _short_for(other, one))


def _short_for(short: CompanyName, long: CompanyName) -> Score:
    if len(short.alone) < SHORTEST_INITIALS or len(long.words) < 2:
        return _NOTHING_ALIKE
    if short.alone == short.key and (
        short.alone == long.initials or short.alone in _all_initials(long)
    ):
        return Score(_INITIALS, "initials of the longer name")
    places, others = _places_and_others(long.key)
    if short.alone not in _initials_of(others):
        return _NOTHING_ALIKE
    if places == _places_and_others(short.key)[0]:
        return Score(_INITIALS, "initials of the longer name")
    return Score(_INITIALS_ABROAD, "initials of the longer name, another place")


def _all_initials(name: CompanyName) -> frozenset[str]:
    """Those of the words of legal forms too: the C of BBC is one."""
    return _initials_of(name.key) | _initials_of(name.folded)


def _alike_companies(one: CompanyName, other: CompanyName) -> Score:
    pairing = pair(one.words, other.words, alike)
    left, right = _telling(pairing.left), _telling(pairing.right)
    if _are_siblings(pairing, left + right) and not two_companies(one.form, other.form):
        return Score(_SIBLING, "only the number differs")
    telling = [word for word in left + right if word not in (one.initials, other.initials)]
    if (left and right) or _tells_apart(telling) or not _is_named(pairing):
        return only_shared(pairing, len)
    return _judged(pairing, left + right)


def _telling(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.text not in LINKING)


def _are_siblings(pairing: Pairing, over: tuple[str, ...]) -> bool:
    return bool(over) and all(map(is_number, over)) and _is_named(pairing) and _is_certain(pairing)


def _is_certain(pairing: Pairing) -> bool:
    return all(score.value >= 0.9 for _, _, score in pairing.pairs)


def _tells_apart(over: Sequence[str]) -> bool:
    return any(not (word in GENERAL or word in PLACES or is_form_word(word)) for word in over)


def _is_named(pairing: Pairing) -> bool:
    """Something agrees that is more than a general word or a place."""
    return any(
        one.text not in GENERAL and one.text not in LINKING and one.text not in PLACES
        for one, _, _ in pairing.pairs
        if not one.text.isdigit()
    )


def _judged(pairing: Pairing, over: tuple[str, ...]) -> Score:
    values = [score.value for _, _, score in pairing.pairs] + [_missing(word) for word in over]
    value = min(prod(values), _MOST_IF_NOT_EQUAL) * _certainty(pairing)
    reasons = [score.reason for _, _, score in pairing.pairs if score.value < 1]
    general = [f"only one says “{word}”" for word in sorted(over)]
    return Score(value, sentence(reasons + general) or "same name but for small words")


def _missing(word: str) -> float:
    if word in PLACES:
        return _PLACE
    return _GENERAL_WORD if word in GENERAL else _FORM_WORD


def _certainty(pairing: Pairing) -> float:
    """Less than 1 where nothing but one misspelt word agrees, since a short one is another brand,
    and so is a longer one with another letter in its place; or where a short word is misspelt."""
    named = [
        (one, other, score.value)
        for one, other, score in pairing.pairs
        if one.text not in GENERAL and one.text not in LINKING
    ]
    differing = [(one, other) for one, other, value in named if value < 1]
    misspelt = [(a.text, b.text) for a, b in differing if not (a.script or b.script)]
    if len(named) > 1:
        return _ASKED if any(len(min(both, key=len)) <= _SHORT for both in misspelt) else 1.0
    if not differing:
        return 1.0
    shortest = min(len(word.text) for word in differing[0])
    beyond = _ASKED if any(map(_is_replaced, misspelt)) else 1.0
    return next((factor for most, factor in _ONE_MISSPELT if shortest <= most), beyond)


def _is_replaced(both: tuple[str, str]) -> bool:
    """Whether a word that is not long has another letter in the place of one."""
    one, other = both
    return len(one) == len(other) <= _BRAND and sorted(one) != sorted(other)
