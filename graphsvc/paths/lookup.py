"""What a reference names in the directory: for administrators, and as a part of ``resolve``."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple, Protocol

from graphsvc.matching import normal
from graphsvc.matching.blocking import COMPANIES_AT, COMPANIES_NAMED
from graphsvc.matching.normal import sorted_name
from graphsvc.paths.names import COMPANIES_BY_ID, PEOPLE_BY_ID
from graphsvc.queries import DirectoryQuery, Id, Reader

MOST_CANDIDATES: Final = 20

PERSON_BY_REF = DirectoryQuery("read/person_by_ref", Id, ("ref",))
PEOPLE_BY_KEY = DirectoryQuery("read/people_by_key", Id, ("keys",))
PEOPLE_BY_NAME = DirectoryQuery("read/people_by_name", Id, ("name_key", "limit"))
PEOPLE_BY_NAME_AT = DirectoryQuery("read/people_by_name_at", Id, ("name_key", "companies", "limit"))
COMPANY_BY_REF = DirectoryQuery("read/company_by_ref", Id, ("ref",))

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I)
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
    if email := normal.email_key(text):
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
                return ids(read(COMPANIES_BY_ID, ids=[value]))
            case Kind.SOURCE_ID:
                return ids(read(COMPANY_BY_REF, ref=value))
            case Kind.DOMAIN:
                found = ids(read(COMPANIES_AT, domains=[value]))
                return found or self._companies_named(value)
            case _:
                return self._companies_named(value)

    def _companies_named(self, name: str) -> set[str]:
        key = normal.company_key(name)
        return ids(self._read(COMPANIES_NAMED, name_keys=[key])) if key else set()

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
