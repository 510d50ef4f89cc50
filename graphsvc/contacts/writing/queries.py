"""The queries of imports, the shapes of their rows, and what all steps of an import share."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graphsvc.database import Item, Transaction, slices
from graphsvc.ontology import VerdictKind
from graphsvc.queries import DirectoryQuery, Id, Nothing, WriteQuery

BATCH: Final = 500

Row = dict[str, Any]
Fence = Callable[[Transaction, int], None]
"""Called first in every writing transaction with the rows done so far; raises when the run is no
longer the import's own, or is to be stopped."""


@dataclass(frozen=True, slots=True)
class Known:
    """A contact as a source gave it before; ``title`` and ``employer`` are sealed. ``hidden`` is
    the tie that its owner hides, if they do."""

    id: str
    row_key: str
    print: str
    state: str
    person: str
    company: str
    name_index: str
    title: bytes
    employer: bytes
    hidden: str | None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What the owner has said of a row; ``name``, ``title`` and ``employer`` are sealed, ``also``
    are further keys under which it may come again."""

    row_key: str
    person: str
    person_name: str
    rejected: list[str]
    removed: bool
    also: list[str]
    name: bytes | None
    title: bytes | None
    employer: bytes | None


WRITE_CONTACTS = WriteQuery(
    "contacts/write/contacts", Nothing, ("owner", "source", "import", "rows")
)
REMOVE_CONTACTS = WriteQuery("contacts/write/contacts_remove", Id, ("ids",))
GONE = DirectoryQuery("contacts/read/directory_gone", Id, ("people", "companies"))
KEEP_CONTACTS = WriteQuery("contacts/write/contacts_keep", Nothing, ("import", "ids"))
REKEY_CONTACTS = WriteQuery("contacts/write/contacts_rekey", Nothing, ("rows",))
RESTORE_CONTACTS = WriteQuery(
    "contacts/write/contacts_restore", Nothing, ("owner", "import", "among", "rows")
)
SHARE_WORDS = WriteQuery("contacts/write/words_share", Nothing, ("owner", "among", "ids"))
SHARE_DETAILS = WriteQuery("contacts/write/details_share", Nothing, ("alone", "rows"))
WRITE_VERDICTS = WriteQuery("contacts/write/verdicts", Nothing, ("import", "scope", "rows"))
SUPERSEDE = WriteQuery(
    "contacts/write/import_supersede", Nothing, ("scope", "source", "import", "previous")
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose contacts, from which source, by which import, after which one (``none``). ``kind`` is
    the source's format."""

    owner: str
    org: str
    source: str
    kind: str
    import_id: str
    previous: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows by verdict, and what changed in the graph."""

    verdicts: Counter[VerdictKind] = field(default_factory=Counter[VerdictKind])
    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.verdicts + other.verdicts,
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
        )


Tally = Callable[[Transaction, int, Outcome], None]
"""Called last in every writing transaction with the rows done and what came of them, so that both
are known exactly wherever a worker dies."""


def free(_tx: Transaction, _done: int) -> None:
    """The fence of an import that nobody else can have."""


def uncounted(_tx: Transaction, _done: int, _outcome: Outcome) -> None:
    """The tally of an import of which nobody asks how far it is."""


def unended(_tx: Transaction) -> None:
    """The end of an import that has nothing else to end."""


def idle() -> None:
    """What is done between two batches of an import that no worker runs."""


@dataclass(frozen=True, slots=True)
class Course:
    """An import's way: its fence and tally, what ends with it in its last transaction, what is done
    between two batches, and where earlier attempts left it. The first ``done`` rows, contacts
    first, are not done again; ``outcome`` is what came of them."""

    fence: Fence = free
    tally: Tally = uncounted
    finish: Callable[[Transaction], None] = unended
    between: Callable[[], None] = idle
    done: int = 0
    outcome: Outcome = Outcome()


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Portions of at most ``BATCH``."""
    return slices(items, BATCH)
