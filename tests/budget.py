"""What a lane may take, in ``budget.toml``: a line for each suite, a test module.

A run of a lane (``--lane``) fails where a suite has no line, and where the lane as a whole is over
its limits by a half. On a slower machine than that of the figures these are stretched alike.
At its end it tells what took most, which suites took twice what their lines say, and what all of it
took. That one suite is over its line is no failure: beside another process that fills the same
caches one and the same suite took up to three times as much, which evens out over a lane.
"""

import os
import resource
import tomllib
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Final

import pytest

from tests.lanes import CHOICE, Lane
from tests.meter import NOTHING, TESTS, Clock, Meter, now, suite_of

CORES: Final = os.cpu_count() or 1
FILE: Final = TESTS / "budget.toml"
OVER: Final = 1.5
"""So many times its limits may a lane take."""
LINES_OVER: Final = 1.4
"""So many times what two cores have in a lane's limit may its lines be together: as long as the
suites take longer than they should, they tell what they take."""
SUITE_OVER: Final = 2.0
"""A suite that takes so many times its line is told."""
SLACK: Final = 3.0
"""Seconds by which the smallest may be over, since so much is chance."""
SHOWN: Final = 0.015
"""Suites that took a larger share of the whole are told."""


@dataclass(frozen=True)
class Budget:
    """The file: what a whole lane may take, a line per suite, and how long the loop took there."""

    lanes: Mapping[Lane, Mapping[str, float]]
    suites: Mapping[str, Mapping[Lane, float]]
    loop: float


def budget() -> Budget:
    found: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
    return Budget(found["lanes"], found["suites"], found["loop"])


def unlisted(allowed: Budget, chosen: Lane, taken: Mapping[str, Clock]) -> list[str]:
    """Suites that have no line."""
    return [
        f"{suite} has no line for {chosen} in {FILE.name}; it took {spent.own:.1f} s"
        for suite, spent in sorted(taken.items())
        if chosen not in allowed.suites.get(suite, {})
    ]


def over_line(
    allowed: Budget, chosen: Lane, taken: Mapping[str, Clock], *, slower: float = 1.0
) -> list[str]:
    """Suites that took twice what their lines say."""
    lines = {suite: line[chosen] for suite, line in allowed.suites.items() if chosen in line}
    return [
        f"{suite} took {taken[suite].own:.1f} s of {lines[suite]:g}"
        for suite in sorted(taken.keys() & lines.keys())
        if taken[suite].own > slower * max(SUITE_OVER * lines[suite], lines[suite] + SLACK)
    ]


def whole(
    allowed: Budget, chosen: Lane, spent: Clock, *, slower: float = 1.0, cores: int = CORES
) -> list[str]:
    """Whether the lane is over by a half, on the wall or on the processor."""
    limits = allowed.lanes[chosen]
    took = {"seconds": alone(spent, cores=cores), "processor": spent.processor}
    return [
        f"the lane took {took[of]:.0f} of {limits[of]:g} {of}"
        for of in ("seconds", "processor")
        if took[of] > slower * OVER * limits[of]
    ]


def alone(spent: Clock, *, cores: int = CORES) -> float:
    """Seconds that a run would have taken if nobody else had used the machine."""
    return min(spent.wall, (spent.processor + spent.idle) / cores)


class Judge:
    """Judges a lane at its end: what this process took, and those that ran tests for it."""

    def __init__(self, config: pytest.Config, chosen: Lane, meter: Meter) -> None:
        self._config, self._meter = config, meter
        self._lane: Lane = chosen
        self._begun = now()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a process that ran tests has measured; one that died has told nothing."""
        told: dict[str, Any] = getattr(node, "workeroutput", {})
        for suite, spent in told.get("taken", {}).items():
            self._meter.add(suite, Clock(*spent))
        self._meter.loops += told.get("loops", [])

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, object, object]:
        """After all others, when the processes of this run have ended."""
        done = yield
        if not session.config.option.collectonly:
            self._tell(session)
        return done

    def _tell(self, session: pytest.Session) -> None:
        spent = now().since(self._begun)._replace(processor=tree_seconds())
        allowed, taken, slower = budget(), self._meter.taken, 1.0
        if self._meter.loops:
            slower = max(1.0, fmean(self._meter.loops) / allowed.loop)
        wrong = unlisted(allowed, self._lane, taken)
        wrong += whole(allowed, self._lane, spent, slower=slower)
        told = over_line(allowed, self._lane, taken, slower=slower)
        lines = [
            *table(allowed, self._lane, taken),
            *(f"over its line: {one}" for one in told),
            *(f"over budget: {one}" for one in wrong),
            summary(allowed, self._lane, spent, slower=slower),
        ]
        reporter: Any = self._config.pluginmanager.getplugin("terminalreporter")
        reporter.write_line("\n" + "\n".join(lines))
        if wrong and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def tree_seconds() -> float:
    """Seconds of the processor of this process and of all that have ended below it, as
    ``/usr/bin/time`` counts them."""
    found = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)


def table(allowed: Budget, chosen: Lane, taken: Mapping[str, Clock]) -> Iterable[str]:
    """The suites that took most, most first, and how much the others took together."""
    total = sum(spent.own for spent in taken.values())
    yield f"{'suite':<40}{'seconds':>9}{'line':>7}{'processor':>11}{'wall':>9}"
    rest = NOTHING
    for suite, spent in sorted(taken.items(), key=lambda item: -item[1].own):
        if spent.own < SHOWN * total:
            rest = rest.plus(spent)
            continue
        line = allowed.suites.get(suite, {}).get(chosen, 0)
        yield row(suite, spent, line)
    yield row("all others", rest, None)


def row(name: str, spent: Clock, line: float | None) -> str:
    told = "" if line is None else f"{line:g}"
    return f"{name:<40}{spent.own:>9.1f}{told:>7}{spent.processor:>11.1f}{spent.wall:>9.1f}"


def summary(allowed: Budget, chosen: Lane, spent: Clock, *, slower: float) -> str:
    """The last line of a run."""
    limits = allowed.lanes[chosen]
    return (
        f"{chosen}: {spent.wall:.0f} s ({alone(spent):.0f} without what others "
        f"took of the machine), {spent.processor:,.0f} CPU s of the process tree "
        f"(budget {limits['seconds']:g} s, {limits['processor']:,g} CPU s; "
        f"machine slower by {slower:.2f})"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The suites that take longest come first, so that processes that share a lane end together."""
    if (chosen := CHOICE.lane) is not None:
        lines = budget().suites
        order = {suite: -lines.get(suite, {}).get(chosen, 0.0) for suite in map(suite_of, items)}
        items.sort(key=lambda item: (order[suite_of(item)], suite_of(item)))


def pytest_configure(config: pytest.Config) -> None:
    if (chosen := CHOICE.lane) is None:
        return
    meter = Meter()
    config.pluginmanager.register(meter)
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(Teller(config, meter))
    else:
        config.pluginmanager.register(Judge(config, chosen, meter))


class Teller:
    """In a process that runs tests for another one: hands over what was measured."""

    def __init__(self, config: Any, meter: Meter) -> None:
        self._output: dict[str, Any] = config.workeroutput
        self._meter = meter

    def pytest_sessionfinish(self) -> None:
        taken = self._meter.taken.items()
        self._output["taken"] = {suite: list(spent) for suite, spent in taken}
        self._output["loops"] = self._meter.loops
