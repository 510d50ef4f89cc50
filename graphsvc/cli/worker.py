"""``graphsvc worker``: work in the background."""

import time
from typing import Annotated

import typer

from graphsvc.access.key_file import expect_keys
from graphsvc.cli.console import err
from graphsvc.cli.pointed import pointed
from graphsvc.cli.programs import SCHEDULER, Program, keep_running
from graphsvc.database import open_database
from graphsvc.errors import Unavailable
from graphsvc.sealing import key_ring
from graphsvc.settings import Settings, settings


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
    scheduled = ours if with_beat is None else with_beat
    with pointed("worker", processes=concurrency, scheduler="yes" if scheduled else "no") as place:
        _wait_for_database(place.config)
        work = f"from graphsvc.jobs.worker import work; work(concurrency={concurrency})"
        programs = [Program("The worker", ("-c", work))]
        if scheduled:
            programs.append(SCHEDULER)
        keep_running(programs, place)


def _wait_for_database(config: Settings) -> None:
    """Until the database answers, however long that takes, and has this version's schema
    and the keys that are here."""
    with open_database(config) as database:
        while True:
            try:
                database.wait(0)
                database.migrate()
                expect_keys(database, key_ring(config.keys))
            except Unavailable as error:
                err.print(f"{error.message} Waiting for it …", markup=False)
                time.sleep(error.RETRY_AFTER)
            else:
                return
