"""Neo4j as a program: its jars, and the Java to run them."""

from dataclasses import dataclass
from pathlib import Path

from graphsvc.embedded import jars, java, lock
from graphsvc.embedded.files import Progress
from graphsvc.embedded.java import Java
from graphsvc.settings import settings


@dataclass(frozen=True)
class Program:
    """Neo4j itself: its jars, all in one folder, and the Java to run them."""

    java: Java
    jars: list[Path]


def find(progress: Progress | None = None) -> Program:
    """Neo4j as the settings say, fetched into the cache where it is not there; ``progress`` is told
    of that. Raises EmbeddedServiceError."""
    config = settings()
    folder = config.cache.absolute() / "neo4j" / lock.VERSION
    return Program(
        java=java.find(config.java),
        jars=jars.fetch(folder, base=config.maven_base, progress=progress),
    )
