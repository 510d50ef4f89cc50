"""What holds for every route, taken from the OpenAPI document."""

import re
from typing import Any

import pytest
from api_world import Caller, World
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from graphsvc.api.watch import HEADER
from graphsvc.app import ROUTERS

OPEN = ("/v1/health",)
MISSING = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
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
SEARCHES = ("/v1/people", "/v1/companies", "/v1/schools", "/v1/imports/rows")
BODIES: dict[str, Any] = {
    "/v1/people/{id}/word": {"level": "good"},
    "/v1/work-history": {"company": "Acme"},
    "/v1/work-history/{id}": {"company": "Acme"},
    "/v1/education": {"school": "Uppsala University"},
    "/v1/education/{id}": {"school": "Uppsala University"},
    "/v1/reference-accounts": {"company": "Acme"},
    "/v1/reference-accounts/search": {"text": "Acme"},
    "/v1/reference-accounts/{id}": {},
    "/v1/imports/{id}/answer": {"mode": "add"},
    "/v1/imports/{id}/discard": {},
    "/v1/imports/{id}/undo": {},
    "/v1/runs/{id}/cancel": {},
    "/v1/runs/{id}/retry": {},
    "/v1/uploads/{id}/preview": {},
    "/v1/uploads/{id}/import": {"format": "linkedin"},
    "/v1/contacts/{id}": {"name": "Lena Hartmann"},
    "/v1/contacts": {"name": "Ada Byron"},
    "/v1/contacts/{id}/settlement": {"person": None},
    "/v1/contacts/{id}/word": {"level": "good"},
    "/v1/contacts/{id}/hidden": {},
    "/v1/me/availability": {"availability": "free"},
}


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
    return client.request(method.upper(), path.replace("{id}", id_), headers=headers, **extra)


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
    for asker in (world.kim, world.omar):
        theirs = ask(client, method, path, id_=ids[prefix], headers=asker.headers)
        missing = ask(client, method, path, headers=asker.headers)
        assert theirs.status_code == missing.status_code == 404
        assert theirs.content == missing.content
        for answer in (theirs, missing):
            assert answer.headers.pop(HEADER)
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
        if "text/csv" in success.get("content", {}):
            assert success["content"]["text/csv"]["example"].startswith("row,")
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
