"""The pages of docs/ say what the code does: each route, command, setting, number, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from graphsvc.app import create_app
from graphsvc.ontology import RUN_KINDS
from graphsvc.runs.backlog import STATES
from graphsvc.settings import Settings
from graphsvc.watching.lines import Outcome
from tests import commands_page
from tests.judge.watching import LABELS, REQUEST, RUN

DOCS: Final = Path(__file__).parent.parent / "docs"
METHODS: Final = ("GET", "POST", "PUT", "DELETE")
ROUTE: Final = re.compile(rf"((?:{'|'.join(METHODS)})(?:, (?:{'|'.join(METHODS)}))*) (/\S+)")


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


def rows(text: str, head: str) -> Iterator[list[str]]:
    """The cells of every row of the tables that begin with a line of heads."""
    tables = text.split(f"| {head} |\n")[1:]
    assert tables, head
    for table in tables:
        lines = table.splitlines()[1:]
        for line in lines[: next(n for n, one in enumerate([*lines, ""]) if not one)]:
            yield [cell.strip() for cell in line.split("|")[1:-1]]


def words(cell: str) -> list[str]:
    """What stands in a cell as code."""
    return re.findall(r"`([^`]+)`", cell)


def shown(value: object) -> str:
    """A default as pages show it."""
    return f"{value:g}" if isinstance(value, float) else str(value).replace("False", "false")


@pytest.fixture(scope="module")
def openapi(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return create_app(Settings(home=tmp_path_factory.mktemp("home"))).openapi()


def test_every_route_stands_in_the_page_of_the_api_and_no_other(openapi: dict[str, Any]) -> None:
    told: list[tuple[str, str]] = []
    for first, *_ in rows(page("api"), "route | what it does"):
        for word in words(first):
            found = ROUTE.fullmatch(word)
            assert found, word
            path = found[2].partition("?")[0]
            told += [(method, path) for method in found[1].split(", ")]
    assert len(told) == len(set(told))
    routes = {
        (method.upper(), path) for path, methods in openapi["paths"].items() for method in methods
    }
    assert set(told) == routes | {("GET", "/v1/openapi.json")}


def test_parameters_of_routes_are_those_that_the_page_names(openapi: dict[str, Any]) -> None:
    told = {row[0].strip("`"): row[-1] for row in rows(page("api"), QUESTION)}
    taken = {
        one["name"]: one["schema"] for one in openapi["paths"]["/v1/paths"]["get"]["parameters"]
    }
    assert set(told) == set(taken)
    defaults = {name: one.get("default") for name, one in taken.items()}
    stated = {name: shown(value) for name, value in defaults.items() if value not in (None, "")}
    assert {name: told[name] for name in stated} == stated
    for first, *_ in rows(page("api"), "route | what it does"):
        for path, query in re.findall(r"`GET (\S+)\?(\S+)`", first):
            names = {one["name"] for one in openapi["paths"][path]["get"]["parameters"]}
            assert set(re.findall(r"(\w+)=", query)) <= names, path


QUESTION: Final = "parameter | meaning | default"


def test_the_page_of_commands_is_what_they_say_themselves() -> None:
    """Made anew with: python -m tests.commands_page"""
    assert page("commands") == commands_page.text()
    assert len(commands_page.commands()) > 20


def test_every_setting_stands_in_its_page_with_its_default_and_no_other() -> None:
    told = {row[0].strip("`"): row[1:] for row in rows(page("settings"), SETTINGS)}
    fields = {
        str(field.validation_alias or f"GRAPHSVC_{name.upper()}"): field
        for name, field in Settings.model_fields.items()
    }
    assert list(told) == list(fields)
    for name, (default, meaning) in told.items():
        value = fields[name].default
        if isinstance(value, int | float | str) and value != "":
            assert words(default) == [shown(value)], name
        assert len(meaning) > 7, name


SETTINGS: Final = "variable | default | what it is"


def test_what_the_folders_are_by_default_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "GRAPHSVC_HOME", "GRAPHSVC_CACHE"):
        monkeypatch.delenv(variable, raising=False)
    told = {row[0].strip("`"): row[1].strip("`") for row in rows(page("settings"), SETTINGS)}
    config = Settings()
    assert Path(told["GRAPHSVC_HOME"]).expanduser() == config.home
    assert Path(told["GRAPHSVC_CACHE"]).expanduser() == config.cache
    assert config.keys == config.home / told["GRAPHSVC_KEY_FILE"].partition("`")[0]


def test_a_variable_that_is_empty_is_as_if_it_were_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [row[0].strip("`") for row in rows(page("settings"), SETTINGS)]
    for variable in told:
        monkeypatch.delenv(variable, raising=False)
    unset = Settings()
    for variable in told:
        monkeypatch.setenv(variable, "")
    assert Settings() == unset


def test_lines_look_as_the_page_of_watching_shows_them() -> None:
    text = page("watching")
    [request] = re.findall(r"^\S+Z INFO graphsvc\.requests (.*)$", text, re.M)
    [run] = re.findall(r"^\S+Z INFO graphsvc\.runs (.*)$", text, re.M)
    assert REQUEST.fullmatch(request)
    assert RUN.fullmatch(run)
    assert [word for row in rows(text, "outcome | what it says") for word in words(row[0])] == list(
        get_args(Outcome)
    )
    assert all(f"`{word}`" in text for word in (*RUN_KINDS, *STATES.values()))


def test_every_number_stands_in_the_page_of_watching_with_its_labels() -> None:
    told = {row[0].strip("`"): set(words(row[1])) for row in rows(page("watching"), NUMBERS)}
    assert told == {name: labels - {"le"} for name, labels in LABELS.items()}


NUMBERS: Final = "name | labels | what it is"


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!\w+:)([^)#]+)", path.read_text("utf-8")):
        assert (DOCS / target).exists(), target


@pytest.mark.parametrize("name", ["security", "privacy"])
def test_every_test_that_a_page_names_is_there(name: str) -> None:
    cited = re.findall(r"`((?:\w+/)*test_\w+\.py)(?:::(test_\w+))?`", page(name))
    assert len(cited) > 5
    tests = Path(__file__).parent
    for module, function in cited:
        assert (tests / module).is_file(), module
        source = (tests / module).read_text("utf-8")
        assert f"def {function}(" in source or not function, f"{module}::{function}"
