"""Somebody leaves the organisation: asked once more, with what becomes of what is theirs."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response

from graphsvc.accounts.leaving import ORGANISATION, let_go, let_in
from graphsvc.api.deps import SESSION_COOKIE
from graphsvc.api.pages import IdPath
from graphsvc.errors import Conflict, InvalidInput, NotFound, UserError
from graphsvc.team.change import not_an_administrator
from graphsvc.team.listing import get_colleague
from graphsvc.web import forms
from graphsvc.web.organisation import PEOPLE
from graphsvc.web.signin import LEFT
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render

router = APIRouter(prefix=f"{PEOPLE}/people", route_class=PageRoute)

KEEP: Final = ""
"""Instead of a holder: reference accounts stay whose they are, and go with them."""


@router.get("/{id}/leaving")
def show_leaving(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """What happens when somebody leaves, and the button."""
    return _page(request, visitor, id_)


@router.post("/{id}/leaving")
def end_access(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    holder: Annotated[forms.Text, Form()] = KEEP,
) -> Response:
    """Lets them in no more."""
    to = {"me": visitor.me.id, "organisation": ORGANISATION, KEEP: None}.get(holder, holder)
    try:
        visitor.door.change(lambda desk: let_go(desk, id_, hand_to=to))
    except (Conflict, InvalidInput) as error:
        return _page(request, visitor, id_, error)
    if id_ != visitor.me.id:
        return redirect(f"{PEOPLE}?done=left")
    response = redirect(LEFT)
    response.delete_cookie(SESSION_COOKIE)
    return response


@router.post("/{id}/activate")
def activate(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Lets them in again."""
    try:
        visitor.door.change(lambda desk: let_in(desk, id_))
    except Conflict as error:
        return _page(request, visitor, id_, error)
    return redirect(f"{PEOPLE}?done=changed")


def _page(
    request: Request, visitor: Visitor, user: str, error: UserError | None = None
) -> Response:
    one, runs = visitor.door.change(
        lambda desk: (get_colleague(desk, user), desk.view.administrator)
    )
    if not runs and user != visitor.me.id:
        raise not_an_administrator()
    if not one.active and error is None:
        raise NotFound("They have left already.", advice="Administrators can let them in again.")
    status = error.status if error else 200
    return render(
        request, "leaving.html", status=status, one=one, own=user == visitor.me.id, error=error
    )
