"""A private connection that its owner publishes: it becomes a person of the directory like any
other, for everybody (see ``directory.published``), and the contact is that person by its owner's
word.

What becomes public is shown first, and what is shown is what is written. Somebody who fits and is
there already is proposed in place of a second one. The employer becomes public with the person: one
that the directory does not have comes into it as a company, since a job is a job at a company, and
the organisation's own company of that name becomes that one. Other owners of the same human are
told nothing: they are offered the person as they are offered everybody who comes into the
directory.
"""

from dataclasses import dataclass, replace

from graphsvc import normal
from graphsvc.access.audit import Audited
from graphsvc.access.sealed import OrgCompanyRow
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.corrections import (
    correction_of,
    lock_source,
    objection,
    row_prints,
    write_correction,
)
from graphsvc.contacts.own import (
    DetailedRow,
    contact_of,
    get_contact,
    known_anew,
    own_row,
    record_of,
)
from graphsvc.contacts.settling import verdict_on
from graphsvc.contacts.verdicts import Word, reword
from graphsvc.contacts.writing.placing import NOBODY_ASKED, contact_writer
from graphsvc.contacts.writing.tidying import tidied
from graphsvc.database import Transaction
from graphsvc.days import now_ms
from graphsvc.directory.published import Facts, Made, add_published, lock_for_publishing
from graphsvc.errors import Conflict
from graphsvc.matching.resolve import Verdict
from graphsvc.naming.names import COMPANIES_BY_ID, people_named
from graphsvc.naming.own_companies import JOIN, drop_unnamed, lock
from graphsvc.naming.references import PEOPLE_BY_KEY, Lookup, read_company
from graphsvc.naming.targets import ORG_COMPANY_BY_NAME
from graphsvc.normal.details import without_details
from graphsvc.ontology import NONE, VerdictKind
from graphsvc.queries import Reader
from graphsvc.sealing import KeyRing
from graphsvc.wire.contacts import Contact
from graphsvc.wire.publishing import EmployerIs, Fitting, Publication, PublicationInput
from loaders import records


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A contact as it would be published, and whom of the directory it may be."""

    facts: Facts
    employer_is: EmployerIs
    fitting: list[str]
    taken: bool


def preview_publication(view: View, id_: str) -> Publication:
    """What would become public of a private connection of the viewer's. Raises ``NotFound``, or
    ``Conflict`` for a contact that is a person of the directory already."""
    row = _private(view, id_)
    proposed = _proposed(view.directory, view, row)
    found = people_named(view, proposed.fitting)
    facts = proposed.facts
    return Publication(
        contact=id_,
        name=facts.name,
        title=facts.title,
        employer=facts.employer,
        employer_is=proposed.employer_is,
        profile_url=facts.profile_url,
        kept_back=_kept_back(view, row),
        fitting=[
            Fitting(id=one.id, name=one.name, title=one.title, company=one.company)
            for one in (found[key] for key in proposed.fitting if key in found)
        ],
        profile_taken=proposed.taken,
    )


def publish_contact(desk: Desk, id_: str, chosen: PublicationInput) -> Contact:
    """Publishes a private connection of the viewer's, without what they leave out. Raises
    ``NotFound``; ``Conflict`` where it is a person of the directory, where one fits, where what was
    shown is not so any more, for somebody who asked not to be held here, or while an import of its
    source is under way."""
    row = _private(desk.view, id_)
    desk.lend(lambda tx, ring: _publish(desk, tx, ring, row, chosen))
    desk.note(Audited.PUBLISHED, subject=id_, owner=desk.user)
    return get_contact(desk.view, id_)


def _publish(
    desk: Desk, tx: Transaction, ring: KeyRing, row: DetailedRow, chosen: PublicationInput
) -> None:
    view = desk.view
    record = tidied(record_of(view, row))
    if lock_for_publishing(tx, ring, record):
        raise Conflict(objection(record.row).reason.partition(". ")[0] + ".")
    lock_source(desk, row.source)
    lock(desk)
    if own_row(view, row.id) != row:
        raise _changed()
    proposed = _proposed(tx.run, view, row)
    if proposed.fitting:
        raise Conflict(
            "Somebody who fits is in the directory already.",
            advice="Say that it is that person, or that it is none of those who fit.",
            existing=proposed.fitting[0],
        )
    facts = _chosen(proposed, chosen)
    made = add_published(tx, facts)
    _join_own_company(desk, made, facts)
    before = correction_of(view, row.source, row.row_key)
    said = replace(
        before,
        person=made.person,
        person_name=facts.name,
        also=before.also | row_prints(view.own_sealer, record),
    )
    write_correction(desk, row.source, row.row_key, said, now=now_ms())
    verdict = verdict_on(tx.run, record, said)
    writer = contact_writer(desk, source=row.source, kind=row.kind)
    draft = writer.drafts.draft(record, verdict, row.row_key, known_anew(own_row(view, row.id)))
    writer.place([draft], asked=NOBODY_ASKED)
    reword(desk, row.id, Word(verdict, row.id))
    drop_unnamed(desk, [row.company])


def _changed() -> Conflict:
    return Conflict(
        "What would become public is not what you were shown.", advice="Look at it again."
    )


def _chosen(proposed: _Proposed, chosen: PublicationInput) -> Facts:
    """What becomes public: what was shown, but for what is left out. Raises ``Conflict`` where that
    is something else now."""
    facts = proposed.facts
    now = (facts.name, facts.title, facts.employer, facts.profile_url)
    if now != (chosen.name, chosen.title, chosen.employer, chosen.profile_url):
        raise _changed()
    left_out = set(chosen.leave_out)
    if proposed.taken and "profile_url" not in left_out:
        raise Conflict(
            "This profile is somebody else’s in the directory.",
            advice="Leave it out, or say that your contact is that person.",
        )
    return Facts(
        name=facts.name,
        title="" if left_out & {"title", "employer"} else facts.title,
        employer="" if "employer" in left_out else facts.employer,
        company=None if "employer" in left_out else facts.company,
        profile_url="" if "profile_url" in left_out else facts.profile_url,
    )


def _private(view: View, id_: str) -> DetailedRow:
    row = own_row(view, id_)
    if row.person != NONE:
        raise Conflict(
            "This contact is a person of the directory already.",
            advice="Undo the match first, where it is somebody else.",
        )
    return row


def _proposed(read: Reader, view: View, row: DetailedRow) -> _Proposed:
    record = tidied(record_of(view, row))
    verdict = verdict_on(read, record, correction_of(view, row.source, row.row_key))
    company, employer_is = _employer(read, record, verdict)
    url = record.profile_url if normal.profile_key(record.profile_url or "") else None
    keys = [f"url:{normal.profile_key(url)}"] if url else []
    return _Proposed(
        Facts(
            name=record.name,
            title=without_details(record.title) if employer_is != "none" else "",
            employer=record.company if employer_is != "none" else "",
            company=company,
            profile_url=url or "",
        ),
        employer_is,
        _fitting(verdict),
        bool(keys and read(PEOPLE_BY_KEY, keys=keys)),
    )


def _employer(
    read: Reader, record: records.Contact, verdict: Verdict
) -> tuple[str | None, EmployerIs]:
    """The employer's id in the directory, and what it is: known there, new, unclear where several
    are called that, or none at all. An unclear one is left out with the title."""
    if verdict.company is not None and read(COMPANIES_BY_ID, ids=[verdict.company]):
        return verdict.company, "known"
    if not normal.employer_key(record.company):
        return None, "none"
    found = Lookup(read).companies(read_company(record.company))
    if len(found) == 1:
        return next(iter(found)), "known"
    return None, "none" if found else "new"


def _fitting(verdict: Verdict) -> list[str]:
    """Whom of the directory a contact may be, unless its owner has said that it is none of them."""
    if verdict.kind is VerdictKind.MATCHED and verdict.person:
        return [verdict.person]
    return list(verdict.candidates) if verdict.kind is VerdictKind.UNSURE else []


def _kept_back(view: View, row: DetailedRow) -> list[str]:
    """What of a contact never becomes public."""
    contact = contact_of(view, row)
    return [
        *(["e-mail addresses"] if contact.emails else []),
        *(["phone numbers"] if contact.phones else []),
        *(["the day of connecting"] if contact.connected_on else []),
    ]


def _join_own_company(desk: Desk, made: Made, facts: Facts) -> None:
    """The organisation's own company of that name is the one of the directory now: whatever of the
    organisation names it names that one."""
    if made.company is None or facts.company is not None:
        return
    index = desk.sealer.company_index(facts.employer)
    own: OrgCompanyRow | None = desk.view.only(ORG_COMPANY_BY_NAME, name_index=index)
    if own is not None:
        desk.write(JOIN, id=own.id, into=made.company, scope=desk.scope)
