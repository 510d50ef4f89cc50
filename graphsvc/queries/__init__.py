"""The typed catalogue of ``cypher/``: how a query file is loaded, judged and named.

A query is of one of four kinds, and what it touches is read from its text when it is loaded (see
``reading``), not believed of its author:

``DirectoryQuery``  reads public facts alone, so it needs no viewer;
``ViewerQuery``     reads what a viewer may see: it compares every private variable with
                    ``$scopes``;
``WriteQuery``      changes something, and of what is private its rows hold ids and counts alone;
``SystemQuery``     reads before there is a viewer: sign-in, workers, administration. Those that
                    touch anything private stand in a table of the tests, with the one module that
                    may run each, and why.

A ``Defect`` is raised while the program starts when a file is missing, when its parameters differ
from the declared ones in either direction, when it is not in the part of Cypher that can be read,
or when it breaks the rule of its kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from graphsvc.errors import Defect
from graphsvc.ontology import ALL_SCOPES, ID_PROPERTIES, LABEL_SCOPES, ScopeKind
from graphsvc.queries.reading import Touched, read

Row = TypeVar("Row")

_PREFIX = "CYPHER 25\n// "


def cypher_folder() -> Path:
    """Where the query files are: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent.parent / "cypher"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "cypher"


CATALOGUE: "dict[str, Query[Any]]" = {}
"""Every query that a module has declared, by name."""


@dataclass(frozen=True)
class Query(Generic[Row]):
    """One file of ``cypher/``: its name without ending, the class of its rows, its parameters.

    ``row`` is a dataclass, or a named tuple where rows come by the hundred thousand; its fields are
    the columns of the file's RETURN, in that order.
    """

    name: str
    row: type[Row]
    params: tuple[str, ...] = ()
    text: str = field(init=False, repr=False)

    kind: ClassVar[str] = "any"

    def __post_init__(self) -> None:
        path = cypher_folder() / f"{self.name}.cypher"
        if not path.is_file():
            raise Defect(f"the query file {path} does not exist")
        if self.name in CATALOGUE:
            raise Defect(f"the query {self.name} is declared twice")
        object.__setattr__(self, "text", path.read_text("utf-8"))
        self._check()
        CATALOGUE[self.name] = self

    def _check(self) -> None:
        if not self.text.startswith(_PREFIX):
            raise Defect(f"{self.name} must begin with {_PREFIX!r} and say what it returns")
        try:
            touched = read(self.text)
        except Defect as error:
            raise Defect(f"{self.name} cannot be read: {error.message}.") from error
        declared = set(self.params) | self.implied
        if touched.parameters != declared:
            used = sorted(touched.parameters)
            raise Defect(f"{self.name} uses {used} but declares {sorted(declared)}")
        self._judge(touched)

    def _judge(self, touched: Touched) -> None:
        """Raises ``Defect`` when the query breaks the rule of its kind."""

    def _only_reads(self, touched: Touched) -> None:
        self._knows_all(touched)
        if touched.writes:
            raise Defect(f"{self.name} only reads but has {sorted(touched.writes)}")

    def _knows_all(self, touched: Touched) -> None:
        if touched.untyped:
            what = ", ".join(sorted(set(touched.untyped)))
            raise Defect(f"{self.name} does not say what this is: {what}")

    @property
    def implied(self) -> set[str]:
        """Parameters that the caller does not give."""
        return set()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        named: tuple[str, ...] | None = getattr(self.row, "_fields", None)
        if named is not None:
            return named
        return tuple(item.name for item in fields(self.row))  # pyright: ignore[reportArgumentType]


@dataclass(frozen=True)
class DirectoryQuery(Query[Row]):
    """Public facts only."""

    kind: ClassVar[str] = "directory"

    def _judge(self, touched: Touched) -> None:
        self._only_reads(touched)
        if touched.private:
            raise Defect(f"{self.name} is a directory query but reads {sorted(touched.private)}")


@dataclass(frozen=True)
class ViewerQuery(Query[Row]):
    """What a viewer may see. Refused here when anything private in it is not compared with
    ``$scopes``. ``scope_kinds`` are those that anything in it may have."""

    scope_kinds: frozenset[ScopeKind] = field(init=False, repr=False)

    kind: ClassVar[str] = "viewer"

    def _judge(self, touched: Touched) -> None:
        self._only_reads(touched)
        if touched.unscoped:
            free = ", ".join(sorted(set(touched.unscoped)))
            raise Defect(
                f"{self.name} is a viewer's query and does not compare {free} with $scopes"
            )
        kinds = (LABEL_SCOPES.get(label, ALL_SCOPES) for label in touched.private)
        object.__setattr__(self, "scope_kinds", frozenset[ScopeKind]().union(*kinds))

    @property
    def implied(self) -> set[str]:
        return {"scopes"}


@dataclass(frozen=True)
class WriteQuery(Query[Row]):
    """Changes something. Of what is private its rows hold ids and counts alone."""

    kind: ClassVar[str] = "write"

    def _judge(self, touched: Touched) -> None:
        self._knows_all(touched)
        if not touched.writes:
            raise Defect(f"{self.name} is a query that writes but changes nothing")
        if touched.spilled:
            told = sorted(touched.spilled)
            raise Defect(f"{self.name} writes {told} where others than its owner may read it")
        told = touched.returned - ID_PROPERTIES
        if told:
            raise Defect(f"{self.name} writes and returns private values: {sorted(told)}")


@dataclass(frozen=True)
class SystemQuery(Query[Row]):
    """What is read before there is a viewer, and what a worker takes as it is told of it."""

    kind: ClassVar[str] = "system"

    def _judge(self, touched: Touched) -> None:
        if touched.writes and not touched.returned - ID_PROPERTIES:
            raise Defect(f"{self.name} writes and tells nothing private: it is a WriteQuery")

    @property
    def is_private(self) -> bool:
        """Whether it touches anything private, or what nobody can tell."""
        touched = read(self.text)
        return bool(touched.private or touched.untyped)


@dataclass(frozen=True, slots=True)
class Nothing:
    """The row of a query that returns none."""


@dataclass(frozen=True, slots=True)
class Count:
    """The row of a query that counts."""

    count: int


@dataclass(frozen=True, slots=True)
class Id:
    """The row of a query that finds ids."""

    id: str


@dataclass(frozen=True, slots=True)
class KeyedId:
    """The row of a query that finds an id for each of several keys."""

    id: str
    key: str


def expect(query: Query[Any], kind: type[Query[Any]]) -> None:
    """Raises ``Defect`` for a query of another kind: what types forbid, the program refuses too."""
    if not isinstance(query, kind):
        raise Defect(f"{query.name} is a {query.kind} query where a {kind.kind} query is due")


class Reader(Protocol):
    """Runs queries over the directory: a view, a door, a transaction, or the database."""

    def __call__(self, query: DirectoryQuery[Row], /, **params: object) -> list[Row]: ...


class Writer(Protocol):
    """Runs queries that write: somebody's desk, or a transaction."""

    def __call__(self, query: WriteQuery[Row], /, **params: object) -> list[Row]: ...


def query_files() -> Iterator[str]:
    """Names of all query files, migrations left out."""
    root = cypher_folder()
    for path in sorted(root.rglob("*.cypher")):
        if path.parent.name != "schema":
            yield path.relative_to(root).with_suffix("").as_posix()


def newest_migration() -> str:
    """The version of the schema that this version's queries need, such as ``V0002``."""
    newest = max((cypher_folder() / "schema").glob("V*.cypher"))
    return newest.name.partition("__")[0]
