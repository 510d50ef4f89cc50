"""What holds for every route, taken from the OpenAPI document."""

import json
import re
from typing import Any

import pytest
from api_world import Caller, World
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from graphsvc.api.watch import HEADER
from graphsvc.app import ROUTERS
from tests.api.bodies import BODIES, SEARCHES

OPEN = ("/v1/health",)
MISSING = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
FILLED = re.compile(r"\{\w+\}")
"""What stands in an address for an id."""
ADMINISTERED = {
    ("put", "/v1/users/{id}/role"),
    ("put", "/v1/users/{id}/administrator"),
    ("post", "/v1/users/{id}/deactivate"),
    ("post", "/v1/users/{id}/activate"),
    ("put", "/v1/roles/{id}"),
    ("delete", "/v1/roles/{id}"),
    ("put", "/v1/groups/{id}"),
    ("delete", "/v1/groups/{id}"),
    ("put", "/v1/groups/{id}/members/{user}"),
    ("delete", "/v1/groups/{id}/members/{user}"),
    ("put", "/v1/groups/{id}/connections/{other}"),
    ("delete", "/v1/groups/{id}/connections/{other}"),
    ("post", "/v1/invitations/{id}/again"),
    ("delete", "/v1/invitations/{id}"),
    ("delete", "/v1/account/sessions/{id}"),
}
"""What administrators alone may do, or browsers that signed in with a password: others are told
so, whatever is there."""
METHODS = ("get", "post", "put", "patch", "delete")

ROUTES = [
    route
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute) and route.include_in_schema
]
GUARDED = [
    (method.lower(), route.path)
    for route in ROUTES
    for method in route.methods or ()
    if not route.path.startswith(OPEN)
]


def ask(
    client: TestClient, method: str, path: str, *, id_: str = MISSING, headers: dict[str, str]
) -> Any:
    """Asks a route with whatever it needs to be asked."""
    extra: dict[str, Any] = {}
    if method in ("post", "put", "patch"):
        if path in ("/v1/imports", "/v1/uploads"):
            extra = {"files": {"file": ("c.csv", b"x")}, "data": {"format": "linkedin"}}
        else:
            extra = {"json": BODIES[path]}
    if method == "get":
        extra = {"params": {"/v1/paths": {"person": "x"}}.get(path, _needed(path))}
    return client.request(method.upper(), FILLED.sub(id_, path), headers=headers, **extra)


def _needed(path: str) -> dict[str, str]:
    return {"q": "x"} if path in SEARCHES else {}


@pytest.mark.parametrize(("method", "path"), GUARDED)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer gs_wrong"},
        {"Authorization": "Basic Z3M6Z3M="},
        {"Authorization": "gs_wrong"},
        {"Cookie": "graphsvc_session=wrong", "Sec-Fetch-Site": "same-origin"},
        {"Authorization": "Bearer " + "x" * 10_000},
    ],
)
def test_no_route_answers_without_a_viewer(
    client: TestClient, method: str, path: str, headers: dict[str, str]
) -> None:
    response = ask(client, method, path, headers=headers)
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.json()["type"] == "urn:graphsvc:problem:not-signed-in"


@pytest.mark.parametrize(("method", "path"), [pair for pair in GUARDED if "{id}" in pair[1]])
def test_what_is_someone_elses_looks_like_what_does_not_exist(
    client: TestClient, world: World, method: str, path: str
) -> None:
    """Dana's things are asked for by Kim, of her organisation, and by Omar, of another one."""
    ids = {
        "/v1/imports": Caller(client, world.dana).items("/v1/imports")[0]["id"],
        "/v1/contacts": Caller(client, world.dana).items("/v1/contacts")[0]["id"],
    }
    made = {
        "/v1/work-history": {"company": "Acme"},
        "/v1/education": {"school": "Uppsala University"},
        "/v1/reference-accounts": {"company": f"{method} {path}".replace("/", " ")},
    }
    prefix = re.sub(r"/\{id\}.*", "", path)
    if prefix in made:
        ids[prefix] = Caller(client, world.dana).post(prefix, made[prefix]).json()["id"]
    if prefix not in ids:
        ids[prefix] = ids["/v1/contacts"]
    # What the whole organisation sees is nobody else's to look for.
    askers = (world.omar,) if prefix == "/v1/seen" else (world.kim, world.omar)
    for asker in askers:
        theirs = ask(client, method, path, id_=ids[prefix], headers=asker.headers)
        missing = ask(client, method, path, headers=asker.headers)
        expected = 403 if (method, path) in ADMINISTERED else 404
        assert theirs.status_code == missing.status_code == expected
        assert theirs.content == missing.content
        for answer in (theirs, missing):
            assert answer.headers.pop(HEADER)
            assert answer.headers.pop("RateLimit")
        assert theirs.headers == missing.headers


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_nothing_of_another_organisation_is_in_any_answer(
    client: TestClient, world: World, method: str, path: str
) -> None:
    response = ask(client, method, path, headers=world.omar.headers)
    text = response.text.lower()
    for word in ("hartmann", "noor", "hooli", "dana.reyes", "globex", "kim novak"):
        assert word not in text


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.methods} {route.path}")
def test_every_route_is_described_with_examples_and_problems(
    client: TestClient, route: APIRoute
) -> None:
    document = client.get("/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for method in route.methods or ():
        described = document["paths"][route.path][method.lower()]
        assert described["description"]
        responses = described["responses"]
        success = responses[str(route.status_code or 200)]
        content = success.get("content", {})
        if "text/csv" in content:
            assert content["text/csv"]["example"].count(",") > 6
        elif "application/x-ndjson" in content:
            lines = content["application/x-ndjson"]["example"].splitlines()
            assert all(json.loads(line)["kind"] for line in lines)
        elif route.status_code != 204:
            example = success["content"]["application/json"]["example"]
            TypeAdapter(route.response_model).validate_python(example, strict=False)
        guarded = not route.path.startswith(OPEN)
        assert ("401" in responses) is guarded
        assert bool(described.get("security")) is guarded
        for status, response in responses.items():
            if status >= "400":
                assert set(response["content"]) == {"application/problem+json"}


def test_every_reference_of_the_openapi_document_leads_somewhere(client: TestClient) -> None:
    response = client.get("/v1/openapi.json")
    schemas = response.json()["components"]["schemas"]
    for name in set(re.findall(r'"#/components/schemas/([^"]+)"', response.text)):
        assert name in schemas


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_answers_are_never_to_be_kept(
    client: TestClient, world: World, method: str, path: str
) -> None:
    response = ask(client, method, path, headers=world.omar.headers)
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("method", "path"), [pair for pair in GUARDED if pair[0] == "get"])
def test_values_that_nobody_should_send_are_refused_clearly(
    client: TestClient, world: World, method: str, path: str
) -> None:
    bad = [
        {"limit": "many"},
        {"limit": "-1"},
        {"limit": "1" * 400},
        {"q": "x" * 300},
        {"cursor": "x"},
        {"surprise": "1"},
    ]
    route = next(route for route in ROUTES if route.path == path and "GET" in (route.methods or ()))
    takes = {field.name for field in route.dependant.query_params}
    if not takes:
        return
    for params in bad:
        response = client.get(path, params=params, headers=world.kim.headers)
        assert response.status_code in (404, 422)
        assert response.headers["content-type"] == "application/problem+json"
        assert "x" * 300 not in response.text


INSTEAD: dict[str, tuple[object, ...]] = {
    "boolean": (0, 1, "true", "no", 1.0),
    "integer": ("5", 5.0, True),
}
"""What might pass for a value of a type in a body, and is of another one."""


def test_what_is_no_truth_value_or_number_in_a_body_is_refused(client: TestClient) -> None:
    """Of fields of their own; what only might be meant is asked about, not guessed."""
    document = client.get("/v1/openapi.json").json()
    models = document["components"]["schemas"]
    asked = dict(_of_bodies(document, models))
    found = {
        f"{where} {name}={value!r}"
        for where, (path, method, fields) in asked.items()
        for name, type_ in fields.items()
        for value in INSTEAD.get(type_, ())
        if not _refuses(path, method, name, value)
    }
    assert any("boolean" in fields.values() for _, _, fields in asked.values())
    assert found == set()


def _of_bodies(document: Any, models: Any) -> Any:
    """Routes with the types of the fields of their JSON bodies."""
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            content = one.get("requestBody", {}).get("content", {}).get("application/json")
            name = content and content["schema"].get("$ref", "").rpartition("/")[2]
            if name:
                fields = {
                    field: kind
                    for field, has in models[name].get("properties", {}).items()
                    for kind in [has.get("type"), *(o.get("type") for o in has.get("anyOf", ()))]
                    if kind in INSTEAD
                }
                yield f"{method} {path}", (path, method, fields)


def _refuses(path: str, method: str, name: str, value: object) -> bool:
    """Whether the model of a route's body tells that a field is wrong."""
    route = next(
        route
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
        and route.path == path
        and method.upper() in (route.methods or ())
    )
    assert route.body_field is not None
    _, errors = route.body_field.validate({name: value}, loc=("body",))
    return any(error["loc"][:2] == ("body", name) for error in errors or ())
