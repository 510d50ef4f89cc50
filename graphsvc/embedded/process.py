"""Starts a server in a folder of its own, knows it again, and stops it.

The folder holds ``lock``, an advisory lock that the server inherits and so holds for as long as it
lives: no second server can use the folder, whatever became of the process that started it. And
``server.json`` (mode 0600): pid, start time, address and password. A pid counts only together with
its start time, so one that went to another process is never signalled.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graphsvc.embedded.files import cannot_write, private_folder, write_private
from graphsvc.errors import Defect, EmbeddedServiceError

POLL_SECONDS = 0.05
TAIL_LINES = 12
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
"""All that a server gets: the variables of this process may hold secrets."""


class InUse(EmbeddedServiceError):
    """The folder belongs to a server that lives."""


class Lasting(threading.Thread):
    """A thread that may start servers, since it lives for as long as they do: it ends when they are
    to be stopped, or with the process."""


@dataclass(frozen=True)
class Launch:
    """What to start. ``secret_input`` goes to the standard input, where ``ps`` does not show it."""

    name: str
    folder: Path
    command: list[str]
    port: int
    password: str = field(repr=False)
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    secret_input: str = field(default="", repr=False)
    archive: str = ""
    """Where the classes that this run leaves behind are to be kept (see ``archive.py``)."""


@dataclass(frozen=True)
class Server:
    """A server that was started: what ``server.json`` holds."""

    name: str
    folder: str
    port: int
    password: str = field(repr=False)
    pid: int
    born: str
    """Start time of the pid, in the system's own terms."""
    owner: int
    """The pid of the command that it ends with; 0 if it runs until it is stopped."""
    owner_born: str
    archive: str = ""


def birth(pid: int) -> str:
    """The start time of a process, which tells it from a later one with the same pid.

    Empty for one that is gone, or that has ended and waits to be reaped.
    """
    if sys.platform == "linux":
        try:
            stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
        except OSError:
            return ""
        return _linux_birth(stat.rpartition(")")[2].split())
    command = ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    state, _, born = shown.strip().partition(" ")
    return "" if state.startswith("Z") else born.strip()


def _linux_birth(columns: list[str]) -> str:
    """From the columns of ``/proc/PID/stat`` after the name. A process whose first thread has ended
    looks like a zombie while its other threads still hold its files: it counts as there."""
    state, threads, started = columns[0], int(columns[17]), columns[19]
    return "" if state in "ZX" and threads <= 1 else started


def started() -> float:
    """When this process began, in seconds since 1970; elsewhere than on Linux, now."""
    now = time.time()
    if sys.platform != "linux":
        return now
    ticks = int(birth(os.getpid())) / os.sysconf("SC_CLK_TCK")
    return now - (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks)


def is_alive(server: Server) -> bool:
    return server.born != "" and birth(server.pid) == server.born


def has_owner(server: Server) -> bool:
    """Whether it belongs to a command, and that command still runs."""
    return server.owner != 0 and birth(server.owner) == server.owner_born


def known(folder: Path) -> Server | None:
    """The live server of a folder, if there is one."""
    try:
        server = Server(**json.loads((folder / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return server if is_alive(server) else None


@contextmanager
def claimed(folder: Path) -> Generator[int]:
    """Hold the folder's lock: nobody else starts a server there meanwhile, and none runs there.

    Yields the lock's handle, for ``spawn`` to leave to the server. Raises EmbeddedServiceError if
    the folder is in use or cannot be written.
    """
    try:
        handle = os.open(private_folder(folder) / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        _lock(folder, handle)
        (folder / "server.json").unlink(missing_ok=True)
        yield handle
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        os.close(handle)


def _lock(folder: Path, handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        server = known(folder)
        who = f"by process {server.pid}" if server else "by a server that is starting or stopping"
        raise InUse(
            f"{folder} is in use {who}.",
            advice="Wait, stop it (`graphsvc down`), or choose another folder with GRAPHSVC_HOME.",
        ) from error


def spawn(launch: Launch, lock: int, *, detached: bool) -> Server:
    """Start it in its folder, which is ``claimed``, and return at once; it may not answer yet.

    One that is not detached ends with this process, even if that is killed. The kernel ties it to
    the starting *thread*, so that must be the main one or ``Lasting``; Defect otherwise.
    """
    thread = threading.current_thread()
    if not detached and thread is not threading.main_thread() and not isinstance(thread, Lasting):
        raise Defect("Servers are started from the main thread: they end with their thread.")
    owner = 0 if detached else os.getpid()
    pid = _execute(launch, lock, before=[] if detached else leash())
    server = Server(
        name=launch.name,
        folder=str(launch.folder),
        port=launch.port,
        password=launch.password,
        pid=pid,
        born=birth(pid),
        owner=owner,
        owner_born=birth(owner) if owner else "",
        archive=launch.archive,
    )
    write_private(launch.folder / "server.json", json.dumps(asdict(server)))
    return server


def leash() -> list[str]:
    """The beginning of a command that is to end with this process (see ``leash.py``)."""
    script = Path(__file__).with_name("leash.py")
    return [sys.executable, "-I", "-S", str(script), str(os.getpid())]


def _execute(launch: Launch, lock: int, *, before: list[str]) -> int:
    """Its pid. It has a session of its own, so that Ctrl-C reaches the command alone, which then
    stops it in order."""
    with tempfile.TemporaryFile() as given, _output(launch.folder).open("wb") as output:
        given.write(launch.secret_input.encode())
        given.seek(0)
        process = subprocess.Popen(
            [*before, *launch.command],
            cwd=launch.folder,
            env={**ENVIRONMENT, **launch.environment},
            stdin=given,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=(lock,),
        )
    process.returncode = 0  # stop() reaps it, and knows it by its pid alone
    return process.pid


def wait_until(answers: Callable[[int], bool], server: Server, *, seconds: float) -> None:
    """Return once ``answers(port)``. Raises EmbeddedServiceError, with the end of the server's
    output, if it ends before that or does not answer in time."""
    deadline = time.monotonic() + seconds
    while not answers(server.port):
        if not is_alive(server):
            reap(server.pid)
            raise EmbeddedServiceError(
                f"{server.name} ended while it was starting. Its last lines:\n{_tail(server)}",
                advice=f"The whole output is in {_output(Path(server.folder))}.",
            )
        if time.monotonic() > deadline:
            raise EmbeddedServiceError(
                f"{server.name} did not answer within {seconds:.0f} s. Its last lines:\n"
                f"{_tail(server)}",
                advice="Is the machine very busy or short of memory? Try again.",
            )
        time.sleep(POLL_SECONDS)


def stop(server: Server, *, seconds: float) -> bool:
    """Stop it: politely, then after so many seconds by force. Whether the polite way did."""
    polite = _end(server, signal.SIGTERM, seconds)
    if not polite:
        _end(server, signal.SIGKILL, seconds)
    reap(server.pid)
    return polite


def _end(server: Server, how: signal.Signals, seconds: float) -> bool:
    """Whether it is gone within that time after the signal."""
    deadline = time.monotonic() + seconds
    if is_alive(server):
        try:
            os.kill(server.pid, how)
        except ProcessLookupError:
            return True
        except PermissionError as error:
            raise EmbeddedServiceError(
                f"{server.name} (process {server.pid}) belongs to another user.",
                advice="Stop it as that user.",
            ) from error
    while is_alive(server):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def reap(pid: int) -> None:
    """Let the system forget an ended child; the child of another process is not ours to reap."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def _output(folder: Path) -> Path:
    return folder / "output.log"


def _tail(server: Server) -> str:
    """The last lines that it wrote, without its password and Java's stack frames."""
    text = _output(Path(server.folder)).read_text("utf-8", "replace")
    lines = text.replace(server.password, "…").splitlines()
    telling = [line for line in lines if line.strip() and not line.startswith("\t")]
    return "\n".join(telling[-TAIL_LINES:])
