"""Verdicts on rows whose contacts their owner has said something of."""

from dataclasses import dataclass

from graphsvc.access.sealed import OwnSealer
from graphsvc.access.visibility import Desk
from graphsvc.contacts.imports.look import VerdictRow
from graphsvc.contacts.writing.drafts import decided, open_said, seal_said
from graphsvc.contacts.writing.queries import Row
from graphsvc.matching.resolve import Verdict
from graphsvc.queries import Nothing, ViewerQuery, WriteQuery

VERDICTS_OF = ViewerQuery("contacts/read/contact_verdicts", VerdictRow, ("contact",))
SETTLE_VERDICTS = WriteQuery("contacts/write/verdicts_settle", Nothing, ("rows",))


@dataclass(frozen=True, slots=True)
class Word:
    """What a verdict becomes; ``contact`` is none where the contact is no more."""

    verdict: Verdict
    contact: str | None


def reword(desk: Desk, contact: str, word: Word) -> None:
    """Changes the verdicts on a contact of the viewer's own, and the counts of their imports."""
    own = desk.own_sealer
    rows = [_row(own, row, word) for row in desk.view.read(VERDICTS_OF, contact=contact)]
    if rows:
        desk.write(SETTLE_VERDICTS, rows=rows)


def _row(own: OwnSealer, row: VerdictRow, word: Word) -> Row:
    said = open_said(own, row.import_id, row.row, row.said) | {"reason": word.verdict.reason}
    return {
        "import": row.import_id,
        "row": row.row,
        **decided(word.verdict),
        "contact": word.contact,
        "said": seal_said(own, row.import_id, row.row, said),
    }
