"""How much work waits, for ``/metrics``: counts by kind and state, and no word of whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from graphsvc.database import Database
from graphsvc.ontology import RUN_KINDS
from graphsvc.queries import SystemQuery
from graphsvc.watching.serving import Gauge

STATES: Final = {"queued": "waiting", "running": "running", "set_aside": "set_aside"}
"""Those that are told, by their names in the ledger."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """So many runs of one kind in one state, the oldest due for so many milliseconds."""

    state: str
    kind: str
    count: int
    waited: int


BACKLOG = SystemQuery("runs/read/runs_backlog", Backlog)


def gauges(database: Database) -> Sequence[Gauge]:
    """Runs by kind and state, none left out where there are none, and the age of the oldest that
    waits. Raises ``Unavailable``."""
    found = {(row.kind, row.state): row for row in database.fetch(BACKLOG)}
    counts = [
        ((kind, word), float(row.count if (row := found.get((kind, state))) else 0))
        for kind, (state, word) in product(RUN_KINDS, STATES.items())
    ]
    ages = [
        ((kind,), row.waited / 1000 if (row := found.get((kind, "queued"))) else 0.0)
        for kind in RUN_KINDS
    ]
    return (
        Gauge("graphsvc_runs", "Runs that have not ended.", ("kind", "state"), counts),
        Gauge(
            "graphsvc_oldest_waiting_seconds",
            "For how long the oldest waiting run could have been begun.",
            ("kind",),
            ages,
        ),
    )
