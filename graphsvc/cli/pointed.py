"""The services for a program that reads where they are from its settings."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from graphsvc.cli.progress import downloading
from graphsvc.embedded import Options, Services, services, whereabouts
from graphsvc.settings import Settings, point_to, settings
from graphsvc.threads import beside
from graphsvc.watching import lines

LOOK_SECONDS: Final = 1.0


class Place:
    """Where the services are, which may change while the program runs: a server that was started
    again has another port where its own was taken. ``config`` are the settings that point there."""

    def __init__(self, home: Path, look: Callable[[], Services | None], found: Services) -> None:
        self._home, self._look, self._found = home, look, found
        self.config: Settings = point_to(home, **asdict(found))

    def moved(self) -> bool:
        """Whether they are elsewhere than ``config`` says; it says so from then on, for this
        process and for those that it starts."""
        found = self._look()
        if found is None or found == self._found:
            return False
        self._found, self.config = found, point_to(self._home, **asdict(found))
        return True

    @contextmanager
    def watched(self, tell: Callable[[], None]) -> Generator[None]:
        """As long as the block lasts, ``tell`` is called when they have moved, from another thread
        and no more than once."""

        def watch(over: Event) -> None:
            while not over.wait(LOOK_SECONDS):
                if self.moved():
                    tell()
                    return

        with beside(watch, name="graphsvc-place"):
            yield


@contextmanager
def pointed(program: str, **about: object) -> Generator[Place]:
    """The services, and the settings of this process and its children pointing to them. Those that
    run elsewhere need not answer yet; those that are started here are kept running. What happens is
    said on standard error from here on: first which program this is, with what is said ``about``
    it."""
    config = settings()
    lines.set_up()
    with (
        downloading(quiet=False) as progress,
        services(config.home, Options(progress=progress), say=lines.tell_trouble) as found,
    ):
        places = {"database": found.neo4j_uri, "queue": found.redis_url}
        shown = {name: without_secrets(place) for name, place in places.items()}
        lines.tell_begin(program, **about, **shown)
        yield Place(config.home, whereabouts(config.home), found)
        lines.tell_end(program)


def without_secrets(address: str) -> str:
    """The address of a service without whom it is used as, and with which password."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
