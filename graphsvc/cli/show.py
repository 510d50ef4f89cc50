"""``graphsvc demo``: the made-up world, a worker, the paths, the page."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from graphsvc.cli.ask import print_answer
from graphsvc.cli.console import Json, err, out
from graphsvc.cli.local import Local, connected
from graphsvc.cli.progress import bar
from graphsvc.cli.serve import address_of, listening, run_api
from graphsvc.cli.users import door_of, user_named
from graphsvc.demo.setup import Prepared, prepare, prepared, still_running
from graphsvc.embedded.process import leash
from graphsvc.errors import Unavailable
from graphsvc.jobs.app import configure
from graphsvc.ontology import Viewer
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.settings import Settings, point_to, settings

_IMPORT_SECONDS = 300
_POLL_SECONDS = 0.3


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End after the paths.")] = False,
    people: Annotated[int, typer.Option(help="Size of the made-up world.")] = 20_000,
    port: Annotated[int | None, typer.Option(help="Port of the web page.")] = None,
    as_json: Json = False,
) -> None:
    """Shows who can introduce a rep to a person and to a company, in a made-up world."""
    begun = time.monotonic()
    with (
        nullcontext() if no_serve else _door(port) as door,
        connected(quiet=as_json, home=settings().home / "demo") as local,
    ):
        config = point_to(local.home, **asdict(local.services))
        configure(config.redis_url or "")
        with working():
            found = _ready(local, people=people, quiet=as_json)
            _tell(local, found, seconds=time.monotonic() - begun, as_json=as_json)
            if door is not None:
                _serve(config, found, door)


@contextmanager
def _door(port: int | None) -> Generator[socket.socket]:
    """Where the page will be: at the port that was asked for, else at the usual one or, where that
    is taken, at a free one."""
    config = settings()
    with ExitStack() as stack:
        try:
            door = stack.enter_context(
                listening(config.host, config.port if port is None else port)
            )
        except Unavailable:
            if port is not None:
                raise
            door = stack.enter_context(listening(config.host, 0))
        yield door


@contextmanager
def working() -> Generator[None]:
    """A worker and a scheduler that end with this process, and say only what goes wrong."""
    command = [*leash(), sys.executable, "-m", "graphsvc", "worker", "--with-beat"]
    quiet = {"GRAPHSVC_LOG_LEVEL": "WARNING", **os.environ}
    process = subprocess.Popen(command, env=quiet)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _ready(local: Local, *, people: int, quiet: bool) -> Prepared:
    """The prepared demo; at the first time it is prepared now."""
    note = local.home / "demo.json"
    if found := prepared(local.database, note):
        return found
    with _Stages(quiet=quiet) as stages:
        found, imports = prepare(
            local.database, local.ring, note, people=people, stage=stages.begin
        )
        _wait(local, imports, stages.begin("Importing contacts"))
    return found


class _Stages:
    """One progress bar after the other."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._open = ExitStack()

    def __enter__(self) -> "_Stages":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def begin(self, title: str) -> Callable[[int, int], None]:
        """Ends the bar before and shows the next."""
        self._open.close()
        if not self._quiet:
            err.print(f"{title} …", markup=False)
        return self._open.enter_context(bar(title, quiet=self._quiet))


def _wait(
    local: Local, imports: list[tuple[Viewer, str]], step: Callable[[int, int], None]
) -> None:
    deadline, left = time.monotonic() + _IMPORT_SECONDS, imports
    while left := still_running(local.database, local.ring, left):
        step(len(imports) - len(left), len(imports))
        if time.monotonic() > deadline:
            raise Unavailable(
                "The imports have not ended after five minutes.",
                advice="Look at the messages of the worker above, and try again.",
            )
        time.sleep(_POLL_SECONDS)


def _tell(local: Local, found: Prepared, *, seconds: float, as_json: bool) -> None:
    door = door_of(local, user_named(local, found.rep_email))
    asked: tuple[tuple[Literal["person", "company"], str, str], ...] = (
        ("person", found.person, found.person_name),
        ("company", found.company, found.company_name),
    )
    for number, (kind, reference, name) in enumerate(asked):
        question = Question(kind, reference, limit=5)
        told = door.look(lambda view, question=question: answer(view, door.ring, question))
        if as_json:
            sys.stdout.write(json.dumps(told.model_dump(mode="json"), ensure_ascii=False) + "\n")
            continue
        out.print(f"\nWho can introduce {found.rep} to {name}?", markup=False, style="cyan")
        print_answer(told)
        if number == 0:
            err.print(f"(the first path after {seconds:.0f} s)", markup=False)


def _serve(config: Settings, found: Prepared, door: socket.socket) -> None:
    """Says where the next question can be asked, and serves it."""
    address = config.public_url or address_of(door)
    out.print(f"\nAsk the next question as {found.rep}, on the web page:", markup=False)
    out.print(f"{address}/signin?key={found.key}", markup=False, style="bold", soft_wrap=True)
    out.print(
        f"\nor from a program, with {found.key} as the API key:", markup=False, soft_wrap=True
    )
    out.print(
        f"{address}/v1 ({address}/v1/openapi.json describes it)", markup=False, soft_wrap=True
    )
    out.print("\nCtrl-C ends the demo.", markup=False)
    run_api(config, door)
