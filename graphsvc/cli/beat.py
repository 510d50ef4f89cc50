"""``graphsvc beat`` and ``ping``: the scheduler, and whether it and the workers live."""

from dataclasses import asdict
from typing import Annotated

import typer

from graphsvc.cli.console import Json, say
from graphsvc.cli.pointed import pointed
from graphsvc.cli.programs import SCHEDULER, keep_running
from graphsvc.embedded import running
from graphsvc.errors import Unavailable
from graphsvc.jobs.app import beat_answers, worker_answers
from graphsvc.settings import point_to, settings


def beat() -> None:
    """Runs the scheduler, which sends again what was left lying; one is enough."""
    with pointed("beat", seconds=f"{settings().tick_seconds:g}") as place:
        keep_running([SCHEDULER], place)


def ping(
    of_beat: Annotated[bool, typer.Option("--beat", help="Ask for the scheduler.")] = False,
    as_json: Json = False,
) -> None:
    """Succeeds when a worker answers, or when the scheduler of this machine is alive."""
    config = settings()
    if not of_beat:
        found = running(config.home)
        if found is not None:
            point_to(config.home, **asdict(found))
    if not (beat_answers() if of_beat else worker_answers()):
        raise Unavailable("The scheduler is silent." if of_beat else "No worker answers.")
    say({"answers": True}, as_json=as_json, text="It answers.")
