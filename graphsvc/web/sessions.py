"""Where somebody is signed in."""

from fastapi import APIRouter, Request, Response

from graphsvc.api.deps import OwnAccountDep
from graphsvc.api.pages import IdPath
from graphsvc.web.site import PageRoute, VisitorDep, redirect, render

router = APIRouter(route_class=PageRoute)

SESSIONS = "/settings/sessions"


@router.get("/settings/sessions")
def show_sessions(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, done: str = ""
) -> Response:
    """The browsers in which somebody is signed in, this one marked."""
    return render(
        request,
        "sessions.html",
        sessions=own.sessions() if own.has_password else None,
        this=visitor.entry.session,
        done=done,
    )


@router.post("/settings/sessions/end")
def end_others(visitor: VisitorDep, own: OwnAccountDep) -> Response:
    """Signs all other browsers out."""
    del visitor
    own.end_others()
    return redirect(f"{SESSIONS}?done=others")


@router.post("/settings/sessions/{id}/end")
def end_one(visitor: VisitorDep, own: OwnAccountDep, id_: IdPath) -> Response:
    """Signs one of them out."""
    del visitor
    own.end_session(id_)
    return redirect(f"{SESSIONS}?done=one")
