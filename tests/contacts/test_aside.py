"""Rows that become no contact (oneself, colleagues); addresses that stand where names should."""

from collections.abc import Iterator

import neo4j
import pytest
from pydantic import ValidationError

from graphsvc.access.door import Door
from graphsvc.access.visibility import WITHHELD, View
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.own import get_contact, list_contacts
from graphsvc.contacts.settling import edit_contact
from graphsvc.database import Database
from graphsvc.errors import InvalidInput
from graphsvc.naming.names import contacts_named
from graphsvc.naming.search import search_people
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import ContactEdit, ContactInput
from loaders.records import Person
from tests.contacts.office import Office, open_office
from tests.directory.ledger import load
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PHONES = ("+44 20 7946 0958", "tel: (555) 010-0199", "13800138000")
SECRET = "zoe.hidden@secret.example"


@pytest.fixture
def office(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Iterator[Office]:
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        load(empty, [Person("mara", "Mara Known", emails=("mara@known.example",))])
        yield open_office(empty, ring, session)


def file_of(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def rules(office: Office, *rows: str, label: str = "") -> dict[int, str]:
    """The rules by which rows were decided, by their numbers."""
    done = office.upload(file_of(*rows), label=label)
    return {verdict.row: verdict.rule for verdict in office.verdicts(done.id)}


def test_oneself_and_colleagues_become_no_contacts(office: Office) -> None:
    mate = office.another_user()
    me, colleague = office.user.email, mate.user.email.upper()
    found = rules(office, f"Me,Myself,,{me},Mine,Boss,", f"A,Mate,,{colleague},Mine,Aide,")
    assert list(found.values()) == ["yourself", "colleague"]
    assert office.contacts() == {}
    assert office.own_companies() == {}


def test_whoever_becomes_a_colleague_is_a_contact_no_more(office: Office) -> None:
    rows = ["Ann,Ost,,ann@ost.example,Ost,Boss,", "Bo,Ek,,bo@ek.example,Ek,Boss,"]
    rules(office, *rows)
    assert len(office.contacts()) == 2
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.email = 'bo@ek.example'", id=office.another_user().user.id
    ).consume()
    assert sorted(rules(office, *rows).values()) == ["colleague", "not found"]
    assert [one["name"] for one in office.contacts().values()] == ["Ann Ost"]


def test_a_user_of_another_organisation_is_a_contact_like_any_other(
    office: Office, ring: KeyRing
) -> None:
    other = open_office(office.database, ring, office.session)
    assert set(rules(office, f"An,Other,,{other.user.email},Theirs,Boss,").values()) == {
        "not found"
    }


def test_nobody_adds_themselves_or_a_colleague_by_hand(office: Office) -> None:
    mate, door = office.another_user(), Door(office.database, office.user.viewer, office.ring)
    for email, said in ((office.user.email, "This is you"), (mate.user.email, "is a colleague")):
        with pytest.raises(InvalidInput, match=said):
            add_contact(door, ContactInput(name="Some Body", emails=(email,)))


@pytest.mark.parametrize("detail", [SECRET, *PHONES, "www.zoe.example/me"])
def test_a_detail_is_no_name(office: Office, detail: str) -> None:
    mate = office.another_user()
    named = f'"{detail}",,,,Quarrel,"Boss, {SECRET}",'
    beside = f'Zoe,"Vale ({detail})",,,Quarrel {PHONES[0]},Boss,'
    found = rules(office, named, beside)
    assert list(found.values()) == ["no name", "not found"]
    (contact,) = office.contacts().values()
    assert (contact["name"], contact["company"], contact["title"]) == (
        "Zoe Vale",
        "Quarrel",
        "Boss",
    )
    kept = contact["detail"]["emails"] + contact["detail"]["phones"]
    assert "www" in detail or detail.removeprefix("tel: ") in kept
    assert list(office.own_companies().values()) == ["Quarrel"]

    def hits(view: View) -> list[str]:
        words = ("zoe.hidden", "secret", "7946", "138", "vale")
        return [hit.name for word in words for hit in search_people(view, word).items]

    assert Door(office.database, mate.user.viewer, office.ring).look(hits) == ["Zoe Vale"]


def test_a_row_that_has_only_an_address_is_whoever_that_identifies(office: Office) -> None:
    found = rules(office, "mara@known.example,,,,,,", ",,,mara@known.example,,,", label="one")
    assert set(found.values()) == {"e-mail"}
    names = {one["name"] for one in office.contacts().values()}
    assert names == {"Mara Known"}


def test_owners_may_not_write_details_where_others_see_them(office: Office) -> None:
    door = Door(office.database, office.user.viewer, office.ring)
    added = add_contact(door, ContactInput(name="Zoe Vale")).contact.id
    for field in ("name", "title", "company"):
        with pytest.raises(ValidationError, match="organisation sees it"):
            ContactInput.model_validate({"name": "Zoe Vale", field: f"Zoe {SECRET}"})
        with pytest.raises(ValidationError, match="organisation sees it"):
            ContactEdit.model_validate({"name": "Zoe Vale", field: f"Zoe {PHONES[0]}"})
    assert edit_contact(door, added, ContactEdit(name="Zoe Valeska")).name == "Zoe Valeska"


def test_what_was_stored_with_a_detail_is_withheld_from_others(office: Office) -> None:
    """As rows stand that were imported before details were taken off."""
    rules(office, "Zoe,Vale,,,Quarrel,Boss,")
    mate, door = office.another_user(), Door(office.database, office.user.viewer, office.ring)
    (id_,) = office.contacts()

    def spoil(view: View) -> None:
        sealed = view.sealer.contact_field(id_, "name", SECRET)
        tokens = view.sealer.tokens(f"org:{office.org.id}", SECRET)
        office.session.run(
            "MATCH (c:Contact {id: $id}) SET c.name = $name, c.tokens = $tokens",
            {"id": id_, "name": sealed, "tokens": tokens},
        ).consume()

    door.look(spoil)
    office.session.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()").consume()

    def seen(view: View) -> tuple[str, list[str]]:
        hits = search_people(view, "zoe.hidden").items
        return contacts_named(view, [id_])[id_].name, [hit.name for hit in hits]

    assert Door(office.database, mate.user.viewer, office.ring).look(seen) == (WITHHELD, [])
    assert door.look(seen) == (SECRET, [SECRET])
    assert door.look(lambda view: get_contact(view, id_)).name == SECRET
    assert len(door.look(list_contacts)) == 1
