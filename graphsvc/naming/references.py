"""What a reference names in the directory: for administrators, and for ``targets``."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple, Protocol

from graphsvc import normal
from graphsvc.matching.blocking import companies_named
from graphsvc.naming.names import COMPANIES_BY_ID, PEOPLE_BY_ID
from graphsvc.normal import sorted_name
from graphsvc.queries import DirectoryQuery, Id, Reader

MOST_CANDIDATES: Final = 20

PERSON_BY_REF = DirectoryQuery("naming/read/person_by_ref", Id, ("ref",))
PEOPLE_BY_KEY = DirectoryQuery("naming/read/people_by_key", Id, ("keys",))
PEOPLE_BY_NAME = DirectoryQuery("naming/read/people_by_name", Id, ("name_key", "limit"))
PEOPLE_BY_NAME_AT = DirectoryQuery(
    "naming/read/people_by_name_at", Id, ("name_key", "companies", "limit")
)
COMPANY_BY_REF = DirectoryQuery("naming/read/company_by_ref", Id, ("ref",))

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I)
_SOURCE_ID = re.compile(r"[A-Za-z][\w-]*:(?!//)\S+")
_NAME_AT = re.compile(r"(?P<name>.+?)\s+@\s+(?P<company>.+)")


class Kind(Enum):
    """The forms in which people and companies are named."""

    ID = "id"
    SOURCE_ID = "source id"
    EMAIL = "e-mail"
    URL = "profile URL"
    DOMAIN = "domain"
    NAME_AT = "name @ company"
    NAME = "name"


class Reference(NamedTuple):
    """A reference read: its kind, its value in normal form, and for ``NAME_AT`` the company."""

    kind: Kind
    value: str
    company: str = ""


def read_person(text: str) -> Reference:
    """In which form a text names a person."""
    text = text.strip()
    if known := _read_id(text):
        return known
    if named := _NAME_AT.fullmatch(text):
        return Reference(Kind.NAME_AT, named["name"], named["company"])
    if email := normal.mailbox_key(text):
        return Reference(Kind.EMAIL, email)
    if "/" in text and (url := normal.profile_key(text)):
        return Reference(Kind.URL, url)
    return Reference(Kind.NAME, text)


def read_company(text: str) -> Reference:
    """In which form a text names a company."""
    text = text.strip()
    if known := _read_id(text):
        return known
    if "." in text and " " not in text and (domain := normal.domain_key(text)):
        return Reference(Kind.DOMAIN, domain)
    return Reference(Kind.NAME, text)


def _read_id(text: str) -> Reference | None:
    if _ID.fullmatch(text):
        return Reference(Kind.ID, text.lower())
    if _SOURCE_ID.fullmatch(text):
        return Reference(Kind.SOURCE_ID, text)
    return None


class HasId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> str: ...


def ids(rows: Iterable[HasId]) -> set[str]:
    """The ids of rows."""
    return {row.id for row in rows}


class Lookup:
    """Finds people and companies of the directory."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def people(self, reference: Reference) -> set[str]:
        """Ids of all people whom a reference names."""
        read, value = self._read, reference.value
        match reference.kind:
            case Kind.ID:
                return ids(read(PEOPLE_BY_ID, ids=[value]))
            case Kind.SOURCE_ID:
                return ids(read(PERSON_BY_REF, ref=value))
            case Kind.EMAIL:
                return ids(read(PEOPLE_BY_KEY, keys=[f"email:{value}"]))
            case Kind.URL:
                return ids(read(PEOPLE_BY_KEY, keys=[f"url:{value}"]))
            case Kind.NAME_AT:
                return self._named_at(value, self.companies(read_company(reference.company)))
            case _:
                return self._named(value)

    def companies(self, reference: Reference) -> set[str]:
        """Ids of all companies that a reference names."""
        read, value = self._read, reference.value
        match reference.kind:
            case Kind.ID:
                return self._companies([value])
            case Kind.SOURCE_ID:
                return self._companies(sorted(ids(read(COMPANY_BY_REF, ref=value))))
            case _:
                return set(companies_named(read, [value]).get(value, ()))

    def _companies(self, found: list[str]) -> set[str]:
        """Those of the ids that are of companies, not of what people write who have no employer."""
        rows = self._read(COMPANIES_BY_ID, ids=found) if found else []
        return {row.id for row in rows if not row.unnamed}

    def _named(self, name: str) -> set[str]:
        key = sorted_name(name)
        if not key:
            return set()
        return ids(self._read(PEOPLE_BY_NAME, name_key=key, limit=MOST_CANDIDATES))

    def _named_at(self, name: str, companies: set[str]) -> set[str]:
        key = sorted_name(name)
        if not key or not companies:
            return set()
        limit, at = MOST_CANDIDATES, sorted(companies)
        return ids(self._read(PEOPLE_BY_NAME_AT, name_key=key, companies=at, limit=limit))
