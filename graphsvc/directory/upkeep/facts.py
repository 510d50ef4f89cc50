"""Jobs and studies as merges and splits move them: by the source ids of person and place.

``says`` are the source ids of person and place as sources state them, each pair as one text, where
they are not those of the records that the fact stands between, or not these alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, TypeVar

from graphsvc.database import Transaction
from graphsvc.directory.loading import Kind, fingerprint_of
from graphsvc.ids import new_id
from graphsvc.queries import Nothing, SystemQuery, WriteQuery


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job."""

    person: str
    place: str
    key: str
    title: str | None
    current: bool
    since: str
    until: str
    start: int
    end: int
    source: str
    seen: str
    says: list[str] | None


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study."""

    person: str
    place: str
    key: str
    degree: str | None
    field: str | None
    since: str
    until: str
    start: int
    end: int
    source: str
    seen: str
    says: list[str] | None


JOBS_OF = SystemQuery("directory/read/employments_of_person", JobRow, ("id",))
JOBS_AT = SystemQuery("directory/read/employments_at", JobRow, ("id",))
STUDIES_OF = SystemQuery("directory/read/studies_of_person", StudyRow, ("id",))
STUDIES_AT = SystemQuery("directory/read/studies_at", StudyRow, ("id",))
MOVE_JOBS = WriteQuery("directory/write/employments_move", Nothing, ("rows", "mark"))
MOVE_STUDIES = WriteQuery("directory/write/studies_move", Nothing, ("rows", "mark"))

Fact = TypeVar("Fact", JobRow, StudyRow)

_NOT_CONTENT: Final = ("source", "seen", "says")


def facts_of(tx: Transaction, kind: Kind, id_: str) -> tuple[list[JobRow], list[StudyRow]]:
    """All jobs and studies of a person, all jobs at a company, or all studies at a school."""
    match kind:
        case "person":
            return tx.run(JOBS_OF, id=id_), tx.run(STUDIES_OF, id=id_)
        case "company":
            return tx.run(JOBS_AT, id=id_), []
        case "school":
            return [], tx.run(STUDIES_AT, id=id_)


def pointed(fact: Fact, kind: Kind, ref: str) -> Fact:
    """The fact as one of another person, company or school."""
    return replace(fact, person=ref) if kind == "person" else replace(fact, place=ref)


def move(tx: Transaction, query: WriteQuery[Nothing], facts: Iterable[JobRow | StudyRow]) -> None:
    """Writes jobs or studies under the source ids that they have now, as a load would."""
    rows = [_moved(asdict(fact)) for fact in facts]
    if rows:
        tx.run(query, rows=rows, mark=new_id())


def _moved(fact: Mapping[str, Any]) -> dict[str, Any]:
    content = {name: value for name, value in fact.items() if name not in _NOT_CONTENT}
    return {**fact, "print": fingerprint_of(content)}
