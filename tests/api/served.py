"""A server of ours in a process of its own, and clients that do not behave."""

import json
import os
import select
import shlex
import socket
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 30.0
"""Seconds after which something is taken not to happen any more; nothing is timed by it."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, headers in lower case, and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The kind of problem that it is."""
        return str(json.loads(self.body)["type"]).removeprefix("urn:graphsvc:problem:")


class Line:
    """One connection, on which anything may be sent."""

    def __init__(self, address: tuple[str, int], *, source: str = "127.0.0.1") -> None:
        self._socket = socket.create_connection(address, PATIENCE, (source, 0))

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def send(self, data: bytes) -> bool:
        """Sends it all; whether the other side was still there."""
        try:
            self._socket.sendall(data)
        except OSError:
            return False
        return True

    def has_answer(self) -> bool:
        """Whether something has come."""
        return bool(select.select([self._socket], [], [], 0)[0])

    def told(self) -> Told:
        """The next answer."""
        file = self._socket.makefile("rb")
        status = int(file.readline().split()[1])
        lines = iter(lambda: file.readline().decode("latin-1").strip(), "")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
        }
        return Told(status, headers, file.read(int(headers.get("content-length", "0"))))

    def ends(self) -> bytes:
        """What still comes before the other side closes the connection."""
        came = bytearray()
        with suppress(ConnectionError):
            while data := self._socket.recv(65_536):
                came += data
        return bytes(came)


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    address: tuple[str, int]
    pid: int

    def line(self, *, source: str = "127.0.0.1") -> Line:
        return Line(self.address, source=source)

    def ask(self, path: str = "/v1/health", *, source: str = "127.0.0.1", **headers: str) -> Told:
        """A well-behaved request."""
        with self.line(source=source) as line:
            line.send(head("GET", path, **headers))
            return line.told()

    def files(self) -> list[str]:
        """Files that the server has open in the folder for such as are gone with it."""
        folder = Path(f"/proc/{self.pid}/fd")
        names: list[str] = []
        for one in folder.iterdir():
            with suppress(OSError):
                names.append(str(one.readlink()))
        return [name for name in names if name.startswith(gettempdir())]


def head(method: str, path: str, **headers: str) -> bytes:
    """The headers of a request; underscores in their names stand for hyphens."""
    given = {"Host": "localhost", **{k.replace("_", "-"): v for k, v in headers.items()}}
    lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in given.items())]
    return "\r\n".join([*lines, "", ""]).encode()


@contextmanager
def serving(environment: Mapping[str, str], *, files: int = 0) -> Generator[Served]:
    """The command ``serve``, with so many files that it may open before it asks for more."""

    limit = f"ulimit -S -n {files};" if files else ""
    ours = f"exec {shlex.quote(sys.executable)} -m graphsvc serve --port 0"
    with subprocess.Popen(
        ["sh", "-c", f"{limit} {ours}"],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            assert process.stdout is not None
            address: str = process.stdout.readline().decode().strip()
            said = urlsplit(address)
            served = Served((said.hostname or "", said.port or 0), process.pid)
            assert served.ask().status == 200
            yield served
        finally:
            process.terminate()
            process.wait(PATIENCE)
