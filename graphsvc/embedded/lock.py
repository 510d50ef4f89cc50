"""Which Neo4j this is: the jars that ``neo4j.lock`` names."""

from dataclasses import dataclass
from pathlib import Path

VERSION = "2026.08.1"
LOCK = Path(__file__).with_name("neo4j.lock")


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
