"""Two worlds that differ only in what Ann may not see give her the same answers over HTTP, byte by
byte, headers included, and ask the database the same: all routes that answer a GET, all pages. All
that may be asked of them is asked in the lane ``long``."""

from collections.abc import Iterator, Sequence

import neo4j
import pytest

from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.judge.fixtures import DAY
from tests.lanes import further
from tests.visibility.over_http.requests import ROWS
from tests.visibility.over_http.shown import REMOVED, Removed, difference
from tests.visibility.over_http.watching import (
    NOT_ALIKE,
    ROUTES,
    WITH_ROW,
    Worlds,
    given,
    watch,
)

NOT_ANNS = {
    "/{path:path}": "is no page",
    "/reset/new": "goes on from a step that nobody has begun",
    "/signin/code": "goes on from a step that nobody has begun",
    "/signin/organisation": "goes on from a step that nobody has begun",
    "/invitation": "opens with a code alone",
    "/signin/openid": "no issuer is named",
    "/signin/openid/back": "no issuer is named",
    "/signup": "nobody signs up here unasked",
    "/signup/new": "nobody signs up here unasked",
    "/signup/organisation": "nobody signs up here unasked",
    "/v1/account/sessions": "is for browsers",
    "/mailbox": "is for the machine of the service",
    "/v1/invitations": "is for administrators",
    "/organisation/invitations": "is for administrators",
    "/v1/adoption": "is for administrators",
    "/organisation/adoption": "is for administrators",
    "/organisation/people/{id}/leaving": "is for administrators",
}
"""What Ann is shown in no world, and why."""

MOST_TOLD = 8
"""How many differences a failure tells."""


@pytest.fixture(scope="module", params=[11, *further(1)], ids=lambda step: f"every {step}")
def worlds(
    database: Database,
    ring: KeyRing,
    driver: neo4j.Driver,
    running: Services,
    request: pytest.FixtureRequest,
) -> Iterator[Worlds]:
    del database
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHSVC_TODAY", DAY)
        settings.cache_clear()
        yield watch(running, ring, driver, patch, step=request.param)
    settings.cache_clear()


def told(differences: Sequence[str]) -> str:
    """The first differences, and how many there are."""
    return "\n".join([f"{len(differences)} differences", *differences[:MOST_TOLD]])


@pytest.mark.parametrize("path", WITH_ROW)
def test_a_route_shows_the_same_byte_by_byte(worlds: Worlds, path: str) -> None:
    differences = [
        f"{one}: {difference(without, with_all)}"
        for one in worlds.asked[path]
        if (without := worlds.without[one].compared) != (with_all := worlds.with_all[one].compared)
    ]
    assert not differences, told(differences)


@pytest.mark.parametrize("path", WITH_ROW)
def test_a_route_asks_the_database_the_same(worlds: Worlds, path: str) -> None:
    differences = [
        f"{one}: {without} without, {with_all} with what is hidden"
        for one in worlds.asked[path]
        if (without := worlds.without[one].work) != (with_all := worlds.with_all[one].work)
    ]
    assert not differences, told(differences)


# That there is something to compare


def test_every_route_that_answers_a_get_has_a_row_and_every_row_a_route() -> None:
    assert ROUTES.keys() == ROWS.keys()


@pytest.mark.parametrize("path", WITH_ROW)
def test_every_parameter_is_asked_with_what_is_seen_and_with_what_is_hidden(
    worlds: Worlds, path: str
) -> None:
    seen, hidden = worlds.values.all_seen, worlds.values.all_hidden
    for name, is_text in ROUTES[path].params.items():
        values = set[str]().union(*(given(one, name) for one in worlds.asked[path]))
        assert values, f"{path} is never asked with {name}"
        if is_text:
            assert values & seen, f"{path} is never asked with {name} of what is seen"
            assert values & hidden, f"{path} is never asked with {name} of what is hidden"


@pytest.mark.parametrize("path", WITH_ROW)
def test_every_route_answers_something_and_never_with_a_defect(worlds: Worlds, path: str) -> None:
    statuses = {worlds.with_all[one].status for one in worlds.asked[path]}
    assert not {status for status in statuses if status >= 500}
    assert {status for status in statuses if status < 400} or path in NOT_ANNS


@pytest.mark.parametrize("path", NOT_ALIKE)
def test_others_are_shown_something_else(worlds: Worlds, path: str) -> None:
    assert worlds.more[path]


@pytest.mark.parametrize("removed", REMOVED, ids=lambda one: one.line.decode())
def test_nothing_is_removed_in_vain(worlds: Worlds, removed: Removed) -> None:
    assert any(removed.find(shown.text) for shown in worlds.with_all.values())
