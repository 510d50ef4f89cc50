"""What routes, pages and a user's commands are given of the database: one viewer's door.

It offers three things. ``look`` reads, ``change`` reads and writes in one transaction, ``decide``
thinks over public facts before it changes. Neither the database nor a transaction leaves it: what
is read is read through a view, what is written goes in by queries that tell nothing but ids and
counts of what is private.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from graphsvc.database import Database, Transaction
from graphsvc.errors import Unavailable
from graphsvc.ingest.contacts.hiding import Hider
from graphsvc.ingest.contacts.placing import MOST_TRIES, Placer, Stale
from graphsvc.ingest.contacts.queries import Origin
from graphsvc.ontology import NONE, Viewer, org_scope, user_scope
from graphsvc.queries import DirectoryQuery, Reader, Row, WriteQuery, expect
from graphsvc.sealed import OwnSealer, Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View, change, look

Found = TypeVar("Found")
Result = TypeVar("Result")


class Desk:
    """What a change of a viewer's own facts works with, for the length of one transaction."""

    def __init__(self, view: View, tx: Transaction, ring: KeyRing) -> None:
        self._tx = tx
        self.view: Final = view
        self.ring: Final = ring

    @property
    def user(self) -> str:
        return self.view.viewer.user

    @property
    def org(self) -> str:
        return self.view.viewer.org

    @property
    def scope(self) -> str:
        """The organisation's scope, in which a user's stated facts stand."""
        return org_scope(self.org)

    @property
    def own_scope(self) -> str:
        """The scope of what the user alone may see."""
        return user_scope(self.user)

    @property
    def sealer(self) -> Sealer:
        return Sealer(self.ring, self.org)

    @property
    def own_sealer(self) -> OwnSealer:
        return OwnSealer(self.ring, self.user)

    def write(self, query: WriteQuery[Row], /, **params: object) -> list[Row]:
        """Runs a query that writes. Raises ``Defect`` for any other."""
        expect(query, WriteQuery)
        return self._tx.run(query, **params)

    def hider(self) -> Hider:
        """Hides and shows the user's own contacts."""
        return Hider(self._tx, self.ring, owner=self.user, org=self.org)

    def placer(self, *, source: str, kind: str) -> Placer:
        """Writes contacts of a source of the user's; ``kind`` is its format."""
        origin = Origin(self.user, self.org, source, kind, import_id=NONE, previous=NONE)
        return Placer(self._tx, self.ring, origin)


class Door:
    """The way of one viewer to what they may see and change."""

    def __init__(self, database: Database, viewer: Viewer, ring: KeyRing) -> None:
        self._database = database
        self.viewer: Final = viewer
        self.ring: Final = ring

    def look(self, work: Callable[[View], Result]) -> Result:
        """Runs ``work`` with the viewer's view, in one read transaction. Raises ``NotSignedIn``
        when the viewer is not an active user of their organisation."""
        return look(self._database, self.viewer, work)

    def change(self, work: Callable[[Desk], Result]) -> Result:
        """Runs ``work``, which changes what is the viewer's own, in one write transaction; it may
        run twice and must bear it. Raises as :meth:`look`."""
        return change(self._database, self.viewer, lambda view, tx: work(Desk(view, tx, self.ring)))

    def decide(
        self, think: Callable[[Reader], Found], work: Callable[[Desk, Found], Result]
    ) -> Result:
        """Runs ``think`` over public facts, outside any transaction, and ``work`` with what it
        found, like :meth:`change`; both anew where ``work`` raises ``Stale``, since the directory
        has changed in between. Raises ``Unavailable`` where that goes on."""
        for _ in range(MOST_TRIES):
            found = think(self._facts)
            try:
                return self.change(lambda desk, found=found: work(desk, found))
            except Stale:
                continue
        raise Unavailable("The directory changes too fast.", advice="Try again in a moment.")

    def _facts(self, query: DirectoryQuery[Row], /, **params: object) -> list[Row]:
        expect(query, DirectoryQuery)
        return self._database.fetch(query, **params)
