"""What somebody writes to name a person or a company, turned into a target. Never a guess.

A reference is: an id of ours; an id of the source (``ldbc:933``); an e-mail; a profile URL; for a
company its domain; a name; for a person also ``name @ company``. A name that fits several raises
``AmbiguousReference`` with the candidates; one that fits nobody whom the viewer may see gives
``None``, whether it exists elsewhere or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graphsvc import normal
from graphsvc.access.sealed import ContactCard, ContactRow, OrgCompanyRow
from graphsvc.access.visibility import View
from graphsvc.errors import AmbiguousReference, InvalidInput
from graphsvc.naming.names import (
    CONTACTS_BY_ID,
    ORG_COMPANIES_BY_ID,
    UserRow,
    people_named,
    places_named,
)
from graphsvc.naming.references import (
    MOST_CANDIDATES,
    Kind,
    Lookup,
    Reference,
    ids,
    read_company,
    read_person,
)
from graphsvc.normal import sorted_name
from graphsvc.ontology import NONE, human_of
from graphsvc.queries import ViewerQuery

ORG_COMPANY_BY_NAME = ViewerQuery("naming/read/org_company_by_name", OrgCompanyRow, ("name_index",))
MOST_NAMESAKES: Final = 1_000
"""Of so many humans of one name it is looked who works at a company."""
CONTACTS_BY_NAME = ViewerQuery("naming/read/contacts_by_name", ContactRow, ("name_index", "limit"))
CONTACTS_BY_EMAIL = ViewerQuery("naming/read/contacts_by_email", ContactRow, ("fingerprint",))
CONTACTS_BY_URL = ViewerQuery("naming/read/contacts_by_url", ContactRow, ("fingerprint",))
USERS_OF_ORG = ViewerQuery("naming/read/users_of_org", UserRow)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a question names. ``people`` are directory people, ``humans`` the human_keys of private
    connections, ``companies`` those whose people are meant (ids of either kind)."""

    people: frozenset[str] = frozenset()
    humans: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()


class Targets:
    """Finds what references mean to one viewer: in the directory, and among what is private but
    theirs to see."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lookup = Lookup(view.directory)
        self._sealer = view.sealer
        self._own = view.own_sealer

    def person(self, reference: str) -> Target | None:
        """The person, or private connection, that a reference names."""
        read = read_person(reference)
        people = self._lookup.people(read)
        contacts = self._contacts(read, known=bool(people))
        seen = self._view.humans()
        people |= {seen.person(card) for card in contacts} - {NONE}
        humans = {seen.one(card.human): card for card in contacts if seen.person(card) == NONE}
        if len(people) + len(humans) > 1:
            raise AmbiguousReference(
                f"“{reference.strip()}” fits {len(people) + len(humans)} people.",
                candidates=[*self._person_cards(people), *map(_contact_card, humans.values())],
                advice="Ask again with the id of one of them, or with name @ company.",
            )
        if not people and not humans:
            return None
        return Target(people=frozenset(people), humans=frozenset(humans))

    def introducer(self, reference: str, *, field: str) -> str:
        """The human who may introduce, or may not: a colleague by id, e-mail or name, or a person
        of the directory. Raises ``InvalidInput`` for ``field`` where there is none."""
        key, text = sorted_name(reference), reference.strip().lower()
        colleagues = {
            human_of(user.id, user.person): user
            for user in self._users
            if (text != NONE and text in (user.id, user.person, user.email))
            or (key and sorted_name(user.name) == key)
        }
        people = set(colleagues)
        if len(colleagues) != 1:
            people |= self._lookup.people(read_person(reference))
        if len(people) > 1:
            raise AmbiguousReference(
                f"“{reference.strip()}” fits {len(people)} people.",
                candidates=[
                    *(_colleague_card(id_, user) for id_, user in sorted(colleagues.items())),
                    *self._person_cards(people - colleagues.keys()),
                ],
            )
        if not people:
            raise InvalidInput(
                f"“{reference.strip()}” is nobody known to you who could introduce.",
                field=field,
                advice="Name a colleague or a person of the directory, by id, e-mail or name.",
            )
        return people.pop()

    @cached_property
    def _users(self) -> list[UserRow]:
        """Everybody of the organisation, read once however many are named."""
        return self._view.read(USERS_OF_ORG)

    def company(self, reference: str) -> Target | None:
        """The company that a reference names."""
        found = self.companies(reference)
        if len(found) > 1:
            raise AmbiguousReference(
                f"“{reference.strip()}” fits {len(found)} companies.",
                candidates=self._company_cards(found),
            )
        return Target(companies=frozenset(found)) if found else None

    def companies(self, text: str) -> set[str]:
        """Ids of all companies, the organisation's own among them, that a reference names."""
        read = read_company(text)
        found = self._lookup.companies(read)
        if read.kind is Kind.ID:
            return found | ids(self._view.read(ORG_COMPANIES_BY_ID, ids=[read.value]))
        if found or read.kind is Kind.SOURCE_ID or not normal.company_key(text):
            return found
        index = self._sealer.company_index(text)
        return ids(self._view.read(ORG_COMPANY_BY_NAME, name_index=index))

    def _contacts(self, read: Reference, *, known: bool) -> list[ContactCard]:
        """Contacts that a reference names. E-mails and profile URLs are looked for only where the
        directory has none, and only among the viewer's own: of those of others a guess would tell
        whose contact somebody is."""
        match read.kind:
            case Kind.ID:
                return self._opened(self._view.read(CONTACTS_BY_ID, ids=[read.value]))
            case Kind.EMAIL | Kind.URL:
                return [] if known else self._own_contacts(read)
            case Kind.NAME_AT:
                return self._contacts_at(read)
            case Kind.NAME:
                return self._contacts_named(read.value)
            case _:
                return []

    def _own_contacts(self, read: Reference) -> list[ContactCard]:
        by_email = read.kind is Kind.EMAIL
        query = CONTACTS_BY_EMAIL if by_email else CONTACTS_BY_URL
        fingerprint = self._own.fingerprint("email" if by_email else "url", read.value)
        return self._opened(self._view.read(query, fingerprint=fingerprint))

    def _contacts_named(self, name: str, *, most: int = MOST_CANDIDATES) -> list[ContactCard]:
        if not sorted_name(name):
            return []
        index = self._sealer.name_index(name)
        return self._opened(self._view.read(CONTACTS_BY_NAME, name_index=index, limit=most))

    def _contacts_at(self, read: Reference) -> list[ContactCard]:
        companies = self.companies(read.company)
        wanted = normal.company_key(read.company)
        return [
            card
            for card in self._contacts_named(read.value, most=MOST_NAMESAKES)
            if card.company in companies or normal.company_key(card.employer) == wanted
        ]

    def _opened(self, rows: Iterable[ContactRow]) -> list[ContactCard]:
        return [self._view.card(row) for row in rows]

    def _person_cards(self, people: Iterable[str]) -> list[Mapping[str, object]]:
        found = people_named(self._view, people)
        return [
            {
                "id": id_,
                "kind": "person",
                "name": found[id_].name,
                "title": found[id_].title,
                "company": found[id_].company,
            }
            for id_ in sorted(found)
        ]

    def _company_cards(self, companies: Iterable[str]) -> list[Mapping[str, object]]:
        names = places_named(self._view, companies)
        return [{"id": id_, "kind": "company", "name": names[id_]} for id_ in sorted(names)]


def _colleague_card(id_: str, user: UserRow) -> Mapping[str, object]:
    return {"id": id_, "kind": "teammate", "name": user.name, "title": "", "company": ""}


def _contact_card(card: ContactCard) -> Mapping[str, object]:
    return {
        "id": card.id,
        "kind": "private",
        "name": card.name,
        "title": card.title,
        "company": card.employer,
    }
