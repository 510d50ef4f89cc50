"""Who a contact is: a verdict for every row, with the rule that gave it.

Deterministic keys come first: the people whom an e-mail or a profile URL identifies are the only
ones who come into question. Else it is those of a similar name at the companies that the row's
employer means. Among them ``candidates.weighed`` decides, under rules that no weight can override:

- a name alone never decides;
- keys that lead to different people decide nothing, nor does one whose owner has another name;
- the mailbox of an office (``info@``) is nobody's key: it stands for the employer;
- a name that is only similar needs a key;
- of two candidates alike neither is chosen;
- a name of several people (``Anna & Tom Berg``) is nobody's for certain.

Whatever these leave open is UNSURE: the contact stays private until its owner settles it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc import normal
from graphsvc.matching.blocking import (
    companies_at,
    companies_named,
    identifiers,
    people_at_companies,
    people_by_key,
)
from graphsvc.matching.candidates import Candidate, Grounds, Weighed, weighed
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.mailboxes import is_shared
from graphsvc.matching.model import Identity
from graphsvc.matching.weights import RIVAL, UNSURE
from graphsvc.normal.people import read_name
from graphsvc.ontology import VerdictKind
from graphsvc.queries import Reader
from loaders.records import Contact

_KEYS = {"email": Kind.EMAIL, "url": Kind.PROFILE}
_BY_NAME = "name and company"
_OPEN = (VerdictKind.PRIVATE, VerdictKind.UNSURE)

ByKey = Mapping[str, Sequence[Candidate]]


NO_NAME: Final = "no name"
"""The rule by which a row is skipped that neither says a name nor who is meant."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row. ``person`` is the match, ``candidates`` those it might be, ``company``
    the directory's company that the row names; ``score`` is 0 to 1, ``reason`` a sentence. ``name``
    is what the person is called, where the row has no name."""

    row: int
    kind: VerdictKind
    rule: str
    reason: str
    score: float = 0.0
    person: str | None = None
    candidates: tuple[str, ...] = ()
    company: str | None = None
    name: str = ""


def resolve(read: Reader, contacts: Sequence[Contact]) -> list[Verdict]:
    """A verdict for each contact, in their order. Reads the directory, changes nothing. Who is not
    found by their name may be by what it is in another language."""
    verdicts = _resolved(read, contacts)
    for number in range(max((len(contact.other_names) for contact in contacts), default=0)):
        others = [
            replace(contact, name=contact.other_names[number], given_name="", family_name="")
            for contact, verdict in zip(contacts, verdicts, strict=True)
            if verdict.kind in _OPEN and number < len(contact.other_names)
        ]
        found = {verdict.row: verdict for verdict in _resolved(read, others)}
        verdicts = [_better(verdict, found.get(verdict.row, verdict)) for verdict in verdicts]
    return verdicts


def _better(verdict: Verdict, other: Verdict) -> Verdict:
    """The verdict by another name, where it finds whom the first one may mean, or anybody where
    that finds nobody."""
    surer = other.kind is VerdictKind.MATCHED and other.person in verdict.candidates
    return other if surer or verdict.kind is VerdictKind.PRIVATE else verdict


def _resolved(read: Reader, contacts: Sequence[Contact]) -> list[Verdict]:
    """The verdicts by the names that the contacts are shown with."""
    if not contacts:
        return []
    keys = {contact.row: identifiers(contact.emails, contact.profile_url) for contact in contacts}
    by_key = people_by_key(read, (key for found in keys.values() for key in found))
    companies = _companies(read, contacts)
    by_company = people_at_companies(read, contacts, companies)
    return [
        decide(
            contact,
            by_key={key: by_key[key] for key in keys[contact.row] if key in by_key},
            at_company=by_company.get(contact.row, []),
            companies=companies.get(contact.row, ()),
        )
        for contact in contacts
    ]


def _companies(read: Reader, contacts: Sequence[Contact]) -> dict[int, list[str]]:
    """By row: the companies that its employer's name means, of several those with its e-mail's
    domain, if any; without such a name those with that domain, unless it is a free-mail one."""
    named = companies_named(read, (contact.company for contact in contacts if contact.company))
    domains = {contact.row: _work_domains(contact) for contact in contacts}
    at = companies_at(read, (domain for found in domains.values() for domain in found))
    meant: dict[int, list[str]] = {}
    for contact in contacts:
        by_name = named.get(contact.company, [])
        by_domain = sorted({id_ for domain in domains[contact.row] for id_ in at.get(domain, ())})
        both = [id_ for id_ in by_name if id_ in by_domain]
        meant[contact.row] = both or by_name or by_domain
    return meant


def _work_domains(contact: Contact) -> list[str]:
    domains = (normal.email_domain(email) for email in contact.emails)
    return [domain for domain in domains if domain and not normal.is_free_mail(domain)]


# --- one contact ----------------------------------------------------------------------------------


def decide(
    contact: Contact,
    *,
    by_key: ByKey,
    at_company: Sequence[Candidate],
    companies: Sequence[str],
) -> Verdict:
    """The verdict on one contact from its candidates, whatever their order. Pure.

    ``by_key`` are the people whom each of its keys identifies, ``at_company`` those of similar
    names at ``companies``, which its employer may mean.
    """
    found = _Found(contact, companies[0] if len(companies) == 1 else None)
    if not normal.name_tokens(contact.name):
        return _nameless(found, by_key)
    own = {key: people for key, people in by_key.items() if people and not _of_an_office(key)}
    if own:
        return _by_key(found, own, at_company, len(companies))
    shared = [person for people in by_key.values() for person in people]
    pool = _pool(contact, shared, at_company, len(companies))
    return _by_name(found, pool, at_all=bool(companies))


@dataclass(frozen=True, slots=True)
class _Found:
    """What every verdict on a contact says."""

    contact: Contact
    company: str | None

    def verdict(
        self, kind: VerdictKind, rule: str, reason: str, pool: Sequence[Weighed] = ()
    ) -> Verdict:
        """``pool`` are the one who matched, or those who may be meant, the likeliest first."""
        ids = tuple(one.candidate.id for one in pool)
        matched = kind is VerdictKind.MATCHED
        return Verdict(
            row=self.contact.row,
            kind=kind,
            rule=rule,
            reason=reason,
            score=_share(pool),
            person=ids[0] if matched else None,
            candidates=() if matched else ids,
            company=self.company,
        )

    def unsure(self, rule: str, reason: str, pool: Sequence[Weighed]) -> Verdict:
        return self.verdict(VerdictKind.UNSURE, rule, reason, pool)

    def matched(self, rule: str, one: Weighed) -> Verdict:
        """Unless one of the two names is that of several people."""
        if any(read_name(name).several for name in (self.contact.name, one.candidate.name)):
            return self.unsure(rule, f"The name is that of several people. {_told(one)}", [one])
        return self.verdict(VerdictKind.MATCHED, rule, _told(one), [one])


def _nameless(found: _Found, by_key: ByKey) -> Verdict:
    """Of a row without a name: whoever its keys identify, if that is one person."""
    own = {key: people for key, people in by_key.items() if people and not _of_an_office(key)}
    people = {person.id: person for some in own.values() for person in some}
    if len(people) != 1:
        return found.verdict(VerdictKind.SKIPPED, NO_NAME, "The row has no name.")
    ((id_, person),) = people.items()
    rule = " and ".join(sorted({_KEYS[key.partition(":")[0]] for key in own}))
    return Verdict(
        row=found.contact.row,
        kind=VerdictKind.MATCHED,
        rule=rule,
        reason=f"{person.name}: the same {rule}; the row has no name.",
        score=1.0,
        person=id_,
        company=found.company,
        name=person.name,
    )


def _share(pool: Sequence[Weighed]) -> float:
    """The probability of the likeliest, where at most one of them can be meant, or nobody."""
    if not pool:
        return 0.0
    best = max(one.judgement.bits for one in pool)
    others = sum(2.0 ** (one.judgement.bits - best) for one in pool)
    return 1.0 / (others + 2.0**-best)


def _told(one: Weighed) -> str:
    return f"{one.candidate.name}: {one.judgement.reasons}."


# --- by key ---------------------------------------------------------------------------------------


def _by_key(found: _Found, own: ByKey, at_company: Sequence[Candidate], companies: int) -> Verdict:
    kinds = frozenset(_KEYS[key.partition(":")[0]] for key in own)
    rule = " and ".join(sorted(kinds))
    owners = _owners(found.contact, own, at_company, Grounds(kinds, companies=companies))
    common = set[str].intersection(*({one.id for one in people} for people in own.values()))
    if not common:
        text = f"Its keys lead to {len(owners)} different people."
        return found.unsure(rule, text, owners)
    owners = [one for one in owners if one.candidate.id in common]
    best, rivals = owners[0], _rivals(owners)
    if best.name is Agreement.OTHER or best.judgement.identity is not Identity.SAME:
        text = f"The {rule} is that of {best.candidate.name}, whose name is another one."
        namesakes = [one for one in _pool(found.contact, (), at_company, companies) if _fits(one)]
        return found.unsure(rule, text, [best, *namesakes])
    if len(rivals) > 1:
        return found.unsure(rule, f"The {rule} fits {len(rivals)} people.", rivals)
    return found.matched(rule, best)


def _owners(
    contact: Contact, own: ByKey, at_company: Sequence[Candidate], grounds: Grounds
) -> list[Weighed]:
    """The people whom the keys identify, with their jobs where these are known."""
    people = {person.id: person for some in own.values() for person in some}
    with_jobs = {person.id: person for person in at_company if person.id in people}
    return _ranked(weighed(contact, person, grounds) for person in (people | with_jobs).values())


def _of_an_office(key: str) -> bool:
    return key.startswith("email:") and is_shared(key.removeprefix("email:"))


# --- by name and company --------------------------------------------------------------------------


def _pool(
    contact: Contact, shared: Sequence[Candidate], at_company: Sequence[Candidate], companies: int
) -> list[Weighed]:
    """Everybody at the company, and whom the directory gives the office's mailbox."""
    mailbox = {person.id for person in shared}
    people = {person.id: person for person in (*shared, *at_company)}
    return _ranked(
        weighed(contact, person, Grounds(mailbox=person.id in mailbox, companies=companies))
        for person in people.values()
    )


def _by_name(found: _Found, pool: Sequence[Weighed], *, at_all: bool) -> Verdict:
    likely = [one for one in pool if one.judgement.identity is not Identity.DIFFERENT]
    if not likely:
        reason = _why_private(found.contact, at_all=at_all or bool(pool))
        return found.verdict(VerdictKind.PRIVATE, "not found", reason)
    rivals = _rivals(likely)
    if len(rivals) > 1:
        text = f"{len(rivals)} people at the company may be meant."
        return found.unsure(_BY_NAME, text, rivals)
    best = likely[0]
    if _fits(best):
        return found.matched(_BY_NAME, best)
    return found.unsure(_BY_NAME, f"It may be {_told(best)}", likely)


def _fits(one: Weighed) -> bool:
    """Enough without a key: a name that is only similar never is."""
    agrees = one.name is not None and one.name >= Agreement.ALIKE
    return agrees and one.judgement.identity is Identity.SAME


def _ranked(pool: Iterable[Weighed]) -> list[Weighed]:
    return sorted(pool, key=lambda one: (-one.judgement.bits, one.candidate.id))


def _rivals(pool: Sequence[Weighed]) -> list[Weighed]:
    """The likeliest and those who are not clearly behind, the others being no match anyway."""
    return [
        one
        for one in pool
        if one is pool[0] or (one.judgement.bits > UNSURE and _ahead(pool[0], one) < RIVAL)
    ]


def _ahead(best: Weighed, other: Weighed) -> float:
    """Bits by which one is ahead of another. A title puts nobody ahead of one whose title is not
    known: it may be the same."""
    gap = best.judgement.bits - other.judgement.bits
    return gap if _title(other) is not None else gap - max(0.0, _title(best) or 0.0)


def _title(one: Weighed) -> float | None:
    """What the title says, in bits; none where it is not known."""
    said = (piece.bits for piece in one.judgement.evidence if piece.kind is Kind.TITLE)
    return next(said, None)


def _why_private(contact: Contact, *, at_all: bool) -> str:
    if at_all:
        return "Nobody of this name is known at the company."
    if contact.company:
        return "The company is not in the directory."
    return "Neither an e-mail, a profile URL nor a company that the directory knows."
