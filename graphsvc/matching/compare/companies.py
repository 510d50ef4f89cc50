"""How alike two names of companies are.

Legal forms, linking words and the order of words tell little; general words may be missing; any
other word that only one has, another place or another number tells two companies apart.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from graphsvc.matching.compare.align import MOST_WORDS, Pairing, only_shared, pair
from graphsvc.matching.compare.company_words import (
    GENERAL,
    LINKING,
    PLACES,
    alike,
    canonical,
    is_form_word,
    is_number,
)
from graphsvc.matching.compare.letters import typing
from graphsvc.matching.compare.score import Score, best, sentence
from graphsvc.matching.normal.companies import company_key, legal_form
from graphsvc.matching.normal.folding import fold
from graphsvc.matching.normal.latin import MOST_LETTERS, Word, latin_words

_GENERAL_WORD = 0.85
_FORM_WORD = 0.97
_PLACE = 0.78
_MOST_IF_NOT_EQUAL = 0.96
_SIBLING = 0.55
"""Only a number tells them apart: another fund, ship or plant of one owner."""

_INITIALS = 0.7
_ALSO = re.compile(
    r"/|\b(?:a\.?k\.?a|d\.?b\.?a|f\.?k\.?a|formerly|previously|trading as|vormals|anciennement)\b",
    re.IGNORECASE,
)
_OTHER_NAME = 0.85
_MOST_NAMES = 3
_NAME = 4
_ONE_MISSPELT = (4, 0.5), (6, 0.9)
"""Up to how many letters what is left of the value."""


@dataclass(frozen=True, slots=True)
class CompanyName:
    """``key`` and ``form`` as ``normal`` gives them, ``words`` of the key in Latin letters with
    abbreviations written out, ``letters`` all of the name with its form, without spaces."""

    key: str
    form: str
    words: tuple[Word, ...]
    letters: str


@lru_cache(maxsize=1 << 16)
def read_company(text: str) -> CompanyName:
    """A name's words ready for comparing. Longer texts than names can be are cut."""
    text = text[:MOST_LETTERS]
    key = company_key(text)
    latin = latin_words(tuple(key.split()[:MOST_WORDS]))
    script = next((word.script for word in latin if word.script), "")
    words = canonical(tuple(word.text for word in latin))
    return CompanyName(
        key=key,
        form=legal_form(text),
        words=tuple(Word(word, script) for word in words),
        letters=fold(text).replace(" ", ""),
    )


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
    if form and other:
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
    return None


def _one_word(one: CompanyName, other: CompanyName) -> Score:
    """Names that are spaced otherwise and misspelt besides, as one word each."""
    if len(one.words) == len(other.words):
        return Score(0.0, "nothing alike")
    first, second = ("".join(word.text for word in name.words) for name in (one, other))
    if is_number(first + second) or min(len(first), len(second)) < 7:
        return Score(0.0, "nothing alike")
    score = typing(first, second)
    return Score(score.value * 0.97, score.reason)


def _initials(one: CompanyName, other: CompanyName) -> Score:
    """IBM for International Business Machines: three letters at least, in either direction."""
    short, long = sorted((one.key.split(), other.key.split()), key=len)
    telling = [word for word in long if word not in LINKING]
    forms = {"".join(word[0] for word in words) for words in (long, telling)}
    if len(short) == 1 and len(short[0]) >= 3 and short[0] in forms:
        return Score(_INITIALS, "initials of the longer name")
    return Score(0.0, "nothing alike")


def _alike_companies(one: CompanyName, other: CompanyName) -> Score:
    pairing = pair(one.words, other.words, alike)
    left, right = _telling(pairing.left), _telling(pairing.right)
    if _are_siblings(pairing, left + right):
        return Score(_SIBLING, "only the number differs")
    if (left and right) or _tells_apart(left + right) or not _is_named(pairing):
        return only_shared(pairing, len)
    return _judged(pairing, left + right)


def _telling(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.text not in LINKING)


def _are_siblings(pairing: Pairing, over: tuple[str, ...]) -> bool:
    return bool(over) and all(map(is_number, over)) and _is_named(pairing) and _is_certain(pairing)


def _is_certain(pairing: Pairing) -> bool:
    return all(score.value >= 0.9 for _, _, score in pairing.pairs)


def _tells_apart(over: tuple[str, ...]) -> bool:
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
    """Less than 1 where nothing but one misspelt word agrees: a short one is another brand."""
    named = [
        (len(one.text), score.value)
        for one, _, score in pairing.pairs
        if one.text not in GENERAL and one.text not in LINKING
    ]
    if len(named) != 1 or named[0][1] == 1:
        return 1.0
    return next((factor for most, factor in _ONE_MISSPELT if named[0][0] <= most), 1.0)
