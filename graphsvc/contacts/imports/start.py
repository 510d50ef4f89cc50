"""Taking an upload in, and what its owner decides of an import: go on, give up, undo."""

from dataclasses import dataclass
from typing import Any, Final

from graphsvc.access.quotas import SOURCES, UPLOADS, check_quota
from graphsvc.access.visibility import Desk
from graphsvc.contacts.imports.look import get_import
from graphsvc.contacts.imports.reading import AS_IT_IS, Reading, seal_reading
from graphsvc.days import now_ms
from graphsvc.errors import Conflict, FileRefused, InvalidInput
from graphsvc.ids import new_id
from graphsvc.queries import Id, Nothing, WriteQuery
from graphsvc.runs.ledger import FOR_A_PERSON, Whose, start
from graphsvc.wire.imports import Mode
from loaders.files import FILES, FileFormat
from loaders.limits import LIMITS

CHUNK: Final = 1_000_000
"""Bytes of an upload that are sealed as one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The source and the organisation of an import that is open now."""

    source: str
    org: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A file of contacts, by its format and its name, and how many rows it is expected to have."""

    format: str
    file: str
    rows: int | None


START = WriteQuery(
    "contacts/write/import_start",
    Opened,
    (
        *("id", "user", "format", "label", "source", "file", "reading", "mode", "confirmed"),
        "now",
    ),
)
UNASKED = WriteQuery("contacts/write/imports_unasked", Nothing, ("scope", "source", "newer", "now"))
ADD_CHUNK = WriteQuery(
    "contacts/write/upload_chunk", Nothing, ("import", "number", "scope", "data")
)
ANSWER = WriteQuery("contacts/write/import_answer", Opened, ("id", "scope", "mode"))
DISCARD = WriteQuery("contacts/write/import_discard", Id, ("id", "scope", "now"))
UNDO = WriteQuery("contacts/write/import_undo", Opened, ("id", "scope"))


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a file is taken. ``confirmed`` says that contacts may be removed however many they are,
    ``reading`` how it is to be read."""

    mode: Mode = "replace"
    confirmed: bool = False
    reading: Reading = AS_IT_IS


PLAIN: Final = ImportOptions()


def start_import(
    desk: Desk,
    *,
    format_: str,
    file: str,
    data: bytes,
    label: str = "",
    options: ImportOptions = PLAIN,
) -> str:
    """Takes an upload in; returns the id of the import, which a worker has yet to run.

    Raises ``InvalidInput`` for a format that is not one of contacts, ``FileRefused`` for an empty
    or too large file, ``Conflict`` while another import of the same source is under way. An earlier
    one that waits for an answer is superseded.
    """
    contacts_format(format_)
    check_size(data, file=file)
    import_id = new_id()
    upload = Expected(format_, file, expected_rows(data))
    begin_import(desk, import_id, upload, label=label, options=options)
    keep_upload(desk, import_id, data)
    return import_id


def begin_import(
    desk: Desk, import_id: str, upload: Expected, *, label: str, options: ImportOptions
) -> None:
    """Makes an import whose file is kept under its id. Raises ``Conflict`` while another one of the
    same source is under way; one that waits for an answer is superseded. Raises ``QuotaReached``
    for a source, or a file, too many."""
    own = desk.own_sealer
    made = desk.write(
        START,
        id=import_id,
        user=desk.user,
        format=upload.format,
        label=label.strip(),
        source=new_id(),
        file=own.seal("Import", import_id, "file", upload.file),
        reading=seal_reading(own, import_id, options.reading),
        mode=options.mode,
        confirmed=options.confirmed,
        now=now_ms(),
    )
    if not made:
        raise Conflict(
            "An import of this source is under way.",
            advice="Wait until it has ended. If it has failed, try it again or give it up first.",
        )
    check_quota(SOURCES, desk.write, user=desk.user, org=desk.org)
    desk.write(UNASKED, scope=desk.own_scope, source=made[0].source, newer=import_id, now=now_ms())
    check_quota(UPLOADS, desk.write, user=desk.user, org=desk.org)
    _start_run(desk, import_id, "import", made[0], rows=upload.rows)


def _start_run(
    desk: Desk, import_id: str, kind: str, opened: Opened, *, rows: int | None = None
) -> None:
    """The run of an import has the import's id; its lane is the source."""
    whose = Whose(scope=desk.own_scope, org=opened.org)
    lane = opened.source
    start(desk.write, import_id, kind, whose, lane=lane, priority=FOR_A_PERSON, rows=rows)


def expected_rows(data: bytes) -> int:
    """How many rows an upload may have, seen from outside: as many as it has lines, and so many of
    the usual length as an archive may unpack to."""
    return len(data) // 20 if data.startswith(b"PK") else data.count(b"\n") + 1


def check_size(data: bytes, *, file: str) -> None:
    """Raises ``FileRefused`` for an upload that is empty or too large."""
    if not data or len(data) > LIMITS.bytes:
        raise FileRefused(
            "The file is empty." if not data else f"The file is larger than {LIMITS.bytes} bytes.",
            file=file,
            advice="Export it again." if not data else "Split it into smaller ones.",
        )


def keep_upload(desk: Desk, import_id: str, data: bytes) -> None:
    """Keeps an upload in sealed pieces."""
    own = desk.own_sealer
    for number, first in enumerate(range(0, len(data), CHUNK)):
        place = f"{import_id}/{number}"
        sealed = own.seal_bytes("UploadChunk", place, "data", data[first : first + CHUNK])
        chunk: dict[str, Any] = {"import": import_id, "number": number, "data": sealed}
        desk.write(ADD_CHUNK, scope=desk.own_scope, **chunk)


def contacts_format(name: str) -> FileFormat:
    """A format of contacts by its name. Raises ``InvalidInput``."""
    known = [fmt.name for fmt in FILES.values() if fmt.kind == "contacts"]
    if name not in known:
        raise InvalidInput(
            f"“{name}” is not a format of contacts.",
            field="format",
            advice=f"It can be: {', '.join(known)}.",
        )
    return FILES[name]


def answer_import(desk: Desk, import_id: str, mode: Mode) -> None:
    """Lets an import that asks go on: ``replace`` removes what its file lacks, ``add`` keeps it. It
    waits for a worker then. Raises ``NotFound``, or ``Conflict`` where it does not ask."""
    found = desk.write(ANSWER, id=import_id, scope=desk.own_scope, mode=mode)
    if not found:
        raise _asks_nothing(desk, import_id)
    _start_run(desk, import_id, "import", found[0])


def discard_import(desk: Desk, import_id: str) -> None:
    """Gives up an import that asks: nothing was changed, its upload is deleted. Raises
    ``NotFound``, or ``Conflict`` where it does not ask."""
    if not desk.write(DISCARD, id=import_id, scope=desk.own_scope, now=now_ms()):
        raise _asks_nothing(desk, import_id)


def undo_import(desk: Desk, import_id: str) -> None:
    """Asks for the newest import of a source to be taken back; it waits for a worker then. Raises
    ``NotFound``, or ``Conflict`` for one that cannot be undone."""
    get_import(desk.view, import_id)
    found = desk.write(UNDO, id=import_id, scope=desk.own_scope)
    if not found:
        raise Conflict(
            "This import cannot be undone.",
            advice="Only the newest finished import of a source can, while no other one is under "
            "way or asks: answer that, or give it up first.",
        )
    _start_run(desk, import_id, "undo", found[0])


def _asks_nothing(desk: Desk, import_id: str) -> Conflict:
    """Raises ``NotFound`` for what is not the viewer's."""
    get_import(desk.view, import_id)
    return Conflict("This import does not wait for an answer.", advice="Look at its state.")
