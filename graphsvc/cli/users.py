"""Users of this installation at the command line: who is meant, and their door."""

from graphsvc.accounts.people import User, find_organisation, find_user, first_user
from graphsvc.cli.local import Local
from graphsvc.door import Door
from graphsvc.errors import InvalidInput


def door_of(local: Local, user: User) -> Door:
    """The way of a user to what they may see and change."""
    return Door(local.database, user.viewer, local.ring)


def user_named(local: Local, text: str) -> User:
    """A user by id or e-mail. Raises ``NotFound``."""
    return find_user(local.database, text)


def owner_of(local: Local, user: str, organisation: str | None) -> User:
    """Whose file it is. Raises ``InvalidInput`` for a user of another organisation."""
    found = find_user(local.database, user)
    if organisation and find_organisation(local.database, organisation).id != found.org:
        raise InvalidInput(f"{user} is not a user of {organisation}.", field="org")
    return found


def user_for(local: Local, organisation: str) -> User:
    """Who acts for an organisation where nobody is named. Raises ``NotFound``."""
    return first_user(local.database, find_organisation(local.database, organisation))
