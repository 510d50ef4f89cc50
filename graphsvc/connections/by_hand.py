"""People whom a user adds by hand, one at a time: decided at once, as a row of a file would be."""

from dataclasses import replace

from graphsvc.connections.contacts import HAND, get_contact
from graphsvc.connections.corrections import UNSAID, write_correction
from graphsvc.connections.own_word import KnownAs, known_as, say_word, take_word_back
from graphsvc.connections.settling import name_of, verdict_on
from graphsvc.connections.wire import Added, Contact, ContactInput, OwnWordInput
from graphsvc.days import now_ms
from graphsvc.door import Desk, Door
from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.ids import new_id
from graphsvc.ingest.contacts.corrections import Correction, objection
from graphsvc.ingest.contacts.keys import key_by_hand
from graphsvc.ingest.contacts.placing import NOBODY_ASKED
from graphsvc.ingest.objections import objecting
from graphsvc.matching.resolve import Verdict
from graphsvc.paths.names import PersonRow, people_named
from graphsvc.queries import Id, Reader, ViewerQuery, WriteQuery
from graphsvc.visibility import View
from loaders import records

SOURCE = WriteQuery("write/source_by_hand", Id, ("user", "id", "now"))
OF_ROW = ViewerQuery("read/contact_of_row", Id, ("source", "row_key"))


def add_contact(door: Door, given: ContactInput) -> Added:
    """Adds somebody whom the viewer knows. ``person``, where it is given, is who that is, by their
    word; else they are looked for in the directory.

    Raises ``InvalidInput`` for a person that there is none of, or who asked not to be held here;
    ``Conflict`` where the viewer has added the contact already.
    """
    record = _record(given)
    said = door.look(lambda view: _said(view, given))

    def think(read: Reader) -> Verdict:
        if objecting(read, door.ring, {record.row: [record]}):
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


def _said(view: View, given: ContactInput) -> Correction:
    if given.person is None:
        return UNSAID
    return replace(UNSAID, person=given.person, person_name=name_of(view, given.person))


def _add(
    desk: Desk, given: ContactInput, record: records.Contact, said: Correction, verdict: Verdict
) -> Added:
    source = desk.write(SOURCE, user=desk.user, id=new_id(), now=now_ms())[0].id
    placer = desk.placer(source=source, kind=HAND)
    key = placer.drawer.row_key(key_by_hand(record))
    _refuse_twice(desk, source, key)
    if said != UNSAID:
        write_correction(desk, source, key, said, now=now_ms())
    draft = placer.drawer.draft(record, verdict, key, None)
    placer.place([draft], asked=NOBODY_ASKED)
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


def _refuse_twice(desk: Desk, source: str, key: str) -> None:
    """Raises ``Conflict`` where the viewer has added that contact before."""
    there = desk.view.read(OF_ROW, source=source, row_key=key)
    if there:
        raise Conflict(
            "You have added this contact already.",
            advice="Change that one instead.",
            existing=there[0].id,
        )
