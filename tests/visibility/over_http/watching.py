"""Both worlds, asked the same: first the one with everything, from which the questions come."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import neo4j
import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from tests.judge.kept import clear
from tests.visibility.over_http.moments import Clock, set_clocks
from tests.visibility.over_http.requests import ROWS, Route, requests_to, routes_of
from tests.visibility.over_http.shown import Shown
from tests.visibility.over_http.values import Values, find_values
from tests.visibility.over_http.worlds import (
    OTHERS,
    Asked,
    World,
    build_offices,
    sign_in,
    watch_work,
)

ROUTES: Final[Mapping[str, Route]] = {
    route.path: route for route in routes_of(create_app(Settings()))
}
WITH_ROW: Final = sorted(ROUTES.keys() & ROWS.keys())

ALIKE_FOR_ALL: Final = {
    "/v1/health": "says that the process lives",
    "/v1/health/ready": "says that the service works",
    "/v1/openapi.json": "describes the service",
    "/v1/people/{id}": "public facts",
    "/v1/schools": "public facts",
    "/v1/schools/{id}": "public facts",
}
"""Routes for programs that show everybody the same, with the reason."""
NOT_ALIKE: Final = [
    path for path in WITH_ROW if path.startswith("/v1/") and path not in ALIKE_FOR_ALL
]

Answers = Mapping[Asked, Shown]


@dataclass(frozen=True, slots=True)
class Worlds:
    """What was asked of each route, what was shown without and with what is hidden, and of which
    routes others are shown more for the same."""

    values: Values
    asked: Mapping[str, Sequence[Asked]]
    without: Answers
    with_all: Answers
    more: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where worlds are built, one after the other."""

    services: Services
    ring: KeyRing
    driver: neo4j.Driver
    clock: Clock
    work: list[str]

    @contextmanager
    def world(self, *, with_hidden: bool) -> Generator[World]:
        """The application over a world. It gets a connection of its own, so that it remembers
        nothing of the world before."""
        found = self.services
        config = config_of(found)
        with (
            Database(
                found.neo4j_uri, user=found.neo4j_user, password=found.neo4j_password
            ) as opened,
            self.session() as session,
        ):
            clear(session)
            offices = build_offices(opened, self.ring, session, self.clock, with_hidden=with_hidden)
            app = create_app(config, database=opened, ring=self.ring)
            with TestClient(app, raise_server_exceptions=False) as client:
                yield sign_in(offices, client, self.work)

    def session(self) -> neo4j.Session:
        """A plain session, for what the product does not look at."""
        return self.driver.session()  # pyright: ignore[reportUnknownMemberType]


def config_of(services: Services) -> Settings:
    """Settings of the application, which nobody asks too often."""
    return Settings(
        neo4j_uri=services.neo4j_uri,
        neo4j_user=services.neo4j_user,
        neo4j_password=SecretStr(services.neo4j_password),
        redis_url=services.redis_url,
        hosts="testserver",
        requests_of_user=100_000,
        failed_sign_ins=100_000,
    )


def watch(
    services: Services,
    ring: KeyRing,
    driver: neo4j.Driver,
    patch: pytest.MonkeyPatch,
    *,
    step: int,
) -> Worlds:
    """Builds both worlds and asks in both: everything, or of routes of which much is asked every
    ``step``-th thing and what else it takes to ask each parameter with what is seen and with what
    is hidden."""
    place = Place(services, ring, driver, set_clocks(patch), watch_work(patch))
    with place.world(with_hidden=True) as world, place.session() as session:
        values = find_values(world, session)
        asked = {path: _thinned(path, values, step) for path in WITH_ROW}
        with_all = {one: world.ask(one) for every in asked.values() for one in every}
        more = {path: _see_more(world, with_all, asked[path]) for path in NOT_ALIKE}
    with place.world(with_hidden=False) as world:
        without = {one: world.ask(one) for one in with_all}
    return Worlds(values, asked, without, with_all, more)


FEW: Final = 6
"""So many requests to one route are always made."""


def _thinned(path: str, values: Values, step: int) -> list[Asked]:
    asked = list(dict.fromkeys(requests_to(ROUTES[path], values)))
    if len(asked) <= FEW:
        return asked
    kept = dict.fromkeys(asked[::step])
    for name, is_text in ROUTES[path].params.items():
        wanted = (values.all_seen, values.all_hidden) if is_text else ()
        for some in wanted:
            if not any(given(one, name) & some for one in kept):
                kept |= dict.fromkeys([one for one in asked if given(one, name) & some][:1])
        if not any(given(one, name) for one in kept):
            kept |= dict.fromkeys([one for one in asked if given(one, name)][:1])
    return list(kept | dict.fromkeys(asked[-2:]))


def given(one: Asked, name: str) -> set[str]:
    """With which values a request asks for a parameter."""
    found = one.params.get(name, ())
    return {found} if isinstance(found, str) else set(found)


def _see_more(world: World, shown: Answers, asked: Sequence[Asked]) -> bool:
    """Whether somebody else is answered otherwise to anything that Ann asks of a route, so that
    there was something to hide."""
    return any(
        world.ask(replace(one, who=who)).text != shown[one].text
        for one in asked
        if one.who == "ann"
        for who in OTHERS
    )
