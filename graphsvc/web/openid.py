"""Signing in with the account that somebody has at the issuer of the settings."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from graphsvc.accounts.openid import BACK, SECONDS, Back
from graphsvc.api.deps import ServicesDep, address_of
from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.guard import NoAnswer
from graphsvc.web.cookies import browser_of, keep
from graphsvc.web.signin import go_on, safe_path, show_form
from graphsvc.web.site import PageRoute, no_such_page, redirect

router = APIRouter(route_class=PageRoute)

GO: Final = "/signin/openid"
COOKIE: Final = "graphsvc_openid"


class OnwardQuery(BaseModel):
    """``next`` is the page to go to."""

    next: str = Field(default="/", max_length=4_000)


class BackQuery(BaseModel):
    """What a browser brings back (RFC 6749, section 4.1.2; RFC 9207)."""

    state: str = Field(default="", max_length=500)
    code: str = Field(default="", max_length=4_000)
    iss: str = Field(default="", max_length=2_000)
    error: str = Field(default="", max_length=500)


@router.get(GO)
def go(request: Request, services: ServicesDep, query: Annotated[OnwardQuery, Query()]) -> Response:
    """To the issuer; what belongs to this going stands in a cookie of this browser."""
    if not services.openid.is_on:
        raise no_such_page()
    onward = safe_path(query.next)
    try:
        going = services.openid.go(onward)
    except NoAnswer as error:
        return show_form(request, onward, error=error)
    response = redirect(going.address)
    keep(response, services.config, COOKIE, going.cookie, path=GO, seconds=SECONDS)
    return response


@router.get(BACK)
def come_back(
    request: Request, services: ServicesDep, query: Annotated[BackQuery, Query()]
) -> Response:
    """Back from the issuer: in, or to the next step."""
    if not services.openid.is_on:
        raise no_such_page()
    back = Back(query.state, query.code, query.iss, query.error)
    try:
        with services.rates.signing_in(back.state, address=address_of(request)):
            proved = services.openid.come_back(request.cookies.get(COOKIE, ""), back)
        admitted = services.entrance.by_issuer(proved.email, browser_of(request))
    except (NotSignedIn, NotAllowed, NoAnswer) as error:
        return _over(show_form(request, "/", error=error))
    return _over(go_on(request, services, admitted, proved.onward))


def _over(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=GO)
    return response
