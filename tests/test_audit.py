"""What the audit of dependencies makes of the reports of pip-audit; none of these asks anybody."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.audit import Finding, audit, judge

SOUND: dict[str, Any] = {"name": "redis", "version": "6.0", "vulns": []}
UNKNOWN: dict[str, Any] = {"name": "ghost", "skip_reason": "Dependency not found on PyPI"}
RECORDED: dict[str, Any] = json.loads(
    '{"dependencies": [{"name": "redis", "version": "6.0", "vulns": []}, {"name": "jinja2", '
    '"version": "2.10", "vulns": [{"id": "PYSEC-2019-217", "fix_versions": ["2.10.1"], "aliases": '
    '["CVE-2019-10906"], "description": "In Pallets Jinja before 2.10.1, str.format_map allows a '
    'sandbox escape."}]}], "fixes": []}'
)
"""As pip-audit 2.10 writes it."""


def report(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": list(packages), "fixes": []}


def test_a_known_vulnerability_fails_and_is_named_with_the_version_that_mends_it() -> None:
    found = judge(RECORDED)
    assert not found.good
    assert "jinja2 2.10: PYSEC-2019-217, mended in 2.10.1" in found.text
    assert "redis" not in found.text
    assert not judge(report(*RECORDED["dependencies"], UNKNOWN)).good


def test_packages_without_a_known_vulnerability_pass() -> None:
    assert judge(report(SOUND)) == Finding(good=True, text="No known vulnerability in 1 packages.")


def test_a_package_that_nothing_is_known_of_fails_where_others_are_known() -> None:
    found = judge(report(SOUND, UNKNOWN))
    assert (found.good, found.text) == (False, "Nothing is known of: ghost")


def test_an_audit_that_could_not_be_run_says_so_in_one_line_and_fails_nothing() -> None:
    found = judge(report(UNKNOWN, UNKNOWN))
    assert found.good
    assert "could not be run" in found.text
    assert "\n" not in found.text


@pytest.mark.parametrize("line", ["jinja2>=2.10", "jinja2==2.10"])
def test_a_lock_without_pins_or_sums_fails(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text(f"{line}\n", "utf-8")
    found = audit(lock)
    assert not found.good
    assert "some.lock cannot be audited" in found.text
