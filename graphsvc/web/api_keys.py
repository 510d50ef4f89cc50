"""API keys: made, listed, revoked. A key is shown in the answer to the form that made it, and
nowhere again."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response

from graphsvc.accounts.keys import make_key, own_keys, revoke_own_key
from graphsvc.api.pages import IdPath
from graphsvc.errors import InvalidInput, QuotaReached, UserError
from graphsvc.ontology import KeyScope
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render

router = APIRouter(route_class=PageRoute)

KEYS: Final = "/settings/keys"

Text = Annotated[str, Form(max_length=1_000)]


@router.get("/settings/keys")
def show_keys(request: Request, visitor: VisitorDep, done: str = "") -> Response:
    """The keys, and a form for another one."""
    return _page(request, visitor, done=done)


def _page(
    request: Request,
    visitor: Visitor,
    *,
    done: str = "",
    name: str = "",
    error: UserError | None = None,
) -> Response:
    return render(
        request,
        "keys.html",
        status=error.status if error else 200,
        keys=visitor.door.look(own_keys),
        scopes=[scope for scope in KeyScope if scope in visitor.entry.scopes],
        done=done,
        name=name,
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )


@router.post("/settings/keys")
def add_key(
    request: Request,
    visitor: VisitorDep,
    name: Text = "",
    scopes: Annotated[list[KeyScope] | None, Form()] = None,
    days: Annotated[int | None, Form(ge=0, le=10_000)] = None,
) -> Response:
    """Makes a key, and shows it this once."""
    try:
        key, row = visitor.door.change(
            lambda desk: make_key(
                desk, visitor.entry, name=name, scopes=scopes or [], days=days or None
            )
        )
    except (InvalidInput, QuotaReached) as error:
        return _page(request, visitor, name=name, error=error)
    return render(request, "key_made.html", key=key, made=row)


@router.post("/settings/keys/{id}/revoke")
def revoke(visitor: VisitorDep, id_: IdPath) -> Response:
    """Revokes a key: the very next request with it is refused."""
    visitor.door.change(lambda desk: revoke_own_key(desk, id_))
    return redirect(f"{KEYS}?done=revoked")
