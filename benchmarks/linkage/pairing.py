"""Candidate pairs among records in memory: those that agree in one strong or two weaker traits.

A trait is what survives the usual errors in a field: the sound of a name, the year of a birth, half
of an identifier. Records meet under a key for each strong trait and for each two others of
different fields. A block of many records is put in order and each compared with its next
neighbours alone (the sorted neighbourhood of Hernández and Stolfo 1995), so that the pairs grow
with the records. Where two records state many fields, one key of two weak traits is chance: of one
person they share several.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from graphsvc.matching.fields import Record
from graphsvc.matching.fields.kinds import Kind

Pair = tuple[int, int]
Key = tuple[str, ...]
Traits = Callable[[str], tuple[str, ...]]

WHOLE_BLOCK = 20
"""Records of which every one is compared with every other."""

NEIGHBOURS = 4
"""With how many that follow it in order each record of a larger block is compared."""

MANY_FIELDS = 6
"""Fields that both records state, from which on one weak key is not enough."""

_MOST_TRAITS = 6
"""Of one field; a value of many words must not cost more than a name."""

# The digits of Soundex (Russell 1918): letters that are taken for one another.
_SOUNDS = str.maketrans("bfpvcgjkqsxzdtlmnraeiouyhw", "111122222222334556        ")


def candidate_pairs(records: Sequence[Record]) -> list[Pair]:
    """Indices of records worth comparing, the lower first, in order; each pair once."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in set(keys_of(record)):
            blocks[key].append(index)
    weak: Counter[Pair] = Counter()
    strong: set[Pair] = set()
    for (sort, *_), block in blocks.items():
        (strong if sort == _ALONE else weak).update(_neighbours(block, records))
    often = {
        (one, other)
        for (one, other), keys in weak.items()
        if keys > 1 or len(records[one].keys() & records[other].keys()) < MANY_FIELDS
    }
    return sorted(strong | often)


_ALONE = "alone"


def keys_of(record: Record) -> Iterator[Key]:
    """The keys under which a record is looked for, some perhaps twice."""
    for kind, value in record.items():
        for trait in _STRONG[kind](value) if kind in _STRONG else ():
            yield _ALONE, kind, trait
    weaker = [(kind, trait) for kind, value in record.items() for trait in _weaker(kind, value)]
    for (kind, trait), (other, second) in combinations(weaker, 2):
        if kind != other or kind is Kind.FULL_NAME:
            yield _key(kind, trait, other, second)


def _key(kind: Kind, trait: str, other: Kind, second: str) -> Key:
    """Names are of one kind here, since given name and surname may have changed places."""
    return tuple(
        sorted((f"{_PLACE.get(kind, kind)} {trait}", f"{_PLACE.get(other, other)} {second}"))
    )


_PLACE = {Kind.GIVEN_NAME: Kind.FULL_NAME, Kind.SURNAME: Kind.FULL_NAME}


def _neighbours(block: Sequence[int], records: Sequence[Record]) -> Iterator[Pair]:
    if len(block) <= WHOLE_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda index: sorted(records[index].items()))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield min(one, other), max(one, other)


# --- traits ---------------------------------------------------------------------------------------


def sound(word: str) -> str:
    """The first letter and the next three consonants by their sound."""
    first, *rest = word.translate(_SOUNDS) or " "
    kept = [mark for before, mark in zip([first, *rest], rest, strict=False) if mark != before]
    return word[:1] + "".join(mark for mark in kept if mark != " ")[:3]


def _whole(value: str) -> tuple[str, ...]:
    return (value,)


def _sounds(value: str) -> tuple[str, ...]:
    return tuple(sound(word) for word in value.split() if len(word) > 1)[:_MOST_TRAITS]


def _halves(value: str) -> tuple[str, ...]:
    """Of two values with one error in them, one half agrees."""
    middle = len(value) // 2
    return (f"{value[:middle]}-", f"-{value[middle:]}") if middle >= 3 else ()


def _parts_of_birth(value: str) -> tuple[str, ...]:
    if len(value) != 8:
        return ()
    return (value[:4], value[4:], f"-{value[4:6]}-", f"--{value[6:]}")


def _parts_of_email(value: str) -> tuple[str, ...]:
    local, _, domain = value.partition("@")
    return (f"{local[:4]}@", f"@{domain[:4]}", f"{domain[-6:]}") if domain else ()


def _first_sound(value: str) -> tuple[str, ...]:
    return (sound(value.replace(" ", "")),)


def _telling_words(value: str) -> tuple[str, ...]:
    return tuple(word for word in value.split() if len(word) > 3)[:_MOST_TRAITS]


def _beginning(value: str) -> tuple[str, ...]:
    return (value[:4],)


_STRONG: Mapping[Kind, Traits] = {
    Kind.BIRTH: _whole,
    Kind.EMAIL: _whole,
    Kind.PHONE: _whole,
    Kind.PROFILE: _whole,
    Kind.IDENTIFIER: _halves,
    Kind.STREET: _whole,
}
_WEAK: Mapping[Kind, Traits] = {
    Kind.GIVEN_NAME: _sounds,
    Kind.SURNAME: _sounds,
    Kind.FULL_NAME: _sounds,
    Kind.BIRTH: _parts_of_birth,
    Kind.EMAIL: _parts_of_email,
    Kind.PHONE: _halves,
    Kind.IDENTIFIER: _halves,
    Kind.STREET: _telling_words,
    Kind.POSTCODE: _whole,
    Kind.CITY: _first_sound,
    Kind.EMPLOYER: _beginning,
    Kind.TITLE: _beginning,
}


def _weaker(kind: Kind, value: str) -> tuple[str, ...]:
    return _WEAK[kind](value) if kind in _WEAK else ()
