"""A user's own contacts: with their details, and removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.access.sealed import ContactRow
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import (
    REMOVED,
    RULE,
    UNSAID,
    correction_of,
    forget_correction,
    lock_source,
    row_prints,
    write_correction,
)
from graphsvc.contacts.several import listed
from graphsvc.contacts.verdicts import Word, reword
from graphsvc.contacts.writing.queries import REMOVE_CONTACTS, Known
from graphsvc.cursors import id_cursor
from graphsvc.days import day_of, now_ms
from graphsvc.errors import NotFound
from graphsvc.matching.resolve import Verdict
from graphsvc.naming.own_companies import drop_unnamed, lock
from graphsvc.ontology import NONE, ContactState, Level, VerdictKind, org_scope, user_scope
from graphsvc.queries import Count, Nothing, ViewerQuery, WriteQuery
from graphsvc.wire.contacts import Contact, OneContact, OwnWord
from loaders import records
from loaders.records import PartialDate


@dataclass(frozen=True, slots=True)
class DetailedRow(ContactRow):
    """A contact with its details, sealed under the owner's key; none where they cannot be seen.
    ``ask`` is what its owner is to be asked (unsure, offer), of whom ``candidates`` are; ``hidden``
    the tie that they hide, ``word`` what they say of it, ``rules`` the number of the rules that
    wrote the contact."""

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
    rules: int
    word: str | None
    word_scope: str | None
    word_day: int | None


HAND: Final = "hand"
"""The kind of contacts that their owner adds one by one, and the format of their source."""

CURSOR: Final = id_cursor("contacts")

LIST = ViewerQuery(
    "contacts/read/own_contacts", DetailedRow, ("user", "after", "left_out", "limit")
)
OWN = ViewerQuery("contacts/read/own_contacts_by_id", DetailedRow, ("ids", "user"))
FORGET_FORMER = WriteQuery("contacts/write/former_contacts_forget", Nothing, ("ids",))
TAKE_AGAIN = WriteQuery("contacts/write/removals_forget", Count, ("scope",))


def list_contacts(view: View, *, after: str = "", limit: int = 50) -> list[Contact]:
    """The viewer's own contacts after the one with the id ``after``, in the order of their ids;
    those that are the same human by the viewer's word as one."""
    seconds = view.humans().seconds
    rows = view.read(LIST, user=view.viewer.user, after=after, left_out=seconds, limit=limit)
    return with_fellows(view, rows)


def get_contact(view: View, id_: str) -> Contact:
    """One of the viewer's own contacts, with those that are the same human by their word. Raises
    ``NotFound``."""
    return with_fellows(view, [own_row(view, id_)])[0]


def contacts_with(view: View, ids: Sequence[str]) -> list[Contact]:
    """Those of the viewer's own contacts whose ids these are, in the order of their ids."""
    return with_fellows(view, own_rows(view, ids))


def own_row(view: View, id_: str) -> DetailedRow:
    """One of the viewer's own contacts as the graph holds it. Raises ``NotFound``."""
    rows = own_rows(view, [id_])
    if not rows:
        raise _none()
    return rows[0]


def _none() -> NotFound:
    return NotFound("There is no such contact of yours.")


def own_rows(view: View, ids: Sequence[str]) -> list[DetailedRow]:
    """Those of the viewer's own contacts whose ids these are, in the order of their ids."""
    return view.read(OWN, ids=ids, user=view.viewer.user) if ids else []


def with_fellows(view: View, rows: Sequence[DetailedRow]) -> list[Contact]:
    """Contacts of the viewer's own, each with those that are the same human by their word."""
    fellows = {row.id: view.humans().fellows(row.id) for row in rows}
    others = own_rows(view, sorted({id_ for ids in fellows.values() for id_ in ids}))
    found = {row.id: contact_of(view, row) for row in others}
    return [
        Contact(
            **dict(contact_of(view, row)),
            same=[found[id_] for id_ in fellows[row.id] if id_ in found],
        )
        for row in rows
    ]


def remove_contact(desk: Desk, id_: str) -> None:
    """Removes a contact of the viewer's own with its details and its tie. No later import of its
    source brings it back; one that they had added by hand they may add again. Raises ``NotFound``,
    or ``Conflict`` while an import of the source is under way."""
    remove_contacts(desk, [id_])


def remove_contacts(desk: Desk, ids: Sequence[str]) -> None:
    """Removes those of the viewer's own contacts whose ids these are, as :func:`remove_contact`
    does each. Raises ``NotFound`` where there is none."""
    rows = own_rows(desk.view, ids)
    if not rows:
        raise _none()
    for source in sorted({row.source for row in rows}):
        lock_source(desk, source)
    lock(desk)
    removed = [row.id for row in rows]
    named = desk.write(REMOVE_CONTACTS, ids=removed)
    desk.write(FORGET_FORMER, ids=removed)
    for row in rows:
        _never_again(desk, row)
    drop_unnamed(desk, (company.id for company in named))


def _never_again(desk: Desk, row: DetailedRow) -> None:
    """Keeps later imports from bringing a contact back that was removed."""
    reword(desk, row.id, Word(Verdict(0, VerdictKind.SKIPPED, RULE, REMOVED), None))
    if row.kind == HAND:
        forget_correction(desk, row.source, row.row_key)
    else:
        before = correction_of(desk.view, row.source, row.row_key)
        also = before.also | row_prints(desk.own_sealer, record_of(desk.view, row))
        said = replace(UNSAID, removed=True, also=also)
        write_correction(desk, row.source, row.row_key, said, now=now_ms())


def take_again(desk: Desk) -> int:
    """Forgets which contacts the viewer has removed, so that the next imports bring them back;
    returns how many there were."""
    return desk.write(TAKE_AGAIN, scope=user_scope(desk.user))[0].count


def contact_of(view: View, row: DetailedRow) -> OneContact:
    """One of the viewer's own contacts as programs see it."""
    card = view.card(row)
    return OneContact(
        id=card.id,
        state=ContactState(card.state).value,
        kind=row.kind,
        name=card.name,
        title=card.title,
        company=card.employer,
        company_id=None if card.company == NONE else card.company,
        person=None if card.person == NONE else card.person,
        emails=_listed(view, row, "emails", row.emails),
        phones=_listed(view, row, "phones", row.phones),
        profile_url=detail(view, row, "profile_url", row.profile_url),
        connected_on=detail(view, row, "connected_on", row.connected_on),
        hidden=row.hidden is not None,
        word=_word(row),
    )


def record_of(view: View, row: DetailedRow, *, number: int = 1) -> records.Contact:
    """One of the viewer's own contacts as its source gave it, or its owner corrected it; ``number``
    stands for its row."""
    card = view.card(row)
    connected = detail(view, row, "connected_on", row.connected_on)
    return records.Contact(
        row=number,
        name=card.name,
        emails=tuple(_listed(view, row, "emails", row.emails)),
        phones=tuple(_listed(view, row, "phones", row.phones)),
        company=card.employer,
        title=card.title,
        profile_url=detail(view, row, "profile_url", row.profile_url) or None,
        connected_on=PartialDate.parse(connected) if connected else None,
    )


def known_anew(row: DetailedRow) -> Known:
    """The contact as it was, with a fingerprint that nothing has: it is written in any case."""
    return Known(
        id=row.id,
        row_key=row.row_key,
        print="",
        state=row.state,
        person=row.person,
        company=row.company,
        name_index=row.name_index,
        title=row.title,
        employer=row.employer,
        hidden=row.hidden,
    )


def detail(view: View, row: DetailedRow, field: str, sealed: bytes | None) -> str:
    """A detail that only the owner sees; empty where there is none."""
    return "" if sealed is None else view.own_sealer.open("ContactDetail", row.id, field, sealed)


def _listed(view: View, row: DetailedRow, field: str, sealed: bytes | None) -> list[str]:
    return listed(detail(view, row, field, sealed))


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
