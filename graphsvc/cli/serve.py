"""``graphsvc serve``: the API and the web page."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event
from typing import Annotated, Final

import typer
import uvicorn

from graphsvc.access.keys import StandingCode
from graphsvc.api.sockets import LINE_BYTES, lines_of, protocol_of, raise_file_limit
from graphsvc.app import create_app
from graphsvc.cli.console import out
from graphsvc.cli.pointed import Place, pointed
from graphsvc.errors import GraphsvcError, Unavailable
from graphsvc.settings import address, settings

SWITCH_SECONDS: Final = 0.001
"""So long a thread goes on while others wait for Python. A small request waits a dozen times, each
time as long as every search that is under way may go on; Python's own is five times that."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Port to listen on.")] = None,
) -> None:
    """Runs the API and the web page; imports need a `graphsvc worker` beside it."""
    config = settings()
    port = config.port if port is None else port
    with listening(host or config.host, port) as door:
        _say_where(host or config.host, port or door.getsockname()[1])
        with pointed("serve", address=address_of(door)) as place:
            out.print(address_of(door), markup=False)
            run_api(place, door, host=host)


def _say_where(host: str, port: int) -> None:
    """Lets the settings of this process say where it listens: links, and whether mails are kept
    for browsers of this machine, go by them."""
    os.environ |= {"GRAPHSVC_HOST": host, "GRAPHSVC_PORT": str(port)}
    settings.cache_clear()


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
    return address(host, port)


def run_api(
    place: Place,
    door: socket.socket,
    *,
    host: str | None = None,
    standing: StandingCode | None = None,
    told_of_move: Callable[[], None] = lambda: None,
) -> None:
    """Serves until it is stopped, also under the name of its ``host``; ``standing`` is a code that
    signs in until then. Where the services have moved, a new application takes the place of the one
    that knew the old address, and whoever comes meanwhile waits at the same door.

    uvicorn says nothing of requests: their addresses name people.
    """
    raise_file_limit()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.setswitchinterval(SWITCH_SECONDS)
    with suppress(KeyboardInterrupt):
        while _served(place, door, host, standing):
            told_of_move()


def _served(
    place: Place, door: socket.socket, host: str | None, standing: StandingCode | None
) -> bool:
    """Serves once; whether that ended because the services have moved. Raises ``Defect`` for a
    database whose schema is not this version's."""
    moved, unfit = Event(), list[GraphsvcError]()
    config = place.config.model_copy(update={"host": host or place.config.host})

    def end() -> None:
        moved.set()
        server.should_exit = True

    def give_up(error: GraphsvcError) -> None:
        unfit.append(error)
        server.should_exit = True

    wanted = uvicorn.Config(
        create_app(config, standing=standing, unfit=give_up),
        http=protocol_of(lines_of(config)),
        ws="none",
        proxy_headers=bool(config.proxies),
        forwarded_allow_ips=config.proxy_networks,
        h11_max_incomplete_event_size=LINE_BYTES,
        server_header=False,
        access_log=False,
        log_level="warning",
        log_config=None,
    )
    server = uvicorn.Server(wanted)
    with place.watched(end):
        server.run(sockets=[door.dup()])
    for error in unfit:
        raise error
    return moved.is_set()
