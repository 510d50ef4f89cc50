"""The world in which something hidden is done, and all that Ann can see of it, by its names."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

import neo4j
import pytest
from starlette.testclient import TestClient

from graphsvc.app import create_app
from graphsvc.database import Database
from graphsvc.embedded import Services
from graphsvc.queries import Query
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.judge.catalogue import whole_catalogue
from tests.judge.fixtures import DAY
from tests.judge.kept import Worlds
from tests.visibility.hits import ADMINISTRATORS, viewer_hits
from tests.visibility.observations import observables
from tests.visibility.offices import Offices
from tests.visibility.over_http.moments import set_clocks
from tests.visibility.over_http.requests import requests_to
from tests.visibility.over_http.values import Values, find_values
from tests.visibility.over_http.watching import ROUTES, WITH_ROW, config_of
from tests.visibility.over_http.worlds import Asked, World, build_offices, sign_in, watch_work

NOT_ASKED: Final = {
    "/v1/health/ready": "says for some seconds what it has said last",
    "/v1/me/export": "is noted in the audit log of whoever asks",
}
"""Routes that show something else when they are asked again, and why."""

NOT_COUNTED: Final = {"contacts/read/import", "contacts/read/imports"}
"""One's own imports, whose work may be a hit a row more or less after some hundreds of operations,
under one and the same plan. What they tell is watched, and in the two worlds their work is too."""

Sight = Mapping[str, Callable[[], object]]
"""What Ann can see, by what she does for it."""
Seen = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stage:
    """``world`` is the application over it, ``session`` for what the product does not do;
    ``values`` are what may be put into addresses; ``hits`` the work of each query by the plan that
    it had, as it was when that plan was met first."""

    world: World
    session: neo4j.Session
    values: Values
    hits: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    @property
    def offices(self) -> Offices:
        return self.world.offices

    def sight(self, chance: Random, *, step: int, requests: int) -> Sight:
        """Every query of a viewer's, with its work for the database; all answers, of questions
        for paths every ``step``-th; and of each route so many requests as chance has it."""
        asked = [
            one
            for path in WITH_ROW
            if path not in NOT_ASKED
            for every in [list(dict.fromkeys(requests_to(ROUTES[path], self.values)))]
            for one in chance.sample(every, min(requests, len(every)))
        ]
        return {
            **dict(observables(self.offices, step=step)),
            **{f"{one}": lambda one=one: self._asked(one) for one in asked},
            **dict(self._queries()),
        }

    def _asked(self, one: Asked) -> object:
        shown = replace(self.world, numbers=iter([1_000])).ask(one)
        return shown.compared, shown.work

    def _queries(self) -> Iterator[tuple[str, Callable[[], object]]]:
        catalogue = whole_catalogue()
        for name, params in viewer_hits(self.offices).items():
            if name not in ADMINISTRATORS | NOT_COUNTED:
                yield (
                    f"work of {name}",
                    lambda query=catalogue[name], params=params: self._hits(query, params),
                )

    def _hits(self, query: Query[Any], params: Mapping[str, Any]) -> object:
        """The rows and, where the plan is one that was met before, whether its work is what it was.
        Which of several plans a query has may follow from how much there is of everything, as that
        grows here from look to look; the two worlds are planned with the same knowledge of it."""
        profile = self.offices.database.profile(query, **params, scopes=self.offices.scopes)
        plan = query.name, repr(profile.operators)
        return profile.rows, profile.hits - self.hits.setdefault(plan, profile.hits)


@contextmanager
def staged(
    database: Database, ring: KeyRing, running: Services, driver: neo4j.Driver, kept: Worlds
) -> Generator[Stage]:
    """The world with everything, on one day and at one moment of it."""
    with (
        pytest.MonkeyPatch.context() as patch,
        driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        patch.setenv("GRAPHSVC_TODAY", DAY)
        settings.cache_clear()
        clock, work = set_clocks(patch), watch_work(patch)
        offices = kept.have(
            "hidden", lambda: build_offices(database, ring, session, clock, with_hidden=True)
        )
        app = create_app(config_of(running), database=database, ring=ring)
        with TestClient(app, raise_server_exceptions=False) as client:
            world = sign_in(offices, client, work)
            yield Stage(world, session, find_values(world, session))
    settings.cache_clear()


def look(sight: Sight, names: list[str] | None = None) -> Seen:
    """What there is to see now, of these or of all."""
    return {name: sight[name]() for name in names or sight}


MOST_TOLD: Final = 400
"""Characters that are told of each side of a difference."""


def changes(before: Seen, now: Seen) -> list[str]:
    """What looks otherwise, in words."""
    return [
        f"{name}\n  before: {str(before[name])[:MOST_TOLD]}\n  now:    {str(seen)[:MOST_TOLD]}"
        for name, seen in now.items()
        if seen != before[name]
    ]
