"""Manage Connections, People you know: who unsure contacts are, one at a time, with the keyboard
alone if one likes; and what became of somebody whom one misses."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response

from graphsvc.api import contacts as api
from graphsvc.api import imports as imports_api
from graphsvc.api.pages import IdPath, PageQuery, SearchQuery
from graphsvc.api.web import forms
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.connections.settling import count_unsettled, list_unsettled
from graphsvc.connections.wire import Contact, ContactEdit, Settlement
from graphsvc.errors import Conflict, InvalidInput, UserError

SETTLE: Final = "/connections/settle"
CONTACTS: Final = "/connections/contacts"
MOST_FOUND: Final = 50

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
    shown = door.look(lambda view: list_unsettled(view, door.ring, after=query.after, limit=1))
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
    api.settle_own_contact(visitor.door, id_, Settlement(person=person or None))
    return redirect(f"{SETTLE}?after={id_}&said={id_}")


@router.post(SETTLE + "/{id}/undo")
def undo(visitor: VisitorDep, id_: IdPath) -> Response:
    """Takes the word back, and shows the contact again."""
    api.unsettle_own_contact(visitor.door, id_)
    return redirect(f"{SETTLE}?after={id_[:-1]}")


def _last(visitor: Visitor, id_: str) -> Contact | None:
    """The contact that was settled last, where there is one."""
    try:
        return api.show_own_contact(visitor.door, id_) if id_ else None
    except UserError:
        return None


# One contact


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
) -> Response:
    """A contact of the visitor's own, to be corrected."""
    return _page(request, visitor, id_, forms.Form(), done=done)


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
        api.edit_own_contact(visitor.door, id_, forms.parse(ContactEdit, values))
    except (InvalidInput, Conflict) as error:
        return _page(request, visitor, id_, forms.refused(form, error), status=error.status)
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
    try:
        if form.person and not chosen:
            raise InvalidInput("Choose one of the people who are suggested.", field="person")
        api.settle_own_contact(visitor.door, id_, Settlement(person=chosen or None))
    except (InvalidInput, Conflict) as error:
        return _page(request, visitor, id_, forms.refused(form, error), status=error.status)
    return redirect(f"{CONTACTS}/{id_}?done=changed")


def _page(
    request: Request,
    visitor: Visitor,
    id_: str,
    form: forms.Form,
    *,
    status: int = 200,
    done: str = "",
) -> Response:
    contact = api.show_own_contact(visitor.door, id_)
    filled = forms.Form(
        {"name": contact.name, "title": contact.title, "company": contact.company, **form.values},
        form.entry,
        form.message,
        form.advice,
        form.at,
    )
    return render(request, "contact.html", status=status, contact=contact, form=filled, done=done)


# Somebody who is missed


@router.get("/connections/why")
def show_why(
    request: Request, visitor: VisitorDep, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """What became of rows of the visitor's imports that name somebody."""
    wanted = SearchQuery(q=q, limit=MOST_FOUND)
    found = imports_api.find_rows(visitor.door, wanted).items if q.strip() else []
    return render(request, "why.html", q=q, found=found)
