"""Real workers: messages that come twice, in any order or never; runs that kill whoever takes them;
starting and stopping in any order; nothing private in Redis, messages or logs."""

import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import neo4j
import pytest
import redis

from graphsvc.access.integrity import find_broken
from graphsvc.access.keys import add_key
from graphsvc.access.users import add_user
from graphsvc.contacts.imports.start import ImportOptions
from graphsvc.database import Database
from graphsvc.jobs import app as jobs
from graphsvc.ontology import user_scope
from graphsvc.runs.look import any_run, cancel, retry
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from tests.contacts.office import Office, open_office
from tests.lanes import further, long
from tests.runs.installation import LEASE_SECONDS, Installation, ended, send_to, until

HEADER: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PLANTED: Final = ("Zebedee", "Quillfeather", "zebedee.q@planted.example", "Hidden Harbour Ltd")
"""A person whom nobody but the owner may see."""

MANY: Final = [f"Ada Byron{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(600)] * 6

PATIENT_SECONDS: Final = 60.0
HASTY_SECONDS: Final = 1.0

POISON: Final = """
import os, signal
from graphsvc.jobs import duties, worker
from graphsvc.contacts.imports.run import _Import

def die(work):
    if _Import(work)._task.mode == "add":
        os.kill(os.getpid(), signal.SIGKILL)
    whole(work)

whole = duties.EXECUTORS["import"]
duties.EXECUTORS["import"] = die
worker.work(concurrency=2)
"""
"""A worker whose process dies of every import that only adds."""
POISONED: Final = ImportOptions(mode="add")


@pytest.fixture(autouse=True)
def many_may_wait(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """More files of one user than else may, each a source of its own."""
    for quota in ("UPLOADS", "SOURCES"):
        monkeypatch.setenv(f"GRAPHSVC_{quota}_OF_USER", "100")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def session(parts: Installation) -> Iterator[neo4j.Session]:
    with parts.session() as opened:
        parts.empty(opened)
        yield opened
    parts.lease = LEASE_SECONDS


@pytest.fixture
def database(parts: Installation, session: neo4j.Session) -> Iterator[Database]:
    with parts.open() as opened:
        yield opened


@pytest.fixture
def office(parts: Installation, database: Database, session: neo4j.Session) -> Office:
    """An organisation with one user."""
    return open_office(database, KeyRing(parts.keys), session)


@pytest.fixture
def wake(parts: Installation) -> Iterator[None]:
    """This process sends its messages to the installation's broker."""
    before = jobs.app.conf.broker_url
    send_to(parts.redis_url)
    yield
    send_to(before)


def book(*people: str) -> bytes:
    rows = [f"{one.replace(' ', ',')},,,Works of {one},Clerk,07 Mar 2020" for one in people]
    return "\n".join([HEADER, *rows, ""]).encode()


@pytest.mark.parametrize("imports", [24, *further(60)])
def test_every_message_comes_twice_and_in_another_order(
    parts: Installation, database: Database, office: Office, wake: None, imports: int
) -> None:
    """Eight workers, many imports: none is claimed twice, each is done."""
    runs = [office.waiting(book("Ada Byron", "Bo Berg"), label=str(n)) for n in range(imports)]
    parts.lease = PATIENT_SECONDS
    with parts.working(processes=8):
        messages = runs * 2
        random.Random(3).shuffle(messages)
        for _ in messages:
            jobs.wake()
        rows = [ended(database, run_id) for run_id in runs]
    assert {(row.state, row.attempts, row.error) for row in rows} == {("done", 1, None)}
    tokens = office.session.run("MATCH (r:Run) RETURN collect(DISTINCT r.token) AS all").value()
    assert tokens == [[1]]
    assert len(office.contacts()) == 2 * imports
    assert find_broken(database, limit=100_000) == []


@long
def test_no_run_is_lost_with_its_messages(
    parts: Installation, database: Database, office: Office, wake: None
) -> None:
    """Redis is emptied again and again while messages are sent and runs are done."""
    runs: list[str] = []
    over = threading.Event()

    def empty() -> None:
        with parts.redis() as client:
            while not over.wait(0.02):
                client.flushall()

    emptying = threading.Thread(target=empty)
    with parts.working():
        emptying.start()
        try:
            for number in range(12):
                runs.append(office.waiting(book("Ada Byron"), label=str(number)))
                jobs.nudge()
                time.sleep(0.1)
        finally:
            over.set()
            emptying.join()
        assert {ended(database, run_id).state for run_id in runs} == {"done"}


@long
def test_a_run_that_kills_its_workers_is_set_aside_and_the_others_go_on(
    parts: Installation, database: Database, office: Office
) -> None:
    poison = office.waiting(book("Ada Byron"), options=POISONED)
    others = [office.waiting(book("Bo Berg"), label=f"good {n}") for n in range(5)]
    parts.lease = HASTY_SECONDS
    with parts.working(program=POISON):
        assert {ended(database, run_id).state for run_id in others} == {"done"}
        found = ended(database, poison)
        assert (found.state, found.attempts) == ("set_aside", 5)
        assert "silent" in (found.error or "")
        assert office.state(poison).state == "failed"
    scope = user_scope(office.user.id)
    database.write(lambda tx: retry(tx.run, poison, scope=scope))
    with parts.working():
        assert ended(database, poison).state == "done"
    assert office.state(poison).state == "done"


def test_a_worker_that_is_asked_to_end_gives_back_what_it_has(
    parts: Installation, database: Database, office: Office
) -> None:
    run_id = office.waiting(book(*MANY))
    with parts.working(processes=1):
        until(lambda: any_run(database, run_id).done > 0, "it has begun")
        parts.end("worker")
        row = any_run(database, run_id)
        assert (row.state, row.attempts) == ("queued", 0)
        assert 0 < row.done < row.total
        parts.start_worker()
        assert ended(database, run_id).state == "done"
    assert office.state(run_id).rows == len(MANY)


def test_a_running_import_is_stopped_by_its_owner(
    parts: Installation, database: Database, office: Office
) -> None:
    run_id = office.waiting(book(*MANY))
    with parts.working(processes=1):
        until(lambda: any_run(database, run_id).done > 0, "it has begun")
        database.write(lambda tx: cancel(tx.run, run_id, scope=user_scope(office.user.id)))
        assert ended(database, run_id).state == "cancelled"
    assert (office.state(run_id).state, office.contacts()) == ("discarded", {})


@long
def test_all_may_start_before_the_database_and_the_broker(
    parts: Installation, database: Database, office: Office
) -> None:
    key = add_key(database, user=office.user.id, name="test")
    run_id = office.waiting(book("Ada Byron"))
    parts.kill_neo4j()
    parts.kill("valkey")
    address = parts.start_api()

    def ask(path: str, *, cookie: bool = False) -> tuple[int, str | None]:
        shown = {"Cookie": "graphsvc_session=x"} if cookie else {"Authorization": f"Bearer {key}"}
        request = urllib.request.Request(address + path, headers=shown)
        try:
            with urllib.request.urlopen(request) as found:
                return found.status, None
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Retry-After"]
        except OSError:
            return 0, None

    try:
        with parts.working():
            until(lambda: ask("/v1/health") == (200, None), "the API answers")
            assert ask("/v1/health/ready")[0] == 503
            assert ask("/v1/me") == (503, "5")
            assert ask("/connections/people", cookie=True) == (503, "5")
            until(lambda: "Waiting for it" in parts.log("worker"), "the worker waits")
            parts.start_valkey()
            parts.start_neo4j()
            until(lambda: ask("/v1/me") == (200, None), "the API is back by itself")
            assert ended(database, run_id).state == "done"
            assert ask("/v1/health/ready") == (200, None)
    finally:
        parts.kill("api")


def test_nothing_private_is_in_redis_in_messages_or_in_logs(
    parts: Installation, database: Database, office: Office, wake: None
) -> None:
    user = add_user(
        database, office.ring, email="holder@planted.example", org=office.org, name="Holder"
    )
    file = f"{PLANTED[0]} {PLANTED[1]}.csv"
    data = f"{HEADER}\n{PLANTED[0]},{PLANTED[1]},,{PLANTED[2]},{PLANTED[3]},Clerk,07 Mar 2020\n"
    planted = [*PLANTED, "Holder", user.email, office.user.email, office.org.name, user.id]
    theirs = Office(database, office.ring, office.session, office.org, user)
    seen = bytearray()
    over = threading.Event()

    def watch() -> None:
        with parts.redis(patient=True) as client, client.monitor() as monitor:
            watching.set()
            with suppress(redis.ConnectionError):
                while not over.is_set():
                    seen.extend(str(monitor.next_command()).encode())

    watching = threading.Event()
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    until(watching.is_set, "somebody watches")
    with parts.working(program=POISON.replace("os.kill(os.getpid(), signal.SIGKILL)", "1 / 0")):
        done = theirs.waiting(data.encode(), file=file)
        jobs.wake()
        assert ended(database, done).state == "done"
        broken = theirs.waiting(data.encode(), label="broken", file=file, options=POISONED)
        jobs.wake()
        until(lambda: any_run(database, broken).error is not None, "it fails")
        kept = [parts.redis().dump(key) or b"" for key in parts.redis().keys("*")]
    over.set()
    parts.redis().ping()
    texts = {
        "what was sent to Redis": bytes(seen),
        "what stays in Redis": b"".join(kept),
        "the worker's log": parts.log("worker").encode(),
        "the scheduler's log": parts.log("beat").encode(),
        "the error": (any_run(database, broken).error or "").encode(),
        "Neo4j's output": (parts.home / "neo4j" / "output.log").read_bytes(),
    }
    assert b"graphsvc.work" in texts["what was sent to Redis"]
    assert "ZeroDivisionError" in parts.log("worker")
    found = [
        (where, value)
        for where, text in texts.items()
        for value in planted
        if value.encode().lower() in text.lower()
    ]
    assert found == []
