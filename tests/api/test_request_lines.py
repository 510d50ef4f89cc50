"""One line a request: the template of its route, and nothing of what was asked or by whom."""

import asyncio
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from api_world import World
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphsvc.access.keys import start_session
from graphsvc.api import me
from graphsvc.api.middleware import Shield
from graphsvc.api.watch import HEADER, Watched
from graphsvc.app import ROUTERS
from graphsvc.web.router import PARTS
from tests.judge.watching import REQUEST

PLANTED: Final = "zebedee.quillfeather"

ROUTES: Final = [
    (method, route.path)
    for router in (*ROUTERS, *PARTS)
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
"""Of the API and of the pages."""
ASKED: Final = {
    "/v1/people": {"q": "Hartmann"},
    "/v1/imports/rows": {"q": "Hartmann"},
    "/v1/paths": {"person": "Lena Hartmann"},
    "/ask": {"person": "Lena Hartmann"},
}
"""What some are asked for."""
LAST: Final = [("DELETE", "/v1/contacts/{id}"), ("POST", "/signout")]
"""After these there is less to be seen."""


class Lines:
    """What was said of requests since the last look."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    def __call__(self) -> list[tuple[str, ...]]:
        """Method, template, status, id, and whether the answer is unfinished."""
        said = [r.getMessage() for r in self._caplog.records if r.name == "graphsvc.requests"]
        self._caplog.clear()
        matches = [REQUEST.fullmatch(line) for line in said]
        return [match.groups(default="") for match in matches if match or pytest.fail(str(said))]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    with caplog.at_level(logging.INFO, logger="graphsvc"):
        yield Lines(caplog)


def test_every_route_is_named_by_its_template_in_one_line(client: TestClient, lines: Lines) -> None:
    """Each is asked by somebody unknown: what is logged does not depend on the answer."""
    for method, path in ROUTES:
        address = re.sub(r"\{\w+(:path)?\}", PLANTED, path)
        response = client.request(method, address, params={"q": PLANTED}, follow_redirects=False)
        template = "unmatched" if path.startswith("/{") else path
        said = lines()
        assert [line[:2] for line in said] == [(method, template)]
        assert said[0][2:4] == (str(response.status_code), response.headers[HEADER])


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("GET", f"/{PLANTED}", "GET unmatched 404"),
        ("GET", f"/v1/people/{PLANTED}/", "GET unmatched 404"),
        ("GET", f"/static/{PLANTED}.js", "GET /static/{name} 404"),
        ("GET", "/static/page.js", "GET /static/{name} 200"),
        ("GET", "/v1/openapi.json", "GET /v1/openapi.json 200"),
        ("PATCH", f"/v1/people/{PLANTED}", "PATCH /v1/people/{id} 405"),
        ("QUILLFEATHER", f"/v1/people/{PLANTED}", "OTHER /v1/people/{id} 405"),
        ("QUILLFEATHER", f"/{PLANTED}", "OTHER unmatched 404"),
    ],
)
def test_what_no_route_takes_has_a_line_too(
    client: TestClient, lines: Lines, method: str, path: str, said: str
) -> None:
    client.request(method, path, headers={"Accept": "application/json"}, follow_redirects=False)
    assert [" ".join(line[:3]) for line in lines()] == [said]


def test_a_page_that_does_not_exist_has_no_template(client: TestClient, lines: Lines) -> None:
    client.get(f"/{PLANTED}", headers={"Accept": "text/html"})
    assert [line[:3] for line in lines()] == [("GET", "unmatched", "404")]


def test_the_id_of_a_request_is_ours(client: TestClient, lines: Lines) -> None:
    given = {HEADER: PLANTED}
    ids = {client.get("/v1/health", headers=given).headers[HEADER] for _ in range(3)}
    assert {line[3] for line in lines()} == ids
    assert len(ids) == 3


def test_the_line_of_an_error_has_the_id_that_the_answer_has(
    client: TestClient,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_view: object) -> None:
        raise ValueError(PLANTED)

    monkeypatch.setattr(me.people, "me", fail)
    response = client.get("/v1/me", headers=world.kim.headers)
    [said] = [r.getMessage() for r in caplog.records if r.name == "graphsvc.api"]
    assert said.startswith("ValueError at fail:")
    assert said.endswith(f" request={response.headers[HEADER]}")


def test_nobody_and_nothing_is_named_in_any_line(
    client: TestClient, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """By somebody who is signed in, with names, ids and bodies, of what is there and what is not.
    The client's own lines are left out. The last level that is set is that of what is kept."""
    for client_of_tests in ("httpx2", "httpcore2", "asyncio"):
        caplog.set_level(logging.WARNING, logger=client_of_tests)
    caplog.set_level(logging.DEBUG)
    asker = world.dana
    session = start_session(world.database, user=asker.user.id, hours=1)
    shown = {
        **asker.headers,
        "Cookie": f"graphsvc_session={session}",
        "Sec-Fetch-Site": "same-origin",
    }
    mine: dict[str, Any] = client.get("/v1/contacts", headers=asker.headers).json()["items"][0]
    for method, path in sorted(ROUTES, key=lambda route: route in LAST):
        id_ = mine["id"] if "contacts" in path else world.person("lee")
        client.request(
            method,
            re.sub(r"\{\w+(:path)?\}", id_, path),
            params=ASKED.get(path, {}),
            json={"name": PLANTED, "company": PLANTED} if method in ("POST", "PUT") else None,
            headers=shown,
            follow_redirects=False,
        )
    planted = [PLANTED, "hartmann", "globex", "dana", "reyes", mine["id"], mine["name"], session]
    planted += [asker.user.id, asker.user.email, asker.key, world.globex.id, world.person("lee")]
    text = caplog.text.lower()
    assert "route=/v1/contacts/{id} status=200" in text
    assert "route=/connections/work status=200" in text
    assert [value for value in planted if value.lower() in text] == []


def test_uvicorn_does_not_say_it_again(client: TestClient) -> None:
    """Its line has the address, whichever way the application is served."""
    args = ("127.0.0.1:5", "GET", f"/v1/people/{PLANTED}", "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, "%s %s %s %s %d", args, None)
    assert not logging.getLogger("uvicorn.access").filter(record)


# What ends in the middle


def answering(app: ASGIApp, *, asked: Message | None = None) -> None:
    """Asks an application once, by hand; whatever it raises is raised."""

    async def receive() -> Message:
        return asked or {"type": "http.request", "body": b"", "more_body": False}

    async def send(_message: Message) -> None: ...

    scope: Scope = {"type": "http", "method": "GET", "path": f"/{PLANTED}", "headers": []}

    async def ask() -> None:
        await app(scope, receive, send)

    asyncio.run(ask())


async def break_off(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"half", "more_body": True})
    raise ValueError(PLANTED)


async def leave(_scope: Scope, receive: Receive, _send: Send) -> None:
    assert (await receive())["type"] == "http.disconnect"


async def be_cancelled(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise asyncio.CancelledError


def test_an_answer_that_breaks_off_has_one_line(lines: Lines) -> None:
    answering(Watched(Shield(break_off, answer=lambda _request: pytest.fail("begun"))))
    assert [(line[2], line[4]) for line in lines()] == [("200", " unfinished")]


def test_somebody_who_is_gone_before_the_answer_has_one_line(lines: Lines) -> None:
    answering(Watched(leave), asked={"type": "http.disconnect"})
    with pytest.raises(asyncio.CancelledError):
        answering(Watched(be_cancelled))
    assert [(line[2], line[4]) for line in lines()] == [("499", " unfinished")] * 2
