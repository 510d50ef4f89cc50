"""Who is asked for: the people and private connections at which paths may end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.access.visibility import View
from graphsvc.naming.names import contacts_named
from graphsvc.naming.targets import Target
from graphsvc.ontology import NONE
from graphsvc.paths.question import ANYBODY, Role
from graphsvc.paths.rows import (
    COMPANY_CONTACTS,
    COMPANY_JOBS,
    COMPANY_PEOPLE,
    HumanContact,
)


@dataclass(frozen=True, slots=True)
class Ends:
    """Who is asked for: people by id, private connections by human_key. ``former`` are the people
    who, as far as the viewer may see, are at none of the companies any more."""

    people: frozenset[str] = frozenset()
    humans: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()


NOBODY: Final = Ends()


def ends_of(view: View, target: Target, role: Role = ANYBODY) -> Ends:
    """Everybody whom a target means: of companies those who work there and fit the role."""
    if not target.companies:
        return Ends(target.people, target.humans)
    companies = sorted(target.companies)
    contacts = _seen(view, view.read(COMPANY_CONTACTS, companies=companies))
    if role == ANYBODY:
        people = {
            row.id for row in view.directory(COMPANY_PEOPLE, companies=companies, former=False)
        }
        return _with_contacts(people, contacts)
    return _fitting(view, companies, contacts, role)


def _seen(view: View, rows: list[HumanContact]) -> list[HumanContact]:
    """Contacts as the humans that they are to the viewer."""
    humans = view.humans()
    return [
        replace(row, person=humans.person(row), human=humans.ones[row.human])
        if row.human in humans.ones
        else row
        for row in rows
    ]


def _with_contacts(people: set[str], contacts: Iterable[HumanContact]) -> Ends:
    rows = list(contacts)
    people |= {row.person for row in rows if row.person != NONE}
    return Ends(frozenset(people), frozenset(row.human for row in rows if row.person == NONE))


def _fitting(view: View, companies: list[str], contacts: list[HumanContact], role: Role) -> Ends:
    """Those of whom a job at the companies fits, as the directory or a contact has it."""
    titles: dict[str, list[str]] = defaultdict(list)
    now: set[str] = set()
    for row in view.directory(COMPANY_JOBS, companies=companies, former=role.former):
        titles[row.id] += [title for title, _ in row.jobs]
        now |= {row.id for _, current in row.jobs if current}
    claimed = [row for row in contacts if row.person != NONE]
    now |= {row.person for row in claimed}
    private = [row for row in contacts if row.person == NONE]
    if role.chooses:
        cards = contacts_named(view, [c.contact for c in contacts])
        said = {id_: card.title for id_, card in cards.items()}
        private = [row for row in private if row.contact in said and role.fits([said[row.contact]])]
        for row in claimed:
            titles[row.person] += [said[row.contact]] if row.contact in said else []
        people = {id_ for id_, found in titles.items() if role.fits(found)}
    else:
        people = titles.keys() | {row.person for row in claimed}
    return Ends(
        frozenset(people),
        frozenset(row.human for row in private),
        frozenset(people - now),
    )
