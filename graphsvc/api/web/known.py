"""Manage Connections, People you know: files of contacts, and the contacts themselves."""

import datetime
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from graphsvc.api import contacts as contacts_api
from graphsvc.api import imports as api
from graphsvc.api.pages import IdPath, PageQuery
from graphsvc.api.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.connections.wire_imports import Import
from graphsvc.errors import Conflict, FileRefused, InvalidInput, UserError
from graphsvc.ontology import VerdictKind
from loaders.files import FILES

TAB: Final = "/connections/people"
IMPORTS: Final = "/connections/imports"
STALE: Final = datetime.timedelta(days=90)
"""After this long a newer export would tell more."""

router = APIRouter(route_class=PageRoute)


class KnownQuery(PageQuery):
    """Which page of the user's contacts."""

    done: str = ""


@router.get(TAB)
def show_known(
    request: Request, visitor: VisitorDep, query: Annotated[KnownQuery, Query()]
) -> Response:
    """What importing means, the form for it, the user's imports and contacts."""
    return _page(request, visitor, query)


@router.post(TAB)
def upload(
    request: Request,
    visitor: VisitorDep,
    file: Annotated[UploadFile, File()],
    format: Annotated[str, Form(max_length=50)],  # noqa: A002
) -> Response:
    """Takes a file in, and goes on to its progress."""
    try:
        made = api.add_import(visitor.door, Response(), file=file, format=format)
    except (FileRefused, Conflict, InvalidInput) as error:
        return _page(request, visitor, KnownQuery(), error=error)
    return redirect(f"{IMPORTS}/{made.id}")


@router.post("/connections/contacts/{id}/remove")
def remove_contact(visitor: VisitorDep, id: IdPath) -> Response:  # noqa: A002
    """Removes one of the user's contacts, with its ties."""
    contacts_api.remove_own_contact(visitor.door, id)
    return redirect(f"{TAB}?done=removed#contacts")


class ImportQuery(PageQuery):
    """Which verdicts of an import: those of one kind, or all."""

    kind: VerdictKind | None = None


@router.get(IMPORTS + "/{id}")
def show_import(
    request: Request,
    visitor: VisitorDep,
    id: IdPath,  # noqa: A002
    query: Annotated[ImportQuery, Query()],
) -> Response:
    """An import: its progress while it runs, then what became of every row."""
    found = api.show_import(visitor.door, id)
    kinds = list(VerdictKind) if query.kind is None else [query.kind]
    wanted = api.VerdictQuery(kind=kinds, cursor=query.cursor, limit=query.limit)
    verdicts = api.list_import_verdicts(visitor.door, id, wanted)
    return render(
        request,
        "import.html",
        found=found,
        running=found.state in ("queued", "running"),
        verdicts=verdicts,
        kind=query.kind,
        further=query.cursor is not None,
        counts=found.verdicts.model_dump(),
    )


def _page(
    request: Request, visitor: Visitor, query: KnownQuery, *, error: UserError | None = None
) -> Response:
    imports = api.list_own_imports(visitor.door, PageQuery(limit=20)).items
    contacts = contacts_api.list_own_contacts(visitor.door, query)
    return render(
        request,
        "known.html",
        status=error.status if error else 200,
        imports=imports,
        stale=_is_stale(imports),
        contacts=contacts,
        further=query.cursor is not None,
        formats=[fmt for fmt in FILES.values() if fmt.kind == "contacts"],
        error=error,
        done=query.done,
    )


def _is_stale(imports: list[Import]) -> bool:
    """Whether all finished imports are old."""
    done = [one.created for one in imports if one.state == "done"]
    return bool(done) and datetime.datetime.now(datetime.UTC) - max(done) > STALE
