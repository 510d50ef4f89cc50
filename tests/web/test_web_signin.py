"""Signing in, signing out, and forms that other sites send."""

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from web_world import World

from graphsvc.api.web.router import PARTS
from graphsvc.api.web.signin import KEY_COOKIE, safe_path
from graphsvc.app import create_app

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
    assert "max-age=43200" in cookie
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


def test_a_link_signs_nobody_in_by_itself_and_its_key_leaves_the_address(
    stranger: TestClient, world: World
) -> None:
    opened = stranger.get(f"/signin?key={world.kim.key}")
    assert opened.status_code == 303
    assert opened.headers["location"] == "/signin"
    assert SESSION not in opened.headers["set-cookie"]
    page = stranger.get("/signin")
    assert "Sign in as <bdi>Kim Novak</bdi>" in page.text
    assert world.kim.key not in page.text
    assert stranger.get("/").status_code == 303
    pressed = stranger.post("/signin", data={"next": "/"})
    assert pressed.headers["location"] == "/"
    assert KEY_COOKIE not in stranger.cookies
    assert stranger.get("/").status_code == 200


def test_the_key_of_a_link_can_be_laid_aside(stranger: TestClient, world: World) -> None:
    stranger.get(f"/signin?key={world.kim.key}")
    stranger.post("/signin/other")
    assert 'name="key"' in stranger.get("/signin").text


def test_a_link_with_a_wrong_key_says_so_and_is_forgotten(stranger: TestClient) -> None:
    stranger.get("/signin?key=gs_wrong")
    assert stranger.get("/signin").status_code == 401
    assert stranger.get("/signin").status_code == 200


def test_signing_out_ends_the_session_itself(stranger: TestClient, world: World) -> None:
    stranger.post("/signin", data={"key": world.kim.key})
    session = stranger.cookies[SESSION]
    assert stranger.post("/signout").headers["location"] == "/signin?done=1"
    stranger.cookies.set(SESSION, session)
    assert stranger.get("/").status_code == 303


FORMS = [
    "/signin",
    "/signin/other",
    "/signout",
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
    "/connections/introducing",
    "/people/x/word",
    "/connections/contacts/x/word",
    "/connections/contacts/x/hidden",
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
    assert {path.replace("{id}", "x") for path in posted} == set(FORMS)


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
    ],
)
def test_after_signing_in_nobody_is_sent_to_another_site(given: str, kept: str) -> None:
    assert safe_path(given) == kept
