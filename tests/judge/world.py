"""A small world as plain data: all that a question about paths can depend on.

Dates are ISO texts as sources state them (``2019``, ``2019-03``, ``2019-03-07``), empty where
unknown. Ids are the graph's own. ``scope`` says who may see a private thing: everybody of the
organisation (``org``) or its owner alone (``user``).
"""

from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["org", "user"]


@dataclass(frozen=True, slots=True)
class Word:
    """What the owner of a contact says of how well they know them, on which day."""

    level: str
    day: int
    scope: Scope = "org"


@dataclass(frozen=True, slots=True)
class Stay:
    """A job or a study, as the directory has it. Neither ``until`` nor ``current``: nobody knows
    whether it has ended."""

    person: str
    place: str
    since: str = ""
    until: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """A user of an organisation; ``person`` is the directory person that they are."""

    id: str
    org: str
    person: str | None = None
    active: bool = True
    availability: str = "free"


@dataclass(frozen=True, slots=True)
class Contact:
    """What one source of one user says of one human. ``human`` stands for name and employer:
    private connections that agree in it, within one scope, are one human."""

    id: str
    owner: str
    human: str
    person: str | None = None
    company: str | None = None
    kind: str = "linkedin"
    connected: str = ""
    scope: Scope = "org"
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A job or a study that a user states of themselves."""

    id: str
    owner: str
    place: str
    since: str = ""
    until: str = ""
    current: bool = False
    scope: Scope = "org"


@dataclass(frozen=True, slots=True)
class Customer:
    """A reference account: of the whole organisation where it has no ``owner``."""

    id: str
    org: str
    owner: str | None
    company: str
    since: str = ""
    until: str = ""
    scope: Scope = "org"


@dataclass(slots=True)
class World:
    """Everything there is. ``as_of`` is the day number on which every source was made; ``knows``
    the published ties, with their strengths where the source states them."""

    as_of: int
    people: list[str] = field(default_factory=list[str])
    companies: dict[str, int | None] = field(default_factory=dict[str, "int | None"])
    schools: list[str] = field(default_factory=list[str])
    jobs: list[Stay] = field(default_factory=list[Stay])
    studies: list[Stay] = field(default_factory=list[Stay])
    knows: dict[tuple[str, str], float | None] = field(
        default_factory=dict[tuple[str, str], "float | None"]
    )
    orgs: list[str] = field(default_factory=list[str])
    users: list[User] = field(default_factory=list[User])
    contacts: list[Contact] = field(default_factory=list[Contact])
    careers: list[Statement] = field(default_factory=list[Statement])
    educations: list[Statement] = field(default_factory=list[Statement])
    customers: list[Customer] = field(default_factory=list[Customer])

    def user(self, id_: str) -> User:
        """The user with an id."""
        return next(user for user in self.users if user.id == id_)
