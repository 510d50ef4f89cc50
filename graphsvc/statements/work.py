"""A user's work history: the jobs that they state."""

from dataclasses import dataclass

from graphsvc.access.quotas import JOBS
from graphsvc.access.visibility import Desk
from graphsvc.days import today
from graphsvc.directory.dates import Span, span
from graphsvc.naming.own_companies import company_meant, drop_unnamed
from graphsvc.queries import Id, ViewerQuery, WriteQuery
from graphsvc.statements.stated import REMOVED, WRITTEN, Statements
from graphsvc.wire.directory import Place
from graphsvc.wire.statements import WorkHistory, WorkHistoryInput


@dataclass(frozen=True, slots=True)
class WorkRow:
    id: str
    place: str
    title: str
    since: str
    until: str
    current: bool


LIST = ViewerQuery("statements/read/work_history", WorkRow, ("user",))
WRITE = WriteQuery("statements/write/work_history", Id, (*WRITTEN, "title", "current"))
REMOVE = WriteQuery("statements/write/work_history_remove", Id, REMOVED)


def _company(desk: Desk, job: WorkHistoryInput) -> str:
    return company_meant(desk, company_id=job.company_id, name=job.company)


def _when(job: WorkHistoryInput) -> Span:
    return span(job.start, job.end, current=job.current, as_of=today())


def _shown(row: WorkRow, company: Place) -> WorkHistory:
    return WorkHistory(
        id=row.id,
        company=company,
        title=row.title,
        since=row.since,
        until=row.until,
        current=row.current,
    )


WORK = Statements(
    LIST,
    WRITE,
    REMOVE,
    meant=_company,
    when=_when,
    values=lambda job: {"title": job.title, "current": job.current},
    shown=_shown,
    none="There is no such job in your work history.",
    quota=JOBS,
    drop=lambda desk, company: drop_unnamed(desk, [company]),
)
"""Jobs, current ones first, then the newest. A company that the directory does not have becomes the
organisation's own."""
list_work, add_work, edit_work, remove_work = WORK.stated, WORK.add, WORK.edit, WORK.take_back
