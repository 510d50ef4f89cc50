"""``/v1/notifications``: what the user was told of, and what they choose to be told."""

from fastapi import APIRouter

from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep
from graphsvc.api.pages import IdPath, PageDep
from graphsvc.api.problems import problems
from graphsvc.mail import notices
from graphsvc.ontology import NoticeKind
from graphsvc.wire.notifications import Choice, ChoiceInput, Choices, Notification, Unread
from graphsvc.wire.pages import Page

router = APIRouter(prefix="/v1/notifications", tags=["notifications"], route_class=GuardedRoute)


@router.get("", responses={**examples.ok(examples.NOTIFICATION_LIST), **problems()})
def list_notifications(door: DoorDep, query: PageDep) -> Page[Notification]:
    """The user's notifications, the newest first; those of more than 180 days ago are gone."""
    return door.look(lambda view: notices.page_of_notifications(view, query))


@router.get("/unread", responses={**examples.ok(examples.UNREAD), **problems()})
def count_unread(door: DoorDep) -> Unread:
    """How many the user has not read, counted up to 100."""
    return Unread(count=door.look(notices.unread))


@router.put("/read", status_code=204, responses=problems(403))
def read_all(door: DoorDep) -> None:
    """Notes that the user has read all of their notifications."""
    door.change(notices.note_all_read)


@router.put("/{id}/read", status_code=204, responses=problems(403, 404))
def read_one(door: DoorDep, id_: IdPath) -> None:
    """Notes that the user has read one of their notifications."""
    door.change(lambda desk: notices.note_read(desk, id_))


@router.get("/choices", responses={**examples.ok(examples.CHOICES), **problems()})
def list_choices(door: DoorDep) -> Choices:
    """What the user is told of: by kind, on their page and by mail."""
    return Choices(items=door.look(notices.choices))


@router.put("/choices/{kind}", responses={**examples.ok(examples.CHOICE), **problems(403)})
def choose(door: DoorDep, kind: NoticeKind, said: ChoiceInput) -> Choice:
    """Says what the user is told of one kind, from now on."""
    door.change(lambda desk: notices.choose(desk, kind, page=said.page, mail=said.mail))
    [chosen] = [one for one in door.look(notices.choices) if one.kind == kind]
    return chosen
