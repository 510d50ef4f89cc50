"""Every command: the words that call it, where it stands, and its line of help.

The one place that names modules to be imported later: that of a command is imported when it is
chosen, so each costs what it needs, and to list them all costs none.
"""

from importlib import import_module
from typing import Any, Final, NamedTuple


class Command(NamedTuple):
    """``place`` is ``module:function`` in this package, ``help`` what the function's docstring
    says."""

    words: str
    place: str
    help: str

    def function(self) -> Any:
        """The function, imported now."""
        module, _, name = self.place.partition(":")
        return getattr(import_module(f"graphsvc.cli.{module}"), name)


COMMANDS: Final = (
    Command(
        "load",
        "load:load",
        "Loads a file: a directory for everybody, or the contacts or references of a user.",
    ),
    Command(
        "derive",
        "derive:derive",
        "Brings ties of former colleagues and alumni up to date with the directory.",
    ),
    Command(
        "paths",
        "ask:paths",
        "The strongest paths to a person, or to anybody at a company, with their reasons.",
    ),
    Command(
        "demo",
        "show:demo",
        "Shows who can introduce a rep to a person and to a company, in a made-up world.",
    ),
    Command("up", "up:up", "Starts Neo4j and Valkey, which run until `graphsvc down`."),
    Command("down", "services:down", "Stops Neo4j and Valkey."),
    Command("status", "services:status", "Says which services run."),
    Command(
        "serve",
        "serve:serve",
        "Runs the API and the web page; imports need a `graphsvc worker` beside it.",
    ),
    Command(
        "worker",
        "worker:worker",
        "Runs imports and other work in the background, until it is stopped.",
    ),
    Command(
        "beat",
        "beat:beat",
        "Runs the scheduler, which sends again what was left lying; one is enough.",
    ),
    Command(
        "ping",
        "beat:ping",
        "Succeeds when a worker answers, or when the scheduler of this machine is alive.",
    ),
    Command("admin org add", "admin:org_add", "Makes an organisation."),
    Command(
        "admin user add",
        "admin:user_add",
        "Makes a user, or the users of a file, of which every row is checked first.",
    ),
    Command(
        "admin key add",
        "admin:key_add",
        "Makes an API key that acts for a user. It is shown this once.",
    ),
    Command(
        "directory alias",
        "directory:alias",
        "Another name by which a company, a school or a person is found.",
    ),
    Command("directory domain", "directory:domain", "Another domain of a company."),
    Command(
        "directory parent",
        "directory:parent_",
        "Which company owns a company, and since when where it was bought.",
    ),
    Command(
        "directory correct",
        "directory:correct_",
        "Corrects fields of a record, whatever its sources say from now on.",
    ),
    Command(
        "directory merge",
        "directory:merge_",
        "Makes one record of two that are the same person, company or school.",
    ),
    Command(
        "directory split",
        "directory:split_",
        "Takes a merged record out of the one that it was merged into.",
    ),
    Command(
        "directory erase",
        "directory:erase_",
        "Erases a person who objects: no load and no import brings them back.",
    ),
    Command("runs list", "runs:list_", "Runs that wait, are under way, or were set aside."),
    Command("runs show", "runs:show", "One run, with the error that it was set aside with."),
    Command("runs retry", "runs:retry_", "Lets a run that was set aside be tried again."),
    Command(
        "runs drop",
        "runs:drop",
        "Stops a run, or gives up one that was set aside; a worker takes back what it did.",
    ),
)

GROUPS: Final = {
    "": "Who can introduce me to this person, or to someone at this company?",
    "admin": "Organisations, users, keys.",
    "admin org": "Organisations.",
    "admin user": "Users.",
    "admin key": "API keys.",
    "directory": "People, companies, schools: kept in order.",
    "runs": "Work in the background.",
}
"""The words that begin several commands, with their help."""
