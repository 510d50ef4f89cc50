"""The guard: an address that somebody typed leads nowhere but to the public internet, or to a host
that is allowed by name; and no server of theirs has more of us than it may."""

import socket
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep

import pytest

from graphsvc.errors import InvalidInput
from graphsvc.guard import Guard, Limits, NoAnswer, is_public, place_of
from graphsvc.settings import Settings
from tests.guarded import Serve, certificate, head, serving

HOST = "id.internal"
LOOPBACK = "127.0.0.1"

INTERNAL = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.31.0.1"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.9", "192.0.2.1"),
    *("198.18.0.1", "198.51.100.7", "203.0.113.7", "224.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "fe80::1", "fe80::1%1"),
    *("fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "3fff::1", "2001::1"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "100::1"),
    *("5f00::1", "192.88.99.1"),
)
PUBLIC = ("1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2002:0101:0101::1")


@pytest.mark.parametrize("text", INTERNAL)
def test_an_address_within_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [*PUBLIC, "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_an_address_of_the_internet_is(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "ftp://a.example", "file:///etc/passwd", "https://", "https:///x"),
        *("https://user@a.example", "https://user:pass@a.example", "https://a.example/#x"),
        *("https://a.example:99999", "https://a.example/\r\nHost: b", "https://a\\@b.example"),
        *("https://a.example/ x", "javascript:x", "https://[::1", "https://ä.example"),
        "https://a.example/" + "x" * 2_000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        place_of(text, internal=frozenset(), what="issuer")
    assert refused.value.field == "issuer"


def test_without_tls_only_what_is_allowed_by_name_is_asked() -> None:
    with pytest.raises(InvalidInput, match="https"):
        place_of("http://a.example", internal=frozenset({("a.example", 8080)}))
    place = place_of("http://a.example:8080/p?q", internal=frozenset({("a.example", 8080)}))
    assert (place.port, place.path) == (8080, "/p?q")


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "localhost", "[::1]"])
def test_loopback_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(InvalidInput, match=r"not one of the public internet|no such host"):
        Guard().ask(f"https://{host}/")


def test_one_address_within_among_several_is_enough_to_refuse_a_host() -> None:
    guard = Guard(resolve=lambda _host, _port: ["1.1.1.1", "10.0.0.1"])
    with pytest.raises(InvalidInput, match="not one of the public internet"):
        guard.ask("https://mixed.example/")
    with pytest.raises(InvalidInput, match="no such host"):
        Guard(resolve=lambda _host, _port: []).ask("https://gone.example/")


def test_a_name_is_looked_up_once_so_that_a_later_address_is_of_no_use() -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["10.255.255.1"] if len(asked) > 1 else ["192.0.2.77"]

    with pytest.raises(InvalidInput):
        Guard(resolve=rebinding).ask("https://rebinding.example/")
    assert asked == ["rebinding.example"]


# Servers, allowed by name


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"), HOST)


@pytest.fixture
def trusted(tls: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls))
    return tls


def allowing(port: int, **limits: float) -> Guard:
    size = int(limits.get("size", 1_000))
    return Guard(
        internal=frozenset({(HOST, port)}),
        limits=Limits(size=size, seconds=limits.get("seconds", 5.0)),
        resolve=lambda _host, _port: [LOOPBACK],
    )


def test_a_host_that_is_allowed_is_asked_under_its_name(trusted: Path) -> None:
    heads: list[bytes] = []

    def serve(sock: socket.socket) -> None:
        heads.append(head(sock))
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok")

    with serving(serve, by=trusted) as port:
        answer = allowing(port).ask(f"https://{HOST}:{port}/a?b=c", headers={"Accept": "x/y"})
        assert (answer.status, answer.body, answer.headers["x-a"]) == (200, b"ok", "b")
        allowing(port).ask(f"https://{HOST}:{port}/p", body=b"x=1")
        with pytest.raises(InvalidInput):
            allowing(port).ask(f"https://{HOST}:{port + 1}/")
    first, second = heads
    assert first.startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert f"Host: {HOST}:{port}\r\n".encode() in first
    assert second.startswith(b"POST /p ")


def test_a_certificate_for_another_name_is_none(trusted: Path) -> None:
    with serving(lambda sock: None, by=trusted) as port:
        guard = Guard(
            internal=frozenset({("other.internal", port)}),
            resolve=lambda _host, _port: [LOOPBACK],
        )
        with pytest.raises(NoAnswer, match="certificate"):
            guard.ask(f"https://other.internal:{port}/")


def test_an_unknown_certificate_is_none(tls: Path) -> None:
    with serving(lambda sock: None, by=tls) as port, pytest.raises(NoAnswer, match="certificate"):
        allowing(port).ask(f"https://{HOST}:{port}/")


def redirects(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")


def endless(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"x" * 1_000)


def dribbles_headers(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        sock.sendall(b"x")
        sleep(0.02)


def dribbles_body(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n")
    while True:
        sock.sendall(b"x")
        sleep(0.02)


def silent(sock: socket.socket) -> None:
    head(sock)
    sleep(5)


def breaks_off(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nx")


def talks_otherwise(sock: socket.socket) -> None:
    head(sock)
    sock.sendall(b"220 mail\r\n")


HOSTILE = {
    "redirects": (redirects, "sends us elsewhere"),
    "endless": (endless, "says too much"),
    "dribbles headers": (dribbles_headers, "takes too long"),
    "dribbles a body": (dribbles_body, "takes too long"),
    "is silent": (silent, "takes too long"),
    "breaks off": (breaks_off, "does not answer"),
    "talks otherwise": (talks_otherwise, "does not answer"),
}


@pytest.mark.parametrize(("serve", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_server_has_no_more_of_us_than_it_may(serve: Serve, reason: str) -> None:
    begun = monotonic()
    with serving(serve) as port, pytest.raises(NoAnswer, match=reason):
        allowing(port, seconds=0.5).ask(f"http://{HOST}:{port}/")
    assert monotonic() - begun < 4


def test_nobody_at_an_address_is_said_without_what_is_there() -> None:
    with pytest.raises(NoAnswer) as told:
        allowing(1).ask(f"http://{HOST}:1/")
    assert LOOPBACK not in str(told.value)


def test_internal_hosts_have_ports() -> None:
    config = Settings(internal_hosts="id.internal:8443, [fd00::1]:443")
    assert config.allowed_hosts == {("id.internal", 8443), ("fd00::1", 443)}
    for wrong in ("id.internal", "id.internal:x", "id.internal:70000"):
        with pytest.raises(ValueError, match="port"):
            Settings(internal_hosts=wrong)
