"""``/v1/work-history``: the jobs that the user states."""

from fastapi import APIRouter, Response

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.statements.work import add_work, edit_work, list_work, remove_work
from graphsvc.wire.pages import Page
from graphsvc.wire.statements import WorkHistory, WorkHistoryInput

router = APIRouter(prefix="/v1/work-history", tags=["connections"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.WORK_HISTORY_LIST), **problems()})
def list_own_jobs(door: DoorDep) -> Page[WorkHistory]:
    """The user's own jobs, current ones first."""
    return Page(items=door.look(list_work))


@router.post(
    "",
    status_code=201,
    responses={**examples.created(examples.WORK_HISTORY), **problems(403, 409)},
)
def add_own_job(door: DoorDep, job: WorkHistoryInput, response: Response) -> WorkHistory:
    """States another job. A company named by a name that fits none becomes the organisation's own;
    one that fits several is answered with 409 and its candidates."""
    made = door.change(lambda desk: add_work(desk, job))
    response.headers["Location"] = f"{router.prefix}/{made.id}"
    return made


@router.put("/{id}", responses={**examples.ok(examples.WORK_HISTORY), **problems(403, 404, 409)})
def edit_own_job(door: DoorDep, id_: IdPath, job: WorkHistoryInput) -> WorkHistory:
    """Replaces one of the user's own jobs."""
    return door.change(lambda desk: edit_work(desk, id_, job))


@router.delete("/{id}", status_code=204, responses=problems(403, 404))
def remove_own_job(door: DoorDep, id_: IdPath) -> None:
    """Removes one of the user's own jobs, with the ties that rest on it."""
    door.change(lambda desk: remove_work(desk, id_))
