"""Manage Connections, a user's own ties: somebody added by hand, how well one knows a contact,
hiding one from others, and whether one introduces others."""

import re
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response

from graphsvc.api import contacts as api
from graphsvc.api import me as me_api
from graphsvc.api.pages import IdPath
from graphsvc.api.web import forms
from graphsvc.api.web.known import TAB, KnownQuery, known_page
from graphsvc.api.web.settling import CONTACTS
from graphsvc.api.web.site import PageRoute, VisitorDep, redirect, render
from graphsvc.connections.wire import ContactInput, OwnWordInput
from graphsvc.errors import Conflict, InvalidInput
from graphsvc.ontology import Availability, Level

INTRODUCING: Final = "/connections/introducing"
_APART: Final = re.compile(r"[,;\n]")

router = APIRouter(route_class=PageRoute)

Cursor = Annotated[str, Form(max_length=8_000)]
"""The page of contacts on which a form stood; ``contact`` for the contact's own page."""


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
        added = api.add_own_contact(door, _contact(form), Response())
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
    cursor: Cursor = "",
) -> Response:
    """How well the visitor knows a contact of theirs; without a level that is taken back."""
    if level == "":
        api.take_own_word_back(visitor.door, id_)
        return _back(id_, cursor, done="forgotten")
    api.say_own_word(visitor.door, id_, OwnWordInput(level=level, visible_to=visible_to))
    return _back(id_, cursor, done="said")


@router.post(CONTACTS + "/{id}/hidden")
def hide(
    visitor: VisitorDep,
    id_: IdPath,
    hidden: Annotated[Literal["yes", ""], Form()] = "",
    cursor: Cursor = "",
) -> Response:
    """Hides a contact from everybody else, or shows it again."""
    if hidden:
        api.hide_own_contact(visitor.door, id_)
        return _back(id_, cursor, done="hidden")
    api.show_own_contact_again(visitor.door, id_)
    return _back(id_, cursor, done="shown")


def _back(id_: str, cursor: str, *, done: str) -> Response:
    """To where the form stood."""
    if cursor == "contact":
        return redirect(f"{CONTACTS}/{id_}?done={done}")
    page = {"cursor": cursor} if cursor else {}
    return redirect(f"{TAB}?{urlencode({**page, 'done': done})}#contacts")


# As an introducer


@router.get(INTRODUCING)
def show_introducing(request: Request, visitor: VisitorDep) -> Response:
    """Whether the visitor introduces others."""
    done = request.query_params.get("done", "")
    said = me_api.get_me(visitor.door).availability
    return render(request, "introducing.html", said=said, done=done)


@router.post(INTRODUCING)
def say_introducing(
    visitor: VisitorDep, availability: Annotated[Availability, Form()] = Availability.FREE
) -> Response:
    """Says whether the visitor introduces others."""
    me_api.say_availability(visitor.door, me_api.AvailabilityInput(availability=availability))
    return redirect(f"{INTRODUCING}?done=changed")
