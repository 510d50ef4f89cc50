"""What routes, pages and a user's commands are given of the database: one viewer's door.

It offers three things. ``look`` reads, ``change`` reads and writes in one transaction, ``decide``
thinks over public facts before it changes. Neither the database nor a transaction leaves it: what
is read is read through a view, what is written goes in by queries that tell nothing but ids and
counts of what is private.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final, TypeVar

from graphsvc.access.audit import Entry, note
from graphsvc.access.sealed import erased_fingerprint
from graphsvc.access.visibility import Desk, View, enter, seconds_left
from graphsvc.database import Database, Transaction
from graphsvc.errors import Unavailable
from graphsvc.ontology import Viewer
from graphsvc.queries import DirectoryQuery, Reader, Row, expect
from graphsvc.sealing import KeyRing
from graphsvc.shares import LIGHT, Share, Shares
from graphsvc.turns import Pulse, unhurried

Found = TypeVar("Found")
Result = TypeVar("Result")

MOST_TRIES: Final = 5
"""How often something is decided anew because the directory changes under it."""


class Stale(Exception):
    """What was decided rests on somebody, or something, of the directory that is no more. Nothing
    is written."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What somebody may have of a service that others use too: their ``shares``, and the seconds
    that an answer may take."""

    shares: Shares
    seconds: float


class Door:
    """The way of one viewer to what they may see and change. Without ``bounds`` it is the way of a
    worker or of an administrator, whom nothing hurries."""

    def __init__(
        self, database: Database, viewer: Viewer, ring: KeyRing, bounds: Bounds | None = None
    ) -> None:
        self._database = database
        self._ring = ring
        self._bounds = bounds
        self.viewer: Final = viewer

    def look(self, work: Callable[[View], Result], *, share: Share = LIGHT) -> Result:
        """Runs ``work`` with the viewer's view, in one read transaction; what of it the audit log
        keeps is written before anything is told.

        Raises ``NotSignedIn`` when the viewer is not an active user of their organisation,
        ``TooMany`` when as much is being done for them as may be at a time, ``TooSlow`` when it
        takes longer than it may.
        """
        seconds = self._bounds.seconds if self._bounds else None
        until = self._until()

        def look(tx: Transaction, pulse: Pulse) -> tuple[Result, tuple[Entry, ...]]:
            view = enter(tx, self.viewer, self._ring, pulse=pulse)
            return work(view), view.looks

        with self._place(share), self._turn(share, until) as pulse:
            result, looks = self._database.read(partial(look, pulse=pulse), seconds=seconds)
            if looks:
                self._database.write(lambda tx: note(tx.run, *looks))
        return result

    def change(self, work: Callable[[Desk], Result]) -> Result:
        """Runs ``work``, which changes what is the viewer's own, in one write transaction; it may
        run twice and must bear it. Raises ``NotSignedIn`` and ``TooMany`` as :meth:`look`."""
        with self._place(LIGHT):
            return self._database.write(lambda tx: work(self._desk(tx)))

    def _place(self, share: Share) -> AbstractContextManager[None]:
        if self._bounds is None:
            return nullcontext()
        viewer = self.viewer
        return self._bounds.shares.held(share, user=viewer.user, org=viewer.org)

    def _turn(self, share: Share, until: float | None) -> AbstractContextManager[Pulse]:
        """What is to be called while it is looked: it says when it takes too long, and of what is
        heavy lets others go on whose turn it is."""
        if until is None or self._bounds is None:
            return nullcontext(unhurried)
        left = partial(seconds_left, until)
        if not share.by_turns:
            return nullcontext(left)
        return self._bounds.shares.turns.taken(self.viewer.org, left)

    def decide(
        self, think: Callable[[Reader], Found], work: Callable[[Desk, Found], Result]
    ) -> Result:
        """Runs ``think`` over public facts, outside any transaction, and ``work`` with what it
        found, like :meth:`change`; both anew where ``work`` raises ``Stale``, since the directory
        has changed in between. Raises ``Unavailable`` where that goes on, ``TooMany`` and
        ``TooSlow`` as :meth:`look`: thinking has the bounds of looking, every time together."""
        facts = self._facts(self._until())
        for _ in range(MOST_TRIES):
            with self._place(LIGHT):
                found = think(facts)
            try:
                return self.change(lambda desk, found=found: work(desk, found))
            except Stale:
                continue
        raise Unavailable("The directory changes too fast.", advice="Try again in a moment.")

    def erased_fingerprint(self, text: str) -> str:
        """The fingerprint under which somebody erased at their own wish would be known."""
        return erased_fingerprint(self._ring, text)

    def _desk(self, tx: Transaction) -> Desk:
        return Desk(tx, enter(tx, self.viewer, self._ring), self._ring)

    def _until(self) -> float | None:
        """When an answer that begins now must be there."""
        return monotonic() + self._bounds.seconds if self._bounds else None

    def _facts(self, until: float | None) -> Reader:
        """Public facts, each read in a transaction of its own, until it is too late."""

        def read(query: DirectoryQuery[Row], /, **params: object) -> list[Row]:
            expect(query, DirectoryQuery)
            seconds = None if until is None else seconds_left(until)
            return self._database.read(lambda tx: tx.run(query, **params), seconds=seconds)

        return read
