"""One tie hidden from everybody else, and shown again: with all of the owner's contacts that are
the same human, those of later imports too (see ``ingest.contacts.hiding``)."""

from graphsvc.connections.companies import lock, own_company
from graphsvc.connections.contacts import get_contact, own_row
from graphsvc.connections.wire import Contact
from graphsvc.door import Desk
from graphsvc.ids import new_id
from graphsvc.ingest.contacts.hiding import OwnedRow
from graphsvc.matching import normal
from graphsvc.ontology import NONE


def hide_contact(desk: Desk, id_: str) -> Contact:
    """Hides the viewer's tie to a contact of theirs from everybody else. Raises ``NotFound``."""
    alike = alike_to(desk, id_)
    ties = sorted({row.hidden for row in alike if row.hidden is not None})
    shown = [row for row in alike if row.hidden is None]
    if shown:
        desk.hider().hide(shown, ties[0] if ties else new_id())
    return get_contact(desk.view, desk.ring, id_)


def show_contact(desk: Desk, id_: str) -> Contact:
    """Lets the viewer's organisation see a contact of theirs again. Raises ``NotFound``."""
    hider = desk.hider()
    rows = hider.forget(alike_to(desk, id_))
    traits = [hider.traits(row) for row in rows]
    places = [_place(desk, row, one.company) for row, one in zip(rows, traits, strict=True)]
    hider.show(traits, places)
    return get_contact(desk.view, desk.ring, id_)


def alike_to(desk: Desk, id_: str) -> list[OwnedRow]:
    """The viewer's contacts that are the same human as one of theirs, that one among them. Until
    the transaction ends none is written, hidden or shown. Raises ``NotFound``."""
    own_row(desk.view, id_)
    lock(desk)
    hider = desk.hider()
    hider.lock()
    return hider.alike(hider.traits(own_row(desk.view, id_)))


def _place(desk: Desk, row: OwnedRow, employer: str) -> str:
    """The company of a contact that is shown again: while it was hidden it named none of the
    organisation's own."""
    if row.company != NONE or not normal.company_key(employer):
        return row.company
    return own_company(desk, employer)
