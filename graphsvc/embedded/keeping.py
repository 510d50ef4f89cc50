"""Children that are to run: who has died is started again, after pauses that grow.

A child that dies again and again (a full disk, a jar that is gone) is tried after 1, 2, 4, … and at
most 60 seconds; one that has lived for a minute begins with the shortest pause. Each time it is
said, in one line.
"""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Final

from graphsvc.embedded.process import Lasting
from graphsvc.errors import GraphsvcError
from graphsvc.threads import beside

POLL_SECONDS: Final = 0.2
FIRST_SECONDS: Final = 1.0
MOST_SECONDS: Final = 60.0
CALM_SECONDS: Final = 60.0

Say = Callable[[str], None]
"""Told a sentence for whoever runs the program."""


@dataclass
class Child:
    """What is to run. ``start`` begins it and does not wait for it; it raises GraphsvcError or
    OSError where it cannot."""

    name: str
    start: Callable[[], object]
    alive: Callable[[], bool]
    _begun: float = field(default_factory=time.monotonic)
    _pause: float = FIRST_SECONDS
    _due: float | None = None

    def look(self, now: float, say: Say) -> None:
        """Starts it again where it has died and its pause is over; ``now`` is in seconds."""
        if self._due is None:
            if not self.alive():
                self._died(now, say)
        elif now >= self._due:
            self._due, self._begun = None, now
            if not self.alive():
                self._start(say)

    def _died(self, now: float, say: Say) -> None:
        if now - self._begun > CALM_SECONDS:
            self._pause = FIRST_SECONDS
        say(f"{self.name} has ended. It is started again in {self._pause:.0f} s.")
        self._due = now + self._pause
        self._pause = min(2 * self._pause, MOST_SECONDS)

    def _start(self, say: Say) -> None:
        try:
            self.start()
        except GraphsvcError as error:
            say(" ".join(filter(None, (error.message, error.advice))))
        except OSError as error:
            say(f"{self.name} cannot be started: {error.strerror or type(error).__name__}.")


def keep(children: Sequence[Child], over: Callable[[], bool], say: Say) -> None:
    """Looks after children until it is ``over``. It ends none of them."""
    while not over():
        for child in children:
            child.look(time.monotonic(), say)
        time.sleep(POLL_SECONDS)


@contextmanager
def kept(children: Sequence[Child], say: Say) -> Generator[None]:
    """Children are looked after for as long as the block lasts, by a thread of their own."""

    def look_after(over: Event) -> None:
        keep(children, over.is_set, say)

    with beside(look_after, name="graphsvc-keeper", kind=Lasting):
        yield
