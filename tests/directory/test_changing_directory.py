"""An import while administrators change the directory under it, and ties that are derived while a
load takes jobs away."""

from collections.abc import Callable, Sequence
from typing import Any

import neo4j
import pytest

from graphsvc.contacts.imports import ingest
from graphsvc.database import Database
from graphsvc.directory.deriving import derive as deriving
from graphsvc.directory.deriving.derive import TieRow
from graphsvc.directory.loading import load_directory
from graphsvc.directory.upkeep import erase, merge
from graphsvc.errors import FileRefused, Unavailable
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.queries import Reader
from graphsvc.sealing import KeyRing
from loaders.records import (
    Company,
    Contact,
    DirectoryRecord,
    Employment,
    PartialDate,
    Person,
)
from tests.contacts.office import Office, open_office
from tests.directory.ledger import AS_OF, broken, ledger, load
from tests.judge.kept import clear

FILE = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ada,Byron,,,Engines,Analyst,07 Mar 2020\n"
    b"Bo,Berg,,,Engines,Clerk,08 Mar 2020\n"
)


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    clear(session)
    load(
        empty,
        [
            Company("engines", "Engines"),
            Company("motors", "Motors"),
            Person("ada", "Ada Byron"),
            Person("lady", "Ada Lovelace"),
            Person("bo", "Bo Berg"),
            Employment("ada", "engines", current=True),
            Employment("bo", "engines", current=True),
        ],
    )
    return open_office(empty, ring, session)


def meanwhile(monkeypatch: pytest.MonkeyPatch, changes: Sequence[Callable[[], object]]) -> None:
    """Lets each change happen after a batch has been decided, and before it is written."""
    left = list(changes)

    def decided(read: Reader, contacts: Sequence[Contact]) -> list[Verdict]:
        verdicts = resolve(read, contacts)
        if left:
            left.pop(0)()
        return verdicts

    monkeypatch.setattr(ingest, "resolve", decided)


def named(session: neo4j.Session) -> dict[str, str]:
    rows = session.run(
        "MATCH (c:Contact) OPTIONAL MATCH (p:Person {id: c.pid}) "
        "OPTIONAL MATCH (o:Company {id: c.company_id}) "
        "RETURN c.row_key AS key, coalesce(p.ref, '') + ' at ' + coalesce(o.ref, '') AS named"
    )
    return {row["key"]: row["named"] for row in rows}


def test_who_was_merged_meanwhile_is_looked_for_anew(
    office: Office, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = office.database
    meanwhile(
        monkeypatch,
        [
            lambda: merge(database, "person", "lady", "ada"),
            lambda: merge(database, "company", "motors", "engines"),
        ],
    )
    state = office.upload(FILE)
    assert state.state == "done"
    assert sum(state.verdicts.values()) == 2
    assert sorted(named(session).values()) == ["bo at motors", "lady at motors"]
    assert broken(session) == []


def test_whom_the_owner_named_and_who_was_merged_meanwhile_is_the_other_one(
    office: Office, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.upload(FILE)
    session.run(
        "MATCH (c:Contact) MATCH (p:Person {id: c.pid, ref: 'bo'}) MATCH (a:Person {ref: 'ada'}) "
        "CREATE (:Correction {source: c.source, row_key: c.row_key, scope: 'user:' + c.owner, "
        "owner: c.owner, org: c.org, person: a.id, rejected: [], removed: false})"
    ).consume()
    meanwhile(monkeypatch, [lambda: merge(office.database, "person", "lady", "ada")])
    assert office.upload(FILE.replace(b"Clerk", b"Chief clerk")).state == "done"
    assert sorted(named(session).values()) == ["lady at engines", "lady at engines"]
    session.run("MATCH (k:Correction) DELETE k").consume()


def test_who_was_erased_meanwhile_is_not_written(
    office: Office, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, [lambda: erase(office.database, office.ring, "bo")])
    state = office.upload(FILE)
    assert state.state == "done"
    assert list(named(session).values()) == ["ada at engines"]
    assert broken(session) == []


def test_a_directory_that_does_not_come_to_rest_ends_the_attempt(
    office: Office, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = list("cdefghjk")
    load(
        office.database,
        [
            Company("engines", "Engines"),
            Person("ada", "Ada Byron"),
            *(Person(ref, f"Ada {ref.upper()}. Byron") for ref in people),
            Employment("ada", "engines", current=True),
        ],
    )
    chain = ["ada", *people]
    merges = [
        lambda keep=keep, drop=drop: merge(office.database, "person", keep, drop)
        for drop, keep in zip(chain, people, strict=False)
    ]
    meanwhile(monkeypatch, merges)
    with pytest.raises(Unavailable, match="too fast"):
        office.upload(FILE)
    assert named(session) == {}


def test_a_job_that_goes_while_ties_are_derived_leaves_no_tie(
    empty: Database, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear(session)
    since, until = PartialDate(2010), PartialDate(2020)
    people = [Person(ref, f"{ref.title()} Olm") for ref in ("ada", "bo", "cy")]
    jobs = [Employment(one.ref, "engines", start=since, end=until) for one in people]
    records: list[DirectoryRecord] = [Company("engines", "Engines"), *people, *jobs]
    load_directory(empty, records, source="test", as_of=AS_OF)
    left, wanted = [1], deriving._wanted  # pyright: ignore[reportPrivateUsage]

    def while_it_thinks(*given: Any) -> set[TieRow]:
        found = wanted(*given)
        if left:
            left.pop()
            load_directory(empty, records[:-1], source="test", as_of=AS_OF)
        return found

    monkeypatch.setattr(deriving, "_wanted", while_it_thinks)
    deriving.derive(empty)
    assert not left
    assert [(tie["a"], tie["b"]) for tie in map(dict, ledger(session)["colleagues"])] == [
        ("ada", "bo")
    ]


def test_a_load_that_has_no_jobs_takes_none_away(empty: Database, session: neo4j.Session) -> None:
    clear(session)
    people = [Person(f"p{n}", f"Ann Olm {n}") for n in range(60)]
    jobs = [Employment(one.ref, "engines", current=True) for one in people]
    records: list[DirectoryRecord] = [Company("engines", "Engines"), *people, *jobs]
    load_directory(empty, records, source="test", as_of=AS_OF)
    with pytest.raises(FileRefused, match="0 of the 60 jobs"):
        load_directory(empty, records[:-60], source="test", as_of=AS_OF)
    assert len(ledger(session)["jobs"]) == 60
    done = load_directory(empty, records[:-40], source="test", as_of=AS_OF)
    assert (done.removed, len(ledger(session)["jobs"])) == (40, 20)


def test_of_two_records_with_one_id_the_first_is_written(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    records: list[DirectoryRecord] = [
        Company("engines", "Engines"),
        Person("p7", "Ann Ost"),
        Person("p7", "Bo Berg"),
        Company("engines", "Motors"),
        Employment("p7", "engines", current=True),
        Employment("nobody", "engines", current=True),
    ]
    done = load_directory(empty, records, source="test", as_of=AS_OF)
    assert done.written == {"Company": 1, "Person": 1, "Employment": 1}
    told = [problem.message for problem in done.problems]
    assert ["p7" in told[0], "engines" in told[1], "nobody" in told[2]] == [True] * 3
    found = ledger(session)
    assert [dict(row)["name"] for row in (*found["people"], *found["companies"])] == [
        "Ann Ost",
        "Engines",
    ]
