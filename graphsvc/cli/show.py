"""``graphsvc demo``: the made-up world, a worker, the paths, the page."""

import json
import socket
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Annotated, Literal

import typer

from graphsvc.access.keys import StandingCode
from graphsvc.cli.ask import print_answer
from graphsvc.cli.console import Json, err, out
from graphsvc.cli.links import sign_in_link
from graphsvc.cli.local import Local, connected
from graphsvc.cli.pointed import Place
from graphsvc.cli.programs import Program
from graphsvc.cli.progress import bar
from graphsvc.cli.serve import address_of, listening, run_api
from graphsvc.cli.users import door_of, user_named
from graphsvc.demo.setup import Prepared, prepare, prepared, still_running
from graphsvc.demo.world import FEWEST_PEOPLE
from graphsvc.embedded import whereabouts
from graphsvc.embedded.keeping import kept
from graphsvc.embedded.process import started
from graphsvc.errors import Unavailable
from graphsvc.jobs.app import configure
from graphsvc.ontology import Viewer
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.settings import settings

_IMPORT_SECONDS = 300
_POLL_SECONDS = 0.3


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End after the paths.")] = False,
    people: Annotated[
        int, typer.Option(min=FEWEST_PEOPLE, help="Size of the made-up world.")
    ] = 20_000,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="Port of the web page.")
    ] = None,
    begun: Annotated[
        float | None,
        typer.Option(
            min=0, help="When the clock began, in seconds since 1970; by default this command did."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Shows who can introduce a rep to a person and to a company, in a made-up world."""
    begun = started() if begun is None else begun
    with (
        nullcontext() if no_serve else _door(port) as door,
        connected(quiet=as_json, home=settings().home / "demo", say=_say) as local,
    ):
        place = Place(local.home, whereabouts(local.home), local.services)
        configure(place.config.redis_url or "")
        with working() as worker:
            found = _ready(local, people=people, quiet=as_json)
            _tell(local, found, begun=begun, as_json=as_json)
            if door is not None:
                rep = user_named(local, found.rep_email).viewer
                _serve(place, found, StandingCode(rep), door=door, worker=worker)


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
def working() -> Generator[Program]:
    """A worker and a scheduler that end with this process, and say only what goes wrong; others
    take their place where they die."""
    level = settings().log_level
    quiet = {"GRAPHSVC_LOG_LEVEL": "WARNING" if level == "INFO" else level}
    worker = Program("The worker", ("-m", "graphsvc", "worker", "--with-beat"), quiet)
    worker.start()
    try:
        with kept([worker.child()], _say):
            yield worker
    finally:
        worker.terminate()
        worker.wait()


def _say(sentence: str) -> None:
    err.print(sentence, markup=False)


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


def _tell(local: Local, found: Prepared, *, begun: float, as_json: bool) -> None:
    """Asks and prints; ``begun`` is when the clock of whoever waits did (seconds since 1970)."""
    door = door_of(local, user_named(local, found.rep_email))
    asked: tuple[tuple[Literal["person", "company"], str, str], ...] = (
        ("person", found.person, found.person_name),
        ("company", found.company, found.company_name),
    )
    for number, (kind, reference, name) in enumerate(asked):
        question = Question(kind, reference, limit=5)
        told = door.look(lambda view, question=question: answer(view, question))
        if as_json:
            sys.stdout.write(json.dumps(told.model_dump(mode="json"), ensure_ascii=False) + "\n")
            continue
        out.print(f"\nWho can introduce {found.rep} to {name}?", markup=False, style="cyan")
        print_answer(told)
        if number == 0:
            seconds = time.time() - begun
            err.print(f"(the first path after {seconds:.0f} s)", markup=False)


def _serve(
    place: Place, found: Prepared, code: StandingCode, *, door: socket.socket, worker: Program
) -> None:
    """Says where the next question can be asked, and serves it."""
    address = place.config.public_url or address_of(door)
    out.print(f"\nAsk the next question as {found.rep}, on the web page:", markup=False)
    out.print(sign_in_link(address, code.code), markup=False, style="bold", soft_wrap=True)
    out.print(
        f"\nor from a program, with {found.key} as the API key:", markup=False, soft_wrap=True
    )
    out.print(
        f"{address}/v1 ({address}/v1/openapi.json describes it)", markup=False, soft_wrap=True
    )
    out.print("\nCtrl-C ends the demo.", markup=False)
    run_api(place, door, standing=code, told_of_move=worker.terminate)
    err.print("\nThe demo ends; what it made is kept for the next time.", markup=False)
