"""Starting, knowing again and stopping, on real processes that cost nothing."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from graphsvc.embedded import ports, process, valkey
from graphsvc.errors import Defect, EmbeddedServiceError

SLEEP = "import time; time.sleep(60)"


def started(folder: Path, program: str = SLEEP, *, password: str = "") -> process.Server:
    """A Python program as the server."""
    command = [sys.executable, "-c", program]
    with process.claimed(folder) as lock:
        launch = process.Launch("Test", folder, command, port=1, password=password)
        return process.spawn(launch, lock, detached=False)


def never(port: int) -> bool:
    return False


def test_server_is_known_until_it_is_stopped(tmp_path: Path) -> None:
    server = started(tmp_path)
    assert process.known(tmp_path) == server
    assert process.has_owner(server)
    assert process.stop(server, seconds=10)
    assert process.known(tmp_path) is None


def test_connection_details_are_for_this_user_only(tmp_path: Path) -> None:
    server = started(tmp_path, password="a secret")
    assert (tmp_path / "server.json").stat().st_mode & 0o777 == 0o600
    assert "a secret" not in repr(server)
    process.stop(server, seconds=10)


def test_a_folder_in_use_is_refused_and_names_the_process(tmp_path: Path) -> None:
    server = started(tmp_path)
    try:
        with pytest.raises(process.InUse, match=f"in use by process {server.pid}"):
            started(tmp_path)
    finally:
        process.stop(server, seconds=10)


def test_a_server_that_ignores_the_polite_signal_is_ended_by_force(tmp_path: Path) -> None:
    stubborn = "import signal; signal.signal(15, signal.SIG_IGN); open('deaf', 'w'); " + SLEEP
    server = started(tmp_path, stubborn)
    while not (tmp_path / "deaf").exists():
        time.sleep(0.02)
    assert not process.stop(server, seconds=0.5)
    assert not process.is_alive(server)


def test_the_pid_of_another_process_is_never_signalled(tmp_path: Path) -> None:
    server = started(tmp_path)
    process.stop(server, seconds=10)
    time.sleep(0.05)  # start times are told in hundredths of a second
    bystander = subprocess.Popen([sys.executable, "-c", SLEEP])
    try:
        recycled = replace(server, pid=bystander.pid)
        (tmp_path / "server.json").write_text(json.dumps(asdict(recycled)), "utf-8")
        assert process.known(tmp_path) is None
        assert process.stop(recycled, seconds=1)
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pid": "x"}'])
def test_a_details_file_that_makes_no_sense_names_no_server(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text, "utf-8")
    assert process.known(tmp_path) is None


def test_death_while_starting_quotes_the_output_without_the_password(tmp_path: Path) -> None:
    fails = "print('cannot open the store, s3cret'); print('\\tat org.Frame'); raise SystemExit(1)"
    server = started(tmp_path, fails, password="s3cret")
    with pytest.raises(EmbeddedServiceError, match="ended while it was starting") as refused:
        process.wait_until(never, server, seconds=10)
    assert "cannot open the store, …" in refused.value.message
    assert "org.Frame" not in refused.value.message
    assert "output.log" in refused.value.advice


def test_silence_while_starting_is_an_error_in_the_end(tmp_path: Path) -> None:
    server = started(tmp_path)
    with pytest.raises(EmbeddedServiceError, match="did not answer within"):
        process.wait_until(never, server, seconds=0.3)
    process.stop(server, seconds=10)


def test_starting_from_another_thread_is_a_defect(tmp_path: Path) -> None:
    caught: list[Exception] = []

    def attempt() -> None:
        try:
            started(tmp_path)
        except Defect as defect:
            caught.append(defect)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    assert "main thread" in str(caught[0])


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EmbeddedServiceError, match="cannot be used"):
        started(tmp_path / "file" / "folder")


def test_a_taken_port_is_refused_and_a_free_one_found() -> None:
    with socket.create_server((ports.LOOPBACK, 0)) as listener:
        taken: int = listener.getsockname()[1]
        with pytest.raises(EmbeddedServiceError, match=f"Port {taken}, meant for Valkey"):
            ports.choose("Valkey", taken)
    free = ports.choose("Valkey")
    assert ports.choose("Valkey", free) == free


def test_a_server_sees_none_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_SECRET", "hush")
    server = started(tmp_path, "import os, json; open('env', 'w').write(json.dumps([*os.environ]))")
    while process.is_alive(server):
        time.sleep(0.02)
    process.stop(server, seconds=10)
    assert "SOME_SECRET" not in json.loads((tmp_path / "env").read_text("utf-8"))


def test_valkey_shows_its_password_to_nobody(tmp_path: Path) -> None:
    server = valkey.start(tmp_path)
    valkey.wait(server)
    shown = Path(f"/proc/{server.pid}/cmdline")
    if shown.exists():
        assert server.password not in shown.read_text("utf-8")
    valkey.stop(server)
    assert not process.is_alive(server)
    assert os.listdir(tmp_path)
