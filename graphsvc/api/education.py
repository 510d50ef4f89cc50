"""``/v1/education``: the studies that the user states."""

from fastapi import APIRouter, Response

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.statements.education import (
    add_education,
    edit_education,
    list_education,
    remove_education,
)
from graphsvc.wire.pages import Page
from graphsvc.wire.statements import Education, EducationInput

router = APIRouter(prefix="/v1/education", tags=["connections"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.EDUCATION_LIST), **problems()})
def list_own_studies(door: DoorDep) -> Page[Education]:
    """The user's own studies, the newest first."""
    return Page(items=door.look(list_education))


@router.post(
    "",
    status_code=201,
    responses={**examples.created(examples.EDUCATION), **problems(403, 409)},
)
def add_own_study(door: DoorDep, study: EducationInput, response: Response) -> Education:
    """States another study, at a school of the directory."""
    made = door.change(lambda desk: add_education(desk, study))
    response.headers["Location"] = f"{router.prefix}/{made.id}"
    return made


@router.put("/{id}", responses={**examples.ok(examples.EDUCATION), **problems(403, 404, 409)})
def edit_own_study(door: DoorDep, id_: IdPath, study: EducationInput) -> Education:
    """Replaces one of the user's own studies."""
    return door.change(lambda desk: edit_education(desk, id_, study))


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def remove_own_study(door: DoorDep, id_: IdPath) -> None:
    """Removes one of the user's own studies, with the ties that rest on it."""
    door.change(lambda desk: remove_education(desk, id_))
