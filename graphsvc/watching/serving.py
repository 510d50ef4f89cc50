"""``/metrics`` on an address of its own, in the text format of Prometheus.

It sums what all processes over the same folder have counted, and adds what is read when somebody
asks: gauges of the caller, the version, and the memory, files and processor time of this process.
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# The library leaves some of its types open.

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from graphsvc.errors import Unavailable
from graphsvc.settings import Settings
from graphsvc.watching import files

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import GaugeMetricFamily

PATH: Final = "/metrics"

_log = logging.getLogger("graphsvc.watching")


@dataclass(frozen=True, slots=True)
class Gauge:
    """What is so at the moment: of each set of labels a number."""

    name: str
    text: str
    labels: tuple[str, ...]
    values: Sequence[tuple[tuple[str, ...], float]]


Gauges = Callable[[], Sequence[Gauge]]
"""Reads them anew. May raise ``Unavailable``."""


@contextmanager
def opened(config: Settings, gauges: Gauges) -> Generator[None]:
    """Answers at the address of the settings for as long as the block lasts; does nothing where
    none is set, or another process of this machine has it, which then answers for this one too."""
    if config.metrics_port is None:
        yield
        return
    from prometheus_client import start_http_server  # noqa: PLC0415 - where metrics are on alone

    place = (config.metrics_host, config.metrics_port)
    try:
        server, thread = start_http_server(place[1], place[0], registry(config, gauges))
    except OSError as error:
        _log.warning("Metrics are not served at %s:%d here: %s", *place, error.strerror)
        yield
        return
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def registry(config: Settings, gauges: Gauges) -> "CollectorRegistry":
    """All that is told, collected anew whenever somebody asks."""
    from prometheus_client import CollectorRegistry, ProcessCollector  # noqa: PLC0415 - as above

    made = CollectorRegistry()
    made.register(_Counted(config))
    made.register(_Read(gauges))
    ProcessCollector(registry=made)
    return made


class _Counted:
    """What processes have counted, the dead among them."""

    def __init__(self, config: Settings) -> None:
        self._folder = config.metrics_folder

    def collect(self) -> Sequence[Any]:
        from prometheus_client.multiprocess import (  # noqa: PLC0415 - as above
            MultiProcessCollector,
        )

        self._folder.mkdir(parents=True, exist_ok=True)
        with files.locked(self._folder):
            files.fold(self._folder)
            return list(MultiProcessCollector(None, str(self._folder)).collect())


class _Read:
    """What is so at the moment, and whether the database could be asked."""

    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges

    def collect(self) -> "Iterator[GaugeMetricFamily]":
        try:
            found, up = self._gauges(), 1.0
        except Unavailable:
            found, up = (), 0.0
        yield from map(_family, (_info(), _up(up), *found))


def _info() -> Gauge:
    runs = (((version("graphsvc"),), 1.0),)
    return Gauge("graphsvc_info", "The version that runs.", ("version",), runs)


def _up(value: float) -> Gauge:
    return Gauge("graphsvc_database_up", "Whether the database answers.", (), (((), value),))


def _family(gauge: Gauge) -> "GaugeMetricFamily":
    from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415 - as above

    family = GaugeMetricFamily(gauge.name, gauge.text, labels=gauge.labels)
    for labels, value in gauge.values:
        family.add_metric(labels, value)
    return family
