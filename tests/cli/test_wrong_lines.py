"""A wrong command line: one sentence, what is nearest, where to read more; nothing is started."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc import __version__
from graphsvc.cli.main import run
from graphsvc.cli.table import COMMANDS, GROUPS
from graphsvc.errors import EmbeddedServiceError, InvalidInput
from graphsvc.queries import cypher_folder
from graphsvc.settings import settings
from tests.judge.commands import alone


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def nowhere(home: Path) -> dict[str, str]:
    """An installation that has nothing yet, and no Java to start a database with."""
    outside = {name: os.environ[name] for name in ("PATH", "HOME")}
    return {**outside, "GRAPHSVC_HOME": str(home), "GRAPHSVC_JAVA": "/nowhere/java"}


@pytest.fixture
def here(nowhere: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """That installation, for this process."""
    for name in ("NEO4J_URI", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in nowhere.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield
    settings.cache_clear()


def told(*words: str) -> InvalidInput:
    """What a wrong line is told."""
    with pytest.raises(InvalidInput) as raised:
        run(words)
    return raised.value


@pytest.mark.parametrize(
    ("words", "sentence", "then"),
    [
        ("lod", "There is no command “lod”.", "Did you mean load? See graphsvc --help."),
        ("", "A command is missing.", "There are: load, "),
        ("admin key ad", "There is no command “ad”.", "add? See graphsvc admin key --help."),
        ("paths --limt 3", "There is no option “--limt”.", "Did you mean --limit? See graphsvc pa"),
        ("runs list --limit many", "--limit cannot be “many”: it is no whole number.", "runs list"),
        ("load csv", "PATH is missing.", "See graphsvc load --help."),
    ],
)
def test_the_installed_script_says_in_a_sentence_what_is_wrong(
    words: str, sentence: str, then: str, nowhere: dict[str, str]
) -> None:
    done = alone(words.split(), nowhere, "")
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first == sentence
    assert then in second


@pytest.mark.parametrize(
    ("words", "sentence", "then"),
    [
        ("nothing-like-it", "There is no command “nothing-like-it”.", "There are: load, "),
        ("runs lst", "There is no command “lst”.", "Did you mean list?"),
        ("--verison", "There is no option “--verison”.", "Did you mean --version?"),
        ("-x", "There is no option “-x”.", "See graphsvc --help."),
        ("paths --limit", "--limit needs a value.", "See graphsvc paths --help."),
        ("status --json=3", "--json takes no value.", "See graphsvc status --help."),
        ("runs list --limit 0", "--limit cannot be “0”: it is less than 1.", "runs list"),
        ("serve --port 70000", "--port cannot be “70000”: it is more than 65535.", "serve"),
        ("paths --min-strength x", "--min-strength cannot be “x”: it is no number.", "paths"),
        ("paths --seniority ownr", "--seniority cannot be “ownr”: there is no such one.", "owner?"),
        ("directory merge compny a b", "WHICH cannot be “compny”: there is no such one.", "compan"),
        ("directory merge planet a b", "WHICH cannot be “planet”", "It can be: person, company,"),
        ("admin key add", "--user is missing.", "See graphsvc admin key add --help."),
        ("derive x y", "“x”, “y” are words too many for this command.", "derive --help."),
        ("up now", "“now” is a word too many for this command.", "up --help."),
        ("load linkedn x", "There is no format “linkedn”.", "Did you mean linkedin?"),
        (
            "paths --limit 900 --as a --company b",
            "limit is 900; it must be 1 to 50.",
            "See graphsvc paths --help.",
        ),
    ],
)
def test_every_kind_of_mistake_is_told_in_our_words(words: str, sentence: str, then: str) -> None:
    error = told(*words.split())
    assert error.message.startswith(sentence)
    assert then in error.advice


def test_every_command_refuses_an_option_that_it_has_not() -> None:
    for command in COMMANDS:
        error = told(*command.words.split(), "--nosuch")
        assert error.message == "There is no option “--nosuch”."
        assert error.advice == f"See graphsvc {command.words} --help."


def test_every_group_says_what_it_has_where_no_command_is_named() -> None:
    for group in GROUPS:
        inside = [one.words for one in COMMANDS if one.words.startswith(f"{group} ".lstrip())]
        names = {words.removeprefix(group).split()[0] for words in inside}
        known = told(*group.split()).advice.partition("There are: ")[2].partition(".")[0]
        assert set(known.split(", ")) == names


@pytest.mark.parametrize(
    ("words", "field"),
    [("status --jsn", "jsn"), ("runs lst", "command"), ("load nosuch x", "format")],
)
def test_a_program_is_told_as_by_the_api(words: str, field: str, nowhere: dict[str, str]) -> None:
    done = alone([*words.split(), "--json"], nowhere, "")
    problem = json.loads(done.stderr)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem["type"] == "urn:graphsvc:problem:invalid-input"
    assert (problem["status"], problem["field"]) == (422, field)
    assert problem["detail"].endswith(".")


UNUSABLE = (
    "paths --as ann@one.example",
    "paths --as ann@one.example --person a --company b",
    "paths --company b",
    "paths --as a --company b --cursor nonsense",
    "paths --as a --company b --edges NONSENSE",
    "paths --as a --company b --language xx",
    "load linkedin nosuch.csv --user a",
    "load linkedin {file}",
    "load references {file}",
    "load csv {file} --user a --column Desk=nonsense",
    "load csv {file} --user a --encoding cp125x",
    "load csv {file} --user a --add --drop-missing",
    "load directory {file} --as-of yesterday",
    "directory alias a ,",
    "directory alias a b --school --person",
    "directory domain a nonsense",
    "directory parent a",
    "directory parent a b --acquired soon",
    "directory parent a --none --acquired 2019",
    "directory correct person a",
    "directory correct person a --domain a.example",
    "directory correct company a --forget nonsense",
    "directory merge company a a",
    "admin org add ,,",
    "admin org rename a ,,",
    "admin user add",
    "admin user add nonsense --org a",
    "admin user add a@b.example",
    "admin user rename a ,,",
    "runs list --limit 0",
    "up --neo4j-port 70000",
    "serve --port -1",
    "worker --concurrency 0",
    "demo --people 3",
)


@pytest.mark.usefixtures("here")
def test_arguments_are_checked_before_anything_is_started(home: Path, tmp_path: Path) -> None:
    """``,,`` stands for an empty word."""
    file = tmp_path / "people.csv"
    file.write_text("Name\nAda\n", "utf-8")
    for line in UNUSABLE:
        assert told(*(word.replace(",,", "") for word in line.format(file=file).split())), line
        assert not home.exists(), line
    with pytest.raises(EmbeddedServiceError, match="/nowhere/java"):
        run(["admin", "org", "list"])


def test_the_installed_script_starts_nothing_for_what_it_cannot_use(
    home: Path, nowhere: dict[str, str]
) -> None:
    done = alone(["directory", "merge", "company", "a", "a"], nowhere, "")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("A record cannot be merged with itself.\n")
    assert not home.exists()


def test_a_file_that_is_not_there_is_told_with_one_that_is(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").touch()
    error = told("load", "linkedin", str(tmp_path / "Conections.csv"), "--user", "a")
    assert error.message == f"There is no file or folder “{tmp_path}/Conections.csv”."
    assert error.advice.startswith("Did you mean Connections.csv?")


def test_what_was_typed_is_shown_without_what_a_terminal_would_obey() -> None:
    assert told("\x1b[31mred").message == "There is no command “�[31mred”."
    assert len(told("x" * 5_000).message) < 200


def test_words_that_are_no_text_are_told(nowhere: dict[str, str]) -> None:
    done = alone(["admin", "org", "add", "caf\udce9"], nowhere, "")
    assert done.returncode == 2
    assert "“caf�” is not UTF-8." in done.stderr


def test_a_setting_that_cannot_be_used_is_told_by_its_name(nowhere: dict[str, str]) -> None:
    done = alone(["status"], {**nowhere, "GRAPHSVC_PORT": "secret"}, "")
    assert (done.returncode, done.stdout) == (2, "")
    assert "The setting GRAPHSVC_PORT cannot be used: it is no whole number." in done.stderr
    assert "secret" not in done.stderr


def test_the_version_is_that_of_the_package_and_of_its_schema(nowhere: dict[str, str]) -> None:
    done = alone(["--version"], nowhere, "")
    newest = sorted(path.name for path in (cypher_folder() / "schema").iterdir())[-1]
    assert done.returncode == 0
    assert done.stdout.startswith(f"graphsvc {__version__} (Python 3.")
    assert done.stdout.endswith(f"schema {newest.partition('__')[0]})\n")
    pyproject = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert f'version = "{__version__}"' in pyproject
