"""``graphsvc runs``: work in the background, looked at and decided by whoever runs the
installation."""

from typing import Annotated

import typer

from graphsvc.cli.console import Json, say
from graphsvc.cli.local import Local, connected
from graphsvc.days import moment
from graphsvc.jobs.app import configure, nudge
from graphsvc.runs.look import (
    ENDED,
    EVERYBODYS,
    OPEN,
    AnyRun,
    Decision,
    all_runs,
    any_run,
    cancel,
    retry,
    run_wire,
    state_of_import,
)
from graphsvc.settings import settings

RunId = Annotated[str, typer.Argument(metavar="RUN", help="Id, as `graphsvc runs list` shows it.")]


def list_(
    ended: Annotated[bool, typer.Option("--ended", help="Those that have ended, too.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1_000)] = 50,
    as_json: Json = False,
) -> None:
    """Runs that wait, are under way, or were set aside."""
    states = (*OPEN, *ENDED) if ended else OPEN
    with connected(quiet=as_json) as local:
        rows = all_runs(local.database, states=states, limit=limit)
    document = {"runs": [run_wire(row).model_dump(mode="json") for row in rows]}
    say(document, as_json=as_json, text="\n".join(map(_line, rows)) or "There are none.")


def show(run_id: RunId, as_json: Json = False) -> None:
    """One run, with the error that it was set aside with."""
    with connected(quiet=as_json) as local:
        _say(local, run_id, as_json=as_json)


def retry_(run_id: RunId, as_json: Json = False) -> None:
    """Lets a run that was set aside be tried again."""
    _decide(retry, run_id, as_json=as_json)


def drop(run_id: RunId, as_json: Json = False) -> None:
    """Stops a run, or gives up one that was set aside; a worker takes back what it did."""
    _decide(cancel, run_id, as_json=as_json)


def _decide(decision: Decision, run_id: str, *, as_json: bool) -> None:
    with connected(quiet=as_json) as local:
        any_run(local.database, run_id)
        local.database.write(lambda tx: decision(tx.run, run_id, scope=EVERYBODYS))
        _wake(local)
        _say(local, run_id, as_json=as_json)


def _wake(local: Local) -> None:
    configure(settings().redis_url or local.services.redis_url)
    nudge()


def _say(local: Local, run_id: str, *, as_json: bool) -> None:
    row = any_run(local.database, run_id)
    text = _line(row) + (f"\n{row.error}" if row.error else "")
    say(run_wire(row).model_dump(mode="json"), as_json=as_json, text=text)


def _state(row: AnyRun) -> str:
    """The state of a run, and of one that has imported to its end what has become of the import:
    it may ask something, or have been refused."""
    if row.ended is None:
        return "stopping" if row.stopping else row.state
    outcome = state_of_import(row.import_state or row.state)
    return row.state if outcome == row.state else f"{row.state}, import {outcome}"


def _line(row: AnyRun) -> str:
    left = row.seconds_left
    parts = [
        f"{row.id}  {moment(row.created):%Y-%m-%d %H:%M}  {row.kind:<6}",
        _state(row).replace("_", " "),
        f"{row.done:,} of {row.total:,}" if row.total else "",
        f"{left:,.0f} s left" if left is not None else "",
        f"attempt {row.attempts}" if row.attempts > 1 else "",
        f"worker {row.worker}" if row.state == "running" else "",
    ]
    return "  ".join(filter(None, parts))
