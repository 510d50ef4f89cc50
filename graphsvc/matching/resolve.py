"""Who a contact is: a verdict for every row, with the rule that gave it.

An e-mail or a profile URL decides, and so do name and company together; a name alone never does.
Two candidates alike, or keys that contradict each other or the name, are UNSURE: the contact stays
private until its owner settles it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphsvc.database import Database
from graphsvc.matching import normal
from graphsvc.matching.blocking import (
    Candidate,
    companies_at,
    companies_named,
    identifiers,
    people_at_companies,
    people_by_key,
)
from graphsvc.matching.compare import PERSON_SAME, PERSON_UNSURE, person_names
from graphsvc.ontology import VerdictKind
from loaders.records import Contact

_KEY_NAMES = {"email": "e-mail", "url": "profile URL"}
_STRANGER = 0.4
"""Under this two names are not spellings of one: the key may be shared, or have a new owner."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row. ``person`` is the match, ``candidates`` those it might be, ``company``
    the directory's company that the row names; ``score`` is 0 to 1, ``reason`` a sentence."""

    row: int
    kind: VerdictKind
    rule: str
    reason: str
    score: float = 0.0
    person: str | None = None
    candidates: tuple[str, ...] = ()
    company: str | None = None


def resolve(database: Database, contacts: Sequence[Contact]) -> list[Verdict]:
    """A verdict for each contact, in their order. Reads the directory, changes nothing."""
    keys = {contact.row: identifiers(contact.emails, contact.profile_url) for contact in contacts}
    by_key = people_by_key(database, (key for found in keys.values() for key in found))
    companies = _companies(database, contacts)
    by_company = people_at_companies(database, contacts, companies)
    return [
        decide(
            contact,
            by_key={key: by_key[key] for key in keys[contact.row] if key in by_key},
            at_company=by_company.get(contact.row, []),
            companies=companies.get(contact.row, ()),
        )
        for contact in contacts
    ]


def _companies(database: Database, contacts: Sequence[Contact]) -> dict[int, list[str]]:
    """By row: the companies that its employer's name means, else those with its e-mail's domain,
    unless that is a free-mail one."""
    named = companies_named(database, (contact.company for contact in contacts if contact.company))
    domains = {contact.row: _work_domains(contact) for contact in contacts}
    at = companies_at(database, (domain for found in domains.values() for domain in found))
    return {
        contact.row: named.get(contact.company)
        or sorted({id_ for domain in domains[contact.row] for id_ in at.get(domain, ())})
        for contact in contacts
    }


def _work_domains(contact: Contact) -> list[str]:
    domains = (normal.email_domain(email) for email in contact.emails)
    return [domain for domain in domains if domain and not normal.is_free_mail(domain)]


def decide(
    contact: Contact,
    *,
    by_key: Mapping[str, Sequence[Candidate]],
    at_company: Sequence[Candidate],
    companies: Sequence[str],
) -> Verdict:
    """The verdict on one contact from its candidates. Pure."""
    company = companies[0] if len(companies) == 1 else None
    if not normal.name_tokens(contact.name):
        return Verdict(
            contact.row, VerdictKind.SKIPPED, "no name", "The row has no name.", company=company
        )
    if by_key:
        return _by_key(contact, by_key, company)
    if not at_company:
        return _private(contact, company, at_all=bool(companies))
    return _by_name(contact, at_company, company)


def _by_key(
    contact: Contact, by_key: Mapping[str, Sequence[Candidate]], company: str | None
) -> Verdict:
    people = {person.id: person for found in by_key.values() for person in found}
    rule = " and ".join(sorted({_KEY_NAMES[key.split(":")[0]] for key in by_key}))
    if len(people) > 1:
        return _unsure(
            contact, rule, f"The {rule} fits {len(people)} people.", sorted(people), company
        )
    (person,) = people.values()
    score = person_names(contact.name, person.name)
    if score.value < _STRANGER:
        return _unsure(
            contact,
            rule,
            f"The {rule} is that of {person.name}, whose name is another one.",
            [person.id],
            company,
        )
    return Verdict(
        contact.row,
        VerdictKind.MATCHED,
        rule,
        f"The same {rule}.",
        score=1.0,
        person=person.id,
        company=company,
    )


def _by_name(contact: Contact, at_company: Sequence[Candidate], company: str | None) -> Verdict:
    rule = "name and company"
    scored = sorted(
        ((person_names(contact.name, person.name), person) for person in at_company),
        key=lambda pair: (-pair[0].value, pair[1].id),
    )
    same = [pair for pair in scored if pair[0].value >= PERSON_SAME]
    if same and (len(same) == 1 or same[0][0].value == 1.0 > same[1][0].value):
        score, person = same[0]
        return Verdict(
            contact.row,
            VerdictKind.MATCHED,
            rule,
            f"{person.name} at the same company: {score.reason}.",
            score=score.value,
            person=person.id,
            company=company,
        )
    likely = same or [pair for pair in scored if pair[0].value >= PERSON_UNSURE]
    if not likely:
        return _private(contact, company, at_all=True)
    ids = [person.id for _, person in likely]
    text = (
        f"{len(likely)} people at the company may be meant."
        if len(likely) > 1
        else f"It may be {likely[0][1].name}: {likely[0][0].reason}."
    )
    return _unsure(contact, rule, text, ids, company, score=likely[0][0].value)


def _unsure(
    contact: Contact,
    rule: str,
    reason: str,
    candidates: Sequence[str],
    company: str | None,
    *,
    score: float = 0.5,
) -> Verdict:
    return Verdict(
        contact.row,
        VerdictKind.UNSURE,
        rule,
        reason,
        score=score,
        candidates=tuple(candidates),
        company=company,
    )


def _private(contact: Contact, company: str | None, *, at_all: bool) -> Verdict:
    if at_all:
        reason = "Nobody of this name is known at the company."
    elif contact.company:
        reason = "The company is not in the directory."
    else:
        reason = "Neither an e-mail, a profile URL nor a company that the directory knows."
    return Verdict(contact.row, VerdictKind.PRIVATE, "not found", reason, company=company)
