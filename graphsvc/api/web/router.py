"""All pages, in the order in which addresses are tried."""

from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.routing import Match
from starlette.types import Scope

from graphsvc.api.web import (
    ask,
    assets,
    directory,
    education,
    known,
    references,
    runs,
    settling,
    signin,
    ties,
    uploads,
    work,
)
from graphsvc.api.web.site import PageRoute, VisitorDep, no_such_page, redirect

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
    return redirect(work.TAB)


@_elsewhere.get("/{path:path}")
def show_nothing(request: Request) -> Response:
    """There is no such page."""
    del request
    raise no_such_page()


PARTS: Final = (
    assets.router,
    signin.router,
    ask.router,
    directory.router,
    work.router,
    education.router,
    references.router,
    known.router,
    settling.router,
    ties.router,
    uploads.router,
    runs.router,
    _index,
    _elsewhere,
)

for part in PARTS:
    router.include_router(part)
