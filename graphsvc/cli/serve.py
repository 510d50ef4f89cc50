"""``graphsvc up``, ``down``, ``status``, ``serve``, ``worker``: running it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from threading import Event
from typing import Annotated, Final

import typer
import uvicorn

from graphsvc import embedded
from graphsvc.app import create_app
from graphsvc.cli.console import Json, downloading, err, open_database, out, say
from graphsvc.embedded import Options, leash, running, services
from graphsvc.errors import Unavailable
from graphsvc.jobs import app as jobs
from graphsvc.jobs.app import beat_answers, keep_time, worker_answers
from graphsvc.settings import Settings, point_to, settings

RESTART_SECONDS: Final = 1.0
POLL_SECONDS: Final = 0.2


def up(
    neo4j_port: Annotated[int, typer.Option(help="0 is a free one.")] = 0,
    redis_port: Annotated[int, typer.Option(help="0 is a free one.")] = 0,
    as_json: Json = False,
) -> None:
    """Starts Neo4j and Valkey, which run until `graphsvc down`."""
    with downloading(quiet=as_json) as progress:
        options = Options(neo4j_port=neo4j_port, redis_port=redis_port, progress=progress)
        found = embedded.up(settings().home, options)
    open_database(found).close()
    say({"neo4j_uri": found.neo4j_uri}, as_json=as_json, text=f"Neo4j answers at {found.neo4j_uri}")


def down(as_json: Json = False) -> None:
    """Stops Neo4j and Valkey."""
    stopped = embedded.down(settings().home)
    names = [one.name for one in stopped]
    text = f"Stopped: {', '.join(names)}" if names else "Nothing was running."
    say({"stopped": names}, as_json=as_json, text=text)


def status(as_json: Json = False) -> None:
    """Says which services run."""
    found = embedded.status(settings().home)
    lines = [f"{one.name:<8} {one.address}  process {one.pid}" for one in found]
    document = {"running": [asdict(one) for one in found]}
    say(document, as_json=as_json, text="\n".join(lines) or "Nothing is running.")


@contextmanager
def pointed() -> Generator[Settings]:
    """The services, and the settings of this process and its children pointing to them. Those that
    run elsewhere need not answer yet."""
    config = settings()
    with (
        downloading(quiet=False) as progress,
        services(config.home, Options(progress=progress)) as found,
    ):
        yield point_to(config.home, **asdict(found))


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Runs the API and the web page; imports need a `graphsvc worker` beside it."""
    config = settings()
    with (
        listening(host or config.host, config.port if port is None else port) as door,
        pointed() as config,
    ):
        out.print(address_of(door), markup=False)
        run_api(config, door)


@contextmanager
def listening(host: str, port: int) -> Generator[socket.socket]:
    """A socket for the API, taken before the work that comes first. Raises ``Unavailable``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, or asyncio does not take it for that and answers wait 40 ms for their last part.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(2048)
    except (OSError, OverflowError) as error:
        door.close()
        raise Unavailable(
            f"Port {port} of {host} cannot be used: {error}.",
            advice="Stop what listens on it, or choose another with --port; 0 is a free one.",
        ) from error
    with door:
        yield door


def address_of(door: socket.socket) -> str:
    """The address under which a browser reaches it."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run_api(config: Settings, door: socket.socket) -> None:
    """Serves until it is stopped. Requests are not logged: their addresses name people."""
    wanted = uvicorn.Config(create_app(config), access_log=False, log_level="warning")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(wanted).run(sockets=[door])


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
        programs = [f"app.work(concurrency={concurrency})"]
        if ours if with_beat is None else with_beat:
            programs.append("app.keep_time()")
        _keep_running(programs)


def _keep_running(programs: Sequence[str]) -> None:
    """Runs functions of ``jobs.app``, each in a process of its own, and another one when that has
    died, until this one is asked to end."""
    stopping = Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stopping.set())
    signal.signal(signal.SIGINT, lambda _number, _frame: stopping.set())
    running = {program: _start(program) for program in programs}
    while not stopping.wait(POLL_SECONDS):
        for program, process in running.items():
            if process.poll() is not None:
                err.print("A worker has died. Starting another one …", markup=False)
                stopping.wait(RESTART_SECONDS)
                running[program] = _start(program)
    for process in running.values():
        process.terminate()
    for process in running.values():
        process.wait()


def _start(program: str) -> "subprocess.Popen[bytes]":
    """Starts a function of ``jobs.app`` in a process that ends with this one."""
    code = f"from graphsvc.jobs import app; {program}"
    leashed = [sys.executable, leash.__file__, str(os.getpid()), sys.executable, "-c", code]
    return subprocess.Popen(leashed)  # noqa: S603 - our own program


def _wait_for_schema(config: Settings) -> None:
    """Until the database answers, however long that takes, and has this version's schema."""
    with jobs.open_database(config) as database:
        while True:
            try:
                database.wait(0)
                database.migrate()
            except Unavailable as error:
                err.print(f"{error.message} Waiting for it …", markup=False)
                time.sleep(error.RETRY_AFTER)
            else:
                return


def beat() -> None:
    """Runs the scheduler, which sends again what was left lying; one is enough."""
    with pointed():
        keep_time()


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
