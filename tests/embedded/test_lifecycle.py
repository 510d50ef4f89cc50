"""The real Neo4j and the real Valkey: for a block, detached, and when something goes wrong."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString, cast

import neo4j
import pytest
import redis
from neo4j.exceptions import AuthError, ClientError

from graphsvc.embedded import (
    Options,
    Services,
    Tuning,
    down,
    process,
    running,
    services,
    status,
    up,
)
from graphsvc.errors import EmbeddedServiceError
from graphsvc.settings import settings

GONE_SECONDS = 30.0
"""A busy machine; a second or two on an idle one."""


@pytest.fixture(autouse=True)
def _alone(no_other_services: None) -> None:
    """These tests start their own services, whatever runs elsewhere."""


def ask(found: Services, query: str, *, password: str | None = None) -> object:
    """The one value that a query returns."""
    auth = (found.neo4j_user, password or found.neo4j_password)
    driver = neo4j.GraphDatabase.driver(found.neo4j_uri, auth=auth)  # pyright: ignore
    with driver, driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        return session.run(cast(LiteralString, query)).single(strict=True).value()


def command(home: Path, program: str) -> list[str]:
    """A process that runs a program with ``home``, as another terminal would."""
    return [sys.executable, "-c", program, str(home)]


def wait_until_gone(servers: list[process.Server]) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while any(map(process.is_alive, servers)):
        assert time.monotonic() < deadline, "still there"
        time.sleep(0.1)


def known(home: Path) -> list[process.Server]:
    found = [process.known(home / name) for name in ("neo4j", "valkey")]
    return [server for server in found if server]


def test_neo4j_answers_with_its_password_and_no_other(shared: Services) -> None:
    assert ask(shared, "CYPHER 25 RETURN 1") == 1
    with pytest.raises(AuthError):
        ask(shared, "CYPHER 25 RETURN 1", password="wrong-" + shared.neo4j_password)


def test_valkey_answers_with_its_password_and_no_other(shared: Services) -> None:
    assert redis.Redis.from_url(shared.redis_url).ping()  # pyright: ignore
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(shared.redis_url.replace("//:", "//:x")).ping()  # pyright: ignore


def test_both_listen_on_the_loopback_address_only(shared: Services) -> None:
    ports = {
        int(uri.rpartition(":")[2].partition("/")[0])
        for uri in (shared.neo4j_uri, shared.redis_url)
    }
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text("utf-8").splitlines()[1:]
    ]
    listening = {row[1] for row in rows if row[3] == "0A" and int(row[1][-4:], 16) in ports}
    assert {address[-4:] for address in listening} == {f"{port:04X}" for port in ports}
    assert {address[:-5] for address in listening} <= {
        "0100007F",
        "0000000000000000FFFF00000100007F",
    }


def test_neo4j_reads_no_files_and_no_addresses(shared: Services, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("a\n", "utf-8")
    for address in (rows.as_uri(), "http://127.0.0.1:9/rows.csv"):
        with pytest.raises(ClientError):
            ask(shared, f"CYPHER 25 LOAD CSV FROM '{address}' AS row RETURN row")


def test_private_files_are_private(shared: Services, embedded_home: Path) -> None:
    holding = [
        path
        for path in embedded_home.rglob("*")
        if path.is_file()
        and path.stat().st_size < 1_000_000
        and shared.neo4j_password.encode() in path.read_bytes()
    ]
    assert {path.name for path in holding} == {"password", "server.json"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in holding)
    assert shared.neo4j_password not in repr(shared)


def test_running_services_are_found_and_described(shared: Services, embedded_home: Path) -> None:
    assert running(embedded_home) == shared
    assert [(one.name, one.owner) for one in status(embedded_home)] == [
        ("Neo4j", os.getpid()),
        ("Valkey", os.getpid()),
    ]


def test_nothing_runs_for_a_home_that_was_never_used(tmp_path: Path) -> None:
    assert running(tmp_path) is None
    assert status(tmp_path) == down(tmp_path) == []


def test_a_second_start_uses_what_runs_and_leaves_it_running(
    shared: Services, embedded_home: Path
) -> None:
    with services(embedded_home) as again:
        assert again == shared
    assert running(embedded_home) == shared


def test_another_commands_services_are_neither_stopped_nor_taken_over(
    shared: Services, embedded_home: Path
) -> None:
    for attempt in (down, up):
        with pytest.raises(EmbeddedServiceError, match=f"process {os.getpid()}"):
            attempt(embedded_home)
    assert running(embedded_home) == shared


def test_services_that_settings_name_are_used_and_none_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://db.example:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "theirs")
    monkeypatch.setenv("REDIS_URL", "redis://queue.example")
    settings.cache_clear()
    try:
        theirs = Services("bolt://db.example:7687", "neo4j", "theirs", "redis://queue.example")
        with services(tmp_path) as found:
            assert found == theirs == running(tmp_path)
        assert list(tmp_path.iterdir()) == []
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_taken_port_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        with (
            pytest.raises(EmbeddedServiceError, match=f"Port {port}, meant for Neo4j"),
            services(tmp_path, Options(neo4j_port=port)),
        ):
            pass
    assert known(tmp_path) == []


def test_a_setting_that_neo4j_refuses_is_quoted_and_nothing_is_left_running(
    tmp_path: Path,
) -> None:
    tuning = Tuning(quick_start=False, lasts="minutes", settings={"server.no_such_setting": "1"})
    with (
        pytest.raises(EmbeddedServiceError, match=r"Unrecognized setting.*no_such_setting"),
        services(tmp_path, Options(tuning=tuning)),
    ):
        pass
    assert known(tmp_path) == []


def test_a_full_disk_is_said_before_neo4j_meets_it(small_disk: Path) -> None:
    with pytest.raises(EmbeddedServiceError, match="no room left"), services(small_disk):
        pass


def test_a_database_without_its_password_is_refused(tmp_path: Path) -> None:
    (tmp_path / "neo4j" / "data" / "databases" / "system").mkdir(parents=True)
    with pytest.raises(EmbeddedServiceError, match=r"password .* is gone"), services(tmp_path):
        pass


@pytest.fixture(scope="module")
def detached_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("detached-home")
    yield home
    down(home)


def test_detached_services_outlive_their_command_and_end_with_down(detached_home: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from graphsvc.embedded import up\n"
        "up(Path(sys.argv[1]))"
    )
    subprocess.run(command(detached_home, program), check=True, timeout=180)
    found = running(detached_home)
    assert found is not None
    assert ask(found, "CYPHER 25 CREATE (:Kept) RETURN 1") == 1
    assert {one.owner for one in status(detached_home)} == {0}
    assert up(detached_home) == found

    servers = known(detached_home)
    assert [one.name for one in down(detached_home)] == ["Neo4j", "Valkey"]
    assert not any(map(process.is_alive, servers))
    assert running(detached_home) is None


def test_killing_the_parent_ends_both_and_loses_nothing(detached_home: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from graphsvc.embedded import BRIEF, Options, services\n"
        "with services(Path(sys.argv[1]), Options(tuning=BRIEF)):\n"
        "    print('there', flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(command(detached_home, program), stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "there\n"
    found = running(detached_home)
    assert found is not None
    assert ask(found, "CYPHER 25 MATCH (n:Kept) RETURN count(n)") == 1
    servers = known(detached_home)

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_until_gone(servers)
    assert running(detached_home) is None
    assert status(detached_home) == []
