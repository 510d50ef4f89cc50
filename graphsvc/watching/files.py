"""The files in which processes count, one each, summed by whoever is asked.

A process holds a lock on its file for as long as it lives, so one that died is known by it, in
another container over the same folder too, and whatever became of its number. What the dead have
counted is added to the file of the past, or sums would fall; when nobody lives, all begins anew.
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false
# The library leaves the types of its files open.

import fcntl
import os
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PREFIX: Final = "histogram_"
"""What prometheus-client begins the name of a file of histograms with."""
PAST: Final = "past"
FILE_BYTES: Final = 1 << 20
"""Taken on the disk beforehand: a disk that is full is then an error, and not the death of whoever
counts. Room for 5,000 numbers; all routes with four classes of status each have 4,300."""

_held: dict[int, str] = {}
"""The name of this process's file, by its pid: a process that is forked has one of its own."""
_locks: list[int] = []
"""Open as long as the process lives."""


def enrol(folder: Path) -> None:
    """Makes this process count in a file of its own. Raises ``OSError``."""
    from prometheus_client import values  # noqa: PLC0415 - where metrics are on alone

    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    values.ValueClass = values.MultiProcessValue(lambda: _name(folder))


def _name(folder: Path) -> str:
    pid = os.getpid()
    if pid not in _held:
        _held.clear()
        _held[pid] = _new_file(folder)
    return _held[pid]


def _new_file(folder: Path) -> str:
    name = secrets.token_hex(8)
    with locked(folder):
        _clear_if_nobody_lives(folder)
        file = _made(_path(folder, name))
        fcntl.flock(file, fcntl.LOCK_EX)
    _locks.append(file)
    return name


def _made(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.posix_fallocate(file, 0, FILE_BYTES)
    except OSError:
        os.close(file)
        path.unlink()
        raise
    return file


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Nobody else reads or makes files in the meantime."""
    file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{PREFIX}{name}.db"


def _files(folder: Path) -> Iterator[Path]:
    """Of processes, living or dead."""
    past = _path(folder, PAST)
    return (path for path in folder.glob(f"{PREFIX}*.db") if path != past)


def _lives(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _clear_if_nobody_lives(folder: Path) -> None:
    if not any(map(_lives, _files(folder))):
        for path in folder.glob("*.db"):
            path.unlink()


def fold(folder: Path) -> None:
    """Adds what the dead have counted to the past, and deletes their files. For whoever has the
    folder ``locked``."""
    dead = [path for path in _files(folder) if not _lives(path)]
    if dead:
        _add_to_past(folder, dead)


def _add_to_past(folder: Path, dead: list[Path]) -> None:
    from prometheus_client.mmap_dict import MmapedDict  # noqa: PLC0415 - where metrics are on alone

    path = _path(folder, PAST)
    os.close(_made(path))
    past = MmapedDict(str(path))
    for one in dead:
        for key, value, *_ in MmapedDict.read_all_values_from_file(str(one)):
            past.write_value(key, past.read_value(key)[0] + value, 0.0)
        one.unlink()
    past.close()
