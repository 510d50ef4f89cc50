"""Reference accounts: the companies that bought from us, a user's own and the organisation's."""

from dataclasses import dataclass
from typing import Final

from graphsvc.access.quotas import REFERENCES, check_quota
from graphsvc.access.visibility import Desk, View
from graphsvc.cursors import id_cursor
from graphsvc.days import today
from graphsvc.directory.dates import span
from graphsvc.errors import Conflict, NotFound
from graphsvc.ids import new_id
from graphsvc.naming.own_companies import company_meant, drop_unnamed, lock, place_named, places
from graphsvc.queries import Id, ViewerQuery, WriteQuery
from graphsvc.wire.directory import Place
from graphsvc.wire.model import Period
from graphsvc.wire.pages import Page, PageQuery, paged_by_id
from graphsvc.wire.statements import Holder, ReferenceAccount, ReferenceAccountInput
from loaders.records import PartialDate

ORG: Final = "org"
"""Holder of the organisation's own reference accounts."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    id: str
    holder: str
    place: str
    since: str
    until: str


CURSOR: Final = id_cursor("reference-accounts")

_DATES = ("since", "until", "start", "end", "dated")
LIST = ViewerQuery("statements/read/reference_accounts", ReferenceRow, ("user", "after", "limit"))
OF_ID = ViewerQuery("statements/read/reference_account_of_id", ReferenceRow, ("id",))
HELD = ViewerQuery("statements/read/reference_account", Id, ("holder", "company"))
WRITE = WriteQuery(
    "statements/write/reference_account",
    Id,
    ("id", "new", "org", "scope", "holder", "holders", "place", *_DATES),
)
REMOVE = WriteQuery("statements/write/reference_account_remove", Id, ("id", "scope", "holders"))


def list_reference_accounts(
    view: View, *, after: str = "", limit: int = 50
) -> list[ReferenceAccount]:
    """The viewer's reference accounts and the organisation's, after the one with the id ``after``,
    in the order of their ids."""
    rows = view.read(LIST, user=view.viewer.user, after=after, limit=limit)
    named = places(view, (row.place for row in rows))
    return [_account(row, named[row.place]) for row in rows]


def page_of_reference_accounts(view: View, query: PageQuery) -> Page[ReferenceAccount]:
    """A page of them."""
    return paged_by_id(
        lambda after, limit: list_reference_accounts(view, after=after, limit=limit),
        query,
        cursor=CURSOR,
        id_of=lambda row: row.id,
    )


def add_reference_account(desk: Desk, account: ReferenceAccountInput) -> ReferenceAccount:
    """Adds a reference account. Raises ``Conflict`` when its holder has that company already,
    ``QuotaReached``."""
    lock(desk)
    check_quota(REFERENCES, desk.write, user=_stored(desk, account.holder), org=desk.org, more=1)
    company = company_meant(desk, company_id=account.company_id, name=account.company)
    if held(desk, account.holder, company):
        raise Conflict(
            "This company is a reference account already.", advice="Change that one instead."
        )
    made = write(desk, account.holder, company, start=account.start, end=account.end)
    return _told(desk, made)


def edit_reference_account(desk: Desk, id_: str, period: Period) -> ReferenceAccount:
    """Replaces the dates of a reference account. Raises ``NotFound``."""
    rows = desk.write(
        WRITE,
        id=id_,
        new=False,
        org=desk.org,
        scope=desk.scope,
        holders=[ORG, desk.user],
        holder="",
        place="",
        **_dates(period.start, period.end),
    )
    if not rows:
        raise _no_account()
    return _told(desk, id_)


def remove_reference_account(desk: Desk, id_: str) -> None:
    """Removes a reference account. Raises ``NotFound``."""
    lock(desk)
    gone = desk.write(REMOVE, id=id_, scope=desk.scope, holders=[ORG, desk.user])
    if not gone:
        raise _no_account()
    drop_unnamed(desk, [gone[0].id])


def held(desk: Desk, holder: Holder, company: str) -> bool:
    """Whether the holder has the company as a reference account."""
    return desk.view.only(HELD, holder=_stored(desk, holder), company=company) is not None


def write(
    desk: Desk,
    holder: Holder,
    company: str,
    *,
    start: PartialDate | None,
    end: PartialDate | None,
) -> str:
    """Writes a new reference account of a company that its holder does not have yet; returns its
    id."""
    rows = desk.write(
        WRITE,
        id=new_id(),
        new=True,
        org=desk.org,
        scope=desk.scope,
        holders=[],
        holder=_stored(desk, holder),
        place=company,
        **_dates(start, end),
    )
    return rows[0].id


def _dates(start: PartialDate | None, end: PartialDate | None) -> dict[str, object]:
    """Without an end it is a customer still; without a start the dates prove nothing."""
    when = span(start, end, current=end is None, as_of=today())
    return {
        "since": when.since,
        "until": when.until,
        "start": when.start,
        "end": when.end,
        "dated": start is not None,
    }


def _stored(desk: Desk, holder: Holder) -> str:
    return ORG if holder == ORG else desk.user


def _shown(holder: str) -> Holder:
    return ORG if holder == ORG else "user"


def _told(desk: Desk, id_: str) -> ReferenceAccount:
    row = desk.view.read(OF_ID, id=id_)[0]
    return _account(row, place_named(desk, row.place))


def _account(row: ReferenceRow, company: Place) -> ReferenceAccount:
    return ReferenceAccount(
        id=row.id,
        holder=_shown(row.holder),
        company=company,
        since=row.since,
        until=row.until,
    )


def _no_account() -> NotFound:
    return NotFound("There is no such reference account.")
