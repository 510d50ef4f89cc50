"""One tie hidden from everybody else, and shown again: with all of the owner's contacts that are
the same human, those of later imports too (see ``contacts.hiding.ties``)."""

from graphsvc import normal
from graphsvc.access.audit import Audited
from graphsvc.access.visibility import Desk
from graphsvc.contacts.hiding.ties import HiddenTies, OwnedRow, Traits, hidden_ties
from graphsvc.contacts.own import get_contact, own_row
from graphsvc.ids import new_id
from graphsvc.naming.own_companies import lock, own_company
from graphsvc.ontology import NONE
from graphsvc.wire.contacts import Contact


def hide_contact(desk: Desk, id_: str) -> Contact:
    """Hides the viewer's tie to a contact of theirs from everybody else. Raises ``NotFound``."""
    alike = alike_to(desk, id_)
    hidden = sorted({row.hidden for row in alike if row.hidden is not None})
    shown = [row for row in alike if row.hidden is None]
    if shown:
        hidden_ties(desk).hide(shown, hidden[0] if hidden else new_id())
        desk.note(Audited.TIE_HIDDEN, subject=id_, owner=desk.user)
    return get_contact(desk.view, id_)


def show_contact(desk: Desk, id_: str) -> Contact:
    """Lets a contact of the viewer's be seen again by whom the level of its source admits. Raises
    ``NotFound``."""
    ties = hidden_ties(desk)
    rows = ties.forget(alike_to(desk, id_))
    traits = [ties.traits(row, row.source) for row in rows]
    places = [_place(desk, ties, row, one) for row, one in zip(rows, traits, strict=True)]
    ties.show(traits, places)
    desk.note(Audited.TIE_SHOWN, subject=id_, owner=desk.user)
    return get_contact(desk.view, id_)


def alike_to(desk: Desk, id_: str) -> list[OwnedRow]:
    """The viewer's contacts that are the same human as one of theirs, that one among them. Until
    the transaction ends none is written, hidden or shown. Raises ``NotFound``."""
    own_row(desk.view, id_)
    lock(desk)
    ties = hidden_ties(desk)
    ties.lock()
    row = own_row(desk.view, id_)
    return ties.alike(ties.traits(row, row.source))


def _place(desk: Desk, ties: HiddenTies, row: OwnedRow, one: Traits) -> str:
    """The company of a contact that is shown again: while it was hidden it named none of the
    organisation's own, as one does not that only a part of it sees."""
    if row.company != NONE or not normal.employer_key(one.company):
        return row.company
    if not ties.scopes.names_own_companies(row.source):
        return row.company
    return own_company(desk, one.company)
