"""The page of a person."""

from dataclasses import dataclass
from typing import Final

from graphsvc.access.visibility import View
from graphsvc.errors import NotFound
from graphsvc.queries import DirectoryQuery
from graphsvc.wire.directory import Job, Person, Place, Study

MOST_ENTRIES: Final = 200
"""Jobs, and studies, that a page shows."""

JobCells = tuple[str, str, str, str, str, bool]
"""Company id, company name, title, since, until, current."""
StudyCells = tuple[str, str, str, str, str, str]
"""School id, school name, degree, field, since, until."""


@dataclass(frozen=True, slots=True)
class PersonDetail:
    id: str
    ref: str
    name: str
    emails: list[str]
    profile_url: str | None
    aliases: list[str]
    jobs: list[JobCells]
    studies: list[StudyCells]


PERSON = DirectoryQuery("directory/read/person", PersonDetail, ("id", "limit"))


def get_person(view: View, person: str) -> Person:
    """A person of the directory. Raises ``NotFound``, for a private connection too."""
    rows = view.directory(PERSON, id=person, limit=MOST_ENTRIES)
    if not rows:
        raise NotFound("There is no such person.")
    row = rows[0]
    return Person(
        id=row.id,
        ref=row.ref,
        name=row.name,
        emails=row.emails,
        profile_url=row.profile_url,
        aliases=row.aliases,
        jobs=[_job(cells) for cells in row.jobs],
        studies=[_study(cells) for cells in row.studies],
    )


def _job(cells: JobCells) -> Job:
    id_, name, title, since, until, current = cells
    company = Place(id=id_, name=name)
    return Job(company=company, title=title, since=since, until=until, current=current)


def _study(cells: StudyCells) -> Study:
    id_, name, degree, field, since, until = cells
    school = Place(id=id_, name=name)
    return Study(school=school, degree=degree, field=field, since=since, until=until)
