"""Invitations as programs see them."""

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from graphsvc.wire.model import Flag, Wire

By = Literal["mail", "link"]
"""How somebody is invited: by a mail, or by a link that is handed over otherwise."""
State = Literal["open", "expired", "accepted", "withdrawn"]
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class InvitationInput(Wire):
    """Somebody to be invited. ``role`` and ``groups`` are names or ids of the organisation's."""

    email: Word
    role: Word = ""
    groups: list[Word] = Field(default_factory=list, max_length=50)
    administrator: Flag = False


class InvitationsInput(Wire):
    """Several to be invited: all of them, or nobody."""

    people: list[InvitationInput] = Field(min_length=1, max_length=1_000)
    by: By = "mail"


class TableInput(Wire):
    """A table (CSV) of whom to invite, with the columns ``email``, ``role``, ``groups`` (separated
    by semicolons) and ``administrator`` (``yes``); all but the first may be missing."""

    text: str = Field(max_length=500_000)
    by: By = "mail"


class Invitation(Wire):
    """An invitation. ``link`` is told once, of one that is not mailed, as it is made."""

    id: str
    email: str
    state: State
    by: By
    role: str | None = None
    groups: list[str] = Field(default_factory=list)
    administrator: bool = False
    created: datetime.datetime
    expires: datetime.datetime
    link: str | None = None


class Invitations(Wire):
    """Invitations that were made."""

    items: list[Invitation]
