"""What organisations have follows a merge, in each of them alike."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.visibility import View
from graphsvc.contacts import by_hand
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.own import get_contact
from graphsvc.database import Database
from graphsvc.directory.upkeep import Merged, merge
from graphsvc.errors import Conflict
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contact, ContactInput
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


def test_nobody_is_named_who_goes_meanwhile(
    offices: Offices, session: neo4j.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dan, merging = offices.people["dan"], list[Future[Merged]]()
    assert naming(session, dan)
    with ThreadPoolExecutor(1) as pool:

        def named(view: View, id_: str) -> Contact:
            """The contact stands there, and nobody but its transaction sees it yet."""
            monkeypatch.setattr(by_hand, "get_contact", get_contact)
            merging.append(pool.submit(merge, offices.database, "person", "kay", "dan"))
            with pytest.raises(TimeoutError):
                merging[0].result(timeout=1)
            return get_contact(view, id_)

        monkeypatch.setattr(by_hand, "get_contact", named)
        given = ContactInput(name="Dan of the Docks", person=dan)
        added = add_contact(Door(offices.database, offices.bob.viewer, offices.ring), given)
        merging[0].result()
    assert added.contact.person == dan
    assert naming(session, dan) == {}


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
