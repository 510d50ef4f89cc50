"""Ports on the loopback address."""

import socket
from pathlib import Path

from graphsvc.embedded.files import write_private
from graphsvc.errors import EmbeddedServiceError

LOOPBACK = "127.0.0.1"


def of(folder: Path, name: str, port: int = 0) -> int:
    """The port of the server in a folder: the one asked for, else the one that it had before, so
    that whoever still runs finds it there again, else, or where another program has that now, a
    free one. The folder remembers it.

    Raises EmbeddedServiceError if the port that is asked for is taken.
    """
    kept = folder / "port"
    chosen = choose(name, port) if port else _again(kept) or _free()
    write_private(kept, str(chosen))
    return chosen


def _again(kept: Path) -> int:
    """The port that was kept, if it is free; else 0."""
    try:
        return choose("", int(kept.read_text("utf-8")))
    except (OSError, ValueError, EmbeddedServiceError):
        return 0


def choose(name: str, port: int = 0) -> int:
    """That port, if nothing listens on it; a free one for 0.

    Raises EmbeddedServiceError if the port is taken. ``name`` says what it is for.
    """
    if port == 0:
        return _free()
    try:
        socket.create_server((LOOPBACK, port)).close()
    except (OSError, OverflowError) as error:
        raise EmbeddedServiceError(
            f"Port {port}, meant for {name}, cannot be used: {error}.",
            advice="Stop what listens on it, or leave the port out to get a free one.",
        ) from error
    return port


def _free() -> int:
    """A port that is free, and that the system gives to nobody unasked for about a minute.

    A port that has just had a connection waits (TIME_WAIT), and only who asks for it by number can
    have it, as the servers here do. So nothing takes it in the seconds until they listen.
    """
    with socket.create_server((LOOPBACK, 0)) as listener:
        port: int = listener.getsockname()[1]
        with socket.create_connection((LOOPBACK, port)):
            accepted, _ = listener.accept()
            accepted.close()
    return port


def exchange(port: int, question: bytes, size: int, *, seconds: float = 2.0) -> bytes:
    """Send a question to a port and read up to ``size`` bytes; empty if nobody answers."""
    answer = b""
    try:
        with socket.create_connection((LOOPBACK, port), seconds) as connection:
            connection.sendall(question)
            while len(answer) < size and (more := connection.recv(size - len(answer))):
                answer += more
    except OSError:
        return b""
    return answer
