"""What is over its line is noticed, on an idle machine and on a busy one."""

import pytest

from tests.budget import Budget, over_line, unlisted, whole
from tests.meter import Clock

ALLOWED = Budget(
    lanes={"test": {"seconds": 600, "processor": 1_100}},
    suites={"api/test_one": {"test": 20}, "api/test_two": {"test": 1}},
    loop=0.01,
)


def spent(wall: float, *, processor: float, idle: float = 0.0) -> Clock:
    return Clock(wall, processor, idle)


@pytest.mark.parametrize(
    ("taken", "seconds"),
    [
        (spent(10, processor=10, idle=10), 10),  # alone on two cores
        (spent(25, processor=10), 10),  # the same beside others
        (spent(30, processor=0.2, idle=30), 30),  # asleep
        (spent(30, processor=0.2, idle=25), 25.2),  # asleep beside others
        (spent(10, processor=18, idle=2), 18),  # on both cores
    ],
)
def test_seconds_are_work_and_what_passes_while_a_core_is_free(
    taken: Clock, seconds: float
) -> None:
    assert taken.own == pytest.approx(seconds)


def test_a_suite_that_has_no_line_is_noticed() -> None:
    [told] = unlisted(ALLOWED, "test", {"api/test_new": spent(0.1, processor=0.1)})
    assert "api/test_new has no line for test" in told
    [told] = unlisted(ALLOWED, "long", {"api/test_one": spent(0.1, processor=0.1)})
    assert "api/test_one has no line for long" in told
    assert unlisted(ALLOWED, "test", {"api/test_one": spent(99, processor=99)}) == []


@pytest.mark.parametrize(("seconds", "over"), [(20, False), (39, False), (41, True)])
def test_a_suite_that_takes_twice_its_line_is_told(seconds: float, over: bool) -> None:
    working = {"api/test_one": spent(seconds, processor=seconds)}
    asleep = {"api/test_one": spent(seconds, processor=0, idle=seconds)}
    for taken in (working, asleep):
        assert bool(over_line(ALLOWED, "test", taken)) is over


def test_others_on_the_machine_and_a_slower_one_are_no_fault_of_a_suite() -> None:
    assert over_line(ALLOWED, "test", {"api/test_one": spent(90, processor=20)}) == []
    twice = {"api/test_one": spent(50, processor=50)}
    assert over_line(ALLOWED, "test", twice) != []
    assert over_line(ALLOWED, "test", twice, slower=2.0) == []


def test_the_smallest_have_some_room() -> None:
    assert over_line(ALLOWED, "test", {"api/test_two": spent(3.9, processor=3.9)}) == []
    assert over_line(ALLOWED, "test", {"api/test_two": spent(4.1, processor=4.1)}) != []


def test_a_lane_that_is_over_by_a_half_is_noticed() -> None:
    assert whole(ALLOWED, "test", spent(890, processor=1_100, idle=880)) == []
    [slow] = whole(ALLOWED, "test", spent(910, processor=1_100, idle=905), cores=2)
    assert "910 of 600 seconds" in slow
    [told] = whole(ALLOWED, "test", spent(880, processor=1_700), cores=2)
    assert "1700 of 1100 processor" in told
    assert whole(ALLOWED, "test", spent(2_000, processor=1_100), cores=2) == []
