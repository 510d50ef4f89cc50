"""Things of an organisation that have names, as roles and groups do: found by their ids, and of one
kind no two are called alike."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Generic, Protocol, TypeVar

from graphsvc.errors import Conflict, InvalidInput, NotFound
from graphsvc.normal import name_key

LONGEST_NAME: Final = 100


class Called(Protocol):
    """It has an id and a name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=Called)


class Things(Generic[Thing]):
    """All things of one kind that an organisation has; ``missing`` is what somebody is told who
    names one that is not there."""

    def __init__(self, found: Iterable[Thing], *, missing: Callable[[], NotFound]) -> None:
        self.by_id: Final[Mapping[str, Thing]] = {one.id: one for one in found}
        self._missing = missing

    def one(self, id_: str) -> Thing:
        """The thing of an id. Raises ``NotFound``."""
        if id_ not in self.by_id:
            raise self._missing()
        return self.by_id[id_]

    def free(self, text: str, *, but: str = "") -> tuple[str, str]:
        """A name that none of them has, ``but`` for the one that is given it, and the key under
        which it is there once. Raises ``InvalidInput``, ``Conflict``."""
        name, key = named(text)
        if any(named(one.name)[1] == key for one in self.by_id.values() if one.id != but):
            raise Conflict(f"There is one called {name} already.", advice="Choose another name.")
        return name, key


def named(text: str) -> tuple[str, str]:
    """A name as it is kept, and its key. Raises ``InvalidInput``."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput(f"A name has 1 to {LONGEST_NAME} letters.", field="name")
    return name, name_key(name) or name.casefold()
