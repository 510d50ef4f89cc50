"""``/v1/reference-accounts``: the companies that bought from the user or the organisation."""

from fastapi import APIRouter, Response

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.shares import HEAVY
from graphsvc.statements import reference_accounts as accounts
from graphsvc.statements.reference_account_names import search_names
from graphsvc.wire.pages import Page
from graphsvc.wire.statements import (
    NamesFound,
    NamesInput,
    ReferenceAccount,
    ReferenceAccountEdit,
    ReferenceAccountInput,
)

router = APIRouter(prefix="/v1/reference-accounts", tags=["connections"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.REFERENCE_LIST), **problems()})
def list_reference_accounts(door: DoorDep, query: PageDep) -> Page[ReferenceAccount]:
    """The user's reference accounts and those of the organisation."""
    return door.look(lambda view: accounts.page_of_reference_accounts(view, query))


@router.post(
    "",
    status_code=201,
    responses={**examples.created(examples.REFERENCE), **problems(403, 409)},
)
def add_reference_account(
    door: DoorDep, account: ReferenceAccountInput, response: Response
) -> ReferenceAccount:
    """Adds a reference account of the user's own, or with `"holder": "org"` of the organisation.

    A name that fits no company makes one of the organisation's own; 409 where it fits several, with
    the candidates, and where the company is a reference account already.
    """
    made = door.change(lambda desk: accounts.add_reference_account(desk, account))
    response.headers["Location"] = f"{router.prefix}/{made.id}"
    return made


@router.post("/search", responses={**examples.ok(examples.NAMES_FOUND), **problems(403)})
def search_reference_names(door: DoorDep, names: NamesInput) -> NamesFound:
    """The companies that pasted names may mean. Changes nothing."""
    return door.look(lambda view: search_names(view, names.text), share=HEAVY)


@router.put("/{id}", responses={**examples.ok(examples.REFERENCE), **problems(403, 404)})
def edit_reference_account(
    door: DoorDep,
    id_: IdPath,
    period: ReferenceAccountEdit,
) -> ReferenceAccount:
    """Replaces the dates of a reference account."""
    return door.change(lambda desk: accounts.edit_reference_account(desk, id_, period))


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def remove_reference_account(door: DoorDep, id_: IdPath) -> None:
    """Removes a reference account, with the ties that rest on it."""
    door.change(lambda desk: accounts.remove_reference_account(desk, id_))
