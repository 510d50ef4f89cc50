"""The queries that write the directory, and the shapes of their rows."""

from dataclasses import dataclass
from typing import Any

from graphsvc.queries import Count, Nothing, SystemQuery, WriteQuery

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A person written; ``new`` says whether the directory did not have them, ``renamed`` whether
    their name has other block keys than before."""

    id: str
    ref: str
    new: bool
    renamed: bool


@dataclass(frozen=True, slots=True)
class Missing:
    number: int
    no_person: bool
    no_place: bool


@dataclass(frozen=True, slots=True)
class NoParent:
    """A company whose parent the directory does not have."""

    ref: str
    parent: str


@dataclass(frozen=True, slots=True)
class Belongs:
    """A source id and the one of the record that it belongs to."""

    ref: str
    of: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a source says of a record (``said``) and what administrators say (``fixed``), both as
    JSON; ``of`` is the source id of the record that it belongs to, ``rank`` its place there;
    ``id`` the one that it had before it was merged into another, empty where that is not known."""

    ref: str
    of: str
    rank: int
    said: str
    fixed: str
    silent: bool
    source: str
    seen: str
    id: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    kind: str
    of: str


@dataclass(frozen=True, slots=True)
class Stale:
    people: int
    stale_people: int
    employments: int
    stale_employments: int
    studies: int
    stale_studies: int


_STAMPS = ("rows", "source", "run")
COMPANIES = WriteQuery("directory/write/companies", Nothing, (*_STAMPS, "mark"))
SCHOOLS = WriteQuery("directory/write/schools", Nothing, (*_STAMPS, "mark"))
PEOPLE = WriteQuery("directory/write/people", Written, _STAMPS)
DROP_COMPANY_NAMES = WriteQuery("directory/write/company_names_drop", Nothing, ("rows",))
DROP_SCHOOL_NAMES = WriteQuery("directory/write/school_names_drop", Nothing, ("rows",))
PERSON_BLOCKS = WriteQuery("directory/write/person_blocks", Nothing, ("ids",))
DROP_PERSON_NAMES = WriteQuery("directory/write/person_names_drop", Nothing, ("rows",))
EMPLOYMENTS = WriteQuery("directory/write/employments", Missing, (*_STAMPS, "mark"))
STUDIES = WriteQuery("directory/write/studies", Missing, (*_STAMPS, "mark"))
ACQUAINTANCES = WriteQuery("directory/write/acquaintances", Missing, _STAMPS)

BELONGS = SystemQuery("directory/read/source_records", Belongs, ("kind", "refs"))
PARTS = SystemQuery("directory/read/source_records_of", Part, ("kind", "refs"))
SAY = WriteQuery("directory/write/source_records_said", Nothing, ("rows", "kind", "source", "run"))
LAPSE = WriteQuery("directory/write/source_records_lapse", Lapsed, ("source", "run"))

PARENTS_MISSING = SystemQuery("directory/read/parents_missing", NoParent, ("run",))
PRUNE_COUNT = SystemQuery("directory/write/prune_count", Stale, ("source", "run"))
_PRUNE = ("source", "run", "limit")
_PRUNE_MARKED = (*_PRUNE, "mark")
PRUNES = (
    WriteQuery("directory/write/prune_employments", Count, _PRUNE_MARKED),
    WriteQuery("directory/write/prune_studies", Count, _PRUNE_MARKED),
    WriteQuery("directory/write/prune_acquaintances", Count, _PRUNE),
    WriteQuery("directory/write/prune_people", Count, _PRUNE_MARKED),
)
