"""An installation whose parts can be killed: Neo4j, Valkey, a scheduler, workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import redis

from graphsvc.database import Database
from graphsvc.embedded import jars, java, neo4j, ports, process, valkey
from graphsvc.embedded.process import Server
from graphsvc.runs.look import RunRow, any_run
from graphsvc.settings import settings

LEASE_SECONDS: Final = 3.0
TICK_SECONDS: Final = 1.0
REDIS_PASSWORD: Final = "of this test alone"
WAIT_SECONDS: Final = 60.0
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
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    _stack: ExitStack = field(default_factory=ExitStack)
    _processes: dict[str, subprocess.Popen[bytes]] = field(
        default_factory=dict[str, "subprocess.Popen[bytes]"]
    )
    _graph: Server | None = None
    _redis_port: int = 0

    # The services

    def start_neo4j(self) -> None:
        """Starts it on the folder and the port that it had before."""
        program = neo4j.Program(
            java=java.find(settings().java),
            jars=jars.fetch(
                settings().cache.absolute() / "neo4j" / jars.VERSION, base=settings().maven_base
            ),
        )
        port = self._graph.port if self._graph else 0
        tuning = neo4j.Tuning(heap="768m", page_cache="256m")
        self._graph = neo4j.start(self.home / "neo4j", program, port=port, tuning=tuning)
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

    def redis(self) -> Any:
        """A client of Valkey."""
        return redis.Redis(
            host="127.0.0.1", port=self._redis_port, password=REDIS_PASSWORD, socket_timeout=10
        )

    def open(self) -> Database:
        """A connection of the test's own."""
        server = self.graph
        return Database(neo4j.uri(server), user=neo4j.USER, password=server.password, patience=60)

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
            "GRAPHSVC_LEASE_SECONDS": str(LEASE_SECONDS),
            "GRAPHSVC_TICK_SECONDS": str(TICK_SECONDS),
            "GRAPHSVC_PATIENCE_MS": "300",
            **self.settings,
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
        made = self._processes.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(made.pid, signal.SIGKILL)
        made.wait()

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


@contextmanager
def installation(
    home: Path, keys: Path, settings: Mapping[str, str] | None = None
) -> Generator[Installation]:
    """One with a database and a broker, and nothing else yet."""
    made = Installation(home, keys, settings or {})
    try:
        made.start_valkey()
        made.start_neo4j()
        with made.open() as database:
            database.migrate()
        yield made
    finally:
        made.stop_all()


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
    """The pid of the process that has a run; 0 when none has it."""
    run = any_run(database, run_id)
    if run.state != "running" or run.worker is None:
        return 0
    return int(run.worker.rpartition(":")[2])
