"""``/v1/uploads``: files of the user's contacts, looked at before they are imported."""

from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import ConfigDep, CountingDep, DoorDep
from graphsvc.api.files import file_bytes, file_name
from graphsvc.api.imports import sent
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.contacts.imports.reading import reading_of
from graphsvc.contacts.imports.uploads import drop, keep, preview, take
from graphsvc.team.adoption import Activity
from graphsvc.wire.imports import Import, Preview, ReadingInput, UploadImport

router = APIRouter(prefix="/v1/uploads", tags=["imports"], route_class=GuardedRoute)


@router.post(
    "",
    status_code=201,
    responses={**examples.created(examples.PREVIEW), **problems(403, 409)},
)
def add_upload(
    door: DoorDep,
    config: ConfigDep,
    response: Response,
    file: Annotated[UploadFile, File(description="the file, as it was exported")],
) -> Preview:
    """Takes in a file of the user's contacts, to be looked at; the one before it is forgotten.
    Nothing is imported yet."""
    name, data = file_name(file), file_bytes(file, config.upload_bytes)
    upload = door.change(lambda desk: keep(desk, name, data))
    response.headers["Location"] = f"{router.prefix}/{upload}"
    return preview(door, upload)


@router.get("/{id}", responses={**examples.ok(examples.PREVIEW), **problems(404)})
def show_upload(door: DoorDep, id_: IdPath) -> Preview:
    """What would be read of a file: by which format, from which columns, the first rows."""
    return preview(door, id_)


@router.post("/{id}/preview", responses={**examples.ok(examples.PREVIEW), **problems(403, 404)})
def preview_upload(door: DoorDep, id_: IdPath, reading: ReadingInput) -> Preview:
    """The same, where the user says what columns hold or which encoding the file has."""
    return preview(door, id_, reading_of(reading))


@router.post(
    "/{id}/import",
    status_code=202,
    responses={**examples.accepted(examples.IMPORT), **problems(403, 404, 409)},
)
def import_upload(
    door: DoorDep,
    counting: CountingDep,
    response: Response,
    id_: IdPath,
    wanted: UploadImport,
) -> Import:
    """Imports the file; a worker runs it. What is said of its columns is remembered for the next
    file with such columns."""
    made = door.change(lambda desk: take(desk, id_, wanted))
    counting(Activity.IMPORTED)
    return sent(door, response, made)


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def forget_upload(door: DoorDep, id_: IdPath) -> None:
    """Deletes a file that was looked at and is not to be imported."""
    door.change(lambda desk: drop(desk, id_))
