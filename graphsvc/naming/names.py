"""The names that answers show: of people, teammates, private connections, companies, schools."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.access.sealed import ContactCard, ContactRow, OrgCompanyRow, OrgSchoolRow
from graphsvc.access.visibility import View
from graphsvc.queries import DirectoryQuery, ViewerQuery


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the directory. ``jobs`` are up to three current ones: title, company id, name."""

    id: str
    ref: str
    name: str
    emails: list[str]
    profile_url: str | None
    jobs: list[list[str]]

    @property
    def title(self) -> str:
        return self.jobs[0][0] if self.jobs else ""

    @property
    def company(self) -> str:
        return self.jobs[0][2] if self.jobs else ""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """``unnamed``: what somebody wrote who has no employer, and no company."""

    id: str
    ref: str
    name: str
    domain: str | None
    headcount: int | None
    city: str | None
    country: str | None
    people: int
    unnamed: bool


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """``unnamed``: what somebody wrote who learnt at no school, and no school."""

    id: str
    ref: str
    name: str
    city: str | None
    country: str | None
    people: int
    unnamed: bool


@dataclass(frozen=True, slots=True)
class UserRow:
    id: str
    name: str
    email: str
    person: str


PEOPLE_BY_ID = DirectoryQuery("naming/read/people_by_id", PersonRow, ("ids",))
COMPANIES_BY_ID = DirectoryQuery("naming/read/companies_by_id", CompanyRow, ("ids",))
SCHOOLS_BY_ID = DirectoryQuery("naming/read/schools_by_id", SchoolRow, ("ids",))
CONTACTS_BY_ID = ViewerQuery("naming/read/contacts_by_id", ContactRow, ("ids",))
ORG_COMPANIES_BY_ID = ViewerQuery("naming/read/org_companies_by_id", OrgCompanyRow, ("ids",))
ORG_SCHOOLS_BY_ID = ViewerQuery("naming/read/org_schools_by_id", OrgSchoolRow, ("ids",))
USERS_BY_ID = ViewerQuery("naming/read/users_by_id", UserRow, ("ids",))


def one_of(names: Iterable[str]) -> str:
    """Names to choose from, each once: ``Ann``, ``Ann or Bo``, ``Ann, Bo or Cy``."""
    return _listed(names, "or")


def all_of(names: Iterable[str]) -> str:
    """Names together, each once: ``Ann``, ``Ann and Bo``, ``Ann, Bo and Cy``."""
    return _listed(names, "and")


def _listed(names: Iterable[str], last_link: str) -> str:
    *before, last = dict.fromkeys(names)
    return f"{', '.join(before)} {last_link} {last}" if before else last


def people_named(view: View, ids: Iterable[str]) -> dict[str, PersonRow]:
    """People of the directory by id; ids that are none are left out."""
    wanted = sorted(set(ids))
    return {row.id: row for row in view.directory(PEOPLE_BY_ID, ids=wanted)} if wanted else {}


def users_named(view: View, ids: Iterable[str]) -> dict[str, UserRow]:
    """Users of the viewer's organisation by id."""
    wanted = sorted(set(ids))
    return {row.id: row for row in view.read(USERS_BY_ID, ids=wanted)} if wanted else {}


def contacts_named(view: View, ids: Iterable[str]) -> dict[str, ContactCard]:
    """Contacts that the viewer may see, by id."""
    wanted = sorted(set(ids))
    rows = view.read(CONTACTS_BY_ID, ids=wanted) if wanted else []
    return {row.id: view.card(row) for row in rows}


def places_named(view: View, ids: Iterable[str]) -> dict[str, str]:
    """Names of companies (own ones of the organisation too) and schools by id."""
    wanted = sorted(set(ids) - {""})
    if not wanted:
        return {}
    names = {row.id: row.name for row in view.directory(COMPANIES_BY_ID, ids=wanted)}
    names |= {row.id: row.name for row in view.directory(SCHOOLS_BY_ID, ids=wanted)}
    rest = [id_ for id_ in wanted if id_ not in names]
    if rest:
        rows = view.read(ORG_COMPANIES_BY_ID, ids=rest)
        names |= {row.id: view.sealer.open_company(row) for row in rows}
        rest = [id_ for id_ in rest if id_ not in names]
    if rest:
        schools = view.read(ORG_SCHOOLS_BY_ID, ids=rest)
        names |= {row.id: view.sealer.open_school(row) for row in schools}
    return names
