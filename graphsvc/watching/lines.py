"""The lines: how they look, and where they go.

A line of a request (logger ``graphsvc.requests``): method, template of the route, status,
milliseconds, the id that the answer carries as ``X-Request-Id``. A line of an attempt at a run
(``graphsvc.runs``): kind, outcome, milliseconds. Both are counted too, where metrics are on. A
program says what it is when it begins, and that it ends (``graphsvc.programs``).
"""

import logging
import sys
import time
from contextvars import ContextVar
from types import TracebackType
from typing import Final, Literal

from graphsvc import __version__
from graphsvc.errors import where
from graphsvc.settings import settings
from graphsvc.watching import meter

Outcome = Literal["done", "cancelled", "given_back", "overtaken", "failed", "set_aside"]
"""How an attempt at a run ended: at its end, or taken back as somebody asked; left for the next
worker; lost to another one; to be tried again; not to be tried again until somebody says so."""

request_id: Final[ContextVar[str | None]] = ContextVar("request_id", default=None)
"""The id of the request that is being answered."""

_FORMAT: Final = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s"

_requests = logging.getLogger("graphsvc.requests")
_programs = logging.getLogger("graphsvc.programs")
_runs = logging.getLogger("graphsvc.runs")

_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class _Formatter(logging.Formatter):
    """A line with its moment (UTC). Of an error only where it happened: its words may quote
    values."""

    converter = time.gmtime

    def formatException(self, ei: _ErrorInfo | tuple[None, None, None]) -> str:  # noqa: N802
        return where(ei[1]) if ei[1] else ""


def set_up() -> None:
    """Sends lines to standard error: ours from the level of the settings on, those of others from
    warnings on. For commands that run until they are stopped."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(_FORMAT, "%Y-%m-%dT%H:%M:%S"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("graphsvc").setLevel(settings().log_level)


def tell_begin(program: str, **about: object) -> None:
    """Says which program this is, of which version, and what is to be known ``about`` it."""
    told = " ".join(f"{name}={value}" for name, value in about.items())
    _programs.info("begin program=%s version=%s %s", program, __version__, told)


def tell_end(program: str) -> None:
    """Says that a program ends in order."""
    _programs.info("end program=%s", program)


def tell_trouble(sentence: str) -> None:
    """Says what became of a child or a service of a program, and what is done about it."""
    _programs.warning("%s", sentence)


def tell_request(
    *, method: str, route: str, status: int, seconds: float, request: str, finished: bool
) -> None:
    """Says that a request was answered; ``finished`` is whether the answer came to its end."""
    _requests.info(
        "method=%s route=%s status=%d ms=%.1f request=%s%s",
        *(method, route, status, seconds * 1000, request),
        "" if finished else " unfinished",
    )
    meter.count_request(method=method, route=route, status=status, seconds=seconds)


def tell_run(
    kind: str, outcome: Outcome, seconds: float, *, error: BaseException | None = None
) -> None:
    """Says how an attempt at a run ended, and with what error."""
    _runs.log(
        logging.ERROR if outcome in ("failed", "set_aside") else logging.INFO,
        "kind=%s outcome=%s ms=%.0f%s",
        *(kind, outcome, seconds * 1000),
        f" error={where(error)}" if error else "",
    )
    meter.count_run(kind=kind, outcome=outcome, seconds=seconds)
