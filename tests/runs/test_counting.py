"""Numbers of several processes: summed, also over those that died, and never in anybody's way."""

import logging
import multiprocessing
import signal
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from graphsvc.embedded import ports
from graphsvc.errors import Unavailable
from graphsvc.settings import Settings, settings
from graphsvc.watching import lines, meter, serving
from graphsvc.watching.serving import Gauge

FORKED = multiprocessing.get_context("fork")
READY_SECONDS = 60


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Metrics are on for the processes of a test. This one only looks."""
    monkeypatch.setenv("GRAPHSVC_HOME", str(tmp_path))
    monkeypatch.setenv("GRAPHSVC_METRICS_PORT", str(ports.choose("metrics", 0)))
    _forget()
    yield settings()
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    settings.cache_clear()
    meter._meter.cache_clear()  # pyright: ignore[reportPrivateUsage]


class Counting:
    """A process that counts so many requests, and then lives on until it is ended."""

    def __init__(self, count: int) -> None:
        ready, counted = FORKED.Pipe(duplex=False)
        self._process = FORKED.Process(target=_count, args=(count, counted), daemon=True)
        self._process.start()
        assert ready.poll(READY_SECONDS)
        assert ready.recv() == count

    def end(self) -> None:
        """As suddenly as can be."""
        self._process.kill()
        self._process.join()


def _count(count: int, counted: Any) -> None:
    for _ in range(count):
        _tell()
    counted.send(count)
    signal.pause()


def _tell() -> None:
    lines.tell_request(
        method="GET", route="/v1/me", status=200, seconds=0.02, request="1", finished=True
    )


@pytest.fixture
def counting() -> Iterator[Callable[[int], Counting]]:
    made: list[Counting] = []

    def count(count: int) -> Counting:
        made.append(Counting(count))
        return made[-1]

    yield count
    for one in made:
        one.end()


def told(config: Settings, gauges: serving.Gauges = lambda: ()) -> dict[str, float]:
    """Every number that is told now, by its name and its labels' values."""
    text = generate_latest(serving.registry(config, gauges)).decode()
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


REQUESTS = "graphsvc_request_seconds_count GET /v1/me 2xx"


def test_what_processes_count_is_summed_and_stays_when_they_die(
    config: Settings, counting: Callable[[int], Counting]
) -> None:
    first, _second = counting(2), counting(3)
    assert told(config)[REQUESTS] == 5
    first.end()
    assert [told(config)[REQUESTS] for _ in range(2)] == [5, 5]
    assert len(list(config.metrics_folder.glob("*.db"))) == 2
    counting(4)
    found = told(config)
    assert found[REQUESTS] == 9
    assert found["graphsvc_request_seconds_sum GET /v1/me 2xx"] == pytest.approx(0.18)
    buckets = {name: value for name, value in found.items() if "_request_seconds_bucket" in name}
    assert set(buckets.values()) == {0, 9}


def test_whoever_starts_when_nobody_lives_starts_from_nothing(
    config: Settings, counting: Callable[[int], Counting]
) -> None:
    for one in (counting(2), counting(3)):
        one.end()
    assert told(config)[REQUESTS] == 5
    counting(1)
    assert told(config)[REQUESTS] == 1


def test_nothing_is_counted_where_it_is_off(
    config: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRAPHSVC_METRICS_PORT")
    _forget()
    _tell()
    with serving.opened(settings(), pytest.fail):
        assert not config.metrics_folder.exists()


def test_a_process_that_cannot_write_its_numbers_goes_on(
    config: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    config.metrics_folder.write_text("in the way")
    _tell()
    _tell()
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert said == ["This process is not counted: File exists"]


def test_a_database_that_is_away_is_told_and_the_rest_too(config: Settings) -> None:
    def away() -> Sequence[Gauge]:
        raise Unavailable("The database does not answer.")

    there = Gauge("graphsvc_runs", "Runs.", ("kind",), ((("import",), 2.0),))
    assert told(config, away)["graphsvc_database_up"] == 0
    found = told(config, lambda: [there])
    assert (found["graphsvc_database_up"], found["graphsvc_runs import"]) == (1, 2)


def test_a_second_process_with_the_same_address_goes_on_without_it(
    config: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """And the first one answers until it ends."""
    address = f"http://127.0.0.1:{config.metrics_port}/metrics"
    with serving.opened(config, lambda: ()):
        with serving.opened(config, pytest.fail):
            pass
        assert b"graphsvc_info" in urllib.request.urlopen(address).read()
    assert "Metrics are not served" in caplog.text
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address)
