"""2-step verification: set up with a QR code, switched on and off, recovery codes; and whether an
organisation asks everybody for it.

Recovery codes are shown in the answer to the form that made them, and nowhere again.
"""

from collections.abc import Callable
from typing import Annotated, Final

import segno
from fastapi import APIRouter, Form, Request, Response
from markupsafe import Markup
from pydantic import BaseModel, Field

from graphsvc.accounts.own import OwnAccount
from graphsvc.accounts.required import require_two_step, requirement
from graphsvc.api.deps import ConfigDep, OwnAccountDep
from graphsvc.errors import Conflict, InvalidInput, TooMany, UserError
from graphsvc.jobs.app import nudge
from graphsvc.web.cookies import keep_session
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render

router = APIRouter(route_class=PageRoute)

TWO_STEP: Final = "/settings/two-step"


class Proof(BaseModel):
    """A code, and the password."""

    code: str = Field(default="", max_length=1_000)
    password: str = Field(default="", max_length=1_000)


def qr_code(text: str) -> Markup:
    """A picture of a text for a phone's camera, dark on white whatever the page's colours are; it
    has no style of its own, which the Content-Security-Policy would not allow."""
    made = segno.make(text, error="m", micro=False)
    # What is in it is made of numbers alone.
    return Markup(made.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))  # noqa: S704


@router.get("/settings/two-step")
def show_two_step(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, done: str = ""
) -> Response:
    """Whether it is on, and what can be done about it."""
    return _page(request, visitor, own, done=done)


def _page(
    request: Request,
    visitor: Visitor,
    own: OwnAccount,
    *,
    done: str = "",
    form: str = "",
    error: UserError | None = None,
) -> Response:
    shown = own.two_step() if own.has_password else None
    response = render(
        request,
        "two_step.html",
        status=error.status if error else 200,
        two_step=shown,
        picture=qr_code(shown.address) if shown and shown.secret else "",
        asked=visitor.door.look(requirement),
        lacking=visitor.entry.lacking,
        done=done,
        form=form,
        error=error,
        at=error.field if isinstance(error, InvalidInput) else "",
    )
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


@router.post("/settings/two-step/offer")
def offer(visitor: VisitorDep, own: OwnAccountDep) -> Response:
    """Begins to set it up: a secret is shown to this session alone."""
    del visitor
    own.offer()
    return redirect(f"{TWO_STEP}#setup")


@router.post("/settings/two-step/on")
def switch_on(
    request: Request,
    visitor: VisitorDep,
    own: OwnAccountDep,
    config: ConfigDep,
    proof: Annotated[Proof, Form()],
) -> Response:
    """Switches it on by a first code and the password, and shows the recovery codes."""

    def work() -> Response:
        made = own.switch_on(code=proof.code, password=proof.password)
        response = render(request, "recovery.html", codes=made.codes, on=True)
        keep_session(response, config, made.cookie)
        return response

    return _changed(request, visitor, own, work, form="on")


@router.post("/settings/two-step/off")
def switch_off(
    request: Request,
    visitor: VisitorDep,
    own: OwnAccountDep,
    config: ConfigDep,
    proof: Annotated[Proof, Form()],
) -> Response:
    """Switches it off by the password and a code."""

    def work() -> Response:
        cookie = own.switch_off(code=proof.code, password=proof.password)
        response = redirect(f"{TWO_STEP}?done=off")
        keep_session(response, config, cookie)
        return response

    return _changed(request, visitor, own, work, form="off")


@router.post("/settings/two-step/codes")
def renew_codes(
    request: Request, visitor: VisitorDep, own: OwnAccountDep, proof: Annotated[Proof, Form()]
) -> Response:
    """Shows new recovery codes; the old ones are good no more."""

    def work() -> Response:
        codes = own.renew_recovery(code=proof.code, password=proof.password)
        return render(request, "recovery.html", codes=codes, on=False)

    return _changed(request, visitor, own, work, form="codes")


def _changed(
    request: Request,
    visitor: Visitor,
    own: OwnAccount,
    work: Callable[[], Response],
    *,
    form: str,
) -> Response:
    """What a change is answered with, of which a mail tells; or the page again, with what was wrong
    in its form."""
    try:
        response = work()
    except (InvalidInput, TooMany, Conflict) as error:
        return _page(request, visitor, own, form=form, error=error)
    nudge()
    return response


@router.post("/settings/two-step/required")
def require(visitor: VisitorDep, required: Annotated[str, Form(max_length=10)] = "") -> Response:
    """Asks everybody of the organisation for it, or does not any more."""
    visitor.door.change(lambda desk: require_two_step(desk, on=bool(required)))
    return redirect(f"{TWO_STEP}?done=required")
