"""What was measured, as a plain table or as one JSON document."""

import json
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import neo4j

from benchmarks.address_book import BigImport
from benchmarks.http import Asked, Series
from benchmarks.ledger import Overhead
from benchmarks.sample import MIX
from benchmarks.storm import CALLERS, DEPTH, Storm, Times
from benchmarks.world import Hits, Loaded, Rate
from graphsvc.embedded import Tuning
from graphsvc.embedded.lock import VERSION


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured. ``load`` is the system's load average over the last minute."""

    date: str
    cores: int
    memory_gb: float
    load: float
    system: str
    python: str
    neo4j: str
    driver: str
    heap: str
    page_cache: str


@dataclass(frozen=True, slots=True)
class Report:
    machine: Machine
    loaded: Loaded
    series: list[Series]
    storms: list[Storm]


@dataclass(frozen=True, slots=True)
class Summary:
    """Of some questions: milliseconds, and ratios to the median of the trivial request that was
    measured in turn with them."""

    asked: int
    with_path: int
    failed: int
    trivial_median_ms: float
    trivial_p95_ms: float
    median_ms: float
    p95_ms: float
    worst_ms: float
    median_ratio: float
    p95_ratio: float


def machine(tuning: Tuning) -> Machine:
    """This machine, now."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Machine(
        date=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 0,
        memory_gb=round(memory / 2**30, 1),
        load=round(os.getloadavg()[0], 2),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        neo4j=VERSION,
        driver=neo4j.__version__,
        heap=tuning.heap,
        page_cache=tuning.page_cache,
    )


def summary(asked: Sequence[Asked]) -> Summary:
    """Of at least one question."""
    trivial = [one.trivial_ms for one in asked]
    times = [one.ms for one in asked]
    usual, median, p95 = statistics.median(trivial), statistics.median(times), percentile(times)
    return Summary(
        asked=len(asked),
        with_path=sum(bool(one.paths) for one in asked),
        failed=sum(one.paths is None for one in asked),
        trivial_median_ms=usual,
        trivial_p95_ms=percentile(trivial),
        median_ms=median,
        p95_ms=p95,
        worst_ms=max(times),
        median_ratio=median / usual,
        p95_ratio=p95 / usual,
    )


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """The least of the values that at least this share of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


# --- JSON -----------------------------------------------------------------------------------------


def as_json(report: Report) -> str:
    """One document: every figure of the table, with the slowest target of each series."""
    document = {
        "machine": asdict(report.machine),
        "world": {
            "people": report.loaded.people,
            "seed": report.loaded.seed,
            "organisations": report.loaded.organisations,
            "users": report.loaded.users,
        },
        "rates": [_rate(rate) for rate in report.loaded.rates],
        "address_books": [asdict(book) for book in report.loaded.books],
        "ledger": {**asdict(report.loaded.ledger), "ratio": report.loaded.ledger.ratio},
        "hits": [asdict(hits) for hits in report.loaded.hits],
        "mix": MIX,
        "questions": [_series(series) for series in report.series if series.asked],
        "storms": [_storm(storm) for storm in report.storms],
    }
    return json.dumps(document, indent=1)


def _rate(rate: Rate) -> dict[str, Any]:
    return {**asdict(rate), "per_second": rate.per_second}


def _series(series: Series) -> dict[str, Any]:
    slowest = max(series.asked, key=lambda one: one.ms)
    return {
        "target": series.kind,
        "max_intermediaries": series.intermediaries,
        **asdict(summary(series.asked)),
        "by_sort": {sort: asdict(summary(some)) for sort, some in by_sort(series.asked)},
        "slowest": asdict(slowest),
    }


def _storm(storm: Storm) -> dict[str, Any]:
    return {
        "users": storm.users,
        "answers": storm.answers,
        "beside_it": [_beside(times) for times in storm.times],
    }


def _beside(times: Times) -> dict[str, Any]:
    idle_median, median = statistics.median(times.idle), statistics.median(times.storm)
    idle_p95, p95 = percentile(times.idle), percentile(times.storm)
    return {
        "what": times.what,
        "asked": len(times.idle),
        "failed": times.failed,
        "p95_ratio": p95 / idle_p95,
        "median_ratio": median / idle_median,
        "idle_p95_ms": idle_p95,
        "p95_ms": p95,
        "idle_median_ms": idle_median,
        "median_ms": median,
    }


def by_sort(asked: Sequence[Asked]) -> Iterable[tuple[str, list[Asked]]]:
    """The questions of each sort of target, in the order of the mix."""
    for sort in MIX:
        some = [one for one in asked if one.pick.sort == sort]
        if some:
            yield sort, some


# --- text -----------------------------------------------------------------------------------------


def as_text(report: Report) -> str:
    """Tables for people."""
    asked = [series for series in report.series if series.asked]
    parts = [
        _header(report),
        _table(("", "count", "", "seconds", "per second"), map(_rate_row, report.loaded.rates)),
        "Large address books, each imported in a process of its own",
        _table(_BOOK_COLUMNS, map(_book_row, report.loaded.books)),
        _ledger_line(report.loaded.ledger),
        (
            "Database hits of one question's reads, before and after another organisation imported "
            "the same people"
        ),
        _table(("query", "rows", "before", "after"), map(_hits_row, report.loaded.hits)),
        "Questions, as ratios to the median of GET /v1/me asked in turn with them",
        _table(_COLUMNS, (_row(_name(one), summary(one.asked)) for one in asked)),
        "The same by sort of target",
        _table(
            _COLUMNS,
            (
                _row(f"{_name(series)}, {sort}", summary(some))
                for series in asked
                for sort, some in by_sort(series.asked)
            ),
        ),
        (
            f"While another organisation keeps {CALLERS} questions with {DEPTH} between under way, "
            "as ratios to the same requests alone, in turn"
        ),
        _table(_STORM_COLUMNS, (row for storm in report.storms for row in _storm_rows(storm))),
    ]
    return "\n\n".join(parts)


def _header(report: Report) -> str:
    here, world = report.machine, report.loaded
    return "\n".join(
        (
            (
                f"{here.date}, {here.cores} cores, {here.memory_gb} GB, load average {here.load}, "
                f"{here.system}"
            ),
            (
                f"Python {here.python}, Neo4j {here.neo4j} (heap {here.heap}, page cache "
                f"{here.page_cache}), driver {here.driver}"
            ),
            (
                f"{world.people} people (seed {world.seed}), {world.organisations} organisations, "
                f"{world.users} users"
            ),
        )
    )


_COLUMNS = (
    *("target, intermediaries", "asked", "with path", "failed", "median ×", "p95 ×"),
    *("median ms", "p95 ms", "worst ms", "me ms", "me p95 ms"),
)


def _name(series: Series) -> str:
    return f"{series.kind}, {series.intermediaries}"


def _row(name: str, found: Summary) -> Sequence[str]:
    ratios = (found.median_ratio, found.p95_ratio)
    times = (found.median_ms, found.p95_ms, found.worst_ms)
    trivial = (found.trivial_median_ms, found.trivial_p95_ms)
    counts = (found.asked, found.with_path, found.failed)
    return (
        name,
        *map(str, counts),
        *(f"{value:.2f}" for value in ratios),
        *(f"{value:.1f}" for value in (*times, *trivial)),
    )


_STORM_COLUMNS = (
    *("users of the storm, beside it", "asked", "failed", "p95 ×", "median ×"),
    *("idle p95 ms", "p95 ms", "idle median ms", "median ms", "answers"),
)


def _storm_rows(storm: Storm) -> Iterable[Sequence[str]]:
    """The last column is what the storm was answered: how many of each status."""
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(storm.answers.items()))
    for what, asked, failed, *figures in (_beside(times).values() for times in storm.times):
        ratios, times = figures[:2], figures[2:]
        yield (
            f"{storm.users}, {what}",
            *map(str, (asked, failed)),
            *(f"{ratio:.2f}" for ratio in ratios),
            *(f"{value:.1f}" for value in times),
            answers,
        )


def _rate_row(rate: Rate) -> Sequence[str]:
    return (
        rate.what,
        str(rate.count),
        rate.unit,
        f"{rate.seconds:.1f}",
        f"{rate.per_second:.0f}",
    )


_BOOK_COLUMNS = (
    *("", "rows", "seconds", "peak MB", "known", "matched", "to another", "unsure", "strangers"),
    "taken for known",
)


def _book_row(book: BigImport) -> Sequence[str]:
    counts = (book.known, book.matched, book.wrong, book.unsure, book.strangers, book.taken)
    return (
        book.what,
        str(book.rows),
        f"{book.seconds:.1f}",
        f"{book.peak_mb:.0f}",
        *map(str, counts),
    )


def _ledger_line(ledger: Overhead) -> str:
    more = 100 * (ledger.ratio - 1)
    return (
        f"The ledger of runs makes an import of {ledger.rows:,} rows {more:+.1f} % longer: "
        f"{ledger.with_ledger:.2f} s with it and {ledger.without:.2f} s without any of it "
        f"(medians of {ledger.times}, in turn)"
    )


def _hits_row(hits: Hits) -> Sequence[str]:
    return hits.query, str(hits.rows), str(hits.before), str(hits.after)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as they need be, the first to the left, the others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
