"""Users of this installation at the command line: who is meant, and their door."""

from graphsvc.access.audit import OPERATOR, Audited, Entry, note
from graphsvc.access.door import Door
from graphsvc.access.users import User, find_organisation, find_user, first_user
from graphsvc.cli.local import Local


def door_of(local: Local, user: User) -> Door:
    """The way of a user to what they may see and change. That an operator goes it is kept in the
    audit log, where the user reads it."""
    entry = Entry(Audited.OPERATOR_LOOKED, user.org, OPERATOR, subject=user.id, owner=user.id)
    local.database.write(lambda tx: note(tx.run, entry))
    return Door(local.database, user.viewer, local.ring)


def user_named(local: Local, text: str) -> User:
    """A user by id or e-mail. Raises ``NotFound``."""
    return find_user(local.database, text)


def owner_of(local: Local, user: str, organisation: str | None) -> User:
    """Whose file it is; ``organisation`` says of which one they are the user, by id or name. Raises
    ``NotFound`` or ``AmbiguousReference``."""
    org = find_organisation(local.database, organisation).id if organisation else None
    return find_user(local.database, user, org=org)


def user_for(local: Local, organisation: str) -> User:
    """Who acts for an organisation where nobody is named. Raises ``NotFound``."""
    return first_user(local.database, find_organisation(local.database, organisation))
