"""``/v1/imports``: files of contacts, taken in here and run by a worker."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from fastapi.responses import StreamingResponse

from graphsvc.access.door import Door
from graphsvc.access.visibility import View
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import ConfigDep, CountingDep, DoorDep
from graphsvc.api.files import file_bytes, file_name
from graphsvc.api.pages import IdPath, PageDep, SearchDep
from graphsvc.api.problems import problems
from graphsvc.contacts.imports.look import get_import, list_verdicts
from graphsvc.contacts.imports.report import (
    as_csv,
    import_wire,
    page_of_imports,
    page_of_verdicts,
    rows_named,
    verdict_wires,
)
from graphsvc.contacts.imports.start import (
    ImportOptions,
    answer_import,
    discard_import,
    start_import,
    undo_import,
)
from graphsvc.jobs.app import nudge
from graphsvc.team.adoption import Activity
from graphsvc.wire.imports import Answer, Import, Mode, Verdict, VerdictQuery
from graphsvc.wire.model import Text
from graphsvc.wire.pages import Page

router = APIRouter(prefix="/v1/imports", tags=["imports"], route_class=GuardedRoute)

REPORT_PAGE = 1_000
"""Rows of a report that are read at once."""


@router.post(
    "",
    status_code=202,
    responses={**examples.accepted(examples.IMPORT), **problems(403, 409)},
)
def add_import(
    door: DoorDep,
    config: ConfigDep,
    counting: CountingDep,
    response: Response,
    *,
    file: Annotated[UploadFile, File(description="the file, as it was exported")],
    format_: Annotated[Text, Form(alias="format", examples=["linkedin"])],
    label: Annotated[Text, Form(description="tells several sources of one format apart")] = "",
    mode: Annotated[Mode, Form(description="what becomes of contacts that it lacks")] = "replace",
) -> Import:
    """Takes in a file of the user's contacts. A worker runs the import: ask for it at `Location`.

    The same file again changes nothing; a newer one of the same format and label updates what
    changed and, unless it is to be added, drops what left. One that would drop over 30 % of the
    source's contacts and over 50 changes nothing and asks. One import of a source at a time: 409.
    """
    name, data, options = (
        file_name(file),
        file_bytes(file, config.upload_bytes),
        ImportOptions(mode),
    )
    import_id = door.change(
        lambda desk: start_import(
            desk, format_=format_, file=name, data=data, label=label, options=options
        )
    )
    counting(Activity.IMPORTED)
    return sent(door, response, import_id)


@router.get("", responses={**examples.ok(examples.IMPORT_LIST), **problems()})
def list_own_imports(door: DoorDep, query: PageDep) -> Page[Import]:
    """The user's imports, the newest first."""
    return door.look(lambda view: page_of_imports(view, query))


@router.get("/rows", responses={**examples.ok(examples.ROW_LIST), **problems()})
def find_rows(door: DoorDep, query: SearchDep) -> Page[Verdict]:
    """What became of rows of the user's newest imports whose names hold all words: the answer to
    "why don't I see this connection"."""
    return door.look(lambda view: rows_named(view, query))


@router.get("/{id}", responses={**examples.ok(examples.IMPORT), **problems(404)})
def show_import(door: DoorDep, id_: IdPath) -> Import:
    """One of the user's imports, with how far it is."""
    return door.look(lambda view: import_wire(get_import(view, id_)))


@router.post(
    "/{id}/answer",
    status_code=202,
    responses={**examples.accepted(examples.IMPORT), **problems(403, 404, 409)},
)
def answer_own_import(
    door: DoorDep,
    response: Response,
    id_: IdPath,
    answer: Answer,
) -> Import:
    """Lets an import that asks go on: `replace` removes the contacts that its file lacks, `add`
    keeps them."""
    door.change(lambda desk: answer_import(desk, id_, answer.mode))
    return sent(door, response, id_)


@router.post("/{id}/discard", responses={**examples.ok(examples.IMPORT), **problems(403, 404, 409)})
def discard_own_import(door: DoorDep, id_: IdPath) -> Import:
    """Gives up an import that asks. Nothing of it was changed; its file is deleted."""
    door.change(lambda desk: discard_import(desk, id_))
    return show_import(door, id_)


@router.post(
    "/{id}/undo",
    status_code=202,
    responses={**examples.accepted(examples.IMPORT), **problems(403, 404, 409)},
)
def undo_own_import(door: DoorDep, response: Response, id_: IdPath) -> Import:
    """Takes a source's newest import back: what it made goes, what it changed or removed comes
    back. A worker does it; the state is `undone` then."""
    door.change(lambda desk: undo_import(desk, id_))
    return sent(door, response, id_)


@router.get("/{id}/verdicts", responses={**examples.ok(examples.VERDICT_LIST), **problems(404)})
def list_import_verdicts(
    door: DoorDep,
    id_: IdPath,
    query: Annotated[VerdictQuery, Query()],
) -> Page[Verdict]:
    """What became of each row of an import, in the order of the file. A source's newest import has
    them, and the one before it; those of earlier ones are gone."""
    return door.look(lambda view: page_of_verdicts(view, id_, query))


@router.get(
    "/{id}/report",
    response_class=StreamingResponse,
    responses={**examples.text(examples.REPORT), **problems(404)},
)
def download_report(door: DoorDep, id_: IdPath) -> StreamingResponse:
    """The verdicts of an import as a CSV file for a spreadsheet."""
    show_import(door, id_)
    name = f'attachment; filename="verdicts-{id_}.csv"'
    return StreamingResponse(
        as_csv(_all_verdicts(door, id_)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


def _all_verdicts(door: Door, import_id: str) -> Iterator[Verdict]:
    """A page at a time: who may see them is decided anew for each."""
    after = -1

    def work(view: View) -> list[Verdict]:
        rows = list_verdicts(view, import_id, after=after, limit=REPORT_PAGE)
        return verdict_wires(view, rows)

    while page := door.look(work):
        yield from page
        after = page[-1].row


def sent(door: Door, response: Response, import_id: str) -> Import:
    """The import, of which a worker is told. Where that fails it stays queued until the scheduler
    tells one."""
    nudge()
    response.headers["Location"] = f"{router.prefix}/{import_id}"
    return show_import(door, import_id)
