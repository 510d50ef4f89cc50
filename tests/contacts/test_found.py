"""Files made after reports of what goes wrong, from the file to what teammates see."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.imports.look import VerdictState
from graphsvc.contacts.imports.start import start_import
from graphsvc.database import Database
from graphsvc.naming.search import search_people
from graphsvc.sealing import KeyRing
from loaders.files import FILES
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.records import DirectoryRecord
from tests.contacts.office import Office, open_office
from tests.directory.ledger import load
from tests.judge.kept import clear


@pytest.fixture
def office(
    empty: Database, ring: KeyRing, driver: neo4j.Driver, shared_data: Path
) -> Iterator[Office]:
    """An organisation over the directory of these files."""
    folder = shared_data / "found" / "90-directory"
    records = FILES["directory"].stream(Origin(folder.name, path=folder), LIMITS)
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        load(empty, [one for one in records if isinstance(one, DirectoryRecord)])
        yield open_office(empty, ring, session)


def imported(office: Office, path: Path, format_: str) -> dict[str, list[VerdictState]]:
    """The verdicts on a file's rows, by name."""
    import_id = Door(office.database, office.user.viewer, office.ring).change(
        lambda desk: start_import(desk, format_=format_, file=path.name, data=path.read_bytes())
    )
    assert office.run(import_id)
    found: dict[str, list[VerdictState]] = {}
    for verdict in office.verdicts(import_id):
        found.setdefault(verdict.name, []).append(verdict)
    return found


def person(office: Office, verdict: VerdictState) -> str | None:
    rows = office.session.run("MATCH (p:Person {id: $id}) RETURN p.ref AS ref", id=verdict.person)
    return next((row["ref"].removeprefix("directory:") for row in rows), None)


MATCHED = {
    "Ana Mac Donald": ["p3"],
    "Thomas De Souza": ["p10"],
    "Klaus Berg": ["p9"],
    "Ines Valdor": ["p12"],
    "Priscilla Hon": ["p11"],
    "Xu Crane": ["p14"],
    "Yan Brook": ["p8"],
    "Bea Middle": ["p16"],
}


def test_connections_of_linkedin_are_who_they_are(office: Office, shared_data: Path) -> None:
    found = imported(office, shared_data / "found" / "91-linkedin-e2e.csv", "linkedin")
    refs = {name: [person(office, one) for one in some] for name, some in found.items()}
    assert {name: refs.get(name) for name in MATCHED} == MATCHED
    maren = [one for name, some in found.items() if name.startswith("Maren Hol") for one in some]
    assert [person(office, one) for one in maren] == ["p1", None]
    assert maren[1].rule == "repeated", "the same contact as in an earlier row, which is matched"
    kinds = {name: some[0].kind for name, some in found.items()}
    assert kinds["Francis Hale"] != "matched"
    assert kinds["Maren & Tobias Holloway"] == "unsure"
    assert {kinds[name] for name in ("John Smith", "Lena Quist", "Otto Rahn")} == {"private"}
    own = office.own_companies().values()
    assert not {"Self-employed", "Stealth Startup", "Freelance"} & set(own)


def test_teammates_see_neither_address_nor_number(office: Office, shared_data: Path) -> None:
    found = imported(office, shared_data / "found" / "92-colleague.vcf", "vcard")
    names = {facts["name"] for facts in office.contacts().values()}
    assert names == {"Maren Holloway", "Holger Pim", "Wilma Pim"}
    maren = [one for some in found.values() for one in some if person(office, one) == "p1"]
    assert [one.rule for one in maren] == ["e-mail"]
    mate = office.another_user()

    def seen(words: str) -> list[str]:
        door = Door(office.database, mate.user.viewer, office.ring)
        return [hit.name for hit in door.look(lambda view: search_people(view, words)).items]

    assert [seen(words) for words in ("secret", "7700", "holger@quarrel.example")] == [[], [], []]
    assert set(seen("pim")) == {"Holger Pim", "Wilma Pim"}


def test_ones_own_card_is_no_connection(office: Office, shared_data: Path) -> None:
    office.session.run(
        "MATCH (u:User {id: $id}) SET u.email = 'me@our.example'", id=office.user.id
    ).consume()
    found = imported(office, shared_data / "found" / "94-self.vcf", "vcard")
    assert found["Me"][0].rule == "yourself"
    assert [facts["name"] for facts in office.contacts().values()] == ["Nora Prime"]
    assert "Our company" not in office.own_companies().values()


def test_names_that_look_like_code_are_names(office: Office, shared_data: Path) -> None:
    imported(office, shared_data / "found" / "95-injection.csv", "linkedin")
    names = {facts["name"] for facts in office.contacts().values()}
    assert {"=1+1 Formula", "+cmd Plus", "AND OR"} <= names
    assert any("DETACH DELETE" in name for name in names)
    assert not any("\u202e" in name for name in names)


def test_an_archive_of_cards_is_read_whole(office: Office, shared_data: Path) -> None:
    imported(office, shared_data / "found" / "97-many.zip", "vcard")
    assert len(office.contacts()) == 3
