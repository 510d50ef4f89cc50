"""All that is sealed in a graph, as a plain session sees it."""

from collections.abc import Mapping
from typing import Any

import neo4j

from graphsvc.jobs.resealing import SEALED, Sealed
from graphsvc.sealing import Place

Value = tuple[Sealed, str, Place, bytes]
"""A row of the table, whose the value is, its place, and it itself."""


def stored(session: neo4j.Session) -> list[tuple[str, Mapping[str, Any]]]:
    """The label and the properties of every node that has a sealed one."""
    rows = session.run(
        "MATCH (n) WHERE n.scope IS NOT NULL RETURN labels(n)[0] AS label, properties(n) AS facts"
    )
    return [(row["label"], row["facts"]) for row in rows]


def values(session: neo4j.Session) -> list[Value]:
    """Every sealed value, with whose it is and its place."""
    table = {sealed.label: sealed for sealed in SEALED}
    return [
        (sealed, part.subject(facts), Place(part.label, part.id(facts), name), facts[name])
        for label, facts in stored(session)
        if (sealed := table.get(label))
        for part in sealed.parts
        for name in part.fields
        if facts.get(name)
    ]
