"""Which Java is taken, and which are refused."""

from pathlib import Path

import pytest

from graphsvc.embedded import java
from graphsvc.errors import EmbeddedServiceError


def played_java(folder: Path, version: str) -> Path:
    """An executable that answers ``-version`` as that Java does."""
    path = folder / "java"
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ('openjdk version "25.0.2" 2026-01-20', 25),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "1.8.0_392"', 8),
        ("no Java at all", None),
    ],
)
def test_release_is_read_from_the_answer(text: str, release: int | None) -> None:
    assert java.parse_release(text) == release


def test_the_java_that_came_along_is_found_and_new_enough() -> None:
    assert java.find().release >= java.OLDEST


def test_a_chosen_java_is_used(tmp_path: Path) -> None:
    chosen = played_java(tmp_path, "21.0.1")
    assert java.find(chosen) == java.Java(chosen, 21)


def test_a_java_that_is_too_old_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        EmbeddedServiceError, match=r"needs Java 21 or later.*is Java 17"
    ) as refused:
        java.find(played_java(tmp_path, "17.0.15"))
    assert "GRAPHSVC_JAVA" in refused.value.advice


def test_an_old_java_of_the_system_is_refused_when_it_is_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played_java(tmp_path, "17.0.15")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EmbeddedServiceError, match="is Java 17"):
        java.system()


def test_no_java_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EmbeddedServiceError, match="no Java on this machine"):
        java.system()


def test_what_is_not_java_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedServiceError, match="cannot be run as Java"):
        java.find(tmp_path / "absent")
