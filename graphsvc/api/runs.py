"""``/v1/runs``: work in the background, how far it is, and whether it goes on."""

from fastapi import APIRouter

from graphsvc.access.door import Door
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.jobs.app import nudge
from graphsvc.runs import look
from graphsvc.wire.pages import Page
from graphsvc.wire.runs import Run

router = APIRouter(prefix="/v1/runs", tags=["runs"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.RUN_LIST), **problems()})
def list_runs(door: DoorDep, query: PageDep) -> Page[Run]:
    """The user's runs, the newest first; those that ended over a month ago are gone."""
    return door.look(lambda view: look.page_of_runs(view, query))


@router.get("/{id}", responses={**examples.ok(examples.RUN), **problems(404)})
def show_run(door: DoorDep, id_: IdPath) -> Run:
    """One of the user's runs. That of an import has the import's id."""
    return door.look(lambda view: look.run_wire(look.get_run(view, id_)))


@router.post(
    "/{id}/cancel",
    status_code=202,
    responses={**examples.accepted(examples.RUN), **problems(403, 404, 409)},
)
def cancel_run(door: DoorDep, id_: IdPath) -> Run:
    """Asks for a run to be stopped. A worker takes back what it did, and the state is `cancelled`
    then; an import is `discarded`."""
    return _decide(door, id_, look.cancel)


@router.post(
    "/{id}/retry",
    status_code=202,
    responses={**examples.accepted(examples.RUN), **problems(403, 404, 409)},
)
def retry_run(door: DoorDep, id_: IdPath) -> Run:
    """Lets a run that was set aside be tried again, from where it was left."""
    return _decide(door, id_, look.retry)


def _decide(door: Door, run_id: str, decision: look.Decision) -> Run:
    door.change(lambda desk: look.decide(desk, run_id, decision))
    nudge()
    return show_run(door, run_id)
