"""Which Python make takes: of made-up ones on the PATH, each the real one under another number."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
CHOOSE: Final = str(ROOT / "tools" / "newest-python")

PROGRAM: Final = """#!/bin/sh
if [ "$1" = --version ]; then echo "Python {version}"; exit; fi
if [ "$1" = -c ]; then exec {python} -c {prelude} "$@"; fi
exec {python} "$@" --without-pip
"""
PRELUDE: Final = """
import collections, sys
Version = collections.namedtuple("Version", "major minor micro releaselevel serial")
sys.version_info = Version({numbers}, {level!r}, 0)
sys.executable = {path!r}
sys.modules.update(dict.fromkeys({lacks!r}))
exec(sys.argv[2])
"""


def put(
    folder: Path, version: str, *, name: str = "", level: str = "final", lacks: tuple[str, ...] = ()
) -> Path:
    """A Python of that version; None in ``sys.modules`` makes a module that is not there."""
    folder.mkdir(exist_ok=True)
    path = folder / (name or f"python{version.rpartition('.')[0]}")
    numbers = ", ".join(version.split("."))
    prelude = PRELUDE.format(numbers=numbers, level=level, path=str(path), lacks=lacks)
    python = shlex.quote(sys.executable)
    path.write_text(
        PROGRAM.format(version=version, python=python, prelude=shlex.quote(prelude)), "utf-8"
    )
    path.chmod(0o755)
    return path


def tools(folder: Path) -> Path:
    """The programs that the choice needs beside Python, and no Python."""
    folder.mkdir()
    for name in ("sh", "sort", "head", "sed", "make", "date"):
        found = next(
            path for one in os.defpath.split(":") if (path := Path(one or "/bin", name)).exists()
        )
        (folder / name).symlink_to(found)
    return folder


def chosen(*folders: Path) -> "subprocess.CompletedProcess[str]":
    path = ":".join(map(str, folders))
    return subprocess.run([CHOOSE], env={"PATH": path}, capture_output=True, text=True, check=False)


def test_the_newest_is_taken_wherever_it_is_on_the_path(tmp_path: Path) -> None:
    own, one, other = tools(tmp_path / "tools"), tmp_path / "one", tmp_path / "other"
    put(one, "3.11.9")
    put(one, "3.9.2", name="python3")
    newest = put(other, "3.13.1")
    put(other, "3.12.8")
    assert chosen(own, one, other).stdout == f"3.13.1 {newest}\n"
    alone = put(one, "3.14.0", name="python3")
    assert chosen(own, one, other).stdout == f"3.14.0 {alone}\n"


def test_of_two_alike_the_first_on_the_path(tmp_path: Path) -> None:
    own, one, other = tools(tmp_path / "tools"), tmp_path / "one", tmp_path / "other"
    first, second = put(one, "3.12.1"), put(other, "3.12.1")
    assert chosen(own, one, other).stdout == f"3.12.1 {first}\n"
    assert chosen(own, other, one).stdout == f"3.12.1 {second}\n"


def test_what_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    own, folder = tools(tmp_path / "tools"), tmp_path / "some"
    fit = put(folder, "3.11.2")
    put(folder, "3.15.0", level="alpha")
    put(folder, "3.14.1", lacks=("ensurepip",))
    put(folder, "3.13.1", lacks=("venv",))
    (folder / "python3.12").write_text("#!/bin/sh\nexit 127\n", "utf-8")
    (folder / "python3.12").chmod(0o755)
    assert chosen(own, folder).stdout == f"3.11.2 {fit}\n"


def test_where_there_is_none_it_is_said_what_to_do(tmp_path: Path) -> None:
    own, folder = tools(tmp_path / "tools"), tmp_path / "some"
    put(folder, "3.10.4", name="python3")
    done = chosen(own, folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Python 3.11 or later" in done.stderr
    assert "apt install" in done.stderr


@pytest.mark.parametrize("named", [False, True])
def test_make_says_which_and_takes_the_one_that_is_named(tmp_path: Path, named: bool) -> None:
    own, folder = tools(tmp_path / "tools"), tmp_path / "some"
    newest, older = put(folder, "3.14.2"), put(folder, "3.12.7")
    wanted, version = (older, "3.12.7") if named else (newest, "3.14.2")
    venv = tmp_path / "venv"
    words = [f"VENV={venv}", f"{venv}/bin/python", *([f"PYTHON={older}"] if named else [])]
    done = subprocess.run(
        ["make", *words],
        cwd=ROOT,
        env={"PATH": f"{own}:{folder}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"Python {version} ({wanted})\n", done.stderr
    assert (venv / "bin" / "python").exists()
