"""``/v1/contacts``: the user's own contacts."""

from fastapi import APIRouter
from pydantic import TypeAdapter

from graphsvc.api import examples
from graphsvc.api.cursors import Cursor, Word
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, Page, PageDep, paged
from graphsvc.api.problems import problems
from graphsvc.connections.contacts import list_contacts, remove_contact
from graphsvc.connections.wire import Contact

router = APIRouter(prefix="/v1/contacts", tags=["connections"])

CURSOR = Cursor("contacts", TypeAdapter(tuple[Word]))


@router.get("", responses={**examples.ok(examples.CONTACT_LIST), **problems()})
def list_own_contacts(door: DoorDep, query: PageDep) -> Page[Contact]:
    """The user's own contacts, matched and private ones, with the details that only they see."""
    (after,) = CURSOR.decode(query.cursor) or ("",)
    rows = door.look(
        lambda view: list_contacts(view, door.ring, after=after, limit=query.limit + 1)
    )
    return paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.id,)))


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def remove_own_contact(door: DoorDep, id: IdPath) -> None:  # noqa: A002
    """Removes one of the user's own contacts, with its details and all ties that rest on it."""
    door.change(lambda desk: remove_contact(desk, id))
