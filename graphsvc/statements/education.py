"""A user's education: the studies that they state, at schools of the directory or of their
organisation's own."""

from dataclasses import dataclass

from graphsvc import normal
from graphsvc.access.quotas import STUDIES
from graphsvc.access.visibility import Desk, View
from graphsvc.days import today
from graphsvc.directory.dates import Span, span
from graphsvc.errors import AmbiguousReference, InvalidInput
from graphsvc.naming.names import ORG_SCHOOLS_BY_ID, SCHOOLS_BY_ID
from graphsvc.naming.own_schools import drop_unattended, own_school
from graphsvc.queries import DirectoryQuery, Id, ViewerQuery, WriteQuery
from graphsvc.statements.stated import REMOVED, WRITTEN, Statements
from graphsvc.wire.directory import Place
from graphsvc.wire.statements import Education, EducationInput


@dataclass(frozen=True, slots=True)
class StudyRow:
    id: str
    place: str
    degree: str
    field: str
    since: str
    until: str
    own: bool


LIST = ViewerQuery("statements/read/education", StudyRow, ("user",))
WRITE = WriteQuery("statements/write/education", Id, (*WRITTEN, "degree", "field"))
REMOVE = WriteQuery("statements/write/education_remove", Id, REMOVED)
SCHOOLS_NAMED = DirectoryQuery("statements/read/schools_by_name", Id, ("name_key",))


def _school(desk: Desk, study: EducationInput) -> str:
    view = desk.view
    if study.school_id:
        listed = view.directory(SCHOOLS_BY_ID, ids=[study.school_id])
        own = view.read(ORG_SCHOOLS_BY_ID, ids=[study.school_id])
        if not own and (not listed or listed[0].unnamed):
            raise InvalidInput("There is no such school.", field="school_id")
        return study.school_id
    name = study.school or ""
    key = normal.name_key(name)
    found = [row.id for row in view.directory(SCHOOLS_NAMED, name_key=key)] if key else []
    if len(found) > 1:
        raise AmbiguousReference(
            f"“{name}” fits {len(found)} schools.", candidates=_cards(view, found)
        )
    return found[0] if found else own_school(desk, name)


def _cards(view: View, ids: list[str]) -> list[dict[str, object]]:
    return [
        {"id": row.id, "kind": "school", "name": row.name, "city": row.city, "country": row.country}
        for row in sorted(view.directory(SCHOOLS_BY_ID, ids=ids), key=lambda row: row.id)
    ]


def _when(study: EducationInput) -> Span:
    return span(study.start, study.end, current=False, as_of=today())


def _shown(row: StudyRow, school: Place) -> Education:
    return Education(
        id=row.id,
        school=school,
        degree=row.degree,
        field=row.field,
        since=row.since,
        until=row.until,
        own=row.own,
    )


EDUCATION = Statements(
    LIST,
    WRITE,
    REMOVE,
    meant=_school,
    when=_when,
    values=lambda study: {"degree": study.degree, "field": study.field},
    shown=_shown,
    none="There is no such study in your education.",
    quota=STUDIES,
    drop=drop_unattended,
)
"""Studies, the newest first."""
list_education, add_education = EDUCATION.stated, EDUCATION.add
edit_education, remove_education = EDUCATION.edit, EDUCATION.take_back
