"""The lines and numbers of a whole installation: an API and a worker, asked as everybody would."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any, Final

import pytest
from prometheus_client.parser import text_string_to_metric_families

from graphsvc import __version__
from graphsvc.access.keys import add_key
from graphsvc.database import Database
from graphsvc.embedded import ports
from graphsvc.jobs import app as jobs
from graphsvc.sealing import KeyRing
from tests.contacts.office import Office, open_office
from tests.judge.watching import LABELS, VALUE
from tests.runs.installation import Installation, ended, send_to, until

PLANTED: Final = ("Zebedee", "Quillfeather", "zebedee.q@planted.example", "Hidden Harbour Ltd")
FILE: Final = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    f"{','.join([*PLANTED[:2], '', *PLANTED[2:], 'Clerk', '07 Mar 2020'])}\n"
)


@pytest.fixture
def office(
    parts: Installation, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Office, Database]]:
    """An organisation, a broker that this process sends to, and metrics for what is started."""
    monkeypatch.setenv("GRAPHSVC_METRICS_PORT", str(ports.choose("metrics", 0)))
    before = jobs.app.conf.broker_url
    with parts.session() as session, parts.open() as database:
        parts.empty(session)
        send_to(parts.redis_url)
        yield open_office(database, KeyRing(parts.keys), session), database
    send_to(before)


def ask(address: str, key: str, *, method: str = "GET") -> tuple[int, str, str]:
    """Status, id of the request, and text."""
    headers = {"Authorization": f"Bearer {key}", "X-Request-Id": PLANTED[0]}
    request = urllib.request.Request(address, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as found:
            return found.status, found.headers["X-Request-Id"], found.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["X-Request-Id"], ""


def everything(document: dict[str, Any], planted: str) -> list[tuple[str, str]]:
    """Every route of the API but health, asked for something planted."""
    return [
        (method.upper(), f"{path.replace('{id}', planted)}?q={planted}")
        for path, methods in document["paths"].items()
        for method in methods
        if not path.startswith("/v1/health")
    ]


def test_requests_and_runs_are_told_and_summed_and_nobody_is_named(
    parts: Installation, office: tuple[Office, Database]
) -> None:
    theirs, database = office
    key = add_key(database, user=theirs.user.id, name="test")
    planted = [*PLANTED, key, theirs.user.id, theirs.user.email, theirs.org.id, theirs.org.name]
    begun = {part: len(written(parts, part)) for part in ("api", "worker", "beat")}
    address = parts.start_api()
    until(lambda: _answers(address), "the API answers")
    try:
        with parts.working(processes=2):
            for number in range(4):
                run_id = theirs.waiting(FILE.encode(), label=str(number))
                planted.append(run_id)
                jobs.wake()
                assert ended(database, run_id).state == "done"
            until(lambda: runs_of(numbers(parts)) == 4, "the workers have counted")
        theirs.waiting(FILE.encode(), label="waits")
        document = json.loads(ask(f"{address}/v1/openapi.json", key)[2])
        asked = everything(document, planted[-1])
        asked += [("GET", f"/{PLANTED[1]}"), (PLANTED[1].upper(), "/v1/me"), ("GET", "/static/x")]
        ids = [ask(address + path, key, method=method)[1] for method, path in asked]
        assert ask(f"{address}/metrics", key)[0] == 404
        told = numbers(parts)
    finally:
        parts.kill("api")

    log = {part: written(parts, part)[start:] for part, start in begun.items()}
    said = re.findall(r"graphsvc\.requests method=\S+ route=(\S+) .* request=(\w+)", log["api"])
    assert [id_ for route, id_ in said if not route.startswith("/v1/health")][1:-1] == ids
    lines = re.findall(r"INFO graphsvc\.runs kind=import outcome=done ms=\d+\n", log["worker"])
    assert len(lines) == 4
    for part, program in (("api", "serve"), ("worker", "worker")):
        first = next(line for line in log[part].splitlines() if "graphsvc." in line)
        assert f"INFO graphsvc.programs begin program={program} version={__version__} " in first
        assert " database=bolt://127.0.0.1:" in first
        assert " queue=redis://127.0.0.1:" in first
    assert "celery" not in log["worker"].lower()
    assert sum(told["graphsvc_request_seconds_count"].values()) == len(said)
    assert runs_of(told) == 4
    assert told["graphsvc_runs"]["import waiting"] == 1
    assert {re.sub("_(bucket|sum|count)$", "", name) for name in told} >= set(LABELS)
    text = "".join(log.values()) + json.dumps(told)
    assert [value for value in planted if value.lower() in text.lower()] == []


def written(parts: Installation, part: str) -> str:
    """What a part has written, in this test or before it; nothing where it was never started."""
    return parts.log(part) if (parts.home / f"{part}.log").exists() else ""


def runs_of(told: dict[str, dict[str, float]]) -> float:
    return told.get("graphsvc_run_seconds_count", {}).get("import done", 0)


def _answers(address: str) -> bool:
    try:
        return ask(f"{address}/v1/health", "")[0] == 200
    except OSError:
        return False


def numbers(parts: Installation) -> dict[str, dict[str, float]]:
    """What the address of the metrics tells: of each name, the numbers by the labels' values."""
    port = parts.environment["GRAPHSVC_METRICS_PORT"]
    text = ask(f"http://127.0.0.1:{port}/metrics", "")[2]
    found: dict[str, dict[str, float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if family.name.startswith("graphsvc_"):
                assert set(sample.labels) <= LABELS[family.name], family.name
                assert all(map(VALUE.fullmatch, sample.labels.values())), sample.labels
            else:
                assert not sample.labels
            values = " ".join(sample.labels.values())
            found.setdefault(sample.name, {})[values] = sample.value
    return found
