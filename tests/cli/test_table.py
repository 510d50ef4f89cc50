"""The table of commands, and what a command imports: no more than it needs."""

import inspect
import re
import subprocess
import sys

import pytest

from graphsvc.cli.table import COMMANDS, GROUPS, Command
from tests.judge.commands import SCRIPT

WEB = {"fastapi", "starlette", "uvicorn", "jinja2", "python_multipart"}
QUEUE = {"celery", "kombu", "redis"}
GRAPH = {"neo4j", "neo4j_python_migrations", "tink"}
MATCHING = {
    "graphsvc.matching",
    "graphsvc.normal",
    "rapidfuzz",
    "anyascii",
    "phonenumbers",
    "tldextract",
}
NETWORK = {"httpx2", "stamina", "requests"}
ALL = WEB | QUEUE | GRAPH | MATCHING | NETWORK

UNNEEDED = {
    "--help": ALL | {"graphsvc.embedded", "pydantic_settings"},
    "runs --help": ALL | {"graphsvc.embedded", "pydantic_settings"},
    "status": ALL,
    "down": ALL,
    "up --help": ALL - GRAPH,
    "worker --help": ALL - GRAPH,
    "beat --help": ALL - QUEUE,
    "ping --beat": ALL - QUEUE,
    "derive --help": WEB | QUEUE | NETWORK | {"rapidfuzz", "phonenumbers"},
    "admin org add --help": WEB | QUEUE | NETWORK,
    "directory merge --help": WEB | QUEUE | NETWORK,
    "paths --help": WEB | QUEUE | NETWORK,
    "load --help": WEB | QUEUE | NETWORK,
}
"""Packages that these command lines do without."""


def imported(*words: str) -> set[str]:
    """The modules that a command line imports, with the packages that they are in."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *words], capture_output=True, text=True, check=False
    )
    names: list[str] = re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.M)
    assert "encodings" in names
    return {".".join(name.split(".")[: n + 1]) for name in names for n in range(len(name))}


@pytest.mark.parametrize("words", UNNEEDED)
def test_a_command_imports_nothing_that_it_does_without(words: str) -> None:
    assert imported("-m", "graphsvc", *words.split()) & UNNEEDED[words] == set()


def test_a_worker_imports_nothing_of_the_web_or_the_command_line() -> None:
    unneeded = WEB | NETWORK | {"graphsvc.api", "graphsvc.web", "graphsvc.cli", "typer", "rich"}
    assert imported("-c", "import graphsvc.jobs.worker") & unneeded == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_the_table_says_of_a_command_what_its_docstring_says(command: Command) -> None:
    said = (inspect.getdoc(command.function()) or "").partition("\n\n")[0]
    assert " ".join(said.split()) == command.help


def test_words_lead_to_one_command_and_every_group_has_some() -> None:
    words = [command.words for command in COMMANDS]
    assert len(set(words)) == len(words)
    begun = {one.rpartition(" ")[0] for one in [*words, *GROUPS] if one}
    assert begun == set(GROUPS)


def told(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([SCRIPT, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("group", GROUPS)
def test_help_lists_every_command_of_a_group(group: str) -> None:
    shown = told(*group.split(), "--help").stdout
    inside = [one.words for one in COMMANDS if one.words.startswith(f"{group} ".lstrip())]
    names = {words.removeprefix(group).split()[0] for words in inside}
    assert names <= set(re.findall(r"^│ ([a-z-]+)", shown, re.M))
    assert f"Usage: graphsvc {group}".strip() in shown
