"""``graphsvc load``: a file of contacts, imported here and now."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from graphsvc.access.door import Door
from graphsvc.access.users import User
from graphsvc.cli.console import say
from graphsvc.cli.derive import worker_here
from graphsvc.cli.local import Local
from graphsvc.cli.progress import bar
from graphsvc.cli.tables import refuse
from graphsvc.cli.users import door_of
from graphsvc.contacts.imports.look import ImportState, VerdictState, get_import, list_verdicts
from graphsvc.contacts.imports.run import EXECUTORS
from graphsvc.contacts.imports.start import ImportOptions, discard_import, start_import
from graphsvc.errors import Conflict, FileRefused, Unavailable
from graphsvc.ontology import VerdictKind
from graphsvc.runs.look import cancel
from graphsvc.runs.working import run_this
from loaders.files import FileFormat
from loaders.intake import taken_in
from loaders.limits import LIMITS
from loaders.records import Refused

_PAGE = 1_000
_SHOWN = 20
"""So many skipped rows are told; ``--json`` has all."""


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
    door, data = door_of(local, owner), _bytes(path)
    import_id = door.change(
        lambda desk: start_import(
            desk,
            format_=chosen.name,
            file=path.name,
            data=data,
            label=label,
            options=options,
        )
    )
    _run(local, door, import_id, quiet=as_json)
    state = _state(door, import_id)
    if state.state == "asking":
        raise _lacking(door, state)
    if state.run is not None:
        raise Unavailable(
            state.run.error or "The import waits for a worker.",
            advice=f"It is tried again by a worker. To give it up: graphsvc runs drop {import_id}",
        )
    if state.state != "done":
        raise FileRefused(state.problem or "It could not be imported.", file=path.name)
    verdicts = _all_verdicts(door, import_id)
    left_out = chosen.left_out(options.reading.origin(path.name, data), LIMITS)
    document = {
        **asdict(state),
        "left_out": left_out,
        "verdict_rows": [asdict(verdict) for verdict in verdicts],
    }
    lines = [_outcome(state), *_told_skipped(verdicts), *_told_columns(left_out)]
    say(document, as_json=as_json, text="\n".join(lines))


def _run(local: Local, door: Door, import_id: str, *, quiet: bool) -> None:
    """Runs an import here; when that is stopped from the keyboard, it is taken back."""
    with bar("Importing", quiet=quiet) as step:

        def shown(done: int, total: int) -> None:
            step(done, total)
            if step.seen:
                step.note(_so_far(door, import_id))

        worker = worker_here(local, EXECUTORS, shown)
        try:
            run_this(worker, import_id)
        except KeyboardInterrupt:
            door.change(lambda desk: cancel(desk.write, import_id, scope=desk.own_scope))
            run_this(worker, import_id)
            raise


def _state(door: Door, import_id: str) -> ImportState:
    return door.look(lambda view: get_import(view, import_id))


def _so_far(door: Door, import_id: str) -> str:
    """The verdicts on the rows so far."""
    state = _state(door, import_id)
    return ", ".join(f"{count:,} {kind}" for kind, count in state.verdicts.items() if count)


def _lacking(door: Door, state: ImportState) -> Conflict:
    """Gives the import up, and says what the file lacks."""
    door.change(lambda desk: discard_import(desk, state.id))
    return Conflict(
        f"The file lacks {state.missing} of the {state.known} contacts that the last one had. "
        "Nothing has changed.",
        advice="Load it with --add to keep them, or with --drop-missing to remove them.",
    )


def _bytes(path: Path) -> bytes:
    """The file, of vCards without photos; of one that is too large only as much as shows that."""
    if path.is_dir():
        raise FileRefused(
            "This is a folder.", file=path.name, advice="Name the file, or zip the folder."
        )
    try:
        with path.open("rb") as file:
            return taken_in(file, LIMITS, name=path.name)
    except Refused as refused:
        raise refuse(refused.problem) from None


def _all_verdicts(door: Door, import_id: str) -> list[VerdictState]:
    found: list[VerdictState] = []
    while True:
        after = found[-1].row if found else -1
        page = door.look(
            lambda view, after=after: list_verdicts(view, import_id, after=after, limit=_PAGE)
        )
        found += page
        if len(page) < _PAGE:
            return found


def _outcome(state: ImportState) -> str:
    lines = [f"{count:>7,} {kind}" for kind, count in state.verdicts.items()]
    lines.append(f"{state.added} added, {state.changed} changed, {state.removed} removed.")
    return "\n".join(lines)


def _told_skipped(verdicts: Sequence[VerdictState]) -> list[str]:
    """Which rows were skipped, and why; of many the first."""
    skipped = [verdict for verdict in verdicts if verdict.kind == VerdictKind.SKIPPED.value]
    lines = [
        f"  row {verdict.row}{f', {verdict.name}' if verdict.name else ''}: {verdict.reason}"
        for verdict in skipped[:_SHOWN]
    ]
    if len(skipped) > _SHOWN:
        lines.append(f"  and {len(skipped) - _SHOWN:,} further rows; --json lists them all")
    return ["Skipped:", *lines] if lines else []


def _told_columns(left_out: Sequence[str]) -> list[str]:
    """Which columns were not read."""
    if not left_out:
        return []
    named = ", ".join(f"“{name}”" for name in left_out)
    return [f"Columns left out: {named}. To read one, add --column NAME=KEY."]
