"""Rows that become no contact, whatever they say: of people who were erased at their own wish, of
the owner, and of colleagues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphsvc import normal
from graphsvc.database import Database
from graphsvc.matching.resolve import Verdict
from graphsvc.ontology import VerdictKind, org_scope
from graphsvc.queries import SystemQuery
from loaders.records import Contact


@dataclass(frozen=True, slots=True)
class Colleague:
    """An active user of an organisation."""

    id: str
    email: str
    name: str


COLLEAGUES = SystemQuery("contacts/read/colleagues", Colleague, ("scope",))


def colleagues_of(database: Database, org: str) -> Mapping[str, Colleague]:
    """The active users of an organisation by their mailboxes."""
    rows = database.fetch(COLLEAGUES, scope=org_scope(org))
    return {key: row for row in rows if (key := normal.mailbox_key(row.email))}


def colleagues_among(
    contacts: Iterable[Contact], colleagues: Mapping[str, Colleague], *, owner: str
) -> dict[int, Verdict]:
    """The verdicts on rows of colleagues of the owner's, and of the owner. Pure."""
    return {
        contact.row: colleague_verdict(contact.row, found, owner=owner)
        for contact in contacts
        if (found := colleague_meant(contact.emails, colleagues)) is not None
    }


def colleague_meant(emails: Sequence[str], colleagues: Mapping[str, Colleague]) -> Colleague | None:
    """The colleague whose e-mail is among a contact's. Pure."""
    keys = (normal.mailbox_key(email) or "" for email in emails)
    return next((colleagues[key] for key in keys if key in colleagues), None)


def colleague_verdict(row: int, colleague: Colleague, *, owner: str) -> Verdict:
    """The verdict on a row that is a user of the owner's organisation. Pure."""
    if colleague.id == owner:
        return Verdict(row, VerdictKind.SKIPPED, "yourself", "This is you.")
    reason = f"{colleague.name} is a colleague: you are tied to all of them without contacts."
    return Verdict(row, VerdictKind.SKIPPED, "colleague", reason)
