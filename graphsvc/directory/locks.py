"""The locks under which the directory is changed."""

from dataclasses import dataclass

from graphsvc.database import Transaction
from graphsvc.queries import Count, Nothing, WriteQuery
from graphsvc.strength import PLACES_MODEL


@dataclass(frozen=True, slots=True)
class Erased:
    """Whether anybody was ever erased."""

    erased: bool


LOCK = WriteQuery("directory/write/directory_lock", Erased, ("by", "model"))
HOLD = WriteQuery("directory/write/directory_hold", Nothing, ("by",))
LOCK_ORGANISATIONS = WriteQuery("directory/write/organisations_lock", Count, ("by",))


def lock_directory(tx: Transaction, by: str) -> bool:
    """Makes every other change of the directory wait, loads too. Whether anybody was ever
    erased."""
    return tx.run(LOCK, by=by, model=PLACES_MODEL)[0].erased


def hold_directory(tx: Transaction, by: str) -> None:
    """Likewise, for whoever changes nothing of what is stated: the directory is as still as it
    was."""
    tx.run(HOLD, by=by)


def lock_naming(tx: Transaction, by: str) -> None:
    """Makes everybody wait who is about to name somebody, or something, of the directory: whoever
    goes is named by nobody afterwards. Under the lock of the directory; whoever names takes the
    one of their organisation, and looks then whether who they name is there."""
    tx.run(LOCK_ORGANISATIONS, by=by)
