"""The time in a world that is built twice: it passes alike, whatever else happens meanwhile."""

import datetime
from collections.abc import Generator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Final, Self

import neo4j
import pytest

from graphsvc.ids import seeded
from graphsvc.web import known, site
from tests.judge.fixtures import DAY

MORNING: Final = datetime.datetime.fromisoformat(f"{DAY}T00:00:00+00:00")
EVENING: Final = MORNING + datetime.timedelta(hours=20)
"""When everything is asked."""
TICK_NS: Final = 1_000_000_000
HOUR_NS: Final = 3_600 * TICK_NS

_RUNS = """
MATCH (i:Import), (r:Run {id: i.id})
SET r.created = i.created, r.claimed = i.created, r.ended = i.ended
"""
_NOTICES = "MATCH (n:Notification) SET n.created = $evening"
"""Both have their moments from the database's own clock, which nobody can set."""


class Clock:
    """Stands in for the module ``time`` where it is asked for the moment."""

    def __init__(self) -> None:
        self._now, self._tick = _nanoseconds(EVENING), 0

    def time_ns(self) -> int:
        """Now; a second later each time while something is built."""
        self._now += self._tick
        return self._now

    @contextmanager
    def part(self, number: int) -> Generator[None]:
        """Builds a part of the world, with ids and moments of its own; then it is evening."""
        self._now, self._tick = _nanoseconds(MORNING) + number * HOUR_NS, TICK_NS
        with seeded(number):
            yield
        self._now, self._tick = _nanoseconds(EVENING), 0


class _Evening(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return cls.fromtimestamp(EVENING.timestamp(), tz)


def set_clocks(patch: pytest.MonkeyPatch) -> Clock:
    """The clock by which the product goes from now on; pages ask the library themselves."""
    clock = Clock()
    for module in ("graphsvc.ids", "graphsvc.days"):
        patch.setattr(f"{module}.time", clock)
    still = SimpleNamespace(datetime=_Evening, UTC=datetime.UTC, timedelta=datetime.timedelta)
    for module in (site, known):
        patch.setattr(module, "datetime", still)
    return clock


def settle_moments(session: neo4j.Session) -> None:
    """Gives the runs of imports the moments of their imports, and notifications that of asking."""
    session.run(_RUNS).consume()
    session.run(_NOTICES, evening=_nanoseconds(EVENING) // 1_000_000).consume()


def _nanoseconds(moment: datetime.datetime) -> int:
    return int(moment.timestamp()) * TICK_NS
