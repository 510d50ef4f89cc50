"""The process that keeps what ``graphsvc up`` has started, until ``graphsvc down``.

It has a folder of its own, as the servers do: what it says of them is in ``keeper/output.log``.
Where it is killed, the servers run on, and the next ``graphsvc up`` starts another one.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from graphsvc.embedded import java, process
from graphsvc.embedded.neo4j import Tuning
from graphsvc.settings import settings

PROGRAM: Final = "graphsvc.embedded.keeper_program"
STOP_SECONDS: Final = 30.0


def start(home: Path, names: Sequence[str], tuning: Tuning) -> None:
    """Starts one for these servers in place of what there is. Raises EmbeddedServiceError."""
    stop(home)
    with process.claimed(_folder(home)) as lock:
        launch = process.Launch(
            name="Keeper",
            folder=_folder(home),
            command=[
                *(sys.executable, "-m", PROGRAM, str(home.absolute())),
                *(",".join(names), json.dumps(asdict(tuning))),
            ],
            port=0,
            password="",
            environment=_environment(names),
        )
        process.spawn(launch, lock, detached=True)


def stop(home: Path) -> None:
    """Ends the one of ``home``, where there is one; what it keeps runs on."""
    if server := process.known(_folder(home)):
        process.stop(server, seconds=STOP_SECONDS)


def _folder(home: Path) -> Path:
    return home.absolute() / "keeper"


def _environment(names: Sequence[str]) -> dict[str, str]:
    """The settings that starting these servers needs; the Java is the one that was found before."""
    needed = {"GRAPHSVC_CACHE": str(settings().cache.absolute())}
    if "neo4j" in names:
        needed["GRAPHSVC_JAVA"] = str(java.find(settings().java).executable)
    return needed
