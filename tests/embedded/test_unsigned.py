"""Jars without their signatures, and archives of classes that fit them."""

import os
import zipfile
from pathlib import Path

import pytest

from graphsvc.embedded import archive, lock, program
from graphsvc.embedded.java import Java
from graphsvc.embedded.unsigned import SIGNATURE, SIGNED, unsigned

SIGNED_MEMBERS = {
    "META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\n",
    "META-INF/SOME_ONE.SF": b"sums",
    "META-INF/SOME_ONE.RSA": b"a signature",
    "META-INF/services/a.SF": b"no signature",
    "a/B.class": b"\xca\xfe\xba\xbe",
}


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "some-1.0.jar"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in SIGNED_MEMBERS.items():
            opened.writestr(name, content)
    return path


def test_the_copy_has_everything_but_the_signatures(jar: Path) -> None:
    left = {name: body for name, body in SIGNED_MEMBERS.items() if "SOME_ONE" not in name}
    assert members(unsigned(jar)) == left
    assert members(jar) == SIGNED_MEMBERS


def test_the_copy_is_made_once_and_anew_when_either_has_changed(jar: Path) -> None:
    bare = unsigned(jar)
    first = bare.stat()
    assert unsigned(jar).stat() == first
    bare.write_bytes(b"spoilt")
    assert "a/B.class" in members(unsigned(jar))
    os.utime(jar, (1, 1))
    assert unsigned(jar).stat().st_mtime == 1
    assert sorted(path.name for path in jar.parent.iterdir()) == [bare.name, jar.name]


def test_exactly_the_signed_jars_of_the_lock_are_taken_without() -> None:
    found = program.find().jars
    signed = {
        jar.artifact
        for jar in lock.locked()
        for name in members_of(found[0].parent / jar.name)
        if SIGNATURE.fullmatch(name)
    }
    assert signed == SIGNED
    assert not any(SIGNATURE.fullmatch(name) for path in found for name in members_of(path))
    assert len(found) == len(lock.locked())


def members_of(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as opened:
        return opened.namelist()


def test_other_jars_and_another_java_have_an_archive_of_their_own(
    jar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dump(_java: Java, _opens: list[str], _target: Path) -> bool:
        return True

    monkeypatch.setattr(archive, "_dump", dump)
    executable = tmp_path / "java"
    executable.write_text("one")
    java = Java(executable, 25)

    def kept_as() -> str:
        return archive.plan(java, [], [jar], leave_in=tmp_path / "left").keep_as

    found = [kept_as()]
    assert kept_as() == found[0]
    os.utime(jar, (1, 1))
    found.append(kept_as())
    executable.write_text("another")
    found.append(kept_as())
    assert len(set(found)) == 3
    Path(found[-1]).touch()
    assert kept_as() == ""
