"""People whom a user adds by hand, one at a time: decided at once, as a row of a file would be."""

from dataclasses import replace

from graphsvc import normal
from graphsvc.access.door import Door
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import UNSAID, Correction, objection, write_correction
from graphsvc.contacts.imports.aside import Colleague, colleague_verdict
from graphsvc.contacts.own import HAND, get_contact
from graphsvc.contacts.own_word import KnownAs, known_as, say_word, take_word_back
from graphsvc.contacts.settling import name_of, verdict_on
from graphsvc.contacts.writing.keys import key_by_hand
from graphsvc.contacts.writing.placing import NOBODY_ASKED, contact_writer
from graphsvc.days import now_ms
from graphsvc.directory.objections import objecting
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.ids import new_id
from graphsvc.matching.resolve import Verdict
from graphsvc.naming.names import PersonRow, people_named
from graphsvc.naming.targets import USERS_OF_ORG
from graphsvc.queries import Id, Reader, ViewerQuery, WriteQuery
from graphsvc.wire.contacts import Added, Contact, ContactInput, OwnWordInput
from loaders import records

SOURCE = WriteQuery("contacts/write/source_by_hand", Id, ("user", "id", "now"))
OF_ROW = ViewerQuery("contacts/read/contact_of_row", Id, ("source", "row_key"))


def add_contact(door: Door, given: ContactInput) -> Added:
    """Adds somebody whom the viewer knows. ``person``, where it is given, is who that is, by their
    word; else they are looked for in the directory.

    Raises ``InvalidInput`` for a person that there is none of, or who asked not to be held here,
    for the viewer and for colleagues;
    ``Conflict`` where the viewer has added the contact already.
    """
    record = _record(given)

    def look(view: View) -> Correction:
        _refuse_colleague(view, record)
        return _said(view, given)

    said = door.look(look)

    def think(read: Reader) -> Verdict:
        if objecting(read, door.erased_fingerprint, {record.row: [record]}):
            raise InvalidInput(objection(record.row).reason, field="name")
        return verdict_on(read, record, said)

    return door.decide(think, lambda desk, verdict: _add(desk, given, record, said, verdict))


def say_of_person(door: Door, person: str, word: OwnWordInput) -> Contact:
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

    row, known = door.look(find)
    if known is not None:
        at = known.contact
        return door.change(lambda desk: say_word(desk, at, word))
    given = ContactInput(
        name=row.name,
        title=row.title,
        company=row.company,
        person=person,
        level=word.level,
        visible_to=word.visible_to,
    )
    return add_contact(door, given).contact


def take_back_of_person(desk: Desk, person: str) -> Contact:
    """Forgets what the viewer has said of how well they know a person. Raises ``NotFound``."""
    known = known_as(desk.view, person)
    if known is None:
        raise NotFound("This person is no contact of yours.")
    return take_word_back(desk, known.contact)


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


def _refuse_colleague(view: View, record: records.Contact) -> None:
    """Raises ``InvalidInput`` for an e-mail of a user of the viewer's organisation."""
    users = {normal.mailbox_key(user.email): user for user in view.read(USERS_OF_ORG)}
    found = next(
        (users[key] for email in record.emails if (key := normal.mailbox_key(email)) in users), None
    )
    if found is not None:
        verdict = colleague_verdict(
            record.row, Colleague(found.id, found.email, found.name), owner=view.viewer.user
        )
        raise InvalidInput(verdict.reason, field="emails")


def _said(view: View, given: ContactInput) -> Correction:
    if given.person is None:
        return UNSAID
    return replace(UNSAID, person=given.person, person_name=name_of(view, given.person))


def _add(
    desk: Desk, given: ContactInput, record: records.Contact, said: Correction, verdict: Verdict
) -> Added:
    source = desk.write(SOURCE, user=desk.user, id=new_id(), now=now_ms())[0].id
    writer = contact_writer(desk, source=source, kind=HAND)
    key = writer.drafts.row_key(key_by_hand(record))
    _refuse_twice(desk, source, key)
    if said != UNSAID:
        write_correction(desk, source, key, said, now=now_ms())
    draft = writer.drafts.draft(record, verdict, key, None)
    writer.place([draft], asked=NOBODY_ASKED)
    id_: str = draft.row["id"]
    if given.level is not None:
        say_word(desk, id_, OwnWordInput(level=given.level, visible_to=given.visible_to))
    return Added.model_validate(
        {
            "contact": get_contact(desk.view, id_),
            "verdict": verdict.kind.value,
            "rule": verdict.rule,
            "reason": verdict.reason,
        }
    )


def _refuse_twice(desk: Desk, source: str, key: str) -> None:
    """Raises ``Conflict`` where the viewer has added that contact before."""
    there = desk.view.read(OF_ROW, source=source, row_key=key)
    if there:
        raise Conflict(
            "You have added this contact already.",
            advice="Change that one instead.",
            existing=there[0].id,
        )
