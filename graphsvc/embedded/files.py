"""Files and folders of the embedded services: whole or not at all, and for this user only."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from graphsvc.errors import EmbeddedServiceError

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all), from several threads but one at a time."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def private_folder(path: Path) -> Path:
    """That folder, made so that only this user can enter it."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


@contextmanager
def locked(path: Path) -> Generator[None]:
    """Hold an advisory lock, waiting for whoever has it; the kernel frees that of one who died."""
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def part_of(target: Path) -> Generator[Path]:
    """A fresh file (mode 0600) beside ``target``, gone at the end unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file that only this user can read; others see the old one or the new one whole."""
    with part_of(path) as part:
        part.write_text(text, "utf-8")
        part.replace(path)


def cannot_write(folder: Path, error: OSError) -> EmbeddedServiceError:
    """What to tell people when a folder of ours cannot be written."""
    if error.errno in NO_ROOM:
        return EmbeddedServiceError(
            f"There is no room left on the disk of {folder}.",
            advice="Make room, or choose other folders with GRAPHSVC_HOME and GRAPHSVC_CACHE.",
        )
    return EmbeddedServiceError(
        f"{folder} cannot be used: {error.strerror or error}.",
        advice="Check its permissions, or choose another with GRAPHSVC_HOME or GRAPHSVC_CACHE.",
    )


def need_room(folder: Path, size: int) -> None:
    """Raises EmbeddedServiceError if fewer than ``size`` bytes are free where ``folder`` is."""
    if shutil.disk_usage(folder).free < size:
        raise cannot_write(folder, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
