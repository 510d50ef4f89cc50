"""Manage Connections, People you know: files of contacts, and the contacts themselves."""

import datetime
from typing import Annotated, Final, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from graphsvc.api import contacts as contacts_api
from graphsvc.api import imports as api
from graphsvc.api import uploads as uploads_api
from graphsvc.api.deps import ConfigDep
from graphsvc.api.pages import IdPath, PageQuery
from graphsvc.api.web import forms
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.connections.settling import count_unsettled
from graphsvc.connections.wire_imports import Answer, Import
from graphsvc.errors import FileRefused, InvalidInput, UserError
from graphsvc.ontology import VerdictKind

TAB: Final = "/connections/people"
IMPORTS: Final = "/connections/imports"
UPLOADS: Final = "/connections/uploads"
STALE: Final = datetime.timedelta(days=90)
"""After this long a newer export would tell more."""

EMPTY: Final = forms.Form()

router = APIRouter(route_class=PageRoute)


class KnownQuery(PageQuery):
    """Which page of the user's contacts."""

    done: str = ""


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
        made = uploads_api.add_upload(visitor.door, config, Response(), file)
    except (FileRefused, InvalidInput) as error:
        return known_page(request, visitor, KnownQuery(), error=error)
    return redirect(f"{UPLOADS}/{made.id}")


@router.post("/connections/contacts/{id}/remove")
def remove_contact(visitor: VisitorDep, id_: IdPath) -> Response:
    """Removes one of the user's contacts, with its ties."""
    contacts_api.remove_own_contact(visitor.door, id_)
    return redirect(f"{TAB}?done=removed#contacts")


@router.post("/connections/contacts/again")
def take_again(visitor: VisitorDep) -> Response:
    """Lets the next imports bring back contacts that the visitor has removed."""
    contacts_api.take_removed_again(visitor.door)
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
    found = api.show_import(visitor.door, id_)
    kinds = list(VerdictKind) if query.kind is None else [query.kind]
    wanted = api.VerdictQuery(kind=kinds, moved=query.moved, cursor=query.cursor, limit=query.limit)
    verdicts = api.list_import_verdicts(visitor.door, id_, wanted)
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
        api.discard_own_import(visitor.door, id_)
    else:
        api.answer_own_import(visitor.door, Response(), id_, Answer(mode=answer))
    return redirect(f"{IMPORTS}/{id_}")


@router.post(IMPORTS + "/{id}/undo")
def undo_import(visitor: VisitorDep, id_: IdPath) -> Response:
    """Takes an import back."""
    api.undo_own_import(visitor.door, Response(), id_)
    return redirect(f"{IMPORTS}/{id_}")


def known_page(
    request: Request,
    visitor: Visitor,
    query: KnownQuery,
    *,
    error: UserError | None = None,
    form: forms.Form = EMPTY,
    status: int = 200,
) -> Response:
    """The tab. ``error`` is what was wrong with a file, ``form`` somebody who is added by hand;
    its ``entry`` is the contact that was there already."""
    imports = api.list_own_imports(visitor.door, PageQuery(limit=20)).items
    contacts = contacts_api.list_own_contacts(visitor.door, query)
    return render(
        request,
        "known.html",
        status=error.status if error else status,
        imports=imports,
        stale=_is_stale(imports),
        again=any(one.state == "done" for one in imports),
        unsettled=visitor.door.look(count_unsettled),
        contacts=contacts,
        further=query.cursor is not None,
        cursor=query.cursor or "",
        error=error,
        form=form,
        done=query.done,
    )


def _is_stale(imports: list[Import]) -> bool:
    """Whether all finished imports are old."""
    done = [one.created for one in imports if one.state == "done"]
    return bool(done) and datetime.datetime.now(datetime.UTC) - max(done) > STALE
