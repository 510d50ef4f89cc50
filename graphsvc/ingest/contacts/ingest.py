"""One user's contacts into the graph: resolve, write, prune.

What the source gave before is compared with what it gives now, and only the difference is written:
the same file again changes nothing, and rows that a newer file no longer has go. Every batch checks
in its own transaction that this run still owns the import, so a run that was given up and goes on
all the same writes nothing more.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from graphsvc.database import Database, Transaction
from graphsvc.ids import day_number, new_id
from graphsvc.matching import normal
from graphsvc.matching.resolve import Verdict, resolve
from graphsvc.ontology import NONE, ContactState, VerdictKind, org_scope, user_scope
from graphsvc.queries import Id, Nothing, SystemQuery
from graphsvc.sealed import OwnSealer, Sealer, sorted_name
from graphsvc.sealing import KeyRing
from graphsvc.strength import contact_cost
from loaders.records import Contact, Problem

BATCH: Final = 500

Row = dict[str, Any]
Item = TypeVar("Item")
Fence = Callable[[Transaction, int], None]
"""Called first in every writing transaction with the rows done so far; raises when the run is no
longer the import's own."""


@dataclass(frozen=True, slots=True)
class Known:
    id: str
    row_key: str
    print: str


@dataclass(frozen=True, slots=True)
class KeyedId:
    id: str
    key: str


WRITE_CONTACTS = SystemQuery("write/contacts", Nothing, ("owner", "source", "rows"))
SOURCE_CONTACTS = SystemQuery("read/source_contacts", Known, ("source",))
REMOVE_CONTACTS = SystemQuery("write/contacts_remove", Id, ("ids",))
LOCK_OWN_COMPANIES = SystemQuery("write/own_companies_lock", Id, ("org", "by"))
OWN_COMPANIES = SystemQuery("write/org_companies", KeyedId, ("rows", "scope", "org"))
PRUNE_OWN_COMPANIES = SystemQuery("write/org_companies_prune", Nothing, ("scope",))
WRITE_VERDICTS = SystemQuery("write/verdicts", Nothing, ("import", "scope", "rows"))
DROP_OLD_VERDICTS = SystemQuery("write/verdicts_drop_old", Nothing, ("scope", "source", "import"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose contacts, from which source, by which import. ``kind`` is the source's format."""

    owner: str
    org: str
    source: str
    kind: str
    import_id: str


@dataclass(slots=True)
class Outcome:
    """Rows by verdict, and what changed in the graph."""

    verdicts: Counter[VerdictKind] = field(default_factory=Counter[VerdictKind])
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row as it will be written, but for its own company: ``company_index`` is the fingerprint of
    that one's name, empty where there is none."""

    contact: Contact
    before: Known | None
    row: Row
    company_index: str


def ingest_contacts(
    database: Database,
    ring: KeyRing,
    origin: Origin,
    *,
    contacts: Sequence[Contact],
    problems: Sequence[Problem],
    fence: Fence,
) -> Outcome:
    """Brings the graph to what the source says now. ``contacts`` and ``problems`` are all rows of
    the file, which has been read to its end without being refused."""
    return _Ingest(database, ring, origin, fence).run(contacts, problems)


class _Ingest:
    def __init__(self, database: Database, ring: KeyRing, origin: Origin, fence: Fence) -> None:
        self._database = database
        self._origin = origin
        self._fence = fence
        self._sealer = Sealer(ring, origin.org)
        self._own = OwnSealer(ring, origin.owner)
        self._scope = org_scope(origin.org)
        self._outcome = Outcome()

    def run(self, contacts: Sequence[Contact], problems: Sequence[Problem]) -> Outcome:
        keys, repeats = row_keys(contacts)
        known = {
            row.row_key: row
            for row in self._database.fetch(SOURCE_CONTACTS, source=self._origin.source)
        }
        present: set[str] = set()
        done = 0
        for batch in _slices(contacts):
            done += len(batch)
            present |= self._batch(batch, keys, repeats, known, done)
        self._problems(problems, done)
        self._prune([row for key, row in known.items() if key not in present], done)
        return self._outcome

    def _batch(
        self,
        batch: Sequence[Contact],
        keys: Mapping[int, str],
        repeats: Mapping[int, int],
        known: Mapping[str, Known],
        done: int,
    ) -> set[str]:
        """Writes what is new or different in a batch; returns the row keys that are present."""
        decided = zip(batch, resolve(self._database, batch), strict=True)
        pairs = [(contact, _repeated(verdict, repeats)) for contact, verdict in decided]
        drafts = [
            self._draft(contact, verdict, keys[contact.row], known)
            for contact, verdict in pairs
            if verdict.kind is not VerdictKind.SKIPPED
        ]
        contact_ids = {draft.contact.row: draft.row["id"] for draft in drafts}
        self._write(drafts, [self._verdict(*pair, contact_ids) for pair in pairs], done)
        return {draft.row["row_key"] for draft in drafts}

    def _write(self, drafts: Sequence[_Draft], verdicts: Sequence[Row], done: int) -> None:
        origin, companies = self._origin, self._company_rows(drafts)

        def work(tx: Transaction) -> list[_Draft]:
            self._fence(tx, done)
            ids = self._companies(tx, companies)
            changed = [draft for draft in drafts if self._settle(draft, ids)]
            if changed:
                rows = [draft.row for draft in changed]
                tx.run(WRITE_CONTACTS, owner=origin.owner, source=origin.source, rows=rows)
            tx.run(
                WRITE_VERDICTS,
                **{"import": origin.import_id},
                scope=user_scope(origin.owner),
                rows=list(verdicts),
            )
            return changed

        written = self._database.write(work)
        self._outcome.added += sum(draft.before is None for draft in written)
        self._outcome.changed += sum(draft.before is not None for draft in written)

    def _company_rows(self, drafts: Iterable[_Draft]) -> list[Row]:
        """Own companies of the organisation for employers that the directory does not have."""
        names = {draft.company_index: draft.contact.company for draft in drafts}
        return [self._company_row(index, name) for index, name in sorted(names.items()) if index]

    def _companies(self, tx: Transaction, rows: Sequence[Row]) -> dict[str, str]:
        """Ids of own companies, found or made. In the transaction that names them: nobody may drop
        one in between, and who is no longer the import's own makes none."""
        if not rows:
            return {}
        tx.run(LOCK_OWN_COMPANIES, org=self._origin.org, by=self._origin.owner)
        found = tx.run(OWN_COMPANIES, rows=list(rows), scope=self._scope, org=self._origin.org)
        return {row.key: row.id for row in found}

    def _company_row(self, index: str, name: str) -> Row:
        id_ = new_id()
        return {
            "id": id_,
            "name_index": index,
            "name": self._sealer.company_name(id_, name),
            "tokens": self._sealer.tokens(self._scope, name),
        }

    def _draft(
        self, contact: Contact, verdict: Verdict, key: str, known: Mapping[str, Known]
    ) -> _Draft:
        fingerprint = self._own.fingerprint("row", key)
        before = known.get(fingerprint)
        id_ = before.id if before else new_id()
        matched = verdict.kind is VerdictKind.MATCHED
        row: Row = {
            "id": id_,
            "row_key": fingerprint,
            "state": (ContactState.MATCHED if matched else ContactState.PRIVATE).value,
            "person": verdict.person or NONE,
            "company": verdict.company or NONE,
            "kind": self._origin.kind,
            "since": str(contact.connected_on)[:7] if contact.connected_on else "",
            "last": day_number(contact.connected_on.last_day()) if contact.connected_on else None,
            "cost": contact_cost(self._origin.kind),
            **self._listed(id_, contact),
            **self._details(id_, contact),
        }
        own = verdict.company is None and normal.company_key(contact.company)
        index = self._sealer.company_index(contact.company) if own else ""
        return _Draft(contact, before, row, index)

    def _settle(self, draft: _Draft, companies: Mapping[str, str]) -> bool:
        """Puts in the own company; whether the row is new or says something else than before."""
        row = draft.row
        if draft.company_index:
            row["company"] = companies[draft.company_index]
        facts = json.dumps([row["state"], row["person"], row["company"]])
        row["print"] = self._own.fingerprint("print", _without_row(draft.contact) + facts)
        return draft.before is None or draft.before.print != row["print"]

    def _listed(self, id_: str, contact: Contact) -> Row:
        return {
            "human_key": self._sealer.human_key(self._scope, contact.name, contact.company),
            "name_index": self._sealer.name_index(contact.name),
            "tokens": self._sealer.tokens(self._scope, contact.name),
            "name": self._sealer.contact_field(id_, "name", contact.name),
            "title": self._sealer.contact_field(id_, "title", contact.title),
            "employer": self._sealer.contact_field(id_, "company", contact.company),
        }

    def _details(self, id_: str, contact: Contact) -> Row:
        email = next(filter(None, map(normal.email_key, contact.emails)), None)
        url = normal.profile_key(contact.profile_url) if contact.profile_url else None
        fields = {
            "emails": ";".join(contact.emails),
            "phones": ";".join(contact.phones),
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

    def _verdict(self, contact: Contact, verdict: Verdict, contact_ids: Mapping[int, str]) -> Row:
        self._outcome.verdicts[verdict.kind] += 1
        said = {
            "name": contact.name,
            "company": contact.company,
            "title": contact.title,
            "reason": verdict.reason,
        }
        return {
            "row": contact.row,
            "kind": verdict.kind.value,
            "rule": verdict.rule,
            "score": round(verdict.score, 3),
            "person": verdict.person,
            "candidates": list(verdict.candidates),
            "contact": contact_ids.get(contact.row),
            "said": self._said(contact.row, said),
        }

    def _said(self, row: int, said: Mapping[str, str]) -> bytes:
        place = f"{self._origin.import_id}/{row}"
        return self._own.seal("Verdict", place, "said", json.dumps(said, ensure_ascii=False))

    def _problems(self, problems: Sequence[Problem], done: int) -> None:
        """Rows that could not be read are skipped, with what was wrong with them."""
        rows: list[Row] = []
        for problem in problems:
            self._outcome.verdicts[VerdictKind.SKIPPED] += 1
            where = f" ({problem.field})" if problem.field else ""
            reason = f"{problem.message}{where} {problem.advice}".strip()
            said = {"name": "", "company": "", "title": "", "reason": reason}
            row = problem.row or 0
            rows.append(
                {
                    "row": row,
                    "kind": VerdictKind.SKIPPED.value,
                    "rule": "cannot be read",
                    "score": 0.0,
                    "person": None,
                    "candidates": [],
                    "contact": None,
                    "said": self._said(row, said),
                }
            )
        for batch in _slices(rows):
            self._write([], batch, done)

    def _prune(self, gone: Sequence[Known], done: int) -> None:
        origin = self._origin
        for batch in _slices(gone):
            ids = [row.id for row in batch]

            def remove(tx: Transaction, ids: list[str] = ids) -> None:
                self._fence(tx, done)
                tx.run(REMOVE_CONTACTS, ids=ids)

            self._database.write(remove)
            self._outcome.removed += len(ids)

        def tidy(tx: Transaction) -> None:
            self._fence(tx, done)
            if self._outcome.removed or self._outcome.changed:
                tx.run(LOCK_OWN_COMPANIES, org=origin.org, by=origin.owner)
                tx.run(PRUNE_OWN_COMPANIES, scope=self._scope)
            tx.run(
                DROP_OLD_VERDICTS,
                **{"import": origin.import_id},
                scope=user_scope(origin.owner),
                source=origin.source,
            )

        self._database.write(tidy)


def _without_row(contact: Contact) -> str:
    """All that a contact says but its place in the file, which may move."""
    return json.dumps(
        [
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


def _repeated(verdict: Verdict, repeats: Mapping[int, int]) -> Verdict:
    """A row that says the same contact again is skipped, unless it was skipped anyway."""
    first = repeats.get(verdict.row)
    if first is None or verdict.kind is VerdictKind.SKIPPED:
        return verdict
    return Verdict(
        verdict.row,
        VerdictKind.SKIPPED,
        "repeated",
        f"The same contact as in row {first}.",
        company=verdict.company,
    )


def row_keys(contacts: Sequence[Contact]) -> tuple[dict[int, str], dict[int, int]]:
    """What identifies each row within its source: the profile URL, else the e-mail, else the name;
    where several share it also the name, and where that is shared too, the company. Also the rows
    that repeat an earlier one in all of these, by the row that they repeat. Pure."""
    keys = {contact.row: _row_key(contact) for contact in contacts}
    keys = _told_apart(contacts, keys, _name_part)
    keys = _told_apart(contacts, keys, _company_part)
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for contact in contacts:
        original = first.setdefault(keys[contact.row], contact.row)
        if original != contact.row:
            repeats[contact.row] = original
    return keys, repeats


def _row_key(contact: Contact) -> str:
    if contact.profile_url and (url := normal.profile_key(contact.profile_url)):
        return f"url:{url}"
    if email := next(filter(None, map(normal.email_key, contact.emails)), None):
        return f"email:{email}"
    return f"name:{sorted_name(contact.name)}"


def _name_part(contact: Contact) -> str:
    return sorted_name(contact.name)


def _company_part(contact: Contact) -> str:
    return normal.company_key(contact.company)


def _told_apart(
    contacts: Sequence[Contact], keys: Mapping[int, str], part: Callable[[Contact], str]
) -> dict[int, str]:
    """Adds a part of the row to keys under which rows differ in it."""
    parts: dict[str, set[str]] = {}
    for contact in contacts:
        parts.setdefault(keys[contact.row], set()).add(part(contact))
    return {
        contact.row: keys[contact.row]
        if len(parts[keys[contact.row]]) == 1
        else f"{keys[contact.row]}|{part(contact)}"
        for contact in contacts
    }


def _slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
