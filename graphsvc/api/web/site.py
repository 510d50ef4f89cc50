"""What all pages share: who looks at them, how they are rendered, how they fail."""

import datetime
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, Final, cast
from urllib.parse import quote

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from graphsvc.accounts.people import Me, me
from graphsvc.api.deps import SESSION_COOKIE, ServicesDep, check_origin
from graphsvc.api.middleware import log_error
from graphsvc.api.problems import headers_of
from graphsvc.api.web import words
from graphsvc.api.web.assets import ASSETS
from graphsvc.door import Door
from graphsvc.errors import (
    Defect,
    GraphsvcError,
    InvalidInput,
    NotFound,
    NotSignedIn,
    Unavailable,
    UserError,
)

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""Headers of every page. Other sites never learn an address of ours; our own must, or browsers
would not say where a form was sent from where the service is reached without TLS."""

SIGN_IN: Final = "/signin"


def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("graphsvc.api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shared = cast(dict[str, object], found.globals)
    shared.update(words=words, assets=ASSETS, age=_age)
    return found


def _age(moment: datetime.datetime) -> str:
    return words.age(moment, datetime.datetime.now(datetime.UTC))


_templates: Final = _environment()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is signed in: the way to what they may see, and who they are."""

    door: Door
    me: Me


def get_visitor(request: Request, services: ServicesDep) -> Visitor:
    """Who looks. Raises ``NotSignedIn``, or ``NotAllowed`` for a form sent from elsewhere."""
    cookie = request.cookies.get(SESSION_COOKIE)
    if not cookie:
        raise NotSignedIn("You are not signed in.")
    check_origin(request)
    door = services.door(services.visitor(cookie))
    visitor = Visitor(door, door.look(me))
    request.state.visitor = visitor
    return visitor


VisitorDep = Annotated[Visitor, Depends(get_visitor)]


def render(request: Request, template: str, *, status: int = 200, **context: object) -> Response:
    """A page from a template; ``visitor`` is who is signed in, ``path`` where they are."""
    page = _templates.get_template(template)
    visitor = getattr(request.state, "visitor", None)
    text = page.render(visitor=visitor, path=request.url.path, **context)
    return HTMLResponse(text, status)


def redirect(address: str) -> RedirectResponse:
    """Sends the browser on with a GET."""
    return RedirectResponse(address, 303)


Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route whose answers carry the headers of pages, and whose errors are pages."""

    def get_route_handler(self) -> Handler:
        answer = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                response = await answer(request)
            except Exception as error:
                response = error_page(request, error)
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return handler


def error_page(request: Request, error: Exception) -> Response:
    """What went wrong and what to do, or the way to sign in."""
    known = _known(error)
    if isinstance(known, NotSignedIn) and request.method == "GET":
        return _to_sign_in(request)
    if known.status >= 500:
        log_error(error)
    shown = Defect("Something went wrong on our side.") if known.status == 500 else known
    page = render(request, "error.html", status=known.status, error=shown)
    if isinstance(known, Unavailable):
        page.headers.update(headers_of(known) or {})
    return page


def sign_in_address(onward: str) -> str:
    """The page to sign in, from which one goes on to an address of this site."""
    return SIGN_IN if onward == "/" else f"{SIGN_IN}?next={quote(onward, safe='')}"


def _to_sign_in(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    response = redirect(sign_in_address(request.url.path + query))
    response.delete_cookie(SESSION_COOKIE)
    return response


def _known(error: Exception) -> GraphsvcError:
    """The error as one of the tree; of one that is not foreseen nothing is told."""
    match error:
        case GraphsvcError():
            return error
        case RequestValidationError():
            return InvalidInput(
                "A value of this address or form cannot be used.",
                field="",
                advice="Go back and try again.",
            )
        case HTTPException(status_code=413):
            return _TooLarge(
                "This is larger than the service takes.",
                advice="Split the file into smaller ones.",
            )
        case HTTPException(status_code=404):
            return no_such_page()
        case HTTPException(status_code=code) if code < 500:
            return UserError("The request cannot be read.", advice="Go back and try again.")
        case _:
            return Defect("Something went wrong on our side.")


class _TooLarge(UserError):
    status = 413
    slug = "too-large"
    title = "Too large"


def no_such_page() -> NotFound:
    """There is nothing at an address."""
    return NotFound("There is no such page.", advice="Start again from the first page.")
