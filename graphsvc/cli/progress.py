"""Progress bars, on standard error."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

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

from graphsvc.cli.console import err

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
