"""What workers do and what the scheduler sees to, without a word of Celery."""

from typing import Final

from graphsvc.connections import imports
from graphsvc.connections.imports.uploads import lapse
from graphsvc.database import Database
from graphsvc.days import now_ms
from graphsvc.runs import deriving
from graphsvc.runs.deriving import derive_when_due
from graphsvc.runs.ledger import forget, sweep, waits
from graphsvc.runs.working import Executors

EXECUTORS: Final[Executors] = {**imports.EXECUTORS, **deriving.EXECUTORS}
"""All kinds of runs."""


def tick(database: Database) -> bool:
    """Sets aside what failed too often, starts what is due, deletes what is old. Whether a run
    waits that no worker has been told of, or whose message was lost."""
    sweep(database)
    lapse(database.execute)
    forget(database, now=now_ms())
    started = database.write(derive_when_due)
    return started or waits(database)
