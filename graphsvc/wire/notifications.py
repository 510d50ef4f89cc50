"""Notifications as programs see them."""

import datetime

from graphsvc.ontology import NoticeKind
from graphsvc.wire.model import Flag, Wire


class Notification(Wire):
    """What a user was told of. ``page`` is the address within this site that it leads to; ``read``
    is when they have read it."""

    id: str
    kind: NoticeKind
    text: str
    page: str
    created: datetime.datetime
    read: datetime.datetime | None = None


class ChoiceInput(Wire):
    """Whether a kind of notifications is shown on the user's page, and whether it is mailed."""

    page: Flag
    mail: Flag


class Choice(ChoiceInput):
    """What a user is told of one kind; ``title`` is what the choice is called."""

    kind: NoticeKind
    title: str


class Choices(Wire):
    """What a user is told of, by kind."""

    items: list[Choice]


class Unread(Wire):
    """How many notifications were not read, counted up to 100."""

    count: int
