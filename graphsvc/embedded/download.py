"""Downloads jars from a Maven repository, each checked against its sum before it has its name."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graphsvc.embedded.files import Progress, need_room, part_of
from graphsvc.embedded.lock import Jar
from graphsvc.errors import EmbeddedServiceError

try:
    import httpx2
    import stamina
    from jgo.constants import MAVEN_CENTRAL_URL
except ImportError as error:
    raise EmbeddedServiceError(
        "The packages that fetch and run Neo4j are not installed.",
        advice="Install graphsvc[embedded], or set NEO4J_URI to a Neo4j that runs.",
    ) from error

THREADS = 8
ATTEMPTS = 4
TIMEOUT_SECONDS = 30.0
CHUNK_BYTES = 1 << 18
TRANSIENT_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


def fetch_all(
    folder: Path, jars: list[Jar], *, base: str | None, progress: Progress | None
) -> None:
    """Fetches jars into a folder from a Maven repository, several at once.

    Raises EmbeddedServiceError: no network, refused by the repository, wrong sum, no room.
    """
    total = sum(jar.size for jar in jars)
    need_room(folder, total)
    counter = _Counter(total, progress)
    counter.add(0)
    limits = httpx2.Limits(max_connections=THREADS)
    with (
        httpx2.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True, limits=limits) as client,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        url = (base or MAVEN_CENTRAL_URL).rstrip("/")
        futures = [pool.submit(_fetch_one, client, url, folder, jar, counter) for jar in jars]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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
