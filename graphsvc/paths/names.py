"""The names that answers show: of people, teammates, private connections, companies, schools."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.queries import DirectoryQuery, ViewerQuery
from graphsvc.sealed import ContactCard, ContactRow, OrgCompanyRow, Sealer
from graphsvc.visibility import View


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
    id: str
    ref: str
    name: str
    domain: str | None
    headcount: int | None
    city: str | None
    country: str | None
    people: int


@dataclass(frozen=True, slots=True)
class SchoolRow:
    id: str
    ref: str
    name: str
    city: str | None
    country: str | None
    people: int


@dataclass(frozen=True, slots=True)
class UserRow:
    id: str
    name: str
    email: str
    person: str


PEOPLE_BY_ID = DirectoryQuery("read/people_by_id", PersonRow, ("ids",))
COMPANIES_BY_ID = DirectoryQuery("read/companies_by_id", CompanyRow, ("ids",))
SCHOOLS_BY_ID = DirectoryQuery("read/schools_by_id", SchoolRow, ("ids",))
CONTACTS_BY_ID = ViewerQuery("read/contacts_by_id", ContactRow, ("ids",))
ORG_COMPANIES_BY_ID = ViewerQuery("read/org_companies_by_id", OrgCompanyRow, ("ids",))
USERS_BY_ID = ViewerQuery("read/users_by_id", UserRow, ("ids",))


def people_named(view: View, ids: Iterable[str]) -> dict[str, PersonRow]:
    """People of the directory by id; ids that are none are left out."""
    wanted = sorted(set(ids))
    return {row.id: row for row in view.directory(PEOPLE_BY_ID, ids=wanted)} if wanted else {}


def users_named(view: View, ids: Iterable[str]) -> dict[str, UserRow]:
    """Users of the viewer's organisation by id."""
    wanted = sorted(set(ids))
    return {row.id: row for row in view.read(USERS_BY_ID, ids=wanted)} if wanted else {}


def contacts_named(view: View, sealer: Sealer, ids: Iterable[str]) -> dict[str, ContactCard]:
    """Contacts that the viewer may see, by id."""
    wanted = sorted(set(ids))
    rows = view.read(CONTACTS_BY_ID, ids=wanted) if wanted else []
    return {row.id: sealer.open_contact(row) for row in rows}


def places_named(view: View, sealer: Sealer, ids: Iterable[str]) -> dict[str, str]:
    """Names of companies (own ones of the organisation too) and schools by id."""
    wanted = sorted(set(ids) - {""})
    if not wanted:
        return {}
    names = {row.id: row.name for row in view.directory(COMPANIES_BY_ID, ids=wanted)}
    names |= {row.id: row.name for row in view.directory(SCHOOLS_BY_ID, ids=wanted)}
    rest = [id_ for id_ in wanted if id_ not in names]
    if rest:
        rows = view.read(ORG_COMPANIES_BY_ID, ids=rest)
        names |= {row.id: sealer.open_company(row) for row in rows}
    return names
