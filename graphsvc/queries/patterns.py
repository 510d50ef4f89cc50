"""Patterns of nodes and relationships, as clauses that read or write graphs have them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphsvc.errors import Defect
from graphsvc.queries.words import inside, is_name

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A node or a relationship: its variable, if it has one, the labels or types that it is said to
    have, and the words of its properties."""

    name: str | None
    labels: Names
    properties: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship between two nodes, of which it leads from the first to the second where it has
    a direction."""

    part: Part
    start: Part
    end: Part
    directed: bool


@dataclass(slots=True)
class Pattern:
    """All nodes and relationships of a pattern, in their order."""

    nodes: list[Part] = field(default_factory=list[Part])
    ties: list[Tie] = field(default_factory=list[Tie])


def pattern_of(words: Sequence[str]) -> Pattern:
    """Reads a pattern. Raises ``Defect`` for anything but chains of nodes and relationships: no
    named paths, no lengths, no conditions inside a node."""
    found, at = Pattern(), 0
    while True:
        at = _chain(words, at, found)
        if at == len(words):
            return found
        if words[at] != ",":
            raise Defect(f"a pattern does not go on with {words[at]}")
        at += 1


def _chain(words: Sequence[str], at: int, found: Pattern) -> int:
    node, at = _node(words, at)
    found.nodes.append(node)
    while at < len(words) and words[at] in ("-", "<"):
        backward, part, forward, at = _tie(words, at)
        following, at = _node(words, at)
        found.nodes.append(following)
        start, end = (following, node) if backward else (node, following)
        found.ties.append(Tie(part, start, end, backward or forward))
        node = following
    return at


def _node(words: Sequence[str], at: int) -> tuple[Part, int]:
    if at >= len(words) or words[at] != "(":
        raise Defect("a pattern is made of nodes in parentheses")
    within, end = inside(words, at)
    return _part(within), end + 1


def _tie(words: Sequence[str], at: int) -> tuple[bool, Part, bool, int]:
    """Whether it leads backward, the relationship, whether it leads forward, where it ends."""
    backward = words[at] == "<"
    at = _dash(words, at + backward)
    part = Part(None, frozenset())
    if words[at : at + 1] == ["["]:
        within, end = inside(words, at)
        part, at = _part(within), end + 1
    at = _dash(words, at)
    forward = words[at : at + 1] == [">"]
    return backward, part, forward, at + forward


def _dash(words: Sequence[str], at: int) -> int:
    if words[at : at + 1] != ["-"]:
        raise Defect("a relationship is written with dashes")
    return at + 1


def _part(words: Sequence[str]) -> Part:
    name, at = None, 0
    if words and is_name(words[0]):
        name, at = words[0], 1
    labels, at = _labels(words, at)
    properties: Sequence[str] = ()
    if at < len(words) and words[at] == "{":
        properties, end = inside(words, at)
        at = end + 1
    if at < len(words):
        raise Defect(f"a part of a pattern does not go on with {words[at]}")
    return Part(name, labels, properties)


def _labels(words: Sequence[str], at: int) -> tuple[Names, int]:
    """The labels after a colon, joined by ``|`` or ``&``: every one that the part may have."""
    found: set[str] = set()
    while at < len(words) and words[at] in (":", "|", "&"):
        if bool(found) == (words[at] == ":") or at + 1 >= len(words) or not is_name(words[at + 1]):
            raise Defect("labels and types are names, joined by | or &")
        found.add(words[at + 1])
        at += 2
    return frozenset(found), at
