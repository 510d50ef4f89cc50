"""Files that their owners look at before they import them: what would be read, and as what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.access.door import Door
from graphsvc.access.quotas import UPLOADS, check_quota
from graphsvc.access.visibility import Desk, View
from graphsvc.contacts.imports.reading import AS_IT_IS, Reading, open_reading, reading_of
from graphsvc.contacts.imports.run import Chunk, opened_upload, say
from graphsvc.contacts.imports.start import (
    Expected,
    ImportOptions,
    begin_import,
    check_size,
    contacts_format,
    expected_rows,
    keep_upload,
)
from graphsvc.days import DAY_MS, now_ms
from graphsvc.errors import NotFound
from graphsvc.ids import new_id
from graphsvc.queries import Id, ViewerQuery, WriteQuery, Writer
from graphsvc.shares import HEAVY
from graphsvc.wire.imports import Preview, PreviewColumn, PreviewRow, UploadImport
from loaders import preview as previews
from loaders.files.book import KEYS
from loaders.limits import LIMITS
from loaders.records import Contact, Problem, Refused

MOST_REMEMBERED: Final = 20
"""How many earlier readings are tried on a file whose header nobody knows."""

KEPT_MS: Final = DAY_MS
"""For so long a file waits; it is deleted then."""


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A file that waits: its sealed name, and how many rows it is expected to have."""

    id: str
    file: bytes
    rows: int | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    id: str
    reading: bytes


UPLOAD = ViewerQuery("contacts/read/upload", UploadRow, ("id",))
READINGS = ViewerQuery("contacts/read/readings", ReadingRow, ("user", "limit"))
OWN_CHUNKS = ViewerQuery("contacts/read/own_upload_chunks", Chunk, ("import",))
KEEP = WriteQuery("contacts/write/upload", Id, ("id", "user", "file", "rows", "now"))
DROP = WriteQuery("contacts/write/uploads_drop", Id, ("scope", "id"))
LAPSE = WriteQuery("contacts/write/uploads_lapse", Id, ("before",))
TAKEN = WriteQuery("contacts/write/upload_taken", Id, ("id", "scope"))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file, as what it was read, and how; ``proposed`` where nobody named its encoding."""

    file: str
    reading: Reading
    found: previews.Preview | None
    problem: str | None
    proposed: bool = False
    remembered: bool = False


def keep(desk: Desk, file: str, data: bytes) -> str:
    """Keeps a file, sealed, for its owner to look at; the one before it goes. Returns its id.
    Raises ``FileRefused`` for one that is empty or too large, ``QuotaReached`` where too many
    wait."""
    check_size(data, file=file)
    upload = new_id()
    desk.write(DROP, scope=desk.own_scope, id="")
    sealed = desk.own_sealer.seal("Import", upload, "file", file)
    rows = expected_rows(data)
    desk.write(KEEP, id=upload, user=desk.user, file=sealed, rows=rows, now=now_ms())
    check_quota(UPLOADS, desk.write, user=desk.user, org=desk.org)
    keep_upload(desk, upload, data)
    return upload


def drop(desk: Desk, upload: str) -> None:
    """Deletes a file that waits. Raises ``NotFound``."""
    if not desk.write(DROP, scope=desk.own_scope, id=upload):
        raise _no_upload()


def lapse(write: Writer) -> int:
    """Deletes all files that have waited for too long; returns how many."""
    return len(write(LAPSE, before=now_ms() - KEPT_MS))


def take(desk: Desk, upload: str, wanted: UploadImport) -> str:
    """Imports a file that was looked at; a worker has yet to run it. Returns the id of the import,
    which is that of the file. Raises ``NotFound``, ``InvalidInput`` for a format that is none of
    contacts, ``Conflict`` while another import of the source is under way."""
    contacts_format(wanted.format)
    options = ImportOptions(mode=wanted.mode, reading=reading_of(wanted))
    row = _row_of(desk.view, upload)
    if not desk.write(TAKEN, id=upload, scope=desk.own_scope):
        raise _no_upload()
    expected = Expected(wanted.format, _file_name(desk.view, row), row.rows)
    begin_import(desk, upload, expected, label=wanted.label, options=options)
    return upload


def preview(door: Door, upload: str, reading: Reading = AS_IT_IS) -> Preview:
    """What would be read of a file, by the format that fits best. Where no format knows its header
    and nothing is said, what was said of an earlier file with such columns is tried. Raises
    ``NotFound``, ``TooMany``, ``TooSlow``; what is wrong with the file is told in the preview."""

    return door.look(lambda view: _preview(view, upload, reading), share=HEAVY)


def _preview(view: View, upload: str, reading: Reading) -> Preview:
    chunks = view.read(OWN_CHUNKS, **{"import": upload})
    file = _file_name(view, _row_of(view, upload))
    data = opened_upload(view.own_sealer, upload, chunks)
    looked = _looked(file, data, reading, pulse=view.in_time)
    if reading == AS_IT_IS and (looked.found is None or looked.found.format is None):
        tried = (
            replace(_looked(file, data, earlier, pulse=view.in_time), remembered=True)
            for earlier in _remembered(view)
        )
        looked = next((one for one in tried if one.found and one.found.format), looked)
    return _wire(upload, looked)


def _row_of(view: View, upload: str) -> UploadRow:
    row = view.only(UPLOAD, id=upload)
    if row is None:
        raise _no_upload()
    return row


def _file_name(view: View, row: UploadRow) -> str:
    return view.own_sealer.open("Import", row.id, "file", row.file)


def _remembered(view: View) -> Sequence[Reading]:
    """What the viewer said of earlier files, the newest first, each reading once."""
    found: list[Reading] = []
    for row in view.read(READINGS, user=view.viewer.user, limit=MOST_REMEMBERED):
        reading = open_reading(view.own_sealer, row.id, row.reading)
        if reading not in found:
            found.append(reading)
    return found


def _looked(file: str, data: bytes, reading: Reading, *, pulse: previews.Pulse) -> _Looked:
    try:
        found = previews.preview(reading.origin(file, data), LIMITS, pulse=pulse)
    except Refused as refused:
        return _Looked(file, reading, None, say(refused.problem))
    if found.encoding:
        shown = replace(reading, encoding=found.encoding)
        return _Looked(file, shown, found, None, proposed=True)
    return _Looked(file, reading, found, None)


def _wire(upload: str, looked: _Looked) -> Preview:
    found = looked.found
    return Preview(
        id=upload,
        file=looked.file,
        problem=looked.problem,
        format=found.format if found else None,
        fits=list(found.fits) if found else [],
        columns=[
            PreviewColumn(name=column.name, key=column.key, values=list(column.values))
            for column in (found.columns if found else ())
        ],
        first=[_row(record) for record in (found.first if found else ())],
        rows=found.rows if found else 0,
        problems=found.problems if found else 0,
        whole=found.whole if found else True,
        keys=list(KEYS),
        mapped={key: list(names) for key, names in looked.reading.columns.items()},
        encoding=looked.reading.encoding,
        remembered=looked.remembered,
        left_out=list(found.left_out) if found else [],
        proposed=looked.proposed,
    )


def _row(record: Contact | Problem) -> PreviewRow:
    if isinstance(record, Problem):
        return PreviewRow(problem=say(record))
    return PreviewRow(
        name=record.name,
        title=record.title,
        company=record.company,
        emails=list(record.emails),
        phones=list(record.phones),
        profile_url=record.profile_url or "",
        connected_on=str(record.connected_on or ""),
        lost=list(record.lost),
    )


def _no_upload() -> NotFound:
    return NotFound("There is no such file waiting.", advice="Choose the file again.")
