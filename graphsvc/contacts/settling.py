"""Contacts that wait for their owner's word, and what happens when it is given.

A word changes what is kept of the owner's (see ``corrections``) and then decides the contact anew,
just as the next import would: so that one finds nothing to change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphsvc import normal
from graphsvc.access.door import MOST_TRIES, Door
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import (
    Correction,
    corrected,
    correction_of,
    lock_source,
    row_prints,
    ruled,
    write_correction,
)
from graphsvc.contacts.hiding.ties import hidden_ties
from graphsvc.contacts.own import (
    DetailedRow,
    candidates_of,
    contact_of,
    detail,
    get_contact,
    known_anew,
    own_row,
    record_of,
)
from graphsvc.contacts.verdicts import Word, reword
from graphsvc.contacts.writing.placing import NOBODY_ASKED, contact_writer
from graphsvc.cursors import id_cursor
from graphsvc.days import now_ms
from graphsvc.errors import InvalidInput, Unavailable
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.naming.names import PEOPLE_BY_ID, PersonRow, people_named
from graphsvc.naming.own_companies import drop_unnamed, lock
from graphsvc.ontology import NONE
from graphsvc.queries import Count, Reader, ViewerQuery
from graphsvc.wire.contacts import (
    AGREEING,
    Agreeing,
    Contact,
    ContactEdit,
    OneContact,
    PersonCandidate,
    Unsettled,
)
from graphsvc.wire.pages import Page, PageQuery, paged_by_id
from loaders import records

CURSOR: Final = id_cursor("unsettled")

UNSETTLED = ViewerQuery("contacts/read/unsettled_contacts", DetailedRow, ("user", "after", "limit"))
UNSETTLED_COUNT = ViewerQuery("contacts/read/unsettled_count", Count, ("user",))

Say = Callable[[Correction, DetailedRow], Correction]
"""What an owner says of a contact, from what they said before."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A contact, what its owner said of it before and says now, and what it says then."""

    row: DetailedRow
    before: Correction
    said: Correction
    record: records.Contact


def list_unsettled(view: View, *, after: str = "", limit: int = 50) -> list[Unsettled]:
    """The viewer's contacts that wait for their word, after the one with the id ``after``: unsure
    ones, and private ones whose person seems to have come into the directory since."""
    rows = view.read(UNSETTLED, user=view.viewer.user, after=after, limit=limit)
    people = people_named(view, (id_ for row in rows for id_ in candidates_of(row)))
    return [_unsettled(view, row, people) for row in rows]


def page_of_unsettled(view: View, query: PageQuery) -> Page[Unsettled]:
    """A page of the viewer's contacts that wait for their word, in the order of their ids."""
    return paged_by_id(
        lambda after, limit: list_unsettled(view, after=after, limit=limit),
        query,
        cursor=CURSOR,
        id_of=lambda row: row.contact.id,
    )


def count_unsettled(view: View) -> int:
    """How many of the viewer's contacts wait for their word."""
    return view.read(UNSETTLED_COUNT, user=view.viewer.user)[0].count


def _unsettled(view: View, row: DetailedRow, people: Mapping[str, PersonRow]) -> Unsettled:
    contact = contact_of(view, row)
    known = [people[id_] for id_ in candidates_of(row) if id_ in people]
    return Unsettled(
        contact=contact,
        why="offer" if row.ask == "offer" else "unsure",
        reason=detail(view, row, "reason", row.reason),
        candidates=[_candidate(contact, person) for person in known],
    )


def _candidate(contact: OneContact, person: PersonRow) -> PersonCandidate:
    same = _agreeing(contact, person)
    return PersonCandidate(
        id=person.id,
        name=person.name,
        title=person.title,
        company=person.company,
        emails=person.emails,
        profile_url=person.profile_url,
        agrees=[field for field in AGREEING if same[field]],
    )


def _agreeing(contact: OneContact, person: PersonRow) -> Mapping[Agreeing, bool]:
    """Which fields of a contact and a person are the same but for their dress."""
    keys = {normal.mailbox_key(email) for email in contact.emails} - {None}
    url = normal.profile_key(contact.profile_url)
    companies = {normal.company_key(job[2]) for job in person.jobs} - {""}
    return {
        "name": normal.name_key(contact.name) == normal.name_key(person.name),
        "title": bool(contact.title) and contact.title.casefold() == person.title.casefold(),
        "company": normal.company_key(contact.company) in companies,
        "emails": bool(keys & {normal.mailbox_key(email) for email in person.emails}),
        "profile_url": url is not None and url == normal.profile_key(person.profile_url or ""),
    }


# Words


def settle(door: Door, contact: str, *, person: str | None) -> Contact:
    """The viewer says who a contact of theirs is: a person of the directory, or nobody of it: then
    whoever of today's directory would be meant is none of them either, and a wrong match is undone.
    Holds for every later import.

    Raises ``NotFound``, ``InvalidInput`` for a person that there is none of, ``Conflict`` while an
    import of the contact's source is under way.
    """
    name = door.look(lambda view: name_of(view, person)) if person else ""

    def say(said: Correction, row: DetailedRow) -> Correction:
        if person:
            return replace(said, person=person, person_name=name, rejected=said.rejected - {person})
        proposed = {*candidates_of(row), row.person} - {NONE}
        return replace(said, person=None, person_name="", rejected=said.rejected | proposed)

    return _say(door, contact, say, nobody=person is None)


def unsettle(door: Door, contact: str) -> Contact:
    """Forgets what the viewer has said of who a contact is; it is decided anew. Raises as above."""

    def say(said: Correction, _row: DetailedRow) -> Correction:
        return replace(said, person=None, person_name="", rejected=frozenset[str]())

    return _say(door, contact, say)


def edit_contact(door: Door, contact: str, edit: ContactEdit) -> Contact:
    """The viewer corrects name, title and company of a contact; later imports keep to that. Raises
    as above."""

    def say(said: Correction, _row: DetailedRow) -> Correction:
        return replace(said, name=edit.name, title=edit.title, company=edit.company)

    return _say(door, contact, say)


def name_of(view: View, person: str) -> str:
    """What a person of the directory is called. Raises ``InvalidInput`` where there is none."""
    rows = view.directory(PEOPLE_BY_ID, ids=[person])
    if not rows:
        raise InvalidInput("There is no such person.", field="person")
    return rows[0].name


def _say(door: Door, contact: str, say: Say, *, nobody: bool = False) -> Contact:
    for _ in range(MOST_TRIES):
        if (said := _said(door, _read(door, contact, say), nobody=nobody)) is not None:
            return said
    raise Unavailable("This contact changes too fast.", advice="Try again in a moment.")


def _read(door: Door, contact: str, say: Say) -> _Read:
    def read(view: View) -> _Read:
        row = own_row(view, contact)
        before, record = correction_of(view, row.source, row.row_key), record_of(view, row)
        said = replace(say(before, row), also=before.also | row_prints(view.own_sealer, record))
        return _Read(row, before, said, corrected(record, said))

    return door.look(read)


def _said(door: Door, found: _Read, *, nobody: bool) -> Contact | None:
    """The contact as it is decided anew; nothing where it, or what its owner says of it, has been
    changed since it was read: so a word never takes back what was said beside it."""

    def think(read: Reader) -> tuple[_Read, Verdict]:
        decided, verdict = found, verdict_on(read, found.record, found.said)
        while nobody and (meant := _meant(verdict) - decided.said.rejected):
            said = replace(decided.said, rejected=decided.said.rejected | meant)
            decided = replace(decided, said=said)
            verdict = verdict_on(read, decided.record, said)
        return decided, verdict

    def work(desk: Desk, thought: tuple[_Read, Verdict]) -> Contact | None:
        decided, verdict = thought
        row = decided.row
        lock_source(desk, row.source)
        lock(desk)
        hidden_ties(desk).lock()
        now = own_row(desk.view, row.id), correction_of(desk.view, row.source, row.row_key)
        if now != (row, decided.before):
            return None
        write_correction(desk, row.source, row.row_key, decided.said, now=now_ms())
        _rewrite(desk, decided, verdict)
        return get_contact(desk.view, row.id)

    return door.decide(think, work)


def _meant(verdict: Verdict) -> set[str]:
    """Who of the directory a contact is, or may be."""
    return {verdict.person or NONE, *verdict.candidates} - {NONE}


def verdict_on(read: Reader, record: records.Contact, said: Correction) -> Verdict:
    """Who a contact is, under its owner's word."""
    return ruled(resolve(read, [record])[0], said)


def _rewrite(desk: Desk, found: _Read, verdict: Verdict) -> None:
    """Writes the contact as the next import would."""
    row = found.row
    writer = contact_writer(desk, source=row.source, kind=row.kind)
    draft = writer.drafts.draft(found.record, verdict, row.row_key, known_anew(row))
    writer.place([draft], asked=NOBODY_ASKED)
    reword(desk, row.id, Word(verdict, row.id))
    drop_unnamed(desk, [row.company])
