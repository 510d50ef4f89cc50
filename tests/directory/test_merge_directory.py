"""A directory whose records are merged is the directory that had them merged from the start."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import neo4j
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphsvc.database import Database
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import Kind
from graphsvc.directory.upkeep import merge
from graphsvc.errors import InvalidInput, NotFound
from loaders.records import (
    Acquaintance,
    Company,
    DirectoryRecord,
    Employment,
    PartialDate,
    Person,
    School,
    Study,
)
from tests.directory.ledger import broken, ledger, load
from tests.judge.kept import clear
from tests.lanes import examples

PEOPLE, PLACES = [f"p{n}" for n in range(5)], ["x", "y", "z"]
Merging = tuple[Kind, str, str]


def dates() -> st.SearchStrategy[PartialDate]:
    return st.builds(PartialDate, st.integers(2001, 2006), st.integers(1, 12))


@st.composite
def employments(draw: st.DrawFn) -> Employment:
    start, end = sorted((draw(dates()), draw(dates())))
    current = draw(st.booleans())
    return Employment(
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(PLACES)),
        draw(st.sampled_from([None, "Clerk"])),
        draw(st.sampled_from([None, start, PartialDate(2003)])),
        None if current else draw(st.sampled_from([None, end, end])),
        current,
    )


@st.composite
def studies(draw: st.DrawFn) -> Study:
    start, end = sorted((draw(dates()), draw(dates())))
    return Study(
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(PLACES)),
        draw(st.sampled_from([None, "BSc"])),
        start=start,
        end=end,
    )


def entities() -> list[DirectoryRecord]:
    return [
        Company("x", "Xylo Ltd", "x.example", 40, aliases=("XL",)),
        Company("y", "Yarn", "y.example", city="Oslo", domains=("yy.example",)),
        Company("z", "Zinc Works", aliases=("Yarn", "ZW")),
        School("x", "Xeno College", aliases=("XC",)),
        School("y", "York Academy", "York"),
        School("z", "Zagreb School"),
        *(Person(ref, f"Name {ref}", (f"{ref}@a.example",), _profile(ref)) for ref in PEOPLE[:3]),
        Person("p3", "Three", aliases=("Trey", "Name p0")),
        Person("p4", "Four", ("p4@a.example", "p0@a.example")),
    ]


def _profile(ref: str) -> str:
    return f"https://www.linkedin.com/in/{ref}-profile"


@st.composite
def mergings(draw: st.DrawFn) -> Merging:
    kind: Kind = draw(st.sampled_from(["person", "company", "school"]))
    refs = PEOPLE if kind == "person" else PLACES
    keep, drop = draw(st.permutations(refs))[:2]
    return kind, keep, drop


@st.composite
def facts(draw: st.DrawFn) -> list[DirectoryRecord]:
    person, strength = st.sampled_from(PEOPLE), st.sampled_from([None, 0.2, 0.9])
    known = st.builds(Acquaintance, person, person, strength)
    return [
        *draw(st.lists(employments(), max_size=10)),
        *draw(st.lists(studies(), max_size=5)),
        *draw(st.lists(known, max_size=4)),
    ]


# --- the oracle -----------------------------------------------------------------------------------


def merged_from_the_start(
    records: Sequence[DirectoryRecord], mergings_: Sequence[Merging]
) -> list[DirectoryRecord]:
    """The file as it would be if its author had merged the records."""
    found = list(records)
    for merging in mergings_:
        found = _merged(found, merging)
    return found


def _merged(records: Sequence[DirectoryRecord], merging: Merging) -> list[DirectoryRecord]:
    kind, keep, drop = merging
    of = {"person": Person, "company": Company, "school": School}[kind]
    named = {one.ref: one for one in records if isinstance(one, of)}
    if keep not in named or drop not in named:
        return list(records)
    to = {drop: keep}
    whole = _both(named[keep], named[drop])
    kept = [whole if one is named[keep] else one for one in records if one is not named[drop]]
    return [_pointed(one, kind, to) for one in kept]


def _both(kept: Person | Company | School, dropped: Person | Company | School) -> DirectoryRecord:
    if isinstance(kept, Person) and isinstance(dropped, Person):
        urls = [url for one in (kept, dropped) for url in (one.profile_url, *one.profile_urls)]
        first, *rest = [*dict.fromkeys(url for url in urls if url)] or [None]
        emails = tuple(dict.fromkeys((*kept.emails, *dropped.emails)))
        further = tuple(url for url in rest if url)
        return replace(
            kept,
            emails=emails,
            profile_url=first,
            profile_urls=further,
            aliases=(*kept.aliases, dropped.name, *dropped.aliases),
        )
    if isinstance(kept, Company) and isinstance(dropped, Company):
        hosts = [host for one in (kept, dropped) for host in (one.domain, *one.domains) if host]
        return replace(
            kept,
            domain=hosts[0] if hosts else None,
            domains=tuple(hosts[1:]),
            headcount=kept.headcount or dropped.headcount,
            city=kept.city or dropped.city,
            aliases=(*kept.aliases, dropped.name, *dropped.aliases),
        )
    assert isinstance(kept, School)
    assert isinstance(dropped, School)
    aliases = (*kept.aliases, dropped.name, *dropped.aliases)
    return replace(kept, city=kept.city or dropped.city, aliases=aliases)


def _pointed(record: DirectoryRecord, kind: Kind, to: Mapping[str, str]) -> DirectoryRecord:
    def now(ref: str, of: Kind) -> str:
        return to.get(ref, ref) if of == kind else ref

    match record:
        case Employment(person=person, company=company):
            return replace(record, person=now(person, "person"), company=now(company, "company"))
        case Study(person=person, school=school):
            return replace(record, person=now(person, "person"), school=now(school, "school"))
        case Acquaintance(person=person, other=other):
            return replace(record, person=now(person, "person"), other=now(other, "person"))
        case _:
            return record


# --- the tests ------------------------------------------------------------------------------------


@settings(
    examples(15),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(facts=facts(), wanted=st.lists(mergings(), min_size=1, max_size=3))
def test_merged_afterwards_is_merged_from_the_start_and_stays_so(
    empty: Database, session: neo4j.Session, facts: list[DirectoryRecord], wanted: list[Merging]
) -> None:
    clear(session)
    records = [*entities(), *facts]
    load(empty, records)
    done: list[Merging] = []
    gone: set[tuple[Kind, str]] = set()
    for kind, keep, drop in wanted:
        if not {(kind, keep), (kind, drop)} & gone:
            assert not merge(empty, kind, keep, drop).already
            done.append((kind, keep, drop))
            gone.add((kind, drop))
    derive(empty)
    after = ledger(session)
    assert broken(session) == []

    assert load(empty, records) == []
    assert ledger(session) == after
    assert broken(session) == []
    for kind, keep, drop in done[-1:]:
        assert merge(empty, kind, keep, drop).already
    assert ledger(session) == after

    clear(session)
    load(empty, merged_from_the_start(records, done))
    assert ledger(session) == after


@pytest.mark.parametrize("kind", ["person", "company", "school"])
def test_what_cannot_be_merged_is_said(empty: Database, session: neo4j.Session, kind: Kind) -> None:
    clear(session)
    load(empty, [Person("a", "Ann Arden"), Company("a", "Acme"), School("a", "Academy")])
    before = ledger(session)
    for keep, drop in (("a", "nobody"), ("nobody", "a")):
        with pytest.raises(NotFound, match="nobody"):
            merge(empty, kind, keep, drop)
    with pytest.raises(InvalidInput, match="with itself"):
        merge(empty, kind, "a", " a")
    assert ledger(session) == before


def test_a_record_named_by_id_and_by_source_id_is_still_itself(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    load(empty, [Person("a", "Ann Arden")])
    [row] = session.run("MATCH (p:Person) RETURN p.id AS id").data()
    with pytest.raises(InvalidInput, match="with itself"):
        merge(empty, "person", "a", row["id"])


def test_a_merged_record_stays_while_one_of_two_sources_has_it(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    ours = [Person("crm:1", "Ann Arden", ("ann@a.example",)), Person("crm:2", "Bob Bright")]
    load(empty, ours, source="crm")
    load(empty, [Person("hr:9", "Anna Arden", ("anna@b.example",))], source="hr")
    merge(empty, "person", "crm:1", "hr:9")
    load(empty, ours[1:], source="crm")
    [ann] = [row for row in ledger(session)["people"] if ("ref", "crm:1") in row]
    assert dict(ann)["name"] == "Anna Arden"
    assert dict(ann)["emails"] == ["anna@b.example"]
    load(empty, ours, source="crm")
    [ann] = [row for row in ledger(session)["people"] if ("ref", "crm:1") in row]
    assert dict(ann)["name"] == "Ann Arden"
    assert dict(ann)["keys"] == ["email:ann@a.example", "email:anna@b.example"]
    load(empty, ours[1:], source="crm")
    load(empty, [], source="hr")
    assert [dict(row)["ref"] for row in ledger(session)["people"]] == ["crm:2"]
    assert broken(session) == []
