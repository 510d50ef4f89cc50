"""``/v1/invitations``: administrators invite people into their organisation."""

from fastapi import APIRouter

from graphsvc.access.door import Door
from graphsvc.accounts import invitations
from graphsvc.accounts.invitation_tables import Row, table
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.jobs.app import nudge
from graphsvc.wire.invitations import By, Invitation, Invitations, InvitationsInput, TableInput
from graphsvc.wire.model import Wire
from graphsvc.wire.pages import Page

router = APIRouter(prefix="/v1/invitations", tags=["organisation"], route_class=GuardedRoute)


class AgainInput(Wire):
    """By a mail, or by a link to hand over."""

    by: By = "mail"


@router.get("", responses={**examples.ok(examples.INVITATION_LIST), **problems(403)})
def list_invitations(door: DoorDep, query: PageDep) -> Page[Invitation]:
    """The invitations of the organisation, the newest first, for administrators."""
    return door.change(lambda desk: invitations.page_of_invitations(desk, query))


@router.post("", responses={**examples.ok(examples.INVITED), **problems(403, 409)})
def invite(door: DoorDep, said: InvitationsInput) -> Invitations:
    """Invites all of them, or nobody: `problems` says what is wrong with which row. The answer is
    the same whoever is named."""
    rows = [Row(number, person) for number, person in enumerate(said.people, 1)]
    return _invited(door, rows, said.by)


@router.post("/table", responses={**examples.ok(examples.INVITED), **problems(403, 409)})
def invite_table(door: DoorDep, said: TableInput) -> Invitations:
    """The same for a table."""
    return _invited(door, table(said.text), said.by)


def _invited(door: Door, rows: list[Row], by: By) -> Invitations:
    made = door.change(lambda desk: invitations.invite(desk, rows, by=by))
    nudge()
    return Invitations(items=made)


@router.post(
    "/{id}/again", responses={**examples.ok(examples.INVITATION), **problems(403, 404, 409)}
)
def send_again(door: DoorDep, id_: IdPath, said: AgainInput) -> Invitation:
    """Makes another link for an invitation; the one before is good no more."""
    made = door.change(lambda desk: invitations.send_again(desk, id_, by=said.by))
    nudge()
    return made


@router.delete("/{id}", status_code=204, responses=problems(403, 404, 409))
def withdraw(door: DoorDep, id_: IdPath) -> None:
    """Withdraws an open invitation."""
    door.change(lambda desk: invitations.withdraw(desk, id_))
