"""An installation whose parts can be killed: Neo4j, Valkey, a scheduler, workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import neo4j as neo4j_driver
import pytest
import redis

from graphsvc.database import Database
from graphsvc.embedded import neo4j, ports, process, program, valkey
from graphsvc.embedded.making import make_store
from graphsvc.embedded.neo4j import BRIEF
from graphsvc.embedded.process import Server
from graphsvc.jobs import app as jobs
from graphsvc.runs.look import AnyRun, RunRow, any_run
from tests.judge.kept import clear

LEASE_SECONDS: Final = 2.5
TICK_SECONDS: Final = 0.4
REDIS_PASSWORD: Final = "of this test alone"
WAIT_SECONDS: Final = 180.0
"""Until something is taken not to happen any more; nothing here is timed."""

CONFIGURATION: Final = """\
bind 127.0.0.1
port {port}
requirepass "{password}"
save ""
appendonly no
"""


@dataclass
class Installation:
    """The parts by name, with the ways to kill them and to start them again."""

    home: Path
    keys: Path
    small_disk: "SmallDisk | None" = None
    """Where the database's files are, if not on the usual one."""
    lease: float = LEASE_SECONDS
    """Of the programs that are started from now on."""
    _processes: dict[str, subprocess.Popen[bytes]] = field(
        default_factory=dict[str, "subprocess.Popen[bytes]"]
    )
    _graph: Server | None = None
    _redis_port: int = 0

    # The services

    def start_neo4j(self) -> None:
        """Starts it on the folder and the port that it had before. The store that it begins with
        is made on the usual disk."""
        store, port = make_store(), self._graph.port if self._graph else 0
        with self.small_disk.under() if self.small_disk else nullcontext():
            self._graph = neo4j.start(
                self.home / "neo4j", program.find(), port=port, tuning=BRIEF, store=store
            )
        neo4j.wait(self._graph)

    def start_valkey(self) -> None:
        """Starts an empty one under the address that it had before."""
        self._redis_port = self._redis_port or ports.choose("Valkey", 0)
        given = CONFIGURATION.format(port=self._redis_port, password=REDIS_PASSWORD)
        self._spawn("valkey", [str(valkey.binary()), "-"], given=given)
        until(lambda: valkey.answers(self._redis_port), "Valkey answers")

    @property
    def graph(self) -> Server:
        assert self._graph is not None
        return self._graph

    @property
    def redis_url(self) -> str:
        return f"redis://:{REDIS_PASSWORD.replace(' ', '%20')}@127.0.0.1:{self._redis_port}/0"

    def redis(self, *, patient: bool = False) -> Any:
        """A client of Valkey, or one that waits for as long as it takes."""
        return redis.Redis(
            host="127.0.0.1",
            port=self._redis_port,
            password=REDIS_PASSWORD,
            socket_timeout=None if patient else 10,
        )

    def open(self) -> Database:
        """A connection of the test's own."""
        server = self.graph
        return Database(neo4j.uri(server), user=neo4j.USER, password=server.password, patience=60)

    @contextmanager
    def session(self) -> Generator[neo4j_driver.Session]:
        """For what the test looks at and the product does not."""
        auth = (neo4j.USER, self.graph.password)
        uri = neo4j.uri(self.graph)
        with (
            neo4j_driver.GraphDatabase.driver(uri, auth=auth) as driver,  # pyright: ignore[reportUnknownMemberType]
            driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
        ):
            yield session

    def empty(self, session: neo4j_driver.Session) -> None:
        """Takes everything out of the database and the broker."""
        clear(session)
        self.redis().flushall()

    @contextmanager
    def working(self, *, processes: int = 3, program: str | None = None) -> Generator[None]:
        """With a scheduler and a worker of so many processes."""
        self.start_worker(processes=processes, program=program)
        self.start_beat()
        try:
            yield
        finally:
            self.kill("beat")
            self.kill("worker")

    # Programs of ours

    @property
    def environment(self) -> dict[str, str]:
        """What a program of ours is told."""
        return {
            **os.environ,
            "NEO4J_URI": neo4j.uri(self.graph),
            "NEO4J_USER": neo4j.USER,
            "NEO4J_PASSWORD": self.graph.password,
            "REDIS_URL": self.redis_url,
            "GRAPHSVC_HOME": str(self.home),
            "GRAPHSVC_KEY_FILE": str(self.keys),
            "GRAPHSVC_LEASE_SECONDS": str(self.lease),
            "GRAPHSVC_TICK_SECONDS": str(TICK_SECONDS),
            "GRAPHSVC_PATIENCE_MS": "300",
        }

    def start_worker(self, *, processes: int = 3, program: str | None = None) -> None:
        """Starts a worker, with the command of the command line or with a program in Python."""
        ours = ["-m", "graphsvc", "worker", "--concurrency", str(processes)]
        command = ["-c", program] if program else ours
        self._spawn("worker", [sys.executable, *command], environment=self.environment)

    def start_beat(self) -> None:
        self._spawn(
            "beat", [sys.executable, "-m", "graphsvc", "beat"], environment=self.environment
        )

    def start_api(self) -> str:
        """Starts the API and returns its address."""
        port = ports.choose("API", 0)
        command = [sys.executable, "-m", "graphsvc", "serve", "--port", str(port)]
        self._spawn("api", command, environment=self.environment)
        return f"http://127.0.0.1:{port}"

    def log(self, name: str) -> str:
        """What a part has written so far, of all its lives."""
        return (self.home / f"{name}.log").read_text("utf-8", "replace")

    def _spawn(
        self,
        name: str,
        command: list[str],
        *,
        environment: Mapping[str, str] | None = None,
        given: str = "",
    ) -> None:
        with (self.home / f"{name}.log").open("ab") as log:
            made = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        assert made.stdin is not None
        made.stdin.write(given.encode())
        made.stdin.close()
        self._processes[name] = made

    # Harm

    def kill(self, name: str) -> None:
        """Kills a part with all its processes, and waits until they are gone."""
        if (made := self._processes.pop(name, None)) is None:
            return
        group = _group(made.pid)
        with suppress(ProcessLookupError):
            os.killpg(made.pid, signal.SIGKILL)
        made.wait()
        until(lambda: not any(map(process.birth, group)), f"all of {name} is gone")

    def end(self, name: str) -> None:
        """Asks a part to end, and waits until it has."""
        made = self._processes.pop(name)
        made.terminate()
        made.wait(timeout=WAIT_SECONDS)

    def kill_neo4j(self) -> None:
        os.kill(self.graph.pid, signal.SIGKILL)
        until(lambda: not process.is_alive(self.graph), "Neo4j is gone")
        with suppress(ChildProcessError):
            os.waitpid(self.graph.pid, 0)

    def stop_all(self) -> None:
        """Ends everything that still runs."""
        for name in list(self._processes):
            self.kill(name)
        if self._graph is not None and process.is_alive(self._graph):
            self.kill_neo4j()


@dataclass
class SmallDisk:
    """A file system of a given size over ``folder``, seen only by what runs on it."""

    folder: Path
    holder: "subprocess.Popen[str]"

    @contextmanager
    def under(self) -> Generator[None]:
        """Servers that are started in this block run where the file system is seen. Outside of it
        the folder looks as if the database were there."""
        script = self.folder.parent / "on-small-disk.sh"
        lines = [
            "#!/bin/sh",
            f"cp -rn {self.folder}/. /proc/{self.holder.pid}/root{self.folder}",
            f"mkdir -p {self.folder}/databases/system",
            " ".join(["exec", *self._enter, '"$@"']),
        ]
        script.write_text("\n".join([*lines, ""]))
        script.chmod(0o700)
        leash = process.leash
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(process, "leash", lambda: [*leash(), str(script)])
            yield

    def fill(self, *, left: int) -> None:
        """Makes it so small that so many kilobytes are left."""
        found = subprocess.run(
            [*self._enter, "df", "--output=used", "-k", str(self.folder)],
            check=True,
            capture_output=True,
            text=True,
        )
        self.resize(f"{int(found.stdout.split()[-1]) + left}k")

    def resize(self, size: str) -> None:
        """Makes it larger or smaller."""
        command = ["mount", "-o", f"remount,size={size}", str(self.folder)]
        subprocess.run([*self._enter, *command], check=True)

    @property
    def _enter(self) -> list[str]:
        target = str(self.holder.pid)
        return ["nsenter", "--user", "--preserve-credentials", "--mount", "--target", target]


@contextmanager
def small_disk(folder: Path, size: str) -> Generator[SmallDisk | None]:
    """A small file system over a folder; none where this machine lets nobody have one."""
    folder.mkdir(parents=True)
    mount = f"mount -t tmpfs -o size={size} none {folder} && echo mounted && exec sleep 100000"
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount]
    try:
        holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    except FileNotFoundError:
        yield None
        return
    try:
        assert holder.stdout is not None
        mounted = holder.stdout.readline() == "mounted\n"
        yield SmallDisk(folder, holder) if mounted else None
    finally:
        holder.kill()
        holder.wait()


@contextmanager
def installation(
    home: Path, keys: Path, *, small_disk: "SmallDisk | None" = None
) -> Generator[Installation]:
    """One with a database and a broker, and nothing else yet."""
    made = Installation(home, keys, small_disk)
    try:
        made.start_valkey()
        made.start_neo4j()
        with made.open() as database:
            database.migrate()
        yield made
    finally:
        made.stop_all()


def _group(leader: int) -> list[int]:
    """The processes of a group."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(ProcessLookupError, PermissionError):
            if os.getpgid(int(folder.name)) == leader:
                found.append(int(folder.name))
    return found


def send_to(url: str | None) -> None:
    """Messages of this process go to that broker from now on."""
    jobs.app.conf.broker_url = url
    jobs.app._after_fork()  # forgets its connections


def until(done: Callable[[], bool], what: str, *, seconds: float = WAIT_SECONDS) -> None:
    """Waits for something that must happen."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.03)


def ended(database: Database, run_id: str) -> RunRow:
    """The run once it has ended or was set aside."""
    until(
        lambda: any_run(database, run_id).state in ("done", "cancelled", "set_aside"),
        "the run ends",
    )
    return any_run(database, run_id)


def worker_of(database: Database, run_id: str) -> int:
    """The pid of the process that has a run, once a living one has it."""
    seen: list[int] = []

    def found() -> bool:
        if pid := _living(any_run(database, run_id)):
            seen.append(pid)
        return bool(seen)

    until(found, "somebody has the run")
    return seen[0]


def _living(run: AnyRun) -> int:
    pid = int((run.worker or ":0").rpartition(":")[2])
    return pid if run.state == "running" and process.birth(pid) else 0
