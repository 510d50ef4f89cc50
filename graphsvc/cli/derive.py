"""``graphsvc derive``: ties that follow from the directory, here and now."""

from dataclasses import asdict
from typing import Annotated

import typer

from graphsvc.cli.console import Json, say
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import Step, bar
from graphsvc.directory.deriving.derive import Derived, mark_all
from graphsvc.runs.deriving import EXECUTORS, derive_now
from graphsvc.runs.working import Executors, Worker, worker_name


def derive(
    whole: Annotated[
        bool, typer.Option("--whole", help="All places anew, not only those that changed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Brings ties of former colleagues and alumni up to date with the directory."""
    with connected(quiet=as_json) as local:
        if whole:
            mark_all(local.database)
        done = derive_here(local, quiet=as_json)
    text = f"{done.places:,} places looked at, {done.added:,} ties added, {done.dropped:,} dropped."
    say(asdict(done), as_json=as_json, text=text)


def derive_here(local: Local, *, quiet: bool) -> Derived:
    """Derives all that is dirty, with a bar; or waits for the worker that does."""
    with bar("Deriving ties", quiet=quiet) as step:
        return derive_now(worker_here(local, EXECUTORS, step))


def worker_here(local: Local, executors: Executors, step: Step) -> Worker:
    """This command as a worker, for the kinds of runs that it does."""
    return Worker(local.database, local.ring, executors, worker_name(), progress=step)
