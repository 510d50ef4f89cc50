"""A real mail server on loopback, which can also refuse, stall and drop."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread
from time import sleep
from typing import Any, cast

from aiosmtpd.controller import (  # pyright: ignore[reportMissingTypeStubs]
    Controller,
)


@dataclass
class Post:
    """What a server took, and how it behaves: ``answers`` to recipients in their order, then it
    takes them; ``after`` is what it answers to a whole mail."""

    answers: list[str] = field(default_factory=list[str])
    after: str = "250 Taken"
    drops: bool = False
    taken: list[EmailMessage] = field(default_factory=list[EmailMessage])
    to: list[str] = field(default_factory=list[str])
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - the name is the library's
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        del server, session, options
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        del session
        made = message_from_bytes(cast(bytes, envelope.content), policy=policy.default)
        self.taken.append(made)
        self.to += envelope.rcpt_tos
        if self.drops:
            server.transport.abort()
        return self.after


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def post_office(post: Post) -> Generator[Post]:
    """A server that is up for the length of the block."""
    post.port = free_port()
    controller: Any = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


@contextmanager
def dribbling() -> Generator[int]:
    """A server that never comes to the end of its greeting, and is never silent; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talk() -> None:
            try:
                while True:
                    sock, _ = listening.accept()
                    with sock:
                        while True:
                            sock.sendall(b"220-")
                            sleep(0.05)
            except OSError:
                return

        Thread(target=talk, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
