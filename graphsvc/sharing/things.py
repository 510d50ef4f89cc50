"""The kinds of things that one can own, and for each what of it stands in which scope. Another kind
is a row of ``THINGS``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.access.visibility import View
from graphsvc.errors import NotFound
from graphsvc.naming.names import places_named
from graphsvc.ontology import SharingLevel, user_scope
from graphsvc.queries import Row, ViewerQuery
from graphsvc.sharing.who import (
    DETAILS,
    LISTED,
    TIE,
    WORD,
    Part,
    facets,
    note_at,
    parts_at,
    word_scope,
)
from graphsvc.wire.sharing import Kind, WhoSees

OPENING: Final = (
    "Your change is under way: until it has passed fewer people see some of it, never more."
)


@dataclass(frozen=True, slots=True)
class ContactScopesRow:
    """A contact of the viewer's own; ``name`` is sealed."""

    id: str
    name: bytes
    scope: str
    tie: str
    word: str | None
    details: list[str]
    hidden: bool


@dataclass(frozen=True, slots=True)
class SourceLevelRow:
    id: str
    scope: str
    format: str
    label: str
    level: str
    opening: bool


@dataclass(frozen=True, slots=True)
class StatedRow:
    """Something that names a company or a school."""

    id: str
    scope: str
    place: str


@dataclass(frozen=True, slots=True)
class Owned:
    """Something of the viewer's own: what it is called, its parts, and what there is to note."""

    name: str
    parts: list[Part]
    note: str = ""


_WHICH = ("id", "user")
CONTACT = ViewerQuery("sharing/read/own_contact_scopes", ContactScopesRow, _WHICH)
SOURCE = ViewerQuery("sharing/read/own_source_level", SourceLevelRow, _WHICH)
WORK = ViewerQuery("sharing/read/own_work_history_scope", StatedRow, _WHICH)
EDUCATION = ViewerQuery("sharing/read/own_education_scope", StatedRow, _WHICH)
REFERENCE = ViewerQuery("sharing/read/own_reference_account_scope", StatedRow, _WHICH)


def who_sees(view: View, kind: str, id_: str) -> WhoSees:
    """Who may see something of the viewer's own. Raises ``NotFound`` for what is not theirs, and
    for a kind that is none."""
    known = KINDS.get(kind)
    if known is None:
        raise _none()
    owned = THINGS[known](view, id_)
    return WhoSees(
        kind=known, id=id_, name=owned.name, facets=facets(view, owned.parts), note=owned.note
    )


def _own(view: View, query: ViewerQuery[Row], id_: str) -> Row:
    row = view.only(query, id=id_, user=view.viewer.user)
    if row is None:
        raise _none()
    return row


def _none() -> NotFound:
    return NotFound("There is no such thing of yours.")


def _contact(view: View, id_: str) -> Owned:
    row = _own(view, CONTACT, id_)
    own = user_scope(view.viewer.user)
    shared = next((scope for scope in row.details if scope != own), own)
    parts = [Part(LISTED, row.scope), *_tie_parts(view, row), Part(DETAILS, shared)]
    return Owned(_name(view, row), parts, _hidden(row))


def _tie(view: View, id_: str) -> Owned:
    row = _own(view, CONTACT, id_)
    return Owned(_name(view, row), _tie_parts(view, row), _hidden(row))


def _tie_parts(view: View, row: ContactScopesRow) -> list[Part]:
    word = [] if row.word is None else [Part(WORD, word_scope(view, row.tie, row.word))]
    return [Part(TIE, row.tie), *word]


def _name(view: View, row: ContactScopesRow) -> str:
    return view.sealer.open_contact_field(row.id, "name", row.name)


def _hidden(row: ContactScopesRow) -> str:
    return "You hide this contact from everybody else." if row.hidden else ""


def _source(view: View, id_: str) -> Owned:
    row = _own(view, SOURCE, id_)
    level = SharingLevel(row.level)
    files = Part("Its files, what became of their rows, and what you said of them", row.scope)
    note = " ".join(filter(None, (note_at(view, level), OPENING if row.opening else "")))
    return Owned(row.label or row.format, [files, *parts_at(view, level)], note)


def _stated(query: ViewerQuery[StatedRow], what: str) -> Callable[[View, str], Owned]:
    def find(view: View, id_: str) -> Owned:
        row = _own(view, query, id_)
        name = places_named(view, [row.place]).get(row.place, "")
        return Owned(name, [Part(what, row.scope)])

    return find


THINGS: Final[Mapping[Kind, Callable[[View, str], Owned]]] = {
    "contact": _contact,
    "tie": _tie,
    "source": _source,
    "work_history": _stated(WORK, "Company, title and dates"),
    "education": _stated(EDUCATION, "School, degree, field and dates"),
    "reference_account": _stated(REFERENCE, "Company and dates"),
}

KINDS: Final[Mapping[str, Kind]] = {one: one for one in THINGS}
