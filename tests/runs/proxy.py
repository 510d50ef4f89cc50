"""A way to the database that is slow, or leads nowhere for a while."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class SlowWay:
    """Passes on what is sent after a ``delay`` in seconds, and nothing while ``blocked`` is set."""

    port: int
    delay: float = 0.0
    blocked: threading.Event = field(default_factory=threading.Event)
    _door: socket.socket = field(default_factory=socket.socket)
    _over: bool = False

    def open(self) -> None:
        self._door.bind(("127.0.0.1", 0))
        self._door.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._over = True
        self._door.close()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._door.getsockname()[1]}"

    def _accept(self) -> None:
        with suppress(OSError):
            while not self._over:
                here, _ = self._door.accept()
                there = socket.create_connection(("127.0.0.1", self.port))
                for ends in ((here, there), (there, here)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError), source, target:
            while data := source.recv(65_536):
                time.sleep(self.delay)
                while self.blocked.is_set():
                    time.sleep(0.01)
                target.sendall(data)


@contextmanager
def slow_way(port: int) -> Generator[SlowWay]:
    """A way to the server at a port of this machine."""
    way = SlowWay(port)
    way.open()
    try:
        yield way
    finally:
        way.blocked.clear()
        way.close()
