"""``/v1/imports``: files of contacts, taken in here and run by a worker."""

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import Field, TypeAdapter

from graphsvc.api import examples
from graphsvc.api.cursors import Cursor, Number, Word
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, Page, PageDep, PageQuery, paged
from graphsvc.api.problems import problems
from graphsvc.connections.imports import (
    ImportState,
    VerdictState,
    get_import,
    list_imports,
    list_verdicts,
    start_import,
)
from graphsvc.connections.wire import Text
from graphsvc.connections.wire_imports import Import, Verdict
from graphsvc.directory.search import people_with
from graphsvc.directory.wire import PersonHit
from graphsvc.errors import FileRefused, Unavailable
from graphsvc.jobs.app import send_import
from graphsvc.ontology import VerdictKind
from graphsvc.visibility import View

router = APIRouter(prefix="/v1/imports", tags=["imports"])

CURSOR = Cursor("imports", TypeAdapter(tuple[Number, Word]))
ROW_CURSOR = Cursor("verdicts", TypeAdapter(tuple[Number]))


class VerdictQuery(PageQuery):
    """Which verdicts: those of some kinds, or of all."""

    kind: list[VerdictKind] = Field(default=list(VerdictKind), max_length=len(VerdictKind))


@router.post(
    "",
    status_code=202,
    responses={**examples.accepted(examples.IMPORT), **problems(403, 409, 413)},
)
def add_import(
    door: DoorDep,
    response: Response,
    file: Annotated[UploadFile, File(description="the file, as it was exported")],
    format: Annotated[Text, Form(examples=["linkedin"])],  # noqa: A002
    label: Annotated[Text, Form(description="tells several sources of one format apart")] = "",
) -> Import:
    """Takes in a file of the user's contacts. A worker runs the import: ask for it at `Location`.

    The same file again changes nothing; a newer one of the same format and label updates what
    changed and drops what left. One import of a source at a time: 409.
    """
    import_id = start_import(
        door.database,
        door.ring,
        door.viewer,
        format_=format,
        file=_name(file),
        data=_bytes(file, door.services.config.upload_bytes),
        label=label,
    )
    _send(import_id)
    response.headers["Location"] = f"{router.prefix}/{import_id}"
    return door.look(lambda view: _wire(get_import(view, door.ring, import_id)))


@router.get("", responses={**examples.ok(examples.IMPORT_LIST), **problems()})
def list_own_imports(door: DoorDep, query: PageDep) -> Page[Import]:
    """The user's imports, the newest first."""
    before, limit = CURSOR.decode(query.cursor), query.limit
    rows = door.look(lambda view: list_imports(view, door.ring, before=before, limit=limit + 1))
    page = paged(rows, limit=limit, cursor=lambda row: CURSOR.encode((row.created, row.id)))
    return Page(items=[_wire(row) for row in page.items], next=page.next)


@router.get("/{id}", responses={**examples.ok(examples.IMPORT), **problems(404)})
def show_import(door: DoorDep, id: IdPath) -> Import:  # noqa: A002
    """One of the user's imports, with how far it is."""
    return door.look(lambda view: _wire(get_import(view, door.ring, id)))


@router.get("/{id}/verdicts", responses={**examples.ok(examples.VERDICT_LIST), **problems(404)})
def list_import_verdicts(
    door: DoorDep,
    id: IdPath,  # noqa: A002
    query: Annotated[VerdictQuery, Query()],
) -> Page[Verdict]:
    """What became of each row of an import, in the order of the file. A source's newest import has
    them; those of earlier ones are gone."""
    (after,) = ROW_CURSOR.decode(query.cursor) or (-1,)

    def work(view: View) -> Page[Verdict]:
        get_import(view, door.ring, id)
        rows = list_verdicts(
            view, door.ring, id, after=after, kinds=query.kind, limit=query.limit + 1
        )
        page = paged(rows, limit=query.limit, cursor=lambda row: ROW_CURSOR.encode((row.row,)))
        return Page(items=_verdicts(view, page.items), next=page.next)

    return door.look(work)


def _name(file: UploadFile) -> str:
    """The file's name without folders; some browsers send them along."""
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, name))[-200:] or "upload"


def _bytes(file: UploadFile, most: int) -> bytes:
    data = file.file.read(most + 1)
    if len(data) > most:
        raise FileRefused(
            f"The file is larger than {most} bytes.", file=_name(file), advice="Split it."
        )
    return data


def _send(import_id: str) -> None:
    """Tells a worker. Where that fails the import stays queued until the scheduler tells one."""
    with suppress(Unavailable):
        send_import(import_id)


def _wire(state: ImportState) -> Import:
    fields = asdict(state) | {"created": _moment(state.created)}
    if state.ended is not None:
        fields["ended"] = _moment(state.ended)
    return Import.model_validate(fields)


def _moment(milliseconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC)


def _verdicts(view: View, rows: Sequence[VerdictState]) -> list[Verdict]:
    ids = {row.person for row in rows if row.person}
    ids |= {id_ for row in rows for id_ in row.candidates}
    people = {hit.id: hit for hit in people_with(view, sorted(ids))}
    return [_verdict(row, people) for row in rows]


def _verdict(row: VerdictState, people: dict[str, PersonHit]) -> Verdict:
    """A person who has left the directory since is left out."""
    fields = asdict(row) | {
        "person": people.get(row.person) if row.person else None,
        "candidates": [people[id_] for id_ in row.candidates if id_ in people],
    }
    return Verdict.model_validate(fields)
