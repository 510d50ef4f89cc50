"""Files that their owners look at before they import them: what would be read, and as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.connections.imports.reading import AS_IT_IS, Reading, open_reading
from graphsvc.connections.imports.run import Chunk, opened_upload, say
from graphsvc.connections.imports.start import (
    PLAIN,
    ImportOptions,
    begin_import,
    check_size,
    contacts_format,
    keep_upload,
)
from graphsvc.connections.wire_imports import Preview, PreviewColumn, PreviewRow
from graphsvc.days import now_ms
from graphsvc.door import Desk, Door
from graphsvc.errors import NotFound
from graphsvc.ids import new_id
from graphsvc.queries import Id, ViewerQuery, WriteQuery, Writer
from graphsvc.sealed import OwnSealer
from graphsvc.sealing import KeyRing
from graphsvc.visibility import View
from loaders import preview as previews
from loaders.files.book import KEYS
from loaders.limits import LIMITS
from loaders.records import Contact, Problem, Refused

MOST_REMEMBERED: Final = 20
"""How many earlier readings are tried on a file whose header nobody knows."""

KEPT_MS: Final = 24 * 3_600_000
"""For so long a file waits; it is deleted then."""


@dataclass(frozen=True, slots=True)
class UploadRow:
    id: str
    file: bytes


@dataclass(frozen=True, slots=True)
class ReadingRow:
    id: str
    reading: bytes


UPLOAD = ViewerQuery("read/upload", UploadRow, ("id",))
READINGS = ViewerQuery("read/readings", ReadingRow, ("user", "limit"))
OWN_CHUNKS = ViewerQuery("read/own_upload_chunks", Chunk, ("import",))
KEEP = WriteQuery("write/upload", Id, ("id", "user", "file", "now"))
DROP = WriteQuery("write/uploads_drop", Id, ("scope", "id"))
LAPSE = WriteQuery("write/uploads_lapse", Id, ("before",))
TAKEN = WriteQuery("write/upload_taken", Id, ("id", "scope"))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file, as what it was read, and how."""

    file: str
    reading: Reading
    remembered: bool
    found: previews.Preview | None
    problem: str | None


def keep(desk: Desk, file: str, data: bytes) -> str:
    """Keeps a file, sealed, for its owner to look at; the one before it goes. Returns its id.
    Raises ``FileRefused`` for one that is empty or too large."""
    check_size(data, file=file)
    upload = new_id()
    desk.write(DROP, scope=desk.own_scope, id="")
    sealed = desk.own_sealer.seal("Import", upload, "file", file)
    desk.write(KEEP, id=upload, user=desk.user, file=sealed, now=now_ms())
    keep_upload(desk, upload, data)
    return upload


def drop(desk: Desk, upload: str) -> None:
    """Deletes a file that waits. Raises ``NotFound``."""
    if not desk.write(DROP, scope=desk.own_scope, id=upload):
        raise _no_upload()


def lapse(write: Writer) -> int:
    """Deletes all files that have waited for too long; returns how many."""
    return len(write(LAPSE, before=now_ms() - KEPT_MS))


def take(
    desk: Desk, upload: str, *, format_: str, label: str = "", options: ImportOptions = PLAIN
) -> str:
    """Imports a file that was looked at; a worker has yet to run it. Returns the id of the import,
    which is that of the file. Raises ``NotFound``, ``InvalidInput`` for a format that is none of
    contacts, ``Conflict`` while another import of the source is under way."""
    contacts_format(format_)
    file = _file_name(desk.view, desk.ring, upload)
    if not desk.write(TAKEN, id=upload, scope=desk.own_scope):
        raise _no_upload()
    begin_import(desk, upload, format_=format_, file=file, label=label, options=options)
    return upload


def preview(door: Door, upload: str, reading: Reading = AS_IT_IS) -> Preview:
    """What would be read of a file, by the format that fits best. Where no format knows its header
    and nothing is said, what was said of an earlier file with such columns is tried. Raises
    ``NotFound``; what is wrong with the file is told in the preview."""
    own = OwnSealer(door.ring, door.viewer.user)

    def read(view: View) -> tuple[str, Sequence[Reading], bytes]:
        chunks = view.read(OWN_CHUNKS, **{"import": upload})
        file = _file_name(view, door.ring, upload)
        return file, _remembered(view, own), opened_upload(own, upload, chunks)

    file, readings, data = door.look(read)
    looked = _looked(file, data, reading, remembered=False)
    if reading == AS_IT_IS and (looked.found is None or looked.found.format is None):
        tried = (_looked(file, data, earlier, remembered=True) for earlier in readings)
        looked = next((one for one in tried if one.found and one.found.format), looked)
    return _wire(upload, looked)


def _file_name(view: View, ring: KeyRing, upload: str) -> str:
    row = view.only(UPLOAD, id=upload)
    if row is None:
        raise _no_upload()
    return OwnSealer(ring, view.viewer.user).open("Import", row.id, "file", row.file)


def _remembered(view: View, own: OwnSealer) -> Sequence[Reading]:
    """What the viewer said of earlier files, the newest first, each reading once."""
    found: list[Reading] = []
    for row in view.read(READINGS, user=view.viewer.user, limit=MOST_REMEMBERED):
        reading = open_reading(own, row.id, row.reading)
        if reading not in found:
            found.append(reading)
    return found


def _looked(file: str, data: bytes, reading: Reading, *, remembered: bool) -> _Looked:
    try:
        found = previews.preview(reading.origin(file, data), LIMITS)
    except Refused as refused:
        return _Looked(file, reading, remembered, None, say(refused.problem))
    return _Looked(file, reading, remembered, found, None)


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
        keys=list(KEYS),
        mapped={key: list(names) for key, names in looked.reading.columns.items()},
        encoding=looked.reading.encoding,
        remembered=looked.remembered,
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
    )


def _no_upload() -> NotFound:
    return NotFound("There is no such file waiting.", advice="Choose the file again.")
