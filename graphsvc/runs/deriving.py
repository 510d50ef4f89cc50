"""Deriving as runs: one at a time in the whole installation, from whatever marks are there."""

import time
from dataclasses import replace
from typing import Final

from graphsvc.database import Transaction
from graphsvc.directory.deriving.derive import Derived, derive, follow_the_model, remaining
from graphsvc.errors import Unavailable
from graphsvc.ids import new_id
from graphsvc.ontology import INSTALLATION
from graphsvc.queries import Id, SystemQuery
from graphsvc.runs.ledger import FOR_A_PERSON, FOR_LATER, Waits, Whose, start, sweep
from graphsvc.runs.look import EVERYBODYS, any_run, retry
from graphsvc.runs.working import Executors, Work, Worker, run_this

LANE: Final = "derived ties"
STILL_MS: Final = 60_000
"""The scheduler waits until the directory has not changed for so long: a load marks places as it
goes, and whoever loads derives by themselves."""
POLL_SECONDS: Final = 0.3


LANE_RUNS = SystemQuery("runs/read/lane_runs", Id, ("lane",))
DERIVE_DUE = SystemQuery("runs/read/derive_due", Waits, ("lane", "still"))


def run_derive(work: Work) -> None:
    """Derives all that is dirty; gives way to what is more urgent, between two portions."""
    _derive(work)


EXECUTORS: Final[Executors] = {"derive": run_derive}


def _derive(work: Work) -> Derived:
    claim, before = work.claim, work.claim.run.done
    claim.total = before + remaining(work.database)

    def fence(tx: Transaction, done: int) -> None:
        claim.hold(tx, before + done)

    done = derive(work.database, lambda _done, _total: claim.give_way(), fence=fence)
    work.database.write(claim.end)
    return done


def ask_to_derive(tx: Transaction, *, priority: int) -> str:
    """Makes sure that a run will derive what is dirty; returns its id."""
    found = tx.run(LANE_RUNS, lane=LANE)
    if found:
        return found[0].id
    run_id = new_id()
    whose = Whose(scope=INSTALLATION, org=INSTALLATION)
    start(tx.run, run_id, "derive", whose, lane=LANE, priority=priority)
    return run_id


def derive_when_due(tx: Transaction) -> bool:
    """Starts a run where places wait and nobody else sees to them. Whether it did."""
    if not tx.run(DERIVE_DUE, lane=LANE, still=STILL_MS)[0].waits:
        return False
    ask_to_derive(tx, priority=FOR_LATER)
    return True


def derive_now(worker: Worker) -> Derived:
    """Derives all that is dirty, here, or waits for the worker that does; returns what was done
    here. Raises ``Unavailable`` when the run is set aside."""
    done: list[Derived] = []

    def derive_here(work: Work) -> None:
        done.append(_derive(work))

    follow_the_model(worker.database)
    here = replace(worker, executors={"derive": derive_here})
    while remaining(worker.database):
        run_id = worker.database.write(lambda tx: ask_to_derive(tx, priority=FOR_A_PERSON))
        if any_run(worker.database, run_id).state == "set_aside":
            worker.database.write(lambda tx, run_id=run_id: retry(tx.run, run_id, scope=EVERYBODYS))
        if not run_this(here, run_id):
            _wait(here, run_id)
    return sum(done, Derived())


def _wait(worker: Worker, run_id: str) -> None:
    """Until the run has ended, here where whoever has had it fell silent."""
    while (run := any_run(worker.database, run_id)).state == "running":
        worker.progress(run.done, run.total)
        time.sleep(POLL_SECONDS)
        sweep(worker.database)
        if run_this(worker, run_id):
            return
    if run.state == "set_aside":
        raise Unavailable(
            f"The ties could not be derived: {run.error}",
            advice="Look at it with: graphsvc runs list",
        )
    time.sleep(POLL_SECONDS)
