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
        "admin org list",
        "admin:org_list",
        "All organisations, with how many users they have.",
    ),
    Command("admin org rename", "admin:org_rename", "Calls an organisation by another name."),
    Command(
        "admin org remove",
        "admin:org_remove",
        "Removes an organisation that has no users, so that nothing of anybody's goes with it.",
    ),
    Command(
        "admin user add",
        "admin:user_add",
        "Makes a user, or the users of a file, of which every row is checked first.",
    ),
    Command(
        "admin user invite",
        "invitations:invite",
        "Invites somebody into an organisation, by a mail or by a link that is shown this once.",
    ),
    Command(
        "admin user list",
        "admin:user_list",
        "All users, with whether they are active, and how many keys and sessions they have.",
    ),
    Command("admin user rename", "admin:user_rename", "Calls a user by another name."),
    Command(
        "admin user deactivate",
        "admin:user_deactivate",
        "Ends a user's keys and sessions, and shows their contacts to nobody; what they own stays.",
    ),
    Command(
        "admin user activate",
        "admin:user_activate",
        "Lets a user in again, with all that is theirs. They need a new key.",
    ),
    Command("admin user role", "team:user_role", "Gives a user a role, or none."),
    Command(
        "admin user admin",
        "team:user_admin",
        "Makes a user an administrator of their organisation; the last one stays.",
    ),
    Command(
        "admin role list",
        "team:role_list",
        "The roles of an organisation, each below the one above it.",
    ),
    Command("admin role add", "team:role_add", "Makes a role."),
    Command("admin role rename", "team:role_rename", "Calls a role by another name."),
    Command(
        "admin role move",
        "team:role_move",
        "Puts a role, with all below it, at another place of the tree.",
    ),
    Command(
        "admin role remove",
        "team:role_remove",
        "Removes a role that nobody holds and that has none below it.",
    ),
    Command(
        "admin group list",
        "team:group_list",
        "The groups of an organisation, with how many members they have.",
    ),
    Command("admin group add", "team:group_add", "Makes a group without members."),
    Command("admin group rename", "team:group_rename", "Calls a group by another name."),
    Command(
        "admin group suspend",
        "team:group_suspend",
        "Suspends a group: its members see nothing of what is the group's.",
    ),
    Command(
        "admin group remove",
        "team:group_remove",
        "Removes a group with its memberships and connections.",
    ),
    Command(
        "admin group join",
        "team:group_join",
        "Makes a user a member of a group of their organisation.",
    ),
    Command(
        "admin group leave",
        "team:group_leave",
        "Takes a user out of a group of their organisation.",
    ),
    Command(
        "admin key add",
        "admin:key_add",
        "Makes an API key that acts for a user. It is shown this once.",
    ),
    Command(
        "admin key list",
        "admin:key_list",
        "The keys of a user: id, day, scopes, name. No key is shown a second time.",
    ),
    Command(
        "admin key revoke",
        "admin:key_revoke",
        "Ends a key: the very next request with it is refused. Again it does nothing.",
    ),
    Command(
        "admin sealing list",
        "sealing:list_",
        "How many there are, how old they are, and whether older ones still open something.",
    ),
    Command(
        "admin sealing rotate",
        "sealing:rotate_",
        "Makes newer keys for all that is sealed; workers seal it anew and drop the older keys.",
    ),
    Command(
        "admin link add",
        "admin:link_add",
        "Makes a link that signs a user in once, within a day. Whoever has it can use it.",
    ),
    Command(
        "admin login link",
        "logins:login_link",
        "Makes a link, good for a day and once, by which a user sets a password.",
    ),
    Command(
        "admin login two-step-off",
        "logins:login_two_step_off",
        "Switches 2-step verification off for somebody who has lost their phone; a mail tells "
        "them.",
    ),
    Command(
        "admin session end",
        "admin:session_end",
        "Signs a user out of all browsers, from the very next page on.",
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
    "admin": "Organisations, users, roles, groups, keys, links, sessions.",
    "admin org": "Organisations.",
    "admin user": "Users.",
    "admin role": "Roles of an organisation.",
    "admin group": "Groups of an organisation.",
    "admin key": "API keys.",
    "admin sealing": "Keys that seal what is private.",
    "admin link": "Links that sign in.",
    "admin login": "Passwords and 2-step verification.",
    "admin session": "Browsers that are signed in.",
    "directory": "People, companies, schools: kept in order.",
    "runs": "Work in the background.",
}
"""The words that begin several commands, with their help."""
