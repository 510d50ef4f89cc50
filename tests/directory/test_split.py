"""A merge taken apart leaves what there was before it, and what sources said since."""

from collections.abc import Iterator

import neo4j
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphsvc.database import Database
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import Kind
from graphsvc.directory.upkeep import add_alias, add_domain, look_up, merge, remove_alias, split
from graphsvc.errors import Conflict, NotFound
from graphsvc.sealing import KeyRing
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study
from tests.directory.ledger import broken, ledger, load
from tests.directory.test_merge_directory import Merging, entities, facts, mergings
from tests.judge.kept import Worlds, clear
from tests.lanes import examples
from tests.visibility.offices import Offices, rivals

RECORDS = ("people", "companies", "schools")
KINDS: list[Kind] = ["person", "company", "school"]


def ids(session: neo4j.Session) -> dict[str, str]:
    rows = session.run(
        "MATCH (n:Person|Company|School) RETURN labels(n)[0] + n.ref AS ref, n.id AS id"
    )
    return {row["ref"]: row["id"] for row in rows}


def records(session: neo4j.Session) -> list[object]:
    found = ledger(session)
    return [found[name] for name in RECORDS]


@settings(
    examples(6),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    facts=facts(), wanted=st.lists(mergings(), min_size=1, max_size=3), loaded_between=st.booleans()
)
def test_merged_and_taken_apart_is_as_before(
    empty: Database,
    session: neo4j.Session,
    facts: list[DirectoryRecord],
    wanted: list[Merging],
    loaded_between: bool,
) -> None:
    clear(session)
    all_ = [*entities(), *facts]
    load(empty, all_)
    before, whole, known = records(session), ledger(session), ids(session)
    gone: list[tuple[Kind, str]] = []
    for kind, keep, drop in wanted:
        if not {(kind, keep), (kind, drop)} & set(gone):
            merge(empty, kind, keep, drop)
            gone.append((kind, drop))
    derive(empty)
    if loaded_between:
        load(empty, all_)
    for kind, drop in reversed(gone):
        split(empty, kind, drop)
    derive(empty)
    assert records(session) == before
    assert ids(session) == known
    assert broken(session) == []
    load(empty, all_)
    assert ledger(session) == whole
    assert broken(session) == []


JOBS: list[DirectoryRecord] = [
    Company("acme", "Acme"),
    Company("bolt", "Bolt"),
    School("uni", "University"),
    Person("ann", "Ann Arden", ("ann@a.example",)),
    Person("anna", "Anna Arden", ("anna@b.example",)),
    Person("bob", "Bob Bright"),
    Employment("ann", "acme", "Head", PartialDate(2010), PartialDate(2015)),
    Employment("ann", "bolt", "Clerk", PartialDate(2001), PartialDate(2003)),
    Employment("anna", "bolt", "Clerk", PartialDate(2001), PartialDate(2003)),
    Employment("anna", "bolt", "Chief", PartialDate(2016), PartialDate(2020)),
    Employment("bob", "bolt", "Aide", PartialDate(2016), PartialDate(2020)),
    Study("anna", "uni", "BSc", start=PartialDate(1998), end=PartialDate(2001)),
]


@pytest.mark.parametrize("merging", [("person", "ann", "anna"), ("company", "acme", "bolt")])
@pytest.mark.parametrize("loads", [0, 1, 2])
def test_each_gets_the_jobs_that_its_sources_state(
    empty: Database, session: neo4j.Session, merging: Merging, loads: int
) -> None:
    kind, keep, drop = merging
    clear(session)
    load(empty, JOBS)
    before = ledger(session)
    merge(empty, kind, keep, drop)
    for _ in range(loads):
        load(empty, JOBS)
    done = split(empty, kind, drop)
    derive(empty)
    assert ledger(session) == before
    assert (done.jobs, done.studies) == ((2, 1) if kind == "person" else (4, 0))
    assert done.record.ref == drop
    assert done.left.ref == keep


def test_what_was_said_by_hand_goes_with_the_record_that_it_was_said_of(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    load(empty, JOBS)
    add_alias(empty, "company", "bolt", "Bolts and Nuts")
    add_alias(empty, "company", "acme", "Anvils")
    merge(empty, "company", "acme", "bolt")
    add_domain(empty, "acme", "acme.example")
    done = split(empty, "company", "bolt")
    assert isinstance(done.record, Company)
    assert isinstance(done.left, Company)
    assert (done.record.aliases, done.record.domain) == (("Bolts and Nuts",), None)
    assert (done.left.aliases, done.left.domain) == (("Anvils",), "acme.example")


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_merged_cannot_be_taken_apart(
    empty: Database, session: neo4j.Session, kind: Kind
) -> None:
    clear(session)
    load(empty, [Person("a", "Ann Arden"), Company("a", "Acme"), School("a", "Academy")])
    before = ledger(session)
    for ref in ("a", "nobody"):
        with pytest.raises(NotFound, match="merged into another"):
            split(empty, kind, ref)
    assert ledger(session) == before


def test_a_split_is_done_once_and_a_record_that_no_source_has_is_not_made_anew(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    load(empty, JOBS)
    merge(empty, "person", "ann", "anna")
    load(empty, [one for one in JOBS if "anna" not in str(one)])
    with pytest.raises(Conflict, match="No source has anna"):
        split(empty, "person", "anna")
    load(empty, JOBS)
    split(empty, "person", "anna")
    with pytest.raises(NotFound):
        split(empty, "person", "anna")
    merge(empty, "person", "anna", "ann")
    assert look_up(empty, "person", "ann").ref == "anna"


# --- what organisations have ----------------------------------------------------------------------


@pytest.fixture
def offices(
    empty: Database, ring: KeyRing, session: neo4j.Session, kept: Worlds
) -> Iterator[Offices]:
    yield rivals(kept, empty, ring, session)
    clear(session)


NAMING = (
    "MATCH (n:Contact|FormerContact|User|WorkHistory|Education|ReferenceAccount|Correction|Verdict)"
    " WHERE $id IN [n.pid, n.company_id, n.person_id, n.school_id, n.person] "
    "RETURN labels(n)[0] AS label, n.scope AS scope, coalesce(n.holder, '') AS holder, "
    "coalesce(n.id, n.row_key, toString(n.row)) AS id"
)


def naming(session: neo4j.Session, id_: str) -> list[tuple[str, ...]]:
    """The private nodes that name an id."""
    return sorted(tuple(row.values()) for row in session.run(NAMING, id=id_).data())


@pytest.mark.parametrize(
    ("kind", "keep", "drop"), [("person", "kay", "dan"), ("company", "cord", "bolt")]
)
def test_what_organisations_have_names_each_again(
    offices: Offices, session: neo4j.Session, kind: Kind, keep: str, drop: str
) -> None:
    of = offices.people if kind == "person" else offices.companies
    rules = broken(session)
    before = {ref: naming(session, of[ref]) for ref in (keep, drop)}
    assert before[drop]
    merge(offices.database, kind, keep, drop)
    assert naming(session, of[drop]) == []
    split(offices.database, kind, drop)
    assert {ref: naming(session, of[ref]) for ref in (keep, drop)} == before
    assert broken(session) == rules


def test_a_holder_of_both_accounts_holds_both_again(
    offices: Offices, session: neo4j.Session
) -> None:
    bolt, cord = offices.companies["bolt"], offices.companies["cord"]
    session.run(
        "MATCH (a:ReferenceAccount {company_id: $cord}) WHERE NOT EXISTS { (b:ReferenceAccount "
        "{scope: a.scope, holder: a.holder, company_id: $bolt}) } "
        "CREATE (b:ReferenceAccount {id: 'second-' + a.id, company_id: $bolt, scope: a.scope, "
        "holder: a.holder}) SET b = a {.org, .scope, .holder, .start, .dated, id: b.id, "
        "company_id: $bolt, since: '1999-05', until: '', end: a.end + 7}",
        bolt=bolt,
        cord=cord,
    ).consume()
    rules = broken(session)
    before, accounts = naming(session, bolt), _accounts(session)
    assert accounts[-1]["since"] == "1999-05"
    merge(offices.database, "company", "cord", "bolt")
    assert _accounts(session) != accounts
    split(offices.database, "company", "bolt")
    assert naming(session, bolt) == before
    assert _accounts(session) == accounts
    assert broken(session) == rules


def _accounts(session: neo4j.Session) -> list[dict[str, object]]:
    """All reference accounts, with their dates."""
    rows = session.run(
        "MATCH (a:ReferenceAccount) RETURN a {.id, .org, .scope, .holder, .company_id, .since, "
        ".until, .start, .end, .dated} AS facts ORDER BY a.id"
    )
    return [row["facts"] for row in rows]


def test_what_was_taken_off_a_company_is_its_own_again_once_it_is_the_other_one(
    empty: Database, session: neo4j.Session
) -> None:
    clear(session)
    load(empty, [Company("quarrel", "Quarrel"), Company("labs", "Foo Labs", domain="foo.example")])
    add_alias(empty, "company", "quarrel", "Foo Labs")
    remove_alias(empty, "company", "quarrel", "Foo Labs")
    for ref in ("quarrel", "labs"):
        add_alias(empty, "company", ref, "QL")
    merge(empty, "company", "quarrel", "labs")
    whole = look_up(empty, "company", "quarrel").stated
    assert isinstance(whole, Company)
    assert set(whole.aliases) == {"Foo Labs", "QL"}
    assert whole.domain == "foo.example"
    split(empty, "company", "labs")
    assert look_up(empty, "company", "quarrel").stated.aliases == ("QL",)
    assert look_up(empty, "company", "labs").stated.aliases == ("QL",)
