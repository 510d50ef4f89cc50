"""Who was erased at their own wish never comes back."""

from collections.abc import Iterator, Sequence

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.look import list_verdicts
from graphsvc.database import Database
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import Loaded, load_directory
from graphsvc.directory.upkeep import erase, merge
from graphsvc.errors import Defect, NotFound
from graphsvc.sealing import KeyRing
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person
from tests.directory.ledger import AS_OF, broken
from tests.judge.kept import Worlds, clear
from tests.visibility.offices import HEADER, Offices, rivals, upload

START = PartialDate(2017)


@pytest.fixture
def offices(
    empty: Database, ring: KeyRing, session: neo4j.Session, kept: Worlds
) -> Iterator[Offices]:
    yield rivals(kept, empty, ring, session)
    clear(session)


def load(offices: Offices, records: Sequence[DirectoryRecord], source: str = "other") -> Loaded:
    loaded = load_directory(
        offices.database, records, source=source, as_of=AS_OF, ring=offices.ring, keep_missing=True
    )
    derive(offices.database)
    return loaded


def called(session: neo4j.Session, name: str) -> list[str]:
    """Source ids of the people with a name."""
    rows = session.run("MATCH (p:Person {name: $name}) RETURN p.ref AS ref ORDER BY ref", name=name)
    return [row["ref"] for row in rows]


def count(session: neo4j.Session, match: str, **params: object) -> int:
    return session.run(f"MATCH {match} RETURN count(*) AS count", params).data()[0]["count"]  # pyright: ignore[reportArgumentType]


def test_person_ties_and_contacts_of_every_organisation_go_at_once(
    offices: Offices, session: neo4j.Session
) -> None:
    dan, rules = offices.people["dan"], {row["rule"] for row in broken(session)}
    contacts = count(session, "(c:Contact {pid: $id})", id=dan)
    assert contacts > 1
    done = erase(offices.database, offices.ring, "dan")
    derive(offices.database)
    assert done.contacts == contacts
    assert called(session, "Dan Dorn") == []
    for match in ("(c:Contact {pid: $id})", "(k:PersonKey {person_id: $id})"):
        assert count(session, match, id=dan) == 0
    assert count(session, "(v:Verdict) WHERE v.person = $id OR $id IN v.candidates", id=dan) == 0
    assert {row["rule"] for row in broken(session)} <= rules
    with pytest.raises(NotFound):
        erase(offices.database, offices.ring, "dan")


def test_what_remains_tells_nothing(offices: Offices, session: neo4j.Session) -> None:
    erase(offices.database, offices.ring, "dan")
    kept = session.run("MATCH (t:Tombstone) RETURN properties(t) AS facts").data()
    assert kept
    for row in kept:
        assert set(row["facts"]) == {"fingerprint"}
        assert "dan" not in row["facts"]["fingerprint"]


@pytest.mark.parametrize(
    "person",
    [
        Person("dan", "Dan Dorn"),
        Person("hr:7", "D. Dorn", ("DAN@bolt.example",)),
        Person("hr:7", "D. Dorn", (), "linkedin.com/in/dan-dorn"),
    ],
)
def test_no_load_brings_them_back(offices: Offices, session: neo4j.Session, person: Person) -> None:
    erase(offices.database, offices.ring, "dan")
    job = Employment(person.ref, "bolt", "Pump maker", START, current=True)
    loaded = load(offices, [person, job])
    assert called(session, person.name) == []
    assert "erased at their own wish" in loaded.problems[0].message
    assert loaded.problem_count == 2


def test_somebody_of_that_name_at_that_employer_is_taken_for_them(
    offices: Offices, session: neo4j.Session
) -> None:
    erase(offices.database, offices.ring, "dan")
    records = [Person("hr:7", "Dorn, Dan"), Employment("hr:7", "bolt", None, START)]
    assert load(offices, records).problem_count == 1
    assert called(session, "Dorn, Dan") == []
    assert load(offices, records).problem_count == 2
    load(offices, [Company("far", "Far Away"), Person("hr:8", "Dan Dorn")])
    load(offices, [Employment("hr:8", "far", None, START)])
    assert called(session, "Dan Dorn") == ["hr:8"]


def test_a_namesake_at_the_same_employer_stays(offices: Offices, session: neo4j.Session) -> None:
    namesake = [Person("hr:7", "Dan Dorn"), Employment("hr:7", "bolt", None, START)]
    load(offices, namesake)
    erase(offices.database, offices.ring, "dan")
    assert load(offices, namesake).problem_count == 0
    assert called(session, "Dan Dorn") == ["hr:7"]


def test_a_merged_person_is_erased_under_every_id(offices: Offices, session: neo4j.Session) -> None:
    load(offices, [Person("hr:7", "Daniel Dorn", ("daniel@home.example",))])
    merge(offices.database, "person", "dan", "hr:7")
    erase(offices.database, offices.ring, "hr:7")
    again: list[DirectoryRecord] = [
        Person("hr:7", "Daniel Dorn"),
        Person("dan", "Dan Dorn"),
        Person("x", "X", ("daniel@home.example",)),
    ]
    assert load(offices, again).problem_count == 3
    assert count(session, "(s:SourceRecord)") == 0


@pytest.mark.parametrize(
    "row",
    [
        "Dan,Dorn,,dan@bolt.example,,,",
        "Danny,D,https://linkedin.com/in/dan-Dorn/,,,,",
        'Dan,Dorn,,,"Bolt, Inc.",Retired,01 Feb 2020',
        "Dan,Dorn,,,Nuts and Bolts,,",
    ],
)
def test_no_import_brings_them_back(offices: Offices, session: neo4j.Session, row: str) -> None:
    erase(offices.database, offices.ring, "dan")
    for user in (offices.ann, offices.rivals[0]):
        import_id = upload(offices.database, offices.ring, user, f"{HEADER}\n{row}\n", label="new")
        [verdict] = Door(offices.database, user.viewer, offices.ring).look(
            lambda view, id_=import_id: list_verdicts(view, id_, limit=9),
        )
        assert (verdict.kind, verdict.rule) == ("skipped", "objected")
        assert verdict.name == ""
        assert count(session, "(c:Contact {made_by: $id})", id=import_id) == 0


def test_a_contact_that_nobody_matched_goes_with_the_next_import_and_no_undo_has_it(
    offices: Offices, session: neo4j.Session
) -> None:
    file = f"{HEADER}\nDaniel,D,,d@b.example,Elsewhere,,\nOther,One,,o@b.example,Elsewhere,,\n"
    upload(offices.database, offices.ring, offices.ann, file, label="new")
    load(offices, [Person("hr:7", "Daniel Dee", ("d@b.example",))])
    erase(offices.database, offices.ring, "hr:7")
    import_id = upload(offices.database, offices.ring, offices.ann, file, label="new")
    source = session.run("MATCH (i:Import {id: $id}) RETURN i.source AS id", id=import_id).data()
    assert count(session, "(c:Contact {source: $id})", id=source[0]["id"]) == 1
    assert count(session, "(f:FormerContact {import: $id})", id=import_id) == 0


def test_without_the_key_file_nothing_is_loaded_into_such_a_directory(offices: Offices) -> None:
    erase(offices.database, offices.ring, "dan")
    with pytest.raises(Defect, match="key file"):
        load_directory(offices.database, [Person("q", "Q")], source="x", as_of=AS_OF)


def test_what_was_known_of_somebody_before_they_were_matched_goes_too(
    offices: Offices, session: neo4j.Session
) -> None:
    """Hidden, and asked about, while nobody knew whom of the directory they are."""
    office = offices.ann

    def imported(title: str) -> None:
        row = f"Gus,Grey,,gus@grey.example,Grey,{title},"
        upload(offices.database, offices.ring, office, f"{HEADER}\n{row}\n", label="hidden")

    imported("Owner")
    door = Door(offices.database, office.viewer, offices.ring)
    (gus,) = session.run(
        "MATCH (c:Contact {owner: $owner}) "
        "MATCH (d:Source {id: c.source, label: 'hidden'}) RETURN c.id",
        owner=office.id,
    ).value()
    door.change(lambda desk: hide_contact(desk, gus))
    load(offices, [Person("gus", "Gus Grey", ("gus@grey.example",))], source="more")
    imported("Boss")
    scope, mine = f"user:{office.id}", "(h:HiddenTie {scope: $scope})"
    before = count(session, mine, scope=scope)
    assert count(session, f"{mine} WHERE h.pid = 'none'", scope=scope) > 0
    assert count(session, "(v:Verdict {contact: $id}) WHERE v.person IS NULL", id=gus) > 0
    assert erase(offices.database, offices.ring, "gus").contacts == 1
    assert count(session, mine, scope=scope) == before - 2
    assert count(session, "(v:Verdict {contact: $id})", id=gus) == 0
