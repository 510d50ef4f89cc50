"""People whom a user adds by hand, one at a time: decided at once, as a row of a file would be."""

from dataclasses import replace

from graphsvc.connections.companies import Desk
from graphsvc.connections.contacts import HAND, get_contact
from graphsvc.connections.corrections import UNSAID, write_correction
from graphsvc.connections.own_word import KnownAs, known_as, say_word, take_word_back
from graphsvc.connections.settling import decided, name_of
from graphsvc.connections.wire import Added, Contact, ContactInput, OwnWordInput
from graphsvc.database import Database, Transaction
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.ids import new_id, now_ms
from graphsvc.ingest.contacts.corrections import Correction, objection
from graphsvc.ingest.contacts.keys import key_by_hand
from graphsvc.ingest.contacts.placing import NOBODY_ASKED, Placer
from graphsvc.ingest.contacts.queries import Origin
from graphsvc.ingest.objections import objecting
from graphsvc.matching.resolve import Verdict
from graphsvc.ontology import NONE, Viewer
from graphsvc.paths.names import PersonRow, people_named
from graphsvc.queries import Id, SystemQuery
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View, change, look
from loaders import records

SOURCE = SystemQuery("write/source_by_hand", Id, ("user", "id", "now"))
OF_ROW = SystemQuery("read/contact_of_row", Id, ("source", "row_key"))


def add_contact(database: Database, ring: KeyRing, viewer: Viewer, given: ContactInput) -> Added:
    """Adds somebody whom the viewer knows. ``person``, where it is given, is who that is, by their
    word; else they are looked for in the directory.

    Raises ``InvalidInput`` for a person that there is none of, or who asked not to be held here;
    ``Conflict`` where the viewer has added the contact already.
    """
    record = _record(given)
    said = _said(database, given)
    if objecting(database.fetch, ring, {record.row: [record]}):
        raise InvalidInput(objection(record.row).reason, field="name")

    def work(view: View, tx: Transaction, verdict: Verdict) -> Added:
        return _add(Desk(view, tx, ring), given, record, said, verdict)

    return decided(database, viewer, record, said, work)


def say_of_person(
    database: Database, ring: KeyRing, viewer: Viewer, person: str, word: OwnWordInput
) -> Contact:
    """Says how well the viewer knows a person of the directory. Where they are no contact of the
    viewer's yet, they become one by hand. Raises ``NotFound``, or ``InvalidInput`` for the viewer
    themselves."""

    def find(view: View) -> tuple[PersonRow, KnownAs | None]:
        row = people_named(view, [person]).get(person)
        if row is None:
            raise NotFound("There is no such person.")
        if person == view.person_id:
            raise InvalidInput("This is you.", field="person")
        return row, known_as(view, person)

    row, known = look(database, viewer, find)
    if known is not None:
        at = known.contact
        return change(database, viewer, lambda view, tx: say_word(Desk(view, tx, ring), at, word))
    given = ContactInput(
        name=row.name,
        title=row.title,
        company=row.company,
        person=person,
        level=word.level,
        visible_to=word.visible_to,
    )
    return add_contact(database, ring, viewer, given).contact


def take_back_of_person(database: Database, ring: KeyRing, viewer: Viewer, person: str) -> Contact:
    """Forgets what the viewer has said of how well they know a person. Raises ``NotFound``."""

    def work(view: View, tx: Transaction) -> Contact:
        known = known_as(view, person)
        if known is None:
            raise NotFound("This person is no contact of yours.")
        return take_word_back(Desk(view, tx, ring), known.contact)

    return change(database, viewer, work)


def _record(given: ContactInput) -> records.Contact:
    return records.Contact(
        row=1,
        name=given.name,
        emails=given.emails,
        phones=given.phones,
        company=given.company,
        title=given.title,
        profile_url=given.profile_url,
    )


def _said(database: Database, given: ContactInput) -> Correction:
    if given.person is None:
        return UNSAID
    return replace(UNSAID, person=given.person, person_name=name_of(database, given.person))


def _add(
    desk: Desk, given: ContactInput, record: records.Contact, said: Correction, verdict: Verdict
) -> Added:
    source = desk.tx.run(SOURCE, user=desk.user, id=new_id(), now=now_ms())[0].id
    placer = Placer(desk.ring, _origin(desk, source))
    key = placer.drawer.row_key(key_by_hand(record))
    _refuse_twice(desk, source, key)
    if said != UNSAID:
        write_correction(desk, source, key, said, now=now_ms())
    draft = placer.drawer.draft(record, verdict, key, None)
    placer.place(desk.tx, [draft], asked=NOBODY_ASKED)
    id_: str = draft.row["id"]
    if given.level is not None:
        say_word(desk, id_, OwnWordInput(level=given.level, visible_to=given.visible_to))
    return Added.model_validate(
        {
            "contact": get_contact(desk.view, desk.ring, id_),
            "verdict": verdict.kind.value,
            "rule": verdict.rule,
            "reason": verdict.reason,
        }
    )


def _origin(desk: Desk, source: str) -> Origin:
    return Origin(
        owner=desk.user, org=desk.org, source=source, kind=HAND, import_id=NONE, previous=NONE
    )


def _refuse_twice(desk: Desk, source: str, key: str) -> None:
    """Raises ``Conflict`` where the viewer has added that contact before."""
    there = desk.tx.run(OF_ROW, source=source, row_key=key)
    if there:
        raise Conflict(
            "You have added this contact already.",
            advice="Change that one instead.",
            existing=there[0].id,
        )
