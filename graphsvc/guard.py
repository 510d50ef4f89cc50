"""The guard: how this service talks to an address that somebody typed.

Such an address could lead into the network in which the service stands, to the database, to what a
cloud tells its machines about themselves. So a name is resolved once, all of its addresses are
looked at, and the connection goes to one of these very addresses, under the name (SNI and Host):
whoever changes a name's addresses in between changes nothing. Redirects are not followed, and size
and time are bounded. Whoever runs the installation may allow internal hosts, by name and port.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from threading import Timer
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from graphsvc.errors import InvalidInput, Unavailable

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a name."""

INTERNAL: Final[Mapping[str, str]] = {
    "0.0.0.0/8": "this host",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocols",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "relays",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "2001::/23": "protocols",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
}
"""Networks that are not of the public internet (the special-purpose registries of IANA, RFC 6890).
Of IPv6 everything outside 2000::/3 is none either."""

_NETWORKS: Final = tuple(ip_network(text) for text in INTERNAL)
_GLOBAL_V6: Final = IPv6Network("2000::/3")
_6TO4: Final = IPv6Network("2002::/16")
_NAT64: Final = IPv6Network("64:ff9b::/96")

LONGEST: Final = 2_000
"""So many characters an address has at most."""
STEP_SECONDS: Final = 5.0
"""So long a server may be silent at each step."""
_CHUNK: Final = 16_384


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet; one that holds another is as that one."""
    inner = embedded(address)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, IPv6Address) and (address not in _GLOBAL_V6 or address.scope_id):
        return False
    return not any(
        address in network for network in _NETWORKS if network.version == address.version
    )


def embedded(address: Address) -> IPv4Address | None:
    """The address of IPv4 to which one of IPv6 leads: mapped, compatible, by 6to4 or NAT64."""
    if isinstance(address, IPv4Address):
        return None
    number = int(address)
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _6TO4:
        return IPv4Address(number >> 80 & 0xFFFFFFFF)
    if address in _NAT64 or 1 < number < 1 << 32:
        return IPv4Address(number & 0xFFFFFFFF)
    return None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may have: bytes of its body, and seconds from the look-up to its end."""

    size: int = 1_000_000
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: ``path`` holds its query too."""

    scheme: str
    host: str
    port: int
    path: str


class NoAnswer(Unavailable):
    """A server that somebody named does not answer as it should."""

    slug = "no-answer"


def place_of(text: str, *, internal: frozenset[tuple[str, int]], what: str = "address") -> Place:
    """Where an address leads that somebody typed; ``internal`` are the hosts and ports that are
    allowed by name, the only ones that may be asked without TLS. Raises ``InvalidInput`` of the
    field ``what``."""
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _unfit(what) from None
    fits = text.isprintable() and text.isascii() and len(text) <= LONGEST and " " not in text
    if not fits or not host or parts.username is not None or parts.fragment or "\\" in text:
        raise _unfit(what)
    if parts.scheme not in ("https", "http"):
        raise _unfit(what)
    found = Place(
        parts.scheme,
        host,
        port or (443 if parts.scheme == "https" else 80),
        (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
    )
    if found.scheme == "http" and (found.host, found.port) not in internal:
        raise InvalidInput("It begins with https://.", field=what)
    return found


def _unfit(what: str) -> InvalidInput:
    return InvalidInput(
        "This is no address of the web.", field=what, advice="It begins with https:// and a name."
    )


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, from the resolver of this machine."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Asks servers at addresses that somebody typed. ``internal`` are hosts and ports that are
    allowed by name whatever their addresses; ``resolve`` is asked once for each request."""

    internal: frozenset[tuple[str, int]] = frozenset()
    limits: Limits = Limits()
    resolve: Resolve = field(default=look_up, repr=False)

    def ask(
        self,
        address: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        what: str = "address",
    ) -> Answer:
        """Asks with GET, or with POST where there is a body.

        Raises ``InvalidInput`` of the field ``what`` for an address that may not be asked,
        ``NoAnswer`` where the server is not there, redirects, is too slow or says too much.
        """
        place = place_of(address, internal=self.internal, what=what)
        until = monotonic() + self.limits.seconds
        addresses = self.addresses(place.host, place.port, what=what)
        try:
            return self._ask(place, addresses, until, body, dict(headers or {}))
        except ssl.SSLCertVerificationError as error:
            raise _no("Its certificate is not one for its name.") from error
        except TimeoutError as error:
            raise _no("It takes too long.") from error
        except (OSError, http.client.HTTPException) as error:
            reason = "It takes too long." if monotonic() >= until else "It does not answer."
            raise _no(reason) from error

    def addresses(self, host: str, port: int, *, what: str = "address") -> list[str]:
        """The addresses of a host, looked up once. Raises ``InvalidInput`` where any of them is not
        of the public internet, and host and port are not allowed by name."""
        try:
            found = list(self.resolve(host, port))
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise InvalidInput("There is no such host.", field=what)
        if (host, port) not in self.internal and not all(_is_public(one) for one in found):
            raise InvalidInput(
                "This host is not one of the public internet.",
                field=what,
                advice="Whoever runs the installation may allow it: GRAPHSVC_INTERNAL_HOSTS.",
            )
        return found

    def _ask(
        self,
        place: Place,
        addresses: Sequence[str],
        until: float,
        body: bytes | None,
        headers: Mapping[str, str],
    ) -> Answer:
        with connected(addresses, place.port, until=until) as plain, _cut_off(plain, until) as cut:
            sock = _by_tls(plain, place.host) if place.scheme == "https" else plain
            cut.append(sock)
            if monotonic() >= until:
                raise TimeoutError
            connection = _Connected(place, sock)
            said = {"Accept-Encoding": "identity", "Connection": "close", **headers}
            connection.request("POST" if body is not None else "GET", place.path, body, said)
            response = connection.getresponse()
            if monotonic() >= until:
                raise TimeoutError
            if 300 <= response.status < 400:
                raise _no("It sends us elsewhere.")
            return Answer(
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                self._body(response, until),
            )

    def _body(self, response: http.client.HTTPResponse, until: float) -> bytes:
        read, size = list[bytes](), 0
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if size > self.limits.size:
                raise _no("It says too much.")
            if monotonic() > until:
                raise TimeoutError
            read.append(chunk)
        if response.length:
            raise http.client.IncompleteRead(b"")
        return b"".join(read)


class _Connected(http.client.HTTPConnection):
    """A connection that is there already, under the name that was typed."""

    def __init__(self, place: Place, sock: socket.socket) -> None:
        usual = (place.scheme, place.port) in (("https", 443), ("http", 80))
        super().__init__(place.host, place.port)
        self.default_port = place.port if usual else 0
        self.sock = sock


def connected(addresses: Sequence[str], port: int, *, until: float) -> socket.socket:
    """A connection to the first of these addresses that answers. Raises ``OSError``."""
    error: OSError = TimeoutError()
    for address in addresses[:4]:
        left = until - monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), min(STEP_SECONDS, left))
        except OSError as failed:
            error = failed
    raise error


def _by_tls(plain: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


@contextmanager
def _cut_off(plain: socket.socket, until: float) -> Generator[list[socket.socket]]:
    """Ends a connection when its time is over: a server that says a little now and then is never
    silent. Those that wrap it are added."""
    sockets = [plain]

    def cut() -> None:
        for sock in sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(0.0, until - monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield sockets
    finally:
        timer.cancel()
        for sock in sockets:
            sock.close()


def _is_public(text: str) -> bool:
    try:
        return is_public(ip_address(text))
    except ValueError:
        return False


def _no(reason: str) -> NoAnswer:
    return NoAnswer(f"The server at this address does not answer as it should. {reason}")
