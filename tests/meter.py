"""What each suite of this process takes, in seconds that mean something on a busy machine too.

They are those that its processes used of the processor or, where that is more, those that passed
while a core was free for them. What a session starts once, its databases, is a suite of its own,
``services``. A short loop beside every suite tells how fast the machine is.
"""

import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import pytest

TESTS: Final = Path(__file__).parent
SERVICES: Final = "services"
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Clock(NamedTuple):
    """A moment, in seconds: of the wall, of the processor of this process and all below it, and of
    all cores without work."""

    wall: float
    processor: float
    idle: float

    def since(self, before: "Clock") -> "Clock":
        return Clock(*(now - then for now, then in zip(self, before, strict=True)))

    def plus(self, other: "Clock") -> "Clock":
        return Clock(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def own(self) -> float:
        """Seconds that count."""
        return min(max(self.wall, self.processor), self.processor + self.idle)


NOTHING: Final = Clock(0, 0, 0)


def now() -> Clock:
    return Clock(time.perf_counter(), _processor(os.getpid()), _idle())


def _processor(root: int) -> float:
    """What a process used, and all below it, those that have ended and been waited for too."""
    used: dict[int, int] = {}
    below: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            columns = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        used[int(folder.name)] = sum(map(int, columns[11:15]))
        below.setdefault(int(columns[1]), []).append(int(folder.name))
    found, left = 0, [root]
    while left:
        one = left.pop()
        found += used.get(one, 0)
        left += below.get(one, [])
    return found / TICKS


def _idle() -> float:
    """Without a count of the system's, a core is taken to be always free."""
    try:
        first = Path("/proc/stat").read_text("utf-8").splitlines()[0].split()
    except OSError:
        return time.perf_counter()
    return (int(first[4]) + int(first[5])) / TICKS


def loop() -> float:
    """Seconds of the processor that a fixed piece of work takes."""
    before, found = time.thread_time(), 0
    for number in range(100_000):
        found ^= number * number
    return time.thread_time() - before


@dataclass(eq=False)
class Meter:
    """Adds up what each suite of this process takes."""

    taken: dict[str, Clock] = field(default_factory=dict[str, Clock])
    loops: list[float] = field(default_factory=list[float])
    _suite: str = ""
    _since: Clock = NOTHING

    def enter(self, suite: str) -> str:
        """What passes from now on is that suite's. Returns the one whose time it was until now."""
        before, self._suite, moment = self._suite, suite, now()
        if before:
            self.add(before, moment.since(self._since))
        self._since = moment
        return before

    def add(self, suite: str, spent: Clock) -> None:
        self.taken[suite] = self.taken.get(suite, NOTHING).plus(spent)

    @contextmanager
    def meanwhile(self, suite: str) -> Generator[None]:
        """What passes in the block is another suite's."""
        before = self.enter(suite)
        try:
            yield
        finally:
            self.enter(before)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        if suite_of(item) != self._suite:
            self.loops.append(loop())
            self.enter(suite_of(item))
        try:
            return (yield)
        finally:
            if nextitem is None or suite_of(nextitem) != self._suite:
                self.enter("")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object]
    ) -> Generator[None, object, object]:
        if fixturedef.scope != "session":
            return (yield)
        with self.meanwhile(SERVICES):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(
        self, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """After the last test, what was started once ends."""
        if nextitem is not None:
            return (yield)
        with self.meanwhile(SERVICES):
            return (yield)


def suite_of(item: pytest.Item) -> str:
    """A test's module, as the file of budgets calls it."""
    return item.path.relative_to(TESTS).with_suffix("").as_posix()
