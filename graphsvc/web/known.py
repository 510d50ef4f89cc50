"""Manage Connections, People you know: files of contacts, and the contacts themselves."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Final, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from pydantic import Field, ValidationError

from graphsvc.access.visibility import View
from graphsvc.api.deps import ConfigDep
from graphsvc.api.files import file_bytes, file_name
from graphsvc.api.pages import IdPath
from graphsvc.contacts import own
from graphsvc.contacts.imports import start
from graphsvc.contacts.imports.look import get_import
from graphsvc.contacts.imports.report import import_wire, page_of_imports, page_of_verdicts
from graphsvc.contacts.imports.uploads import keep
from graphsvc.contacts.listing import page_of_contacts
from graphsvc.contacts.settling import count_unsettled
from graphsvc.errors import Conflict, FileRefused, InvalidInput, UserError
from graphsvc.jobs.app import nudge
from graphsvc.ontology import Level, VerdictKind
from graphsvc.shares import LIGHT, OPENED
from graphsvc.web import forms
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.contacts import UNSAID, Contacts, ContactsQuery
from graphsvc.wire.imports import Import, Verdict, VerdictQuery
from graphsvc.wire.pages import Page, PageQuery

TAB: Final = "/connections/people"
IMPORTS: Final = "/connections/imports"
UPLOADS: Final = "/connections/uploads"
STALE: Final = datetime.timedelta(days=90)
"""After this long a newer export would tell more."""

EMPTY: Final = forms.Form()

router = APIRouter(route_class=PageRoute)

Back = Annotated[str, Form(max_length=10_000)]
"""The list from which a form was sent."""


Show = Literal["all", "matched", "private", "hidden", "said", "unsaid"]
FILTERS: Final[Mapping[Show, Mapping[str, object]]] = {
    "all": {},
    "matched": {"state": "matched"},
    "private": {"state": "private"},
    "hidden": {"hidden": True},
    "said": {"word": list(Level)},
    "unsaid": {"word": [UNSAID]},
}


class KnownQuery(PageQuery):
    """Which of the user's contacts, in which order, and which page of them."""

    q: str = Field(default="", max_length=200)
    order: Literal["name", "company", "newest"] = "name"
    show: Show = "all"
    done: str = ""

    @property
    def wanted(self) -> ContactsQuery:
        """The same for programs."""
        page = self.model_dump(include={"q", "order", "cursor", "limit"})
        return ContactsQuery.model_validate({**page, **FILTERS[self.show]})

    @property
    def chooses(self) -> bool:
        """Whether some are meant, and not all."""
        return bool(self.q.strip()) or self.show != "all"

    @property
    def first(self) -> str:
        """The query of the address of the first page."""
        return self.model_copy(update={"cursor": None}).back()

    def back(self, **changed: str) -> str:
        """The query of the address of this list, which what is done there leads back to."""
        kept = self.model_dump(include={*KEPT}, exclude_defaults=True)
        return urlencode({**kept, **changed})


KEPT: Final = ("q", "order", "show", "cursor")


def list_of(back: str) -> KnownQuery:
    """The list that :meth:`KnownQuery.back` has told; the whole one for anything else."""
    try:
        return KnownQuery.model_validate(
            {name: value for name, value in parse_qsl(back) if name in KEPT}
        )
    except ValidationError:
        return KnownQuery()


def back_to_list(back: str, *, done: str) -> Response:
    """To the list where something was done; ``back`` is what :meth:`KnownQuery.back` has told."""
    return redirect(f"{TAB}?{list_of(back).back(done=done)}#contacts")


@router.get(TAB)
def show_known(
    request: Request, visitor: VisitorDep, query: Annotated[KnownQuery, Query()]
) -> Response:
    """What importing means, the form for it, the user's imports and contacts."""
    return known_page(request, visitor, query)


@router.post(TAB)
def upload(
    request: Request,
    visitor: VisitorDep,
    config: ConfigDep,
    file: Annotated[UploadFile, File()],
) -> Response:
    """Takes a file in, and goes on to what would be read of it."""
    try:
        name, data = file_name(file), file_bytes(file, config.upload_bytes)
        made = visitor.door.change(lambda desk: keep(desk, name, data))
    except (FileRefused, InvalidInput) as error:
        return known_page(request, visitor, KnownQuery(), error=error)
    return redirect(f"{UPLOADS}/{made}")


@router.post("/connections/contacts/{id}/remove")
def remove_contact(request: Request, visitor: VisitorDep, id_: IdPath, back: Back = "") -> Response:
    """Removes one of the user's contacts, with its ties."""
    try:
        visitor.door.change(lambda desk: own.remove_contact(desk, id_))
    except Conflict as error:
        return known_page(request, visitor, list_of(back), undone=error, status=error.status)
    return back_to_list(back, done="removed")


@router.post("/connections/contacts/again")
def take_again(visitor: VisitorDep) -> Response:
    """Lets the next imports bring back contacts that the visitor has removed."""
    visitor.door.change(own.take_again)
    return redirect(f"{TAB}?done=again#contacts")


class ImportQuery(PageQuery):
    """Which verdicts of an import: those of one kind, of contacts who have moved, or all."""

    kind: VerdictKind | None = None
    moved: bool = False


@router.get(IMPORTS + "/{id}")
def show_import(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    query: Annotated[ImportQuery, Query()],
) -> Response:
    """An import: its progress while it runs, then what became of every row."""
    kinds = list(VerdictKind) if query.kind is None else [query.kind]
    wanted = VerdictQuery(kind=kinds, moved=query.moved, cursor=query.cursor, limit=query.limit)

    def work(view: View) -> tuple[Import, Page[Verdict]]:
        return import_wire(get_import(view, id_)), page_of_verdicts(view, id_, wanted)

    found, verdicts = visitor.door.look(work)
    return render(
        request,
        "import.html",
        found=found,
        running=found.state in ("queued", "running"),
        verdicts=verdicts,
        kind=query.kind,
        moved=query.moved,
        further=query.cursor is not None,
        counts=found.verdicts.model_dump(),
    )


@router.post(IMPORTS + "/{id}/answer")
def answer_import(
    visitor: VisitorDep,
    id_: IdPath,
    answer: Annotated[Literal["replace", "add", "discard"], Form()],
) -> Response:
    """What becomes of an import that asks."""
    if answer == "discard":
        visitor.door.change(lambda desk: start.discard_import(desk, id_))
    else:
        visitor.door.change(lambda desk: start.answer_import(desk, id_, answer))
        nudge()
    return redirect(f"{IMPORTS}/{id_}")


@router.post(IMPORTS + "/{id}/undo")
def undo_import(visitor: VisitorDep, id_: IdPath) -> Response:
    """Takes an import back."""
    visitor.door.change(lambda desk: start.undo_import(desk, id_))
    nudge()
    return redirect(f"{IMPORTS}/{id_}")


def known_page(
    request: Request,
    visitor: Visitor,
    query: KnownQuery,
    *,
    error: UserError | None = None,
    form: forms.Form = EMPTY,
    undone: UserError | None = None,
    status: int = 200,
) -> Response:
    """The tab. ``error`` is what was wrong with a file, ``form`` somebody who is added by hand;
    its ``entry`` is the contact that was there already. ``undone`` is why nothing was done with
    the contacts that were chosen."""
    wanted = query.wanted

    def work(view: View) -> tuple[list[Import], Contacts, int]:
        imports = page_of_imports(view, PageQuery(limit=20)).items
        return imports, page_of_contacts(view, wanted), count_unsettled(view)

    share = OPENED if wanted.opens else LIGHT
    imports, contacts, unsettled = visitor.door.look(work, share=share)
    return render(
        request,
        "known.html",
        status=error.status if error else status,
        imports=imports,
        stale=_is_stale(imports),
        again=any(one.state == "done" for one in imports),
        unsettled=unsettled,
        contacts=contacts,
        query=query,
        back=query.back(),
        error=error,
        form=form,
        undone=undone,
        done=query.done,
    )


def _is_stale(imports: list[Import]) -> bool:
    """Whether all finished imports are old."""
    done = [one.created for one in imports if one.state == "done"]
    return bool(done) and datetime.datetime.now(datetime.UTC) - max(done) > STALE
