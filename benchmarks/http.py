"""Questions through the whole stack: the real API in a process of its own, one connection to it."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx2

from benchmarks.sample import Pick, TargetKind

HOST: Final = "127.0.0.1"
DEPTHS: Final = (0, 1, 2, 3)
WARM_TRIVIAL: Final = 200
WARM_QUESTIONS: Final = 30
WARM_SECONDS: Final = 60.0
START_SECONDS: Final = 90.0
TIMEOUT_SECONDS: Final = 120.0

TRIVIAL: Final = "/v1/me"


@dataclass(frozen=True, slots=True)
class Asker:
    """A user, by an API key."""

    key: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the trivial request just before it. ``paths`` is how many were answered,
    none where the request failed."""

    pick: Pick
    trivial_ms: float
    ms: float
    paths: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """Questions of one kind with one number of intermediaries."""

    kind: TargetKind
    intermediaries: int
    asked: list[Asked]


@contextmanager
def served() -> Generator[str]:
    """The API of this installation, for the length of a block; yields its address."""
    port = _free_port()
    command = [sys.executable, "-m", "graphsvc", "serve", "--host", HOST, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(server, address := f"http://{HOST}:{port}")
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as found:
        return found.getsockname()[1]


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            httpx2.get(f"{address}{TRIVIAL}")
        except httpx2.TransportError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the API at {address} did not start")


def measure(
    server: AbstractContextManager[str],
    askers: Sequence[Asker],
    picks: Mapping[TargetKind, Sequence[Pick]],
    *,
    seconds: float,
    say: Callable[[str], None],
) -> list[Series]:
    """Asks every target with each number of intermediaries, one after the other, over one kept
    connection. A series that takes longer than ``seconds`` ends early."""
    limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)
    found: list[Series] = []
    with (
        server as address,
        httpx2.Client(base_url=address, limits=limits, timeout=TIMEOUT_SECONDS) as client,
    ):
        for _ in range(WARM_TRIVIAL):
            _trivial(client, askers[0])
        for kind, chosen in picks.items():
            for depth in DEPTHS:
                _ask_all(client, askers, chosen[-WARM_QUESTIONS:], depth, WARM_SECONDS)
                asked = _ask_all(client, askers, chosen, depth, seconds)
                found.append(Series(kind, depth, asked))
                say(f"{kind}, {depth} intermediaries: {len(asked)} questions asked")
    return found


def _ask_all(
    client: httpx2.Client, askers: Sequence[Asker], picks: Sequence[Pick], depth: int, limit: float
) -> list[Asked]:
    deadline = time.monotonic() + limit
    asked: list[Asked] = []
    for number, pick in enumerate(picks):
        if time.monotonic() > deadline:
            break
        asked.append(_ask(client, askers[number % len(askers)], pick, depth=depth))
    return asked


def _trivial(client: httpx2.Client, asker: Asker) -> float:
    ms, answer = _timed(client, TRIVIAL, {}, asker)
    if answer is None:
        raise RuntimeError("the trivial request failed")
    return ms


def _ask(client: httpx2.Client, asker: Asker, pick: Pick, *, depth: int) -> Asked:
    trivial = _trivial(client, asker)
    params = {pick.kind: pick.id, "max_intermediaries": str(depth), "limit": "10"}
    ms, answer = _timed(client, "/v1/paths", params, asker)
    return Asked(pick, trivial, ms, None if answer is None else len(answer["paths"]))


def _timed(
    client: httpx2.Client, path: str, params: Mapping[str, str], asker: Asker
) -> tuple[float, dict[str, Any] | None]:
    """Milliseconds until the whole answer was there, and the answer, none for a failure."""
    start = time.perf_counter()
    try:
        response = client.get(path, params=params, headers=asker.headers)
    except httpx2.TimeoutException:
        return (time.perf_counter() - start) * 1000, None
    ms = (time.perf_counter() - start) * 1000
    return ms, response.json() if response.status_code == 200 else None
