"""Writes ``neo4j.lock`` anew: ``python -m graphsvc.embedded.relock``. Needs Maven (``mvn``).

Maven resolves the two root artifacts at ``jars.VERSION`` with their runtime dependencies, downloads
them and says where it put them; the sizes and SHA-256 sums are those of the files. To take a newer
Neo4j: change ``jars.VERSION``, run this, run the tests, commit both.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from graphsvc.embedded.lock import LOCK, VERSION, Jar
from graphsvc.errors import EmbeddedServiceError

ROOTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server")

POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>relock</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>{dependencies}</dependencies>
</project>
"""

DEPENDENCY = (
    "<dependency><groupId>{0}</groupId><artifactId>{1}</artifactId>"
    "<version>{2}</version></dependency>"
)

HEADER = """\
# The jars of Neo4j {version} Community: group:artifact:version[:classifier] size sha256
# Written by `python -m graphsvc.embedded.relock`; not edited by hand.
"""


def pom() -> str:
    """A project that depends on nothing but the roots."""
    dependencies = "".join(DEPENDENCY.format(*root.split(":"), VERSION) for root in ROOTS)
    return POM.format(dependencies=dependencies)


def resolve(mvn: str) -> list[str]:
    """Lines ``group:artifact:jar[:classifier]:version:scope:path``, of the runtime scope."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder, "list.txt")
        Path(folder, "pom.xml").write_text(pom(), "utf-8")
        subprocess.run(
            [
                mvn,
                "-B",
                "-q",
                "dependency:list",
                "-DincludeScope=runtime",
                "-DoutputAbsoluteArtifactFilename=true",
                f"-DoutputFile={listing}",
            ],
            cwd=folder,
            check=True,
        )
        return [line.strip() for line in listing.read_text("utf-8").splitlines() if ":jar:" in line]


def measured(line: str) -> Jar:
    """The lock's entry for one line of Maven's list."""
    group, artifact, _, *classifier, version, _, path = line.split(":")
    content = Path(path).read_bytes()
    return Jar(
        group=group,
        artifact=artifact,
        version=version,
        classifier="".join(classifier),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def main() -> None:
    mvn = shutil.which("mvn")
    if mvn is None:
        raise EmbeddedServiceError("Maven is not installed.", advice="Put mvn on the PATH.")
    lines = sorted(jar.line() for jar in map(measured, resolve(mvn)))
    LOCK.write_text(HEADER.format(version=VERSION) + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
