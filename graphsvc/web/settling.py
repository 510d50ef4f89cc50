"""Manage Connections, People you know: who unsure contacts are, one at a time, with the keyboard
alone if one likes; and what became of somebody whom one misses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.access.visibility import View
from graphsvc.api.pages import IdPath
from graphsvc.contacts import settling
from graphsvc.contacts.imports.report import rows_named
from graphsvc.contacts.merging import Others, others_named
from graphsvc.contacts.own import get_contact
from graphsvc.contacts.settling import count_unsettled, list_unsettled
from graphsvc.errors import Conflict, InvalidInput, UserError
from graphsvc.naming.search import search_people
from graphsvc.web import forms
from graphsvc.web.known import EMPTY
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.contacts import Contact, ContactEdit
from graphsvc.wire.directory import PersonHit
from graphsvc.wire.pages import PageQuery, SearchQuery

SETTLE: Final = "/connections/settle"
CONTACTS: Final = "/connections/contacts"
MOST_FOUND: Final = 50
MOST_MEANT: Final = 8

router = APIRouter(route_class=PageRoute)


class SettleQuery(PageQuery):
    """Which contact: the first after ``after``. ``said`` is the one that was settled last."""

    after: str = ""
    said: str = ""


@router.get(SETTLE)
def show_settle(
    request: Request, visitor: VisitorDep, query: Annotated[SettleQuery, Query()]
) -> Response:
    """A contact that waits for its owner's word, beside those who it may be."""
    door = visitor.door
    shown = door.look(lambda view: list_unsettled(view, after=query.after, limit=1))
    return render(
        request,
        "settle.html",
        one=shown[0] if shown else None,
        count=door.look(count_unsettled),
        after=query.after,
        said=_last(visitor, query.said),
    )


@router.post(SETTLE + "/{id}")
def settle(
    visitor: VisitorDep,
    id_: IdPath,
    person: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """The owner's word, and on to the next one."""
    settling.settle(visitor.door, id_, person=person or None)
    return redirect(f"{SETTLE}?after={id_}&said={id_}")


@router.post(SETTLE + "/{id}/undo")
def undo(visitor: VisitorDep, id_: IdPath) -> Response:
    """Takes the word back, and shows the contact again."""
    settling.unsettle(visitor.door, id_)
    return redirect(f"{SETTLE}?after={id_[:-1]}")


def _last(visitor: Visitor, id_: str) -> Contact | None:
    """The contact that was settled last, where there is one."""
    try:
        return visitor.door.look(lambda view: get_contact(view, id_)) if id_ else None
    except UserError:
        return None


# One contact


@dataclass(frozen=True, slots=True)
class Beside:
    """What a contact's page shows beside it: others who may be the same human, by words of their
    names; why one of them cannot be; people of the directory who it may be."""

    named: str = ""
    unmerged: UserError | None = None
    meant: Sequence[PersonHit] = ()


ALONE: Final = Beside()


class ContactForm(forms.Typed):
    """A contact as its owner writes it, or whom they say it is."""

    name: forms.Text = ""
    title: forms.Text = ""
    company: forms.Text = ""
    person: forms.Text = ""
    person_id: forms.Text = ""
    person_named: forms.Text = ""


@router.get(CONTACTS + "/{id}")
def show_contact(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    done: str = "",
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """A contact of the visitor's own, to be corrected; ``q`` names others that may be the same
    human."""
    return contact_page(request, visitor, id_, beside=Beside(named=q), done=done)


@router.post(CONTACTS + "/{id}")
def save_contact(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    form: Annotated[ContactForm, Form()],
) -> Response:
    """Corrects name, title and company."""
    values = {"name": form.name, "title": form.title, "company": form.company}
    try:
        settling.edit_contact(visitor.door, id_, forms.parse(ContactEdit, values))
    except (InvalidInput, Conflict) as error:
        return contact_page(request, visitor, id_, forms.refused(form, error), status=error.status)
    return redirect(f"{CONTACTS}/{id_}?done=changed")


@router.post(CONTACTS + "/{id}/person")
def say_who(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    form: Annotated[ContactForm, Form()],
) -> Response:
    """Says who the contact is; without a person, that it is nobody of the directory."""
    chosen = form.person_id if form.person and form.person == form.person_named else ""
    meant: Sequence[PersonHit] = ()
    try:
        if form.person and not chosen:
            meant = _meant(visitor, form.person)
            raise _unchosen(form.person, meant)
        settling.settle(visitor.door, id_, person=chosen or None)
    except (InvalidInput, Conflict) as error:
        # What it is called is in the other form.
        shown = replace(forms.refused(form, error), values={"person": form.person})
        return contact_page(request, visitor, id_, shown, Beside(meant=meant), status=error.status)
    return redirect(f"{CONTACTS}/{id_}?done=changed")


def _meant(visitor: Visitor, text: str) -> list[PersonHit]:
    """People of the directory who are called so, for whoever has typed a name and chosen none."""
    found = visitor.door.look(lambda view: search_people(view, text, limit=MOST_MEANT))
    return [hit for hit in found.items if hit.kind == "person"]


def _unchosen(text: str, meant: Sequence[PersonHit]) -> InvalidInput:
    if meant:
        return InvalidInput("Choose one of these people.", field="person")
    return InvalidInput(
        f"Nobody of the directory is called “{text}”.",
        field="person",
        advice="Type another spelling, or a part of the name.",
    )


def contact_page(
    request: Request,
    visitor: Visitor,
    id_: str,
    form: forms.Form = EMPTY,
    beside: Beside = ALONE,
    *,
    status: int = 200,
    done: str = "",
) -> Response:
    """A contact's page."""
    named = beside.named

    def work(view: View) -> tuple[Contact, Others | None]:
        others = others_named(view, id_, named) if named.strip() else None
        return get_contact(view, id_), others

    contact, others = visitor.door.look(work)
    filled = forms.Form(
        {"name": contact.name, "title": contact.title, "company": contact.company, **form.values},
        form.entry,
        form.message,
        form.advice,
        form.at,
    )
    return render(
        request,
        "contact.html",
        status=status,
        contact=contact,
        form=filled,
        done=done,
        named=named,
        others=others,
        unmerged=beside.unmerged,
        meant=beside.meant,
    )


# Somebody who is missed


@router.get("/connections/why")
def show_why(
    request: Request, visitor: VisitorDep, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """What became of rows of the visitor's imports that name somebody."""
    wanted = SearchQuery(q=q, limit=MOST_FOUND)
    found = visitor.door.look(lambda view: rows_named(view, wanted)).items if q.strip() else []
    return render(request, "why.html", q=q, found=found)
