"""Users who leave: let in no more at once, erased after a while.

From the very next answer on nobody sees anything of somebody who has left, and nothing lets them
in. For ``KEPT_DAYS`` all of it stays, so that they can be let in again and an administrator can
hand their reference accounts over; then a run erases it, with the keys that open it, so backups of
before cannot be read either. What they published is the directory's and stays.
"""

from dataclasses import dataclass
from typing import Final

from graphsvc.access.keys import Ended
from graphsvc.access.users import begin_access, end_access
from graphsvc.access.visibility import Desk
from graphsvc.database import Transaction
from graphsvc.days import DAY_MS, now_ms
from graphsvc.errors import InvalidInput
from graphsvc.ids import new_id
from graphsvc.naming.own_companies import DROP_OWN_COMPANIES, LOCK_OWN_COMPANIES
from graphsvc.naming.own_schools import DROP_OWN_SCHOOLS
from graphsvc.ontology import INSTALLATION, login_subject, org_scope, user_scope
from graphsvc.queries import Count, Id, SystemQuery, WriteQuery
from graphsvc.runs.ledger import FOR_LATER, Whose, start
from graphsvc.runs.working import Executors, Work
from graphsvc.team.change import Change, administer, change

KEPT_DAYS: Final = 30
LANE: Final = "erasing "
AT_ONCE: Final = 100
"""So many runs are started at a time."""
BATCH: Final = 500
"""So many things of each kind are removed in one transaction."""
ORGANISATION: Final = "org"
"""As the holder of a reference account: the organisation itself."""


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A user who has left, and their organisation."""

    user: str
    org: str


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """A user who is being erased."""

    id: str
    org: str


DUE = SystemQuery("accounts/read/users_to_erase", LeftRow, ("before", "lane", "limit"))
TO_ERASE = WriteQuery("accounts/write/user_to_erase", ErasedRow, ("user",))
ERASE_CONTACTS = WriteQuery("accounts/write/erase_contacts", Id, ("user", "limit"))
ERASE_STATED = WriteQuery("accounts/write/erase_stated", Id, ("user", "org_scope", "limit"))
ERASE_OWN = WriteQuery("accounts/write/erase_own", Count, ("user", "scope", "limit"))
ERASE_USER = WriteQuery("accounts/write/erase_user", Id, ("user",))
HAND_OVER = WriteQuery("accounts/write/hand_over", Count, ("user", "holder", "scope", "limit"))


def let_go(desk: Desk, user: str, *, hand_to: str | None = None) -> Ended:
    """Lets a user of the organisation in no more: oneself, or for administrators anybody.
    ``hand_to`` is who holds their reference accounts from now on: a user by id, or
    ``ORGANISATION``; without it they stay theirs until they are erased.

    Raises ``NotAllowed``, ``NotFound``, ``Conflict`` for the last administrator, ``InvalidInput``
    for a holder who is none.
    """

    def work(one: Change) -> Ended:
        name = one.active_user(user).name
        ended = desk.lend(lambda tx, _: end_access(tx, user, desk.org, name=name, actor=desk.user))
        if hand_to is not None:
            hand_over(one, user, hand_to)
        return ended

    return change(desk, work) if user == desk.user else administer(desk, work)


def let_in(desk: Desk, user: str) -> None:
    """Lets a user in again who has left, for administrators; they sign in anew. Raises
    ``NotAllowed``, ``NotFound``, or ``Conflict`` for one who is being erased."""

    def work(one: Change) -> None:
        name = one.user(user).name
        desk.lend(lambda tx, _: begin_access(tx, user, desk.org, name=name, actor=desk.user))

    administer(desk, work)


def hand_over(one: Change, user: str, holder: str) -> int:
    """Gives all reference accounts of a user to another one, or to the organisation; how many.
    Where that one has the company already, theirs stays."""
    if holder == user:
        raise InvalidInput("Somebody else takes them over.", field="hand_to")
    if holder != ORGANISATION:
        one.active_user(holder)
    given, scope = 0, org_scope(one.org)
    while some := one.write(HAND_OVER, user=user, holder=holder, scope=scope, limit=BATCH)[0].count:
        given += some
    return given


def erase_when_due(tx: Transaction) -> bool:
    """Starts runs that erase those who left long enough ago; whether any."""
    before = now_ms() - KEPT_DAYS * DAY_MS
    due = tx.run(DUE, before=before, lane=LANE, limit=AT_ONCE)
    for left in due:
        _start(tx, left.user)
    return bool(due)


def do_erase(work: Work) -> None:
    """Erases one user; gives way, between two portions, to what is more urgent. Of somebody who was
    let in again before it began all stays. Where their login goes with them, another run of the
    kind destroys its keys."""
    user, done = work.claim.run.lane.removeprefix(LANE), 0
    if user.startswith(login_subject("")):
        work.ring.destroy(user)
        work.database.write(work.claim.end)
        return
    while found := _portion(work, user, done):
        done += found.removed
        if found.removed == 0:
            _gone(work, user, done)
            return
        work.claim.give_way()
    work.database.write(work.claim.end)


EXECUTORS: Final[Executors] = {"erase": do_erase}


@dataclass(frozen=True, slots=True)
class _Portion:
    """How much one transaction has removed."""

    removed: int


def _portion(work: Work, user: str, done: int) -> _Portion | None:
    """Removes some of what is left of a user; none where they are not to be erased. From the first
    portion on they cannot be let in again."""

    def write(tx: Transaction) -> _Portion | None:
        work.claim.hold(tx, done)
        marked = tx.run(TO_ERASE, user=user)
        return _Portion(_removed(tx, user, marked[0].org)) if marked else None

    return work.database.write(write)


def _removed(tx: Transaction, user: str, org: str) -> int:
    scope = org_scope(org)
    tx.run(LOCK_OWN_COMPANIES, org=org, by=user)
    contacts = tx.run(ERASE_CONTACTS, user=user, limit=BATCH)
    stated = tx.run(ERASE_STATED, user=user, org_scope=scope, limit=BATCH)
    places = sorted({row.id for row in (*contacts, *stated)})
    tx.run(DROP_OWN_COMPANIES, ids=places, scope=scope)
    tx.run(DROP_OWN_SCHOOLS, ids=places, scope=scope)
    own = tx.run(ERASE_OWN, user=user, scope=user_scope(user), limit=BATCH)[0].count
    return len(contacts) + len(stated) + own


def _gone(work: Work, user: str, done: int) -> None:
    """The end of it: keys first, since a worker that dies in between comes this way again. Those of
    a login can go only once it is certain that it has: nobody may join it meanwhile."""
    work.ring.destroy(user_scope(user))

    def write(tx: Transaction) -> None:
        work.claim.hold(tx, done)
        work.claim.end(tx)
        for login in tx.run(ERASE_USER, user=user):
            _start(tx, login_subject(login.id))

    work.database.write(write)


def _start(tx: Transaction, whom: str) -> None:
    whose = Whose(scope=INSTALLATION, org=INSTALLATION)
    start(tx.run, new_id(), "erase", whose, lane=LANE + whom, priority=FOR_LATER)
