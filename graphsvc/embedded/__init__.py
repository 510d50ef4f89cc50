"""Neo4j and Valkey as child processes, for one machine, from packages alone.

``services()`` runs them for the length of a block; ``up``, ``down`` and ``status`` let them outlive
the command; ``running`` finds them. Whoever keeps them starts again what has died. Every failure is
an EmbeddedServiceError that says what to do.
"""

from graphsvc.embedded.lifecycle import (
    Options,
    Services,
    Status,
    down,
    running,
    services,
    status,
    up,
    whereabouts,
)
from graphsvc.embedded.neo4j import BRIEF, FOR_AN_HOUR, Tuning

__all__ = [
    "BRIEF",
    "FOR_AN_HOUR",
    "Options",
    "Services",
    "Status",
    "Tuning",
    "down",
    "running",
    "services",
    "status",
    "up",
    "whereabouts",
]
