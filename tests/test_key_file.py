"""The key file, in the clear and sealed under a secret from elsewhere."""

import base64
import json
import os
import stat
from itertools import permutations
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from graphsvc.errors import Defect
from graphsvc.sealing import KeyRing, Place, key_ring, secrets_of
from graphsvc.settings import Settings, settings

PLACE = Place("Contact", "c1", "name")
OLD, NEW = os.urandom(32), os.urandom(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def sealed_in(path: Path, *wrapping: bytes) -> bytes:
    """A value that was sealed with the keys of a new file."""
    ring = KeyRing(path, secrets_of_file=wrapping)
    ring.create("user:1")
    return ring.seal("user:1", "Ada", place=PLACE)


def opened(path: Path, value: bytes, *wrapping: bytes) -> str:
    return KeyRing(path, secrets_of_file=wrapping).open("user:1", value, place=PLACE)


def text(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


def test_a_sealed_file_holds_no_key_and_no_subject(path: Path) -> None:
    sealed_in(path, NEW)
    content = path.read_text()
    assert json.loads(content).keys() == {"format", "sealed"}
    assert "user:1" not in content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_opens_with_its_secret_alone(path: Path) -> None:
    value = sealed_in(path, NEW)
    assert opened(path, value, NEW) == "Ada"
    for wrapping in ((), (OLD,)):
        with pytest.raises(Defect, match="does not open with the secret"):
            opened(path, value, *wrapping)


def test_a_file_that_was_changed_does_not_open(path: Path) -> None:
    value = sealed_in(path, NEW)
    found = json.loads(path.read_text())
    bytes_ = bytearray(base64.b64decode(found["sealed"]))
    bytes_[20] ^= 1
    path.write_text(json.dumps({**found, "sealed": text(bytes(bytes_))}))
    with pytest.raises(Defect):
        opened(path, value, NEW)


def test_another_secret_takes_its_place_and_nothing_is_lost(path: Path) -> None:
    value = sealed_in(path, OLD)
    KeyRing(path, secrets_of_file=(NEW, OLD)).seal_file()
    assert opened(path, value, NEW) == "Ada"
    with pytest.raises(Defect):
        opened(path, value, OLD)


def test_processes_that_know_both_go_on_while_it_changes(path: Path) -> None:
    value = sealed_in(path, OLD)
    before = KeyRing(path, secrets_of_file=(OLD, NEW))
    assert before.open("user:1", value, place=PLACE) == "Ada"
    KeyRing(path, secrets_of_file=(NEW, OLD)).seal_file()
    before.create("user:2")
    assert before.open("user:1", value, place=PLACE) == "Ada"
    assert opened(path, value, OLD) == "Ada"


def test_a_file_in_the_clear_is_sealed_once_a_secret_is_set(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = sealed_in(path)
    assert opened(path, value) == "Ada"
    monkeypatch.setenv("GRAPHSVC_KEY_SECRET", text(NEW))
    settings.cache_clear()
    try:
        assert key_ring(path).open("user:1", value, place=PLACE) == "Ada"
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert json.loads(path.read_text())["format"] == 2


def test_secrets_come_from_the_environment_or_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{text(NEW)}\n{text(OLD)}\n")
    by_file = Settings.model_validate({"key_secret_file": file, "key_secret": "unused"})
    assert secrets_of(by_file) == (NEW, OLD)
    assert secrets_of(Settings.model_validate({"key_secret": text(OLD)})) == (OLD,)
    assert secrets_of(Settings.model_validate({})) == ()


def test_a_file_of_secrets_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Defect, match="cannot be read: No such file"):
        secrets_of(Settings.model_validate({"key_secret_file": tmp_path / "none"}))


@pytest.mark.parametrize("secret", ["not base64!", text(b"short")])
def test_what_is_no_secret_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(Defect, match="32 bytes in Base64") as error:
        secrets_of(Settings.model_validate({"key_secret": secret}))
    assert secret not in str(error.value)


# Rotation


def test_after_a_rotation_the_newer_key_seals_and_both_open(path: Path) -> None:
    value = sealed_in(path)
    ring, other = KeyRing(path), KeyRing(path)
    assert other.open("user:1", value, place=PLACE) == "Ada"
    assert ring.rotate(now=1_000) == 1
    newer = ring.seal("user:1", "Bo", place=PLACE)
    assert (newer[0], newer[:5] == value[:5]) == (1, False)
    assert other.open("user:1", newer, place=PLACE) == "Bo"
    assert other.open("user:1", value, place=PLACE) == "Ada"
    assert (ring.is_older("user:1", value), ring.is_older("user:1", newer)) == (True, False)
    assert ring.renewed("user:1", newer, place=PLACE) == newer
    renewed = other.renewed("user:1", value, place=PLACE)
    assert ring.open("user:1", renewed, place=PLACE) == "Ada"
    assert not ring.is_older("user:1", renewed)


def test_fingerprints_stay_as_they_are(path: Path) -> None:
    sealed_in(path)
    ring = KeyRing(path)
    before = (ring.blind("user:1", "Ada"), ring.token("user:1", "Ada"))
    ring.rotate(now=1_000)
    assert (ring.blind("user:1", "Ada"), ring.token("user:1", "Ada")) == before


@pytest.mark.parametrize("wrapping", [(), (NEW,)], ids=["clear", "sealed"])
def test_older_keys_are_dropped_by_who_knows_the_newest_rotation_alone(
    path: Path, wrapping: tuple[bytes, ...]
) -> None:
    value = sealed_in(path, *wrapping)
    ring = KeyRing(path, secrets_of_file=wrapping)
    ring.rotate(now=1_000)
    first = ring.rotation()
    assert first is not None
    ring.note_older(first, now=1_500)
    assert not ring.retire(first)
    ring.rotate(now=2_000)
    newest = KeyRing(path, secrets_of_file=wrapping).rotation()
    assert newest is not None
    assert (newest.at, newest.found) == (2_000, 0)
    renewed = ring.renewed("user:1", value, place=PLACE)
    assert ring.retire(newest)
    assert not ring.retire(newest)
    assert opened(path, renewed, *wrapping) == "Ada"
    with pytest.raises(Defect, match="does not open with the key"):
        opened(path, value, *wrapping)
    kept = ring.kept()
    assert (kept.subjects, kept.with_older, kept.rotation) == (1, 0, None)
    assert (kept.oldest, kept.newest) == (2_000, 2_000)


def test_a_file_of_before_is_read_and_rotated(path: Path) -> None:
    value = sealed_in(path)
    found = json.loads(path.read_text())
    del found["keys"]["user:1"]["made"]
    path.write_text(json.dumps(found))
    ring = KeyRing(path)
    ring.create("user:2")
    kept = ring.kept()
    assert (kept.subjects, kept.oldest, kept.newest is None) == (2, None, False)
    ring.rotate(now=3_000)
    assert ring.open("user:1", value, place=PLACE) == "Ada"
    assert ring.kept().oldest == 3_000


def test_whose_keys_are_gone_gets_none_by_a_rotation(path: Path) -> None:
    value = sealed_in(path)
    ring = KeyRing(path)
    ring.rotate(now=1_000)
    ring.destroy("user:1")
    assert ring.rotate(now=2_000) == 0
    assert not ring.is_older("user:1", value)
    with pytest.raises(Defect, match="no keys"):
        ring.open("user:1", value, place=PLACE)


def test_many_at_once_seal_and_open_while_keys_are_rotated_and_dropped(path: Path) -> None:
    """A key that was read before a rotation is not kept past it by anybody."""
    sealed_in(path)
    rings = (KeyRing(path), KeyRing(path))
    over, wrong = Event(), list[Exception]()

    def work(sealing: KeyRing, opening: KeyRing) -> None:
        try:
            while not over.is_set():
                value = sealing.seal("user:1", "Ada", place=PLACE)
                assert opening.open("user:1", value, place=PLACE) == "Ada"
        except Exception as error:
            wrong.append(error)

    threads = [Thread(target=work, args=pair) for pair in permutations(rings)]
    threads += [Thread(target=work, args=(ring, ring)) for ring in rings]
    for thread in threads:
        thread.start()
    for number in range(1, 60):
        rings[number % 2].rotate(now=number)
        sleep(0.002)
        assert rings[0].renewed("user:1", rings[1].seal("user:1", "Bo", place=PLACE), place=PLACE)
    over.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    rotation = rings[0].rotation()
    assert rotation is not None
    assert rings[1].retire(rotation)
    last = rings[0].seal("user:1", "Ada", place=PLACE)
    assert opened(path, last) == "Ada"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"format": 1}', b'{"format": 3}', b"\x8f\x01\xff", b'"x"']
)
def test_what_is_no_key_file_or_a_part_of_one_is_said(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(Defect, match="key file is damaged"):
        KeyRing(path).create("user:1")
    assert path.read_bytes() == data


def test_a_file_that_is_sealed_already_is_not_written_again(path: Path) -> None:
    sealed_in(path, NEW)
    before = path.stat()
    KeyRing(path, secrets_of_file=(NEW, OLD)).seal_file()
    assert path.stat().st_ino == before.st_ino


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write what is another one's")
def test_a_file_stays_its_owners_when_an_administrator_writes_it(path: Path) -> None:
    sealed_in(path)
    for one in (path, path.with_suffix(".lock")):
        os.chown(one, 1_234, 1_234)
    os.chown(path.parent, 1_234, 1_234)
    KeyRing(path).create("user:2")
    for one in (path, path.with_suffix(".lock")):
        assert (one.stat().st_uid, stat.S_IMODE(one.stat().st_mode) & 0o077) == (1_234, 0)
