"""The typed catalogue of ``cypher/``: how a query file is loaded, checked and named.

A query belongs to one of three kinds, checked when it is loaded:

``DirectoryQuery``  touches public labels only, so it needs no viewer;
``ViewerQuery``     reads what is private and therefore must use ``$scopes``;
``SystemQuery``     writes, or reads before there is a viewer (sign-in, jobs, administration).

A ``Defect`` is raised while the program starts when a file is missing, when its parameters differ
from the declared ones in either direction, or when it breaks the rule of its kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from graphsvc.errors import Defect
from graphsvc.ontology import PRIVATE_LABELS

Row = TypeVar("Row")

_PARAMETER = re.compile(r"\$(\w+)")
_LABEL = re.compile(r":(\w+)")
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_PREFIX = "CYPHER 25\n// "


def cypher_folder() -> Path:
    """Where the query files are: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent / "cypher"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "cypher"


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
        used = set(_PARAMETER.findall(self.code))
        declared = set(self.params) | self.implied
        if used != declared:
            raise Defect(f"{self.name} uses {sorted(used)} but declares {sorted(declared)}")

    @property
    def implied(self) -> set[str]:
        """Parameters that the caller does not give."""
        return set()

    @cached_property
    def code(self) -> str:
        """The text without its comments."""
        return _COMMENT.sub("", self.text)

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

    def _check(self) -> None:
        super()._check()
        private = set(_LABEL.findall(self.code)) & PRIVATE_LABELS
        if private:
            raise Defect(f"{self.name} is a directory query but reads {sorted(private)}")


@dataclass(frozen=True)
class ViewerQuery(Query[Row]):
    """What a viewer may see. Refused here when it does not filter by ``$scopes``."""

    kind: ClassVar[str] = "viewer"

    def _check(self) -> None:
        if "$scopes" not in self.code:
            raise Defect(f"{self.name} is a viewer's query and does not use $scopes")
        super()._check()

    @property
    def implied(self) -> set[str]:
        return {"scopes"}


@dataclass(frozen=True)
class SystemQuery(Query[Row]):
    """Writes, and what is read before there is a viewer."""

    kind: ClassVar[str] = "system"


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


class Reader(Protocol):
    """Runs queries over the directory: a view, or the database."""

    def __call__(self, query: DirectoryQuery[Row], /, **params: object) -> list[Row]: ...


def query_files() -> Iterator[str]:
    """Names of all query files, migrations left out."""
    root = cypher_folder()
    for path in sorted(root.rglob("*.cypher")):
        if path.parent.name != "schema":
            yield path.relative_to(root).with_suffix("").as_posix()
