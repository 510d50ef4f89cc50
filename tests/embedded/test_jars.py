"""Fetching jars from a repository that behaves in every bad way."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from importlib.metadata import metadata
from pathlib import Path

import pytest
from maven_server import Repository, body, content, cut, jar, playing, refusal

from graphsvc import embedded
from graphsvc.embedded import jars, lock
from graphsvc.errors import EmbeddedServiceError

JARS = [jar("alpha"), jar("beta"), jar("gamma")]
ALPHA = JARS[0]


@pytest.fixture
def repository() -> Iterator[Repository]:
    with playing() as played:
        played.holds(*JARS)
        yield played


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_lock_names_each_file_once_with_a_sum_and_no_address() -> None:
    locked = lock.locked()
    assert len({one.name for one in locked}) == len(locked) > 200
    assert all(len(one.sha256) == 64 and one.size > 0 for one in locked)
    assert "//" not in lock.LOCK.read_text("utf-8")
    assert [one.line() for one in locked] == sorted(one.line() for one in locked)
    assert any(one.name == f"neo4j-{lock.VERSION}.jar" for one in locked)


def test_missing_jars_are_fetched_once_and_progress_ends_at_the_total(
    repository: Repository, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    paths = jars.fetch(tmp_path, base=repository.base, jars=JARS, progress=progress)
    assert [path.read_bytes() for path in paths] == [content(one) for one in JARS]
    total = sum(one.size for one in JARS)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)

    told.clear()
    assert jars.fetch(tmp_path, base=repository.base, jars=JARS, progress=progress) == paths
    assert set(repository.asked.values()) == {1}
    assert told == []


def test_wrong_sum_is_refused_and_leaves_no_file(repository: Repository, tmp_path: Path) -> None:
    repository.answers[f"/{ALPHA.path}"] = [body(b"x" * ALPHA.size)]
    with pytest.raises(EmbeddedServiceError, match=r"alpha-1.0.jar .* SHA-256 differs") as refused:
        jars.fetch(tmp_path, base=repository.base, jars=JARS)
    assert "GRAPHSVC_MAVEN_BASE" in refused.value.advice
    assert ALPHA.name not in names(tmp_path)
    assert not any(name.endswith(".part") for name in names(tmp_path))


def test_a_body_longer_than_the_lock_says_is_refused(
    repository: Repository, tmp_path: Path
) -> None:
    repository.answers[f"/{ALPHA.path}"] = [body(content(ALPHA) + b"more")]
    with pytest.raises(EmbeddedServiceError, match="SHA-256 differs"):
        jars.fetch(tmp_path, base=repository.base, jars=JARS)


@pytest.mark.parametrize("trouble", [refusal(503), refusal(429), cut(content(ALPHA))])
def test_passing_trouble_is_tried_again(
    repository: Repository, tmp_path: Path, trouble: object
) -> None:
    path = f"/{ALPHA.path}"
    repository.answers[path] = [trouble, *repository.answers[path]]  # type: ignore[list-item]
    jars.fetch(tmp_path, base=repository.base, jars=JARS)
    assert (tmp_path / ALPHA.name).read_bytes() == content(ALPHA)
    assert repository.asked[path] == 2


def test_missing_file_is_named_and_not_asked_for_again(
    repository: Repository, tmp_path: Path
) -> None:
    del repository.answers[f"/{ALPHA.path}"]
    with pytest.raises(EmbeddedServiceError, match=r"answered 404 for alpha-1.0.jar"):
        jars.fetch(tmp_path, base=repository.base, jars=JARS)
    assert repository.asked[f"/{ALPHA.path}"] == 1


def test_no_network_says_what_to_set(repository: Repository, tmp_path: Path) -> None:
    with playing() as gone:
        base = gone.base
    with pytest.raises(EmbeddedServiceError, match="could not be fetched") as refused:
        jars.fetch(tmp_path, base=base, jars=JARS)
    assert "network" in refused.value.advice


@pytest.mark.parametrize("stamped", [True, False])
@pytest.mark.parametrize("spoil", ["truncate", "tamper", "remove"])
def test_a_spoilt_jar_is_noticed_and_fetched_again(
    repository: Repository, tmp_path: Path, spoil: str, stamped: bool
) -> None:
    jars.fetch(tmp_path, base=repository.base, jars=JARS)
    path = tmp_path / ALPHA.name
    match spoil:
        case "truncate":
            os.truncate(path, 5)
        case "tamper":
            path.write_bytes(b"x" * ALPHA.size)
        case _:
            path.unlink()
    if not stamped:
        (tmp_path / "verified.json").unlink()
    jars.fetch(tmp_path, base=repository.base, jars=JARS)
    assert path.read_bytes() == content(ALPHA)
    assert repository.asked[f"/{JARS[1].path}"] == 1


def test_two_processes_fetch_into_one_folder(repository: Repository, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from graphsvc.embedded import jars, lock\n"
        "wanted = [lock.parse(line) for line in sys.argv[3:]]\n"
        "jars.fetch(Path(sys.argv[1]), base=sys.argv[2], jars=wanted)"
    )
    lines = [one.line() for one in JARS]
    command = [sys.executable, "-c", program, str(tmp_path), repository.base, *lines]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert names(tmp_path) == {*(one.name for one in JARS), "verified.json"}
    assert all((tmp_path / one.name).read_bytes() == content(one) for one in JARS)


def test_a_disk_that_fills_up_is_said_to_be_full(repository: Repository, small_disk: Path) -> None:
    def fill_up(request: BaseHTTPRequestHandler) -> None:
        filler = small_disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        body(content(ALPHA))(request)

    repository.answers[f"/{ALPHA.path}"] = [fill_up]
    with pytest.raises(EmbeddedServiceError, match="no room left"):
        jars.fetch(small_disk / "cache", base=repository.base, jars=[ALPHA])


def test_too_small_a_disk_is_refused_before_fetching(
    repository: Repository, small_disk: Path
) -> None:
    large = [jar(f"part{number}" * 20) for number in range(30)]
    assert sum(one.size for one in large) > 20_000_000
    with pytest.raises(EmbeddedServiceError, match="no room left"):
        jars.fetch(small_disk, base=repository.base, jars=large)
    assert not repository.asked


@pytest.mark.parametrize("missing", ["jgo.constants", "httpx2", "stamina"])
def test_without_the_packages_that_fetch_it_says_which_extra_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "graphsvc.embedded.download", raising=False)
    monkeypatch.delattr(embedded, "download", raising=False)
    with pytest.raises(EmbeddedServiceError, match="not installed") as raised:
        jars.fetch(tmp_path)
    [extra] = re.findall(r"graphsvc\[(\w+)\]", raised.value.advice)
    assert extra in (metadata("graphsvc").get_all("Provides-Extra") or ())
