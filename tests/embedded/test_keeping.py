"""What has died is started again: by itself, at its old place, with growing pauses, and it is said.

Neo4j, serve and worker are in ``test_coming_back``; here it is Valkey, which is cheap to start.
"""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphsvc.embedded import down, ports, process, services, up, whereabouts
from graphsvc.embedded.keeping import CALM_SECONDS, MOST_SECONDS, Child
from graphsvc.errors import EmbeddedServiceError
from graphsvc.settings import settings

WAIT_SECONDS = 60.0


def until(done: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def _only_valkey(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Neo4j is elsewhere, Valkey is ours."""
    monkeypatch.setenv("NEO4J_URI", "bolt://db.example:7687")
    monkeypatch.delenv("REDIS_URL", raising=False)
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def valkey_of(home: Path) -> process.Server:
    server = process.known(home / "valkey")
    assert server is not None
    return server


def kill(server: process.Server) -> None:
    os.kill(server.pid, signal.SIGKILL)
    until(lambda: not process.is_alive(server), "it is gone")


class Dying:
    """A child that never lives for longer than it is let."""

    def __init__(self, *errors: Exception) -> None:
        self.lives = False
        self.starts = 0
        self._errors = list(errors)

    def start(self) -> None:
        self.starts += 1
        if self._errors:
            raise self._errors.pop()
        self.lives = True

    def alive(self) -> bool:
        return self.lives


def pauses_of(child: Child, dying: Dying, *, lives: float, starts: int) -> list[float]:
    """Seconds between the deaths of a child and its next starts, on a clock of our own."""
    now, found = time.monotonic(), list[float]()
    for _ in range(starts):
        dying.lives = False
        died, before = now, dying.starts
        while dying.starts == before:
            child.look(now, lambda _sentence: None)
            now += 0.5
        found.append(now - 0.5 - died)
        child.look(now, lambda _sentence: None)
        now += lives
    return found


def test_pauses_grow_while_it_dies_at_once_and_no_further_than_a_minute() -> None:
    dying = Dying()
    child = Child("It", dying.start, dying.alive)
    found = pauses_of(child, dying, lives=0.0, starts=8)
    assert found == [1, 2, 4, 8, 16, 32, MOST_SECONDS, MOST_SECONDS]
    dying = Dying()
    child = Child("It", dying.start, dying.alive)
    assert pauses_of(child, dying, lives=CALM_SECONDS + 1, starts=3) == [1, 1, 1]


def test_what_keeps_it_from_starting_is_said_and_it_is_tried_again() -> None:
    taken = EmbeddedServiceError("Port 1 cannot be used.", advice="Stop what listens on it.")
    dying, said = Dying(OSError(28, "No space left on device"), taken), list[str]()
    child = Child("It", dying.start, dying.alive)
    for second in range(10):
        child.look(time.monotonic() + second, said.append)
    assert said == [
        "It has ended. It is started again in 1 s.",
        "Port 1 cannot be used. Stop what listens on it.",
        "It has ended. It is started again in 2 s.",
        "It cannot be started: No space left on device.",
        "It has ended. It is started again in 4 s.",
    ]
    assert dying.lives


def test_a_folder_keeps_its_port_unless_another_program_has_it(tmp_path: Path) -> None:
    port = ports.of(tmp_path, "It")
    assert ports.of(tmp_path, "It") == port
    with socket.create_server((ports.LOOPBACK, port)):
        other = ports.of(tmp_path, "It")
        with pytest.raises(EmbeddedServiceError, match=f"Port {port}, meant for It"):
            ports.of(tmp_path, "It", port)
    assert other != port
    assert ports.of(tmp_path, "It") == other
    assert ports.of(tmp_path, "It", port) == port
    assert ports.of(tmp_path, "It") == port


def test_a_server_that_is_killed_is_there_again_at_its_old_place(tmp_path: Path) -> None:
    said: list[str] = []
    with services(tmp_path, say=said.append) as found:
        look, first = whereabouts(tmp_path), valkey_of(tmp_path)
        assert look() == found
        kill(first)
        assert look() is None
        until(lambda: look() == found, "Valkey is there again, with its port and its password")
        assert said == ["Valkey has ended. It is started again in 1 s."]
        last = valkey_of(tmp_path)
        assert last.pid != first.pid
    assert not process.is_alive(last)
    with services(tmp_path) as again:
        assert again == found


def test_where_its_port_is_taken_it_is_found_elsewhere(tmp_path: Path) -> None:
    with services(tmp_path, say=lambda _sentence: None) as found:
        look, first = whereabouts(tmp_path), valkey_of(tmp_path)
        kill(first)
        with socket.create_server((ports.LOOPBACK, first.port)):
            until(lambda: look() not in (None, found), "Valkey is elsewhere")


@pytest.fixture
def detached_home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    down(tmp_path)


def test_what_runs_detached_is_kept_until_it_is_stopped(detached_home: Path) -> None:
    found = up(detached_home)
    look, keeper = whereabouts(detached_home), process.known(detached_home / "keeper")
    assert keeper is not None
    kill(valkey_of(detached_home))
    until(lambda: look() == found, "Valkey is there again")
    log = (detached_home / "keeper" / "output.log").read_text("utf-8")
    assert log.splitlines()[0].endswith("Z Valkey has ended. It is started again in 1 s.")
    assert up(detached_home) == found
    keeper = process.known(detached_home / "keeper")

    last = valkey_of(detached_home)
    assert [one.name for one in down(detached_home)] == ["Valkey"]
    assert keeper is not None
    assert not process.is_alive(keeper)
    assert not process.is_alive(last)
    assert look() is None
