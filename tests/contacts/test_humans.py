"""One human once: whoever's contacts they are, on the People tab and in suggestions."""

from collections.abc import Iterator

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.database import Database
from graphsvc.directory.pages.people_tab import people_tab
from graphsvc.errors import AmbiguousReference
from graphsvc.naming.references import MOST_CANDIDATES
from graphsvc.naming.search import search_people
from graphsvc.naming.targets import Targets
from graphsvc.ontology import Availability
from graphsvc.paths.answer import answer
from graphsvc.paths.question import Question
from graphsvc.sealing import KeyRing
from graphsvc.statements.availability import set_availability
from graphsvc.wire.directory import PrivateConnection
from graphsvc.wire.pages import PageQuery
from loaders.records import Company
from tests.contacts.office import Office, open_office
from tests.directory.ledger import load
from tests.judge.kept import clear

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
VERAS = "Vera Vale @ Quarrel"
VERA = "Vera,Vale,,,Quarrel,Buyer,"


@pytest.fixture
def team(empty: Database, ring: KeyRing, driver: neo4j.Driver) -> Iterator[tuple[Office, ...]]:
    """Three users of one organisation; two of them know Vera."""
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        clear(session)
        load(empty, [Company("quarrel", "Quarrel")])
        first = open_office(empty, ring, session)
        team = (first, first.another_user(), first.another_user())
        for number, one in enumerate(team):
            session.run(
                "MATCH (u:User {id: $id}) SET u.name = $name",
                {"id": one.user.id, "name": f"User {number}"},
            ).consume()
        for one in team[:2]:
            upload(one, VERA, f"Nils,Namesake,,,,Buyer{one.user.id[:4]},")
        yield team


def upload(office: Office, *rows: str, label: str = "") -> None:
    office.upload("\n".join([HEADER, *rows]).encode(), label=label)


def door(office: Office) -> Door:
    return Door(office.database, office.user.viewer, office.ring)


def tab(office: Office, *, limit: int = 50) -> list[PrivateConnection]:
    """The private connections of the People tab of Quarrel, page by page."""
    row = office.session.run("MATCH (c:Company {ref: 'quarrel'}) RETURN c.id AS id")
    id_: str = row.single(strict=True)["id"]
    found: list[PrivateConnection] = []
    cursor: str | None = None
    while True:
        query = PageQuery(cursor=cursor, limit=limit)
        page = door(office).look(lambda view, query=query: people_tab(view, id_, query))
        found += page.private
        cursor = page.next
        if cursor is None:
            return found


def test_whom_two_know_stands_once_on_the_people_tab(team: tuple[Office, ...]) -> None:
    (seen,) = tab(team[2])
    assert (seen.name, seen.ask) == ("Vera Vale", "Ask User 0 or User 1 for a referral")
    assert [one.name for one in seen.owners] == ["User 0", "User 1"]
    (own,) = tab(team[1])
    assert (own.mine, own.owner.name, own.ask) == (True, "User 1", "")


def test_of_two_owners_who_takes_no_requests_is_not_asked(team: tuple[Office, ...]) -> None:
    door(team[0]).change(lambda desk: set_availability(desk, Availability.CLOSED))
    (seen,) = tab(team[2])
    assert seen.ask == "Ask User 1 for a referral"
    (path,) = door(team[2]).look(lambda view: answer(view, Question("person", VERAS))).paths
    assert (path.people[1].name, path.people[-1].owner) == ("User 1", "User 1")
    door(team[1]).change(lambda desk: set_availability(desk, Availability.CLOSED))
    (seen,) = tab(team[2])
    assert seen.ask == "User 0 and User 1 take no requests now"


def test_each_path_names_the_owner_it_comes_through(team: tuple[Office, ...]) -> None:
    found = door(team[2]).look(lambda view: answer(view, Question("person", VERAS)))
    asked = {(path.people[1].name, path.people[-1].owner) for path in found.paths}
    assert asked == {("User 0", "User 0"), ("User 1", "User 1")}


def test_two_sources_of_one_owner_are_one_human(team: tuple[Office, ...]) -> None:
    upload(team[0], VERA, label="another book")
    (seen,) = tab(team[2])
    assert seen.ask == "Ask User 0 or User 1 for a referral"


def test_pages_have_each_human_once(team: tuple[Office, ...]) -> None:
    upload(team[0], *(f"Pia{chr(97 + n)},Other{chr(97 + n)},,,Quarrel,Buyer," for n in range(5)))
    upload(team[2], VERA)
    names = [one.name for one in tab(team[2], limit=2)]
    assert len(names) == len(set(names)) == 6


def test_a_suggestion_names_them_once(team: tuple[Office, ...]) -> None:
    (hit,) = door(team[2]).look(lambda view: search_people(view, "vera")).items
    assert hit.owner == "User 0 or User 1"


def test_namesakes_without_an_employer_are_not_one(team: tuple[Office, ...]) -> None:
    hits = door(team[2]).look(lambda view: search_people(view, "nils")).items
    assert sorted(hit.owner or "" for hit in hits) == ["User 0", "User 1"]


def test_who_is_hidden_is_one_human_for_their_owner_alone(team: tuple[Office, ...]) -> None:
    owner, other, third = team
    one = next(id_ for id_, facts in owner.contacts().items() if _is_vera(facts, owner))
    door(owner).change(lambda desk: hide_contact(desk, one))
    assert [seen.ask for seen in tab(third)] == ["Ask User 1 for a referral"]
    (seen,) = tab(other)
    assert [one.name for one in seen.owners] == ["User 1"]
    told = door(owner).look(lambda view: answer(view, Question("person", VERAS)))
    assert told.target is not None
    assert {path.people[-1].name for path in told.paths} == {"Vera Vale"}


def _is_vera(facts: dict[str, object], owner: Office) -> bool:
    return facts["name"] == "Vera Vale" and facts["owner"] == owner.user.id


def test_a_name_that_many_have_as_one_human_hides_no_namesake(team: tuple[Office, ...]) -> None:
    first, *_ = team
    for number in range(MOST_CANDIDATES + 1):
        upload(first, VERA, label=f"source {number}")
    upload(first, "Vera,Vale,,,Elsewhere,Baker,", label="the other one")
    with pytest.raises(AmbiguousReference) as caught:
        door(first).look(lambda view: Targets(view).person("Vera Vale"))
    assert "Quarrel" in f"{caught.value.extras()}"
    assert "Elsewhere" in f"{caught.value.extras()}"
    target = door(first).look(lambda view: Targets(view).person("Vera Vale @ Elsewhere"))
    assert target is not None
