"""The socket of the API: taken early, clearly refused, quick."""

import socket

import pytest

from graphsvc.cli.serve import address_of, listening
from graphsvc.errors import Unavailable


def test_an_answer_is_sent_without_waiting_for_more() -> None:
    """asyncio sends at once on sockets that say that they are TCP, and on no others."""
    with listening("127.0.0.1", 0) as door:
        with socket.create_connection(door.getsockname()):
            accepted, _ = door.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


def test_the_address_is_one_that_a_browser_takes() -> None:
    with listening("127.0.0.1", 0) as door:
        assert address_of(door) == f"http://127.0.0.1:{door.getsockname()[1]}"


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with listening("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        with (
            pytest.raises(Unavailable, match=f"Port {port}") as raised,
            listening("127.0.0.1", port),
        ):
            pass
        assert "--port" in raised.value.advice


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_is_none_is_said(port: int) -> None:
    with pytest.raises(Unavailable, match="cannot be used"), listening("127.0.0.1", port):
        pass
