"""What workers do and what the scheduler sees to, without a word of Celery."""

from typing import Final

from graphsvc.access.audit import forget_old
from graphsvc.accounts import leaving
from graphsvc.accounts.arriving import forget_sign_ups
from graphsvc.accounts.invitations import forget_invitations
from graphsvc.accounts.leaving import erase_when_due
from graphsvc.contacts import healing, levels
from graphsvc.contacts.healing import heal_when_due
from graphsvc.contacts.imports import run as imports
from graphsvc.contacts.imports.uploads import lapse
from graphsvc.database import Database
from graphsvc.days import now_ms
from graphsvc.directory.deriving.derive import follow_the_model
from graphsvc.jobs import resealing
from graphsvc.mail import outbox
from graphsvc.mail.notices import forget_notices
from graphsvc.mail.outbox import forget_mails
from graphsvc.runs import deriving
from graphsvc.runs.deriving import derive_when_due
from graphsvc.runs.ledger import forget, sweep, waits
from graphsvc.runs.working import Executors
from graphsvc.team.adoption import count_months

EXECUTORS: Final[Executors] = {
    **imports.EXECUTORS,
    **deriving.EXECUTORS,
    **healing.EXECUTORS,
    **leaving.EXECUTORS,
    **outbox.EXECUTORS,
    **levels.EXECUTORS,
    **resealing.EXECUTORS,
}
"""All kinds of runs."""


def tick(database: Database) -> bool:
    """Sets aside what failed too often, marks what another version derived, starts what is due,
    deletes what is old. Whether a run waits that no worker has been told of, or whose message was
    lost."""
    sweep(database)
    lapse(database.execute)
    forget_mails(database.execute)
    forget_invitations(database.execute)
    forget_sign_ups(database.execute)
    forget_notices(database.execute)
    forget(database, now=now_ms())
    forget_old(database.execute)
    count_months(database)
    follow_the_model(database)
    started = [database.write(one) for one in (derive_when_due, heal_when_due, erase_when_due)]
    return any(started) or waits(database)
