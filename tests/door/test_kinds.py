"""A view reads, a desk writes, thinking reads public facts: a query of another kind is refused
there, whatever types say."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from graphsvc.access.door import Door
from graphsvc.access.users import add_organisation, add_user
from graphsvc.access.visibility import Desk, View
from graphsvc.database import Database
from graphsvc.errors import Defect
from graphsvc.queries import Reader
from graphsvc.sealing import KeyRing
from tests.judge.catalogue import whole_catalogue

QUERIES: dict[str, Any] = dict(whole_catalogue())


@pytest.fixture(scope="module")
def door(empty: Database, ring: KeyRing) -> Door:
    org = add_organisation(empty, ring, "Doorway")
    user = add_user(empty, ring, email="d@doorway.example", org=org, name="Dora Door")
    return Door(empty, user.viewer, ring)


WRONG: dict[str, Callable[[Door], object]] = {
    "a view is given a system query": lambda door: door.look(
        lambda view: view.read(QUERIES["access/read/user"], text="x")
    ),
    "a view is given a system query as a directory query": lambda door: door.look(
        lambda view: view.directory(QUERIES["access/read/user"], text="x")
    ),
    "a view is given a viewer's query as a directory query": lambda door: door.look(
        lambda view: view.directory(QUERIES["access/read/me"], user="x")
    ),
    "a desk is given a system query": lambda door: door.change(
        lambda desk: desk.write(QUERIES["access/read/user"], text="x")
    ),
    "a desk is given a system query that writes": lambda door: door.change(
        lambda desk: desk.write(
            QUERIES["runs/write/run_hold"], id="x", token=1, done=0, total=0, lease=1
        )
    ),
    "thinking is given a system query": lambda door: door.decide(
        lambda read: read(QUERIES["access/read/user"], text="x"), lambda _desk, _found: None
    ),
}


@pytest.mark.parametrize("work", WRONG.values(), ids=WRONG)
def test_a_query_of_another_kind_is_refused(door: Door, work: Callable[[Door], object]) -> None:
    with pytest.raises(Defect, match="is due"):
        work(door)


def test_what_goes_through_a_door_holds_no_database(door: Door) -> None:
    """Nothing that work is given shows one under a name that anybody may use."""
    given: list[object] = [door]
    door.look(given.append)
    door.change(given.append)
    shown = {
        name: type(getattr(one, name)).__name__
        for one in given
        for name in dir(one)
        if not name.startswith("_")
    }
    assert {cast(Any, type(one)) for one in given} == {Door, View, Desk}
    assert not set(shown.values()) & {"Database", "Transaction"}


def test_nobody_sets_the_scopes_of_a_view(door: Door) -> None:
    def widen(view: View) -> None:
        view.scopes = ("org:other",)  # pyright: ignore[reportAttributeAccessIssue]

    with pytest.raises(AttributeError):
        door.look(widen)


def test_thinking_reads_public_facts(door: Door) -> None:
    def think(read: Reader) -> int:
        return len(read(QUERIES["matching/read/people_count"]))

    assert door.decide(think, lambda _desk, found: found) == 1
