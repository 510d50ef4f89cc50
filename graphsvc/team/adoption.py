"""How an organisation takes the service up: how many of its users came in, imported and asked,
month by month, for its administrators.

Of what somebody does nothing is kept but that it was done in a month, under a fingerprint of who
did it, which nobody can make without the key file; it is what tells two users from one twice. A day
after its end a month is counted and its fingerprints are deleted. Only months that are over are
told, and only numbers of at least ``FEWEST`` users, so no number says what one of them has done.
"""

from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Final

from graphsvc.access.gathered import MOST_NOTED, WAIT_SECONDS, Gathered
from graphsvc.access.visibility import View
from graphsvc.database import Database
from graphsvc.days import DAY_MS, moment, now_ms
from graphsvc.ontology import Viewer, org_scope
from graphsvc.queries import Count, Nothing, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.team.change import not_an_administrator
from graphsvc.wire.team import Adoption, AdoptionMonth

FEWEST: Final = 5
"""So many users have done something, or it is not told how many."""
MONTHS: Final = 24
"""So many months are told, the newest of those that are over."""
COUNTED_AT_ONCE: Final = 10_000


class Activity(StrEnum):
    """What is counted: that a user came in with a browser or a key, imported contacts, asked who
    can introduce them."""

    SIGNED_IN = "signed_in"
    IMPORTED = "imported"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month, as “2026-05”, with how many users did what."""

    month: str
    signed_in: int
    imported: int
    asked: int


ADD = WriteQuery("team/write/use_marks", Nothing, ("rows",))
COUNT = WriteQuery("team/write/monthly_use", Count, ("before", "limit"))
LIST = ViewerQuery("team/read/monthly_use", MonthRow, ("user", "least", "limit"))


class Adopted:
    """What one process has seen of what users do."""

    def __init__(self, database: Database, ring: KeyRing, *, seconds: float = WAIT_SECONDS) -> None:
        self._gathered = Gathered(lambda rows: database.execute(ADD, rows=rows), seconds=seconds)
        self._ring = ring
        self._lock = Lock()
        self._noted: set[str] = set()

    def note(self, viewer: Viewer, activity: Activity) -> None:
        """A user does something; the first time in a month that leads to anything."""
        month = month_of(now_ms())
        done = f"{month} {activity} {viewer.user}"
        with self._lock:
            if done in self._noted:
                return
            if len(self._noted) >= MOST_NOTED:
                self._noted.clear()
            self._noted.add(done)
        mark = self._ring.blind(org_scope(viewer.org), f"use|{done}")
        row = {"mark": mark, "org": viewer.org, "month": month, "activity": activity.value}
        self._gathered.add(mark, row)

    def write(self) -> None:
        """Writes what is gathered."""
        self._gathered.write()


def month_of(at: int) -> str:
    """The month of a moment (ms since 1970, UTC)."""
    return f"{moment(at):%Y-%m}"


def count_months(database: Database) -> None:
    """Counts the months that were over a day ago, and deletes the fingerprints of who did what: by
    then every process has written what it had seen."""
    before = month_of(now_ms() - DAY_MS)
    while database.execute(COUNT, before=before, limit=COUNTED_AT_ONCE)[0].count:
        pass


def adoption(view: View) -> Adoption:
    """The newest months first, for administrators. Raises ``NotAllowed`` for others."""
    if not view.administrator:
        raise not_an_administrator()
    rows = view.read(LIST, user=view.viewer.user, least=FEWEST, limit=MONTHS)
    return Adoption(
        items=[
            AdoptionMonth(
                month=row.month,
                signed_in=row.signed_in,
                imported=_told(row.imported),
                asked=_told(row.asked),
            )
            for row in rows
        ]
    )


def _told(users: int) -> int | None:
    return users if users >= FEWEST else None
