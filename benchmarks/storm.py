"""One organisation asks for as much as it can get; what does another one notice of it?

Somebody of the other organisation asks ``GET /v1/me`` and a question, in turn. They do so in
rounds: first while nobody else asks, then while as many questions as there are ``CALLERS`` are
under way, each about a company with three people between. Whoever is refused comes again when the
refusal says, all others at once. Both are measured in one run and in turn, so what else the machine
does stands on both sides of the ratio.
"""

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.context import SpawnProcess
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from typing import Any, Final

import httpx2

from benchmarks.http import TRIVIAL, Asker
from benchmarks.sample import Pick

CALLERS: Final = 120
DEPTH: Final = 3
QUESTION_DEPTH: Final = 2
"""People between, in the questions of the storm and in those that are measured."""
ROUNDS: Final = 4
ASKED: Final = 25
"""In each half of a round."""
GATHERING_SECONDS: Final = 2.0
"""After so long the storm is what it will be."""
TIMEOUT_SECONDS: Final = 120.0


@dataclass(slots=True)
class Times:
    """Milliseconds of one kind of requests, alone and beside the storm, and how many failed."""

    what: str
    idle: list[float] = field(default_factory=list[float])
    storm: list[float] = field(default_factory=list[float])
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Storm:
    """A storm of so many users; ``answers`` are those that it got, by HTTP status."""

    users: int
    answers: dict[int, int]
    times: list[Times]


def weather(
    address: str,
    calm: Asker,
    stormers: Sequence[Asker],
    *,
    questions: Sequence[Pick],
    companies: Sequence[Pick],
    say: Callable[[str], None],
) -> list[Storm]:
    """Measures a storm of the first of the stormers, and then one of all of them. Afterwards nobody
    asks any more."""
    found: list[Storm] = []
    for some in (stormers[:1], stormers):
        asked = [pick.id for pick in companies]
        with _storm(address, [one.key for one in some], asked) as storm:
            times = _rounds(address, calm, questions, storm)
            found.append(Storm(len(some), storm.answers(), times))
        say(f"a storm of {len(some)} users: {found[-1].answers}")
    return found


def _rounds(address: str, calm: Asker, questions: Sequence[Pick], storm: "_Blowing") -> list[Times]:
    me, paths = Times(f"GET {TRIVIAL}"), Times(f"GET /v1/paths, {QUESTION_DEPTH} between")
    with httpx2.Client(base_url=address, headers=calm.headers, timeout=TIMEOUT_SECONDS) as client:
        _ask(client, questions[0], me.idle, paths.idle)
        me.idle.clear()
        paths.idle.clear()
        for number in range(ROUNDS):
            chosen = [questions[(number * ASKED + n) % len(questions)] for n in range(ASKED)]
            for pick in chosen:
                _count(me, paths, _ask(client, pick, me.idle, paths.idle))
            with storm.blowing():
                for pick in chosen:
                    _count(me, paths, _ask(client, pick, me.storm, paths.storm))
    return [me, paths]


def _ask(
    client: httpx2.Client, pick: Pick, me: list[float], paths: list[float]
) -> tuple[bool, bool]:
    """Asks both; whether both were answered."""
    question = {pick.kind: pick.id, "max_intermediaries": str(QUESTION_DEPTH)}
    return _timed(client, TRIVIAL, {}, me), _timed(client, "/v1/paths", question, paths)


def _count(me: Times, paths: Times, answered: tuple[bool, bool]) -> None:
    me.failed += not answered[0]
    paths.failed += not answered[1]


def _timed(client: httpx2.Client, path: str, params: dict[str, str], times: list[float]) -> bool:
    start = time.perf_counter()
    response = client.get(path, params=params)
    times.append((time.perf_counter() - start) * 1000)
    return response.status_code == 200


# --- the storm, in a process of its own -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Blowing:
    """The storm from outside: it blows while it is told to."""

    process: SpawnProcess
    blows: Event
    under_way: "Synchronized[int]"
    told: Any

    @contextmanager
    def blowing(self) -> Generator[None]:
        """A block in which it blows; when it ends everything that was asked has been answered."""
        self.blows.set()
        try:
            while not self.under_way.value:
                self._check()
            time.sleep(GATHERING_SECONDS)
            yield
        finally:
            self.blows.clear()
            while self.under_way.value:
                self._check()

    def _check(self) -> None:
        time.sleep(0.05)
        if not self.process.is_alive():
            raise RuntimeError("the process of the storm has died")

    def answers(self) -> dict[int, int]:
        """What it was answered since it was asked last, by status."""
        self.told.send(None)
        return self.told.recv()


@dataclass(frozen=True, slots=True)
class _Sky:
    """What the storm's process is given: whom it asks, as whom, for what, and when."""

    address: str
    keys: Sequence[str]
    companies: Sequence[str]
    blows: Event
    under_way: "Synchronized[int]"
    told: Any


@contextmanager
def _storm(address: str, keys: Sequence[str], companies: Sequence[str]) -> Generator[_Blowing]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    sky = _Sky(address, keys, companies, context.Event(), context.Value("i", 0), theirs)
    process = context.Process(target=_blow, args=(sky,), daemon=True)
    process.start()
    try:
        yield _Blowing(process, sky.blows, sky.under_way, ours)
    finally:
        process.terminate()
        process.join()


def _blow(sky: _Sky) -> None:
    """The process: says what it was answered whenever it is asked, until it is ended."""
    answers = Counter[int]()
    limits = httpx2.Limits(max_connections=CALLERS, max_keepalive_connections=CALLERS)
    with (
        httpx2.Client(base_url=sky.address, limits=limits, timeout=TIMEOUT_SECONDS) as client,
        ThreadPoolExecutor(CALLERS) as pool,
    ):
        for number in range(CALLERS):
            pool.submit(_call, client, sky, number, answers)
        while True:
            sky.told.recv()
            sky.told.send(dict(answers))


def _call(client: httpx2.Client, sky: _Sky, caller: int, answers: Counter[int]) -> None:
    """One of many who ask for as long as it blows."""
    asker = Asker(sky.keys[caller % len(sky.keys)])
    for number in count(caller):
        sky.blows.wait()
        with sky.under_way.get_lock():
            sky.under_way.value += 1
        try:
            status, pause = _answer(client, asker, sky.companies[number % len(sky.companies)])
        finally:
            with sky.under_way.get_lock():
                sky.under_way.value -= 1
        answers[status] += 1
        time.sleep(pause)


def _answer(client: httpx2.Client, asker: Asker, company: str) -> tuple[int, float]:
    """The status of an answer, 0 where there is none, and the seconds until one may come again."""
    question = {"company": company, "max_intermediaries": str(DEPTH)}
    try:
        response = client.get("/v1/paths", params=question, headers=asker.headers)
    except httpx2.TransportError:
        return 0, 1.0
    return response.status_code, float(response.headers.get("Retry-After", "0"))
