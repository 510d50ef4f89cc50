"""Which fields of private nodes are sealed, under whose key, and their blind indexes.

Listed names, titles and employers are the organisation's, under its key; details are the owner's.
Those of a contact that its owner hides stay sealed under the organisation's key: who may read them
is decided by the scope, which nobody else has, and whoever has the key file has both keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.matching import normal
from graphsvc.ontology import org_scope, user_scope
from graphsvc.sealing import KeyRing, Place

_LONGEST_PREFIX = 12


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

    def _open(self, label: str, id_: str, field: str, sealed: bytes) -> str:
        return self._ring.open(self._org, sealed, place=Place(label, id_, field))

    def human_key(self, scope: str, name: str, company: str) -> str:
        """The fingerprint by which contacts of different owners are one human: name and company."""
        text = f"human|{scope}|{normal.sorted_name(name)}|{normal.company_key(company)}"
        return self._ring.blind(self._org, text)

    def contact_keys(self, scope: str, name: str, company: str) -> dict[str, str]:
        """The scope of a contact with the fingerprints by which it is found in there."""
        human = self.human_key(scope, name, company)
        return {"scope": scope, "human_key": human, "tokens": self.tokens(scope, name)}

    def name_index(self, name: str) -> str:
        """The fingerprint of a person's name, in whatever order its words come."""
        return self._ring.blind(self._org, f"name|{normal.sorted_name(name)}")

    def company_index(self, name: str) -> str:
        """The fingerprint of a company's name, legal forms aside."""
        return self._ring.blind(self._org, f"company|{normal.company_key(name)}")

    def tokens(self, scope: str, text: str) -> str:
        """Fingerprints of all beginnings of all words, to be searched as one types."""
        prefixes = sorted(
            {
                word[:length]
                for word in normal.name_key(text).split()
                for length in range(1, min(len(word), _LONGEST_PREFIX) + 1)
            }
        )
        return " ".join(self._token(scope, prefix) for prefix in prefixes)

    def token_query(self, scopes: Iterable[str], text: str) -> str | None:
        """A full-text query for contacts whose words begin with the words of ``text``, in any of
        the scopes; ``None`` where there is nothing to look for."""
        words = [word[:_LONGEST_PREFIX] for word in normal.name_key(text).split()]
        if not words:
            return None
        per_scope = [
            "(" + " AND ".join(self._token(scope, word) for word in words) + ")" for scope in scopes
        ]
        return " OR ".join(per_scope)

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

    def seal_bytes(self, label: str, id_: str, field: str, data: bytes) -> bytes:
        """Like :meth:`seal`, for bytes."""
        return self._ring.seal_bytes(self._user, data, place=Place(label, id_, field))

    def open_bytes(self, label: str, id_: str, field: str, sealed: bytes) -> bytes:
        """What :meth:`seal_bytes` sealed."""
        return self._ring.open_bytes(self._user, sealed, place=Place(label, id_, field))

    def fingerprint(self, kind: str, text: str) -> str:
        """A fingerprint that nobody else's equals, not even for the same text."""
        return self._ring.blind(self._user, f"{kind}|{text}")
