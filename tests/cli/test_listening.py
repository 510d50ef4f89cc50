"""The socket of the API: taken early, clearly refused, quick; and the application knows of it."""

import socket
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from graphsvc.cli.pointed import Place
from graphsvc.cli.serve import address_of, listening, serve
from graphsvc.embedded import Services
from graphsvc.errors import Unavailable
from graphsvc.settings import Settings, page_address, settings


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


Made = tuple[tuple[str, int], Settings]
"""Where it is listened, and the settings of the application."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Made]]:
    """What ``serve`` makes; none of it begins to serve."""
    asked, found = list[tuple[str, int]](), list[Made]()

    def listened(host: str, port: int) -> AbstractContextManager[socket.socket]:
        asked.append((host, port))
        return listening("127.0.0.1", 0)

    @contextmanager
    def pointed(_program: str, **_about: object) -> Generator[Place]:
        yield Place(tmp_path, lambda: None, Services("bolt://n.example", "n", "n", "redis://r"))

    def nothing(*_: object) -> None:
        """What is of the whole process stays as it is."""

    def make(config: Settings, **_: object) -> None:
        found.append((asked[-1], config))
        raise Unavailable("That is enough.")

    for name in ("HOST", "PORT", "HOME", "PUBLIC_URL", "PROXIES", "SIGN_UP"):
        monkeypatch.setenv(f"GRAPHSVC_{name}", "")
    for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "REDIS_URL"):
        monkeypatch.setenv(name, "")
    for name in ("raise_file_limit", "signal.signal", "sys.setswitchinterval"):
        monkeypatch.setattr(f"graphsvc.cli.serve.{name}", nothing)
    monkeypatch.setattr("graphsvc.cli.serve.listening", listened)
    monkeypatch.setattr("graphsvc.cli.serve.pointed", pointed)
    monkeypatch.setattr("graphsvc.cli.serve.create_app", make)
    settings.cache_clear()
    assert settings().on_loopback
    yield found
    settings.cache_clear()


@pytest.mark.parametrize(
    ("host", "port", "page", "near"),
    [
        (None, None, "http://127.0.0.1:8000", True),
        ("127.0.0.1", 8_123, "http://127.0.0.1:8123", True),
        ("0.0.0.0", None, "http://localhost:8000", False),
        ("10.1.2.3", 8_123, "http://10.1.2.3:8123", False),
    ],
)
def test_the_application_is_where_serve_is_told_to_listen(
    made: list[Made], host: str | None, port: int | None, page: str, near: bool
) -> None:
    """Whether strangers reach it, and so who may sign up, is judged by that."""
    with pytest.raises(Unavailable, match="enough"):
        serve(host=host, port=port)
    [(asked, given)] = made
    assert asked == (host or "127.0.0.1", port or 8_000)
    for config in (given, settings()):
        assert page_address(config) == page
        assert config.on_loopback is near
        assert config.sign_ups == ("open" if near else "invited")
