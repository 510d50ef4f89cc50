"""The tables of all languages as one: what a word, a phrase or a compound means."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from graphsvc.matching.compare.letters import typing
from graphsvc.matching.titles import asian, english, germanic, romance, slavic
from graphsvc.matching.titles.department_words import WORDS
from graphsvc.matching.titles.terms import ALONE, LEADING, PROFESSIONS
from graphsvc.normal.folding import fold

Terms = tuple[str, ...]
"""Meanings in the terms of ``english``: ``("head", "sales")``."""

_TWO_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"}
)
_SURE = 0.9
"""From here on a slip is certain enough to read one word as another: see ``compare.letters``."""
_LONG = 7
"""Letters from which a word is mended; shorter ones are too easily other words."""
_SHORTEST_PART = 2
_UNKNOWN_PART = 5
"""Letters from which the first part of a compound may be any word."""
_JOINTS: Final = ("", "s", "n", "en", "es", "e")
_ASIAN = re.compile("[ー々\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def table_rows(table: str) -> Iterator[tuple[str, Terms]]:
    """Every spelling in a table, folded, with what it means; ä also as ae."""
    for line in table.strip().splitlines():
        meaning, _, spellings = line.partition(": ")
        for spelling in spellings.split(","):
            for written in {spelling, spelling.translate(_TWO_LETTERS)}:
                yield fold(written), tuple(meaning.split())


_WESTERN: Final = [
    row
    for module in (slavic, germanic, romance, english)
    for table in (module.LEVELS, module.FUNCTIONS)
    for row in table_rows(table)
]
PHRASES: Final[dict[Terms, Terms]] = {
    tuple(spelling.split()): meaning for spelling, meaning in _WESTERN
}
"""What words, one or several, mean in languages that put spaces between them."""
LONGEST: Final = max(map(len, PHRASES))

_CHARACTERS: Final = {
    spelling: meaning
    for table in (asian.LEVELS, asian.FUNCTIONS)
    for spelling, meaning in table_rows(table)
}
_LONGEST_RUN: Final = max(map(len, _CHARACTERS))
_ENDS: Final = sorted(table_rows(germanic.COMPOUND_ENDS), key=lambda row: -len(row[0]))

FUNCTION_WORDS: Final = frozenset(
    word for words in WORDS.values() for word in fold(words.replace("_", " ")).split()
)
KNOWN: Final = (
    {fold(words) for phrases in WORDS.values() for words in phrases.split(",")}
    | {phrase[0] for phrase in PHRASES if len(phrase) == 1}
    | {term for meaning in PHRASES.values() for term in meaning}
)
"""The words that mean something alone."""
_WORDS_OF_TITLES: Final = (
    KNOWN
    | FUNCTION_WORDS
    | PROFESSIONS
    | ALONE
    | {word for phrase in PHRASES for word in phrase}
    | set(english.NO_SLIPS.split())
)
"""Words that are no slips of others."""
_ENGLISH: Final = {
    spelling for table in (english.LEVELS, english.FUNCTIONS) for spelling, _ in table_rows(table)
}
_MENDABLE: Final = sorted(
    word for word in _ENGLISH | FUNCTION_WORDS if word.isalpha() and len(word) >= _LONG
)
"""English ones only: a word of one language is too easily near to one of another."""


def _spelt_out() -> dict[str, frozenset[str]]:
    """The words of a term that is an abbreviation: ``cto`` → chief, technology, officer."""
    found: dict[str, frozenset[str]] = {}
    for spelling, meaning in table_rows(english.LEVELS):
        if len(meaning) == 1 and spelling.startswith("chief "):
            words = (PHRASES.get((word,), (word,)) for word in spelling.split())
            found.setdefault(meaning[0], frozenset(term for terms in words for term in terms))
    return found


SPELT_OUT: Final = _spelt_out()


@lru_cache(maxsize=1 << 14)
def word_means(word: str) -> Terms:
    """What a folded word means; itself where nothing is known of it."""
    return _plainly(word) or _as_compound(word) or _mended(word) or (word,)


def is_asian(word: str) -> bool:
    """Whether a word is written in Chinese or Japanese characters, without spaces."""
    return bool(_ASIAN.search(word))


def parts_of_run(run: str) -> Iterator[tuple[str, Terms]]:
    """The parts of a run of characters, the longest known one first, with what they mean."""
    unknown = ""
    while run:
        part = next(
            (run[:n] for n in range(min(_LONGEST_RUN, len(run)), 0, -1) if run[:n] in _CHARACTERS),
            "",
        )
        if unknown and part:
            yield unknown, (unknown,)
            unknown = ""
        if part:
            yield part, _CHARACTERS[part]
        unknown, run = (unknown, run[len(part) :]) if part else (unknown + run[0], run[1:])
    if unknown:
        yield unknown, (unknown,)


def _plainly(word: str) -> Terms:
    """What the tables say, also of the singular, but that several leaders are not one."""
    if (word,) in PHRASES:
        return PHRASES[(word,)]
    if word in FUNCTION_WORDS:
        return (word,)
    singular = word.removesuffix("s")
    meaning = PHRASES.get((singular,), (singular,) if singular in FUNCTION_WORDS else ())
    return meaning if LEADING.isdisjoint(meaning) else ()


def _as_compound(word: str) -> Terms:
    """``vertriebsleiter`` → sales, head; ``filialassistent`` → filial, assistant."""
    for end, meaning in _ENDS:
        first = word.removesuffix(end)
        if first == word or len(first) < _SHORTEST_PART:
            continue
        if whole := PHRASES.get((first, end)):
            return whole
        known = next((found for bare in _bare(first) if (found := _plainly(bare))), ())
        if known or len(first) >= _UNKNOWN_PART:
            return (*(known or (first,)), *meaning)
    return ()


def _bare(part: str) -> Iterator[str]:
    """The part of a compound with and without the letters that join it to the next."""
    return (part.removesuffix(joint) for joint in _JOINTS if part.endswith(joint))


def _mended(word: str) -> Terms:
    """The one word of the tables of which this is a slip."""
    if len(word) < _LONG or not word.isalpha() or word in _WORDS_OF_TITLES:
        return ()
    meant = {
        _plainly(other)
        for other in _MENDABLE
        if other[0] == word[0]
        and abs(len(other) - len(word)) <= 1
        and typing(word, other).value >= _SURE
    }
    return meant.pop() if len(meant) == 1 else ()
