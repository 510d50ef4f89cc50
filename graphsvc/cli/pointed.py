"""The services for a program that reads where they are from its settings."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict

from graphsvc.cli.progress import downloading
from graphsvc.embedded import Options, services
from graphsvc.settings import Settings, point_to, settings
from graphsvc.watching import lines


@contextmanager
def pointed() -> Generator[Settings]:
    """The services, and the settings of this process and its children pointing to them. Those that
    run elsewhere need not answer yet. What happens is said on standard error from here on."""
    config = settings()
    lines.set_up()
    with (
        downloading(quiet=False) as progress,
        services(config.home, Options(progress=progress)) as found,
    ):
        yield point_to(config.home, **asdict(found))
