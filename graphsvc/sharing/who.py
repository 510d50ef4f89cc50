"""Who may see what is in a scope: the door asked in reverse, and told in words.

``holders`` answers for one scope what ``access/read/viewer_scopes`` answers for one viewer; a test
compares the two for every user and scope of a world.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.access.visibility import Reason, View
from graphsvc.naming.names import users_named
from graphsvc.ontology import (
    NONE,
    SHARING,
    Rule,
    ScopeKind,
    SharingLevel,
    org_scope,
    reach_scope,
    user_scope,
)
from graphsvc.queries import ViewerQuery
from graphsvc.wire.sharing import Facet, Named

MOST_NAMED: Final = 100
"""People who are named of those who may see something."""
MOST_COUNTED: Final = 10_000


@dataclass(frozen=True, slots=True)
class HolderRow:
    id: str
    name: str


HOLDERS = ViewerQuery("sharing/read/scope_holders", HolderRow, ("kind", "about", "limit"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of something of the viewer's own, and its scope."""

    what: str
    scope: str


def holders(view: View, scope: str) -> list[HolderRow]:
    """Who may see what is in a scope of the viewer's, by name; nobody where it is none of
    theirs."""
    if scope not in view.scopes:
        return []
    kind, _, about = scope.partition(":")
    return view.read(HOLDERS, kind=kind, about=about, limit=MOST_COUNTED)


def facets(view: View, parts: Sequence[Part]) -> list[Facet]:
    """Parts of something of the viewer's own, with who may see each."""
    found = {scope: holders(view, scope) for scope in dict.fromkeys(part.scope for part in parts)}
    return [_facet(view, part, found[part.scope]) for part in parts]


def _facet(view: View, part: Part, rows: Sequence[HolderRow]) -> Facet:
    may_list = bool(rows)
    return Facet(
        what=part.what,
        rule=opens_to(view, part.scope),
        people=[Named(id=row.id, name=row.name) for row in rows[:MOST_NAMED]],
        count=len(rows) if may_list else None,
    )


def opens_to(view: View, scope: str) -> str:
    """To whom a scope of the viewer's own lets something be seen, in words."""
    kind = scope.partition(":")[0]
    if scope == user_scope(view.viewer.user):
        return "You alone."
    return _OPENS.get(kind, "Those to whom it was given.")


_OPENS: Final = {
    "org": "Everybody of your organisation.",
    "followers": "You, and the followers whom you have admitted.",
    "role": "Everybody who has your role.",
    "role_below": "Everybody who has your role, or a role below it.",
    "group": "The members of the group.",
}


def why(view: View, scope: str) -> str:
    """By which rule the viewer may see what is in a scope, in words: the one that let them in, and
    no other."""
    reason = view.why(scope)
    return "" if reason is None else _said(view, reason)


def _said(view: View, reason: Reason) -> str:
    if reason.rule is Rule.FOLLOWER:
        owner = users_named(view, [reason.about]).get(reason.about)
        return f"{owner.name if owner else 'Their owner'} has admitted you as a follower."
    return _WHY[reason.rule]


_WHY: Final = {
    Rule.ORGANISATION: "Everybody of your organisation may see it.",
    Rule.SELF: "It is your own.",
    Rule.ROLE: "Its owner shares it with their role, which is yours.",
    Rule.ROLE_BELOW: "Its owner shares it with their role and those below it, of which yours is "
    "one.",
    Rule.GROUP: "A group of yours may see it.",
    Rule.SHARE: "It was given to a group of yours.",
}


def role_of(view: View) -> str:
    """The role of the viewer, ``none`` where they have none."""
    reasons = [view.why(scope) for scope in view.scopes]
    return next((one.about for one in reasons if one and one.rule is Rule.ROLE), NONE)


def parts_at(view: View, level: SharingLevel) -> list[Part]:
    """What a level lets others see of the viewer's contacts."""
    said = SHARING[level]

    def scope(reach: ScopeKind) -> str:
        viewer = view.viewer
        return reach_scope(reach, user=viewer.user, org=viewer.org, role=role_of(view))

    return [
        Part(LISTED, scope(said.contact)),
        Part(TIE, scope(said.tie)),
        Part(DETAILS, scope(said.detail)),
    ]


def note_at(view: View, level: SharingLevel) -> str:
    """What an owner is to know who chooses a level."""
    if level in (SharingLevel.ROLE, SharingLevel.ROLE_BELOW) and role_of(view) == NONE:
        return "You have no role, so nobody else sees anything until you are given one."
    return ""


LISTED: Final = "Name, title and employer"
TIE: Final = "That you know them: how, since when and how often"
WORD: Final = "How well you say that you know them"
DETAILS: Final = "E-mail addresses, phone numbers, profile, day of connecting"


def word_scope(view: View, tie: str, word: str | None) -> str:
    """In which scope stands what an owner says of a tie: what is for the organisation is seen by
    those who see the tie."""
    return tie if word == org_scope(view.viewer.org) else user_scope(view.viewer.user)
