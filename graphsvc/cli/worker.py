"""``graphsvc worker``: work in the background."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from threading import Event
from typing import Annotated, Final

import typer

from graphsvc.cli.console import err
from graphsvc.cli.pointed import pointed
from graphsvc.embedded import process
from graphsvc.errors import Unavailable
from graphsvc.jobs.connection import open_database
from graphsvc.settings import Settings, settings

RESTART_SECONDS: Final = 1.0
POLL_SECONDS: Final = 0.2


def worker(
    concurrency: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 2,
    with_beat: Annotated[
        bool | None,
        typer.Option(
            "--with-beat/--without-beat",
            help="Run the scheduler beside it; by default where the services are our own.",
        ),
    ] = None,
) -> None:
    """Runs imports and other work in the background, until it is stopped."""
    ours = settings().neo4j_uri is None
    with pointed() as config:
        _wait_for_schema(config)
        programs = [f"from graphsvc.jobs.worker import work; work(concurrency={concurrency})"]
        if ours if with_beat is None else with_beat:
            programs.append("from graphsvc.jobs.app import keep_time; keep_time()")
        _keep_running(programs)


def _keep_running(programs: Sequence[str]) -> None:
    """Runs programs of a line, each in a process of its own, and another one when that has died,
    until this one is asked to end."""
    stopping = Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stopping.set())
    signal.signal(signal.SIGINT, lambda _number, _frame: stopping.set())
    running = {program: _start(program) for program in programs}
    while not stopping.wait(POLL_SECONDS):
        for program, one in running.items():
            if one.poll() is not None:
                err.print("A worker has died. Starting another one …", markup=False)
                stopping.wait(RESTART_SECONDS)
                running[program] = _start(program)
    for one in running.values():
        one.terminate()
    for one in running.values():
        one.wait()


def _start(program: str) -> "subprocess.Popen[bytes]":
    """Starts a program in a process that ends with this one."""
    command = [*process.leash(), sys.executable, "-c", program]
    return subprocess.Popen(command)  # noqa: S603 - our own program


def _wait_for_schema(config: Settings) -> None:
    """Until the database answers, however long that takes, and has this version's schema."""
    with open_database(config) as database:
        while True:
            try:
                database.wait(0)
                database.migrate()
            except Unavailable as error:
                err.print(f"{error.message} Waiting for it …", markup=False)
                time.sleep(error.RETRY_AFTER)
            else:
                return
