"""What tests ask of the ledger."""

from graphsvc.database import Database
from graphsvc.runs.look import all_runs


def newest_waiting(database: Database) -> str:
    """The id of the run that was put into the ledger last and has not ended."""
    return all_runs(database, states=["queued", "running"], limit=1)[0].id
