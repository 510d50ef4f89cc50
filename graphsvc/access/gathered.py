"""Small things that happen often: gathered in the process, and written together a while after the
first of them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock, Timer
from typing import Final

from graphsvc.errors import GraphsvcError

WAIT_SECONDS: Final = 10.0
"""So long rows are gathered before they are written."""
MOST_NOTED: Final = 10_000

Rows = Sequence[Mapping[str, object]]


class Gathered:
    """Rows that ``write`` takes together. Of each key there is one, the last."""

    def __init__(self, write: Callable[[Rows], object], *, seconds: float = WAIT_SECONDS) -> None:
        self._write = write
        self._seconds = seconds
        self._lock = Lock()
        self._waiting: dict[str, Mapping[str, object]] = {}

    def add(self, key: str, row: Mapping[str, object]) -> None:
        """Has a row written in a while."""
        with self._lock:
            first = not self._waiting
            self._waiting[key] = row
        if first:
            timer = Timer(self._seconds, self.write)
            timer.daemon = True
            timer.start()

    def write(self) -> None:
        """Writes what is gathered. Where the database does not answer it is lost: what happens next
        tells."""
        with self._lock:
            rows = list(self._waiting.values())
            self._waiting.clear()
        if rows:
            with suppress(GraphsvcError):
                self._write(rows)
