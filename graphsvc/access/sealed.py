"""Which fields of private nodes are sealed, under whose key, and their blind indexes.

Listed names, titles and employers are the organisation's, under its key; details are the owner's.
Those of a contact that its owner hides stay sealed under the organisation's key: who may read them
is decided by the scope, which nobody else has, and whoever has the key file has both keys.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc import normal
from graphsvc.normal.people import read_name
from graphsvc.ontology import org_scope, user_scope
from graphsvc.sealing import KeyRing, Place

ERASED: Final = "directory"
"""Whose keys of the key file make the fingerprints of people who were erased at their own wish."""

_LONGEST_PREFIX = 12
MOST_CLAUSES: Final = 1_000
"""So many clauses may a full-text query have: Lucene takes 1,024."""


def erased_fingerprint(ring: KeyRing, text: str) -> str:
    """The fingerprint by which somebody erased is known again."""
    return ring.blind(ERASED, text)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as the graph holds it; ``name``, ``title`` and ``employer`` are sealed."""

    id: str
    org: str
    owner: str
    state: str
    person: str
    company: str
    human: str
    name: bytes
    title: bytes
    employer: bytes


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact opened: what those see who may see the contact."""

    id: str
    owner: str
    state: str
    person: str
    company: str
    human: str
    name: str
    title: str
    employer: str


@dataclass(frozen=True, slots=True)
class OrgCompanyRow:
    """An organisation's own company as the graph holds it; ``name`` is sealed."""

    id: str
    org: str
    name: bytes


@dataclass(frozen=True, slots=True)
class OrgSchoolRow:
    """An organisation's own school as the graph holds it; ``name`` is sealed."""

    id: str
    org: str
    name: bytes


class Sealer:
    """Seals and opens what belongs to one organisation."""

    def __init__(self, ring: KeyRing, org: str) -> None:
        self._ring = ring
        self._org = org_scope(org)

    def contact_field(self, contact: str, field: str, text: str) -> bytes:
        """A listed field of a contact (name, title, company), sealed."""
        return self._ring.seal(self._org, text, place=Place("Contact", contact, field))

    def open_contact_field(self, contact: str, field: str, sealed: bytes) -> str:
        """What :meth:`contact_field` sealed."""
        return self._open("Contact", contact, field, sealed)

    def renewed_contact_field(self, contact: str, field: str, sealed: bytes) -> bytes:
        """What :meth:`contact_field` sealed, under the newest key."""
        return self._ring.renewed(self._org, sealed, place=Place("Contact", contact, field))

    def open_contact(self, row: ContactRow) -> ContactCard:
        """A contact with its listed fields readable."""
        return ContactCard(
            id=row.id,
            owner=row.owner,
            state=row.state,
            person=row.person,
            company=row.company,
            human=row.human,
            name=self.open_contact_field(row.id, "name", row.name),
            title=self.open_contact_field(row.id, "title", row.title),
            employer=self.open_contact_field(row.id, "company", row.employer),
        )

    def company_name(self, company: str, name: str) -> bytes:
        """The name of an own company, sealed."""
        return self._ring.seal(self._org, name, place=Place("OrgCompany", company, "name"))

    def open_company(self, row: OrgCompanyRow) -> str:
        """The name of an own company."""
        return self._open("OrgCompany", row.id, "name", row.name)

    def school_name(self, school: str, name: str) -> bytes:
        """The name of an own school, sealed."""
        return self._ring.seal(self._org, name, place=Place("OrgSchool", school, "name"))

    def open_school(self, row: OrgSchoolRow) -> str:
        """The name of an own school."""
        return self._open("OrgSchool", row.id, "name", row.name)

    def _open(self, label: str, id_: str, field: str, sealed: bytes) -> str:
        return self._ring.open(self._org, sealed, place=Place(label, id_, field))

    def human_key(self, name: str, company: str) -> str:
        """The fingerprint of a name at an employer, by which a human is known again."""
        text = f"human|{normal.sorted_name(name)}|{normal.employer_key(company)}"
        return self._ring.blind(self._org, text)

    def contact_keys(self, scope: str, id_: str, name: str, company: str) -> dict[str, str]:
        """The scope of a contact with the fingerprints by which it is found in there. Contacts of
        one ``human_key`` are one human, whoever's they are; without an employer a name is not
        enough for that."""
        told = bool(normal.employer_key(company))
        human = self.human_key(name, company) if told else self._lone(id_)
        return {"scope": scope, "human_key": human, "tokens": self.tokens(scope, name)}

    def _lone(self, contact: str) -> str:
        return self._ring.blind(self._org, f"human|contact|{contact}")

    def name_index(self, name: str) -> str:
        """The fingerprint of a person's name, in whatever order its words come."""
        return self._ring.blind(self._org, f"name|{normal.sorted_name(name)}")

    def company_index(self, name: str) -> str:
        """The fingerprint of a company's name, legal forms aside."""
        return self._ring.blind(self._org, f"company|{normal.company_key(name)}")

    def school_index(self, name: str) -> str:
        """The fingerprint of a school's name."""
        return self._ring.blind(self._org, f"school|{normal.name_key(name)}")

    def tokens(self, scope: str, text: str) -> str:
        """Fingerprints of all beginnings of all words, to be searched as one types."""
        names = (text, *read_name(text).former)
        prefixes = sorted(
            {
                word[:length]
                for name in names
                for word in normal.name_key(name).split()
                for length in range(1, min(len(word), _LONGEST_PREFIX) + 1)
            }
        )
        return " ".join(self._token(scope, prefix) for prefix in prefixes)

    def token_queries(self, scopes: Sequence[str], text: str) -> list[str]:
        """What :meth:`token_query` says, as several queries where one would have more clauses than
        an index takes; none where there is nothing to look for."""
        words = normal.spelt_words(text)
        if not words:
            return []
        clauses = sum(len(set(spellings)) for spellings in words)
        at_once = max(1, MOST_CLAUSES // clauses)
        found = (
            self.token_query(scopes[start : start + at_once], text)
            for start in range(0, len(scopes), at_once)
        )
        return [query for query in found if query is not None]

    def token_query(self, scopes: Iterable[str], text: str) -> str | None:
        """A full-text query for contacts whose words begin with the words of ``text``, in any of
        the scopes; ``None`` where there is nothing to look for."""
        words = normal.spelt_words(text)
        if not words:
            return None
        per_scope = [
            "(" + " AND ".join(self._any_of(scope, spellings) for spellings in words) + ")"
            for scope in scopes
        ]
        return " OR ".join(per_scope)

    def _any_of(self, scope: str, spellings: Iterable[str]) -> str:
        """A full-text query for one word, however it is spelt."""
        tokens = dict.fromkeys(self._token(scope, word[:_LONGEST_PREFIX]) for word in spellings)
        return f"({' OR '.join(tokens)})" if len(tokens) > 1 else next(iter(tokens))

    def _token(self, scope: str, prefix: str) -> str:
        return self._ring.token(self._org, f"{scope}|{prefix}")


class OwnSealer:
    """Seals and opens what is one user's alone."""

    def __init__(self, ring: KeyRing, user: str) -> None:
        self._ring = ring
        self._user = user_scope(user)

    def seal(self, label: str, id_: str, field: str, text: str) -> bytes:
        """A text of the user's own, sealed for one place."""
        return self._ring.seal(self._user, text, place=Place(label, id_, field))

    def open(self, label: str, id_: str, field: str, sealed: bytes) -> str:
        """What :meth:`seal` sealed."""
        return self._ring.open(self._user, sealed, place=Place(label, id_, field))

    def renewed(self, label: str, id_: str, field: str, sealed: bytes) -> bytes:
        """What :meth:`seal` sealed, under the newest key."""
        return self._ring.renewed(self._user, sealed, place=Place(label, id_, field))

    def seal_bytes(self, label: str, id_: str, field: str, data: bytes) -> bytes:
        """Like :meth:`seal`, for bytes."""
        return self._ring.seal_bytes(self._user, data, place=Place(label, id_, field))

    def open_bytes(self, label: str, id_: str, field: str, sealed: bytes) -> bytes:
        """What :meth:`seal_bytes` sealed."""
        return self._ring.open_bytes(self._user, sealed, place=Place(label, id_, field))

    def fingerprint(self, kind: str, text: str) -> str:
        """A fingerprint that nobody else's equals, not even for the same text."""
        return self._ring.blind(self._user, f"{kind}|{text}")
