"""An import that is undone leaves the graph as it was before it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.visibility import Desk
from graphsvc.contacts.imports import undo
from graphsvc.contacts.imports.start import answer_import, undo_import
from graphsvc.contacts.own import remove_contact
from graphsvc.contacts.writing import queries
from graphsvc.database import Database, Result, Transaction
from graphsvc.embedded import Services
from graphsvc.errors import Conflict, NotFound
from graphsvc.sealing import KeyRing
from tests.contacts.office import Facts, Office, open_office
from tests.lanes import examples

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

Line = tuple[str, str, str, str]


def file_of(lines: list[Line]) -> bytes:
    """Rows of given name, e-mail, company and title."""
    text = [f"{name},Family,,{email},{company},{title}," for name, email, company, title in lines]
    return "\n".join([HEADER, *text, ""]).encode()


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    return open_office(empty, ring, session)


def take_back(office: Office, import_id: str) -> None:
    """Asks for an import to be undone, and lets a worker do it."""

    def work(desk: Desk) -> None:
        undo_import(desk, import_id)

    Door(office.database, office.user.viewer, office.ring).change(work)


def undone(office: Office, import_id: str) -> None:
    take_back(office, import_id)
    assert office.run(import_id)
    assert office.state(import_id).state == "undone"


def seen(office: Office) -> tuple[dict[str, Facts], list[str]]:
    """Contacts by id, their own companies by name, since those may have been made anew."""
    names = office.own_companies()
    contacts = {
        id_: {**facts, "company_id": names.get(facts["company_id"], facts["company_id"])}
        for id_, facts in office.contacts().items()
    }
    return contacts, sorted(names.values())


FIRST: list[Line] = [
    ("Ada", "ada@x.example", "Engines", "Analyst"),
    ("Bo", "", "Berg & Sons", "Owner"),
    ("Cy", "", "Coal Mine", "Digger"),
    ("Di", "", "Berg & Sons", "Clerk"),
]
SECOND: list[Line] = [
    ("Ada", "ada@x.example", "Looms", "Countess"),
    ("Bo", "", "Berg & Sons", "Chair"),
    ("Eve", "", "Garden", "Gardener"),
]


def test_undoing_the_first_import_leaves_nothing(office: Office) -> None:
    done = office.upload(file_of(FIRST))
    assert done.undoable
    undone(office, done.id)
    assert seen(office) == ({}, [])
    assert office.verdicts(done.id) == []


def test_undoing_a_newer_import_brings_back_what_was_there(office: Office) -> None:
    first = office.upload(file_of(FIRST))
    before, verdicts = seen(office), office.verdicts(first.id)
    second = office.upload(file_of(SECOND))
    assert (second.added, second.changed, second.removed) == (1, 2, 2)
    undone(office, second.id)
    assert seen(office) == before
    assert office.verdicts(first.id) == verdicts
    assert office.verdicts(second.id) == []
    again = office.upload(file_of(FIRST))
    assert (again.added, again.changed, again.removed) == (0, 0, 0)


def test_only_the_newest_import_of_a_source_can_be_undone_and_only_by_its_owner(
    office: Office,
) -> None:
    first, second = office.upload(file_of(FIRST)), office.upload(file_of(SECOND))
    assert not office.state(first.id).undoable
    with pytest.raises(Conflict):
        take_back(office, first.id)
    with pytest.raises(NotFound):
        take_back(office.another_user(), second.id)
    waiting = office.waiting(file_of(FIRST))
    with pytest.raises(Conflict):
        take_back(office, second.id)
    assert office.run(waiting)
    undone(office, waiting)
    with pytest.raises(Conflict):
        take_back(office, waiting)


def test_while_an_import_is_being_undone_no_other_of_its_source_starts(office: Office) -> None:
    done = office.upload(file_of(FIRST))
    take_back(office, done.id)
    with pytest.raises(Conflict):
        office.waiting(file_of(SECOND))
    assert office.run(done.id)
    assert office.upload(file_of(SECOND)).state == "done"


def test_no_import_is_undone_while_a_newer_one_asks_nor_goes_on_while_one_is(
    office: Office,
) -> None:
    """What the newer one asks about was counted beside the older one."""
    many: list[Line] = [(f"Ada{n}", "", f"Engines {n}", "Clerk") for n in range(60)]
    first = office.upload(file_of(many))
    asks = office.waiting(file_of(many[:2]))
    assert office.run(asks)
    assert office.state(asks).state == "asking"
    with pytest.raises(Conflict, match="cannot be undone"):
        take_back(office, first.id)
    office.session.run("MATCH (i:Import {id: $id}) SET i.state = 'aside'", id=asks).consume()
    take_back(office, first.id)
    office.session.run("MATCH (i:Import {id: $id}) SET i.state = 'asking'", id=asks).consume()
    door = Door(office.database, office.user.viewer, office.ring)
    with pytest.raises(Conflict):
        door.change(lambda desk: answer_import(desk, asks, "replace"))
    assert office.run(first.id)
    assert office.contacts() == {}


def test_a_contact_that_its_owner_removed_meanwhile_stays_away(office: Office) -> None:
    office.upload(file_of(FIRST))
    second = office.upload(file_of(SECOND))
    ada = next(id_ for id_, facts in office.contacts().items() if facts["name"] == "Ada Family")
    Door(office.database, office.user.viewer, office.ring).change(
        lambda desk: remove_contact(desk, ada)
    )
    undone(office, second.id)
    assert {facts["name"] for facts in office.contacts().values()} == {
        "Bo Family",
        "Cy Family",
        "Di Family",
    }
    assert find_broken(office.database, limit=100_000) == []


def test_what_others_and_other_sources_have_stays(office: Office) -> None:
    mate = office.another_user()
    mate.upload(file_of(SECOND))
    office.upload(file_of(SECOND), label="other")
    before = seen(office)
    done = office.upload(file_of(FIRST))
    undone(office, done.id)
    assert seen(office) == before


LINES = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Bo", "Cy", "Di", "Eve"]),
        st.sampled_from(["", "", "a@x.example", "b@x.example"]),
        st.sampled_from(["", "Engines", "Berg & Sons", "Engines, Inc."]),
        st.sampled_from(["", "Clerk"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES)
def test_import_and_undo_restore_whatever_was_there(
    empty: Database, ring: KeyRing, session: neo4j.Session, first: list[Line], second: list[Line]
) -> None:
    office = open_office(empty, ring, session)
    office.upload(file_of(first))
    before = seen(office)
    undone(office, office.upload(file_of(second)).id)
    assert seen(office) == before


class Killed(BaseException):
    """The process ends here."""


class Mortal(Database):
    """A connection whose process ends before one of its writes."""

    def __init__(self, running: Services, *, before: int) -> None:
        super().__init__(
            running.neo4j_uri, user=running.neo4j_user, password=running.neo4j_password
        )
        self.left = before

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        self.left -= 1
        if self.left < 0:
            raise Killed
        return super().write(work)


def test_undoing_that_is_killed_at_any_write_is_taken_up_again(
    office: Office, running: Services, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "BATCH", 2)
    monkeypatch.setattr(undo, "BATCH", 2)
    office.upload(file_of(FIRST))
    before, kills = seen(office), 0
    for writes in range(20):
        second = office.upload(file_of(SECOND))
        take_back(office, second.id)
        with Mortal(running, before=writes) as database, suppress(Killed):
            office.run(second.id, database=database)
        if office.state(second.id).state != "undone":
            kills += 1
            session.run("MATCH (r:Run {id: $id}) SET r.lease = 0", id=second.id).consume()
            assert office.run(second.id)
        assert seen(office) == before
    assert kills > 4


def test_the_real_files_can_be_undone(office: Office, shared_data: Path) -> None:
    data = (shared_data / "linkedin" / "2020-03_noURL_noNotes.csv").read_bytes()
    lines = data.splitlines(keepends=True)
    office.upload(b"".join(lines[:400]))
    before = seen(office)
    undone(office, office.upload(data).id)
    assert seen(office) == before
