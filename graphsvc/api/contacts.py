"""``/v1/contacts``: the user's own contacts, and what they say of them."""

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from graphsvc.api import examples
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, Page, PageDep, paged
from graphsvc.api.problems import problems
from graphsvc.connections.by_hand import add_contact
from graphsvc.connections.contacts import get_contact, list_contacts, remove_contact, take_again
from graphsvc.connections.hidden import hide_contact, show_contact
from graphsvc.connections.own_word import say_word, take_word_back
from graphsvc.connections.settling import edit_contact, list_unsettled, settle, unsettle
from graphsvc.connections.wire import (
    Added,
    Contact,
    ContactEdit,
    ContactInput,
    OwnWordInput,
    Removals,
    Settlement,
    Unsettled,
)
from graphsvc.cursors import Cursor, Word

router = APIRouter(prefix="/v1/contacts", tags=["connections"])

CURSOR = Cursor("contacts", TypeAdapter(tuple[Word]))
UNSETTLED_CURSOR = Cursor("unsettled", TypeAdapter(tuple[Word]))


@router.get("", responses={**examples.ok(examples.CONTACT_LIST), **problems()})
def list_own_contacts(door: DoorDep, query: PageDep) -> Page[Contact]:
    """The user's own contacts, matched and private ones, with the details that only they see."""
    (after,) = CURSOR.decode(query.cursor) or ("",)
    rows = door.look(
        lambda view: list_contacts(view, door.ring, after=after, limit=query.limit + 1)
    )
    return paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.id,)))


@router.post(
    "",
    status_code=201,
    responses={**examples.created(examples.ADDED_CONTACT), **problems(403, 409)},
)
def add_own_contact(door: DoorDep, contact: ContactInput, response: Response) -> Added:
    """Adds somebody whom the user knows by hand, and says what came of looking for them in the
    directory. 409 with the id of the contact where it was added before."""
    added = add_contact(door, contact)
    response.headers["Location"] = f"{router.prefix}/{added.contact.id}"
    return added


@router.get("/unsettled", responses={**examples.ok(examples.UNSETTLED_LIST), **problems()})
def list_unsettled_contacts(door: DoorDep, query: PageDep) -> Page[Unsettled]:
    """The user's contacts that wait for their word: those of whom matching was not sure, and
    private connections whose person seems to have come into the directory since."""
    (after,) = UNSETTLED_CURSOR.decode(query.cursor) or ("",)
    rows = door.look(
        lambda view: list_unsettled(view, door.ring, after=after, limit=query.limit + 1)
    )
    return paged(
        rows, limit=query.limit, cursor=lambda row: UNSETTLED_CURSOR.encode((row.contact.id,))
    )


@router.delete("/removed", responses={**examples.ok(examples.REMOVALS), **problems(403)})
def take_removed_again(door: DoorDep) -> Removals:
    """Forgets which contacts the user has removed: the next imports may bring them back."""
    return Removals(count=door.change(take_again))


@router.get("/{id}", responses={**examples.ok(examples.CONTACT), **problems(404)})
def show_own_contact(door: DoorDep, id_: IdPath) -> Contact:
    """One of the user's own contacts."""
    return door.look(lambda view: get_contact(view, door.ring, id_))


@router.put("/{id}", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)})
def edit_own_contact(door: DoorDep, id_: IdPath, edit: ContactEdit) -> Contact:
    """Corrects name, title and company of one of the user's own contacts; later imports of its
    source keep to that. 409 while one is under way."""
    return edit_contact(door, id_, edit)


@router.put(
    "/{id}/settlement", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)}
)
def settle_own_contact(door: DoorDep, id_: IdPath, word: Settlement) -> Contact:
    """Says who one of the user's own contacts is: a person of the directory, or with null none of
    those who were proposed, so that a wrong match is undone. Later imports keep to that."""
    return settle(door, id_, person=word.person)


@router.delete(
    "/{id}/settlement", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)}
)
def unsettle_own_contact(door: DoorDep, id_: IdPath) -> Contact:
    """Takes back what was said of who a contact is: it is decided anew."""
    return unsettle(door, id_)


@router.put("/{id}/word", responses={**examples.ok(examples.CONTACT), **problems(403, 404)})
def say_own_word(door: DoorDep, id_: IdPath, word: OwnWordInput) -> Contact:
    """Says how well the user knows one of their own contacts, and who may see that: it holds for
    all of their contacts that are the same human, and later imports keep to it."""
    return door.change(lambda desk: say_word(desk, id_, word))


@router.delete("/{id}/word", responses={**examples.ok(examples.CONTACT), **problems(403, 404)})
def take_own_word_back(door: DoorDep, id_: IdPath) -> Contact:
    """Takes back what was said of how well the user knows a contact."""
    return door.change(lambda desk: take_word_back(desk, id_))


@router.put("/{id}/hidden", responses={**examples.ok(examples.CONTACT), **problems(403, 404)})
def hide_own_contact(door: DoorDep, id_: IdPath) -> Contact:
    """Hides one of the user's own contacts from everybody else, with all of theirs that are the
    same human: nobody finds it in anything. Later imports keep to that."""
    return door.change(lambda desk: hide_contact(desk, id_))


@router.delete("/{id}/hidden", responses={**examples.ok(examples.CONTACT), **problems(403, 404)})
def show_own_contact_again(door: DoorDep, id_: IdPath) -> Contact:
    """Lets the user's organisation see a contact again."""
    return door.change(lambda desk: show_contact(desk, id_))


@router.delete("/{id}", status_code=204, responses=problems(403, 404, 409))
def remove_own_contact(door: DoorDep, id_: IdPath) -> None:
    """Removes one of the user's own contacts, with its details and all ties that rest on it; later
    imports leave it out."""
    door.change(lambda desk: remove_contact(desk, id_))
