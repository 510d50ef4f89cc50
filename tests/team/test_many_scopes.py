"""Who sees into many scopes is asked for ties in a way of its own, and is told the same."""

import neo4j
import pytest

from graphsvc.access import visibility
from graphsvc.access.sealed import Sealer
from graphsvc.access.visibility import Reason, ScopeRow, View, granted
from graphsvc.database import Database
from graphsvc.naming.search import search_people
from graphsvc.ontology import (
    LABEL_SCOPES,
    PRIVATE_LABELS,
    Rule,
    followers_scope,
    group_scope,
    org_scope,
    user_scope,
)
from graphsvc.paths import own
from graphsvc.queries import CATALOGUE, ViewerQuery
from graphsvc.sealing import KeyRing
from graphsvc.team.follows import admit_follower
from graphsvc.team.groups import add_group, put_member
from tests.judge.catalogue import whole_catalogue
from tests.team.crew import Crew, crew

PEOPLE = [f"0198-{number}" for number in range(40)]

_PERSON = "MATCH (c:Contact {id: $id}) SET c.pid = $person, c.state = 'matched'"


@pytest.fixture(scope="module")
def team(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Crew:
    """Ann is in twelve groups and follows Bob; of each scope, hers and others, somebody has a
    contact."""
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        made = crew(empty, ring, session)
        groups = [made.change(lambda one, n=n: add_group(one, f"Group {n}")) for n in range(14)]
        for group in groups[:12]:
            made.change(lambda one, g=group: put_member(one, g, made.id("ann"), admin=False))
        ann = made.id("ann")
        made.desk("bob", lambda desk: admit_follower(desk, ann))
        scopes = [
            *map(group_scope, groups),
            followers_scope(made.id("bob")),
            followers_scope(made.id("cyd")),
            org_scope(made.org.id),
            user_scope(ann),
            user_scope(made.id("bob")),
        ]
        for number, scope in enumerate(scopes * 2):
            owner = "ann" if scope == user_scope(ann) else "bob"
            contact, person = made.fact(owner, scope), PEOPLE[number % 30]
            session.run(_PERSON, id=contact, person=person).consume()
        return made


def ties(view: View) -> list[own.OwnTie]:
    return sorted(own.contact_ties(view, PEOPLE), key=repr)


def test_all_ways_to_look_for_ties_find_the_same(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[list[own.OwnTie]] = []
    for few, seeks, most in ((100, 0, 0), (8, 0, 20_000), (8, 0, 3), (8, 10_000, 20_000)):
        monkeypatch.setattr(own, "FEW_SCOPES", few)
        monkeypatch.setattr(own, "FEW_SEEKS", seeks)
        monkeypatch.setattr(visibility, "MOST_SHARED", most)
        found.append(team.look("ann", ties))
    assert len(found[0]) == 30
    assert all(one == found[0] for one in found)


def test_a_search_with_many_words_finds_in_many_scopes_without_a_defect(
    team: Crew, ring: KeyRing, session: neo4j.Session
) -> None:
    scopes = [group_scope(str(number)) for number in range(63)]
    words = " ".join("abcdefghijklmnopqrstuvwxyz" * 3)
    sealer = Sealer(ring, team.org.id)
    assert len(sealer.token_queries(scopes, words)) > 1
    assert len(sealer.token_queries(scopes, "nora")) == 1
    assert sealer.token_queries(scopes, " ") == []
    for query in sealer.token_queries(scopes, words):
        session.run(
            "CALL db.index.fulltext.queryNodes('private_names', $query) YIELD node RETURN node",
            parameters={"query": query},
        ).consume()
    assert team.look("ann", lambda view: search_people(view, words).items) == []


def test_whom_others_share_with_others_is_in_no_set(team: Crew) -> None:
    seen = team.look("ann", lambda view: view.shared_people())
    assert seen is not None
    assert len(seen) > 12
    assert team.look("cyd", lambda view: view.shared_people()) == {PEOPLE[15], PEOPLE[4]}


def test_a_denial_beats_a_permission_whatever_the_order() -> None:
    rows = [
        ScopeRow("group:one", "group", "one", granted=True, admin=False, person="none"),
        ScopeRow("group:one", "group", "one", granted=False, admin=False, person="none"),
        ScopeRow("user:me", "self", "me", granted=True, admin=False, person="none"),
        ScopeRow("share:x", "share", "two", granted=True, admin=False, person="none"),
        ScopeRow("share:x", "share", "one", granted=True, admin=False, person="none"),
    ]
    expected = {"user:me": Reason(Rule.SELF, "me"), "share:x": Reason(Rule.SHARE, "one")}
    assert granted(rows) == granted(list(reversed(rows))) == expected


def test_a_query_is_asked_in_the_scopes_of_its_labels_alone(team: Crew) -> None:
    whole_catalogue()
    jobs, ties_ = (CATALOGUE[f"paths/read/{name}"] for name in ("own_jobs", "contact_ties"))
    assert isinstance(jobs, ViewerQuery)
    assert isinstance(ties_, ViewerQuery)
    assert {kind.value for kind in jobs.scope_kinds} == {"org", "user"}
    assert {kind.value for kind in ties_.scope_kinds} >= {"group", "followers", "role_below"}
    assert LABEL_SCOPES.keys() <= PRIVATE_LABELS
