"""What a file has no longer, and what it has under another key. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc import normal
from graphsvc.access.sealed import OwnSealer
from graphsvc.contacts.corrections import Correction, row_prints, wanted
from graphsvc.contacts.writing.drafts import Drafts
from graphsvc.contacts.writing.queries import Known
from loaders.records import Contact

GUARD_SHARE: Final = 0.3
GUARD_COUNT: Final = 50


class TooMuchMissing(Exception):
    """The file lacks so many of the source's contacts that its owner has to be asked. Nothing has
    been changed. ``missing`` of ``known`` contacts would be removed."""

    def __init__(self, *, known: int, missing: int) -> None:
        super().__init__(f"{missing} of {known} contacts are missing")
        self.known = known
        self.missing = missing


class TooManyMore(Exception):
    """The file has more contacts than its owner, or the organisation, may have. Nothing has been
    changed."""


def guard(known: Mapping[str, Known], gone: Sequence[Known]) -> None:
    """Raises ``TooMuchMissing`` where over 30 % of the contacts and over 50 would go."""
    if len(gone) > max(GUARD_COUNT, GUARD_SHARE * len(known)):
        raise TooMuchMissing(known=len(known), missing=len(gone))


def missing(
    known: Mapping[str, Known],
    contacts: Sequence[Contact],
    keys: Mapping[int, str],
    corrections: Mapping[str, Correction],
) -> list[Known]:
    """Contacts that the file does not have, or that its owner does not want. ``known`` are those of
    the source by row key, ``keys`` the row keys of the file's rows. A row without a name may be one
    by its address."""
    present = wanted((keys[contact.row] for contact in contacts), corrections)
    return [one for key, one in known.items() if key not in present]


def renamed_in(
    drawer: Drafts,
    known: Mapping[str, Known],
    contacts: Sequence[Contact],
    keys: Mapping[int, str],
    gone: Sequence[Known],
) -> dict[str, str]:
    """New row keys by the ids of contacts that the file has under another key, as when an export
    begins to tell profile addresses: the same name at the same company, once before and once
    now."""
    new: dict[tuple[str, str], set[str]] = defaultdict(set)
    for contact in contacts:
        key, company = keys[contact.row], normal.company_key(contact.company)
        if company and key not in known:
            new[drawer.name_index(contact.name), company].add(key)
    names = {name for name, _ in new}
    old: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in gone:
        if one.name_index in names:
            company = normal.company_key(drawer.job_before(one).company)
            old[one.name_index, company].append(one)
    return {
        old[who][0].id: next(iter(found))
        for who, found in new.items()
        if len(found) == 1 == len(old.get(who, ()))
    }


def renamed_by_word(
    own: OwnSealer,
    new: Mapping[str, Contact],
    gone: Sequence[Known],
    corrections: Mapping[str, Correction],
) -> dict[str, str]:
    """Likewise, of contacts of which their owner has said something, who may be called otherwise
    since: those that one new row alone may be, and that no other may be. ``new`` are the rows that
    the source did not have, by their keys."""
    meant: dict[str, set[str]] = defaultdict(set)
    for one in gone:
        said = corrections.get(one.row_key)
        for print_ in said.also if said and not said.removed else ():
            meant[print_].add(one.id)
    if not meant:
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for key, contact in new.items():
        ids = set[str]().union(*(meant.get(one, ()) for one in row_prints(own, contact)))
        if len(ids) == 1:
            found[ids.pop()].add(key)
    return {id_: next(iter(new)) for id_, new in found.items() if len(new) == 1}
