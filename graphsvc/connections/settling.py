"""Contacts that wait for their owner's word, and what happens when it is given.

A word changes what is kept of the owner's (see ``corrections``) and then decides the contact anew,
just as the next import would: so that one finds nothing to change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from graphsvc.connections.companies import drop_unnamed, lock
from graphsvc.connections.contacts import (
    DetailedRow,
    Opener,
    candidates_of,
    get_contact,
    own_row,
)
from graphsvc.connections.corrections import correction_of, lock_source, write_correction
from graphsvc.connections.verdicts import Word, reword
from graphsvc.connections.wire import (
    AGREEING,
    Agreeing,
    Contact,
    ContactEdit,
    PersonCandidate,
    Unsettled,
)
from graphsvc.days import now_ms
from graphsvc.door import Desk, Door
from graphsvc.errors import InvalidInput
from graphsvc.ingest.contacts.corrections import Correction, corrected, ruled
from graphsvc.ingest.contacts.placing import NOBODY_ASKED
from graphsvc.ingest.contacts.queries import Known
from graphsvc.matching import normal
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.ontology import NONE
from graphsvc.paths.names import PEOPLE_BY_ID, PersonRow, people_named
from graphsvc.queries import Count, Reader, ViewerQuery
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View
from loaders import records

UNSETTLED = ViewerQuery("read/unsettled_contacts", DetailedRow, ("user", "after", "limit"))
UNSETTLED_COUNT = ViewerQuery("read/unsettled_count", Count, ("user",))

Say = Callable[[Correction, DetailedRow], Correction]
"""What an owner says of a contact, from what they said before."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A contact, what its owner says of it now, and what it says then."""

    row: DetailedRow
    said: Correction
    record: records.Contact


def list_unsettled(
    view: View, ring: KeyRing, *, after: str = "", limit: int = 50
) -> list[Unsettled]:
    """The viewer's contacts that wait for their word, after the one with the id ``after``: unsure
    ones, and private ones whose person seems to have come into the directory since."""
    rows = view.read(UNSETTLED, user=view.viewer.user, after=after, limit=limit)
    people = people_named(view, (id_ for row in rows for id_ in candidates_of(row)))
    opener = Opener(view, ring)
    return [_unsettled(opener, row, people) for row in rows]


def count_unsettled(view: View) -> int:
    """How many of the viewer's contacts wait for their word."""
    return view.read(UNSETTLED_COUNT, user=view.viewer.user)[0].count


def _unsettled(opener: Opener, row: DetailedRow, people: Mapping[str, PersonRow]) -> Unsettled:
    contact = opener.contact(row)
    known = [people[id_] for id_ in candidates_of(row) if id_ in people]
    return Unsettled(
        contact=contact,
        why="offer" if row.ask == "offer" else "unsure",
        reason=opener.detail(row, "reason", row.reason),
        candidates=[_candidate(contact, person) for person in known],
    )


def _candidate(contact: Contact, person: PersonRow) -> PersonCandidate:
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


def _agreeing(contact: Contact, person: PersonRow) -> Mapping[Agreeing, bool]:
    """Which fields of a contact and a person are the same but for their dress."""
    keys = {normal.email_key(email) for email in contact.emails} - {None}
    url = normal.profile_key(contact.profile_url)
    companies = {normal.company_key(job[2]) for job in person.jobs} - {""}
    return {
        "name": normal.name_key(contact.name) == normal.name_key(person.name),
        "title": bool(contact.title) and contact.title.casefold() == person.title.casefold(),
        "company": normal.company_key(contact.company) in companies,
        "emails": bool(keys & {normal.email_key(email) for email in person.emails}),
        "profile_url": url is not None and url == normal.profile_key(person.profile_url or ""),
    }


# Words


def settle(door: Door, contact: str, *, person: str | None) -> Contact:
    """The viewer says who a contact of theirs is: a person of the directory, or none of those who
    were proposed, so that a wrong match is undone. Holds for every later import.

    Raises ``NotFound``, ``InvalidInput`` for a person that there is none of, ``Conflict`` while an
    import of the contact's source is under way.
    """
    name = door.look(lambda view: name_of(view, person)) if person else ""

    def say(said: Correction, row: DetailedRow) -> Correction:
        if person:
            return replace(said, person=person, person_name=name, rejected=said.rejected - {person})
        proposed = {*candidates_of(row), row.person} - {NONE}
        return replace(said, person=None, person_name="", rejected=said.rejected | proposed)

    return _say(door, contact, say)


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


def _say(door: Door, contact: str, say: Say) -> Contact:
    def read(view: View) -> _Read:
        row = own_row(view, contact)
        said = say(correction_of(view, door.ring, row.source, row.row_key), row)
        return _Read(row, said, corrected(Opener(view, door.ring).record(row), said))

    found = door.look(read)

    def work(desk: Desk, verdict: Verdict) -> Contact:
        lock_source(desk, found.row.source)
        lock(desk)
        own_row(desk.view, contact)
        write_correction(desk, found.row.source, found.row.row_key, found.said, now=now_ms())
        _rewrite(desk, found, verdict)
        return get_contact(desk.view, desk.ring, contact)

    return door.decide(lambda read: verdict_on(read, found.record, found.said), work)


def verdict_on(read: Reader, record: records.Contact, said: Correction) -> Verdict:
    """Who a contact is, under its owner's word."""
    return ruled(resolve(read, [record])[0], said)


def _rewrite(desk: Desk, found: _Read, verdict: Verdict) -> None:
    """Writes the contact as the next import would."""
    row = found.row
    placer = desk.placer(source=row.source, kind=row.kind)
    draft = placer.drawer.draft(found.record, verdict, row.row_key, _known(row))
    placer.place([draft], asked=NOBODY_ASKED)
    reword(desk, row.id, Word(verdict, row.id))
    drop_unnamed(desk, [row.company])


def _known(row: DetailedRow) -> Known:
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
