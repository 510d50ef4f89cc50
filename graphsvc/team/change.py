"""One change of how an organisation works together, by whoever may make it.

All of them are made one after another, under the lock of the organisation, so that what is looked
at is still so when it is written: that a tree has no ring, that an administrator stays, that nobody
comes to more scopes than they may have.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Self, TypeVar

from graphsvc.access.audit import OPERATOR, Audited, Entry, note
from graphsvc.access.users import LOCK, check_not_last, end_invitations
from graphsvc.access.visibility import Desk, View, enter
from graphsvc.database import Database, Transaction
from graphsvc.errors import NotAllowed, NotFound, QuotaReached
from graphsvc.mail.notices import tell
from graphsvc.ontology import MOST_SCOPES, NONE, NoticeKind
from graphsvc.queries import Row, SystemQuery, WriteQuery, expect
from graphsvc.sharing.levels import narrow_role_facts

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Member:
    """A user as those who change the team see them; ``role`` is ``none`` for none."""

    id: str
    name: str
    role: str
    admin: bool
    active: bool


@dataclass(frozen=True, slots=True)
class ScopesHeld:
    """How many scopes a user has."""

    user: str
    name: str
    count: int


USER = SystemQuery("team/read/org_user", Member, ("user", "org"))
SCOPES_HELD = SystemQuery("team/read/scopes_held", ScopesHeld, ("users",))


class Change:
    """What a change works with, for the length of one transaction. Who may make it is asked
    before: it is made by an administrator of the organisation, of the group that it is about, by
    an owner of their followers, or at the command line."""

    def __init__(self, tx: Transaction, org: str, *, actor: str = OPERATOR) -> None:
        self._tx = tx
        self._actor = actor
        self.org: Final = org

    def lock(self) -> Self:
        """Takes the lock of the organisation, to the end of the transaction."""
        self.write(LOCK, org=self.org)
        return self

    def read(self, query: SystemQuery[Row], /, **params: object) -> list[Row]:
        """What is looked at before something is changed."""
        expect(query, SystemQuery)
        return self._tx.run(query, **params)

    def write(self, query: WriteQuery[Row], /, **params: object) -> list[Row]:
        """Writes."""
        expect(query, WriteQuery)
        return self._tx.run(query, **params)

    def narrow(self, user: str) -> None:
        """Lets what a user shares by their role reach themselves alone, until a worker has opened
        it to the role that they have then."""
        narrow_role_facts(self._tx, user)

    def note(self, kind: Audited, *, subject: str, owner: str = NONE) -> None:
        """Keeps in the audit log what is being changed."""
        entry = Entry(kind, org=self.org, actor=self._actor, subject=subject, owner=owner)
        note(self._tx.run, entry)

    def user(self, user: str) -> Member:
        """A user of the organisation. Raises ``NotFound`` for one of another, as for none."""
        found = self.read(USER, user=user, org=self.org)
        if not found:
            raise no_such_user()
        return found[0]

    def active_user(self, user: str) -> Member:
        """A user of the organisation who is active. Raises ``NotFound``."""
        found = self.user(user)
        if not found.active:
            raise no_such_user()
        return found

    def end_invitations(self, user: str) -> None:
        """Withdraws what a user has invited to."""
        end_invitations(self._tx, user, self.org)

    def check_not_last(self, user: Member) -> None:
        """Raises ``Conflict`` where a user is the last active administrator."""
        check_not_last(self._tx, user.id, name=user.name)

    def check_scopes(self, users: Sequence[str]) -> None:
        """Raises ``QuotaReached`` where any of these users would see into more than they may; what
        was written in the transaction is not kept then."""
        for held in self.read(SCOPES_HELD, users=list(users)):
            if held.count > MOST_SCOPES:
                raise QuotaReached(
                    f"{held.name} would see what is shared in {held.count} ways; there are at "
                    f"most {MOST_SCOPES}.",
                    advice="A role with few above it, fewer groups, or fewer whom they follow "
                    "leave room for it.",
                )


def no_such_user() -> NotFound:
    """They are no user of the organisation, or none that somebody may know of."""
    return NotFound("There is no such user in your organisation.")


def administer(desk: Desk, work: Callable[[Change], Result]) -> Result:
    """Runs a change for an administrator of the organisation. Raises ``NotAllowed`` for others,
    whatever it is about."""
    refusal = not_an_administrator()
    return _by_whoever_may(desk, work, lambda view: view.administrator, refusal)


def administer_group(desk: Desk, group: str, work: Callable[[Change], Result]) -> Result:
    """Runs a change for an administrator of a group, or of the organisation. Raises ``NotAllowed``
    for others, whether or not there is such a group."""
    refusal = NotAllowed(
        "Only administrators of this group, or of your organisation, may do this.",
        advice="Ask one of them; the page Organisation says who they are.",
    )
    return _by_whoever_may(desk, work, lambda view: runs_group(view, group), refusal)


def _by_whoever_may(
    desk: Desk,
    work: Callable[[Change], Result],
    may: Callable[[View], bool],
    refusal: NotAllowed,
) -> Result:
    """Runs a change for whoever may make it, before the lock is waited for and once it is held:
    who waits for it may be let go meanwhile."""
    if not may(desk.view):
        raise refusal

    def still(made: Change) -> Result:
        if not may(desk.lend(lambda tx, ring: enter(tx, desk.view.viewer, ring))):
            raise refusal
        return work(made)

    return change(desk, still)


def runs_group(view: View, group: str) -> bool:
    """Whether the viewer is an administrator of a group, or of the organisation."""
    return view.administrator or group in view.administered


def change(desk: Desk, work: Callable[[Change], Result]) -> Result:
    """Runs a change; whether the viewer may make it was asked before."""
    return desk.lend(lambda tx, _ring: work(Change(tx, desk.org, actor=desk.user).lock()))


def tell_owner(desk: Desk, kind: NoticeKind, owner: str, *, once: str, **about: str) -> None:
    """Tells an owner of the organisation something, as they chose to be told."""
    desk.lend(lambda tx, ring: tell(tx, ring, kind, user=owner, once=once, **about))


def look(desk: Desk, work: Callable[[Change], Result]) -> Result:
    """Runs a look of an administrator, which changes nothing and takes no lock."""
    return desk.lend(lambda tx, _ring: work(Change(tx, desk.org)))


def at_console(database: Database, org: str, work: Callable[[Change], Result]) -> Result:
    """Runs a change for an administrator of the installation."""
    return database.write(lambda tx: work(Change(tx, org).lock()))


def not_an_administrator() -> NotAllowed:
    """It is for administrators of the organisation."""
    return NotAllowed(
        "Only administrators of your organisation may do this.",
        advice="Ask one of them; the page Organisation says who they are.",
    )
