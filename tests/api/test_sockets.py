"""What a connection of a server may take, apart from what is asked over it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import ip_network

import pytest
import uvicorn
from served import Line, head
from starlette.types import Receive, Scope, Send

from graphsvc.api.sockets import Lines, lines_of, protocol_of
from graphsvc.cli.serve import listening
from graphsvc.rates import neighbourhood
from graphsvc.settings import Settings
from tests.runs.installation import until

LARGE = b"x" * 50_000_000


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads nothing and answers with what no client takes unread."""
    del receive
    await send({"type": "http.response.start", "status": 200, "headers": []})
    body = LARGE if scope["path"] == "/large" else b"small"
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def lines() -> Lines:
    return Lines(
        most=20,
        of_address=5,
        header_seconds=0.3,
        body_seconds=0.3,
        proxies=(ip_network("127.0.7.0/24"),),
        reading_seconds=0.3,
        linger_seconds=0.3,
    )


@pytest.fixture
def address(lines: Lines) -> Iterator[tuple[str, int]]:
    """Where a server with these bounds listens."""
    with listening("127.0.0.1", 0) as door:
        config = uvicorn.Config(
            answer, http=protocol_of(lines), lifespan="off", log_config=None, ws="none"
        )
        server = uvicorn.Server(config)
        running = threading.Thread(target=asyncio.run, args=[server.serve([door])])
        running.start()
        yield door.getsockname()
        server.should_exit = True
        running.join()


def test_who_does_not_read_is_cut_off(address: tuple[str, int], lines: Lines) -> None:
    with Line(address) as line:
        line.send(head("GET", "/large"))
        until(lambda: lines.count == 1, "it is answered")
        until(lambda: lines.count == 0, "it is cut off")
        assert len(line.ends()) < len(LARGE)


def test_who_reads_gets_all_however_large(address: tuple[str, int]) -> None:
    with Line(address) as line:
        line.send(head("GET", "/large", Connection="close"))
        assert line.ends().count(b"x") == len(LARGE)


def test_several_requests_go_over_one_connection(address: tuple[str, int]) -> None:
    with Line(address) as line:
        line.send(head("GET", "/") * 2 + head("GET", "/", Connection="close"))
        assert line.ends().count(b"small") == 3


def test_the_connections_of_a_proxy_are_its_own_to_bound(
    address: tuple[str, int], lines: Lines
) -> None:
    with ExitStack() as stack:
        for _ in range(lines.of_address + 5):
            stack.enter_context(Line(address, source="127.0.7.1")).send(b"G")
        until(lambda: lines.count == lines.of_address + 5, "all are taken")
    until(lambda: lines.count == 0, "all are given back")


def test_all_addresses_together_have_so_many(address: tuple[str, int], lines: Lines) -> None:
    with ExitStack() as stack:
        for number in range(lines.most):
            stack.enter_context(Line(address, source=f"127.0.8.{1 + number}")).send(b"G")
        until(lambda: lines.count == lines.most, "all are taken")
        with Line(address, source="127.0.9.1") as one_more:
            assert one_more.ends().startswith(b"HTTP/1.1 503 ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("::1", "0.0.0.1", False),
        ("testclient", "testclient", True),
    ],
)
def test_one_machine_is_counted_once(one: str, other: str, same: bool) -> None:
    assert (neighbourhood(one) == neighbourhood(other)) is same


def test_the_bounds_are_those_of_the_settings() -> None:
    found = lines_of(Settings(connections=7, proxies="10.0.0.0/8, ::1"))
    assert (found.most, found.proxies) == (7, (ip_network("10.0.0.0/8"), ip_network("::1")))
    with pytest.raises(ValueError, match="proxies"):
        Settings(proxies="nowhere")
