"""What a query touches, read from its text: labels, relationship types, full-text indexes, which
private variables it does not compare with the viewer's scopes, and which private values its rows
hold.

A variable is read where it is bound. Its labels are those that it is said to have, else those that
its relationship leaves it; without either it is ``untyped``. A private variable is *compared* where
the WHERE of the very clause that binds it says ``name.scope IN $scopes``, joined to the rest by
AND. Values flow from a variable to the names that a WITH or a RETURN makes of it, and out of a
block that depends on them. Where this module cannot tell, it says the worse.

What rows there are, and in which order, may depend on private values in any query that writes: that
is not followed, nor whether something is written or deleted at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from graphsvc.errors import Defect
from graphsvc.ontology import (
    DIRECTORY_LABELS,
    FULLTEXT_INDEXES,
    ID_PROPERTIES,
    PRIVATE_LABELS,
    RELATIONSHIPS,
)
from graphsvc.queries.patterns import Names, Part, Pattern, Tie, pattern_of
from graphsvc.queries.words import (
    KEYWORDS,
    Clause,
    clauses_of,
    inside,
    is_name,
    split,
    table,
    words_of,
)

WHOLE: Final = "*"
"""In place of the name of a property: all of them."""

_LABELS: Final = DIRECTORY_LABELS | PRIVATE_LABELS
_BLOCKS: Final = frozenset({"EXISTS", "COUNT", "COLLECT"})
_SEARCH: Final = ["db", ".index", ".fulltext", ".queryNodes", "("]
_FOUND: Final = Clause("YIELD", ["node"])
_SCORED: Final = Clause("YIELD", ["node", ",", "score"])
_MIGRATION: Final = "__Neo4jMigration"
_NOTHING: Final[Names] = frozenset()
_SHAPES: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "OPTIONAL": [[]],
    "DETACH": [[]],
    "ON": [["CREATE"], ["MATCH"]],
    "UNION": [[], ["ALL"]],
}
"""Clauses of few words: all that they may have."""
_FUNCTIONS: Final = table(
    "all any coalesce collect count head labels max min none properties range reduce "
    "size split sum timestamp toBoolean toInteger toLower type"
)
"""The functions of Cypher that our files use."""
_WORDS: Final = KEYWORDS | {"WHERE", "WITH", "true", "false", "null"}


@dataclass(frozen=True, slots=True)
class Variable:
    """A name of a query: the labels that it may have (types, of a relationship), whether it is
    private, whether it is bound by a pattern (a node or a relationship, or a list of these, and no
    map), and the private values that it holds, by property."""

    labels: Names = _NOTHING
    private: bool = False
    bound: bool = False
    values: Names = _NOTHING


Scope = Mapping[str, Variable]


@dataclass(slots=True)
class Touched:
    """What a query touches. ``untyped`` are parts of patterns of which nobody can tell what they
    are, ``unscoped`` private variables that are not compared with ``$scopes``, ``returned`` the
    properties of private variables that its rows hold, ``spilled`` those that it writes to public
    nodes and ties, ``writes`` the clauses that change."""

    parameters: set[str] = field(default_factory=set[str])
    labels: set[str] = field(default_factory=set[str])
    types: set[str] = field(default_factory=set[str])
    indexes: set[str] = field(default_factory=set[str])
    untyped: list[str] = field(default_factory=list[str])
    unscoped: list[str] = field(default_factory=list[str])
    returned: set[str] = field(default_factory=set[str])
    spilled: set[str] = field(default_factory=set[str])
    writes: set[str] = field(default_factory=set[str])

    @property
    def private(self) -> set[str]:
        """The private labels among those touched."""
        return self.labels & PRIVATE_LABELS


def read(text: str) -> Touched:
    """Reads a query. Raises ``Defect`` where it is not in the part of Cypher that ours are."""
    words = words_of(text)
    if words[:2] == ["CYPHER", "25"]:
        words = words[2:]
    touched = Touched(parameters={word[1:] for word in words if word.startswith("$")})
    if words[:2] == ["CREATE", "CONSTRAINT"]:
        touched.writes.add("CREATE CONSTRAINT")
        touched.labels |= _LABELS & set(words)
        return touched
    rows = _Block(touched, {}).read(words)
    for variable in rows.values():
        touched.returned |= variable.values
    return touched


class _Block:
    """The inside of a pair of braces, or a whole query; ``outer`` is what it knows at the start."""

    def __init__(self, touched: Touched, outer: Scope) -> None:
        self._touched = touched
        self._outer = outer
        self._known = dict(outer)
        self._bound: list[str] = []
        self._used: set[str] = set()
        self._rows: dict[str, Variable] = {}

    def read(self, words: Sequence[str]) -> Mapping[str, Variable]:
        """Reads clauses; returns what the last RETURN gives, of several joined by UNION all."""
        clauses = clauses_of(words if words[:1] != ["("] else ["MATCH", *words])
        for at, clause in enumerate(clauses):
            self._shape(clause, clauses[at - 1].word if at else "")
            self._clause(clause, clauses[at + 1 :])
        return self._rows

    @property
    def used(self) -> Names:
        """The private values that anything in it depends on."""
        return frozenset(self._used)

    # Clauses

    def _shape(self, clause: Clause, before: str) -> None:
        """Raises ``Defect`` for a clause with words that nobody would read."""
        shapes = _SHAPES.get(clause.word)
        if shapes is not None and clause.words not in shapes:
            raise Defect(f"{clause.word} has no such words")
        if clause.word == "ON" and before not in ("MERGE", "SET"):
            raise Defect("ON belongs to a MERGE")

    def _clause(self, clause: Clause, following: Sequence[Clause]) -> None:
        match clause.word:
            case "MATCH":
                self._bind(clause.words)
                self._compare(following)
            case "MERGE" | "CREATE":
                self._touched.writes.add(clause.word)
                self._bind(clause.words, writes=True)
            case "CALL":
                self._call(clause.words, following)
            case "WITH":
                self._known = {**self._outer, **self._made(clause.words)}
            case "RETURN":
                self._return(clause.words)
            case "UNION":
                self._known = dict(self._outer)
            case "UNWIND":
                self._known |= self._made(clause.words)
            case "FOREACH":
                self._foreach(clause.words)
            case "SET" | "REMOVE" | "DELETE":
                self._touched.writes.add(clause.word)
                self._change(clause)
            case "USING":
                _using(clause.words)
            case "WHERE" | "ORDER" | "SKIP" | "LIMIT":
                self._values(clause.words)
            case _:
                pass

    def _bind(self, words: Sequence[str], *, writes: bool = False) -> None:
        """Makes the variables of a pattern known; the new private ones have yet to be compared."""
        pattern = pattern_of(words)
        nodes = _Nodes(self._known, pattern)
        for part in pattern.nodes:
            labels = nodes.labels(part)
            self._part(part, _bound(labels, private=bool(labels & PRIVATE_LABELS)), writes=writes)
        for tie in pattern.ties:
            bound = _bound(nodes.types(tie), private=nodes.is_private(tie))
            self._part(tie.part, bound, writes=writes)

    def _part(self, part: Part, bound: Variable, *, writes: bool) -> None:
        labels = bound.labels
        for item in split(part.properties, ",") if part.properties else []:
            values = self._values(item[2:])
            if item[1:2] != [":"]:
                raise Defect("a property has a name and a value")
            if writes:
                self._spill(bound, values, into=item[:1])
        self._touched.labels |= labels & _LABELS
        self._touched.types |= labels - _LABELS - {_MIGRATION}
        if not labels or not labels <= _LABELS | set(RELATIONSHIPS) | {_MIGRATION}:
            self._touched.untyped.append(part.name or "one without a name")
        if part.name in self._known:
            return
        if bound.private:
            self._bound.append(part.name or "one without a name")
            self._used.add(WHOLE)
        if part.name:
            self._known[part.name] = bound

    def _change(self, clause: Clause) -> None:
        for name, *rest in split(clause.words, ","):
            target = self._known.get(name)
            if target is None or (clause.word != "DELETE" and not _is_change(rest)):
                raise Defect(f"{clause.word} names a variable and one property, or all of them")
            self._spill(target, self._values(rest), into=rest[:1])

    def _spill(self, target: Variable, values: Names, *, into: Sequence[str] = ()) -> None:
        """Notes private values that are written to what may not be private, or into a property
        that may be told of private things since it holds ids."""
        private = target.private and target.labels <= PRIVATE_LABELS | set(RELATIONSHIPS)
        is_id = any(word.lstrip(".") in ID_PROPERTIES for word in into)
        if not private or (is_id and values - ID_PROPERTIES):
            self._touched.spilled |= values

    def _compare(self, following: Sequence[Clause]) -> None:
        """Holds what was bound against the WHERE that belongs to it."""
        first = next((clause for clause in following if clause.word != "USING"), None)
        compared = _compared(first.words if first and first.word == "WHERE" else [])
        self._touched.unscoped += [name for name in self._bound if name not in compared]
        self._bound = []

    def _call(self, words: Sequence[str], following: Sequence[Clause]) -> None:
        if words[: len(_SEARCH)] == _SEARCH:
            self._search(words[len(_SEARCH) :], following)
            return
        if words[:1] != ["("]:
            raise Defect("CALL says which names it takes in, or searches a full-text index")
        taken, end = inside(words, 0)
        if words[end + 1 : end + 2] != ["{"]:
            raise Defect("CALL has its clauses in braces")
        block, end = inside(words, end + 1)
        if end + 1 != len(words):
            raise Defect("CALL runs in its own transaction alone")
        everything = list(taken) == ["*"]
        outer = {name: one for name, one in self._known.items() if everything or name in taken}
        self._known |= _Block(self._touched, outer).read(block)

    def _search(self, words: Sequence[str], following: Sequence[Clause]) -> None:
        """A full-text index is named in the text, and what it finds is compared at once."""
        index = words[0].strip("'") if words else ""
        given = ["".join(part) for part in split(words[:-1], ",")]
        if index not in FULLTEXT_INDEXES or given != [f"'{index}'", "$query", "{limit:$limit}"]:
            raise Defect("a full-text index is named as it is searched, with $query and $limit")
        labels = FULLTEXT_INDEXES[index]
        private = bool(labels & PRIVATE_LABELS)
        if following[:1] != [_FOUND] and (private or following[:1] != [_SCORED]):
            raise Defect("what a full-text index yields is node, and of public ones its score")
        self._touched.indexes.add(index)
        self._touched.labels |= labels
        self._known |= {"node": _bound(labels, private=private), "score": Variable()}
        if private:
            self._bound.append("node")
            carried = following[1:2] == [Clause("WITH", ["node"])]
            self._compare(following[2:] if carried else following[1:])

    def _return(self, words: Sequence[str]) -> None:
        made = self._made(words)
        self._known |= made
        for name, variable in made.items():
            before = self._rows.get(name, Variable())
            self._rows[name] = replace(
                variable,
                labels=variable.labels | before.labels,
                private=variable.private or before.private,
                values=variable.values | before.values,
            )

    def _foreach(self, words: Sequence[str]) -> None:
        within, _ = inside(words, 0)
        head, bar, body = _halves(within)
        if not bar:
            raise Defect("FOREACH has its clauses behind a bar")
        one, *items = head
        known = {**self._known, one: self._about(items[1:])}
        _Block(self._touched, known).read(body)

    # Values

    def _made(self, words: Sequence[str]) -> dict[str, Variable]:
        """The names that the items make of a WITH, a RETURN or an UNWIND."""
        found: dict[str, Variable] = {}
        items = split(words[1:] if words[:1] == ["DISTINCT"] else words, ",")
        for number, item in enumerate(items):
            if item == ["*"]:
                found |= self._known
                continue
            source, *name = split(item, "AS")
            if len(name) > 1 or any(len(one) != 1 or not is_name(one[0]) for one in name):
                raise Defect("a value is given one name")
            found[name[0][0] if name else _own_name(item, number)] = self._about(source)
        return found

    def _about(self, words: Sequence[str]) -> Variable:
        """What a name holds that stands for these words."""
        if len(words) == 1 and words[0] in self._known:
            self._values(words)
            return self._known[words[0]]
        whole = [self._known[word] for word in _bare(words) if word in self._known]
        values = self._values(words)
        return Variable(
            labels=frozenset[str]().union(*(one.labels for one in whole)),
            private=any(one.private for one in whole),
            bound=set(values) == {WHOLE} and "{" not in words and all(one.bound for one in whole),
            values=values,
        )

    def _values(self, words: Sequence[str], local: Names = _NOTHING) -> Names:
        """The private values that flow from an expression; what is within it is read as well. A
        name that is none of the query's, of a function or of a list within is refused."""
        found: set[str] = set()
        at = 0
        while at < len(words):
            word, following = words[at], words[at + 1 : at + 2]
            if following == ["{"] and word.upper() in _BLOCKS:
                block, at = inside(words, at + 1)
                found |= self._block(block, collects=word.upper() == "COLLECT")
            elif following == ["("] and is_name(word) and word not in _WORDS:
                within, at = inside(words, at + 1)
                found |= self._function(word, within, local)
            elif word == "[":
                within, at = inside(words, at)
                found |= self._values(within, local | _local(within))
            elif is_name(word) and word not in local:
                found |= self._value(word, words[at + 1 : at + 3])
            elif word in _TIES and _is_tie(words, at):
                raise Defect("a pattern stands behind MATCH, within EXISTS, COUNT or COLLECT")
            at += 1
        self._used |= found
        return frozenset(found)

    def _block(self, words: Sequence[str], *, collects: bool) -> Names:
        """Of a COLLECT what it returns, of others all that they depend on."""
        block = _Block(self._touched, self._known)
        rows = block.read(words)
        told = frozenset(value for row in rows.values() for value in row.values)
        return told if collects else block.used

    def _function(self, name: str, within: Sequence[str], local: Names) -> Names:
        if name not in _FUNCTIONS:
            raise Defect(f"{name} is no function that a query needs")
        values = self._values(within, local | _local(within))
        return _NOTHING if name == "count" else values

    def _value(self, name: str, following: Sequence[str]) -> Names:
        self._touched.labels |= {name} & _LABELS
        variable = self._known.get(name)
        if variable is None:
            if following[:1] != [":"] and name not in _WORDS | _LABELS:
                raise Defect(f"{name} is not known there")
            return _NOTHING
        if following[:1] == [":"] and following[1:] and following[1] in _LABELS:
            return _NOTHING
        if variable.private and variable.bound and _is_property(following):
            return frozenset({following[0][1:]})
        return variable.values


class _Nodes:
    """The labels of the nodes of a pattern: said of them, known before, or left by their
    relationships."""

    def __init__(self, known: Scope, pattern: Pattern) -> None:
        self._labels: dict[int, Names] = {}
        self._named: dict[str, Names] = {}
        for part in pattern.nodes:
            before = known[part.name].labels if part.name and part.name in known else _NOTHING
            self._note(part, part.labels | before)
        for tie in (*pattern.ties, *reversed(pattern.ties)):
            self._deduce(tie)

    def labels(self, part: Part) -> Names:
        """The labels that a node may have; none where nobody can tell."""
        return self._named.get(part.name, _NOTHING) if part.name else self._labels[id(part)]

    def types(self, tie: Tie) -> Names:
        """The types of a relationship that join what it joins; none where that cannot be."""
        ends = set(product(self.labels(tie.start), self.labels(tie.end)))
        return tie.part.labels if ends & _pairs(tie) else _NOTHING

    def is_private(self, tie: Tie) -> bool:
        """Whether a relationship may be a private one."""
        return bool((self.labels(tie.start) | self.labels(tie.end)) & PRIVATE_LABELS)

    def _note(self, part: Part, labels: Names) -> None:
        self._labels[id(part)] = labels
        if part.name:
            self._named[part.name] = self._named.get(part.name, _NOTHING) | labels

    def _deduce(self, tie: Tie) -> None:
        start, end = self.labels(tie.start), self.labels(tie.end)
        if start and end:
            return
        pairs = _pairs(tie)
        if not start:
            self._note(tie.start, frozenset(a for a, b in pairs if b in end))
        if not end:
            self._note(tie.end, frozenset(b for a, b in pairs if a in start))


def _pairs(tie: Tie) -> set[tuple[str, str]]:
    """What a relationship may join, as (start, end)."""
    found = {pair for type_ in tie.part.labels for pair in RELATIONSHIPS.get(type_, ())}
    return found if tie.directed else found | {(b, a) for a, b in found}


def _bound(labels: Names, *, private: bool) -> Variable:
    return Variable(labels, private, bound=True, values=frozenset({WHOLE}) if private else _NOTHING)


_TIES: Final = frozenset({"-", "<"})


def _is_tie(words: Sequence[str], at: int) -> bool:
    """Whether a pattern goes on there: a dash or an arrow between two parentheses, or a bracket."""
    if words[at - 1 : at] != [")"]:
        return False
    following = list(words[at + (words[at] == "<") : at + 3])
    return following[:2] in (["-", "["], ["-", "-"])


def _compared(where: Sequence[str]) -> set[str]:
    """The variables that a WHERE compares with ``$scopes`` in a part that must hold."""
    if len(split(where, "OR", "XOR")) > 1:
        return set()
    parts = split(where, "AND")
    return {part[0] for part in parts if part[1:] == [".scope", "IN", "$scopes"]}


def _bare(words: Sequence[str]) -> list[str]:
    """Names that stand for themselves, and not for one of their properties."""
    return [
        word
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if is_name(word) and not after.startswith(".")
    ]


def _local(within: Sequence[str]) -> Names:
    """The names that a list comprehension, a condition over a list or a reduction makes."""
    head = split(within, ",", "|")
    names = {part[0] for part in head if part[1:2] == ["IN"] and is_name(part[0])}
    return frozenset(names | ({within[0]} if within[1:2] == ["="] else set()))


def _is_property(following: Sequence[str]) -> bool:
    """Whether one property is read, and nothing of that."""
    return (
        following[:1] != []
        and following[0].startswith(".")
        and not (following[1:] and (following[1].startswith(".") or following[1] == "["))
    )


def _is_change(rest: Sequence[str]) -> bool:
    """Whether it is one property that is set or removed, or all are set from a map."""
    if rest[:1] == ["["]:
        _, end = inside(rest, 0)
        return rest[end + 1 : end + 2] == ["="]
    one = bool(rest) and rest[0].startswith(".") and rest[1:2] in ([], ["="])
    return one or rest[:2] == ["+", "="] or rest[:1] == ["="]


def _using(words: Sequence[str]) -> None:
    """Raises ``Defect`` for anything but an index that is to be used."""
    hint = [word for word in words if word != "SEEK"]
    if hint[:1] != ["INDEX"] or hint[2:3] != [":"] or hint[4:5] != ["("] or hint[-1:] != [")"]:
        raise Defect("USING names an index")
    if any(word != "," and not is_name(word) for word in hint[5:-1]):
        raise Defect("USING names an index")


def _halves(words: Sequence[str]) -> tuple[list[str], bool, list[str]]:
    """What stands before and behind the first bar that is in no bracket."""
    head, *rest = split(words, "|")
    return head, bool(rest), list(words[len(head) + 1 :])


def _own_name(item: Sequence[str], number: int) -> str:
    """The name of an item that is given none."""
    return item[0] if len(item) == 1 else f"item {number}"
