"""A user's education: the studies that they state, at schools of the directory."""

from dataclasses import dataclass

from graphsvc.connections.companies import place_named, places
from graphsvc.connections.wire import Education, EducationInput
from graphsvc.days import today
from graphsvc.door import Desk
from graphsvc.errors import AmbiguousReference, InvalidInput, NotFound
from graphsvc.ids import new_id
from graphsvc.ingest.dates import span
from graphsvc.matching import normal
from graphsvc.paths.names import SCHOOLS_BY_ID
from graphsvc.queries import DirectoryQuery, Id, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View


@dataclass(frozen=True, slots=True)
class StudyRow:
    id: str
    place: str
    degree: str
    field: str
    since: str
    until: str


_OWNED = ("id", "new", "org", "scope", "owner")
_DATES = ("since", "until", "start", "end")
LIST = ViewerQuery("read/education", StudyRow, ("user",))
WRITE = WriteQuery("write/education", Id, (*_OWNED, "school", "degree", "field", *_DATES))
REMOVE = WriteQuery("write/education_remove", Id, ("id", "scope", "owner"))
SCHOOLS_NAMED = DirectoryQuery("read/schools_by_name", Id, ("name_key",))


def list_education(view: View, ring: KeyRing) -> list[Education]:
    """The viewer's studies, the newest first."""
    rows = view.read(LIST, user=view.viewer.user)
    named = places(view, ring, (row.place for row in rows))
    return [
        Education(
            id=row.id,
            school=named[row.place],
            degree=row.degree,
            field=row.field,
            since=row.since,
            until=row.until,
        )
        for row in rows
    ]


def add_education(desk: Desk, study: EducationInput) -> Education:
    """States another study."""
    return _write(desk, new_id(), study, new=True)


def edit_education(desk: Desk, id_: str, study: EducationInput) -> Education:
    """Replaces a study of the viewer's own. Raises ``NotFound``."""
    return _write(desk, id_, study, new=False)


def remove_education(desk: Desk, id_: str) -> None:
    """Removes a study of the viewer's own. Raises ``NotFound``."""
    if not desk.write(REMOVE, id=id_, scope=desk.scope, owner=desk.user):
        raise _no_study()


def _write(desk: Desk, id_: str, study: EducationInput, *, new: bool) -> Education:
    school = _school_meant(desk.view, study)
    when = span(study.start, study.end, current=False, as_of=today())
    written = desk.write(
        WRITE,
        id=id_,
        new=new,
        org=desk.org,
        scope=desk.scope,
        owner=desk.user,
        school=school,
        degree=study.degree,
        field=study.field,
        since=when.since,
        until=when.until,
        start=when.start,
        end=when.end,
    )
    if not written:
        raise _no_study()
    return Education(
        id=id_,
        school=place_named(desk, school),
        degree=study.degree,
        field=study.field,
        since=when.since,
        until=when.until,
    )


def _school_meant(view: View, study: EducationInput) -> str:
    if study.school_id:
        if not view.directory(SCHOOLS_BY_ID, ids=[study.school_id]):
            raise InvalidInput("There is no such school.", field="school_id")
        return study.school_id
    name = study.school or ""
    key = normal.name_key(name)
    found = [row.id for row in view.directory(SCHOOLS_NAMED, name_key=key)] if key else []
    if len(found) > 1:
        raise AmbiguousReference(
            f"“{name}” fits {len(found)} schools.", candidates=_cards(view, found)
        )
    if not found:
        raise InvalidInput(
            f"The directory has no school called “{name}”.",
            field="school",
            advice="Search for it, and give its id.",
        )
    return found[0]


def _cards(view: View, ids: list[str]) -> list[dict[str, object]]:
    return [
        {"id": row.id, "kind": "school", "name": row.name, "city": row.city, "country": row.country}
        for row in sorted(view.directory(SCHOOLS_BY_ID, ids=ids), key=lambda row: row.id)
    ]


def _no_study() -> NotFound:
    return NotFound("There is no such study in your education.")
