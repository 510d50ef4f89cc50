"""Clients that do not behave, against a server of ours that runs: each is bounded, is told so
clearly where it can be, and takes nothing from anybody else."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from api_world import World
from served import Line, Served, head, serving

from graphsvc.embedded import Services
from graphsvc.shares import UPLOAD
from tests.lanes import further

CONNECTIONS, OF_ADDRESS = 60, 24
FAILED = 9
BYTES = 3_000_000
CHUNK = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
JOBS = "/v1/work-history"
OTHER = "127.0.0.2"
"""Another address of this machine."""


@pytest.fixture(scope="module")
def environment(
    running: Services, key_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    return {
        "NEO4J_URI": running.neo4j_uri,
        "NEO4J_USER": running.neo4j_user,
        "NEO4J_PASSWORD": running.neo4j_password,
        "REDIS_URL": running.redis_url,
        "GRAPHSVC_HOME": str(tmp_path_factory.mktemp("served")),
        "GRAPHSVC_KEY_FILE": str(key_file),
        "GRAPHSVC_UPLOAD_BYTES": str(BYTES),
        "GRAPHSVC_HEADER_SECONDS": "1",
        "GRAPHSVC_BODY_SECONDS": "1",
        "GRAPHSVC_FAILED_SIGN_INS": str(FAILED),
        "GRAPHSVC_CONNECTIONS": str(CONNECTIONS),
        "GRAPHSVC_CONNECTIONS_OF_ADDRESS": str(OF_ADDRESS),
    }


@pytest.fixture(scope="module")
def served(world: World, environment: dict[str, str]) -> Iterator[Served]:
    """A server with few places and little patience, over the world."""
    assert world
    with serving(environment) as found:
        yield found


@pytest.fixture
def kim(world: World) -> dict[str, str]:
    return world.kim.headers


@pytest.fixture
def omar(world: World) -> dict[str, str]:
    return world.omar.headers


def upload_head(size: int, headers: dict[str, str]) -> bytes:
    """Begins an upload of a file."""
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="c.csv"\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": str(size)}
    return head("POST", "/v1/uploads", **kind, **headers) + part


# Half-sent and slow


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_headers_that_never_come_end(served: Served, sent: bytes) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(served.line()) for _ in range(20)]
        for line in lines:
            line.send(sent)
        assert served.ask().status == 200
        for line in lines:
            said = line.ends()
            assert said.startswith(b"HTTP/1.1 408 ") if sent else said == b""
            assert b"request-timeout" in said or not sent


def test_headers_that_come_letter_by_letter_end(served: Served) -> None:
    with served.line() as line:
        line.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        assert number_sent(line, b"x") < 200
        assert served.ask().status == 200


def test_a_body_that_never_comes_ends(served: Served, kim: dict[str, str]) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(served.line()) for _ in range(8)]
        for line in lines:
            kind = {"Content-Type": "application/json", "Content-Length": "100"}
            line.send(head("POST", JOBS, **kind, **kim) + b"{")
        assert served.ask("/v1/me", **kim).status == 200
        for line in lines:
            told = line.told()
            assert (told.status, told.type) == (408, "request-timeout")
            line.ends()


def test_a_body_that_comes_letter_by_letter_ends(served: Served, kim: dict[str, str]) -> None:
    with served.line() as line:
        line.send(head("POST", JOBS, Content_Length="1000000", **kim))
        assert number_sent(line, b"x") < 200


def number_sent(line: Line, data: bytes) -> int:
    """How often something could be sent, slowly, before the other side was gone."""
    for number in count():
        if not line.send(data):
            return number
        time.sleep(0.05)
    raise AssertionError


# Too large, and of whom


def test_nothing_is_taken_of_a_body_that_is_announced_as_too_large(
    served: Served, kim: dict[str, str]
) -> None:
    for path in (JOBS, "/v1/uploads"):
        kind = {"Content-Type": "multipart/form-data; boundary=b", "Expect": "100-continue"}
        with served.line() as line:
            line.send(head("POST", path, **kind, Content_Length="99999999999", **kim))
            told = line.told()
            assert (told.status, told.type) == (413, "too-large")


@pytest.mark.parametrize("path", [JOBS, "/v1/uploads", "/v1/me/availability"])
def test_a_body_without_a_length_is_taken_up_to_its_bound(
    served: Served, kim: dict[str, str], path: str
) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=b", "Transfer-Encoding": "chunked"}
    method = "PUT" if path == "/v1/me/availability" else "POST"
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="c.csv"\r\n\r\n'
    with served.line() as line:
        line.send(head(method, path, **kind, **kim) + b"%x\r\n%b\r\n" % (len(part), part))
        sent = 0
        while not line.has_answer() and line.send(CHUNK):
            sent += len(CHUNK)
        told = line.told()
    assert (told.status, told.type) == (413, "too-large")
    assert sent < 10 * BYTES
    assert served.ask("/v1/me", **kim).status == 200


def test_nobody_s_body_is_not_taken(served: Served) -> None:
    for path in (JOBS, "/v1/uploads", "/connections/people", "/connections/work"):
        with served.line() as line:
            kind = {"Content-Type": "multipart/form-data; boundary=b", "Expect": "100-continue"}
            line.send(head("POST", path, **kind, Content_Length="1000000"))
            assert line.told().status == 401


def test_the_rest_of_a_body_that_is_answered_is_not_taken_for_ever(served: Served) -> None:
    with served.line() as line:
        line.send(head("POST", JOBS, Content_Length="99999999999"))
        assert line.told().status == 401
        assert number_sent(line, b"x" * 100) < 1_000


def test_nothing_of_an_upload_lies_on_a_disk(served: Served, kim: dict[str, str]) -> None:
    end = b"\r\n--b--\r\n"
    text = b"First Name,Last Name\n" + b"Ada,Byron\n" * 250_000
    size = len(upload_head(0, {}).partition(b"\r\n\r\n")[2]) + len(text) + len(end)
    with served.line() as line:
        line.send(upload_head(size, kim) + text[:2_400_000])
        until_asked(served, kim)
        assert served.files() == []
        line.send(text[2_400_000:] + end)
        assert line.told().status == 201
        assert served.files() == []


def until_asked(served: Served, headers: dict[str, str]) -> None:
    """Lets the server do what has come so far."""
    for _ in range(5):
        assert served.ask("/v1/me", **headers).status == 200


def test_a_user_has_so_many_uploads_at_a_time_and_takes_none_from_others(
    served: Served, kim: dict[str, str], omar: dict[str, str]
) -> None:
    with ExitStack() as stack:
        for _ in range(UPLOAD.of_user):
            stack.enter_context(served.line()).send(upload_head(10_000, kim) + b"Name\n")
        until_asked(served, kim)
        with served.line() as line:
            line.send(upload_head(10_000, kim))
            told = line.told()
        assert (told.status, told.type, told.headers["retry-after"]) == (429, "too-many", "1")
        with served.line() as line:
            line.send(upload_head(300, omar) + b"Name\nAda" + b" " * 200 + b"\r\n--b--\r\n")
            assert line.told().status in (201, 400, 408)


# Connections


def test_an_address_has_so_many_connections_and_takes_none_from_others(served: Served) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(served.line(source=OTHER)) for _ in range(OF_ADDRESS)]
        for line in held:
            line.send(head("GET", "/v1/health"))
        assert [line.told().status for line in held] == [200] * OF_ADDRESS
        with served.line(source=OTHER) as one_more:
            said = one_more.ends()
            assert said.startswith(b"HTTP/1.1 503 ")
            assert b"too-many-connections" in said
        assert served.ask().status == 200
    assert served.ask(source=OTHER).status == 200


@pytest.mark.parametrize("number", [200, *further(1_100)])
def test_half_sent_requests_of_many_leave_room(
    world: World, environment: dict[str, str], number: int
) -> None:
    """With fewer descriptors than connections, until the server asks for more of them."""
    generous = {"GRAPHSVC_CONNECTIONS": str(number + 50), "GRAPHSVC_HEADER_SECONDS": "30"}
    with (
        serving(environment | generous, files=min(number, 256)) as found,
        ExitStack() as stack,
    ):
        for one in range(number):
            source = f"127.0.1.{1 + one // (OF_ADDRESS - 1)}"
            stack.enter_context(found.line(source=source)).send(b"GET / HTTP/1.1\r\nHo")
        assert found.ask("/v1/me", **world.kim.headers).status == 200


# What is said


def test_what_is_no_request_is_answered_as_a_problem(served: Served) -> None:
    for sent in (
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\n\x00: 1\r\n\r\n",
        b"x" * 99_999,
    ):
        with served.line() as line:
            line.send(sent)
            told = line.told()
            assert (told.status, told.type) == (400, "bad-request")
            assert told.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[::", "a b"])
@pytest.mark.parametrize("path", ["/", "/signin", "/v1/health", "/v1/me", "/v1/me/", "/nowhere"])
def test_a_foreign_name_is_refused_and_sent_nowhere(served: Served, host: str, path: str) -> None:
    told = served.ask(path, Host=host)
    assert told.status in (400, 421)
    assert "location" not in told.headers
    assert b"evil" not in told.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:80", "[::1]:8000"])
def test_a_name_of_ours_is_taken_whatever_the_port(served: Served, host: str) -> None:
    assert served.ask(Host=host).status == 200


# Attempts to sign in


def test_attempts_to_sign_in_are_few(served: Served, world: World) -> None:
    """And whoever was let in before at that address still is."""
    at = {"source": "127.0.0.9"}
    assert served.ask("/v1/me", **at, **world.kim.headers).status == 200
    wrong = [f"Bearer gs_{number}{'x' * 40}" for number in range(FAILED + 3)]
    told = [served.ask("/v1/me", **at, Authorization=key) for key in wrong]
    assert [one.status for one in told] == [401] * FAILED + [429] * 3
    assert told[-1].type == "too-many"
    assert 0 < int(told[-1].headers["retry-after"]) <= 600
    assert served.ask("/v1/me", **at, Cookie="graphsvc_session=x").status == 429
    assert served.ask("/v1/me", **at, **world.kim.headers).status == 200
    assert served.ask("/v1/me", **at, **world.dana.headers).status == 429
    assert served.ask("/v1/me", source=OTHER, **world.dana.headers).status == 200


def test_attempts_at_secrets_that_begin_alike_are_few_from_all_addresses_together(
    served: Served,
) -> None:
    told = [
        served.ask("/v1/me", source=f"127.0.2.{n}", Authorization=f"Bearer gs_samesame{n}")
        for n in range(1, FAILED)
    ]
    assert [one.status for one in told] == [401] * (FAILED // 3) + [429] * (
        FAILED - 1 - FAILED // 3
    )
