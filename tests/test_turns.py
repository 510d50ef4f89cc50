"""Turns: all at once where nobody else asks, one at a time where somebody does."""

import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager

import pytest

from graphsvc import turns as module
from graphsvc.errors import TooSlow
from graphsvc.turns import AT_ONCE, BESIDE_OTHERS, Turns
from tests.runs.installation import until

SECONDS = 20.0


def long() -> float:
    return SECONDS


@contextmanager
def works(turns: Turns, org: str, number: int) -> Generator[set[int]]:
    """So many threads take a turn and offer it all the time; yields those that have had one."""
    met: set[int] = set()
    over = threading.Event()

    def work(one: int) -> None:
        with turns.taken(org, long) as offer:
            while not over.is_set():
                met.add(one)
                over.wait(0.002)
                offer()

    threads = [threading.Thread(target=work, args=(one,)) for one in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield met
    finally:
        over.set()
        for thread in threads:
            thread.join(SECONDS)
        assert not any(thread.is_alive() for thread in threads)


@pytest.fixture
def slices(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets how long a turn lasts."""

    def set_to(seconds: float) -> None:
        monkeypatch.setattr(module, "SLICE_SECONDS", seconds)

    return set_to


def test_an_organisation_alone_does_all_at_once() -> None:
    turns = Turns()
    turns.seen("one")
    with ExitStack() as stack:
        for _ in range(AT_ONCE):
            stack.enter_context(turns.taken("one", long))


def test_beside_others_one_goes_on_and_the_rest_waits() -> None:
    turns = Turns()
    with works(turns, "one", AT_ONCE):
        until(lambda: turns.going("one") == AT_ONCE, "all go on")
        turns.seen("two")
        turns.seen("one")
        until(lambda: turns.going("one") == BESIDE_OTHERS, "all but one wait")
        with turns.taken("two", long):
            assert turns.going("two") == 1
    assert turns.going("one") == turns.going("two") == 0


def test_a_turn_that_has_lasted_goes_to_the_next_in_line(
    slices: Callable[[float], None],
) -> None:
    slices(0.01)
    turns = Turns()
    turns.seen("two")
    turns.seen("one")
    with works(turns, "one", 3) as met:
        until(lambda: len(met) == 3, "each of three has had a turn")


def test_a_turn_goes_on_where_nobody_waits(slices: Callable[[float], None]) -> None:
    slices(0.0)
    turns = Turns()
    turns.seen("two")
    with turns.taken("one", long) as offer:
        for _ in range(5):
            offer()
            assert turns.going("one") == 1


def test_whoever_waits_too_long_is_told_so_and_keeps_nothing() -> None:
    turns = Turns()
    turns.seen("two")
    turns.seen("one")

    def over() -> float:
        raise TooSlow("late")

    with turns.taken("one", long):
        with pytest.raises(TooSlow), turns.taken("one", over):
            pytest.fail("there was no turn left")
        assert turns.going("one") == 1
    with turns.taken("one", long):
        assert turns.going("one") == 1


def test_a_turn_is_given_back_whatever_happens() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError), turns.taken("one", long):
        raise RuntimeError
    assert turns.going("one") == 0


def test_others_are_forgotten_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns()
    turns.seen("two")
    turns.seen("one")
    monkeypatch.setattr(module, "BESIDE_SECONDS", 0.0)
    with ExitStack() as stack:
        for _ in range(AT_ONCE):
            stack.enter_context(turns.taken("one", long))
