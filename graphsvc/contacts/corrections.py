"""What the owner has said of rows: it holds over what the file says and what matching finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.access.sealed import OwnSealer
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.writing.keys import other_keys
from graphsvc.contacts.writing.queries import CorrectionRow, Row
from graphsvc.database import Database
from graphsvc.errors import Conflict
from graphsvc.matching.resolve import Verdict
from graphsvc.ontology import NONE, VerdictKind
from graphsvc.queries import Id, Nothing, SystemQuery, ViewerQuery, WriteQuery
from loaders.records import Contact

CORRECTIONS = SystemQuery("contacts/read/corrections", CorrectionRow, ("source",))
OWN_CORRECTION = ViewerQuery("contacts/read/own_correction", CorrectionRow, ("source", "row_key"))
_SAID = ("person", "rejected", "removed", "also", "name", "title", "company")
WRITE = WriteQuery("contacts/write/correction", Id, ("source", "row_key", "owner", *_SAID, "now"))
FORGET = WriteQuery("contacts/write/correction_forget", Nothing, ("source", "row_key", "owner"))
LOCK_SOURCE = WriteQuery("contacts/write/source_lock", Id, ("source", "by"))

RULE = "your word"
REMOVED = "You removed this contact."


@dataclass(frozen=True, slots=True)
class Correction:
    """``person`` is who the owner says it is (id and name), ``rejected`` whom they say it is not;
    ``removed`` says that they do not want the row; ``also`` are the fingerprints of all that it is
    known by, since it may come under another key; ``name``, ``title`` and ``company`` stand in
    place of the file's, where they are given."""

    person: str | None = None
    person_name: str = ""
    rejected: frozenset[str] = frozenset()
    removed: bool = False
    also: frozenset[str] = frozenset()
    name: str | None = None
    title: str | None = None
    company: str | None = None

    @property
    def fields(self) -> Mapping[str, str | None]:
        """What stands in place of the file's fields, none where nothing does."""
        return {"name": self.name, "title": self.title, "company": self.company}

    @property
    def changes(self) -> Mapping[str, str]:
        """Those of them that are said."""
        return {field: text for field, text in self.fields.items() if text is not None}


UNSAID: Final = Correction()


def corrections_of(database: Database, own: OwnSealer, source: str) -> dict[str, Correction]:
    """The corrections of a source by row key."""
    rows = database.fetch(CORRECTIONS, source=source)
    return {row.row_key: opened(own, source, row) for row in rows}


def opened(own: OwnSealer, source: str, row: CorrectionRow) -> Correction:
    """A correction with its names readable."""

    def text(field: str, sealed: bytes | None) -> str | None:
        place = f"{source}/{row.row_key}"
        return None if sealed is None else own.open("Correction", place, field, sealed)

    return Correction(
        person=None if row.person == NONE else row.person,
        person_name=row.person_name,
        rejected=frozenset(row.rejected),
        removed=row.removed,
        also=frozenset(row.also),
        name=text("name", row.name),
        title=text("title", row.title),
        company=text("company", row.employer),
    )


def resealed(own: OwnSealer, source: str, row_key: str, correction: Correction | None) -> Row:
    """The owner's words of a row, sealed for another key of it."""
    said = correction or UNSAID
    place = f"{source}/{row_key}"
    return {
        field: None if text is None else own.seal("Correction", place, field, text)
        for field, text in said.fields.items()
    }


def corrected(contact: Contact, correction: Correction | None) -> Contact:
    """The contact as its owner says it is. Pure."""
    changes = (correction or UNSAID).changes
    return replace(contact, **changes) if changes else contact


def ruled(verdict: Verdict, correction: Correction | None) -> Verdict:
    """The verdict under the owner's word. Pure."""
    if correction is None or verdict.kind is VerdictKind.SKIPPED:
        return verdict
    if correction.removed:
        return _by_word(verdict, VerdictKind.SKIPPED, REMOVED)
    if correction.person is not None:
        reason = f"You said that it is {correction.person_name}."
        said = _by_word(verdict, VerdictKind.MATCHED, reason)
        return replace(said, score=1.0, person=correction.person)
    return _without(verdict, correction.rejected)


def objection(row: int) -> Verdict:
    """The verdict on a row of somebody who was erased at their own wish."""
    reason = "This person asked not to be held here. Nothing of the row is kept."
    return Verdict(row, VerdictKind.SKIPPED, "objected", reason)


def _without(verdict: Verdict, rejected: frozenset[str]) -> Verdict:
    """The verdict without those whom the owner says it is not."""
    left = tuple(id_ for id_ in verdict.candidates if id_ not in rejected)
    wrong = verdict.person in rejected or (bool(verdict.candidates) and not left)
    if wrong:
        return _by_word(verdict, VerdictKind.PRIVATE, "You said that it is none of these.")
    return replace(verdict, candidates=left) if left != verdict.candidates else verdict


def _by_word(verdict: Verdict, kind: VerdictKind, reason: str) -> Verdict:
    return Verdict(verdict.row, kind, RULE, reason, company=verdict.company)


def repeated(verdict: Verdict, repeats: Mapping[int, int]) -> Verdict:
    """A row that says the same contact again is skipped, unless it was skipped anyway. Pure."""
    first = repeats.get(verdict.row)
    if first is None or verdict.kind is VerdictKind.SKIPPED:
        return verdict
    reason = f"The same contact as in row {first}."
    return Verdict(verdict.row, VerdictKind.SKIPPED, "repeated", reason, company=verdict.company)


def wanted(keys: Iterable[str], corrections: Mapping[str, Correction]) -> set[str]:
    """Row keys but for those of contacts that the owner has removed."""
    return {key for key in keys if key not in corrections or not corrections[key].removed}


def row_prints(own: OwnSealer, contact: Contact) -> frozenset[str]:
    """The fingerprints of all by which a row may be known again."""
    return frozenset(own.fingerprint("row", key) for key in other_keys(contact))


# What their owner says


def correction_of(view: View, source: str, row_key: str) -> Correction:
    """What the viewer has said of a row."""
    row = view.only(OWN_CORRECTION, source=source, row_key=row_key)
    own = view.own_sealer
    return opened(own, source, row) if row else UNSAID


def lock_source(desk: Desk, source: str) -> None:
    """Makes imports of a source wait. Raises ``Conflict`` while one is under way: it reads what its
    owner has said once, when it begins."""
    if not desk.write(LOCK_SOURCE, source=source, by=desk.user):
        raise Conflict("An import of this source is under way.", advice="Wait until it has ended.")


def write_correction(desk: Desk, source: str, row_key: str, said: Correction, *, now: int) -> None:
    """Keeps what the viewer says of a row; ``now`` is in milliseconds since 1970."""
    own = desk.own_sealer
    desk.write(
        WRITE,
        source=source,
        row_key=row_key,
        owner=desk.user,
        person=said.person or NONE,
        rejected=sorted(said.rejected),
        removed=said.removed,
        also=sorted(said.also),
        now=now,
        **resealed(own, source, row_key, said),
    )


def forget_correction(desk: Desk, source: str, row_key: str) -> None:
    """Forgets what the viewer has said of a row."""
    desk.write(FORGET, source=source, row_key=row_key, owner=desk.user)
