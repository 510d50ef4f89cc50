"""``graphsvc serve``: the API and the web page."""

import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer
import uvicorn

from graphsvc.app import create_app
from graphsvc.cli.console import out
from graphsvc.cli.pointed import pointed
from graphsvc.errors import Unavailable
from graphsvc.settings import Settings, settings


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Runs the API and the web page; imports need a `graphsvc worker` beside it."""
    config = settings()
    with (
        listening(host or config.host, config.port if port is None else port) as door,
        pointed() as config,
    ):
        out.print(address_of(door), markup=False)
        run_api(config, door)


@contextmanager
def listening(host: str, port: int) -> Generator[socket.socket]:
    """A socket for the API, taken before the work that comes first. Raises ``Unavailable``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, or asyncio does not take it for that and answers wait 40 ms for their last part.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(2048)
    except (OSError, OverflowError) as error:
        door.close()
        raise Unavailable(
            f"Port {port} of {host} cannot be used: {error}.",
            advice="Stop what listens on it, or choose another with --port; 0 is a free one.",
        ) from error
    with door:
        yield door


def address_of(door: socket.socket) -> str:
    """The address under which a browser reaches it."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run_api(config: Settings, door: socket.socket) -> None:
    """Serves until it is stopped. uvicorn says nothing of requests: their addresses name people."""
    wanted = uvicorn.Config(
        create_app(config), access_log=False, log_level="warning", log_config=None
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(wanted).run(sockets=[door])
