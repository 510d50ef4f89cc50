"""Every error as ``application/problem+json`` (RFC 9457), and how OpenAPI describes them.

``type`` is a URI that stands for the kind of error and never changes; ``detail`` and ``advice`` are
for people; further members belong to the kind: ``field``, ``errors``, ``candidates``, ``file``, …
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi_problem.error import Problem
from fastapi_problem.handler import (
    ExceptionHandler,
    new_exception_handler,  # pyright: ignore[reportUnknownVariableType]
)
from rfc9457.openapi import (
    problem_component,  # pyright: ignore[reportUnknownVariableType]
    problem_response,  # pyright: ignore[reportUnknownVariableType]
)
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graphsvc.api.middleware import log_error
from graphsvc.errors import TYPE, GraphsvcError, TooMany, Unavailable

_TEXTS: Final[Mapping[int, tuple[str, str, str]]] = {
    400: ("bad-request", "The request cannot be used", "The request cannot be read."),
    401: ("not-signed-in", "Not signed in", "This needs an API key."),
    403: ("not-allowed", "Not allowed", "This is not yours to do."),
    404: ("not-found", "Not found", "There is no such thing."),
    405: ("method-not-allowed", "Method not allowed", "This address does not take this method."),
    409: ("conflict", "Conflict", "It exists already."),
    413: ("too-large", "Too large", "The request is larger than this service takes."),
    421: ("foreign-host", "Not this service", "This service is not asked under that name."),
    422: ("invalid-input", "A value cannot be used", "A value cannot be used."),
    429: ("too-many", "Too many requests", "Too much is being done for you at the moment."),
    500: ("defect", "A defect in graphsvc", "Something went wrong on our side."),
    503: ("unavailable", "Not available at the moment", "A service that is needed is not there."),
}
"""Slug, title and a sentence by status, for errors that bring none of their own."""


def new_handler() -> ExceptionHandler:
    """Turns any exception into a problem document."""
    return new_exception_handler(
        documentation_uri_template=TYPE,
        handlers={GraphsvcError: _ours},
        http_exception_handler=_http,
        request_validation_handler=_validation,
    )


def unexpected(handler: ExceptionHandler, request: Request) -> Response:
    """The answer to an error of ours that nobody foresaw."""
    return handler(request, HTTPException(500))


def install(app: FastAPI, handler: ExceptionHandler) -> None:
    """Makes the application answer every expected error with its problem document."""
    for kind in (GraphsvcError, Problem, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, handler)
    make = app.openapi

    def openapi() -> dict[str, Any]:
        document = make()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = _component()
        for operations in document["paths"].values():
            for operation in operations.values():
                operation["responses"] |= _of_all(takes_body="requestBody" in operation)
        return document

    app.openapi = openapi


def _ours(_handler: ExceptionHandler, _request: Request, error: GraphsvcError) -> Problem:
    if error.status == 500:
        log_error(error)
        return _standard(500)
    extras = {name: value for name, value in error.extras().items() if value is not None}
    if error.advice:
        extras["advice"] = error.advice
    headers = headers_of(error)
    return Problem(error.title, error.slug, error.message, error.status, headers, **_safe(extras))


def headers_of(error: GraphsvcError) -> dict[str, str] | None:
    """What the headers of an answer say of an error (RFC 9110, sections 11.6.1 and 10.2.3)."""
    if isinstance(error, Unavailable):
        return {"Retry-After": str(error.RETRY_AFTER)}
    if isinstance(error, TooMany):
        return {"Retry-After": str(error.retry_after)}
    return {"WWW-Authenticate": "Bearer"} if error.status == 401 else None


def _http(_handler: ExceptionHandler, _request: Request, error: HTTPException) -> Problem:
    return _standard(error.status_code, headers=error.headers)


def _validation(
    _handler: ExceptionHandler, _request: Request, error: RequestValidationError
) -> Problem:
    found = [_field_error(item) for item in error.errors()[:20]]
    return _standard(422, detail=found[0]["message"], field=found[0]["field"], errors=found)


def _field_error(item: Mapping[str, Any]) -> dict[str, str]:
    """One error without the value that caused it."""
    place: Sequence[object] = item["loc"]
    field = ".".join(str(part)[:100] for part in place[1:]) or str(place[0])
    message = str(item["msg"]).removeprefix("Value error, ")
    return {"field": field, "message": f"{field}: {message}"}


def _standard(
    status: int,
    *,
    detail: str | None = None,
    headers: Mapping[str, str] | None = None,
    **extras: object,
) -> Problem:
    slug, title, sentence = _TEXTS.get(status) or _by_phrase(status)
    return Problem(
        title, slug, detail or sentence, status, dict(headers) if headers else None, **_safe(extras)
    )


def _by_phrase(status: int) -> tuple[str, str, str]:
    phrase = HTTPStatus(status).phrase
    return "-".join(phrase.lower().split()), phrase, f"{phrase}."


def _safe(extras: Mapping[str, object]) -> dict[str, Any]:
    """Members whose names are those of the document itself stay away."""
    taken = {"type", "title", "status", "detail"}
    return {name: value for name, value in extras.items() if name not in taken}


Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The problem responses of a route, for OpenAPI; those that every route has among them."""
    return {status: _response(status) for status in sorted({401, 422, 429, 500, 503, *statuses})}


def plain_problems(*statuses: int) -> Responses:
    """The problem responses of a route that needs no viewer."""
    return {status: _response(status) for status in sorted({422, 500, *statuses})}


def _of_all(*, takes_body: bool) -> dict[str, Any]:
    """What is answered before a route is reached: to whoever asks under a foreign name, and to a
    body that cannot be read or is too large."""
    return {
        str(status): _response(status) for status in ((400, 413, 421) if takes_body else (421,))
    }


def _response(status: int) -> dict[str, Any]:
    problem = _standard(status, field="limit") if status == 422 else _standard(status)
    example = problem.marshal(uri=TYPE)
    return cast("dict[str, Any]", problem_response(problem.title, [example]))


def _component() -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string"}
    members: dict[str, dict[str, Any]] = {
        "detail": text,
        "advice": {**text, "description": "what to do"},
        "field": {**text, "description": "the value that cannot be used"},
        "errors": {"type": "array", "items": {"type": "object", "additionalProperties": text}},
        "candidates": {"type": "array", "items": {"type": "object"}},
        "parts": {"type": "object", "additionalProperties": text},
    }
    component = cast("dict[str, Any]", problem_component("Problem", **members))  # pyright: ignore[reportArgumentType]
    return {**component, "additionalProperties": True}
