"""All pages, in the order in which addresses are tried."""

from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.routing import Match
from starlette.types import Scope

from graphsvc.web import (
    api_keys,
    arriving,
    ask,
    assets,
    audit,
    directory,
    education,
    followers,
    invitations,
    known,
    leaving,
    mailbox,
    notifications,
    openid,
    organisation,
    reference_accounts,
    reset,
    runs,
    sessions,
    settings,
    settling,
    sharing,
    signin,
    ties,
    two_step,
    uploads,
    work,
)
from graphsvc.web.site import PageRoute, VisitorDep, no_such_page, redirect

router = APIRouter(include_in_schema=False)


class _Elsewhere(PageRoute):
    """Addresses of nothing, asked for by a browser; programs get the answer of the API."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found = super().matches(scope)
        headers = dict(scope.get("headers", ()))
        wants_page = b"text/html" in headers.get(b"accept", b"")
        return found if wants_page and not scope["path"].startswith("/v1/") else (Match.NONE, {})


_index = APIRouter(route_class=PageRoute)
_elsewhere = APIRouter(route_class=_Elsewhere)


@_index.get("/connections")
def show_connections(visitor: VisitorDep) -> Response:
    """The first tab."""
    del visitor
    return redirect(work.TAB.address)


@_elsewhere.get("/{path:path}")
def show_nothing(request: Request) -> Response:
    """There is no such page."""
    del request
    raise no_such_page()


PARTS: Final = (
    assets.router,
    signin.router,
    openid.router,
    arriving.router,
    reset.router,
    settings.router,
    two_step.router,
    sessions.router,
    api_keys.router,
    ask.router,
    directory.router,
    work.router,
    education.router,
    reference_accounts.router,
    known.router,
    settling.router,
    sharing.router,
    ties.router,
    uploads.router,
    runs.router,
    mailbox.router,
    audit.router,
    notifications.router,
    invitations.router,
    leaving.router,
    organisation.router,
    followers.router,
    _index,
    _elsewhere,
)

for part in PARTS:
    router.include_router(part)
