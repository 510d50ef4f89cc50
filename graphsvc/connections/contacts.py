"""A user's own contacts: listed with their details, and removed one by one."""

from dataclasses import dataclass

from graphsvc.connections.companies import Desk, drop_unnamed, lock
from graphsvc.connections.wire import Contact
from graphsvc.errors import NotFound
from graphsvc.ingest.contacts import REMOVE_CONTACTS
from graphsvc.ontology import NONE, ContactState
from graphsvc.queries import Id, ViewerQuery
from graphsvc.sealed import ContactRow, OwnSealer, Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class DetailedRow(ContactRow):
    """A contact with its details, sealed under the owner's key; none where they cannot be seen."""

    kind: str
    emails: bytes | None
    phones: bytes | None
    profile_url: bytes | None
    connected_on: bytes | None


LIST = ViewerQuery("read/own_contacts", DetailedRow, ("user", "after", "limit"))
OWN = ViewerQuery("read/own_contact", Id, ("id", "user"))


def list_contacts(view: View, ring: KeyRing, *, after: str = "", limit: int = 50) -> list[Contact]:
    """The viewer's own contacts after the one with the id ``after``, in the order of their ids."""
    rows = view.read(LIST, user=view.viewer.user, after=after, limit=limit)
    opener = _Opener(Sealer(ring, view.viewer.org), OwnSealer(ring, view.viewer.user))
    return [opener.contact(row) for row in rows]


def remove_contact(desk: Desk, id_: str) -> None:
    """Removes a contact of the viewer's own with its details and its tie. Raises ``NotFound``."""
    lock(desk)
    if desk.view.only(OWN, id=id_, user=desk.user) is None:
        raise NotFound("There is no such contact of yours.")
    named = desk.tx.run(REMOVE_CONTACTS, ids=[id_])
    drop_unnamed(desk, (row.id for row in named))


class _Opener:
    def __init__(self, sealer: Sealer, own: OwnSealer) -> None:
        self._sealer = sealer
        self._own = own

    def contact(self, row: DetailedRow) -> Contact:
        card = self._sealer.open_contact(row)
        return Contact(
            id=card.id,
            state=ContactState(card.state).value,
            kind=row.kind,
            name=card.name,
            title=card.title,
            company=card.employer,
            company_id=None if card.company == NONE else card.company,
            person=None if card.person == NONE else card.person,
            emails=_listed(self._detail(row, "emails", row.emails)),
            phones=_listed(self._detail(row, "phones", row.phones)),
            profile_url=self._detail(row, "profile_url", row.profile_url),
            connected_on=self._detail(row, "connected_on", row.connected_on),
        )

    def _detail(self, row: DetailedRow, field: str, sealed: bytes | None) -> str:
        return "" if sealed is None else self._own.open("ContactDetail", row.id, field, sealed)


def _listed(text: str) -> list[str]:
    return [part for part in text.split(";") if part]
