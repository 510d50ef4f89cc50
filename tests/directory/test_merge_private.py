"""What organisations have follows a merge, in each of them alike."""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.directory.upkeep import merge
from graphsvc.errors import Conflict
from graphsvc.sealing import KeyRing
from tests.directory.ledger import broken
from tests.judge.kept import Worlds, clear
from tests.visibility.offices import Offices, rivals

NAMING = (
    "MATCH (n:Contact|FormerContact|User|WorkHistory|Education|ReferenceAccount|Correction|Verdict"
    "|ContactDetail|HiddenTie) "
    "WHERE $id IN [n.pid, n.company_id, n.person_id, n.school_id, n.person] "
    "OR $id IN coalesce(n.candidates, []) OR $id IN coalesce(n.rejected, []) "
    "RETURN labels(n)[0] AS label, count(*) AS count ORDER BY label"
)


@pytest.fixture
def offices(
    empty: Database, ring: KeyRing, session: neo4j.Session, kept: Worlds
) -> Iterator[Offices]:
    yield rivals(kept, empty, ring, session)
    clear(session)


def naming(session: neo4j.Session, id_: str) -> dict[str, int]:
    """How many private nodes of each label name an id."""
    return {row["label"]: row["count"] for row in session.run(NAMING, id=id_).data()}


def test_contacts_verdicts_and_words_of_a_person_follow_in_every_organisation(
    offices: Offices, session: neo4j.Session
) -> None:
    dan, kay = offices.people["dan"], offices.people["kay"]
    rules, before = broken(session), naming(session, dan)
    assert before.keys() >= {"Contact", "Verdict"}
    orgs = session.run("MATCH (c:Contact {pid: $id}) RETURN DISTINCT c.org AS org", id=dan).data()
    assert len(orgs) == 2
    merge(offices.database, "person", "kay", "dan")
    assert naming(session, dan) == {}
    after = naming(session, kay)
    assert all(after[label] >= count for label, count in before.items())
    assert broken(session) == rules


def test_what_names_a_company_follows_and_a_holder_of_both_keeps_one_account(
    offices: Offices, session: neo4j.Session
) -> None:
    bolt, cord = offices.companies["bolt"], offices.companies["cord"]
    rules = broken(session)
    held = session.run("MATCH (a:ReferenceAccount) RETURN a.scope + a.holder AS holder").data()
    both = {
        row["holder"]
        for row in session.run(
            "MATCH (a:ReferenceAccount {company_id: $cord}) "
            "WHERE NOT EXISTS { (b:ReferenceAccount {scope: a.scope, holder: a.holder, "
            "company_id: $bolt}) } CREATE (b:ReferenceAccount {id: 'second-' + a.id, "
            "company_id: $bolt, scope: a.scope, holder: a.holder}) "
            "SET b += a {.org, .until, .start, .end, .dated}, b.since = '1999' "
            "RETURN a.scope + a.holder AS holder",
            bolt=bolt,
            cord=cord,
        )
    }
    assert both
    assert naming(session, bolt).keys() >= {"Contact", "ReferenceAccount"}
    merge(offices.database, "company", "cord", "bolt")
    assert naming(session, bolt) == {}
    left = session.run(
        "MATCH (a:ReferenceAccount {company_id: $cord}) RETURN a.scope + a.holder AS holder, "
        "a.since AS since",
        cord=cord,
    ).data()
    assert len(left) == len({row["holder"] for row in left})
    assert {row["holder"] for row in left} >= both
    assert {row["holder"] for row in held} >= both
    assert "1999" not in {row["since"] for row in left if row["holder"] in both}
    assert broken(session) == rules


def test_educations_follow_a_school(offices: Offices, session: neo4j.Session) -> None:
    session.run(
        "CREATE (:School {id: 'other', ref: 'other', name: 'Other', name_key: 'other', "
        "source: 'test', seen: 'run', people: 0, print: ''})"
    ).consume()
    rules, uni = broken(session), offices.schools["uni"]
    assert "Education" in naming(session, uni)
    merge(offices.database, "school", "other", "uni")
    assert naming(session, uni) == {}
    assert broken(session) == rules


def test_two_users_of_one_organisation_never_become_one_person(
    offices: Offices, session: neo4j.Session
) -> None:
    before = session.run("MATCH (n) RETURN count(n) AS count").data()
    with pytest.raises(Conflict, match=r"ann@alpha\.example"):
        merge(offices.database, "person", "ana", "bob")
    assert session.run("MATCH (n) RETURN count(n) AS count").data() == before
    assert "User" in naming(session, offices.people["bob"])
