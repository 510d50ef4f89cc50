"""How much of the service one user, and one organisation, may have at a time.

Whatever is done for somebody holds a place of theirs until it is done; who has none left is told to
come again, at once, so that nobody waits in a thread that others need. Places are counted in this
process and, for what is heavy, over all processes by whoever counts there (see ``redis_places``).
"""

import threading
from collections import Counter, deque
from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final, Protocol

from graphsvc.errors import TooMany
from graphsvc.turns import Turns


@dataclass(frozen=True, slots=True)
class Share:
    """So many things of one kind at a time: ``of_user``, ``of_org``, and ``of_process`` in one
    process. One that is ``everywhere`` is counted over all processes; what is done ``by_turns``
    waits in between for that of others (see ``turns``)."""

    name: str
    of_user: int
    of_org: int
    of_process: int
    everywhere: bool = False
    by_turns: bool = False


LIGHT: Final = Share("light", of_user=12, of_org=20, of_process=32)
"""What is looked up or changed in a moment. A server has 40 threads."""
HEAVY: Final = Share("heavy", of_user=2, of_org=4, of_process=8, everywhere=True, by_turns=True)
"""Questions about paths, and looking at a file before its import."""
OPENED: Final = Share("opened", of_user=3, of_org=8, of_process=8)
"""Lists for which all of somebody's contacts are opened."""
BODY: Final = Share("body", of_user=12, of_org=20, of_process=32)
"""Bodies of requests as they come in, each of at most a megabyte."""
UPLOAD: Final = Share("upload", of_user=2, of_org=4, of_process=8)
"""Files as they come in, each of at most the bytes that an upload may have."""


REFUSALS_SECONDS: Final = 10.0
"""So long a refusal counts for the pauses of the following ones."""
REFUSALS_A_SECOND: Final = 5
"""So many of them make a pause a second longer."""
LONGEST_PAUSE: Final = 30
"""Seconds."""


class Everywhere(Protocol):
    """Whoever counts over all processes."""

    def held(self, share: Share, *, user: str, org: str) -> AbstractContextManager[None]:
        """Holds a place. Raises ``TooMany``."""
        ...


class Shares:
    """The places of this process; ``everywhere`` are those of all processes."""

    def __init__(self, everywhere: Everywhere | None = None) -> None:
        self._lock = threading.Lock()
        self._taken: Counter[tuple[str, str]] = Counter()
        self._refusals = Refusals()
        self._everywhere = everywhere
        self.turns: Final = Turns()

    @contextmanager
    def held(self, share: Share, *, user: str, org: str) -> Generator[None]:
        """Holds a place for as long as the block lasts. Raises ``TooMany`` where none is left, with
        a pause that is the longer the more were refused of late: else as many as ask again every
        second would have the time of everybody else."""
        with ExitStack() as held:
            held.enter_context(self._here(share, user=user, org=org))
            if share.everywhere and self._everywhere is not None:
                held.enter_context(self._everywhere.held(share, user=user, org=org))
            yield

    @contextmanager
    def _here(self, share: Share, *, user: str, org: str) -> Generator[None]:
        most = {
            (share.name, f"user {user}"): share.of_user,
            (share.name, f"org {org}"): share.of_org,
            (share.name, ""): share.of_process,
        }
        self.turns.seen(org)
        with self._lock:
            for place, number in most.items():
                if self._taken[place] >= number:
                    raise too_many(self._refusals.pause(place, monotonic()))
            self._taken.update(most.keys())
        try:
            yield
        finally:
            with self._lock:
                self._taken.subtract(most.keys())
                self._taken += Counter[tuple[str, str]]()


class Refusals:
    """Who was refused of late, and so for how long the next one is asked to wait."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], deque[float]] = {}

    def pause(self, place: tuple[str, str], now: float) -> int:
        """Seconds after which whoever is refused at a place now may come again."""
        for one, times in list(self._last.items()):
            while times and times[0] < now - REFUSALS_SECONDS:
                times.popleft()
            if not times:
                del self._last[one]
        times = self._last.setdefault(place, deque(maxlen=LONGEST_PAUSE * REFUSALS_A_SECOND))
        pause = min(1 + len(times) // REFUSALS_A_SECOND, LONGEST_PAUSE)
        times.append(now)
        return pause


def too_many(pause: int = 1) -> TooMany:
    """The answer to whom no place is left, and who may come again after so many seconds."""
    return TooMany(
        "Too much is being done for you, or for your organisation, at the moment.",
        advice="Wait until the other answers are there, and ask again.",
        retry_after=pause,
    )
