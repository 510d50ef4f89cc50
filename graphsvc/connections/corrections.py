"""What owners say of rows of their sources, kept for every later import."""

from typing import Final

from graphsvc.door import Desk
from graphsvc.errors import Conflict
from graphsvc.ingest.contacts.corrections import Correction, opened, resealed
from graphsvc.ingest.contacts.queries import CorrectionRow
from graphsvc.ontology import NONE
from graphsvc.queries import Id, Nothing, ViewerQuery, WriteQuery
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View

OWN_CORRECTION = ViewerQuery("read/own_correction", CorrectionRow, ("source", "row_key"))
_SAID = ("person", "rejected", "removed", "name", "title", "company")
WRITE = WriteQuery("write/correction", Id, ("source", "row_key", "owner", *_SAID, "now"))
FORGET = WriteQuery("write/correction_forget", Nothing, ("source", "row_key", "owner"))
LOCK_SOURCE = WriteQuery("write/source_lock", Id, ("source", "by"))

UNSAID: Final = Correction()


def correction_of(view: View, ring: KeyRing, source: str, row_key: str) -> Correction:
    """What the viewer has said of a row."""
    row = view.only(OWN_CORRECTION, source=source, row_key=row_key)
    own = OwnSealer(ring, view.viewer.user)
    return opened(own, source, row) if row else UNSAID


def lock_source(desk: Desk, source: str) -> None:
    """Makes imports of a source wait. Raises ``Conflict`` while one is under way: it reads what its
    owner has said once, when it begins."""
    if not desk.write(LOCK_SOURCE, source=source, by=desk.user):
        raise Conflict("An import of this source is under way.", advice="Wait until it has ended.")


def write_correction(desk: Desk, source: str, row_key: str, said: Correction, *, now: int) -> None:
    """Keeps what the viewer says of a row; ``now`` is in milliseconds since 1970."""
    own = OwnSealer(desk.ring, desk.user)
    desk.write(
        WRITE,
        source=source,
        row_key=row_key,
        owner=desk.user,
        person=said.person or NONE,
        rejected=sorted(said.rejected),
        removed=said.removed,
        now=now,
        **resealed(own, source, row_key, said),
    )


def forget_correction(desk: Desk, source: str, row_key: str) -> None:
    """Forgets what the viewer has said of a row."""
    desk.write(FORGET, source=source, row_key=row_key, owner=desk.user)
