"""How a file is to be read, where its owner says so: which columns hold what, in which encoding."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Final

from graphsvc.access.sealed import OwnSealer
from graphsvc.wire.imports import ReadingInput
from loaders.origin import Origin

Columns = Mapping[str, Sequence[str]]
"""Our keys of columns (``loaders.files.book.KEYS``) with the names that the file gives them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``columns`` and ``encoding`` as ``loaders.origin.Origin`` takes them; empty where the file
    itself tells."""

    columns: Columns = field(default_factory=dict[str, Sequence[str]])
    encoding: str = ""

    def origin(self, file: str, data: bytes) -> Origin:
        """The file, read so."""
        columns = {key: tuple(names) for key, names in self.columns.items()}
        return Origin(file, data=data, encoding=self.encoding or None, columns=columns)


AS_IT_IS: Final = Reading()


def seal_reading(own: OwnSealer, import_id: str, reading: Reading) -> bytes | None:
    """A reading for its import, sealed; none where the file itself tells all."""
    if reading == AS_IT_IS:
        return None
    return own.seal("Import", import_id, "reading", json.dumps(asdict(reading)))


def open_reading(own: OwnSealer, import_id: str, sealed: bytes | None) -> Reading:
    """What :func:`seal_reading` sealed."""
    if sealed is None:
        return AS_IT_IS
    said = json.loads(own.open("Import", import_id, "reading", sealed))
    columns = {key: tuple(names) for key, names in said["columns"].items()}
    return Reading(columns, said["encoding"])


def reading_of(given: ReadingInput) -> Reading:
    """How a file is read, as somebody says it."""
    columns = {key: tuple(names) for key, names in given.columns.items() if names}
    return Reading(columns, given.encoding)
