"""Manage Connections, People you know: a file before its import, and what its columns hold."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from graphsvc.api import uploads as api
from graphsvc.api.pages import IdPath
from graphsvc.api.web.forms import parse
from graphsvc.api.web.known import IMPORTS, TAB, UPLOADS
from graphsvc.api.web.site import PageRoute, VisitorDep, redirect, render
from graphsvc.connections.wire_imports import Preview, ReadingInput, UploadImport
from graphsvc.errors import Conflict, InvalidInput, UserError
from loaders.files import FILES

COLUMN: Final = "column:"
"""Begins the names of the fields that say what a column holds."""
ENCODINGS: Final[Mapping[str, str]] = {
    "": "as the file says, else UTF-8",
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "utf-16": "UTF-16",
    "mac_roman": "Western European (Mac)",
    "cp932": "Japanese (Windows)",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "cp949": "Korean (Windows)",
}
KEYS: Final[Mapping[str, str]] = {
    "name": "Whole name",
    "given": "First name",
    "family": "Last name",
    "emails": "E-mail",
    "phones": "Phone",
    "company": "Company",
    "title": "Title",
    "url": "Profile address",
    "connected": "Connected on",
    "city": "City",
    "country": "Country",
    "birthday": "Birthday",
}

router = APIRouter(prefix=UPLOADS, route_class=PageRoute)


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of the form, whose names are those of the file's columns."""
    form = await request.form(max_fields=600)
    return {name: value for name, value in form.items() if isinstance(value, str)}


FormDep = Annotated[Mapping[str, str], Depends(_form)]


@router.get("/{id}")
def show_upload(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """What would be read of the file."""
    return _page(request, api.show_upload(visitor.door, id_))


@router.post("/{id}")
def go_on(
    request: Request,
    visitor: VisitorDep,
    id_: IdPath,
    form: FormDep,
) -> Response:
    """Looks again with what was said of the columns, or imports the file."""
    said = _said(form)
    try:
        reading = parse(ReadingInput, said)
    except InvalidInput as error:
        return _page(request, api.show_upload(visitor.door, id_), error=error, status=error.status)
    if "look" in form:
        return _page(request, api.preview_upload(visitor.door, id_, reading))
    values = {name: form.get(name, "") for name in ("format", "label", "mode")}
    try:
        wanted = parse(UploadImport, {**values, **said})
        made = api.import_upload(visitor.door, Response(), id_, wanted)
    except (InvalidInput, Conflict) as error:
        shown = api.preview_upload(visitor.door, id_, reading)
        return _page(request, shown, error=error, status=error.status)
    return redirect(f"{IMPORTS}/{made.id}")


@router.post("/{id}/forget")
def forget(visitor: VisitorDep, id_: IdPath) -> Response:
    """Deletes the file."""
    api.forget_upload(visitor.door, id_)
    return redirect(TAB)


def _said(form: Mapping[str, str]) -> Mapping[str, object]:
    """What was said of columns that the file's own header does not tell, and of its encoding."""
    columns: dict[str, list[str]] = {}
    for name, key in form.items():
        if name.startswith(COLUMN) and key:
            columns.setdefault(key, []).append(name.removeprefix(COLUMN))
    return {"columns": columns, "encoding": form.get("encoding", "")}


def _page(
    request: Request, preview: Preview, *, error: UserError | None = None, status: int = 200
) -> Response:
    mapped = {name: key for key, names in preview.mapped.items() for name in names}
    return render(
        request,
        "upload.html",
        status=status,
        preview=preview,
        mapped=mapped,
        formats=FILES,
        encodings=ENCODINGS,
        keys=KEYS,
        column=COLUMN,
        error=error,
    )
