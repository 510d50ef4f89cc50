"""A contact as somebody sees it who may see it: what their scopes admit, and by which rule."""

from dataclasses import dataclass

from graphsvc.access.audit import Audited
from graphsvc.access.sealed import ContactRow
from graphsvc.access.visibility import View
from graphsvc.contacts.several import listed
from graphsvc.errors import NotFound
from graphsvc.ontology import NONE, ContactState
from graphsvc.queries import ViewerQuery
from graphsvc.sharing.who import why
from graphsvc.wire.sharing import Named, SeenContact, SharedDetails


@dataclass(frozen=True, slots=True)
class CardRow(ContactRow):
    """A contact with its scope, and details sealed under its owner's key; none where the viewer may
    not see them."""

    scope: str
    owner_name: str
    detail: str | None
    emails: bytes | None
    phones: bytes | None
    profile_url: bytes | None
    connected_on: bytes | None


CARD = ViewerQuery("contacts/read/contact_card", CardRow, ("id",))


def seen_contact(view: View, id_: str) -> SeenContact:
    """A contact that the viewer may see. Raises ``NotFound``."""
    row = view.only(CARD, id=id_)
    if row is None:
        raise NotFound("There is no such contact.")
    card = view.card(row)
    if row.detail is not None and card.owner != view.viewer.user:
        view.looked(Audited.DETAILS_OPENED, subject=card.id, owner=card.owner)
    return SeenContact(
        id=card.id,
        name=card.name,
        title=card.title,
        company=card.employer,
        company_id=None if card.company == NONE else card.company,
        person=None if card.person == NONE else card.person,
        state=ContactState(card.state).value,
        owner=Named(id=card.owner, name=row.owner_name),
        mine=card.owner == view.viewer.user,
        why=why(view, row.scope),
        details=_details(view, row),
    )


def _details(view: View, row: CardRow) -> SharedDetails | None:
    """What the viewer's scopes admit of the details: the query found no other."""
    if row.detail is None:
        return None
    sealed = {
        "emails": row.emails,
        "phones": row.phones,
        "profile_url": row.profile_url,
        "connected_on": row.connected_on,
    }
    told = {name: view.detail(row, name, data) for name, data in sealed.items()}
    return SharedDetails(
        emails=listed(told["emails"]),
        phones=listed(told["phones"]),
        profile_url=told["profile_url"],
        connected_on=told["connected_on"],
        why=why(view, row.detail),
    )
