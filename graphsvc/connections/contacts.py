"""A user's own contacts: listed with their details, and removed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.connections.companies import drop_unnamed, lock
from graphsvc.connections.corrections import (
    UNSAID,
    forget_correction,
    lock_source,
    write_correction,
)
from graphsvc.connections.verdicts import Word, reword
from graphsvc.connections.wire import Contact, OwnWord
from graphsvc.days import day_of, now_ms
from graphsvc.door import Desk
from graphsvc.errors import NotFound
from graphsvc.ingest.contacts import REMOVE_CONTACTS
from graphsvc.ingest.contacts.corrections import REMOVED, RULE
from graphsvc.matching.resolve import Verdict
from graphsvc.ontology import NONE, ContactState, Level, VerdictKind, org_scope, user_scope
from graphsvc.queries import Count, Nothing, ViewerQuery, WriteQuery
from graphsvc.sealed import ContactRow, OwnSealer, Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View
from loaders import records
from loaders.records import PartialDate


@dataclass(frozen=True, slots=True)
class DetailedRow(ContactRow):
    """A contact with its details, sealed under the owner's key; none where they cannot be seen.
    ``ask`` is what its owner is to be asked (unsure, offer), of whom ``candidates`` are; ``hidden``
    the tie that they hide, ``word`` what they say of it."""

    kind: str
    emails: bytes | None
    phones: bytes | None
    profile_url: bytes | None
    connected_on: bytes | None
    ask: str | None
    candidates: list[str] | None
    reason: bytes | None
    source: str
    row_key: str
    print: str
    name_index: str
    hidden: str | None
    word: str | None
    word_scope: str | None
    word_day: int | None


HAND: Final = "hand"
"""The kind of contacts that their owner adds one by one, and the format of their source."""

LIST = ViewerQuery("read/own_contacts", DetailedRow, ("user", "after", "limit"))
OWN = ViewerQuery("read/own_contact", DetailedRow, ("id", "user"))
FORGET_FORMER = WriteQuery("write/former_contacts_forget", Nothing, ("ids",))
TAKE_AGAIN = WriteQuery("write/removals_forget", Count, ("scope",))


def list_contacts(view: View, ring: KeyRing, *, after: str = "", limit: int = 50) -> list[Contact]:
    """The viewer's own contacts after the one with the id ``after``, in the order of their ids."""
    rows = view.read(LIST, user=view.viewer.user, after=after, limit=limit)
    opener = Opener(view, ring)
    return [opener.contact(row) for row in rows]


def get_contact(view: View, ring: KeyRing, id_: str) -> Contact:
    """One of the viewer's own contacts. Raises ``NotFound``."""
    return Opener(view, ring).contact(own_row(view, id_))


def own_row(view: View, id_: str) -> DetailedRow:
    """One of the viewer's own contacts as the graph holds it. Raises ``NotFound``."""
    row = view.only(OWN, id=id_, user=view.viewer.user)
    if row is None:
        raise NotFound("There is no such contact of yours.")
    return row


def remove_contact(desk: Desk, id_: str) -> None:
    """Removes a contact of the viewer's own with its details and its tie. No later import of its
    source brings it back; one that they had added by hand they may add again. Raises ``NotFound``,
    or ``Conflict`` while an import of the source is under way."""
    row = own_row(desk.view, id_)
    lock_source(desk, row.source)
    lock(desk)
    named = desk.write(REMOVE_CONTACTS, ids=[id_])
    desk.write(FORGET_FORMER, ids=[id_])
    reword(desk, id_, Word(Verdict(0, VerdictKind.SKIPPED, RULE, REMOVED), None))
    if row.kind == HAND:
        forget_correction(desk, row.source, row.row_key)
    else:
        write_correction(desk, row.source, row.row_key, replace(UNSAID, removed=True), now=now_ms())
    drop_unnamed(desk, (company.id for company in named))


def take_again(desk: Desk) -> int:
    """Forgets which contacts the viewer has removed, so that the next imports bring them back;
    returns how many there were."""
    return desk.write(TAKE_AGAIN, scope=user_scope(desk.user))[0].count


class Opener:
    """Opens contacts of the viewer's own."""

    def __init__(self, view: View, ring: KeyRing) -> None:
        self._sealer = Sealer(ring, view.viewer.org)
        self._own = OwnSealer(ring, view.viewer.user)

    def contact(self, row: DetailedRow) -> Contact:
        """As programs see it."""
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
            emails=self._listed(row, "emails", row.emails),
            phones=self._listed(row, "phones", row.phones),
            profile_url=self.detail(row, "profile_url", row.profile_url),
            connected_on=self.detail(row, "connected_on", row.connected_on),
            hidden=row.hidden is not None,
            word=_word(row),
        )

    def record(self, row: DetailedRow, *, number: int = 1) -> records.Contact:
        """As its source gave it, or its owner corrected it; ``number`` stands for its row."""
        card = self._sealer.open_contact(row)
        connected = self.detail(row, "connected_on", row.connected_on)
        return records.Contact(
            row=number,
            name=card.name,
            emails=tuple(self._listed(row, "emails", row.emails)),
            phones=tuple(self._listed(row, "phones", row.phones)),
            company=card.employer,
            title=card.title,
            profile_url=self.detail(row, "profile_url", row.profile_url) or None,
            connected_on=PartialDate.parse(connected) if connected else None,
        )

    def detail(self, row: DetailedRow, field: str, sealed: bytes | None) -> str:
        """A detail that only the owner sees; empty where there is none."""
        return "" if sealed is None else self._own.open("ContactDetail", row.id, field, sealed)

    def _listed(self, row: DetailedRow, field: str, sealed: bytes | None) -> list[str]:
        return [part for part in self.detail(row, field, sealed).split(";") if part]


def _word(row: DetailedRow) -> OwnWord | None:
    if row.word is None or row.word_day is None:
        return None
    everybody = row.word_scope == org_scope(row.org)
    return OwnWord(
        level=Level(row.word),
        visible_to="organisation" if everybody else "me",
        said=day_of(row.word_day).isoformat(),
    )


def candidates_of(row: DetailedRow) -> Sequence[str]:
    """Whom a contact may be."""
    return row.candidates or ()
