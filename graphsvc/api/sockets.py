"""The connections of a server: how many one address and all have at a time, and how long a client
may take over the headers and the body of a request, and over reading its answer.

uvicorn knows none of these bounds, so that a thousand clients that never finish a request leave no
connection to anybody else.
"""

import asyncio
import json
import resource
import sys
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from graphsvc.errors import TYPE
from graphsvc.rates import neighbourhood
from graphsvc.settings import Settings

BODY_RATE: Final = 50_000
"""Bytes of a body that give a client another second."""
READING_SECONDS: Final = 30.0
"""How long a client may leave an answer unread."""
LINGER_SECONDS: Final = 3.0
"""How long the rest of a body is still taken from the line, and thrown away, once its request is
answered: a connection that is closed at once may take the answer with it."""
LINE_BYTES: Final = 32_768
"""How long the headers of a request may be."""
OTHER_FILES: Final = 200
"""File descriptors that a server needs beside its connections."""

Network = IPv4Network | IPv6Network


@dataclass
class Lines:
    """The connections of a server and their bounds: ``most`` in all, ``of_address`` of one address
    that is no proxy's; the seconds that headers and bodies may take."""

    most: int
    of_address: int
    header_seconds: float
    body_seconds: float
    proxies: tuple[Network, ...] = ()
    reading_seconds: float = READING_SECONDS
    linger_seconds: float = LINGER_SECONDS
    _taken: Counter[str] = field(default_factory=Counter[str])

    @property
    def count(self) -> int:
        """How many there are."""
        return self._taken.total()

    def take(self, address: str) -> bool:
        """Whether there is room for one more of an address, which then has it."""
        whose = neighbourhood(address)
        if self.count >= self.most:
            return False
        if self._taken[whose] >= self.of_address and not self._is_proxy(address):
            return False
        self._taken[whose] += 1
        return True

    def give_back(self, address: str) -> None:
        """Ends a connection that was taken."""
        whose = neighbourhood(address)
        self._taken[whose] -= 1
        if not self._taken[whose]:
            del self._taken[whose]

    def _is_proxy(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.proxies)


def lines_of(config: Settings) -> Lines:
    """The bounds that the settings name; no more connections than there are file descriptors."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    networks = [ip_network(one, strict=False) for one in config.proxy_networks]
    return Lines(
        most=max(1, min(config.connections, soft - OTHER_FILES)),
        of_address=config.connections_of_address,
        header_seconds=config.header_seconds,
        body_seconds=config.body_seconds,
        proxies=tuple(networks),
    )


def raise_file_limit() -> None:
    """Lets this process open as many files as the system lets it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def protocol_of(lines: Lines) -> type[H11Protocol]:
    """What uvicorn makes for every connection of a server with these bounds."""
    return type("Bounded", (BoundedProtocol,), {"lines": lines})


class BoundedProtocol(H11Protocol):
    """A connection that is closed when its client takes too long over what is awaited of it."""

    lines: Lines

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._address: str | None = None
        self._awaited: str = ""
        self._since, self._came = 0.0, 0
        self._timer: asyncio.TimerHandle | None = None
        self._unread = 0
        self._reading_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes a place, or says that there is none."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self.lines.take(address):
            self._end(503, "too-many-connections", "Too many connections are open.")
            return
        self._address = address
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Gives the place back."""
        for timer in (self._timer, self._reading_timer):
            if timer is not None:
                timer.cancel()
        if self._address is not None:
            self.lines.give_back(self._address)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Reads on, and waits for what is to come now."""
        if self.transport.is_closing():
            return
        self._came += len(data)
        super().data_received(data)
        self._wait()

    def on_response_complete(self) -> None:
        """Waits for the next request, or for the rest of the body of this one."""
        super().on_response_complete()
        self._wait()
        self._see_it_read()

    def pause_writing(self) -> None:
        """More was sent than the client has read."""
        super().pause_writing()
        self._see_it_read()

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        self._unread = sys.maxsize

    def _see_it_read(self) -> None:
        """Gives the client some time to read what was sent."""
        left = self.transport.get_write_buffer_size()
        if left and self._reading_timer is None:
            self._unread = left
            self._reading_timer = self.loop.call_later(
                self.lines.reading_seconds, self._give_up_reading
            )

    def _give_up_reading(self) -> None:
        """Ends the connection of a client that has read nothing in the meantime."""
        self._reading_timer = None
        if self.transport.get_write_buffer_size() >= self._unread:
            self.transport.abort()
        else:
            self._see_it_read()

    def send_400_response(self, msg: str) -> None:
        """Answers what is no request of HTTP, or has too long headers."""
        del msg
        self._end(400, "bad-request", "The request cannot be read.")

    def _wait(self) -> None:
        """Sets the timer anew where something else is awaited than before."""
        awaited = self._what()
        if awaited == self._awaited:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._awaited, self._since, self._came = awaited, self.loop.time(), 0
        self._timer = self.loop.call_later(self._seconds(), self._late) if awaited else None

    @property
    def _cycle(self) -> RequestResponseCycle | None:
        """The newest request, if there was one."""
        return self.cycle

    def _what(self) -> str:
        """What is awaited of the client: headers, a body, the rest of one that is answered already.
        Between two requests nothing is until the next one begins: uvicorn closes what is idle."""
        answered = self._cycle is None or self._cycle.response_complete
        if self.transport.is_closing():
            return ""
        if self.conn.their_state is h11.SEND_BODY:
            return "rest" if answered else "body"
        idle = self.timeout_keep_alive_task is not None
        return "headers" if self.conn.their_state is h11.IDLE and answered and not idle else ""

    def _seconds(self) -> float:
        """How long what is awaited may take."""
        if self._awaited == "body":
            return self.lines.body_seconds + self._came / BODY_RATE
        return self.lines.linger_seconds if self._awaited == "rest" else self.lines.header_seconds

    def _late(self) -> None:
        """The time is up, unless more of a body has come, or it is us who do not read on."""
        left = self._since + self._seconds() - self.loop.time()
        if self._awaited == "body" and (left > 0 or self.flow.read_paused):
            self._timer = self.loop.call_later(max(left, 1.0), self._late)
        elif self._awaited == "rest" or not (self._awaited == "body" or self.conn.trailing_data[0]):
            self.transport.close()
        else:
            self._end(408, "request-timeout", "The request did not come in time.")

    def _end(self, status: int, slug: str, detail: str) -> None:
        """Closes the connection, with an answer where none has begun."""
        cycle = self._cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(_answer(HTTPStatus(status), slug, detail))
        self.transport.close()


def _answer(status: HTTPStatus, slug: str, detail: str) -> bytes:
    """An answer that no application has made."""
    problem = {"type": TYPE.format(type=slug), "title": status.phrase, "status": status.value}
    body = json.dumps({**problem, "detail": detail}).encode()
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: application/problem+json",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Connection: close",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body
