"""``graphsvc load``: a file of contacts, imported here and now."""

from dataclasses import asdict
from pathlib import Path

from graphsvc.accounts.people import User
from graphsvc.cli.console import Local, bar, say
from graphsvc.cli.runs import worker_here
from graphsvc.connections.companies import Desk
from graphsvc.connections.imports import (
    ImportOptions,
    ImportState,
    VerdictState,
    discard_import,
    get_import,
    list_verdicts,
    start_import,
)
from graphsvc.errors import Conflict, FileRefused, Unavailable
from graphsvc.runs.look import EVERYBODYS, cancel
from graphsvc.runs.working import run_this
from graphsvc.visibility import change, look
from loaders.files import FileFormat
from loaders.limits import LIMITS

_PAGE = 1_000


def load_contacts(
    local: Local,
    chosen: FileFormat,
    path: Path,
    owner: User,
    label: str,
    options: ImportOptions,
    *,
    as_json: bool,
) -> None:
    """Imports a file of contacts for its owner, and prints what became of its rows."""
    import_id = start_import(
        local.database,
        local.ring,
        owner.viewer,
        format_=chosen.name,
        file=path.name,
        data=_bytes(path),
        label=label,
        options=options,
    )
    _run(local, owner, import_id, quiet=as_json)
    state = look(local.database, owner.viewer, lambda view: get_import(view, local.ring, import_id))
    if state.state == "asking":
        raise _lacking(local, owner, state)
    if state.run is not None:
        raise Unavailable(
            state.run.error or "The import waits for a worker.",
            advice=f"It is tried again by a worker. To give it up: graphsvc runs drop {import_id}",
        )
    if state.state != "done":
        raise FileRefused(state.problem or "It could not be imported.", file=path.name)
    verdicts = _all_verdicts(local, owner, import_id)
    document = {**asdict(state), "verdict_rows": [asdict(verdict) for verdict in verdicts]}
    say(document, as_json=as_json, text=_outcome(state))


def _run(local: Local, owner: User, import_id: str, *, quiet: bool) -> None:
    """Runs an import here; when that is stopped from the keyboard, it is taken back."""
    with bar("Importing", quiet=quiet) as step:

        def shown(done: int, total: int) -> None:
            step(done, total)
            if step.seen:
                step.note(_so_far(local, owner, import_id))

        worker = worker_here(local, shown)
        try:
            run_this(worker, import_id)
        except KeyboardInterrupt:
            local.database.write(lambda tx: cancel(tx, import_id, scope=EVERYBODYS))
            run_this(worker, import_id)
            raise


def _so_far(local: Local, owner: User, import_id: str) -> str:
    """The verdicts on the rows so far."""
    state = look(local.database, owner.viewer, lambda view: get_import(view, local.ring, import_id))
    return ", ".join(f"{count:,} {kind}" for kind, count in state.verdicts.items() if count)


def _lacking(local: Local, owner: User, state: ImportState) -> Conflict:
    """Gives the import up, and says what the file lacks."""
    change(
        local.database,
        owner.viewer,
        lambda view, tx: discard_import(Desk(view, tx, local.ring), state.id),
    )
    return Conflict(
        f"The file lacks {state.missing} of the {state.known} contacts that the last one had. "
        "Nothing has changed.",
        advice="Load it with --add to keep them, or with --drop-missing to remove them.",
    )


def _bytes(path: Path) -> bytes:
    """The file whole; of one that is too large only as much as shows that."""
    if path.is_dir():
        raise FileRefused(
            "This is a folder.", file=path.name, advice="Name the file, or zip the folder."
        )
    with path.open("rb") as file:
        return file.read(LIMITS.bytes + 1)


def _all_verdicts(local: Local, owner: User, import_id: str) -> list[VerdictState]:
    found: list[VerdictState] = []
    while True:
        after = found[-1].row if found else -1
        page = look(
            local.database,
            owner.viewer,
            lambda view, after=after: list_verdicts(
                view, local.ring, import_id, after=after, limit=_PAGE
            ),
        )
        found += page
        if len(page) < _PAGE:
            return found


def _outcome(state: ImportState) -> str:
    lines = [f"{count:>7,} {kind}" for kind, count in state.verdicts.items()]
    lines.append(f"{state.added} added, {state.changed} changed, {state.removed} removed.")
    return "\n".join(lines)
