"""Neo4j and Valkey together: for the length of a command, or until they are stopped.

Where ``NEO4J_URI`` or ``REDIS_URL`` is set, that service is used and none is started. Else a server
that runs for the same ``home`` already, whoever started it, is used and left running; only what is
missing is started. ``home`` holds one folder for each: ``neo4j`` and ``valkey``.

A server that dies is started again by whoever keeps it: the command that started it, or, of those
that ``up`` started, a process that is there for this alone (``keeper.py``, in the folder
``keeper``). It has the port of before, where that is free, and always the password.
"""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from graphsvc.embedded import files, keeper, neo4j, process, program, stores, valkey
from graphsvc.embedded.keeping import Child, Say, kept
from graphsvc.embedded.process import InUse, Server
from graphsvc.errors import EmbeddedServiceError
from graphsvc.settings import Settings, settings

ATTACH_SECONDS = 120.0
"""How long to wait for a server that another command is starting or stopping."""
ATTACH_POLL_SECONDS = 0.25


@dataclass(frozen=True)
class Services:
    """Where the services are, whoever runs them."""

    neo4j_uri: str
    neo4j_user: str
    neo4j_password: str = field(repr=False)
    redis_url: str = field(repr=False)


@dataclass(frozen=True)
class Options:
    """How to start what is missing. Port 0 is a free one."""

    neo4j_port: int = 0
    redis_port: int = 0
    tuning: neo4j.Tuning = field(default_factory=neo4j.Tuning)
    progress: files.Progress | None = None
    """Told of the download at the first start, in bytes."""


@dataclass(frozen=True)
class Status:
    """One embedded server. ``owner`` is the pid of the command that it ends with, 0 for none."""

    name: str
    address: str
    pid: int
    owner: int


class _Start(Protocol):
    def __call__(self, folder: Path, options: Options, *, detached: bool) -> Server: ...


@dataclass(frozen=True)
class _Kind:
    """One of the two servers; its name is that of its folder, its title the one that it goes by."""

    name: str
    title: str
    start: _Start
    answers: Callable[[int], bool]
    wait: Callable[[Server], None]
    stop: Callable[[Server], object]
    address: Callable[[Server], str]

    def folder(self, home: Path) -> Path:
        return home.absolute() / self.name

    def known(self, home: Path) -> Server | None:
        return process.known(self.folder(home))


def _start_neo4j(folder: Path, options: Options, *, detached: bool) -> Server:
    return neo4j.start(
        folder,
        program.find(options.progress),
        port=options.neo4j_port,
        tuning=options.tuning,
        store=stores.place(settings().cache.absolute()),
        detached=detached,
    )


def _start_valkey(folder: Path, options: Options, *, detached: bool) -> Server:
    return valkey.start(folder, port=options.redis_port, detached=detached)


NEO4J = _Kind("neo4j", "Neo4j", _start_neo4j, neo4j.answers, neo4j.wait, neo4j.stop, neo4j.uri)
VALKEY = _Kind(
    "valkey", "Valkey", _start_valkey, valkey.answers, valkey.wait, valkey.stop, valkey.address
)


@dataclass
class _Ours:
    """A server that is ours to start again where it dies; the last one that was started here."""

    kind: _Kind
    home: Path
    options: Options
    detached: bool
    server: Server | None = None

    def alive(self) -> bool:
        """Whether there is one, whoever started it."""
        return self.kind.known(self.home) is not None

    def again(self) -> None:
        if self.server:
            process.reap(self.server.pid)
        self.server = self.kind.start(
            self.kind.folder(self.home), self.options, detached=self.detached
        )

    def wait(self) -> None:
        if self.server:
            self.kind.wait(self.server)

    def stop(self) -> None:
        if self.server:
            self.kind.stop(self.server)

    def child(self) -> Child:
        return Child(self.kind.title, self.again, self.alive)


@contextmanager
def services(
    home: Path | None = None, options: Options | None = None, *, say: Say | None = None
) -> Generator[Services, None, None]:
    """The services, for as long as the block lasts. What was started here is stopped after it, and
    also if this process is killed (at once on Linux; elsewhere the next command finds it). What
    dies in the meantime is started again where there is somebody to ``say`` so to.

    Call it from the main thread. Raises EmbeddedServiceError.
    """
    with ExitStack() as stack:
        options = options or Options()
        found, ours = _ensure(home or settings().home, options, stack, detached=False)
        if say and ours:
            stack.enter_context(kept([one.child() for one in ours], say))
        yield found


def up(home: Path | None = None, options: Options | None = None) -> Services:
    """The services, running until ``down``, and a process that keeps them. Does nothing about
    those that run like that already.

    Raises EmbeddedServiceError, also if they run for another command, with which they would end.
    """
    home, options = home or settings().home, options or Options()
    kinds = _embedded()
    for kind in kinds:
        _refuse_owned(kind.known(home))
    with ExitStack() as stop_later:
        found, _ = _ensure(home, options, stop_later, detached=True)
        if kinds:
            keeper.start(home, [kind.name for kind in kinds], options.tuning)
        stop_later.pop_all()
    return found


def kept_detached(home: Path, names: Sequence[str], tuning: neo4j.Tuning) -> list[Child]:
    """The servers of these names that ``up`` has started, for who keeps them."""
    options = Options(tuning=tuning)
    kinds = [kind for kind in (NEO4J, VALKEY) if kind.name in names]
    return [_Ours(kind, home, options, detached=True).child() for kind in kinds]


def down(home: Path | None = None) -> list[Status]:
    """Stop what runs for ``home`` and say what that was.

    Raises EmbeddedServiceError for servers of a command that still runs: it is theirs to stop.
    """
    home = home or settings().home
    for kind in (NEO4J, VALKEY):
        _refuse_owned(kind.known(home))
    keeper.stop(home)
    live = [(kind, server) for kind in (NEO4J, VALKEY) if (server := kind.known(home))]
    for kind, server in live:
        kind.stop(server)
    return [_status(kind, server) for kind, server in live]


def status(home: Path | None = None) -> list[Status]:
    """The embedded servers that run for ``home``."""
    home = home or settings().home
    live = [(kind, server) for kind in (NEO4J, VALKEY) if (server := kind.known(home))]
    return [_status(kind, server) for kind, server in live]


def running(home: Path | None = None) -> Services | None:
    """The services, if both are there and answer; starts nothing.

    One named by ``NEO4J_URI`` or ``REDIS_URL`` is taken to be there.
    """
    home = home or settings().home
    found = {kind.name: kind.known(home) for kind in _embedded()}
    for kind in _embedded():
        server = found[kind.name]
        if server is None or not kind.answers(server.port):
            return None
    return _located(found, settings())


def whereabouts(home: Path | None = None) -> Callable[[], Services | None]:
    """Tells, whenever it is called, where the services are, whether they answer yet or not; none
    while one that the settings place nowhere does not live. The settings are those of now."""
    home, kinds, config = home or settings().home, _embedded(), settings()

    def look() -> Services | None:
        found = {kind.name: kind.known(home) for kind in kinds}
        return _located(found, config) if all(found.values()) else None

    return look


def _embedded() -> list[_Kind]:
    """Those that the settings do not place elsewhere."""
    wanted = [(NEO4J, settings().neo4j_uri), (VALKEY, settings().redis_url)]
    return [kind for kind, elsewhere in wanted if elsewhere is None]


def _ensure(
    home: Path, options: Options, stop_later: ExitStack, *, detached: bool
) -> tuple[Services, list[_Ours]]:
    """Find or start each, and which were started here; both are started before either is waited
    for."""
    found: dict[str, Server | None] = {}
    started: list[_Ours] = []
    later = replace(options, progress=None)
    for kind in _embedded():
        server, is_new = _find_or_start(kind, home, options, detached=detached)
        found[kind.name] = server
        if is_new:
            started.append(ours := _Ours(kind, home, later, detached, server))
            stop_later.callback(ours.stop)
    for ours in started:
        ours.wait()
    return _located(found, settings()), started


def _find_or_start(
    kind: _Kind, home: Path, options: Options, *, detached: bool
) -> tuple[Server, bool]:
    """A server, and whether it was started here. One that is starting or stopping for somebody
    else is waited for."""
    deadline = time.monotonic() + ATTACH_SECONDS
    while True:
        server = kind.known(home)
        if server and kind.answers(server.port):
            return server, False
        try:
            return kind.start(kind.folder(home), options, detached=detached), True
        except InUse:
            if time.monotonic() > deadline:
                raise
            time.sleep(ATTACH_POLL_SECONDS)


def _located(found: dict[str, Server | None], known: Settings) -> Services:
    graph, queue = found.get(NEO4J.name), found.get(VALKEY.name)
    return Services(
        neo4j_uri=neo4j.uri(graph) if graph else known.neo4j_uri or "",
        neo4j_user=neo4j.USER if graph else known.neo4j_user,
        neo4j_password=graph.password if graph else known.neo4j_password.get_secret_value(),
        redis_url=valkey.url(queue) if queue else known.redis_url or "",
    )


def _status(kind: _Kind, server: Server) -> Status:
    owner = server.owner if process.has_owner(server) else 0
    return Status(server.name, kind.address(server), server.pid, owner)


def _refuse_owned(server: Server | None) -> None:
    if server and process.has_owner(server):
        raise EmbeddedServiceError(
            f"{server.name} runs as part of another command (process {server.owner}).",
            advice="End that command first; its services end with it.",
        )
