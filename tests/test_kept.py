"""A world that is put back is the one that was built."""

import neo4j

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.database import Database
from graphsvc.naming.search import search_people
from graphsvc.sealing import KeyRing
from tests.judge.fixtures import driver, session
from tests.judge.kept import Graph, Worlds, taken
from tests.visibility.offices import PRIVATE_NAME, Offices, rivals

__all__ = ["driver", "session"]


def sorted_facts(graph: Graph) -> list[str]:
    """Nodes, and ties with their ends, whatever the database calls them."""
    nodes = [f"{node['labels']} {sorted(node['facts'].items())}" for node in graph.nodes]
    ties = [
        f"{nodes[tie['a']]} {tie['type']} {sorted(tie['facts'].items())} {nodes[tie['b']]}"
        for tie in graph.ties
    ]
    return sorted([*nodes, *ties])


def found(offices: Offices) -> list[str]:
    """Whom Ann finds by a name that is sealed."""
    names = Door(offices.database, offices.ann.viewer, offices.ring).look(
        lambda view: search_people(view, PRIVATE_NAME),
    )
    return [one.id for one in names.items]


def test_a_world_is_built_once_and_put_back_as_it_was(
    empty: Database, ring: KeyRing, kept: Worlds, session: neo4j.Session
) -> None:
    built = rivals(kept, empty, ring, session)
    graph, seen = sorted_facts(taken(session)), found(built)
    broken = find_broken(empty, limit=1_000)
    session.run("MATCH (c:Contact) DETACH DELETE c").consume()
    assert sorted_facts(taken(session)) != graph
    assert rivals(kept, empty, ring, session) is built
    assert sorted_facts(taken(session)) == graph
    assert found(built) == seen != []
    assert find_broken(empty, limit=1_000) == broken
    assert len(graph) > 1_000
