"""Two people in one name: ``Anna & Tom Berg``, ``Herr und Frau Berg``, ``Familie Berg``.

The words for *and* are those of the languages whose titles and nicknames are known here. Some are
letters that are initials or parts of names as well (y, e, i, u): they count in small letters, and
between one given name and a whole name or between two known given names alone, so that José Ortega
y Gasset and Artur Costa e Silva stay one person each. Where all of a name is in small letters, they
count between two known given names that a surname follows: ``mary a jones smith`` is one person.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from graphsvc.normal.folding import fold
from graphsvc.normal.name_words import PARTICLES, TITLES
from graphsvc.normal.nicknames import GIVEN_NAMES, full_form

_STRONG_WORDS = """
& + / and und u. och og et samt és और و 和 与 與 と 및 και ve və
"""
_WEAK_WORDS = """
y e i u a en ja и й і та
"""
_ADDRESS_WORDS = """
mr mrs ms miss mister misses herr frau hr fr fru monsieur madame mme mlle mmes senor senora sr sra
srs dna senhor senhora signor signora sig siga dhr mevr mw heer mevrouw pan pani pana господин
госпожа κος κα dr prof
"""
_HOUSEHOLD_WORDS = """
family familie familien familia famiglia famille familj familjen fam rodzina rodina perhe perekond
csalad obitelj porodica aile ailesi eheleute ehepaar semya семья родина сімья οικογενεια
"""
_STRONG: Final = frozenset(_STRONG_WORDS.split())
_WEAK: Final = frozenset(_WEAK_WORDS.split())
_ADDRESS: Final = frozenset(_ADDRESS_WORDS.split())
"""Words by which people are addressed, folded as they are written before a surname."""
_ALSO_GIVEN: Final = frozenset({"ben", "al", "le", "an", "lo"})
"""Particles that are given names as well."""
_HOUSEHOLD: Final = frozenset(_HOUSEHOLD_WORDS.split())
SIGNS: Final = "&+/、"
"""Where one of these stands several people may be named."""
JOINING: Final = _STRONG | _WEAK | _HOUSEHOLD
"""Folded words of which the same is true."""
_SIGNS = re.compile(r"\s*([&+、]|(?<=[^\W\d_]{2})/(?=\s*[^\W\d_]{2}))\s*")
_SHORT_ADDRESSES = (
    (re.compile(r"\bM\.?\s+(?=(?:et|&)\s+M(?:me|lle|adame)\b)", re.IGNORECASE), "Monsieur "),
    (re.compile(r"\bг-(?:на?|жа|жи)\b", re.IGNORECASE), "господин"),
)


@lru_cache(maxsize=1 << 12)
def people_named(text: str) -> tuple[str, ...]:
    """The people whom a name names, if these are several; else nothing. Where they share a surname
    it is added to each. Of a household it is the surname alone."""
    for short, word in _SHORT_ADDRESSES:
        text = short.sub(word, text)
    spaced = _SIGNS.sub(lambda found: f" {'&' if found[1] == '、' else found[1]} ", text)
    surname, comma, given = spaced.partition(",")
    if comma and (found := _joined(given.split(), weak=False)):
        one, other = found
        return _distinct(f"{_named(part)} {surname}" for part in (one, other))
    words = spaced.replace(",", " , ").split()
    if household := _household(words):
        return household
    found = _joined(words, weak=not comma)
    if not found or "," in found[0] or "," in found[1]:
        return ()
    return _with_surname(*found)


def _household(words: Sequence[str]) -> tuple[str, ...]:
    folded = [fold(word) for word in words]
    if len(words) > 1 and folded[0] in _HOUSEHOLD:
        return (" ".join(words[1:]),)
    if len(words) > 1 and folded[-1] in _HOUSEHOLD:
        return (" ".join(words[:-1]),)
    return ()


def _joined(words: Sequence[str], *, weak: bool) -> tuple[list[str], list[str]] | None:
    """The words before and after an *and* that stands between people."""
    for at in range(1, len(words) - 1):
        before, after = list(words[:at]), list(words[at + 1 :])
        if words[at].lower() in _STRONG and _between_people(words[at], before, after):
            return before, after
        if weak and words[at] in _WEAK and _between_given_names(before, after):
            return before, after
    return None


def _is_small(words: Sequence[str]) -> bool:
    """Whether there is no capital letter, so that small ones say nothing."""
    return all(word == word.lower() for word in words)


def _between_people(sign: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """No particles (von und zu), and no two forms of one name (Bob/Robert Jones)."""
    one, other = fold(before[-1]), fold(after[0])
    if not one or not other or {one, other} & (PARTICLES - _ALSO_GIVEN):
        return False
    return sign != "/" or (full_form(one) != full_form(other) and one.isascii() == other.isascii())


def _between_given_names(before: Sequence[str], after: Sequence[str]) -> bool:
    one, other = fold(before[-1]), fold(after[0])
    if one in _ADDRESS and other in _ADDRESS:
        return True
    if {one, other} & PARTICLES:
        return False
    known = one in GIVEN_NAMES and other in GIVEN_NAMES
    followed = len(after) > 1
    if _is_small([*before, *after]):
        return known and followed
    return (len(_named(before).split()) == 1 and followed) or known


def _with_surname(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    one, other = _named(before).split(), _named(after).split()
    if not one:
        return _distinct([" ".join(other), other[-1]]) if other else ()
    if not other:
        return ()
    if len(one) == 1 and len(other) > 1:
        return _distinct(
            [" ".join([*one, *other[1:]]), " ".join([*one, other[-1]]), " ".join(other)]
        )
    if len(one) > 1 and len(other) == 1:
        return _distinct([" ".join(one), f"{other[0]} {one[-1]}"])
    return _distinct([" ".join(one), " ".join([*one, other[-1]]), " ".join(other)])


def _named(words: Sequence[str]) -> str:
    """Without forms of address."""
    return " ".join(word for word in words if fold(word) not in _ADDRESS | TITLES and fold(word))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))
