"""Query texts as words, and words as clauses: the part of Cypher that our files are written in.

Whatever is outside that part is refused, so that nothing is overlooked for not being understood:
labels and types that are made up as a query runs, names in backquotes, keywords in small letters,
clauses that no file needs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graphsvc.errors import Defect

_WORD: Final = re.compile(
    r"""
    (?P<blank>\s+|//[^\r\n]*|/\*.*?\*/)
    |'(?:[^'\\]|\\u001f)*'|"(?:[^"\\]|\\u001f)*"
    |\$\w+|[^\W\d]\w*|\d+(?:\.\d+)?|\.\.|[-+*/%^=<>(){}\[\]:;,.|!&]
    |(?P<strange>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_CLOSING: Final = frozenset(_OPENING.values())
_DEEPER: Final = frozenset({*_OPENING, "CASE"})
_HIGHER: Final = frozenset({*_CLOSING, "END"})


def table(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


CLAUSES: Final = table(
    "MATCH OPTIONAL WHERE USING UNWIND WITH RETURN ORDER SKIP LIMIT UNION CALL YIELD "
    "FOREACH MERGE CREATE ON SET REMOVE DETACH DELETE"
)
"""The words that begin a clause, as our files use them."""
_FOREIGN: Final = table(
    "INSERT LOAD USE FILTER LET NEXT OFFSET FINISH DROP SHOW ALTER GRANT DENY REVOKE "
    "TERMINATE SHORTEST SHORTESTPATH ALLSHORTESTPATHS PROFILE EXPLAIN APOC GRAPH "
    "NODETACH"
)
"""Words of Cypher that no file of ours needs."""
KEYWORDS: Final = table(
    "ALL AND AS ASC BY CASE DESC DISTINCT ELSE END ENDS IN IS NOT NULL OR STARTS THEN WHEN XOR"
)
"""Further words that are no names."""
_RESERVED: Final = CLAUSES | (KEYWORDS - {"ALL", "BY", "END", "NULL"})
"""Words that are written in capitals: in small letters they would be taken for names."""
_BEFORE_WITH: Final = ("STARTS", "ENDS")


class Clause(NamedTuple):
    """A clause: the word that begins it, and the words that follow."""

    word: str
    words: list[str]


def words_of(text: str) -> list[str]:
    """The words of a query, without comments; a property and the point before it are one word, so
    that none is taken for a keyword. Raises ``Defect`` for what no file of ours has, such as an
    escaped letter: some are brought back before a query is read."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        if match.lastgroup == "blank":
            continue
        if match.lastgroup == "strange":
            raise Defect(f"{match.group()!r} is in no query")
        word = match.group()
        if found[-1:] == ["."] and is_name(word):
            found[-1] = f".{word}"
            continue
        found.append(word)
    for word, following in zip(found, [*found[1:], ""], strict=True):
        if word.upper() in _RESERVED and (word == word.upper()) == (following == ":"):
            raise Defect(f"{word} is a keyword, in capitals, and no name")
    return found


def is_name(word: str) -> bool:
    """Whether a word can be a name: of a variable, a label, a function."""
    return word[0].isalpha() or word[0] == "_"


def clauses_of(words: Sequence[str]) -> list[Clause]:
    """The clauses of a query, or of the inside of a pair of braces. Raises ``Defect``."""
    found: list[Clause] = []
    closing: list[str] = []
    for at, word in enumerate(words):
        if not closing and _begins(words, at):
            found.append(Clause(word, []))
            continue
        if word in _OPENING:
            closing.append(_OPENING[word])
        elif word in _CLOSING and (not closing or closing.pop() != word):
            raise Defect(f"{word} closes nothing")
        if not found:
            raise Defect(f"{word} begins no clause")
        found[-1].words.append(word)
    if closing:
        raise Defect(f"{closing[-1]} is missing")
    return found


def _begins(words: Sequence[str], at: int) -> bool:
    """Whether the word there begins a clause. Raises ``Defect`` for a word of other clauses."""
    word = words[at]
    upper = word.upper()
    if upper in _FOREIGN:
        raise Defect(f"{word} is in no query")
    before = words[at - 1] if at else ""
    return word in CLAUSES and before != "ON" and not (word == "WITH" and before in _BEFORE_WITH)


def inside(words: Sequence[str], at: int) -> tuple[Sequence[str], int]:
    """The words between the bracket there and the one that closes it, and where that stands."""
    depth = 0
    for end in range(at, len(words)):
        if words[end] in _OPENING:
            depth += 1
        elif words[end] in _CLOSING:
            depth -= 1
            if not depth:
                return words[at + 1 : end], end
    raise Defect(f"{words[at]} is not closed")


def split(words: Sequence[str], *separators: str) -> list[list[str]]:
    """The parts between separators that stand in no bracket, and in no CASE."""
    return list(_parts(words, frozenset(separators)))


def _parts(words: Sequence[str], separators: frozenset[str]) -> Iterator[list[str]]:
    """Raises ``Defect`` where a CASE has no END."""
    part: list[str] = []
    depth = 0
    for word in words:
        depth += (word in _DEEPER) - (word in _HIGHER)
        if not depth and word in separators:
            yield part
            part = []
        else:
            part.append(word)
    if depth:
        raise Defect("a CASE has its END")
    yield part
