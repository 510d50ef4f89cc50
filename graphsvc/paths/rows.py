"""The queries of the path search and the shapes of their rows."""

from dataclasses import dataclass

from graphsvc.queries import DirectoryQuery, Id, ViewerQuery


@dataclass(frozen=True, slots=True)
class ContactTie:
    """A user has a person among their contacts. ``since`` is the month of connecting (ISO), or
    empty; ``last`` the day number from which the tie fades, or none. ``word`` is what the user says
    themselves of how well they know the person, since ``word_day``, where the viewer may see it."""

    person: str
    owner: str
    owner_person: str
    kind: str
    since: str
    last: int | None
    cost: int
    word: str | None = None
    word_day: int | None = None


@dataclass(frozen=True, slots=True)
class HumanContact:
    """A contact, matched (then ``person`` is its person) or private (then told by ``human``)."""

    person: str
    contact: str
    human: str
    owner: str
    owner_person: str
    kind: str
    since: str
    last: int | None
    cost: int
    word: str | None = None
    word_day: int | None = None


@dataclass(frozen=True, slots=True)
class Teammates:
    """Users with the person that each is, in one row."""

    mates: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A person's stint at a place that a user states as their own (``own_…``)."""

    person: str
    place: str
    headcount: int
    people: int
    stints: int
    start: int
    end: int
    since: str
    until: str
    current: bool
    owner: str
    owner_person: str
    own_start: int
    own_end: int
    own_since: str
    own_until: str
    own_current: bool


@dataclass(frozen=True, slots=True)
class Customer:
    """A person's job at a reference account. ``holder`` is a user, or ``org``."""

    person: str
    place: str
    headcount: int
    people: int
    start: int
    end: int
    since: str
    until: str
    current: bool
    holder: str
    holder_person: str | None
    own_start: int
    own_end: int
    dated: bool


PublicTie = tuple[str, str, str, int, int | None, int, str, str]
"""Other person, type, place, cost, last day, months, since, until."""


@dataclass(frozen=True, slots=True)
class PublicTies:
    """All public ties of one person, in one row: a row each would cost more than the search."""

    person: str
    ties: list[PublicTie]


@dataclass(frozen=True, slots=True)
class JobsThere:
    """A person's jobs at some companies: title, and whether it goes on."""

    id: str
    jobs: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Introducer:
    """A user who is busy or closed as an introducer, and the directory person that they are (or
    ``none``)."""

    id: str
    person: str
    availability: str


@dataclass(frozen=True, slots=True)
class Near:
    contacts: list[str]
    companies: list[str]
    schools: list[str]
    references: list[str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stint next to a given one in the order of its cohort."""

    person: str
    start: int
    end: int


CONTACT_TIES = ViewerQuery("path/contact_ties", ContactTie, ("pids",))
COMPANY_CONTACTS = ViewerQuery("path/company_contacts", HumanContact, ("companies",))
HUMAN_CONTACTS = ViewerQuery("path/human_contacts", HumanContact, ("humans",))
TEAMMATES = ViewerQuery("path/teammates", Teammates, ("pids",))
TEAM = ViewerQuery("path/team", Id)
OWN_JOBS = ViewerQuery("path/own_jobs", OwnPlace, ("pids",))
OWN_STUDIES = ViewerQuery("path/own_studies", OwnPlace, ("pids",))
CUSTOMERS = ViewerQuery("path/customers", Customer, ("pids",))
VIEWER_NEAR = ViewerQuery("path/viewer_near", Near, ("user",))
PUBLIC_TIES_OF = DirectoryQuery("path/public_ties", PublicTies, ("pids", "types"))
PUBLIC_TIES_NEAR = DirectoryQuery("path/public_ties_near", PublicTies, ("pids", "types", "near"))
PUBLIC_TIES_AT_PLACES = DirectoryQuery(
    "path/public_ties_at_places", PublicTies, ("pids", "types", "places")
)
PEOPLE_AT_PLACES = DirectoryQuery("path/people_at_places", Id, ("places",))
COMPANY_PEOPLE = DirectoryQuery("path/company_people", Id, ("companies", "former"))
COMPANY_JOBS = DirectoryQuery("path/company_jobs", JobsThere, ("companies", "former"))
INTRODUCERS = ViewerQuery("path/introducers", Introducer)

_COHORT = ("place", "start", "person", "limit")
COHORTS = {
    "work": (
        DirectoryQuery("path/cohort_before", Neighbour, _COHORT),
        DirectoryQuery("path/cohort_after", Neighbour, _COHORT),
    ),
    "study": (
        DirectoryQuery("path/school_cohort_before", Neighbour, _COHORT),
        DirectoryQuery("path/school_cohort_after", Neighbour, _COHORT),
    ),
}
