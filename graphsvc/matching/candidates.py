"""What speaks for a contact being one person of the directory, piece by piece. Pure.

The pieces are weighed by ``weights.TABLE`` and added up by ``model.judgement``. A contact is
compared with what the directory says of the person: the name, the keys that led to them, and their
jobs at the companies that the contact's employer means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from graphsvc.matching import mailboxes
from graphsvc.matching.compare import PERSON_UNSURE, person_names
from graphsvc.matching.fields import FIELDS
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.fields.words import full_names, given_names
from graphsvc.matching.model import Evidence, Judgement, judgement, prior_of
from graphsvc.matching.normal import name_key
from graphsvc.matching.weights import DIRECTORY, TABLE
from loaders.records import Contact

_PRIOR = prior_of(DIRECTORY)


@dataclass(frozen=True, slots=True)
class Job:
    """At one of the companies that the contact's employer means; ``city`` is the company's."""

    title: str = ""
    former: bool = False
    city: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the directory who may be the contact."""

    id: str
    name: str
    jobs: tuple[Job, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why somebody is a candidate: the kinds of their own keys that agree, whether a shared mailbox
    of their employer does, and how many companies the contact's employer may mean."""

    keys: frozenset[Kind] = frozenset()
    mailbox: bool = False
    companies: int = 1


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what speaks for them; ``name`` is how far the names agree."""

    candidate: Candidate
    grounds: Grounds
    name: Agreement
    judgement: Judgement


def weighed(contact: Contact, candidate: Candidate, grounds: Grounds) -> Weighed:
    """The candidate as judged by all that is known."""
    name = name_agreement(contact, candidate)
    said = [
        _evidence(Kind.FULL_NAME, name),
        *_generation(contact, candidate),
        *(_evidence(kind, Agreement.SAME) for kind in sorted(grounds.keys)),
        *_work(contact, candidate, grounds),
    ]
    return Weighed(candidate, grounds, name, judgement(_PRIOR, said))


def _evidence(kind: Kind, agreement: Agreement, *, words: str = "", less: float = 0.0) -> Evidence:
    """By the table alone; ``less`` bits are taken off."""
    weights = TABLE[kind]
    same = weights.steps[Agreement.SAME]
    bits = log2(same.m / same.u) if agreement is Agreement.SAME else weights.lesser[agreement]
    return Evidence(kind, agreement, bits - less, words=words)


# --- names ----------------------------------------------------------------------------------------


def name_agreement(contact: Contact, candidate: Candidate) -> Agreement:
    """How far the names agree; ``PART`` where the given name does and the rest does not.

    A name that an e-mail spells out counts as another spelling of the contact's, if it can be one.
    The e-mail says nothing more of its own: it is the same name again. Father and son (Sr., Jr.)
    have different names.
    """
    if any(said.agreement is Agreement.OTHER for said in _generation(contact, candidate)):
        return Agreement.OTHER
    found = full_names(contact.name, candidate.name)
    if found < Agreement.ALIKE:
        spelled = [full_names(name, candidate.name) for name in _spellings(contact)]
        found = min(Agreement.ALIKE, max([found, *spelled]))
    if found >= Agreement.NEAR:
        return found
    given = given_names(_given(contact.name, contact.given_name), _given(candidate.name))
    return Agreement.PART if given >= Agreement.NEAR else Agreement.OTHER


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
    less = log2(max(1, grounds.companies))
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
