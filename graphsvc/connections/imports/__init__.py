"""Imports of contacts: an upload is kept sealed, run once by a worker, answered row by row, and
taken back where its owner wants that."""

from graphsvc.connections.imports.look import (
    ImportState,
    VerdictState,
    find_verdicts,
    get_import,
    list_imports,
    list_verdicts,
)
from graphsvc.connections.imports.run import EXECUTORS, run_import, say
from graphsvc.connections.imports.start import (
    ImportOptions,
    answer_import,
    contacts_format,
    discard_import,
    start_import,
    undo_import,
)

__all__ = [
    "EXECUTORS",
    "ImportOptions",
    "ImportState",
    "VerdictState",
    "answer_import",
    "contacts_format",
    "discard_import",
    "find_verdicts",
    "get_import",
    "list_imports",
    "list_verdicts",
    "run_import",
    "say",
    "start_import",
    "undo_import",
]
