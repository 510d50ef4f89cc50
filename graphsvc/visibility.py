"""The only way in which anything private is read on behalf of somebody.

A viewer becomes scopes here, inside the same transaction as the query that uses them; the view
adds ``$scopes`` itself, so no caller can widen them, and a query that does not compare with them
all that is private in it is refused when the catalogue loads. Somebody who is no longer a user has
no scopes and sees nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from graphsvc.database import Database, Transaction
from graphsvc.errors import NotSignedIn
from graphsvc.ontology import NONE, Viewer
from graphsvc.queries import DirectoryQuery, Row, SystemQuery, ViewerQuery, expect

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ScopesRow:
    org_scope: str
    user_scope: str
    person_id: str


SCOPES = SystemQuery("read/viewer_scopes", ScopesRow, ("user", "org"))


class View:
    """What one viewer sees, for the length of one transaction."""

    def __init__(self, tx: Transaction, viewer: Viewer, found: ScopesRow) -> None:
        self._tx = tx
        self._scopes = (found.org_scope, found.user_scope)
        self.viewer: Final = viewer
        self.person_id: Final = None if found.person_id == NONE else found.person_id

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the viewer may see; nobody sets it."""
        return self._scopes

    def read(self, query: ViewerQuery[Row], /, **params: object) -> list[Row]:
        """The rows of a viewer's query, filtered by the viewer's scopes."""
        expect(query, ViewerQuery)
        return self._tx.run_scoped(query, self._scopes, **params)

    def directory(self, query: DirectoryQuery[Row], /, **params: object) -> list[Row]:
        """The rows of a query over public facts."""
        expect(query, DirectoryQuery)
        return self._tx.run(query, **params)

    def only(self, query: ViewerQuery[Row], /, **params: object) -> Row | None:
        """The first row, or none."""
        rows = self.read(query, **params)
        return rows[0] if rows else None


def look(database: Database, viewer: Viewer, work: Callable[[View], Result]) -> Result:
    """Runs ``work`` with the view of ``viewer``, in one read transaction.

    Raises ``NotSignedIn`` when the viewer is not an active user of their organisation.
    """
    return database.read(lambda tx: work(_view(tx, viewer)))


def change(
    database: Database, viewer: Viewer, work: Callable[[View, Transaction], Result]
) -> Result:
    """Like :func:`look`, in a write transaction: ``work`` looks through the view and writes
    through the transaction, so that what was seen is still so when it is changed."""
    return database.write(lambda tx: work(_view(tx, viewer), tx))


def _view(tx: Transaction, viewer: Viewer) -> View:
    found = tx.one(SCOPES, user=viewer.user, org=viewer.org)
    if found is None:
        raise NotSignedIn("This user does not exist any more.", advice="Sign in again.")
    return View(tx, viewer, found)
