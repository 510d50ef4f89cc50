"""The audit log as programs see it."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from graphsvc.wire.model import Wire
from graphsvc.wire.pages import PageQuery


class AuditQuery(PageQuery):
    """Which entries: ``own`` are about what is the user's, or what they did; ``organisation`` are
    all of the organisation's, for its administrators."""

    whose: Literal["own", "organisation"] = "own"


class AuditUser(Wire):
    """A user of an entry. ``name`` is none where the user is gone."""

    id: str
    name: str | None = None


class AuditEntry(Wire):
    """Somebody looked at, or changed who may see, what is private.

    ``kind`` is what was done, ``told`` the same in words. ``actor`` did it; none where it was
    whoever runs the installation, at the command line. ``subject`` is the id of what it is about,
    ``owner`` whose that is; none where it is the organisation's.
    """

    id: str
    at: datetime.datetime
    kind: str
    told: str
    actor: AuditUser | None = None
    subject: Annotated[str, Field(description="an id")]
    owner: AuditUser | None = None
