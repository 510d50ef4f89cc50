"""Settings, Followers: who follows the visitor or has asked to, and whom the visitor follows."""

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.access.visibility import Desk
from graphsvc.api.pages import IdPath
from graphsvc.errors import (
    AmbiguousReference,
    Conflict,
    InvalidInput,
    NotAllowed,
    NotFound,
    UserError,
)
from graphsvc.team.follows import (
    admit_follower,
    ask_to_follow,
    deny_follower,
    remove_follower,
    unfollow,
)
from graphsvc.team.listing import list_follows, user_meant
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render

FOLLOWERS: Final = "/settings/followers"

router = APIRouter(prefix=FOLLOWERS, route_class=PageRoute)

Typed = Annotated[forms.Text, Form()]


@router.get("")
def show_followers(
    request: Request, visitor: VisitorDep, done: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """Who follows the visitor, and whom they follow."""
    return _page(request, visitor, done=done)


@router.post("")
def name_follower(request: Request, visitor: VisitorDep, user: Typed = "") -> Response:
    """Lets somebody follow who is named by e-mail or name."""
    return _change(
        request, visitor, lambda desk: admit_follower(desk, user_meant(desk.view, user)), "added"
    )


@router.post("/following")
def ask(request: Request, visitor: VisitorDep, user: Typed = "") -> Response:
    """Asks somebody to be let follow them."""
    return _change(
        request, visitor, lambda desk: ask_to_follow(desk, user_meant(desk.view, user)), "asked"
    )


@router.post("/following/{id}/remove")
def leave(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Follows somebody no longer, or asks no more."""
    return _change(request, visitor, lambda desk: unfollow(desk, id_), "gone")


@router.post("/{id}")
def answer(
    request: Request, visitor: VisitorDep, id_: IdPath, admit: Annotated[bool, Form()] = False
) -> Response:
    """Admits somebody who asked, or denies them."""
    work = admit_follower if admit else deny_follower
    return _change(request, visitor, lambda desk: work(desk, id_), "changed")


@router.post("/{id}/remove")
def remove(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Takes a follower away."""
    return _change(request, visitor, lambda desk: remove_follower(desk, id_), "gone")


def _change(
    request: Request, visitor: Visitor, work: Callable[[Desk], None], done: str
) -> Response:
    try:
        visitor.door.change(work)
    except (InvalidInput, AmbiguousReference, Conflict, NotFound, NotAllowed) as error:
        return _page(request, visitor, error)
    return redirect(f"{FOLLOWERS}?done={done}")


def _page(
    request: Request, visitor: Visitor, error: UserError | None = None, *, done: str = ""
) -> Response:
    follows = visitor.door.look(list_follows)
    status = error.status if error else 200
    return render(request, "followers.html", status=status, follows=follows, done=done, error=error)
