"""Administrators of an organisation. At least one stays: the last one names another before
leaving."""

from graphsvc.access.audit import Audited
from graphsvc.queries import Id, WriteQuery
from graphsvc.team.change import Change

SET = WriteQuery("team/write/user_admin", Id, ("user", "org", "admin"))


def set_administrator(change: Change, user: str, *, admin: bool) -> None:
    """Makes a user an administrator of the organisation, or no longer one. Raises ``NotFound``, and
    ``Conflict`` for the last one."""
    held = change.active_user(user) if admin else change.user(user)
    if held.admin and not admin:
        change.check_not_last(held)
    change.write(SET, user=user, org=change.org, admin=admin)
    if not admin:
        change.end_invitations(user)
    kind = Audited.ADMINISTRATOR_MADE if admin else Audited.ADMINISTRATOR_REMOVED
    change.note(kind, subject=user, owner=user)
