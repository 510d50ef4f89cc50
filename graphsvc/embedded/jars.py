"""The jars of Neo4j: what ``neo4j.lock`` names, fetched once into the cache.

A jar is downloaded into a file of its own (``….part``) and renamed when its SHA-256 is the lock's,
so two processes that fetch at once only do the work twice. ``verified.json`` remembers size and
time of change of each jar that was checked: a start compares those (about 3 ms), and hashes again
(155 MB, about 1 s) only what differs or is not in it.
"""

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import cast

from graphsvc.embedded.files import Progress, cannot_write, part_of
from graphsvc.embedded.lock import Jar, locked
from graphsvc.embedded.unsigned import SIGNED, unsigned

THREADS = 8
UNKNOWN = (-1, -1)


def fetch(
    folder: Path,
    *,
    base: str | None = None,
    jars: Iterable[Jar] | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """The jars in ``folder``, in the lock's order, after fetching those missing or spoilt. Of one
    that is signed it is a copy that is not.

    ``progress`` counts the bytes of the missing ones and is not called if there are none.
    Raises EmbeddedServiceError: no network, refused by the repository, wrong sum, no room.
    """
    wanted = list(locked() if jars is None else jars)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = _missing(folder, wanted)
        if missing:
            from graphsvc.embedded import download  # noqa: PLC0415 - once on a machine

            download.fetch_all(folder, missing, base=base, progress=progress)
            _remember(folder, wanted)
        return [_usable(folder, jar) for jar in wanted]
    except OSError as error:
        raise cannot_write(folder, error) from error


def _usable(folder: Path, jar: Jar) -> Path:
    """The file that Java is given."""
    path = folder / jar.name
    return unsigned(path) if jar.artifact in SIGNED else path


def _missing(folder: Path, jars: list[Jar]) -> list[Jar]:
    """Those that are absent, cut short or not what the lock says."""
    known = _remembered(folder)
    doubtful = [jar for jar in jars if _mark(folder / jar.name) != known.get(jar.name, UNKNOWN)]
    if not doubtful:
        return []
    with ThreadPoolExecutor(THREADS) as pool:
        sound = pool.map(partial(_is_sound, folder), doubtful)
        missing = [jar for jar, good in zip(doubtful, sound, strict=True) if not good]
    if not missing:
        _remember(folder, jars)
    return missing


def _mark(path: Path) -> tuple[int, ...] | None:
    """Size in bytes and time of change in ns, by which a checked file is known again."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return (stat.st_size, stat.st_mtime_ns)


def _is_sound(folder: Path, jar: Jar) -> bool:
    path = folder / jar.name
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256


def _remembered(folder: Path) -> dict[str, tuple[int, ...]]:
    try:
        content: object = json.loads((folder / "verified.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {name: tuple(mark) for name, mark in cast("dict[str, list[int]]", content).items()}


def _remember(folder: Path, jars: list[Jar]) -> None:
    marks = {jar.name: _mark(folder / jar.name) or UNKNOWN for jar in jars}
    with part_of(folder / "verified.json") as part:
        part.write_text(json.dumps(marks), "utf-8")
        part.replace(folder / "verified.json")
