"""The words of a person's name, ready for comparing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graphsvc.matching.compare.align import MOST_WORDS
from graphsvc.normal.beside import without_beside
from graphsvc.normal.latin import MOST_LETTERS, Word, latin_name, rough_script
from graphsvc.normal.name_words import PARTICLES, SAINTS, SERVANT, TITLES
from graphsvc.normal.nicknames import EAST_ASIAN_FAMILIES, GIVEN_NAMES
from graphsvc.normal.people import read_name

_GENERATIONS = {"jr": 2, "jnr": 2, "junior": 2, "sr": 1, "snr": 1, "senior": 1} | {
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_GENERATION = re.compile(r"(?<=[\s,])(jn?r|junior|sn?r|senior|i{2,3}|iv)\.?\s*$", re.IGNORECASE)
_SERVANT_OF = re.compile(r"abd(?:[uae]|ou)l(?!lahi?$)(?=[a-z]{3})|abd[ue](?:r(?=r)|s(?=s))")
_SON_OF = frozenset({"bin", "ben", "ibn", "bn"})
_INITIALS = re.compile("[a-z]{2,3}")
_NO_VOWEL = re.compile("[b-df-hj-np-tv-z]+")
_NO_INITIALS = EAST_ASIAN_FAMILIES | GIVEN_NAMES | PARTICLES | TITLES | SAINTS.keys()
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
    senior, 2 for junior, 0 where none is stated. ``former``: whole names that were borne before.
    ``several``: the people whom the text names, if it names more than one.
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
    former: tuple[str, ...]
    several: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def read_person(text: str) -> PersonName:
    """A name's words ready for comparing. Longer texts than names can be are cut."""
    text = text[:MOST_LETTERS]
    bare = without_beside(text).name
    named = read_name(text)
    folded = named.words[:MOST_WORDS]
    all_words = [part for word in latin_name(folded) for part in _apart(word)]
    words = _with_initials(_with_saints(_without_titles(all_words)), bare)
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
        generation=_generation(bare),
        former=named.former,
        several=named.several,
    )


def _apart(word: Word) -> tuple[Word, ...]:
    """``abdulaziz`` → ``abdul``, ``aziz``, as it is written often."""
    found = _SERVANT_OF.match(word.text)
    return (Word("abdul"), Word(word.text[found.end() :], word.script)) if found else (word,)


def _without_titles(words: list[Word]) -> list[Word]:
    first = next((i for i, word in enumerate(words) if word.text not in TITLES), 0)
    return words[first:]


def _with_saints(words: list[Word]) -> list[Word]:
    """``st`` before another word as it is written out: ``st``, ``john`` → ``saint``, ``john``."""
    return [
        Word(SAINTS[word.text]) if word.text in SAINTS and at < len(words) - 1 else word
        for at, word in enumerate(words)
    ]


def _with_initials(words: list[Word], text: str) -> list[Word]:
    """Two or three initials before a surname apart, as they are without dots: ``JR Smith``."""
    first = words[0].text if len(words) > 1 else ""
    if not _INITIALS.fullmatch(first) or first in _NO_INITIALS:
        return words
    capitals = text.lstrip().startswith(first.upper()) and not text.isupper()
    if not capitals and not _NO_VOWEL.fullmatch(first):
        return words
    return [*map(Word, first), *words[1:]]


def _descents(words: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (son, father)
        for son, between, father in zip(words, words[1:], words[2:], strict=False)
        if between in _SON_OF and son != father
    )


def _generation(text: str) -> int:
    stated = _GENERATION.search(text)
    return _GENERATIONS[stated[1].lower()] if stated else 0
