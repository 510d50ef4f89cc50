"""The queries of the path search and the shapes of their rows."""

from collections.abc import Iterator
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
class ContactTies:
    """Many ties to contacts, in one row: the fields of ``ContactTie``."""

    ties: list[tuple[str, str, str, str, str, int | None, int, str | None, int | None]]


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
class OwnPlaces:
    """A place that users state as their own. Each of ``stays`` is a person's: person, start, end,
    since, until, whether it goes on; each of ``stated`` a user's: user, the user's person, and the
    same."""

    place: str
    headcount: int
    people: int
    stints: int
    stays: list[tuple[str, int, int, str, str, bool]]
    stated: list[tuple[str, str, int, int, str, str, bool]]

    def pairs(self) -> Iterator[OwnPlace]:
        """Every person's stay with everything that is stated."""
        for person, start, end, since, until, current in self.stays:
            for owner, owner_person, own_start, own_end, own_since, own_until, own in self.stated:
                yield OwnPlace(
                    person,
                    self.place,
                    self.headcount,
                    self.people,
                    self.stints,
                    start,
                    end,
                    since,
                    until,
                    current,
                    owner,
                    owner_person,
                    own_start,
                    own_end,
                    own_since,
                    own_until,
                    own,
                )


@dataclass(frozen=True, slots=True)
class Customer:
    """A person's job at a reference account. ``holder`` is a user, or ``org``."""

    person: str
    title: str
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


@dataclass(frozen=True, slots=True)
class Customers:
    """A company that is a reference account. Each of ``jobs`` is a person's there: person, title,
    start, end, since, until, whether it goes on; each of ``accounts``: holder, the holder's person,
    start, end, whether it is dated."""

    place: str
    headcount: int
    people: int
    jobs: list[tuple[str, str, int, int, str, str, bool]]
    accounts: list[tuple[str, str | None, int, int, bool]]

    def pairs(self) -> Iterator[Customer]:
        """Every job with every account."""
        for person, title, start, end, since, until, current in self.jobs:
            for holder, holder_person, own_start, own_end, dated in self.accounts:
                yield Customer(
                    person,
                    title,
                    self.place,
                    self.headcount,
                    self.people,
                    start,
                    end,
                    since,
                    until,
                    current,
                    holder,
                    holder_person,
                    own_start,
                    own_end,
                    dated,
                )


@dataclass(frozen=True, slots=True)
class AtPlace:
    """Who was ever at a place."""

    place: str
    people: list[str]


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
class Stated:
    """Places that users of an organisation state, and companies of its reference accounts."""

    companies: list[str]
    schools: list[str]
    references: list[str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stint next to a given one in the order of its cohort."""

    person: str
    start: int
    end: int


CONTACT_TIES = ViewerQuery("paths/read/contact_ties", ContactTies, ("pids",))
COMPANY_CONTACTS = ViewerQuery("paths/read/company_contacts", HumanContact, ("companies",))
HUMAN_CONTACTS = ViewerQuery("paths/read/human_contacts", HumanContact, ("humans",))
TEAMMATES = ViewerQuery("paths/read/teammates", Teammates, ("pids",))
TEAM = ViewerQuery("paths/read/team", Id)
OWN_JOBS = ViewerQuery("paths/read/own_jobs", OwnPlaces, ("pids", "places"))
OWN_STUDIES = ViewerQuery("paths/read/own_studies", OwnPlaces, ("pids", "places"))
CUSTOMERS = ViewerQuery("paths/read/customers", Customers, ("pids", "places"))
STATED_PLACES = ViewerQuery("paths/read/stated_places", Stated, ("limit",))
VIEWER_NEAR = ViewerQuery("paths/read/viewer_near", Near, ("user",))
PUBLIC_TIES_OF = DirectoryQuery("paths/read/public_ties", PublicTies, ("pids", "types"))
PUBLIC_TIES_NEAR = DirectoryQuery(
    "paths/read/public_ties_near", PublicTies, ("pids", "types", "near")
)
PUBLIC_TIES_AT_PLACES = DirectoryQuery(
    "paths/read/public_ties_at_places", PublicTies, ("pids", "types", "places")
)
PEOPLE_AT_PLACES = DirectoryQuery("paths/read/people_at_places", AtPlace, ("places",))
COMPANY_PEOPLE = DirectoryQuery("paths/read/company_people", Id, ("companies", "former"))
COMPANY_JOBS = DirectoryQuery("paths/read/company_jobs", JobsThere, ("companies", "former"))
INTRODUCERS = ViewerQuery("paths/read/introducers", Introducer)

_COHORT = ("place", "start", "person", "limit")
COHORTS = {
    "work": (
        DirectoryQuery("paths/read/cohort_before", Neighbour, _COHORT),
        DirectoryQuery("paths/read/cohort_after", Neighbour, _COHORT),
    ),
    "study": (
        DirectoryQuery("paths/read/school_cohort_before", Neighbour, _COHORT),
        DirectoryQuery("paths/read/school_cohort_after", Neighbour, _COHORT),
    ),
}
