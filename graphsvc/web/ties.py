"""Manage Connections, a user's own ties: somebody added by hand, how well one knows a contact,
hiding one from others, two that are one human, and whether one introduces others."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Request, Response
from pydantic import Field

from graphsvc.access.door import Door
from graphsvc.api.pages import IdPath
from graphsvc.contacts import own_word
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.merging import merge_contacts, take_apart
from graphsvc.contacts.own import contacts_with, remove_contacts
from graphsvc.errors import Conflict, InvalidInput
from graphsvc.ontology import Availability, Level
from graphsvc.statements.availability import set_availability
from graphsvc.web import forms
from graphsvc.web.known import TAB, Back, KnownQuery, back_to_list, known_page, list_of
from graphsvc.web.settling import CONTACTS, Beside, contact_page
from graphsvc.web.site import PageRoute, VisitorDep, redirect, render
from graphsvc.wire.contacts import ContactInput, OwnWordInput

NOBODY: Final[list[str]] = []
ContactIds = Annotated[list[Annotated[str, Field(max_length=100)]], Form(max_length=100)]
INTRODUCING: Final = "/connections/introducing"
_APART: Final = re.compile(r"[,;\n]")

router = APIRouter(route_class=PageRoute)


class HandForm(forms.Typed):
    """Somebody whom a user knows, as it was typed; addresses and numbers with commas between."""

    name: forms.Text = ""
    title: forms.Text = ""
    company: forms.Text = ""
    emails: forms.Text = ""
    phones: forms.Text = ""
    profile_url: forms.Text = ""
    level: forms.Text = ""
    visible_to: forms.Text = ""


@router.post("/connections/people/hand")
def add_by_hand(
    request: Request, visitor: VisitorDep, form: Annotated[HandForm, Form()]
) -> Response:
    """Adds somebody by hand, and goes on to the contact that this made."""
    door = visitor.door
    try:
        added = add_contact(door, _contact(form))
    except (InvalidInput, Conflict) as error:
        if isinstance(error, Conflict):
            form.entry = error.existing or ""
        shown = forms.refused(form, error)
        return known_page(request, visitor, KnownQuery(), form=shown, status=error.status)
    return redirect(f"{CONTACTS}/{added.contact.id}?done=hand-{added.verdict}")


def _contact(form: HandForm) -> ContactInput:
    values = form.model_dump(exclude={"entry", "pick"})
    lists = {name: _parts(values[name]) for name in ("emails", "phones")}
    return forms.parse(ContactInput, {**values, **lists})


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _APART.split(text) if part.strip()]


# One contact


@router.post(CONTACTS + "/{id}/word")
def say_word(
    visitor: VisitorDep,
    id_: IdPath,
    level: Annotated[Level | Literal[""], Form()] = "",
    visible_to: Annotated[Literal["organisation", "me"], Form()] = "organisation",
    back: Back = "",
) -> Response:
    """How well the visitor knows a contact of theirs; without a level that is taken back."""
    if level == "":
        visitor.door.change(lambda desk: own_word.take_word_back(desk, id_))
        return _back(id_, back, done="forgotten")
    word = OwnWordInput(level=level, visible_to=visible_to)
    visitor.door.change(lambda desk: own_word.say_word(desk, id_, word))
    return _back(id_, back, done="said")


@router.post(CONTACTS + "/{id}/hidden")
def hide(
    visitor: VisitorDep,
    id_: IdPath,
    hidden: Annotated[Literal["yes", ""], Form()] = "",
    back: Back = "",
) -> Response:
    """Hides a contact from everybody else, or shows it again."""
    if hidden:
        visitor.door.change(lambda desk: hide_contact(desk, id_))
        return _back(id_, back, done="hidden")
    visitor.door.change(lambda desk: show_contact(desk, id_))
    return _back(id_, back, done="shown")


# Several at once


class Chosen(StrEnum):
    """What is done with the contacts that were chosen in the list."""

    REMOVE = "remove"
    REMOVE_THEM = "remove_them"
    HIDE = "hide"
    SHOW = "show"
    SAME = "same"


@router.post(TAB + "/chosen")
def do_with_chosen(
    request: Request,
    visitor: VisitorDep,
    do: Annotated[Chosen, Form()],
    contact: ContactIds = NOBODY,
    back: Back = "",
) -> Response:
    """Removes, hides or shows the contacts that were chosen in the list, or says that they are one
    human. Who is to be removed is asked for first."""
    try:
        if not contact or (do is Chosen.SAME and len(contact) != 2):
            count = "two contacts" if do is Chosen.SAME else "contacts"
            raise InvalidInput(f"Choose {count} in the list.", field="contact")
        if do is Chosen.REMOVE:
            rows = visitor.door.look(lambda view: contacts_with(view, contact))
            return render(request, "removing.html", contacts=rows, back=back, tab=TAB)
        DOING[do](visitor.door, contact)
    except (InvalidInput, Conflict) as error:
        return known_page(request, visitor, list_of(back), undone=error, status=error.status)
    return back_to_list(back, done=DONE[do])


def _remove(door: Door, ids: Sequence[str]) -> None:
    door.change(lambda desk: remove_contacts(desk, ids))


def _hide(door: Door, ids: Sequence[str]) -> None:
    door.change(lambda desk: [hide_contact(desk, id_) for id_ in ids])


def _show(door: Door, ids: Sequence[str]) -> None:
    door.change(lambda desk: [show_contact(desk, id_) for id_ in ids])


def _merge(door: Door, ids: Sequence[str]) -> None:
    merge_contacts(door, ids[0], ids[1])


DOING: Final[Mapping[Chosen, Callable[[Door, Sequence[str]], None]]] = {
    Chosen.REMOVE_THEM: _remove,
    Chosen.HIDE: _hide,
    Chosen.SHOW: _show,
    Chosen.SAME: _merge,
}
DONE: Final[Mapping[Chosen, str]] = {
    Chosen.REMOVE_THEM: "removed",
    Chosen.HIDE: "hidden-them",
    Chosen.SHOW: "shown-them",
    Chosen.SAME: "same",
}


# Two that are one


@router.post(CONTACTS + "/{id}/same")
def merge(
    request: Request, visitor: VisitorDep, id_: IdPath, contact: Annotated[str, Form()]
) -> Response:
    """Says that a contact and another one are one human."""
    try:
        merge_contacts(visitor.door, id_, contact)
    except (InvalidInput, Conflict) as error:
        return contact_page(
            request, visitor, id_, beside=Beside(unmerged=error), status=error.status
        )
    return redirect(f"{CONTACTS}/{id_}?done=same")


@router.post(CONTACTS + "/{id}/apart")
def part(visitor: VisitorDep, id_: IdPath, back: Back = "") -> Response:
    """Takes a contact apart from those that were one human with it."""
    take_apart(visitor.door, id_)
    return _back(id_, back, done="apart")


def _back(id_: str, back: str, *, done: str) -> Response:
    """To where the form stood: the contact's own page, or the list."""
    if back == "contact":
        return redirect(f"{CONTACTS}/{id_}?done={done}")
    return back_to_list(back, done=done)


# As an introducer


@router.get(INTRODUCING)
def show_introducing(request: Request, visitor: VisitorDep) -> Response:
    """Whether the visitor introduces others."""
    done = request.query_params.get("done", "")
    said = Availability(visitor.me.availability)
    return render(request, "introducing.html", said=said, done=done)


@router.post(INTRODUCING)
def say_introducing(
    visitor: VisitorDep, availability: Annotated[Availability, Form()] = Availability.FREE
) -> Response:
    """Says whether the visitor introduces others."""
    visitor.door.change(lambda desk: set_availability(desk, availability))
    return redirect(f"{INTRODUCING}?done=changed")
