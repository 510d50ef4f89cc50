"""How far one's contacts reach, who can see what is one's own, why one sees what is others', and
publishing a private connection."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response
from pydantic import Field

from graphsvc.api.pages import IdPath, KindPath
from graphsvc.contacts.levels import level_previews, list_sources, set_level
from graphsvc.contacts.publishing import preview_publication, publish_contact
from graphsvc.contacts.seen import seen_contact
from graphsvc.errors import Conflict
from graphsvc.jobs.app import nudge
from graphsvc.ontology import SharingLevel
from graphsvc.sharing.things import who_sees
from graphsvc.web import forms
from graphsvc.web.settling import CONTACTS
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.publishing import PublicationInput

Shown = Annotated[str, Field(max_length=2_000)]
SOURCES: Final = "/connections/sources"

router = APIRouter(route_class=PageRoute)


class PublicationForm(forms.Typed):
    """What was shown of a contact that is published, and what of it is left out."""

    name: Shown = ""
    title: Shown = ""
    employer: Shown = ""
    profile_url: Shown = ""
    leave_out: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=3)] = Field(
        default_factory=list[str]
    )


@router.get(SOURCES)
def show_sources(request: Request, visitor: VisitorDep, done: str = "") -> Response:
    """The sources of the visitor's contacts, and how far each reaches."""
    sources = visitor.door.look(list_sources)
    return render(request, "sources.html", sources=sources, done=done)


@router.get(SOURCES + "/{id}")
def show_source(request: Request, visitor: VisitorDep, id_: IdPath, done: str = "") -> Response:
    """What each level would let others see of the contacts of a source."""
    previews = visitor.door.look(lambda view: level_previews(view, id_))
    return render(request, "levels.html", source=previews.source, levels=previews.levels, done=done)


@router.post(SOURCES + "/{id}")
def choose_level(
    visitor: VisitorDep, id_: IdPath, level: Annotated[SharingLevel, Form()]
) -> Response:
    """Lets the contacts of a source reach as far as the visitor chooses."""
    source = visitor.door.change(lambda desk: set_level(desk, id_, level))
    if source.opening:
        nudge()
    return redirect(f"{SOURCES}/{id_}?done=changed")


@router.get("/who/{kind}/{id}")
def show_who(request: Request, visitor: VisitorDep, kind: KindPath, id_: IdPath) -> Response:
    """Who can see something of the visitor's own."""
    seen = visitor.door.look(lambda view: who_sees(view, kind, id_))
    return render(request, "who.html", seen=seen)


@router.get("/seen/{id}")
def show_seen(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """A contact that the visitor may see: what of it, and by which rule."""
    contact = visitor.door.look(lambda view: seen_contact(view, id_))
    return render(request, "seen.html", contact=contact)


# Publishing


@router.get(CONTACTS + "/{id}/publish")
def show_publishing(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """What would become public of a private connection of the visitor's."""
    return _publishing_page(request, visitor, id_)


@router.post(CONTACTS + "/{id}/publish")
def publish(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    form: Annotated[PublicationForm, Form()],
) -> Response:
    """Publishes it, without what is left out."""
    shown = forms.parse_whole(PublicationInput, form.model_dump(exclude={"entry", "pick"}))
    try:
        contact = visitor.door.change(lambda desk: publish_contact(desk, id_, shown))
    except Conflict as error:
        return _publishing_page(request, visitor, id_, error)
    return redirect(f"/people/{contact.person}?done=published")


def _publishing_page(
    request: Request, visitor: Visitor, id_: str, error: Conflict | None = None
) -> Response:
    shown = visitor.door.look(lambda view: preview_publication(view, id_))
    status = error.status if error else 200
    return render(request, "publish.html", shown=shown, error=error, status=status)
