"""The words of a person's name, ready for comparing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graphsvc.matching.compare.align import MOST_WORDS
from graphsvc.matching.normal.latin import MOST_LETTERS, Word, latin_name, rough_script
from graphsvc.matching.normal.name_words import PARTICLES, SERVANT, TITLES
from graphsvc.matching.normal.people import name_tokens

_GENERATIONS = {"jr": 2, "jnr": 2, "junior": 2, "sr": 1, "snr": 1, "senior": 1} | {
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_GENERATION = re.compile(r"(?<=[\s,])(jn?r|junior|sn?r|senior|i{2,3}|iv)\.?\s*$", re.IGNORECASE)
_SERVANT_OF = re.compile(r"abd(?:[uae]|ou)l(?!lahi?$)(?=[a-z]{3})|abd[ue](?:r(?=r)|s(?=s))")
_SON_OF = frozenset({"bin", "ben", "ibn", "bn"})
# Letters of Persian and Urdu that Arabic writes otherwise, and endings that are confused.
_SAME_LETTERS = str.maketrans("یکہھىة", "يكههيه")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as its comparator needs it.

    ``words``, and their letters as ``latin``: in Latin letters and in their order, titles before
    them left out, which ``titled`` says. ``folded``, its letters and ``in_order`` of the alphabet:
    as the name states them. ``native``: those again, to be compared where ``script`` is the same
    and one whose Latin form is rough. ``small``: particles where they stand, never in the first
    place. ``descents``: sons with their fathers (``salman bin muhammad``). ``generation``: 1 for
    senior, 2 for junior, 0 where none is stated.
    """

    words: tuple[Word, ...]
    folded: tuple[str, ...]
    in_order: tuple[str, ...]
    letters: str
    latin: str
    native: tuple[Word, ...]
    script: str
    titled: bool
    small: frozenset[str]
    descents: frozenset[tuple[str, str]]
    generation: int


@lru_cache(maxsize=1 << 16)
def read_person(text: str) -> PersonName:
    """A name's words ready for comparing. Longer texts than names can be are cut."""
    text = text[:MOST_LETTERS]
    folded = name_tokens(text)[:MOST_WORDS]
    all_words = [part for word in latin_name(folded) for part in _apart(word)]
    words = _without_titles(all_words)
    return PersonName(
        words=tuple(words),
        folded=folded,
        in_order=tuple(sorted(folded)),
        letters="".join(folded),
        latin="".join(word.text for word in words),
        native=tuple(Word(word.translate(_SAME_LETTERS)) for word in folded),
        script=rough_script("".join(folded)),
        titled=len(words) < len(all_words),
        small=(PARTICLES - SERVANT).intersection((*folded[1:], *(word.text for word in words[1:]))),
        descents=_descents([word.text for word in words]),
        generation=_generation(text),
    )


def _apart(word: Word) -> tuple[Word, ...]:
    """``abdulaziz`` → ``abdul``, ``aziz``, as it is written often."""
    found = _SERVANT_OF.match(word.text)
    return (Word("abdul"), Word(word.text[found.end() :], word.script)) if found else (word,)


def _without_titles(words: list[Word]) -> list[Word]:
    first = next((i for i, word in enumerate(words) if word.text not in TITLES), 0)
    return words[first:]


def _descents(words: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (son, father)
        for son, between, father in zip(words, words[1:], words[2:], strict=False)
        if between in _SON_OF and son != father
    )


def _generation(text: str) -> int:
    stated = _GENERATION.search(text)
    return _GENERATIONS[stated[1].lower()] if stated else 0
