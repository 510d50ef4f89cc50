"""What commands have in common: printing, progress, errors, a connection."""

import json
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from graphsvc.database import Database
from graphsvc.embedded import Options, Services, services
from graphsvc.errors import AmbiguousReference, GraphsvcError
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import settings

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


@dataclass(frozen=True)
class Local:
    """What a command works with."""

    home: Path
    services: Services
    database: Database
    ring: KeyRing


@contextmanager
def connected(*, quiet: bool, home: Path | None = None) -> Generator[Local]:
    """The database of this installation, or of another ``home``, ready to use: the configured one,
    the one that runs, or one started for the length of the command."""
    config = settings()
    home = home or config.home
    with (
        downloading(quiet=quiet) as progress,
        services(home, Options(progress=progress)) as found,
        open_database(found) as database,
    ):
        yield Local(home, found, database, key_ring(config.key_file or home / "keys.json"))


def open_database(found: Services) -> Database:
    """A connection to running services, with the schema in place."""
    database = Database(found.neo4j_uri, user=found.neo4j_user, password=found.neo4j_password)
    database.wait()
    database.migrate()
    return database


Step = Callable[[int, int], None]


@contextmanager
def downloading(*, quiet: bool) -> Generator[Step]:
    """A bar for the first download of Neo4j, that appears only when there is something to fetch."""
    with bar("Fetching Neo4j", quiet=quiet, unit=1_000_000) as step:
        yield step


class Bar:
    """A progress bar on standard error, or nothing where nobody would see it."""

    def __init__(self, title: str, progress: Progress | None, *, unit: int) -> None:
        self._progress = progress
        self._unit = unit
        self._task = progress.add_task(title, total=None, visible=False, note="") if progress else 0

    @property
    def seen(self) -> bool:
        """Whether somebody sees it."""
        return self._progress is not None

    def __call__(self, done: int, total: int) -> None:
        """Shows what is done of the total."""
        if self._progress is not None:
            self._progress.update(
                TaskID(self._task),
                completed=done // self._unit,
                total=total // self._unit,
                visible=True,
            )

    def note(self, text: str) -> None:
        """Shows a few words beside the bar."""
        if self._progress is not None:
            self._progress.update(TaskID(self._task), note=text)


@contextmanager
def bar(title: str, *, quiet: bool, unit: int = 1) -> Generator[Bar]:
    """A bar with counts, the rate, and how long the rest takes."""
    if quiet or not err.is_terminal:
        yield Bar(title, None, unit=unit)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        yield Bar(title, progress, unit=unit)


class Rate(ProgressColumn):
    """How much is done in a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


def say(document: Mapping[str, Any], *, as_json: bool, text: str) -> None:
    """Prints a result: the document as JSON, or the text for people."""
    if as_json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    else:
        out.print(text, markup=False, soft_wrap=True)


def problem(error: GraphsvcError) -> dict[str, Any]:
    """An error as an RFC 9457 problem document."""
    return {
        "type": f"urn:graphsvc:{error.slug}",
        "title": error.title,
        "status": error.status,
        "detail": error.message,
        "advice": error.advice,
        **error.extras(),
    }


def fail(error: GraphsvcError, *, as_json: bool) -> None:
    """Prints an error."""
    if as_json:
        sys.stderr.write(json.dumps(problem(error), ensure_ascii=False) + "\n")
        return
    err.print(error.message, markup=False, style="red")
    if isinstance(error, AmbiguousReference):
        for candidate in error.candidates:
            err.print(f"  {_candidate(candidate)}", markup=False)
    if error.advice:
        err.print(error.advice, markup=False)


def _candidate(card: Mapping[str, object]) -> str:
    details = ", ".join(str(card[key]) for key in ("title", "company") if card.get(key))
    return f"{card['id']}  {card['name']}" + (f" ({details})" if details else "")
