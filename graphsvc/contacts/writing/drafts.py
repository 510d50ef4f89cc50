"""Contacts as the write queries take them: listed fields under the organisation's key, details and
verdicts under the owner's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphsvc import normal
from graphsvc.access.sealed import OwnSealer, Sealer
from graphsvc.contacts.several import joined
from graphsvc.contacts.writing.queries import Known, Origin, Row
from graphsvc.days import day_number
from graphsvc.ids import new_id
from graphsvc.matching.resolve import Verdict
from graphsvc.naming.own_companies import own_company_row
from graphsvc.normal import sorted_name
from graphsvc.normal.rules import RULES
from graphsvc.ontology import NONE, ContactState, VerdictKind, org_scope
from graphsvc.sealing import KeyRing
from graphsvc.strength import contact_cost
from loaders.records import Contact, Problem

UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as it will be written, but for its own company and its scopes: ``company_index`` is the
    fingerprint of that one's name, empty where there is none."""

    contact: Contact
    verdict: Verdict
    before: Known | None
    row: Row
    company_index: str


@dataclass(frozen=True, slots=True)
class Job:
    """Where a contact works and as what."""

    title: str
    company: str


class Drafts:
    """Draws rows for one import."""

    def __init__(self, ring: KeyRing, origin: Origin) -> None:
        self._origin = origin
        self._sealer = Sealer(ring, origin.org)
        self._own = OwnSealer(ring, origin.owner)
        self._scope = org_scope(origin.org)

    def row_key(self, key: str) -> str:
        """The fingerprint by which a row is known again."""
        return self._own.fingerprint("row", key)

    def name_index(self, name: str) -> str:
        """The fingerprint of a name as contacts carry it."""
        return self._sealer.name_index(name)

    def draft(self, contact: Contact, verdict: Verdict, key: str, before: Known | None) -> Draft:
        """A contact that is kept; ``key`` is its row key, ``before`` what was there before."""
        id_ = before.id if before else new_id()
        matched = verdict.kind is VerdictKind.MATCHED
        row: Row = {
            "id": id_,
            "row_key": key,
            "print": self._own.fingerprint("print", _content(contact)),
            "rules": RULES,
            "state": (ContactState.MATCHED if matched else ContactState.PRIVATE).value,
            "person": verdict.person or NONE,
            "company": verdict.company or NONE,
            "kind": self._origin.kind,
            "since": str(contact.connected_on)[:7] if contact.connected_on else "",
            "last": day_number(contact.connected_on.last_day()) if contact.connected_on else None,
            "cost": contact_cost(self._origin.kind),
            "hidden": None,
            **self._listed(id_, contact),
            **self._details(id_, contact),
            **self._question(id_, verdict),
        }
        own = verdict.company is None and normal.employer_key(contact.company)
        index = self._sealer.company_index(contact.company) if own else ""
        return Draft(contact, verdict, before, row, index)

    def company(self, index: str, name: str) -> Row:
        """An own company of the organisation."""
        return own_company_row(self._sealer, self._scope, name, index=index)

    def _listed(self, id_: str, contact: Contact) -> Row:
        return {
            "name_index": self._sealer.name_index(contact.name),
            "name": self._sealer.contact_field(id_, "name", contact.name),
            "title": self._sealer.contact_field(id_, "title", contact.title),
            "employer": self._sealer.contact_field(id_, "company", contact.company),
        }

    def _details(self, id_: str, contact: Contact) -> Row:
        email = next(filter(None, map(normal.mailbox_key, contact.emails)), None)
        url = normal.profile_key(contact.profile_url) if contact.profile_url else None
        fields = {
            "emails": joined(contact.emails),
            "phones": joined(contact.phones),
            "profile_url": contact.profile_url or "",
            "connected_on": str(contact.connected_on or ""),
        }
        sealed = {
            name: self._own.seal("ContactDetail", id_, name, text) for name, text in fields.items()
        }
        return {
            "email_index": self._own.fingerprint("email", email) if email else None,
            "url_index": self._own.fingerprint("url", url) if url else None,
            **sealed,
        }

    def _question(self, id_: str, verdict: Verdict) -> Row:
        """What the owner is to be asked, where matching is not sure."""
        if verdict.kind is not VerdictKind.UNSURE:
            return {"ask": None, "candidates": [], "reason": None}
        return {
            "ask": UNSURE,
            "candidates": list(verdict.candidates),
            "reason": self._own.seal("ContactDetail", id_, "reason", verdict.reason),
        }

    # Verdicts

    def job_before(self, known: Known) -> Job:
        """What the source gave before of where a contact works."""
        return Job(
            title=self._sealer.open_contact_field(known.id, "title", known.title),
            company=self._sealer.open_contact_field(known.id, "company", known.employer),
        )

    def verdict(
        self, contact: Contact, verdict: Verdict, contact_id: str | None, before: Job | None
    ) -> Row:
        """A verdict with what its row said; ``before`` is the job that the contact has left."""
        said = {
            "name": contact.name,
            "company": contact.company,
            "title": contact.title,
            "reason": " ".join((verdict.reason, *contact.lost)),
            "left": [before.title, before.company] if before else None,
        }
        return {
            "row": contact.row,
            **decided(verdict),
            "contact": contact_id,
            "moved": before is not None,
            "words": self.words(contact.name),
            "said": self._said(contact.row, said),
        }

    def unread(self, problem: Problem) -> Row:
        """The verdict on a row that could not be read, with what was wrong with it, or that is no
        person's."""
        where = f" ({problem.field})" if problem.field else ""
        reason = f"{problem.message}{where} {problem.advice}".strip()
        said = {"name": problem.name, "company": "", "title": "", "reason": reason, "left": None}
        row = problem.row or 0
        return {
            "row": row,
            "kind": VerdictKind.SKIPPED.value,
            "rule": problem.rule,
            "score": 0.0,
            "person": None,
            "candidates": [],
            "contact": None,
            "moved": False,
            "words": self.words(problem.name),
            "said": self._said(row, said),
        }

    def words(self, name: str) -> list[str]:
        """Fingerprints of the words of a name, by which its owner finds a verdict again."""
        return sorted({self._own.fingerprint("word", word) for word in sorted_name(name).split()})

    def _said(self, row: int, said: Mapping[str, object]) -> bytes:
        return seal_said(self._own, self._origin.import_id, row, said)


def named(contact: Contact, verdict: Verdict) -> Contact:
    """The contact by the name of the person that it is, where it has none."""
    return replace(contact, name=verdict.name) if verdict.name else contact


def decided(verdict: Verdict) -> Row:
    """What a verdict says but for its row and reason."""
    return {
        "kind": verdict.kind.value,
        "rule": verdict.rule,
        "score": round(verdict.score, 3),
        "person": verdict.person,
        "candidates": list(verdict.candidates),
    }


def seal_said(own: OwnSealer, import_id: str, row: int, said: Mapping[str, object]) -> bytes:
    """What a row of an import said and why its verdict is what it is, sealed."""
    text = json.dumps(said, ensure_ascii=False)
    return own.seal("Verdict", f"{import_id}/{row}", "said", text)


def open_said(own: OwnSealer, import_id: str, row: int, sealed: bytes) -> dict[str, Any]:
    """What :func:`seal_said` sealed."""
    return json.loads(own.open("Verdict", f"{import_id}/{row}", "said", sealed))


def _content(contact: Contact) -> str:
    """All that a contact says but its place in the file, which may move, and by which rules: one
    that was written by others is different for the next import of its source."""
    return json.dumps(
        [
            RULES,
            contact.name,
            contact.emails,
            contact.phones,
            contact.company,
            contact.title,
            contact.profile_url,
            str(contact.connected_on),
        ],
        ensure_ascii=False,
    )
