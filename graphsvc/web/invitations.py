"""Organisation, Invitations: administrators invite one, several or a whole table of people, and see
what became of it."""

from collections.abc import Callable, Sequence
from typing import Annotated, Final

from fastapi import APIRouter, BackgroundTasks, File, Form, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field

from graphsvc.accounts import invitations
from graphsvc.accounts.invitation_tables import Row, pasted, table
from graphsvc.api.files import file_bytes
from graphsvc.api.pages import IdPath
from graphsvc.errors import InvalidInput, NoMail, UserError
from graphsvc.jobs.app import nudge
from graphsvc.mail.outbox import Way, way
from graphsvc.settings import settings
from graphsvc.team.listing import list_groups, list_roles
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.invitations import By, Invitation
from graphsvc.wire.model import Wire
from graphsvc.wire.pages import PageQuery

INVITATIONS: Final = "/organisation/invitations"
MOST_BYTES: Final = 500_000
"""Largest table of people."""

router = APIRouter(prefix=INVITATIONS, route_class=PageRoute)

HowForm = Annotated[By, Form()]


class InvitationsQuery(Wire):
    """Which page of the list, and what was done."""

    cursor: str | None = Field(default=None, max_length=8_000)
    done: str = Field(default="", max_length=40)


class PeopleForm(BaseModel):
    """Addresses as they were typed, and what all of them come in as."""

    text: str = Field(default="", max_length=100_000)
    role: str = Field(default="", max_length=300)
    group: list[str] = Field(default_factory=list, max_length=50)
    administrator: bool = False
    by: By = "mail"

    def rows(self) -> list[Row]:
        more = {"role": self.role, "groups": self.group, "administrator": self.administrator}
        return [Row(row.number, row.person.model_copy(update=more)) for row in pasted(self.text)]


@router.get("")
def show_invitations(
    request: Request, visitor: VisitorDep, query: Annotated[InvitationsQuery, Query()]
) -> Response:
    """The invitations of the organisation, and the forms for more."""
    return _page(request, visitor, query)


@router.post("")
def invite(
    request: Request,
    visitor: VisitorDep,
    later: BackgroundTasks,
    typed: Annotated[PeopleForm, Form()],
) -> Response:
    """Invites those whose addresses were typed or pasted."""
    return _invited(request, visitor, later, typed.rows, by=typed.by, text=typed.text)


@router.post("/table")
def invite_table(
    request: Request,
    visitor: VisitorDep,
    later: BackgroundTasks,
    file: Annotated[UploadFile, File()],
    by: HowForm = "mail",
) -> Response:
    """Invites those who stand in a table."""

    def rows() -> list[Row]:
        data = file_bytes(file, MOST_BYTES)
        try:
            return table(data.decode("utf-8"))
        except UnicodeDecodeError:
            return table(data.decode("cp1252", "replace"))

    return _invited(request, visitor, later, rows, by=by)


@router.post("/{id}/again")
def send_again(
    request: Request, visitor: VisitorDep, later: BackgroundTasks, id_: IdPath, by: HowForm = "mail"
) -> Response:
    """Makes another link for an invitation."""
    try:
        made = visitor.door.change(lambda desk: invitations.send_again(desk, id_, by=by))
    except (UserError, NoMail) as error:
        return _page(request, visitor, InvitationsQuery(), error=error)
    later.add_task(nudge)
    if made.link:
        return _page(request, visitor, InvitationsQuery(), made=[made])
    return redirect(f"{INVITATIONS}?done=invited")


@router.post("/{id}/withdraw")
def withdraw(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """Withdraws an invitation."""
    try:
        visitor.door.change(lambda desk: invitations.withdraw(desk, id_))
    except UserError as error:
        return _page(request, visitor, InvitationsQuery(), error=error)
    return redirect(f"{INVITATIONS}?done=withdrawn")


def _invited(
    request: Request,
    visitor: Visitor,
    later: BackgroundTasks,
    rows: Callable[[], Sequence[Row]],
    *,
    by: By,
    text: str = "",
) -> Response:
    try:
        read = rows()
        made = visitor.door.change(lambda desk: invitations.invite(desk, read, by=by))
    except (UserError, NoMail) as error:
        return _page(request, visitor, InvitationsQuery(), error=error, text=text)
    later.add_task(nudge)
    if by == "link":
        return _page(request, visitor, InvitationsQuery(), made=made)
    return redirect(f"{INVITATIONS}?done=invited")


def _page(
    request: Request,
    visitor: Visitor,
    query: InvitationsQuery,
    *,
    error: UserError | NoMail | None = None,
    made: Sequence[Invitation] = (),
    text: str = "",
) -> Response:
    """The list, with the links that were made just now, which are shown this once."""
    page = PageQuery(cursor=query.cursor)
    found, roles, groups = visitor.door.change(
        lambda desk: (
            invitations.page_of_invitations(desk, page),
            list_roles(desk.view),
            list_groups(desk.view),
        )
    )
    return render(
        request,
        "invitations.html",
        runs=True,
        status=error.status if error else 200,
        invitations=found,
        roles=roles,
        groups=groups,
        names={one.id: one.name for one in (*roles, *groups)},
        mails=way(settings()) is not Way.NONE,
        further=query.cursor is not None,
        made=made,
        done=query.done,
        error=error,
        text=text,
        at=error.field if isinstance(error, InvalidInput) else "",
    )
