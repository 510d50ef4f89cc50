"""Programs of ours in processes of their own, which a command keeps running."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Final

from graphsvc.cli.pointed import Place
from graphsvc.embedded import process
from graphsvc.embedded.keeping import Child, keep
from graphsvc.watching.lines import tell_trouble


@dataclass
class Program:
    """A program in a process that ends with this one: what Python is given, and what it finds in
    its environment beside ours."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Ctrl-C is for the command alone, which then ends its programs; what Celery has to say of
        itself goes to standard output."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [*process.leash(), sys.executable, *self.words],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def terminate(self) -> None:
        """Asks it to end."""
        if self._process is not None:
            self._process.terminate()

    def wait(self) -> None:
        """Until it has ended."""
        if self._process is not None:
            self._process.wait()

    def child(self) -> Child:
        """As one that is kept running."""
        return Child(self.name, self.start, self.alive)


SCHEDULER: Final = Program(
    "The scheduler", ("-c", "from graphsvc.jobs.app import keep_time; keep_time()")
)


def keep_running(programs: Sequence[Program], place: Place) -> None:
    """Runs programs until this process is asked to end: another one where one has died, and all
    anew where the services have moved."""
    stopping = Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stopping.set())
    signal.signal(signal.SIGINT, lambda _number, _frame: stopping.set())
    while not stopping.is_set():
        _run(programs, place, stopping)


def _run(programs: Sequence[Program], place: Place, stopping: Event) -> None:
    """Until this process is asked to end, or the services have moved."""
    moved = Event()
    for program in programs:
        program.start()
    with place.watched(moved.set):
        children = [program.child() for program in programs]
        keep(children, lambda: stopping.is_set() or moved.is_set(), tell_trouble)
    for program in programs:
        program.terminate()
    for program in programs:
        program.wait()
