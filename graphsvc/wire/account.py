"""The account of a user as it goes over the wire."""

import datetime
from typing import Annotated

from pydantic import Field, Strict

from graphsvc.ontology import KeyScope
from graphsvc.wire.model import Text, Wire

Scopes = Annotated[list[KeyScope], Field(min_length=1, max_length=len(KeyScope))]


class AccountInput(Wire):
    """What colleagues call the user."""

    name: Text


class Key(Wire):
    """An API key. ``expires`` is when it ends and ``used`` when it was used last, to some minutes;
    none where it never does, or never was."""

    id: str
    name: str
    scopes: list[KeyScope]
    created: datetime.datetime
    expires: datetime.datetime | None = None
    used: datetime.datetime | None = None


class MadeKey(Key):
    """A new API key, with the secret itself: it is told this once."""

    key: str


class KeyInput(Wire):
    """A key to be made: what it is for, what it may do, and after how many days it ends; never
    where none are given. It may do no more, and for no longer, than the key that makes it."""

    name: Text
    scopes: Scopes
    days: Annotated[int, Strict()] | None = Field(default=None, ge=1, le=3_650)


class Keys(Wire):
    """The API keys of a user, the oldest first."""

    items: list[Key]


class Session(Wire):
    """A browser that is signed in: to which organisation, which browser it is, with what the
    session began, when it began, and when it was used last, to some minutes. ``this`` is the one
    that asks."""

    id: str
    organisation: str
    device: str
    began: str
    created: datetime.datetime
    used: datetime.datetime
    this: bool


class Sessions(Wire):
    """The browsers in which somebody is signed in, those first that were used last."""

    items: list[Session]
