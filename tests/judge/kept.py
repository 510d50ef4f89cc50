"""Worlds that are built once in a session, and put back wherever else they are needed.

To build one by the product's own functions takes seconds of the processor, to put it back a fifth
of one. Ids and whatever is sealed are those of the world that was built.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

import neo4j

from graphsvc.days import today

Built = TypeVar("Built")
Rows = list[dict[str, Any]]

CLEAR: Final = (
    "MATCH (n) WHERE NOT n:__Neo4jMigration "
    "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
)
_NODES: Final = """
MATCH (n) WHERE NOT n:__Neo4jMigration
RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS facts
"""
_TIES: Final = """
MATCH (a)-[t]->(b) WHERE NOT a:__Neo4jMigration
RETURN elementId(a) AS a, elementId(b) AS b, type(t) AS type, properties(t) AS facts
"""
_PUT: Final = """
CYPHER 25
UNWIND $nodes AS row
CREATE (n:$(row.labels)) SET n = row.facts
WITH collect(n) AS made
UNWIND $ties AS tie
WITH tie, made[tie.a] AS a, made[tie.b] AS b
CREATE (a)-[t:$(tie.type)]->(b) SET t = tie.facts
"""


@dataclass(frozen=True)
class Graph:
    """Everything that stands in the database; ties name nodes by their places in the list."""

    nodes: Rows
    ties: Rows


@dataclass
class Worlds:
    """Those of one session, by name and day."""

    driver: neo4j.Driver
    _kept: dict[tuple[str, int], tuple[Graph, object]] = field(
        default_factory=dict[tuple[str, int], tuple[Graph, object]]
    )

    def have(self, name: str, build: Callable[[], Built]) -> Built:
        """The world of that name, alone in the database; what its building returned."""
        key = (name, today())
        self.clear()
        with self.driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
            if key in self._kept:
                graph, world = self._kept[key]
                put_back(session, graph)
                return cast(Built, world)
            built = build()
            self._kept[key] = taken(session), built
            return built

    def clear(self) -> None:
        """Takes everything out of the database but its schema."""
        with self.driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
            clear(session)


def clear(session: neo4j.Session) -> None:
    """Takes everything out of the database but its schema."""
    session.run(CLEAR).consume()


def taken(session: neo4j.Session) -> Graph:
    """All that there is."""
    nodes, ties = session.run(_NODES).data(), session.run(_TIES).data()
    places = {node.pop("id"): place for place, node in enumerate(nodes)}
    return Graph(nodes, [tie | {"a": places[tie["a"]], "b": places[tie["b"]]} for tie in ties])


def put_back(session: neo4j.Session, graph: Graph) -> None:
    """Makes an empty database hold it again."""
    session.run(_PUT, nodes=graph.nodes, ties=graph.ties).consume()
