"""Which of a viewer's contacts are one human by their own word, and what follows for what they see.

The word is the viewer's alone, and what it joins is joined as they look: the fingerprints under
which private connections are one human (``human_key``) stay as they are for everybody else. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from graphsvc.ontology import NONE
from graphsvc.queries import ViewerQuery


class Marked(Protocol):
    """A contact of which its owner says that it is the same human as others of that word."""

    @property
    def same(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def person(self) -> str: ...


class Told(Protocol):
    """A contact: matched to a person, or a private connection, told by its ``human``."""

    @property
    def human(self) -> str: ...
    @property
    def person(self) -> str: ...


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A contact of the viewer's that they say is the same human as others; ``same`` is the id of
    that word."""

    same: str
    id: str
    human: str
    person: str


MERGED: Final = ViewerQuery("access/read/merged_contacts", MergedRow)

One = TypeVar("One", bound=Marked)


def clusters(rows: Iterable[One]) -> list[list[One]]:
    """Contacts that are one human by their owner's word. Where some of them were matched to
    different people, they are not one: the word holds among those of one person, and among those
    of none."""
    words: dict[str, list[One]] = defaultdict(list)
    for row in rows:
        words[row.same].append(row)
    found: list[list[One]] = []
    for marked in words.values():
        people: dict[str, list[One]] = defaultdict(list)
        for row in marked:
            people[row.person].append(row)
        found += [marked] if len(people.keys() - {NONE}) < 2 else people.values()
    return [cluster for cluster in found if len(cluster) > 1]


class Humans:
    """What the viewer has said of who is the same human. ``words`` are the ids of their words by
    contact. By the ``human_key`` of private connections that are merged: ``ones`` has the one that
    stands for all of the same human, ``people`` the person of the directory that they are to the
    viewer, since another contact of the same human was matched to them."""

    def __init__(self, marked: Iterable[MergedRow]) -> None:
        rows = sorted(marked, key=lambda row: (row.same, row.id))
        found = clusters(rows)
        self.words: Final[Mapping[str, str]] = {row.id: row.same for row in rows}
        self._fellows = {
            row.id: [one.id for one in cluster] for cluster in found for row in cluster
        }
        self._keys: dict[str, frozenset[str]] = {}
        self.ones: Final[dict[str, str]] = {}
        self.people: Final[dict[str, str]] = {}
        for keys, people in _joined(found):
            self._keys |= dict.fromkeys(keys, keys)
            self.ones.update(dict.fromkeys(keys, min(keys, default=NONE)))
            if len(people) == 1:
                self.people.update(dict.fromkeys(keys, next(iter(people))))

    def fellows(self, contact: str) -> list[str]:
        """The viewer's other contacts that are the same human as one by their word, by id."""
        return [id_ for id_ in self._fellows.get(contact, []) if id_ != contact]

    @property
    def seconds(self) -> list[str]:
        """The contacts that are told with the first one that is the same human."""
        return sorted(id_ for id_, ids in self._fellows.items() if id_ != min(ids))

    def one(self, human: str) -> str:
        """The ``human_key`` that stands for all of one human."""
        return self.ones.get(human, human)

    def keys(self, humans: Iterable[str]) -> set[str]:
        """All of the ``human_key`` that humans have."""
        return {key for human in humans for key in self._keys.get(human, (human,))}

    def person(self, contact: Told) -> str:
        """The person that a contact is, to the viewer: whom it was matched to, or whom another
        contact of the same human was; else ``none``."""
        return self.people.get(contact.human, NONE) if contact.person == NONE else contact.person


def _joined(found: Iterable[Iterable[MergedRow]]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The keys of private connections that are one human, with the people that they are by the
    word of their owner: where two clusters share a key, they are one."""
    joined: list[tuple[frozenset[str], frozenset[str]]] = []
    for cluster in found:
        keys = frozenset(row.human for row in cluster if row.person == NONE)
        people = frozenset(row.person for row in cluster if row.person != NONE)
        for other in [one for one in joined if one[0] & keys]:
            joined.remove(other)
            keys, people = keys | other[0], people | other[1]
        joined.append((keys, people))
    return joined
