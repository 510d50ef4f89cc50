"""Requests that are drawn from the OpenAPI document, good ones and bad ones: no answer is an error
of ours, and none is one that the document does not have."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
import schemathesis
import schemathesis.checks
from api_world import World
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi import checks
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from graphsvc.jobs import app as jobs
from tests.lanes import examples, long

EXAMPLES: Final = 3
PATIENCE: Final = 120
"""Seconds until an answer is taken not to come any more; nothing is timed by it."""
REJECTED: Final = ["401", "403", "404", "405", "409", "400", "413", "422"]
_general: Any = schemathesis.checks
_checks: Any = checks
CHECKS: Final[list[Any]] = [
    _general.not_a_server_error,
    _checks.status_code_conformance,
    _checks.content_type_conformance,
    _checks.response_headers_conformance,
    _checks.response_schema_conformance,
    _checks.unsupported_method,
    _checks.negative_data_rejection,
    _checks.ignored_auth,
]
SLOW: Final = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
"""What hypothesis says of cases that take long to draw or to ask."""


class Application:
    """An application that runs already."""

    def __init__(self, running: ASGIApp) -> None:
        self.running = running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self.running(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})


def _schema(running: ASGIApp, *, with_bounds: bool) -> Any:
    """What requests are drawn from: by chance, or also the bounds of every value, one at a time,
    which are most of the requests."""
    settled: Any = SchemathesisConfig
    config = settled.from_dict(
        {
            "request-timeout": PATIENCE,
            "phases": {"coverage": {"enabled": with_bounds}},
            "checks": {"negative_data_rejection": {"expected-statuses": REJECTED}},
        }
    )
    return schemathesis.openapi.from_asgi("/v1/openapi.json", Application(running), config=config)


# Drawn where they are tested, since whatever collects tests would draw them too.
BY_CHANCE: Final[Any] = schemathesis.pytest.from_fixture("by_chance")
BY_BOUNDS: Final[Any] = schemathesis.pytest.from_fixture("by_bounds")


@pytest.fixture(scope="module")
def by_chance(client: TestClient) -> Any:
    return _schema(client.app, with_bounds=False)


@pytest.fixture(scope="module")
def by_bounds(client: TestClient) -> Any:
    return _schema(client.app, with_bounds=True)


@pytest.fixture(autouse=True)
def nobody_is_woken(request: pytest.FixtureRequest) -> Iterator[None]:
    """Schemathesis puts a name into the test that pytest 9.2 keeps elsewhere."""
    node: Any = request.node
    node._nodeid = node.nodeid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "wake", lambda: None)
        yield


def _answers(case: Any, world: World) -> None:
    """Asks and looks at the answer. In a form of several parts everything is text, so that a number
    stands in the place of a file is nothing that could be told."""
    in_parts = case.media_type == "multipart/form-data"
    answer = case.call_and_validate(
        headers=world.kim.headers,
        checks=CHECKS,
        excluded_checks=[_checks.negative_data_rejection] if in_parts else [],
    )
    assert answer.status_code < 500


@BY_CHANCE.parametrize()
@settings(
    examples(EXAMPLES),
    suppress_health_check=[*SLOW, HealthCheck.function_scoped_fixture],
    deadline=None,
)
def test_every_answer_is_one_of_the_document(case: Any, world: World) -> None:
    _answers(case, world)


@long
@BY_BOUNDS.parametrize()
@settings(
    max_examples=1,
    suppress_health_check=[*SLOW, HealthCheck.function_scoped_fixture],
    deadline=None,
)
def test_so_it_is_at_the_bounds_of_every_value(case: Any, world: World) -> None:
    _answers(case, world)
