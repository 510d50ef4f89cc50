"""A user's work history: the jobs that they state."""

from dataclasses import dataclass

from graphsvc.connections.companies import company_meant, drop_unnamed, lock, place_named, places
from graphsvc.connections.wire import WorkHistory, WorkHistoryInput
from graphsvc.days import today
from graphsvc.door import Desk
from graphsvc.errors import NotFound
from graphsvc.ids import new_id
from graphsvc.ingest.dates import span
from graphsvc.queries import Id, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class WorkRow:
    id: str
    place: str
    title: str
    since: str
    until: str
    current: bool


_OWNED = ("id", "new", "org", "scope", "owner")
_DATES = ("since", "until", "start", "end")
LIST = ViewerQuery("read/work_history", WorkRow, ("user",))
WRITE = WriteQuery("write/work_history", Id, (*_OWNED, "company", "title", *_DATES, "current"))
REMOVE = WriteQuery("write/work_history_remove", Id, ("id", "scope", "owner"))


def list_work(view: View, ring: KeyRing) -> list[WorkHistory]:
    """The viewer's jobs, current ones first, then the newest."""
    rows = view.read(LIST, user=view.viewer.user)
    named = places(view, ring, (row.place for row in rows))
    return [
        WorkHistory(
            id=row.id,
            company=named[row.place],
            title=row.title,
            since=row.since,
            until=row.until,
            current=row.current,
        )
        for row in rows
    ]


def add_work(desk: Desk, job: WorkHistoryInput) -> WorkHistory:
    """States another job."""
    return _write(desk, new_id(), job, new=True)


def edit_work(desk: Desk, id_: str, job: WorkHistoryInput) -> WorkHistory:
    """Replaces a job of the viewer's own. Raises ``NotFound``."""
    return _write(desk, id_, job, new=False)


def remove_work(desk: Desk, id_: str) -> None:
    """Removes a job of the viewer's own. Raises ``NotFound``."""
    lock(desk)
    gone = desk.write(REMOVE, id=id_, scope=desk.scope, owner=desk.user)
    if not gone:
        raise _no_job()
    drop_unnamed(desk, [gone[0].id])


def _write(desk: Desk, id_: str, job: WorkHistoryInput, *, new: bool) -> WorkHistory:
    lock(desk)
    company = company_meant(desk, company_id=job.company_id, name=job.company)
    when = span(job.start, job.end, current=job.current, as_of=today())
    written = desk.write(
        WRITE,
        id=id_,
        new=new,
        org=desk.org,
        scope=desk.scope,
        owner=desk.user,
        company=company,
        title=job.title,
        since=when.since,
        until=when.until,
        start=when.start,
        end=when.end,
        current=job.current,
    )
    if not written:
        raise _no_job()
    drop_unnamed(desk, [written[0].id])
    return WorkHistory(
        id=id_,
        company=place_named(desk, company),
        title=job.title,
        since=when.since,
        until=when.until,
        current=job.current,
    )


def _no_job() -> NotFound:
    return NotFound("There is no such job in your work history.")
