"""``python -m tests.audit``: whether a package that requirements-dev.lock pins, and so any that the
other locks pin, has a known vulnerability.

pip-audit asks PyPI for that. Where PyPI does not answer, or knows none of the packages (a mirror
has no such data), this says so in one line and fails nothing. Everything else that is not a clean
bill fails: a vulnerability, a package that nobody knows anything of, a lock that cannot be read.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

LOCK: Final = Path(__file__).parent.parent / "requirements-dev.lock"


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of it: whether the check goes on, and what to say."""

    good: bool
    text: str


def judge(report: Mapping[str, Any]) -> Finding:
    """What a report of pip-audit (``--format json``) comes to."""
    packages: Sequence[Mapping[str, Any]] = report["dependencies"]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    known = [package for package in packages if "skip_reason" not in package]
    holes = [_hole(package, vuln) for package in known for vuln in package["vulns"]]
    if holes:
        return Finding(good=False, text="\n".join(["Known vulnerabilities:", *holes]))
    if not known:
        return not_run(f"none of {len(packages)} packages is known there")
    if unknown:
        return Finding(good=False, text=f"Nothing is known of: {', '.join(unknown)}")
    return Finding(good=True, text=f"No known vulnerability in {len(known)} packages.")


def _hole(package: Mapping[str, Any], vuln: Mapping[str, Any]) -> str:
    mended = ", ".join(vuln["fix_versions"]) or "no version yet"
    return f"  {package['name']} {package['version']}: {vuln['id']}, mended in {mended}"


def not_run(why: str) -> Finding:
    """The audit says nothing either way."""
    return Finding(good=True, text=f"The audit of dependencies could not be run: {why}.")


def audit(lock: Path = LOCK) -> Finding:
    """Asks PyPI about every package of a lock."""
    read = _pip_audit(lock, "--dry-run")
    if read.returncode != 0:
        return Finding(good=False, text=f"{lock.name} cannot be audited:\n{read.stderr.strip()}")
    asked = _pip_audit(lock)
    if not asked.stdout:
        return not_run(asked.stderr.strip().rpartition("\n")[2] or "pip-audit said nothing")
    return judge(json.loads(asked.stdout))


def _pip_audit(lock: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Of the lock alone: nothing is installed or resolved for it."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), *words]
    options = ["--disable-pip", "--require-hashes", "--format=json", "--progress-spinner=off"]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


if __name__ == "__main__":
    found = audit()
    sys.stderr.write(f"{found.text}\n")
    raise SystemExit(not found.good)
