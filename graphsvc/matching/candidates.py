"""What speaks for a contact being one person of the directory, piece by piece. Pure.

The pieces are weighed by ``weights.TABLE`` and added up by ``model.judgement``. A contact is
compared with what the directory says of the person: the name, the keys that led to them, and their
jobs at the companies that the contact's employer means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from graphsvc.matching import mailboxes
from graphsvc.matching.compare import PERSON_UNSURE, person_names
from graphsvc.matching.fields import FIELDS
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.fields.words import full_names, given_names
from graphsvc.matching.model import Evidence, Judgement, judgement, prior_of
from graphsvc.matching.weights import DIRECTORY, POST, TABLE, USUAL_STAFF, name_share
from graphsvc.normal import name_key, profile_key
from graphsvc.normal.latin import has_chinese
from graphsvc.normal.nicknames import EITHER
from loaders.records import Contact

_PRIOR = prior_of(DIRECTORY)
_UNREAD = "a name in characters that can be read in several ways"


@dataclass(frozen=True, slots=True)
class Job:
    """At one of the companies that the contact's employer means; ``city`` is the company's, and
    ``staff`` how many people it is known to have, or to have had."""

    title: str = ""
    former: bool = False
    city: str = ""
    staff: int = 0


@dataclass(frozen=True, slots=True)
class Bearers:
    """How many ``others`` have the same name among so many people of the directory."""

    others: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the directory who may be the contact; ``aliases`` are further names."""

    id: str
    name: str
    jobs: tuple[Job, ...] = ()
    profile_url: str = ""
    bearers: Bearers = Bearers()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why somebody is a candidate: the kinds of their own keys that agree, whether a shared mailbox
    of their employer does, and how many companies the contact's employer may mean."""

    keys: frozenset[Kind] = frozenset()
    mailbox: bool = False
    companies: int = 1


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what speaks for them; ``name`` is how far the names agree, none where their
    scripts do not let one tell."""

    candidate: Candidate
    grounds: Grounds
    name: Agreement | None
    judgement: Judgement


def weighed(contact: Contact, candidate: Candidate, grounds: Grounds) -> Weighed:
    """The candidate as judged by all that is known; a title is weighed as one of the employer's
    (``POST``), beside which it counts in full."""
    candidate = _by_best_name(contact, candidate)
    name = name_agreement(contact, candidate)
    said = [
        _name(name, candidate.bearers),
        *_generation(contact, candidate),
        *(_evidence(kind, Agreement.SAME) for kind in sorted(grounds.keys)),
        *_profile(contact, candidate, grounds),
        *_work(contact, candidate, grounds),
    ]
    return Weighed(candidate, grounds, name, judgement(_PRIOR, said, related=()))


def _by_best_name(contact: Contact, candidate: Candidate) -> Candidate:
    """The candidate under the name that the contact's agrees with best."""
    if not candidate.aliases:
        return candidate
    forms = [candidate, *(replace(candidate, name=name) for name in candidate.aliases)]
    return max(forms, key=lambda form: full_names(contact.name, form.name))


def _evidence(kind: Kind, agreement: Agreement, *, words: str = "", less: float = 0.0) -> Evidence:
    """By the table alone; ``less`` bits are taken off."""
    weights = POST if kind is Kind.TITLE else TABLE[kind]
    same = weights.steps[Agreement.SAME]
    bits = log2(same.m / same.u) if agreement is Agreement.SAME else weights.lesser[agreement]
    return Evidence(kind, agreement, bits - less, words=words)


# --- names ----------------------------------------------------------------------------------------


def _name(agreement: Agreement | None, bearers: Bearers) -> Evidence:
    """A name says the less the more people have it (``weights.name_share``)."""
    if agreement is None:
        return Evidence(Kind.FULL_NAME, Agreement.PART, 0.0, words=_UNREAD)
    found = _evidence(Kind.FULL_NAME, agreement)
    share = name_share(bearers.others, bearers.people)
    rarity = log2(TABLE[Kind.FULL_NAME].steps[Agreement.SAME].m / share)
    bits = rarity if agreement is Agreement.SAME else min(found.bits, rarity)
    return found._replace(bits=bits)


def _profile(contact: Contact, candidate: Candidate, grounds: Grounds) -> Iterator[Evidence]:
    """Another address than the one that the directory knows; people change theirs seldom."""
    if Kind.PROFILE in grounds.keys or not contact.profile_url:
        return
    mine, theirs = profile_key(contact.profile_url), profile_key(candidate.profile_url)
    if mine and theirs and mine != theirs:
        yield _evidence(Kind.PROFILE, Agreement.OTHER)


def name_agreement(contact: Contact, candidate: Candidate) -> Agreement | None:
    """How far the names agree; ``PART`` where the given name does and the rest does not.

    None where one is in Chinese characters and the other is not, and they do not agree in the
    Chinese reading: in Japanese, Korean and Cantonese they are read otherwise, and many bear
    another given name beside. That is no evidence against.

    A name that an e-mail spells out counts as another spelling of the contact's, if it can be one.
    The e-mail says nothing more of its own: it is the same name again. Father and son (Sr., Jr.)
    have different names. Martin Thomas, whose given name is stated to be Martin, and Thomas Martin
    have similar names.
    """
    if any(said.agreement is Agreement.OTHER for said in _generation(contact, candidate)):
        return Agreement.OTHER
    found = full_names(contact.name, candidate.name)
    if found > Agreement.NEAR and _is_swapped(contact, candidate):
        return Agreement.NEAR
    if found < Agreement.ALIKE:
        spelled = [full_names(name, candidate.name) for name in _spellings(contact)]
        found = min(Agreement.ALIKE, max([found, *spelled]))
    if found >= Agreement.NEAR:
        return found
    if has_chinese(contact.name) != has_chinese(candidate.name):
        return None
    given = given_names(_given(contact.name, contact.given_name), _given(candidate.name))
    return Agreement.PART if given >= Agreement.NEAR else Agreement.OTHER


def _is_swapped(contact: Contact, candidate: Candidate) -> bool:
    """Whether the contact's given name, stated apart, is the surname of the candidate and the other
    way round, where each can be either."""
    given, theirs = name_key(contact.given_name).split(), name_key(candidate.name).split()
    mine = name_key(contact.name).split()
    if not given or "," in candidate.name or len(mine) < 2 or len(theirs) < 2:
        return False
    surname = [word for word in mine if word not in given]
    turned = theirs[0] in surname and theirs[-1] in given
    return turned and EITHER.issuperset((theirs[0], theirs[-1]))


def _spellings(contact: Contact) -> Iterator[str]:
    for email in contact.emails:
        name = mailboxes.names_its_owner(email)
        if name and person_names(contact.name, name).value >= PERSON_UNSURE:
            yield name


def _given(name: str, stated: str = "") -> str:
    """The first word, or the first after a comma that is no title (``Lee, Ann``, ``Ann Lee, PhD``),
    where the given name is not stated apart."""
    words = name_key(name).split()
    _, _, after = name.partition(",")
    turned = [word for word in name_key(after).split() if word in words]
    return next(iter(name_key(stated).split() or turned or words), "")


def _generation(contact: Contact, candidate: Candidate) -> Iterator[Evidence]:
    field = FIELDS[Kind.GENERATION]
    one, other = field.normal(contact.name), field.normal(candidate.name)
    if one and other:
        yield _evidence(Kind.GENERATION, field.compare(one, other))


# --- work -----------------------------------------------------------------------------------------


def _work(contact: Contact, candidate: Candidate, grounds: Grounds) -> Iterator[Evidence]:
    """Employer, title and place, by the job that fits best."""
    staff = max((job.staff for job in candidate.jobs), default=0)
    less = log2(max(1, grounds.companies)) + log2(max(1.0, staff / USUAL_STAFF))
    if candidate.jobs and all(job.former for job in candidate.jobs):
        yield _evidence(Kind.EMPLOYER, Agreement.ALIKE, words="a former employer", less=less)
    elif candidate.jobs:
        yield _evidence(Kind.EMPLOYER, Agreement.SAME, less=less)
    elif grounds.mailbox:
        yield _evidence(Kind.EMPLOYER, Agreement.SAME, words="a mailbox of the same office")
    yield from _best(Kind.TITLE, contact.title, [job.title for job in candidate.jobs])
    yield from _best(Kind.OFFICE, contact.city, [job.city for job in candidate.jobs])


def _best(kind: Kind, stated: str, others: Sequence[str]) -> Iterator[Evidence]:
    field = FIELDS[kind]
    one = field.normal(stated)
    forms = [form for other in others if (form := field.normal(other))]
    if one and forms:
        yield _evidence(kind, max(field.compare(one, form) for form in forms))
