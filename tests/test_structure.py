"""What holds for the tree as a whole."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml  # pyright: ignore[reportMissingModuleSource]

from tests.budget import LINES_OVER, budget
from tests.meter import SERVICES

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    """Files that are part of the project."""
    found = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode != 0:
        pytest.skip("this is not a git checkout")
    return [path for name in found.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_every_test_module_has_a_line_in_the_budget_and_every_line_a_module() -> None:
    modules = set((ROOT / "tests").rglob("test_*.py"))
    names = {path.relative_to(ROOT / "tests").with_suffix("").as_posix() for path in modules}
    assert budget().suites.keys() - {SERVICES} == names


def test_the_lines_of_a_lane_are_no_more_than_it_may_take() -> None:
    allowed = budget()
    for lane, limits in allowed.lanes.items():
        lines = [line[lane] for line in allowed.suites.values() if lane in line]
        assert 0 < sum(lines) <= 2 * LINES_OVER * limits["seconds"], lane


LOCKS = ("requirements.lock", "requirements-embedded.lock", "requirements-dev.lock")
"""Each holds all of the one before it."""


def test_locks_name_no_address_and_pin_every_package_with_a_sum() -> None:
    for lock in LOCKS:
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert re.match(r"[\w.\[\]-]+==\S+", block), block[:80]
            assert "--hash=sha256:" in block, block[:80]


def pins(lock: str) -> set[str]:
    """What a lock pins, with the versions."""
    return set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / lock).read_text("utf-8"), re.M))


def test_each_lock_holds_all_of_the_one_before_it_at_the_same_versions() -> None:
    """So what is audited, and tested, is what is installed."""
    for smaller, larger in pairwise(LOCKS):
        assert pins(smaller) < pins(larger)


def needed(extra: str) -> set[str]:
    """Names of the packages that an extra of ours asks for; those of an installation without
    extras where it is empty."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {re.split(r"[<>=;\s[]", one)[0].lower() for one in asked}


def test_what_only_the_embedded_services_need_is_not_in_the_lock_of_a_service() -> None:
    locked = [{pin.partition("==")[0] for pin in pins(lock)} for lock in LOCKS]
    assert not needed("embedded") & locked[0]
    assert needed("embedded") <= locked[1]
    assert needed("") <= locked[0]


def imported(package: str, *, but: str = "") -> set[str]:
    """Names of the top packages that the modules of a package import, those in one of its folders
    left out."""
    paths = (
        path for path in (ROOT / package).rglob("*.py") if but not in path.relative_to(ROOT).parts
    )
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {name.split(".")[0] for node in nodes for name in modules_of(node)}


def modules_of(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case _:
            return []


def test_every_package_that_is_imported_is_a_dependency() -> None:
    """An installation for use has none of the packages for development, and those of the embedded
    services only where they are asked for."""
    known = packages_distributions()
    ours = {"graphsvc", "loaders", *sys.stdlib_module_names}
    always = imported("graphsvc", but="embedded")
    for name in sorted((imported("graphsvc") | imported("loaders")) - ours):
        brought_by = {one.lower().replace("_", "-") for one in known[name]}
        wanted = needed("") | BROUGHT_ALONG
        if name not in always:
            wanted |= needed("embedded")
        assert brought_by & wanted, f"{name} of {brought_by}"


BROUGHT_ALONG = {"starlette", "click", "h11", "rfc9457", "markupsafe"}
"""Packages that a dependency is built on and shows in its own interface."""


def test_no_file_names_a_place_on_one_machine() -> None:
    private = re.compile(r"(?<![\w.$])/(?:root|home/\w+|tmp|farm|work)/[\w.-]+/")
    found = [
        (path.name, match.group())
        for path in tracked()
        if path.suffix in {".py", ".md", ".toml", ".yml", ".lock", ".cypher", ".html", ""}
        for match in private.finditer(path.read_text("utf-8", "replace"))
    ]
    assert found == []


def test_comments_of_migrations_hold_no_semicolon_which_ends_a_statement() -> None:
    for path in (ROOT / "cypher" / "schema").glob("*.cypher"):
        comments = re.findall(r"^\s*//.*$", path.read_text("utf-8"), re.M)
        assert comments, path.name
        assert not any(";" in comment for comment in comments), path.name


def test_cypher_stands_in_query_files_alone() -> None:
    clause = re.compile(r"\b(MATCH|MERGE|UNWIND|OPTIONAL MATCH)\b\s*[\($a-z]")
    for path in tracked():
        inside = path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ("graphsvc", "loaders")
        assert not (inside and clause.search(path.read_text("utf-8"))), path.name


def test_every_container_has_a_health_check_and_secrets_come_from_the_environment() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    services: dict[str, Any] = yaml.safe_load(text)["services"]
    assert set(services) == {"neo4j", "redis", "api", "worker", "beat"}
    assert all("healthcheck" in service for service in services.values())
    assert "${NEO4J_PASSWORD:?" in text
    assert "${REDIS_PASSWORD:?" in text
    for service in services.values():
        assert " -p " not in " ".join(service["healthcheck"]["test"])


def test_the_image_is_built_from_what_it_copies_alone() -> None:
    """What is not named is not sent to the builder: keys, databases, this machine's settings."""
    sent = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.M)
    wanted = {name for line in copied for name in line.split()}
    assert sent[1] == "*"
    assert {line[1:] for line in sent if line.startswith("!")} == wanted
