"""Settings: what somebody sets for themselves. The account and the password are here, the other
tabs have modules of their own."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, Field

from graphsvc.accounts.profile import rename_self
from graphsvc.api.deps import ConfigDep, EntranceDep, OwnAccountDep
from graphsvc.errors import InvalidInput, NotAllowed, TooMany, UserError
from graphsvc.jobs.app import nudge
from graphsvc.web.cookies import browser_of, keep_session
from graphsvc.web.site import PageRoute, VisitorDep, redirect, render

router = APIRouter(route_class=PageRoute)

ACCOUNT: Final = "/settings/account"
WORD: Final = "/settings/password"

Text = Annotated[str, Form(max_length=1_000)]


class Passwords(BaseModel):
    """The old password, and the new one twice."""

    old: str = Field(default="", max_length=1_000)
    password: str = Field(default="", max_length=1_000)
    again: str = Field(default="", max_length=1_000)


@router.get("/settings")
def show_settings(visitor: VisitorDep) -> Response:
    """The first tab."""
    del visitor
    return redirect(ACCOUNT)


@router.get("/settings/account")
def show_account(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, done: str = ""
) -> Response:
    """Name, e-mail, and the organisations of the login."""
    return _account(request, visitor.me.name, own, done=done)


def _account(
    request: Request,
    name: str,
    own: OwnAccountDep,
    *,
    done: str = "",
    error: UserError | None = None,
) -> Response:
    return render(
        request,
        "account.html",
        status=error.status if error else 200,
        name=name,
        organisations=own.organisations() if own.has_password else [],
        done=done,
        error=error,
    )


@router.post("/settings/account")
def save_account(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, name: Text = ""
) -> Response:
    """Saves the name."""
    try:
        visitor.door.change(lambda desk: rename_self(desk, name))
    except InvalidInput as error:
        return _account(request, name, own, error=error)
    return redirect(f"{ACCOUNT}?done=saved")


@router.post("/settings/organisation")
def go_to_organisation(
    request: Request, own: OwnAccountDep, config: ConfigDep, user: Text = ""
) -> Response:
    """Goes on in another organisation of the login."""
    admitted = own.go_to(user, browser_of(request))
    response = redirect("/")
    keep_session(response, config, admitted.cookie)
    return response


@router.get("/settings/password")
def show_password(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, done: str = ""
) -> Response:
    """The form for another password; for somebody who has none, the way to one."""
    del visitor
    return _password(request, own, done=done)


def _password(
    request: Request, own: OwnAccountDep, *, done: str = "", error: UserError | None = None
) -> Response:
    response = render(
        request,
        "password.html",
        status=error.status if error else 200,
        has_password=own.has_password,
        email=own.address() if own.has_password else "",
        done=done,
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


@router.post("/settings/password")
def change_password(
    request: Request,
    visitor: VisitorDep,
    own: OwnAccountDep,
    config: ConfigDep,
    typed: Annotated[Passwords, Form()],
) -> Response:
    """Saves another password, by the one of before; all other sessions end."""
    del visitor
    try:
        cookie = own.change_password(typed.old, typed.password, typed.again)
    except (InvalidInput, TooMany) as error:
        return _password(request, own, error=error)
    nudge()
    response = redirect(f"{WORD}?done=changed-password")
    keep_session(response, config, cookie)
    return response


@router.post("/settings/password/first")
def ask_first_password(visitor: VisitorDep, own: OwnAccountDep, entrance: EntranceDep) -> Response:
    """Mails the link by which somebody sets their first password to their own address."""
    if own.has_password:
        raise NotAllowed("You have a password already.", advice="Change it on the page Password.")
    own.ask_first(entrance, visitor.me.email)
    nudge()
    return redirect(f"{WORD}?done=mailed")
