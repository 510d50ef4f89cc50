"""The numbers: seconds of requests and of runs, in a file of each process (see ``files``).

Where ``GRAPHSVC_METRICS_PORT`` is not set nothing is counted, no file is made, and the library that
counts is not imported. A process that cannot write its file says so once and goes on uncounted.
"""

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from graphsvc.settings import settings
from graphsvc.watching import files

if TYPE_CHECKING:
    from prometheus_client import Histogram

REQUEST_SECONDS: Final = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
RUN_SECONDS: Final = (0.1, 1.0, 10.0, 60.0, 600.0, 3_600.0)
"""Upper bounds of the classes in which seconds are counted."""

_log = logging.getLogger("graphsvc.watching")


class Meter(NamedTuple):
    """What this process counts. Every label has few values, all of them words of ours."""

    requests: "Histogram"
    runs: "Histogram"


def count_request(*, method: str, route: str, status: int, seconds: float) -> None:
    """Counts a request, by the class of its status."""
    if (meter := _meter()) is not None:
        meter.requests.labels(method, route, f"{status // 100}xx").observe(seconds)


def count_run(*, kind: str, outcome: str, seconds: float) -> None:
    """Counts an attempt at a run."""
    if (meter := _meter()) is not None:
        meter.runs.labels(kind, outcome).observe(seconds)


@lru_cache(maxsize=1)
def _meter() -> Meter | None:
    config = settings()
    if config.metrics_port is None:
        return None
    try:
        files.enrol(config.metrics_folder)
    except OSError as error:
        _log.warning("This process is not counted: %s", error.strerror)
        return None
    return _made()


def _made() -> Meter:
    from prometheus_client import Histogram  # noqa: PLC0415 - where metrics are on alone

    return Meter(
        Histogram(
            "graphsvc_request_seconds",
            "Seconds until a request was answered.",
            ("method", "route", "status"),
            buckets=REQUEST_SECONDS,
            registry=None,
        ),
        Histogram(
            "graphsvc_run_seconds",
            "Seconds of a worker's attempt at a run.",
            ("kind", "outcome"),
            buckets=RUN_SECONDS,
            registry=None,
        ),
    )
