"""When API keys were used last: noted in the process, and written for many keys at a time, since a
key may be used a hundred times a second."""

from threading import Lock

from graphsvc.access.gathered import MOST_NOTED, WAIT_SECONDS, Gathered
from graphsvc.access.keys import SEEN_MS, USED_KEYS
from graphsvc.database import Database
from graphsvc.days import now_ms


class KeyUses:
    """The uses that one process has seen."""

    def __init__(self, database: Database, *, seconds: float = WAIT_SECONDS) -> None:
        self._gathered = Gathered(
            lambda rows: database.execute(USED_KEYS, rows=rows), seconds=seconds
        )
        self._lock = Lock()
        self._noted: dict[str, int] = {}

    def note(self, key: str, *, written: int) -> None:
        """A key is used, of which it is written that it was used last then. At most every few
        minutes that leads to anything."""
        now = now_ms()
        with self._lock:
            if now - max(written, self._noted.get(key, 0)) < SEEN_MS:
                return
            if len(self._noted) >= MOST_NOTED:
                self._noted.clear()
            self._noted[key] = now
        self._gathered.add(key, {"id": key, "at": now})

    def write(self) -> None:
        """Writes what is gathered."""
        self._gathered.write()
