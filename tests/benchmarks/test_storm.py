"""The storm blows when it should, stops when it should, and is told apart from the calm."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks import storm
from benchmarks.http import Asker
from benchmarks.sample import Pick
from tests.lanes import long

pytestmark = long

CALM, STORMERS = Asker("calm"), [Asker("one"), Asker("two")]
PICKS = [Pick("company", "random", f"c{number}") for number in range(3)]


class Sky(ThreadingHTTPServer):
    """Answers everybody, and every third question of the storm with a refusal; notes beside how
    many questions of the storm each calm request was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.under_way = 0
        self.asked = 0
        self.askers: set[str] = set()
        self.beside: list[int] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Sky  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        asker = self.headers["Authorization"].removeprefix("Bearer ")
        if asker == CALM.key:
            self.server.beside.append(self.server.under_way)
            self._answer(200)
            return
        with self.server.lock:
            self.server.under_way += 1
            self.server.asked += 1
            self.server.askers.add(asker)
            refused = self.server.asked % 3 == 0
        time.sleep(0.2)
        with self.server.lock:
            self.server.under_way -= 1
        self._answer(429 if refused else 200)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Retry-After", "0.1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


@pytest.fixture
def sky() -> Iterator[Sky]:
    with Sky() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_both_halves_of_every_round_are_what_they_are_called(
    sky: Sky, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("ROUNDS", 2), ("ASKED", 3), ("GATHERING_SECONDS", 0.5)):
        monkeypatch.setattr(storm, name, value)
    told: list[str] = []
    found = storm.weather(
        sky.address, CALM, STORMERS, questions=PICKS, companies=PICKS, say=told.append
    )
    assert [one.users for one in found] == [1, 2]
    assert sky.askers == {"one", "two"}
    assert len(told) == 2
    half = 2 * 3
    for number, one in enumerate(found):
        assert one.answers.keys() == {200, 429}
        first = 2 + number * (2 + 4 * half)
        beside = sky.beside[first : first + 4 * half]
        assert [len(times.idle) for times in one.times] == [6, 6]
        assert [len(times.storm) for times in one.times] == [6, 6]
        assert all(times.failed == 0 for times in one.times)
        for start in range(0, len(beside), 2 * half):
            assert not any(beside[start : start + half])
            assert all(beside[start + half : start + 2 * half])
