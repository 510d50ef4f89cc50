"""Whether the time of an answer tells a foreign id from one that does not exist.

    python -m benchmarks timing

Somebody asks the real API, over one connection, for things of another organisation, for things that
a colleague keeps to themselves, and for ids that nothing has: as many of each, one of each in every
round, in an order by chance. All are answered 404. What is told of each route are the medians, the
95th percentiles, and the rank test of Mann and Whitney: how likely a foreign id takes longer than
an absent one (a half where there is no difference), and with which probability chance alone is as
far from a half. The database is one of its own, which is removed afterwards.
"""

import argparse
import json
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

import httpx2

from benchmarks.http import Asker, served
from benchmarks.services import forgotten, opened
from graphsvc.access.door import Door
from graphsvc.access.keys import add_key
from graphsvc.access.users import User, add_organisation, add_user
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import start_import
from graphsvc.contacts.levels import EXECUTORS, list_sources, set_level
from graphsvc.contacts.own import list_contacts
from graphsvc.database import Database
from graphsvc.embedded import BRIEF, Options, services
from graphsvc.embedded.making import make_store
from graphsvc.ids import new_id
from graphsvc.ontology import SharingLevel
from graphsvc.runs.working import Worker, run_next
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import point_to

ROUTES: Final[Mapping[str, str]] = {
    "/v1/contacts/{id}": "contact",
    "/v1/seen/{id}": "contact",
    "/v1/visibility/contact/{id}": "contact",
    "/v1/imports/{id}": "import",
    "/v1/runs/{id}": "import",
    "/v1/sources/{id}/levels": "source",
}
"""The main routes of one thing, and what their id names."""
FOREIGN: Final = ("another organisation's", "a colleague's own")
ABSENT: Final = "absent"
THINGS: Final = 20
"""Of each kind and whose, so that no single one is asked for each time."""
WARM: Final = 100
"""Rounds before those that count."""
TIMEOUT_SECONDS: Final = 60.0
HEADER: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

Ids = Mapping[str, Mapping[str, Sequence[str]]]
"""By kind of thing and whose it is."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Times of ``foreign`` ids of a route against absent ones, in milliseconds; ``longer`` is the
    probability that a foreign one takes longer, ``chance`` that of the rank test."""

    route: str
    foreign: str
    samples: int
    median: float
    absent_median: float
    high: float
    absent_high: float
    longer: float
    chance: float


def main(words: Sequence[str]) -> int:
    """Runs the benchmark. Returns the status with which the command ends."""
    given = _arguments().parse_args(words)
    with TemporaryDirectory(prefix="graphsvc-benchmark-") as home:
        found = _measure(Path(home), given)
    print(json.dumps([asdict(one) for one in found], indent=1) if given.json else as_text(found))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks timing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--samples", type=int, default=2_000, help="of each kind of ids (2,000)")
    parser.add_argument("--seed", type=int, default=7, help="of the order (7)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def as_text(found: Sequence[Compared]) -> str:
    """What was measured, for people."""
    lines = [
        f"{one.route}, {one.foreign} against absent: medians {one.median:.2f} and "
        f"{one.absent_median:.2f} ms, 95 % within {one.high:.2f} and {one.absent_high:.2f} ms, "
        f"longer in {one.longer:.1%}, p = {one.chance:.2f}"
        for one in found
    ]
    cpus = os.cpu_count() or 1
    return "\n".join([f"{found[0].samples:,} samples of each, {cpus} processors", *lines])


def rank_test(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """How likely a value of ``one`` is larger than one of ``other`` (equal ones count a half), and
    the probability that it is as far from a half by chance: the test of Mann and Whitney (Annals of
    Mathematical Statistics 18, 1947), two-sided, by the normal distribution, with the variance
    lessened for equal values."""
    n, m = len(one), len(other)
    ranks = _ranks([*one, *other])
    u = sum(ranks[:n]) - n * (n + 1) / 2
    count = n + m
    ties = sum(k**3 - k for k in Counter([*one, *other]).values())
    variance = n * m / 12 * (count + 1 - ties / (count * (count - 1)))
    if variance <= 0:
        return 0.5, 1.0
    z = abs(u - n * m / 2) / math.sqrt(variance)
    return u / (n * m), math.erfc(z / math.sqrt(2))


def _ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value from 1 on; equal ones share the mean of theirs."""
    below: dict[float, float] = {}
    counted = 0
    for value, count in sorted(Counter(values).items()):
        below[value] = counted + (count + 1) / 2
        counted += count
    return [below[value] for value in values]


def compare(route: str, times: Mapping[str, Sequence[float]]) -> list[Compared]:
    """The times of each kind of foreign ids against those of absent ones."""
    absent = times[ABSENT]
    return [
        Compared(
            route,
            foreign,
            len(times[foreign]),
            median(times[foreign]),
            median(absent),
            quantiles(times[foreign], n=20)[-1],
            quantiles(absent, n=20)[-1],
            *rank_test(times[foreign], absent),
        )
        for foreign in FOREIGN
    ]


def _measure(home: Path, given: argparse.Namespace) -> list[Compared]:
    with forgotten():
        make_store()
        with services(home, Options(tuning=BRIEF)) as found:
            point_to(home, **asdict(found))
            os.environ["GRAPHSVC_REQUESTS_OF_USER"] = str(10**9)
            _say("Building two organisations")
            with opened(found) as database:
                asker, ids = _world(database, key_ring(home / "keys.json"))
            limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1)
            with (
                served() as address,
                httpx2.Client(base_url=address, limits=limits, timeout=TIMEOUT_SECONDS) as client,
            ):
                return _all(client, asker, ids, given)


def _all(
    client: httpx2.Client, asker: Asker, ids: Ids, given: argparse.Namespace
) -> list[Compared]:
    chance = Random(given.seed)
    found: list[Compared] = []
    for route, kind in ROUTES.items():
        _say(f"Asking {route}")
        ask = _asking(client, asker, route)
        _rounds(ask, ids[kind], chance, count=WARM)
        found += compare(route, _rounds(ask, ids[kind], chance, count=given.samples))
    return found


def _asking(client: httpx2.Client, asker: Asker, route: str) -> Callable[[str], float]:
    """Milliseconds until the whole answer was there."""

    def ask(id_: str) -> float:
        address = route.replace("{id}", id_)
        start = time.perf_counter()
        response = client.get(address, headers=asker.headers)
        taken = (time.perf_counter() - start) * 1000
        if response.status_code != 404:
            raise RuntimeError(f"{route} was answered with {response.status_code}")
        return taken

    return ask


def _rounds(
    ask: Callable[[str], float], ids: Mapping[str, Sequence[str]], chance: Random, *, count: int
) -> Mapping[str, list[float]]:
    times: dict[str, list[float]] = {whose: [] for whose in ids}
    for _ in range(count):
        order = list(ids)
        chance.shuffle(order)
        for whose in order:
            times[whose].append(ask(chance.choice(ids[whose])))
    return times


# The world


def _world(database: Database, ring: KeyRing) -> tuple[Asker, Ids]:
    """Somebody who asks, a colleague who keeps all contacts to themselves, and a rival."""
    alpha = add_organisation(database, ring, "Alpha")
    beta = add_organisation(database, ring, "Beta")
    ann, bob, rex = (
        add_user(database, ring, email=f"{name}@{org.name}.example", org=org, name=name)
        for name, org in (("ann", alpha), ("bob", alpha), ("rex", beta))
    )
    owned: dict[str, dict[str, list[str]]] = {"contact": {}, "import": {}, "source": {}}
    for whose, user in zip(FOREIGN, (rex, bob), strict=True):
        owned["import"][whose] = [_imported(database, ring, user, at) for at in range(THINGS)]
        door = Door(database, user.viewer, ring)
        owned["source"][whose] = [one.id for one in door.look(list_sources)]
        if user is bob:
            _keep_to_themselves(database, ring, user, owned["source"][whose])
        contacts = door.look(lambda view: list_contacts(view, limit=100))
        owned["contact"][whose] = [one.id for one in contacts]
    for kind in owned.values():
        kind[ABSENT] = [new_id() for _ in range(THINGS)]
    return Asker(add_key(database, user=ann.id)), owned


def _imported(database: Database, ring: KeyRing, user: User, number: int) -> str:
    """An import of one contact, of a source of its own."""
    row = f"Nora{number},Quill,,nora{number}@{user.name}.example,Harbour {number},Pilot,"
    made = Door(database, user.viewer, ring).change(
        lambda desk: start_import(
            desk,
            format_="linkedin",
            file="Connections.csv",
            data=f"{HEADER}\n{row}\n".encode(),
            label=f"source {number}",
        )
    )
    run_import(database, ring, made, worker="benchmark")
    return made


def _keep_to_themselves(
    database: Database, ring: KeyRing, user: User, sources: Sequence[str]
) -> None:
    door = Door(database, user.viewer, ring)
    for source in sources:
        door.change(lambda desk, source=source: set_level(desk, source, SharingLevel.OWNER))
    worker = Worker(database, ring, EXECUTORS, "benchmark")
    while run_next(worker):
        pass


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
