"""One user's contacts into the graph: resolve, write, prune, and take back.

What the source gave before is compared with what it gives now, and only the difference is written:
the same file again changes nothing, and rows that a newer file no longer has go. What is changed or
removed is kept until the next import, so that an import can be undone. Every batch checks in its
own transaction that this run still owns the import, so a run that was given up and goes on all the
same writes nothing more.
"""

from graphsvc.ingest.contacts.difference import TooMuchMissing
from graphsvc.ingest.contacts.ingest import Mode, ingest_contacts
from graphsvc.ingest.contacts.queries import (
    DROP_OWN_COMPANIES,
    LOCK_OWN_COMPANIES,
    OWN_COMPANIES,
    REMOVE_CONTACTS,
    Course,
    Origin,
    Outcome,
)
from graphsvc.ingest.contacts.undo import undo_contacts

__all__ = [
    "DROP_OWN_COMPANIES",
    "LOCK_OWN_COMPANIES",
    "OWN_COMPANIES",
    "REMOVE_CONTACTS",
    "Course",
    "Mode",
    "Origin",
    "Outcome",
    "TooMuchMissing",
    "ingest_contacts",
    "undo_contacts",
]
