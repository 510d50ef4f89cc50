"""The People tab of a company, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.directory.places import get_company
from graphsvc.directory.wire import Employee, Place, PrivateConnection
from graphsvc.queries import DirectoryQuery, ViewerQuery
from graphsvc.sealed import ContactRow, Sealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View

JobCells = tuple[str, str, str]
"""Title, since, until."""


@dataclass(frozen=True, slots=True)
class EmployeeRow:
    id: str
    name: str
    former: int
    job: JobCells


@dataclass(frozen=True, slots=True)
class OwnedContactRow(ContactRow):
    owner_name: str


PEOPLE_PAGE = DirectoryQuery(
    "read/company_people_page", EmployeeRow, ("company", "former", "name", "id", "limit")
)
PRIVATE_PAGE = ViewerQuery(
    "read/company_private_page", OwnedContactRow, ("company", "after", "limit")
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page begins: after this person (``former`` is 0 for those who work there now, 1 for
    the others), and after this private connection."""

    former: int = 0
    name: str = ""
    person: str = ""
    contact: str = ""

    def parts(self) -> tuple[int, str, str, str]:
        """Its fields in their order."""
        return self.former, self.name, self.person, self.contact


START: Final = Position()


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and where the next one begins; ``None`` at the end."""

    people: list[Employee]
    private: list[PrivateConnection]
    next: Position | None


def list_people(
    view: View, ring: KeyRing, company: str, *, after: Position = START, limit: int = 50
) -> Page:
    """At most ``limit`` people of the directory and as many private connections at a company.
    Raises ``NotFound`` when there is no such company."""
    get_company(view, ring, company)
    people = view.directory(
        PEOPLE_PAGE,
        company=company,
        former=after.former,
        name=after.name,
        id=after.person,
        limit=limit + 1,
    )
    private = view.read(PRIVATE_PAGE, company=company, after=after.contact, limit=limit + 1)
    more = len(people) > limit or len(private) > limit
    people, private = people[:limit], private[:limit]
    sealer = Sealer(ring, view.viewer.org)
    return Page(
        people=[_employee(row) for row in people],
        private=[_connection(view, sealer, row) for row in private],
        next=_position(after, people, private) if more else None,
    )


def _position(
    before: Position, people: Sequence[EmployeeRow], private: Sequence[OwnedContactRow]
) -> Position:
    """After the last of each; where a list has come to its end, its last one stays."""
    contact = private[-1].id if private else before.contact
    if not people:
        return Position(before.former, before.name, before.person, contact)
    last = people[-1]
    return Position(last.former, last.name, last.id, contact)


def _employee(row: EmployeeRow) -> Employee:
    title, since, until = row.job
    return Employee(
        id=row.id,
        name=row.name,
        title=title,
        since=since,
        until=until,
        current=row.former == 0,
    )


def _connection(view: View, sealer: Sealer, row: OwnedContactRow) -> PrivateConnection:
    card, mine = sealer.open_contact(row), row.owner == view.viewer.user
    return PrivateConnection(
        id=card.id,
        name=card.name,
        title=card.title,
        owner=Place(id=row.owner, name=row.owner_name),
        mine=mine,
        ask="" if mine else f"Ask {row.owner_name} for a referral",
    )
