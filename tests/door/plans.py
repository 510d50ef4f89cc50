"""What a query touches as its plan says, read apart from its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graphsvc.ontology import PRIVATE_LABELS

Operator = tuple[int, str, str]
"""An operator of a plan: how deep it is in it, what it is, its details."""

_SEEK: Final = re.compile(r"^(?:UNIQUE|RANGE INDEX) (\w+):(\w+)\([\w, ]+\)(?: WHERE (.*))?$", re.S)
_SCAN: Final = re.compile(r"^(\w+):([\w|]+)$")
_TIE: Final = re.compile(r"\((\w*)(?::\w+)?\)<?-\[(\w*)(?::([\w|]+))?[^\]]*\]->?\((\w*)(?::\w+)?\)")
_MADE: Final = re.compile(r"\((\w+):(\w+)[ )]")
_COUNTED: Final = re.compile(r"\(:(\w+)\)")
_SEARCHED: Final = "db.index.fulltext.queryNodes("

_BLOCK: Final = re.compile(r"\b(?:COLLECT|EXISTS|COUNT) \{")

_BINDING: Final = re.compile(r"Seek|Scan|Expand|Merge|^Create$|CountStore|ProcedureCall|Path")
"""Operators that bring nodes and relationships into a plan. Of those that only do so once something
else has, ``Merge`` is named with what it makes."""


@dataclass(slots=True)
class Seen:
    """Labels of nodes, types of relationships, by variable where they have one, with the number of
    the operator that binds it; ``untyped`` are operators that bring in what has neither; ``nested``
    those in whose details a whole plan hides; ``free`` variables that are not compared with
    ``$scopes`` at or above the operator that binds them."""

    nodes: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    ties: dict[str, tuple[set[str], str, str]] = field(
        default_factory=dict[str, tuple[set[str], str, str]]
    )
    untyped: list[Operator] = field(default_factory=list[Operator])
    nested: list[Operator] = field(default_factory=list[Operator])
    binding: list[tuple[str, set[str]]] = field(default_factory=list[tuple[str, set[str]]])

    @property
    def labels(self) -> set[str]:
        return set[str]().union(*self.nodes.values())

    @property
    def types(self) -> set[str]:
        return set[str]().union(*(types for types, _, _ in self.ties.values()))

    @property
    def private(self) -> set[str]:
        """Variables that are private, or may be: a tie of people joins no private node."""
        nodes = {name for name, labels in self.nodes.items() if labels & PRIVATE_LABELS}
        public = {name for name, labels in self.nodes.items() if labels and name not in nodes}
        for name, (types, start, end) in self.ties.items():
            if "KNOWS" in types and not {start, end} & public:
                nodes |= {name, start, end}
        return nodes

    @property
    def free(self) -> set[str]:
        private = self.private
        return {name for name, compared in self.binding if name in private - compared}


def seen(plan: Iterable[Operator]) -> Seen:
    """What a plan says of what it touches."""
    found = Seen()
    above: list[set[str]] = []
    for number, (depth, operator, details) in enumerate(plan):
        compared = set(_compared(details)) if operator == "Filter" else set[str]()
        above = [*above[:depth], compared]
        if _BLOCK.search(details):
            found.nested.append((depth, operator, details))
        if operator != "Filter" and _BINDING.search(operator):
            bound, own = _note(found, number, (depth, operator, details))
            found.binding += [(name, set[str]().union(own, *above)) for name in bound]
    return found


def _note(found: Seen, number: int, step: Operator) -> tuple[set[str], set[str]]:
    """Notes what an operator brings in; returns its variables, and those that it compares."""
    details = step[2]
    if details.startswith(_SEARCHED):
        found.nodes.setdefault("node", set())
        return {"node"}, set()
    if seek := _SEEK.match(details):
        name, label, where = seek.groups()
        found.nodes.setdefault(name, set()).add(label)
        compares = "scope IN $scopes" in re.split(r" AND |, ", where or "")
        return {name}, {name} if compares else set()
    if scan := _SCAN.match(details):
        found.nodes.setdefault(scan[1], set()).update(scan[2].split("|"))
        return {scan[1]}, set()
    made = [*_MADE.findall(details), *((f"counted {number}", one) for one in _counted(details))]
    for name, label in made:
        found.nodes.setdefault(name, set()).add(label)
    tie = _TIE.search(details)
    if tie and tie[3]:
        name = tie[2] or f"tie {number}"
        found.ties[name] = (set(tie[3].split("|")), tie[1] or f"start {number}", tie[4])
        new = {"Expand(All)": {name, tie[4]}, "Expand(Into)": {name}}
        return new.get(step[1], {name, tie[1], tie[4]}), set()
    if not made:
        found.untyped.append(step)
    return {name for name, _ in made}, set()


def _counted(details: str) -> Iterator[str]:
    if details.startswith("count("):
        yield from _COUNTED.findall(details)


def _compared(details: str) -> Iterator[str]:
    """Variables compared with ``$scopes`` in a part of a filter that must hold."""
    whole = details.removeprefix("(").removesuffix(")")
    if " OR " in whole or " XOR " in whole:
        whole = re.sub(r"\([^()]*\)", "()", whole)
    if " OR " in whole or " XOR " in whole:
        return
    for part in whole.split(" AND "):
        if match := re.fullmatch(r"(?:cache\[)?(\w+)\.scope\]? IN \$scopes", part.strip()):
            yield match[1]
