"""What users state of themselves, of whatever kind: listed, added, replaced, removed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from graphsvc.access.quotas import Quota, check_quota
from graphsvc.access.visibility import Desk, View
from graphsvc.directory.dates import Span
from graphsvc.errors import NotFound
from graphsvc.ids import new_id
from graphsvc.naming.own_companies import lock, places
from graphsvc.queries import Id, ViewerQuery, WriteQuery
from graphsvc.wire.directory import Place
from graphsvc.wire.statements import Stated

WRITTEN = ("id", "new", "org", "scope", "owner", "place", "since", "until", "start", "end")
"""What every query that writes a statement is given."""
REMOVED = ("id", "scope", "owner")


class AtPlace(Protocol):
    """A row of a statement; ``place`` is the id of the company or school."""

    @property
    def place(self) -> str: ...


Row = TypeVar("Row", bound=AtPlace)
Given = TypeVar("Given")
Shown = TypeVar("Shown", bound=Stated)


@dataclass(frozen=True, slots=True)
class Statements(Generic[Row, Given, Shown]):
    """Statements of one kind. ``listed`` are those of a ``user``, ``quota`` says how many there may
    be; ``write`` takes ``WRITTEN`` and ``values``. ``meant`` finds the place, ``when`` what the
    dates prove; ``none`` says that there is no such statement. ``write`` tells the place that was
    named before, and ``remove`` the one that it named; ``drop`` drops it where nothing names it any
    more and it is the organisation's own."""

    listed: ViewerQuery[Row]
    write: WriteQuery[Id]
    remove: WriteQuery[Id]
    meant: Callable[[Desk, Given], str]
    when: Callable[[Given], Span]
    values: Callable[[Given], Mapping[str, object]]
    shown: Callable[[Row, Place], Shown]
    none: str
    quota: Quota
    drop: Callable[[Desk, str], None]

    def stated(self, view: View) -> list[Shown]:
        """The viewer's, in the order of their query."""
        rows = view.read(self.listed, user=view.viewer.user)
        named = places(view, (row.place for row in rows))
        return [self.shown(row, named[row.place]) for row in rows]

    def add(self, desk: Desk, given: Given) -> Shown:
        """States another one. Raises ``QuotaReached``."""
        check_quota(self.quota, desk.write, user=desk.user, org=desk.org, more=1)
        return self._write(desk, new_id(), given, new=True)

    def edit(self, desk: Desk, id_: str, given: Given) -> Shown:
        """Replaces one of the viewer's own. Raises ``NotFound``."""
        return self._write(desk, id_, given, new=False)

    def take_back(self, desk: Desk, id_: str) -> None:
        """Removes one of the viewer's own. Raises ``NotFound``."""
        lock(desk)
        gone = desk.write(self.remove, id=id_, scope=desk.scope, owner=desk.user)
        if not gone:
            raise NotFound(self.none)
        self.drop(desk, gone[0].id)

    def _write(self, desk: Desk, id_: str, given: Given, *, new: bool) -> Shown:
        lock(desk)
        place, when = self.meant(desk, given), self.when(given)
        written = desk.write(
            self.write,
            id=id_,
            new=new,
            org=desk.org,
            scope=desk.scope,
            owner=desk.user,
            place=place,
            since=when.since,
            until=when.until,
            start=when.start,
            end=when.end,
            **self.values(given),
        )
        if not written:
            raise NotFound(self.none)
        self.drop(desk, written[0].id)
        return next(one for one in self.stated(desk.view) if one.id == id_)
