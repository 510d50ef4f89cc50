"""Manage Connections, People you know: a file before its import, and what its columns hold."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from graphsvc.api.deps import CountingDep
from graphsvc.api.pages import IdPath
from graphsvc.contacts.imports.reading import reading_of
from graphsvc.contacts.imports.report import page_of_imports
from graphsvc.contacts.imports.uploads import drop, preview, take
from graphsvc.errors import Conflict, InvalidInput, UserError
from graphsvc.jobs.app import nudge
from graphsvc.team.adoption import Activity
from graphsvc.web.forms import parse
from graphsvc.web.known import IMPORTS, TAB, UPLOADS
from graphsvc.web.site import PageRoute, Visitor, VisitorDep, redirect, render
from graphsvc.wire.imports import Preview, ReadingInput, UploadImport
from graphsvc.wire.pages import PageQuery
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
    "cp1257": "Baltic (Windows)",
    "cp874": "Thai (Windows)",
    "koi8-r": "Cyrillic (KOI8)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16, little-endian, without a mark",
    "utf-16-be": "UTF-16, big-endian, without a mark",
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
PARTS: Final[Mapping[str, str]] = {
    "prefix": "Form of address, left out",
    "middle": "Part of the name",
    "suffix": "Part of the name",
    "action": "Whether the row is deleted",
}
"""What columns hold that cannot be said of others."""

router = APIRouter(prefix=UPLOADS, route_class=PageRoute)


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of the form, whose names are those of the file's columns."""
    form = await request.form(max_fields=600)
    return {name: value for name, value in form.items() if isinstance(value, str)}


FormDep = Annotated[Mapping[str, str], Depends(_form)]


@router.get("/{id}")
def show_upload(request: Request, visitor: VisitorDep, id_: IdPath) -> Response:
    """What would be read of the file."""
    return _page(request, visitor, preview(visitor.door, id_))


@router.post("/{id}")
def go_on(
    request: Request,
    visitor: VisitorDep,
    counting: CountingDep,
    id_: IdPath,
    form: FormDep,
) -> Response:
    """Looks again with what was said of the columns, or imports the file."""
    said = _said(form)
    values = {name: form.get(name, "") for name in ("format", "label", "mode")}
    page = partial(_page, request, visitor, chosen=values)
    try:
        reading = reading_of(parse(ReadingInput, said))
    except InvalidInput as error:
        return page(preview(visitor.door, id_), error=error, status=error.status)
    if "look" in form:
        return page(preview(visitor.door, id_, reading))
    try:
        wanted = parse(UploadImport, {**values, **said})
        made = visitor.door.change(lambda desk: take(desk, id_, wanted))
    except (InvalidInput, Conflict) as error:
        return page(preview(visitor.door, id_, reading), error=error, status=error.status)
    counting(Activity.IMPORTED)
    nudge()
    return redirect(f"{IMPORTS}/{made}")


@router.post("/{id}/forget")
def forget(visitor: VisitorDep, id_: IdPath) -> Response:
    """Deletes the file."""
    visitor.door.change(lambda desk: drop(desk, id_))
    return redirect(TAB)


def _said(form: Mapping[str, str]) -> Mapping[str, object]:
    """What was said of columns that the file's own header does not tell, and of its encoding."""
    columns: dict[str, list[str]] = {}
    for name, key in form.items():
        if name.startswith(COLUMN) and key:
            columns.setdefault(key, []).append(name.removeprefix(COLUMN))
    return {"columns": columns, "encoding": form.get("encoding", "")}


def _page(
    request: Request,
    visitor: Visitor,
    shown: Preview,
    *,
    chosen: Mapping[str, str] | None = None,
    error: UserError | None = None,
    status: int = 200,
) -> Response:
    """``chosen`` is what was said so far of the kind of file, its label and its mode."""
    kept = {"format": shown.format, "label": "", "mode": "", **(chosen or {})}
    imports = visitor.door.look(lambda view: page_of_imports(view, PageQuery(limit=20))).items
    mapped = {name: key for key, names in shown.mapped.items() for name in names}
    return render(
        request,
        "upload.html",
        status=status,
        preview=shown,
        chosen=kept,
        mapped=mapped,
        formats=FILES,
        encodings=ENCODINGS,
        keys=KEYS,
        parts=PARTS,
        column=COLUMN,
        asking=[one for one in imports if one.state == "asking" and one.format in shown.fits],
        error=error,
    )
