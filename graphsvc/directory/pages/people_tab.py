"""The People tab of a company, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from graphsvc.access.sealed import ContactRow
from graphsvc.access.visibility import View
from graphsvc.cursors import Cursor, Number, Word
from graphsvc.directory.pages.places import get_company
from graphsvc.naming.names import all_of, one_of
from graphsvc.ontology import Availability
from graphsvc.queries import DirectoryQuery, ViewerQuery
from graphsvc.wire.directory import Employee, PeopleTab, Place, PrivateConnection
from graphsvc.wire.pages import PageQuery

JobCells = tuple[str, str, str]
"""Title, since, until."""
Owner = tuple[str, str, str]
"""Id, name, availability."""


@dataclass(frozen=True, slots=True)
class EmployeeRow:
    id: str
    name: str
    former: int
    job: JobCells


@dataclass(frozen=True, slots=True)
class OwnedContactRow(ContactRow):
    """One contact of a human, and the owners of all."""

    owners: list[Owner]


PEOPLE_PAGE = DirectoryQuery(
    "directory/read/company_people_page", EmployeeRow, ("company", "former", "name", "id", "limit")
)
PRIVATE_PAGE = ViewerQuery(
    "directory/read/company_private_page",
    OwnedContactRow,
    ("company", "ones", "known", "after", "limit"),
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

CURSOR: Final = Cursor("people", TypeAdapter(tuple[Number, Word, Word, Word]))


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and where the next one begins; ``None`` at the end."""

    people: list[Employee]
    private: list[PrivateConnection]
    next: Position | None


def list_people(view: View, company: str, *, after: Position = START, limit: int = 50) -> Page:
    """At most ``limit`` people of the directory and as many private connections at a company.
    Raises ``NotFound`` when there is no such company."""
    get_company(view, company)
    people = view.directory(
        PEOPLE_PAGE,
        company=company,
        former=after.former,
        name=after.name,
        id=after.person,
        limit=limit + 1,
    )
    humans = view.humans()
    private = view.read(
        PRIVATE_PAGE,
        company=company,
        ones=humans.ones,
        known=sorted(humans.people),
        after=after.contact,
        limit=limit + 1,
    )
    more = len(people) > limit or len(private) > limit
    people, private = people[:limit], private[:limit]
    return Page(
        people=[_employee(row) for row in people],
        private=[_connection(view, row) for row in private],
        next=_position(after, people, private) if more else None,
    )


def people_tab(view: View, company: str, query: PageQuery) -> PeopleTab:
    """A page of the People tab of a company. Raises ``NotFound`` when there is no such company."""
    parts = CURSOR.decode(query.cursor)
    after = Position(*parts) if parts else START
    page = list_people(view, company, after=after, limit=query.limit)
    following = page.next and CURSOR.encode(page.next.parts())
    return PeopleTab(people=page.people, private=page.private, next=following)


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


def _connection(view: View, row: OwnedContactRow) -> PrivateConnection:
    card, me = view.card(row), view.viewer.user
    owners = sorted(row.owners, key=lambda owner: (owner[0] != me, owner[1], owner[0]))
    mine = owners[0][0] == me
    return PrivateConnection(
        id=card.id,
        name=card.name,
        title=card.title,
        owner=Place(id=owners[0][0], name=owners[0][1]),
        owners=[Place(id=id_, name=name) for id_, name, _ in owners],
        mine=mine,
        ask="" if mine else _ask(owners),
    )


def _ask(owners: Sequence[Owner]) -> str:
    """How to reach whom these know, in words; those who are closed are not to be asked."""
    open_ = [name for _, name, availability in owners if availability != Availability.CLOSED]
    if open_:
        return f"Ask {one_of(open_)} for a referral"
    names = list(dict.fromkeys(name for _, name, _ in owners))
    takes = "takes" if len(names) == 1 else "take"
    return f"{all_of(names)} {takes} no requests now"
