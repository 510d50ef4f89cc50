"""What somebody writes to name a person or a company, turned into a target. Never a guess.

A reference is: an id of ours; an id of the source (``ldbc:933``); an e-mail; a profile URL; for a
company its domain; a name; for a person also ``name @ company``. A name that fits several raises
``AmbiguousReference`` with the candidates; one that fits nobody whom the viewer may see gives
``None``, whether it exists elsewhere or not.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from graphsvc.errors import AmbiguousReference
from graphsvc.matching import normal
from graphsvc.matching.blocking import COMPANIES_AT, COMPANIES_NAMED
from graphsvc.ontology import NONE
from graphsvc.paths.gather import Target
from graphsvc.paths.names import (
    COMPANIES_BY_ID,
    CONTACTS_BY_ID,
    ORG_COMPANIES_BY_ID,
    PEOPLE_BY_ID,
    people_named,
    places_named,
)
from graphsvc.queries import DirectoryQuery, Id, ViewerQuery
from graphsvc.sealed import ContactCard, ContactRow, OrgCompanyRow, OwnSealer, Sealer, sorted_name
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View

MOST_CANDIDATES: Final = 20


PERSON_BY_REF = DirectoryQuery("read/person_by_ref", Id, ("ref",))
PEOPLE_BY_KEY = DirectoryQuery("read/people_by_key", Id, ("keys",))
PEOPLE_BY_NAME = DirectoryQuery("read/people_by_name", Id, ("name_key", "limit"))
PEOPLE_BY_NAME_AT = DirectoryQuery(
    "read/people_by_name_at", Id, ("name_key", "companies", "limit")
)
COMPANY_BY_REF = DirectoryQuery("read/company_by_ref", Id, ("ref",))
ORG_COMPANY_BY_NAME = ViewerQuery("read/org_company_by_name", OrgCompanyRow, ("name_index",))
CONTACTS_BY_NAME = ViewerQuery("read/contacts_by_name", ContactRow, ("name_index", "limit"))
CONTACTS_BY_EMAIL = ViewerQuery("read/contacts_by_email", ContactRow, ("fingerprint",))
CONTACTS_BY_URL = ViewerQuery("read/contacts_by_url", ContactRow, ("fingerprint",))

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I)
_SOURCE_ID = re.compile(r"[A-Za-z][\w-]*:(?!//)\S+")
_NAME_AT = re.compile(r"(?P<name>.+?)\s+@\s+(?P<company>.+)")


class Resolver:
    """Finds what references mean to one viewer."""

    def __init__(self, view: View, ring: KeyRing) -> None:
        self._view = view
        self._sealer = Sealer(ring, view.viewer.org)
        self._own = OwnSealer(ring, view.viewer.user)

    def person(self, reference: str) -> Target | None:
        """The person, or private connection, that a reference names."""
        text = reference.strip()
        people, contacts = self._person_candidates(text)
        people |= {card.person for card in contacts if card.person != NONE}
        humans = {card.human: card for card in contacts if card.person == NONE}
        if len(people) + len(humans) > 1:
            raise AmbiguousReference(
                f"“{text}” fits {len(people) + len(humans)} people.",
                candidates=[*self._person_cards(people), *map(_contact_card, humans.values())],
                advice="Ask again with the id of one of them, or with name @ company.",
            )
        if not people and not humans:
            return None
        return Target(people=frozenset(people), humans=frozenset(humans))

    def company(self, reference: str) -> Target | None:
        """The company that a reference names."""
        text = reference.strip()
        found = self.companies(text)
        if len(found) > 1:
            raise AmbiguousReference(
                f"“{text}” fits {len(found)} companies.", candidates=self._company_cards(found)
            )
        return Target(companies=frozenset(found)) if found else None

    def companies(self, text: str) -> set[str]:
        """Ids of all companies, the organisation's own among them, that a reference names."""
        view = self._view
        if _ID.fullmatch(text):
            ids = [text.lower()]
            return _ids(view.directory(COMPANIES_BY_ID, ids=ids)) | _ids(
                view.read(ORG_COMPANIES_BY_ID, ids=ids)
            )
        if _SOURCE_ID.fullmatch(text):
            return _ids(view.directory(COMPANY_BY_REF, ref=text))
        domain = normal.domain_key(text) if "." in text and " " not in text else None
        found = (
            _ids(view.directory(COMPANIES_AT, domains=[domain])) if domain else set[str]()
        )
        return found or self._companies_named(text)

    def _companies_named(self, name: str) -> set[str]:
        key = normal.company_key(name)
        if not key:
            return set()
        found = _ids(self._view.directory(COMPANIES_NAMED, name_keys=[key]))
        index = self._sealer.company_index(name)
        return found or _ids(self._view.read(ORG_COMPANY_BY_NAME, name_index=index))

    def _person_candidates(self, text: str) -> tuple[set[str], list[ContactCard]]:
        view = self._view
        if _ID.fullmatch(text):
            ids = [text.lower()]
            return _ids(view.directory(PEOPLE_BY_ID, ids=ids)), self._opened(
                view.read(CONTACTS_BY_ID, ids=ids)
            )
        if _SOURCE_ID.fullmatch(text):
            return _ids(view.directory(PERSON_BY_REF, ref=text)), []
        if named := _NAME_AT.fullmatch(text):
            return self._named_at(named["name"], named["company"])
        if email := normal.email_key(text):
            return self._by_key("email", email)
        if "/" in text and (url := normal.profile_key(text)):
            return self._by_key("url", url)
        return self._named(text)

    def _by_key(self, kind: str, key: str) -> tuple[set[str], list[ContactCard]]:
        """By e-mail or profile URL: the directory, else the viewer's own contacts; those of others
        are not looked at, or a guess would tell whose contact somebody is."""
        people = _ids(self._view.directory(PEOPLE_BY_KEY, keys=[f"{kind}:{key}"]))
        query = CONTACTS_BY_EMAIL if kind == "email" else CONTACTS_BY_URL
        fingerprint = self._own.fingerprint(kind, key)
        contacts = [] if people else self._opened(self._view.read(query, fingerprint=fingerprint))
        return people, contacts

    def _named(self, name: str) -> tuple[set[str], list[ContactCard]]:
        if not (key := sorted_name(name)):
            return set(), []
        limit = MOST_CANDIDATES
        people = _ids(self._view.directory(PEOPLE_BY_NAME, name_key=key, limit=limit))
        return people, self._private_named(name)

    def _private_named(self, name: str) -> list[ContactCard]:
        index = self._sealer.name_index(name)
        return self._opened(
            self._view.read(CONTACTS_BY_NAME, name_index=index, limit=MOST_CANDIDATES)
        )

    def _named_at(self, name: str, company: str) -> tuple[set[str], list[ContactCard]]:
        companies, key = self.companies(company.strip()), sorted_name(name)
        if not key:
            return set(), []
        people = _ids(
            self._view.directory(
                PEOPLE_BY_NAME_AT,
                name_key=key,
                companies=sorted(companies),
                limit=MOST_CANDIDATES,
            )
        )
        wanted = normal.company_key(company)
        contacts = [
            card
            for card in self._private_named(name)
            if card.company in companies or normal.company_key(card.employer) == wanted
        ]
        return people, contacts

    def _opened(self, rows: Iterable[ContactRow]) -> list[ContactCard]:
        return [self._sealer.open_contact(row) for row in rows]

    def _person_cards(self, ids: Iterable[str]) -> list[Mapping[str, object]]:
        found = people_named(self._view, ids)
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

    def _company_cards(self, ids: Iterable[str]) -> list[Mapping[str, object]]:
        names = places_named(self._view, self._sealer, ids)
        return [{"id": id_, "kind": "company", "name": names[id_]} for id_ in sorted(names)]


def _contact_card(card: ContactCard) -> Mapping[str, object]:
    return {
        "id": card.id,
        "kind": "private",
        "name": card.name,
        "title": card.title,
        "company": card.employer,
    }


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _ids(rows: Iterable[_HasId]) -> set[str]:
    return {row.id for row in rows}
