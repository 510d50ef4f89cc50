"""The same people come again under other keys, or with less of a name: nothing is lost, nobody whom
their owner has removed comes back, and who is hidden stays so."""

from typing import Any

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.visibility import Desk
from graphsvc.contacts.healing import EXECUTORS, heal_when_due
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.batches import BatchWriter
from graphsvc.contacts.imports.look import ImportState
from graphsvc.contacts.imports.start import ImportOptions, start_import, undo_import
from graphsvc.contacts.merging import merge_contacts
from graphsvc.contacts.own import remove_contact, take_again
from graphsvc.contacts.settling import edit_contact
from graphsvc.database import Database
from graphsvc.runs.working import Worker, run_next
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import ContactEdit
from loaders.records import Person
from tests.contacts.office import Facts, Office, open_office
from tests.directory.ledger import load

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
JANE = "Jane,Doe,,,Looms,Weaver,"


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    load(empty, [Person("mara", "Mara Known", emails=("mara@known.example",))])
    return open_office(empty, ring, session)


def file_of(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


def one(office: Office, name: str) -> Facts:
    (found,) = [facts for facts in office.contacts().values() if facts["name"] == name]
    return found


def names(office: Office) -> set[str]:
    return {facts["name"] for facts in office.contacts().values()}


def added(office: Office, data: bytes) -> ImportState:
    """Imports a file that only adds."""
    options = ImportOptions(mode="add")
    import_id = door(office).change(
        lambda desk: start_import(
            desk, format_="linkedin", file="a.csv", data=data, options=options
        )
    )
    assert office.run(import_id)
    return office.state(import_id)


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def remove(office: Office, name: str) -> None:
    door(office).change(lambda desk: remove_contact(desk, one(office, name)["id"]))


def test_who_is_known_by_an_address_alone_stays_in_a_file_that_comes_again(office: Office) -> None:
    data = file_of(",,,mara@known.example,,,", JANE)
    office.upload(data)
    before = office.contacts()
    assert {facts["name"] for facts in before.values()} == {"Mara Known", "Jane Doe"}
    again = office.upload(data)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert office.contacts() == before


def test_a_row_that_says_nobody_any_more_is_no_contact(office: Office) -> None:
    data = file_of(",,,mara@known.example,,,", JANE)
    office.upload(data)
    load(office.database, [Person("mara", "Mara Known")])
    assert office.upload(data).removed == 1
    assert names(office) == {"Jane Doe"}


@pytest.mark.parametrize(
    "later",
    [
        "Jane,Doe,,jane@looms.example,Looms,Weaver,",
        "Jane,Doe,https://www.linkedin.com/in/janedoe,,Looms,Weaver,",
        "Dr. Jane,Doe,,jane@home.example,Looms,Owner,",
    ],
)
def test_who_was_removed_stays_away_under_another_key(office: Office, later: str) -> None:
    office.upload(file_of(JANE, "Bo,Berg,,,Berg,Owner,"))
    remove(office, "Jane Doe")
    assert office.upload(file_of(later, "Bo,Berg,,,Berg,Owner,")).added == 0
    assert names(office) == {"Bo Berg"}
    assert door(office).change(take_again) == 1
    office.upload(file_of(later, "Bo,Berg,,,Berg,Owner,"))
    assert len(names(office)) == 2


def test_who_was_removed_with_an_address_stays_away_without(office: Office) -> None:
    office.upload(file_of("Jane,Doe,,jane@looms.example,Looms,Weaver,", "Bo,Berg,,,Berg,Owner,"))
    remove(office, "Jane Doe")
    office.upload(file_of(JANE, "Bo,Berg,,,Berg,Owner,", "Jane,Doe,,,Mills,Miller,"))
    assert {facts["company"] for facts in office.contacts().values()} == {"Berg", "Mills"}


def test_who_is_hidden_stays_hidden_at_another_employer(office: Office) -> None:
    office.upload(file_of("Jane,Doe,,jane@looms.example,Looms,Weaver,", "Bo,Berg,,,Berg,Owner,"))
    door(office).change(lambda desk: hide_contact(desk, one(office, "Jane Doe")["id"]))
    office.upload(file_of("Jane,Doe,,jane@mills.example,Mills,Miller,", "Bo,Berg,,,Berg,Owner,"))
    jane = one(office, "Jane Doe")
    assert jane["company"] == "Mills"
    assert jane["scope"] == f"user:{office.user.id}"
    assert one(office, "Bo Berg")["scope"] == f"org:{office.org.id}"


def test_a_file_that_adds_knows_rows_under_other_keys(office: Office) -> None:
    office.upload(file_of(JANE))
    before = one(office, "Jane Doe")["id"]
    edit = ContactEdit(name="Jane D.", title="Head weaver", company="Looms")
    edit_contact(door(office), before, edit)
    done = added(office, file_of("Jane,Doe,https://www.linkedin.com/in/jane,,Looms,Weaver,"))
    assert (done.added, done.removed) == (0, 0)
    assert names(office) == {"Jane D."}
    assert one(office, "Jane D.")["id"] == before


def test_a_colleague_who_stands_twice_in_a_file_that_adds_goes_once(office: Office) -> None:
    row = "Bo,Ek,,bo@ek.example,Ek,Boss,"
    office.upload(file_of(row, JANE))
    bo = office.another_user()
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.email = 'bo@ek.example'", id=bo.user.id
    ).consume()
    assert added(office, file_of(row, row)).removed == 1
    assert names(office) == {"Jane Doe"}


def test_what_its_owner_said_since_holds_when_an_import_is_taken_back(office: Office) -> None:
    office.upload(file_of("Jane (my doctor),Doe,,jane@looms.example,Looms,Weaver,"))
    newer = office.upload(file_of("Jane (my doctor),Doe,,jane@looms.example,Looms,Owner,"))
    contact = next(iter(office.contacts()))
    said = ContactEdit(name="Jane Doe", title="Owner", company="Looms")
    edit_contact(door(office), contact, said)

    def back(desk: Desk) -> None:
        undo_import(desk, newer.id)

    door(office).change(back)
    assert office.run(newer.id)
    assert (one(office, "Jane Doe")["title"], one(office, "Jane Doe")["id"]) == ("Owner", contact)
    assert office.database.write(heal_when_due)
    assert run_next(Worker(office.database, office.ring, EXECUTORS, "test"))
    assert one(office, "Jane Doe")["title"] == "Owner"
    assert not office.database.write(heal_when_due)


LONE = "John,Smith,,john@one.example,,,"
OTHER_LONE = "John,Smith,,john@two.example,,,"


def test_a_name_alone_keeps_no_namesake_away(office: Office) -> None:
    office.upload(file_of(LONE, JANE))
    remove(office, "John Smith")
    done = office.upload(file_of(LONE, OTHER_LONE, JANE))
    assert done.added == 1
    assert one(office, "John Smith")["detail"]["emails"] == "john@two.example"


def test_a_name_alone_lets_no_stranger_be_who_was_settled(office: Office) -> None:
    office.upload(file_of(LONE))
    first = one(office, "John Smith")["id"]
    edit_contact(door(office), first, ContactEdit(name="John S.", title="", company=""))
    added(office, file_of(OTHER_LONE))
    assert names(office) == {"John S.", "John Smith"}


def test_a_mailbox_of_an_office_is_nobody_in_particular(office: Office) -> None:
    ann, bea = (f"https://www.linkedin.com/in/{name}-of-ash" for name in ("ann", "bea"))
    office.upload(file_of(f"Ann,Ash,{ann},info@ash.example,Ash,Owner,", JANE))
    remove(office, "Ann Ash")
    office.upload(file_of(f"Bea,Birk,{bea},info@ash.example,Ash,Clerk,", JANE))
    assert names(office) == {"Bea Birk", "Jane Doe"}


def test_that_two_are_one_human_goes_with_a_row_under_another_key(office: Office) -> None:
    office.upload(file_of(JANE))
    office.upload(file_of("Jeanne,Doe,,jeanne@mills.example,Mills,Miller,"), label="other")
    jane, jeanne = one(office, "Jane Doe")["id"], one(office, "Jeanne Doe")["id"]
    merge_contacts(door(office), jane, jeanne)
    office.upload(file_of("Janet,Doe,,jeanne@mills.example,Looms,Miller,"), label="other")
    assert one(office, "Janet Doe")["id"] == jeanne
    url = "https://www.linkedin.com/in/janetdoe"
    office.upload(file_of(f"Janet,Doe,{url},jeanne@mills.example,Spinners,Boss,"), label="other")
    assert one(office, "Janet Doe")["id"] == jeanne
    assert door(office).look(lambda view: view.humans().fellows(jane)) == [jeanne]


def test_rows_that_say_nobody_go_whoever_is_stopped_in_between(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file_of(",,,mara@known.example,,,", JANE)
    office.upload(data)
    load(office.database, [Person("mara", "Mara Known")])
    import_id = office.waiting(data)
    really = BatchWriter.prune

    def dies(writer: BatchWriter, *words: Any, **more: Any) -> None:
        monkeypatch.setattr(BatchWriter, "prune", really)
        raise KeyboardInterrupt

    monkeypatch.setattr(BatchWriter, "prune", dies)
    with pytest.raises(KeyboardInterrupt):
        office.run(import_id)
    office.session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=import_id).consume()
    assert office.run(import_id)
    assert names(office) == {"Jane Doe"}
