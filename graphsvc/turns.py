"""Whose heavy work goes on, where several organisations want the same machine.

What an organisation has places for may go on at once as long as nobody else asks for anything.
While others do, one piece of its work goes on in a process at a time and the rest waits in a line:
so whoever asks beside it shares the processor with one thread of it, and the database with one
query. Work offers its turn between two queries and now and then in between; a turn that has lasted
goes to the next in line.
"""

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic
from typing import Final

AT_ONCE: Final = 4
"""So many pieces of an organisation's work go on while nobody else asks."""
BESIDE_OTHERS: Final = 1
BESIDE_SECONDS: Final = 5.0
"""Whoever asked for something so long ago counts as somebody who asks."""
SLICE_SECONDS: Final = 0.1
"""After so long a turn goes to the next in line."""
_LOOK_SECONDS: Final = 0.5
"""How often whoever waits looks whether others still ask."""

Pulse = Callable[[], object]
"""What is called now and then by whatever goes on for long; it may end it by raising."""
Left = Callable[[], float]
"""The seconds that are left; raises where none are."""


def unhurried() -> None:
    """The pulse of what may take as long as it does."""


class Turns:
    """The turns of one process."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._going: Counter[str] = Counter()
        self._lines: defaultdict[str, deque[object]] = defaultdict(deque)
        self._last = self._before = ("", float("-inf"))

    def seen(self, org: str) -> None:
        """Somebody of an organisation asks for something, heavy or not."""
        with self._changed:
            if org != self._last[0]:
                self._before = self._last
            self._last = (org, monotonic())

    @contextmanager
    def taken(self, org: str, left: Left) -> Generator[Pulse]:
        """Holds a turn for as long as the block lasts. What it yields is to be called now and then:
        it gives the turn to the next in line where it is time to, and waits for another one. It
        raises what ``left`` does."""
        turn = _Turn(self, org, left)
        turn.wait()
        try:
            yield turn.offer
        finally:
            turn.give()

    def wait(self, org: str, left: Left) -> None:
        """Waits in the line of an organisation until it is one's turn."""
        ticket = object()
        with self._changed:
            line = self._lines[org]
            line.append(ticket)
            try:
                while line[0] is not ticket or self._going[org] >= self._most(org):
                    self._changed.wait(min(left(), _LOOK_SECONDS))
                self._going[org] += 1
            finally:
                line.remove(ticket)
                self._tidy(org)
                self._changed.notify_all()

    def give(self, org: str) -> None:
        """Gives a turn back."""
        with self._changed:
            self._going[org] -= 1
            self._tidy(org)
            self._changed.notify_all()

    def going(self, org: str) -> int:
        """How many turns an organisation holds."""
        with self._changed:
            return self._going.get(org, 0)

    def is_due(self, org: str, *, since: float) -> bool:
        """Whether a turn that was taken then is to be given on."""
        with self._changed:
            waiting = bool(self._lines.get(org))
            over = self._going[org] > self._most(org)
            return over or (waiting and monotonic() - since >= SLICE_SECONDS)

    def _most(self, org: str) -> int:
        """How many turns an organisation has now."""
        other, asked = self._before if self._last[0] == org else self._last
        beside = bool(other) and monotonic() - asked < BESIDE_SECONDS
        return BESIDE_OTHERS if beside else AT_ONCE

    def _tidy(self, org: str) -> None:
        """Forgets an organisation that has nothing here."""
        if not self._lines[org]:
            del self._lines[org]
        if not self._going[org]:
            del self._going[org]


class _Turn:
    """One piece of work, which has a turn or waits for it."""

    def __init__(self, turns: Turns, org: str, left: Left) -> None:
        self._turns = turns
        self._org = org
        self._left = left
        self._since: float | None = None

    def wait(self) -> None:
        self._turns.wait(self._org, self._left)
        self._since = monotonic()

    def give(self) -> None:
        if self._since is not None:
            self._since = None
            self._turns.give(self._org)

    def offer(self) -> None:
        if self._since is not None and self._turns.is_due(self._org, since=self._since):
            self.give()
            self.wait()
        self._left()
