"""Whether a job title is one that somebody looks for, however either is written."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from graphsvc.matching.compare.letters import typing
from graphsvc.matching.titles.reading import LINKS, Reading, Segment, Term, read_title
from graphsvc.matching.titles.vocabulary import KNOWN, SPELT_OUT, word_means

_NEAR: Final = {"director": "head"}
"""Levels that count as one, since languages and firms draw the line between them differently."""
_SAY_LESS: Final[dict[str, frozenset[str]]] = {
    "vp": frozenset({"vp"}),
    "chief_of_staff": frozenset({"chief_of_staff", "staff"}),
    "product_owner": frozenset({"product_owner", "product"}),
    "process_owner": frozenset({"process_owner"}),
    "business_partner": frozenset({"business_partner", "business"}),
}
"""Terms that do not say what their last word says: a vice president is no president."""
_SLIP = 0.75
_SHORTEST_START = 4
_SHORTEST_SLIP = 5


@lru_cache(maxsize=1 << 15)
def fits_title(title: str, wanted: str) -> bool:
    """Whether every word of ``wanted`` is in ``title``, in any order, language, form or gender.

    Abbreviations stand for their words, *head* and *director* for each other. A word that no table
    knows is also found where it begins a word (*develop*) or is a slip of one. Whom the title's
    bearer only assists, and what they no longer are, fits only what says the same of them; nothing
    wanted fits everything.
    """
    has, wants = read_title(title), read_title(wanted)
    own, others = _says(_own(has)), _says(has.others)
    return all(_is_in(own, term) for term in _own(wants)) and all(
        _is_in(others, term) for term in wants.others
    )


def _own(reading: Reading) -> Segment:
    return tuple(chain(*reading.own, reading.places))


def _says(terms: Segment) -> frozenset[str]:
    """All that terms say: their meanings, the words of these, and the words as written."""
    return frozenset(word for term in terms for word in _words_of(term))


def _words_of(term: Term) -> Iterator[str]:
    for mean in term.means:
        if mean in _SAY_LESS:
            yield from _SAY_LESS[mean]
            continue
        yield _NEAR.get(mean, mean)
        for word in chain(mean.split("_"), SPELT_OUT.get(mean, ())):
            yield _NEAR.get(word, word)
    if _SAY_LESS.keys().isdisjoint(term.means):
        yield from term.words
        for word in term.words:
            yield from (_NEAR.get(mean, mean) for mean in word_means(word))


def _is_in(said: frozenset[str], wanted: Term) -> bool:
    means = [_NEAR.get(mean, mean) for mean in wanted.means if mean not in LINKS]
    if said.issuperset(means):
        return True
    if not _SAY_LESS.keys().isdisjoint(wanted.means):
        return False
    word, *more = wanted.words
    if more:
        return all(_is_in(said, Term(word_means(part), (part,))) for part in wanted.words)
    if wanted.means == ("leadership",) and word.endswith("s"):
        return _is_in(said, _singular(word))
    return word not in KNOWN and _nearly(said, word)


def _singular(plural: str) -> Term:
    """*Directors* in a title are those whom somebody serves; looked for, they are directors."""
    word = plural.removesuffix("s")
    return Term(word_means(word), (word,))


def _nearly(said: frozenset[str], wanted: str) -> bool:
    """Whether a word is the start or a slip of one that is said."""
    if len(wanted) >= _SHORTEST_START and any(word.startswith(wanted) for word in said):
        return True
    return len(wanted) >= _SHORTEST_SLIP and any(
        word[0] == wanted[0] and typing(word, wanted).value >= _SLIP for word in said
    )
