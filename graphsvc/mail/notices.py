"""Notifications: what a user is told of, on their page and, where they chose so, by mail.

One holds its kind, ids and counts, and never a name: names are looked up through the door when it
is shown, and a mail has none. Whose it is stands in its scope.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, cast

from pydantic import TypeAdapter

from graphsvc.access.visibility import Desk, View
from graphsvc.cursors import Cursor, Word
from graphsvc.database import Transaction
from graphsvc.days import DAY_MS, moment
from graphsvc.errors import NotFound
from graphsvc.ids import new_id
from graphsvc.mail.outbox import Way, post, way
from graphsvc.ontology import MailKind, NoticeKind, user_scope
from graphsvc.queries import Count, Id, Nothing, SystemQuery, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing
from graphsvc.settings import page_address, settings
from graphsvc.wire.notifications import Choice, Notification
from graphsvc.wire.pages import Page, PageQuery, paged

KEEP_MS: Final = 180 * DAY_MS
"""So long a notification is kept."""
MOST_COUNTED: Final = 100
"""So many that were not read are counted, and as many are noted as read at once."""
NOTIFICATIONS: Final = "/notifications"
"""Where they are shown."""
_NEWEST: Final = "~"
"""Comes after every id."""

About = Mapping[str, str | int]
"""Ids and counts by their names."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of notifications: what the choice is called, what is said (``told`` is given what it
    is about, and a name where ``who`` names the id of a user), where it leads, and what holds for
    whoever has chosen nothing."""

    title: str
    told: Callable[[About, str], str]
    link: str
    who: str = ""
    page: bool = True
    mail: bool = False


def _count(about: About, name: str, one: str, many: str) -> str:
    count = int(about[name])
    return f"{count:,} {one if count == 1 else many}"


_IMPORTS: Final = {
    "done": "An import is finished: {}.",
    "refused": "An import has ended: its file cannot be used.",
    "asking": "An import asks you something before it goes on: {}.",
}
"""How an import ended."""

KINDS: Final[Mapping[NoticeKind, Notice]] = {
    NoticeKind.IMPORT_FINISHED: Notice(
        "An import of mine is finished",
        lambda about, _: _IMPORTS[str(about["state"])].format(_count(about, "rows", "row", "rows")),
        "/connections/imports/{import}",
    ),
    NoticeKind.TO_SETTLE: Notice(
        "Connections wait for my word",
        lambda about, _: (
            f"{_count(about, 'count', 'connection waits', 'connections wait')} for your word."
        ),
        "/connections/settle",
    ),
    NoticeKind.FOLLOW_ASKED: Notice(
        "Somebody asks to follow me",
        lambda _, who: f"{who} asks to follow you.",
        "/settings/followers",
        who="follower",
        mail=True,
    ),
}
"""Every kind: a further one is a row here, and whoever has something to tell calls :func:`tell`."""

SOMEBODY: Final = "Somebody of your organisation"
"""Instead of a name that is not to be told, or that nobody has any more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a user is reached, and what they chose of one kind, if anything."""

    org: str
    email: str
    page: bool | None
    mail: bool | None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notification as the graph holds it; times are milliseconds since 1970, ``read`` 0 where it
    was not."""

    id: str
    kind: str
    about: str
    created: int
    read: int

    @property
    def notice(self) -> Notice:
        return KINDS[NoticeKind(self.kind)]

    @property
    def what(self) -> About:
        return cast(About, json.loads(self.about))

    @property
    def who(self) -> str:
        """The id of the user whom it names, or nothing."""
        return str(self.what[self.notice.who]) if self.notice.who else ""


@dataclass(frozen=True, slots=True)
class UserName:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What a user has chosen of one kind."""

    kind: str
    page: bool
    mail: bool


WANTED = SystemQuery("mail/read/notice_wanted", Wanted, ("user", "kind"))
ADD = WriteQuery(
    "mail/write/notice", Id, ("once", "id", "scope", "user", "org", "kind", "about", "keep")
)
FORGET = WriteQuery("mail/write/notices_forget", Id, ("limit",))
LIST = ViewerQuery("mail/read/notices", NoticeRow, ("before", "limit"))
ONE = ViewerQuery("mail/read/notice", NoticeRow, ("id",))
UNREAD = ViewerQuery("mail/read/notices_unread", Count, ("limit",))
PEOPLE = ViewerQuery("mail/read/notice_people", UserName, ("ids",))
CHOICES = ViewerQuery("mail/read/notice_choices", ChoiceRow)
CHOOSE = WriteQuery(
    "mail/write/notice_choice", Nothing, ("scope", "kind", "user", "org", "page", "mail")
)
READ = WriteQuery("mail/write/notice_read", Id, ("id", "scope"))
READ_ALL = WriteQuery("mail/write/notices_read", Id, ("scope", "limit"))

CURSOR: Final = Cursor("notifications", TypeAdapter(tuple[Word]))


def tell(
    tx: Transaction, ring: KeyRing, kind: NoticeKind, *, user: str, once: str, **about: str | int
) -> None:
    """Tells a user something, in the caller's transaction, as they chose to be told; ``once`` names
    its cause, and of one kind and cause a user is told once. ``about`` holds ids and counts, which
    are kept as they are. Nobody is told who is no active user."""
    wanted = tx.one(WANTED, user=user, kind=kind)
    if wanted is None:
        return
    notice, cause = KINDS[kind], f"{user}|{kind}|{once}"
    if _chosen(wanted.page, notice.page):
        _note(tx, kind, user=user, org=wanted.org, cause=cause, about=about)
    if _chosen(wanted.mail, notice.mail) and way(settings()) is not Way.NONE:
        post(
            tx,
            ring,
            MailKind.NOTIFICATION,
            to=wanted.email,
            once=cause,
            org=wanted.org,
            title=notice.told(about, SOMEBODY).rstrip("."),
            sentence=notice.told(about, SOMEBODY),
            link=page_address(settings()) + _address(notice, about),
        )


def _note(
    tx: Transaction, kind: NoticeKind, *, user: str, org: str, cause: str, about: About
) -> None:
    tx.run(
        ADD,
        once=sha256(cause.encode()).hexdigest(),
        id=new_id(),
        scope=user_scope(user),
        user=user,
        org=org,
        kind=kind,
        about=json.dumps(about),
        keep=KEEP_MS,
    )


def _chosen(said: bool | None, otherwise: bool) -> bool:
    return otherwise if said is None else said


def _address(notice: Notice, about: About) -> str:
    return notice.link.format_map(about)


def page_of_notifications(view: View, query: PageQuery) -> Page[Notification]:
    """A page of the viewer's notifications, the newest first."""
    (before,) = CURSOR.decode(query.cursor) or (_NEWEST,)
    rows = view.read(LIST, before=before, limit=query.limit + 1)
    page = paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.id,)))
    return Page(items=_shown(view, page.items), next=page.next)


def get_notification(view: View, id_: str) -> Notification:
    """One of the viewer's notifications. Raises ``NotFound``."""
    row = view.only(ONE, id=id_)
    if row is None:
        raise _none()
    return _shown(view, [row])[0]


def _shown(view: View, rows: Sequence[NoticeRow]) -> list[Notification]:
    """Notifications with the names that the viewer may see now."""
    ids = sorted({row.who for row in rows if row.who})
    names = {found.id: found.name for found in view.read(PEOPLE, ids=ids)} if ids else {}
    return [
        Notification(
            id=row.id,
            kind=NoticeKind(row.kind),
            text=row.notice.told(row.what, names.get(row.who, SOMEBODY)),
            page=_address(row.notice, row.what),
            created=moment(row.created),
            read=moment(row.read) if row.read else None,
        )
        for row in rows
    ]


def unread(view: View) -> int:
    """How many of the viewer's notifications they have not read, up to ``MOST_COUNTED``."""
    [found] = view.read(UNREAD, limit=MOST_COUNTED)
    return found.count


def note_read(desk: Desk, id_: str) -> None:
    """Notes that the user has read a notification of theirs. Raises ``NotFound``."""
    if not desk.write(READ, id=id_, scope=desk.own_scope):
        raise _none()


def note_all_read(desk: Desk) -> None:
    """Notes that the user has read their notifications."""
    while len(desk.write(READ_ALL, scope=desk.own_scope, limit=MOST_COUNTED)) == MOST_COUNTED:
        pass


def _none() -> NotFound:
    return NotFound("There is no such notification.")


def choices(view: View) -> list[Choice]:
    """What the viewer is told of, by kind, whether they have chosen it or not."""
    said = {row.kind: row for row in view.read(CHOICES)}
    return [
        Choice(
            kind=kind,
            title=notice.title,
            page=said[kind].page if kind in said else notice.page,
            mail=said[kind].mail if kind in said else notice.mail,
        )
        for kind, notice in KINDS.items()
    ]


def choose(desk: Desk, kind: NoticeKind, *, page: bool, mail: bool) -> None:
    """What the user is told of one kind, from now on."""
    scope = desk.own_scope
    desk.write(CHOOSE, scope=scope, kind=kind, user=desk.user, org=desk.org, page=page, mail=mail)


def forget_notices(execute: Callable[..., object]) -> None:
    """Deletes notifications that were kept for long enough."""
    execute(FORGET, limit=1_000)
