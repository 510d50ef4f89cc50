"""``/v1/contacts``: the user's own contacts, and what they say of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.listing import page_of_contacts
from graphsvc.contacts.merging import merge_contacts, take_apart
from graphsvc.contacts.own import get_contact, remove_contact, take_again
from graphsvc.contacts.own_word import say_word, take_word_back
from graphsvc.contacts.publishing import preview_publication, publish_contact
from graphsvc.contacts.settling import edit_contact, page_of_unsettled, settle, unsettle
from graphsvc.shares import LIGHT, OPENED
from graphsvc.wire.contacts import (
    Added,
    Contact,
    ContactEdit,
    ContactInput,
    Contacts,
    ContactsQuery,
    OwnWordInput,
    Removals,
    SameHuman,
    Settlement,
    Unsettled,
)
from graphsvc.wire.pages import Page
from graphsvc.wire.publishing import Publication, PublicationInput

router = APIRouter(prefix="/v1/contacts", tags=["connections"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.CONTACT_LIST), **problems()})
def list_own_contacts(door: DoorDep, query: Annotated[ContactsQuery, Query()]) -> Contacts:
    """The user's own contacts, matched and private ones, with the details that only they see; those
    that are the same human by the user's word as one. Their names are sealed: to search them, or to
    put them in order, all of them are opened, so that fewer such lists are made at a time."""
    return door.look(
        lambda view: page_of_contacts(view, query), share=OPENED if query.opens else LIGHT
    )


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
    return door.look(lambda view: page_of_unsettled(view, query))


@router.delete("/removed", responses={**examples.ok(examples.REMOVALS), **problems(403)})
def take_removed_again(door: DoorDep) -> Removals:
    """Forgets which contacts the user has removed: the next imports may bring them back."""
    return Removals(count=door.change(take_again))


@router.get("/{id}", responses={**examples.ok(examples.CONTACT), **problems(404)})
def show_own_contact(door: DoorDep, id_: IdPath) -> Contact:
    """One of the user's own contacts."""
    return door.look(lambda view: get_contact(view, id_))


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


@router.post("/{id}/same", responses={**examples.ok(examples.SAME), **problems(403, 404, 409)})
def merge_own_contacts(door: DoorDep, id_: IdPath, other: SameHuman) -> Contact:
    """Says that two of the user's own contacts are the same human: for the user's own view, and for
    nobody else's. Later imports keep to it. 409 where they were matched to different people, or one
    of them is hidden and the other is not."""
    return merge_contacts(door, id_, other.contact)


@router.delete("/{id}/same", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)})
def take_own_contact_apart(door: DoorDep, id_: IdPath) -> Contact:
    """Takes one of the user's own contacts apart from those that were the same human by the user's
    word."""
    return take_apart(door, id_)


@router.get(
    "/{id}/publication", responses={**examples.ok(examples.PUBLICATION), **problems(404, 409)}
)
def preview_own_publication(door: DoorDep, id_: IdPath) -> Publication:
    """What would become public of one of the user's private connections, exactly; never e-mail
    addresses or phone numbers. 409 for a contact that is a person of the directory already."""
    return door.look(lambda view: preview_publication(view, id_))


@router.post(
    "/{id}/publication", responses={**examples.ok(examples.CONTACT), **problems(403, 404, 409)}
)
def publish_own_contact(door: DoorDep, id_: IdPath, chosen: PublicationInput) -> Contact:
    """Publishes one of the user's private connections, as it was shown and without what is left
    out: it becomes a person of the directory, for everybody. The user cannot take that back. 409
    where somebody who fits is there already, where what was shown is not so any more, and for
    somebody who asked not to be held here."""
    return door.change(lambda desk: publish_contact(desk, id_, chosen))


@router.delete("/{id}", status_code=204, responses=problems(403, 404, 409))
def remove_own_contact(door: DoorDep, id_: IdPath) -> None:
    """Removes one of the user's own contacts, with its details and all ties that rest on it; later
    imports leave it out."""
    door.change(lambda desk: remove_contact(desk, id_))
