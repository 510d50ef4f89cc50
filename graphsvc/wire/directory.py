"""The directory as programs see it."""

from typing import Literal

from pydantic import Field

from graphsvc.wire.model import Wire


class PersonHit(Wire):
    """Somebody found: a person of the directory, or a private connection (``owner`` names whose:
    ask them for a referral), which has no page of its own."""

    id: str
    kind: Literal["person", "private"]
    name: str
    title: str = ""
    company: str = ""
    owner: str | None = None


class CompanyHit(Wire):
    """A company found: one of the directory, or one of the organisation's ``own``."""

    id: str
    kind: Literal["company", "own"]
    name: str
    domain: str | None = None
    city: str | None = None
    country: str | None = None


class SchoolHit(Wire):
    """A school found."""

    id: str
    name: str
    city: str | None = None
    country: str | None = None


class People(Wire):
    """People found, best first. ``narrow``: private connections are missing, since too many fit;
    more letters would show them."""

    items: list[PersonHit]
    narrow: bool = False


class Companies(Wire):
    """Companies found, best first. ``narrow``: own ones of the organisation are missing, since too
    many of its names fit; more letters would show them."""

    items: list[CompanyHit]
    narrow: bool = False


class Schools(Wire):
    """Schools found, best first."""

    items: list[SchoolHit]


class Place(Wire):
    """A company or a school by its name."""

    id: str
    name: str


class Job(Wire):
    """A job. Dates are ISO 8601: a year, a month or a day; empty where unknown."""

    company: Place
    title: str
    since: str
    until: str
    current: bool


class Study(Wire):
    """A time at a school."""

    school: Place
    degree: str
    field: str
    since: str
    until: str


class Person(Wire):
    """A person of the directory; ``aliases`` are further names that they have or had."""

    id: str
    ref: str = Field(description="what the source calls them")
    name: str
    aliases: list[str] = Field(default_factory=list[str])
    emails: list[str]
    profile_url: str | None = None
    jobs: list[Job]
    studies: list[Study]


class Relative(Place):
    """A company that owns another one, or that it owns; ``acquired`` is when the owned one was
    bought (ISO 8601: a year, a month or a day), none where it was not, or that is unknown."""

    acquired: str | None = None


class Company(Wire):
    """A company of the directory, or one of the organisation's ``own``, of which only the name is
    known. ``headcount`` is what its source states, ``people`` how many the directory has;
    ``subsidiaries`` are up to a hundred of those that it owns."""

    id: str
    kind: Literal["company", "own"]
    name: str
    ref: str | None = None
    domain: str | None = None
    headcount: int | None = None
    people: int = 0
    city: str | None = None
    country: str | None = None
    parent: Relative | None = None
    subsidiaries: list[Relative] = Field(default_factory=list[Relative])


class School(Wire):
    """A school of the directory. ``people`` is how many of its students the directory has."""

    id: str
    ref: str
    name: str
    city: str | None = None
    country: str | None = None
    people: int


class Employee(Wire):
    """A person of the directory at a company, with their newest job there."""

    id: str
    name: str
    title: str
    since: str
    until: str
    current: bool


class PrivateConnection(Wire):
    """Somebody whom users of the organisation know and the directory does not, once however many
    know them: ``owners``, the viewer first, of whom ``owner`` is the first. ``ask`` says how to
    reach them, or that nobody who knows them takes requests; their details are for their owners
    only, and they have no page."""

    id: str
    name: str
    title: str
    owner: Place
    owners: list[Place]
    mine: bool
    ask: str


class PeopleTab(Wire):
    """A page of the people at a company: those of the directory, who work there now before those
    who did, and the private connections that the viewer may see. ``next`` is the cursor of the
    following page of both; none at the end."""

    people: list[Employee]
    private: list[PrivateConnection]
    next: str | None = None
