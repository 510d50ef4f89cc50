"""People who were erased at their own wish, and how they are kept from coming back.

What remains of them are keyed fingerprints: of source ids, e-mails, profile URLs, and
of the name with each employer. Without the key file these tell nothing. Whoever meets one is not
let in again, by no load of the directory and no import of contacts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from graphsvc import normal
from graphsvc.access.sealed import ERASED, erased_fingerprint
from graphsvc.database import Transaction
from graphsvc.directory.locks import lock_naming
from graphsvc.errors import Defect
from graphsvc.ids import new_id
from graphsvc.matching.blocking import identifiers
from graphsvc.matching.mailboxes import is_shared
from graphsvc.normal import sorted_name
from graphsvc.normal.people import untitled_name
from graphsvc.queries import Count, DirectoryQuery, Id, Nothing, Reader, SystemQuery, WriteQuery
from graphsvc.sealing import KeyRing
from loaders.records import Contact

Blind = Callable[[str], str]
"""Makes the keyed fingerprint of a text."""


@dataclass(frozen=True, slots=True)
class KnownBy:
    """``names`` are all of the person's, ``employers`` all names of each."""

    names: list[str]
    refs: list[str]
    keys: list[str]
    employers: list[list[str]]


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: fingerprints kept, contacts of organisations removed."""

    fingerprints: int
    contacts: int


ANYBODY = DirectoryQuery("directory/read/anybody_erased", Id)
TOMBSTONES = DirectoryQuery("directory/read/tombstones", Id, ("fingerprints",))
BURY = WriteQuery("directory/write/tombstones", Nothing, ("fingerprints",))
KNOWN_BY = SystemQuery("directory/read/erased_person", KnownBy, ("id",))
FORGET = WriteQuery("directory/write/source_records_remove", Nothing, ("kind", "ref"))
ERASE_NAMED = WriteQuery("directory/write/erase_named", Count, ("id",))
REMOVE_PERSON = WriteQuery("directory/write/person_remove", Nothing, ("id", "mark"))


# --- fingerprints ---------------------------------------------------------------------------------


class Fingerprints:
    """Makes the fingerprints. Raises ``Defect`` where the key file is another one."""

    def __init__(self, blind: Blind | None) -> None:
        self._blinding = blind

    def ref(self, ref: str) -> str:
        """Of a source id."""
        return self._blind(f"ref|{ref}")

    def key(self, key: str) -> str:
        """Of an e-mail or a profile URL in normal form."""
        return self._blind(f"key|{key}")

    def keys(self, keys: Iterable[str]) -> set[str]:
        """Of keys, but for the mailboxes of offices, which are nobody's own."""
        own = (key for key in keys if not is_shared(key.removeprefix("email:")))
        return {self.key(key) for key in own}

    def job(self, name: str, company: str) -> set[str]:
        """Of a name with an employer; none where one of the two is missing."""
        people, employer = {sorted_name(name), untitled_name(name)}, normal.employer_key(company)
        return {self._blind(f"job|{one}|{employer}") for one in people if one and employer}

    def contact(self, contact: Contact) -> set[str]:
        """All by which a contact may be somebody."""
        keys = identifiers(contact.emails, contact.profile_url)
        # As e-mails were told before the mailbox that they reach was.
        keys += [f"email:{key}" for email in contact.emails if (key := normal.email_key(email))]
        return self.keys(keys) | self.job(contact.name, contact.company)

    def _blind(self, text: str) -> str:
        if self._blinding is None:
            raise Defect(
                "Somebody was erased from this directory; without the key file they may come back.",
                advice="Load it with the key file that belongs to this database.",
            )
        return self._blinding(text)


def blinding(ring: KeyRing) -> Blind:
    """Makes fingerprints with the keys of a key file."""
    return partial(erased_fingerprint, ring)


def met(read: Reader, fingerprints: Iterable[str]) -> set[str]:
    """Those of the fingerprints that are of somebody erased."""
    wanted = sorted(set(fingerprints))
    return {row.id for row in read(TOMBSTONES, fingerprints=wanted)} if wanted else set()


def objecting(read: Reader, blind: Blind, contacts: Mapping[int, Sequence[Contact]]) -> set[int]:
    """The rows whose contact, in one of its forms, is somebody erased."""
    if not read(ANYBODY):
        return set()
    fingerprints, by_row = Fingerprints(blind), dict[int, set[str]]()
    for row, forms in contacts.items():
        by_row[row] = set[str]().union(*map(fingerprints.contact, forms))
    erased = met(read, set[str]().union(*by_row.values()))
    return {row for row, own in by_row.items() if own & erased}


# --- erasing --------------------------------------------------------------------------------------


def bury(tx: Transaction, ring: KeyRing, person: str, ref: str) -> Erased:
    """Erases a person of the directory for good, by id and source id, with all that organisations
    have of them as that person. Call it under the lock of the directory."""
    lock_naming(tx, person)
    ring.create(ERASED)
    fingerprints = Fingerprints(blinding(ring))
    found = tx.run(KNOWN_BY, id=person)[0]
    jobs = {
        one
        for employer in found.employers
        for company, name in product(employer, found.names)
        for one in fingerprints.job(name, company)
    }
    all_ = (
        jobs | fingerprints.keys(found.keys) | {fingerprints.ref(one) for one in (ref, *found.refs)}
    )
    tx.run(BURY, fingerprints=sorted(all_))
    tx.run(FORGET, kind="person", ref=ref)
    contacts = tx.run(ERASE_NAMED, id=person)[0].count
    tx.run(REMOVE_PERSON, id=person, mark=new_id())
    return Erased(len(all_), contacts)
