"""Signing in, signing out, and forms that other sites send."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from web_world import World

from graphsvc.access.keys import (
    StandingCode,
    add_code,
    end_sessions,
    start_session_by_code,
    viewer_of_session,
)
from graphsvc.app import create_app
from graphsvc.errors import NotSignedIn
from graphsvc.web.router import PARTS
from graphsvc.web.signin import CODE_COOKIE, safe_path

SESSION = "graphsvc_session"


def test_somebody_who_is_not_signed_in_is_led_to_the_form_and_back(
    stranger: TestClient, world: World
) -> None:
    asked = stranger.get("/ask?q=Lee+Hart&kind=person")
    assert asked.status_code == 303
    form = stranger.get(asked.headers["location"])
    assert 'value="/ask?q=Lee+Hart&amp;kind=person"' in form.text
    back = stranger.post("/signin", data={"key": world.kim.key, "next": "/ask?q=Lee+Hart"})
    assert back.status_code == 303
    assert back.headers["location"] == "/ask?q=Lee+Hart"
    assert "Kim Novak" in stranger.get("/").text


def test_a_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    stranger: TestClient, world: World
) -> None:
    response = stranger.post("/signin", data={"key": f"  {world.kim.key}\n"})
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(SESSION)
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=2592000" in cookie
    assert "secure" not in cookie
    assert world.kim.key.lower() not in cookie


def test_a_session_cookie_is_for_tls_alone_where_the_service_has_it(world: World) -> None:
    config = world.config.model_copy(update={"public_url": "https://intro.example"})
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app, follow_redirects=False) as client:
        origin = {"Origin": "https://intro.example"}
        response = client.post("/signin", data={"key": world.kim.key}, headers=origin)
    assert "; secure" in response.headers["set-cookie"].lower()


def test_a_wrong_key_is_refused_and_not_repeated(stranger: TestClient) -> None:
    response = stranger.post("/signin", data={"key": "gs_wrong"})
    assert response.status_code == 401
    assert "This API key is not valid." in response.text
    assert "gs_wrong" not in response.text
    assert SESSION not in response.headers.get("set-cookie", "")
    assert stranger.post("/signin", data={}).status_code == 401


def link(world: World, *, hours: int = 1) -> str:
    code = add_code(world.database, user=world.kim.user.id, hours=hours)
    return f"/signin?code={code}"


def test_a_link_signs_nobody_in_by_itself_and_its_code_leaves_the_address(
    stranger: TestClient, world: World
) -> None:
    address = link(world)
    for _ in range(2):
        opened = stranger.get(address)
        assert opened.status_code == 303
        assert opened.headers["location"] == "/signin"
        assert SESSION not in opened.headers["set-cookie"]
        page = stranger.get("/signin")
        assert "Sign in as <bdi>Kim Novak</bdi>" in page.text
        assert address.partition("=")[2] not in page.text
    assert stranger.get("/").status_code == 303
    pressed = stranger.post("/signin", data={"next": "/"})
    assert pressed.headers["location"] == "/"
    assert CODE_COOKIE not in stranger.cookies
    assert stranger.get("/").status_code == 200


def test_the_button_uses_a_link_up(app: FastAPI, stranger: TestClient, world: World) -> None:
    address = link(world)
    stranger.get(address)
    assert stranger.post("/signin").status_code == 303
    other = TestClient(app, follow_redirects=False, headers=dict(stranger.headers))
    other.get(address)
    assert other.get("/signin").status_code == 401
    other.get(address)
    refused = other.post("/signin")
    assert refused.status_code == 401
    assert "This link has been used, or is too old." in refused.text
    assert other.get("/signin").status_code == 200


def test_of_browsers_that_use_a_link_at_once_one_is_let_in(world: World) -> None:
    code = add_code(world.database, user=world.kim.user.id, hours=1)

    def press(_: int) -> str | None:
        try:
            return start_session_by_code(world.database, code, hours=1)
        except NotSignedIn:
            return None

    with ThreadPoolExecutor(6) as pool:
        [session] = filter(None, pool.map(press, range(6)))
    assert viewer_of_session(world.database, session) == world.kim.user.viewer


def test_a_link_is_good_for_its_hours_and_until_sessions_are_ended(
    stranger: TestClient, world: World
) -> None:
    late, ended, key = link(world, hours=0), link(world), world.kim.key
    end_sessions(world.database, user=world.kim.user.id)
    for address in (late, ended, "/signin?code=wrong", f"/signin?code={key}"):
        stranger.get(address)
        assert stranger.get("/signin").status_code == 401
        stranger.get(address)
        assert stranger.post("/signin").status_code == 401


def test_a_link_with_a_key_is_no_link(stranger: TestClient, world: World) -> None:
    page = stranger.get(f"/signin?key={world.kim.key}")
    assert 'name="key"' in page.text
    assert "set-cookie" not in page.headers
    assert world.kim.key not in page.text


def test_the_code_of_a_link_can_be_laid_aside(stranger: TestClient, world: World) -> None:
    stranger.get(link(world))
    stranger.post("/signin/other")
    assert 'name="key"' in stranger.get("/signin").text
    assert stranger.post("/signin", data={"key": world.kim.key}).status_code == 303


def test_a_standing_code_is_for_browsers_of_this_machine(world: World) -> None:
    standing = StandingCode(world.kim.user.viewer)
    app = create_app(world.config, database=world.database, ring=world.ring, standing=standing)
    origin = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
    told: list[int] = []
    for host in ("127.0.0.1", "::1", "127.0.0.1", "192.0.2.7", "somewhere"):
        with TestClient(app, follow_redirects=False, headers=origin, client=(host, 1)) as client:
            client.get(f"/signin?code={standing.code}")
            told.append(client.post("/signin").status_code)
    assert told == [303, 303, 303, 401, 401]
    with TestClient(create_app(world.config, database=world.database, ring=world.ring)) as later:
        assert later.get(f"/signin?code={standing.code}").status_code == 401


def test_signing_out_ends_the_session_itself(stranger: TestClient, world: World) -> None:
    stranger.post("/signin", data={"key": world.kim.key})
    session = stranger.cookies[SESSION]
    assert stranger.post("/signout").headers["location"] == "/signin?done=1"
    stranger.cookies.set(SESSION, session)
    assert stranger.get("/").status_code == 303


FORMS = [
    "/signin",
    "/signin/other",
    "/signin/password",
    "/signin/code",
    "/signin/organisation",
    "/signout",
    "/reset",
    "/reset/new",
    "/settings/account",
    "/settings/organisation",
    "/settings/password",
    "/settings/password/first",
    "/settings/two-step/offer",
    "/settings/two-step/on",
    "/settings/two-step/off",
    "/settings/two-step/codes",
    "/settings/two-step/required",
    "/settings/sessions/end",
    "/settings/sessions/x/end",
    "/settings/keys",
    "/settings/keys/x/revoke",
    "/notifications/read",
    "/signup",
    "/signup/new",
    "/signup/organisation",
    "/invitation",
    "/invitation/join",
    "/invitation/mail",
    "/notifications/x",
    "/organisation/groups",
    "/organisation/groups/x",
    "/organisation/groups/x/connections",
    "/organisation/groups/x/connections/x/remove",
    "/organisation/groups/x/members",
    "/organisation/groups/x/members/x",
    "/organisation/groups/x/members/x/remove",
    "/organisation/groups/x/remove",
    "/organisation/invitations",
    "/organisation/invitations/table",
    "/organisation/invitations/x/again",
    "/organisation/invitations/x/withdraw",
    "/organisation/people/x/activate",
    "/organisation/people/x/administrator",
    "/organisation/people/x/leaving",
    "/organisation/people/x/role",
    "/organisation/roles",
    "/organisation/roles/x",
    "/organisation/roles/x/remove",
    "/settings/followers",
    "/settings/followers/following",
    "/settings/followers/following/x/remove",
    "/settings/followers/x",
    "/settings/followers/x/remove",
    "/settings/notifications",
    "/connections/work",
    "/connections/work/x/remove",
    "/connections/education",
    "/connections/education/x/remove",
    "/connections/references/search",
    "/connections/references/add",
    "/connections/references/x",
    "/connections/references/x/remove",
    "/connections/people",
    "/connections/people/hand",
    "/connections/people/chosen",
    "/connections/contacts/x/same",
    "/connections/contacts/x/apart",
    "/connections/introducing",
    "/people/x/word",
    "/connections/contacts/x/word",
    "/connections/contacts/x/hidden",
    "/connections/contacts/x/publish",
    "/connections/sources/x",
    "/connections/contacts/x/remove",
    "/connections/contacts/again",
    "/connections/contacts/x",
    "/connections/contacts/x/person",
    "/connections/imports/x/answer",
    "/connections/imports/x/undo",
    "/connections/runs/x/cancel",
    "/connections/runs/x/retry",
    "/connections/uploads/x",
    "/connections/uploads/x/forget",
    "/connections/settle/x",
    "/connections/settle/x/undo",
]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_changes_nothing(
    app: FastAPI, world: World, path: str, headers: dict[str, str]
) -> None:
    client = TestClient(app, follow_redirects=False, headers={"Accept": "text/html"})
    world.sign_in(client, world.dana)
    files = {"file": ("c.csv", b"x")} if path == "/connections/people" else None
    data = {"key": world.dana.key, "format": "linkedin", "company": "Acme", "text": "Acme"}
    response = client.post(path, data=data, files=files, headers=headers)
    assert response.status_code == 403
    assert "not sent by a page of this service" in response.text
    assert client.get("/connections/work").text.count("/remove") == 0


def test_every_form_is_among_those_that_are_tested() -> None:
    routes = [route for part in PARTS for route in part.routes if isinstance(route, APIRoute)]
    posted = {route.path for route in routes if "POST" in (route.methods or ())}
    assert {re.sub(r"{\w+}", "x", path) for path in posted} == set(FORMS)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/ask?q=a//b", "/ask?q=a//b"),
        ("", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("ask", "/"),
        ("//[", "/"),
        ("/[", "/["),
        ("http://[", "/"),
    ],
)
def test_after_signing_in_nobody_is_sent_to_another_site(given: str, kept: str) -> None:
    assert safe_path(given) == kept


@pytest.mark.parametrize("path", ["/signin", "/reset", "/invitation", "/signup/new"])
@pytest.mark.parametrize("code", ["☃", "a b", "a;b", "a\r\nSet-Cookie: x=y"])
def test_a_code_of_other_letters_is_refused_in_words(
    stranger: TestClient, path: str, code: str
) -> None:
    answer = stranger.get(path, params={"code": code})
    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers


def test_an_origin_that_is_none_is_not_ours(stranger: TestClient) -> None:
    answer = stranger.post("/signout", headers={"Origin": "http://[", "Sec-Fetch-Site": ""})
    assert answer.status_code == 403
