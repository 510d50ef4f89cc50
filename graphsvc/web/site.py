"""What all pages share: who looks at them, how they are rendered, how they fail."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Final, cast
from urllib.parse import quote

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from graphsvc.access.door import Door
from graphsvc.access.keys import Entry
from graphsvc.access.users import Me, me
from graphsvc.api.bodies import Handler, taking
from graphsvc.api.deps import SESSION_COOKIE, entry_of, get_services, who_looks
from graphsvc.api.middleware import log_error
from graphsvc.api.problems import headers_of
from graphsvc.errors import (
    Defect,
    GraphsvcError,
    InvalidInput,
    NotFound,
    NotSignedIn,
    TooMany,
    TwoStepDue,
    Unavailable,
    UserError,
)
from graphsvc.mail.notices import unread
from graphsvc.web import words
from graphsvc.web.assets import ASSETS

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
SET_UP: Final = "/settings/two-step"
"""Where somebody is led whose organisation asks for 2-step verification, before anything else."""


def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("graphsvc.web"),
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
    """Somebody who is signed in: the way to what they may see, who they are, how many
    notifications they have not read, whether they are an administrator of their organisation, and
    how they have come in."""

    door: Door
    me: Me
    unread: int
    administrator: bool
    entry: Entry


def get_visitor(request: Request) -> Visitor:
    """Who looks, found once for a request. Raises ``NotSignedIn``, ``NotAllowed`` for a form sent
    from elsewhere, ``TooMany`` for whoever asks too often."""
    if not hasattr(request.state, "visitor"):
        door = get_services(request).door(who_looks(request))
        found = door.look(lambda view: (me(view), unread(view), view.administrator))
        request.state.visitor = Visitor(door, *found, entry_of(request))
    return request.state.visitor


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


class PageRoute(APIRoute):
    """A route whose answers carry the headers of pages, and whose errors are pages."""

    def get_route_handler(self) -> Handler:
        answer = taking(self, super().get_route_handler(), know=get_visitor)

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
    if isinstance(known, TwoStepDue) and request.method == "GET":
        return redirect(SET_UP)
    if known.status >= 500:
        log_error(error)
    shown = Defect("Something went wrong on our side.") if known.status == 500 else known
    page = render(request, "error.html", status=known.status, error=shown)
    if isinstance(known, Unavailable | TooMany):
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
        case HTTPException(status_code=404):
            return no_such_page()
        case HTTPException(status_code=code) if code < 500:
            return UserError("The request cannot be read.", advice="Go back and try again.")
        case _:
            return Defect("Something went wrong on our side.")


def no_such_page() -> NotFound:
    """There is nothing at an address."""
    return NotFound("There is no such page.", advice="Start again from the first page.")
