"""A job title taken apart: what somebody is, and whom they only work for or once were."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from graphsvc.matching.titles.terms import LEADING, SERVED, SERVING
from graphsvc.matching.titles.vocabulary import (
    LONGEST,
    PHRASES,
    Terms,
    is_asian,
    parts_of_run,
    word_means,
)
from graphsvc.normal.folding import fold
from graphsvc.normal.latin import MOST_LETTERS

LINKS: Final = frozenset({"of", "and"})

_FORMS = re.compile(
    r"(?<=[^\W\d_]{3})(?:[/:*_·(‑-]|/-)(?:innen|in|trice|rice|euse|ère|ne|e|a|o|r|n)\)?(?!\w)",
    re.IGNORECASE,
)
"""The other gender's ending after a word: Leiter/in, Leiter:in, Directeur(trice), Director/a."""
_SEXES = re.compile(r"\((?:\s*[a-z]\s*[/|,*]){1,4}\s*[a-z*]\s*\)", re.IGNORECASE)
"""(m/w/d), (h/f)."""
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_TIED = re.compile(r"\b([a-z]{1,2})\s?[&+]\s?([a-z])\b", re.IGNORECASE)
"""R&D, M&A, FP&A, I+D."""
_ELIDED = re.compile("\\b([dl])['’](?=\\w)", re.IGNORECASE)
_PLACE = re.compile(r"\s+at\s+(?!large\b)|\s*@\s*", re.IGNORECASE)
_SEPARATORS = re.compile(
    r"[|,;•·/()\[\]{}:\n\t、，；｜／（）：・»>]+|\s[-–—]+|[-–—]+\s|--+|[–—]|(?<=\w{7})\.\s"
)
_NO_LONGER = frozenset({"former", "aspiring"})
_WHOLLY = frozenset({"emeritus", "retired", "past"})
_LAST: Final = frozenset({"assistant", "secretary"})
_BETWEEN: Final = frozenset({"personal", "executive", "s"})


class Term(NamedTuple):
    """One meaning: in the terms of ``english``, and in the folded words that were written."""

    means: Terms
    words: Terms


Segment = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """``own``: what somebody is, by the segments that punctuation makes; ``others``: whom they
    assist or advise, what they were or would like to be; ``places``: what follows *at* or @."""

    own: tuple[Segment, ...]
    others: Segment
    places: Segment


@lru_cache(maxsize=1 << 14)
def read_title(text: str) -> Reading:
    """The terms of a title in any language."""
    own: list[Segment] = []
    others: list[Term] = []
    places: list[Term] = []
    for piece in _SEPARATORS.split(_plain(text[:MOST_LETTERS])):
        role, *place = _PLACE.split(f" {piece}", maxsplit=1)
        mine, theirs = _whose(tuple(_terms(fold(role).split())))
        own.append(mine)
        others.extend(theirs)
        places.extend(chain.from_iterable(_terms(fold(where).split()) for where in place))
    return Reading(tuple(filter(None, own)), tuple(others), tuple(places))


def _plain(text: str) -> str:
    text = _SEXES.sub(" ", text)
    text = _FORMS.sub("", text)
    text = _INITIALS.sub("", text)
    text = _TIED.sub(r"\1n\2", text)
    return _ELIDED.sub(r"\1 ", text).replace("&", " and ").replace("+", " and ")


def _terms(words: list[str]) -> Iterator[Term]:
    """The longest phrases that a table has, from the left; the other words one by one."""
    at = 0
    while at < len(words):
        longest = range(min(LONGEST, len(words) - at), 1, -1)
        phrases = (tuple(words[at : at + n]) for n in longest)
        phrase = next((phrase for phrase in phrases if phrase in PHRASES), None)
        if phrase:
            yield Term(PHRASES[phrase], phrase)
        elif is_asian(words[at]):
            yield from (Term(means, (part,)) for part, means in parts_of_run(words[at]))
        else:
            yield Term(word_means(words[at]), (words[at],))
        at += len(phrase) if phrase else 1


def _whose(segment: Segment) -> tuple[Segment, Segment]:
    """What of a segment is somebody's own, and what is another's or of another time."""
    for at, term in enumerate(segment):
        if not _NO_LONGER.isdisjoint(term.means):
            whole = at == 0 or not _WHOLLY.isdisjoint(term.words)
            return ((), segment) if whole else (segment[:at], segment[at:])
        if _serves(segment, at):
            return segment[: at + 1], segment[at + 1 :]
        if at and _served_before(segment, at):
            return segment[at:], segment[:at]
    return segment, ()


def _serves(segment: Segment, at: int) -> bool:
    """*Assistant* **of** *the CEO*, *Office* **of** *the President*, anything **to** *a leader*."""
    rest = segment[at + 1 :]
    if not rest or "of" not in rest[0].means or not _names_a_leader(rest):
        return False
    return rest[0].words == ("to",) or segment[at].means[-1] in SERVING


def _served_before(segment: Segment, at: int) -> bool:
    """*CEO* **assistant**, 社長**秘書**: the last word is what somebody is."""
    if segment[at].means[-1] not in _LAST or at < len(segment) - 1:
        return False
    before = [term for term in segment[:at] if not _BETWEEN.issuperset(term.means)]
    return bool(before) and _names_a_leader((before[-1],))


def _names_a_leader(terms: Segment) -> bool:
    return any(mean in LEADING or mean in SERVED for term in terms for mean in term.means)
