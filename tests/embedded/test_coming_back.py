"""serve and worker, whose Neo4j, Valkey and Celery are killed at once, come back by themselves."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest

from graphsvc.access.keys import add_key
from graphsvc.access.users import add_organisation, add_user
from graphsvc.database import Database
from graphsvc.embedded import Services, ports, process, running, status
from graphsvc.embedded.making import make_store
from graphsvc.sealing import key_ring
from tests.lanes import long

PROGRAM: Final = """
import sys
from functools import partial
from graphsvc.cli import main, pointed
from graphsvc.embedded import BRIEF, Options
pointed.Options = partial(Options, tuning=BRIEF)
main()
"""
"""The command line, with a Neo4j that starts at little cost."""
WAIT_SECONDS: Final = 180.0
FILE: Final = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Byron,,,Works,Clerk,07 Mar 2020\n"
)


def until(done: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.3)


@contextmanager
def command(home: Path, *words: str) -> Generator["subprocess.Popen[bytes]"]:
    """A command in another terminal, ended with Ctrl-C, as it must end."""
    environment = {
        **os.environ,
        "GRAPHSVC_HOME": str(home),
        "GRAPHSVC_LEASE_SECONDS": "1.2",
        "GRAPHSVC_TICK_SECONDS": "0.4",
        "GRAPHSVC_PATIENCE_MS": "300",
    }
    with (home / f"{words[0]}.log").open("ab") as log:
        made = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield made
        made.send_signal(signal.SIGINT)
        assert made.wait(timeout=WAIT_SECONDS) == 0
    finally:
        made.kill()
        made.wait()


def asked(address: str, key: str = "", *, body: bytes = b"") -> tuple[int, Any]:
    """Status and answer of a request; a form with a file where there is a body."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    if body:
        headers["Content-Type"] = "multipart/form-data; boundary=x"
    request = urllib.request.Request(address, data=body or None, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as found:
            return found.status, json.load(found)
    except urllib.error.HTTPError as error:
        return error.code, None
    except OSError:
        return 0, None


def form(text: str) -> bytes:
    parts = [('name="format"', "linkedin"), ('name="file"; filename="Connections.csv"', text)]
    lines = [f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}" for head, body in parts]
    return "\r\n".join([*lines, "--x--\r\n"]).encode()


def user_key(home: Path, found: Services) -> str:
    """The key of the only user of an organisation."""
    ring = key_ring(home / "keys.json")
    with Database(
        found.neo4j_uri, user=found.neo4j_user, password=found.neo4j_password
    ) as database:
        org = add_organisation(database, ring, "Works")
        user = add_user(database, ring, email="me@works.example", org=org, name="Me")
        return add_key(database, user=user.id, name="test")


def server_of(home: Path, name: str) -> process.Server:
    server = process.known(home / name)
    assert server is not None
    return server


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8")
    return [int(one) for one in listed.split()]


def harm(home: Path, worker: int) -> socket.socket:
    """Kills everything but the commands themselves; Valkey's port has another program then."""
    graph, queue = server_of(home, "neo4j"), server_of(home, "valkey")
    for pid in (*children_of(worker), graph.pid, queue.pid):
        os.kill(pid, signal.SIGKILL)
    until(lambda: not process.is_alive(queue), "Valkey is gone")
    return socket.create_server((ports.LOOPBACK, queue.port))


@pytest.fixture
def home(no_other_services: None, tmp_path: Path) -> Iterator[Path]:
    make_store()
    yield tmp_path
    with suppress(ProcessLookupError):
        for one in status(tmp_path):
            os.kill(one.pid, signal.SIGKILL)


@long
def test_all_that_died_comes_back_and_is_found(home: Path) -> None:
    port = ports.choose("API")
    address = f"http://{ports.LOOPBACK}:{port}"

    def imported() -> bool:
        _, imports = asked(f"{address}/v1/imports", key)
        return bool(imports) and [one["state"] for one in imports["items"]] == ["done"]

    with command(home, "serve", "--port", str(port)):
        until(lambda: asked(f"{address}/v1/health/ready")[0] == 200, "the API is ready")
        before = running(home)
        assert before is not None
        key = user_key(home, before)
        with command(home, "worker", "--concurrency", "1") as worker:
            until(lambda: len(children_of(worker.pid)) == 2, "Celery and the scheduler run")
            with harm(home, worker.pid):
                until(lambda: running(home), "both services answer")
                until(lambda: asked(f"{address}/v1/health/ready")[0] == 200, "the API is ready")
                status_, _ = asked(f"{address}/v1/imports", key, body=form(FILE))
                assert status_ == 202
                until(imported, "the worker has run the import")
        after = running(home)
        assert after is not None
        assert after.neo4j_uri == before.neo4j_uri
        assert after.redis_url != before.redis_url
    assert status(home) == []
    said = {name: (home / f"{name}.log").read_text("utf-8") for name in ("serve", "worker")}
    for part in ("Neo4j", "Valkey"):
        assert f"{part} has ended. It is started again in 1 s." in said["serve"]
    for part in ("The worker", "The scheduler"):
        assert f"{part} has ended. It is started again in 1 s." in said["worker"]
