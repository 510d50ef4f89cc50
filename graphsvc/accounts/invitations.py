"""Invitations: made by administrators, by mail or by a link to hand over.

Whether an address is somebody's who has a login, or is a user of another organisation, is neither
asked nor told: an invitation is made for an address, and what comes of it is its owner's to see.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, cast
from urllib.parse import quote

from pydantic import TypeAdapter

from graphsvc.access.audit import OPERATOR, Audited
from graphsvc.access.quotas import Held, Quota, check_quota
from graphsvc.access.users import ME, Organisation, check_email, list_users
from graphsvc.access.visibility import Desk, View
from graphsvc.accounts.invitation_tables import Row
from graphsvc.cursors import Cursor, Word
from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS, moment, now_ms
from graphsvc.errors import Conflict, InvalidInput, NotFound, RowProblem, RowsRefused
from graphsvc.ids import new_id
from graphsvc.mail.outbox import check_way, post
from graphsvc.normal import name_key
from graphsvc.ontology import NONE, MailKind, org_scope
from graphsvc.queries import Id, Nothing, ViewerQuery, WriteQuery
from graphsvc.sealing import KeyRing, Place
from graphsvc.settings import page_address, settings
from graphsvc.team.change import Change, administer
from graphsvc.team.listing import list_groups, list_roles
from graphsvc.wire import invitations as wire
from graphsvc.wire.invitations import By
from graphsvc.wire.pages import Page, PageQuery, paged

DAYS: Final = 14
MOST_SENT: Final = 5
"""So often a link is made for one invitation."""
KEPT_MS: Final = 90 * DAY_MS
"""So long an invitation is listed after its end."""
ACCEPT: Final = "/invitation"
CURSOR: Final = Cursor("invitations", TypeAdapter(tuple[Word]))
_NEWEST: Final = "~"


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation as the graph holds it; ``email`` is sealed, times are milliseconds since
    1970."""

    id: str
    org: str
    email: bytes
    mailed: bool
    role: str
    groups: list[str]
    admin: bool
    created: int
    expires: int
    state: str


@dataclass(frozen=True, slots=True)
class Before:
    """Of an address: whether an invitation to it is open, and how many mails were sent to it by
    those of the last day."""

    id: str
    standing: bool
    sent: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """An address that a user of the organisation has."""

    email: str
    active: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody who may be invited; role and groups are ids."""

    email: str
    role: str
    groups: Sequence[str]
    admin: bool


_OFFERED = ("mailed", "role", "groups", "admin")


@dataclass(frozen=True, slots=True)
class Host:
    """Who invites, and into what; ``user`` is the id of the user, or ``OPERATOR``."""

    org: str
    org_name: str
    user: str
    name: str


INVITE = WriteQuery(
    "accounts/write/invitation",
    Nothing,
    ("id", "org", "scope", "email", "email_key", "hash", *_OFFERED, "by", "now", "expires"),
)
LINK_ANEW = WriteQuery(
    "accounts/write/invitation_code", Id, ("id", "scope", "hash", "mailed", "expires", "most")
)
WITHDRAW = WriteQuery("accounts/write/invitation_withdraw", Id, ("id", "scope"))
FORGET = WriteQuery("accounts/write/invitations_forget", Id, ("before", "limit"))
LIST = ViewerQuery("accounts/read/invitations", InvitationRow, ("before", "limit"))
ONE = ViewerQuery("accounts/read/invitation_own", InvitationRow, ("id",))
INVITED = ViewerQuery("accounts/read/invited", Before, ("keys",))
COLLEAGUES = ViewerQuery("accounts/read/colleagues_by_email", Colleague, ("emails",))

INVITATIONS: Final = Quota(
    "open invitations",
    WriteQuery("accounts/write/invitations_held", Held, ("user", "org")),
    lambda config: Held(config.invitations_of_org, config.invitations_of_org),
    "Withdraw some, or wait until they are accepted.",
)


def code_hash(code: str) -> str:
    """The fingerprint under which the code of a link is kept."""
    return sha256(code.encode()).hexdigest()


def invite(desk: Desk, rows: Sequence[Row], *, by: By) -> list[wire.Invitation]:
    """Invites all of them, or nobody. Raises ``NotAllowed`` for anybody but an administrator,
    ``RowsRefused`` with everything that is wrong, ``QuotaReached``, and ``NoMail``."""
    _allowed()
    if by == "mail":
        check_way(settings())
    return administer(desk, lambda change: _invite(desk, change, rows, by=by))


def _allowed() -> None:
    if settings().sign_ups == "off":
        raise Conflict(
            "Nobody comes in by themselves here.",
            advice="Whoever runs the installation makes users, or sets GRAPHSVC_SIGN_UP.",
        )


def _invite(desk: Desk, change: Change, rows: Sequence[Row], *, by: By) -> list[wire.Invitation]:
    checked = _checked(desk, rows)
    made = [_made(desk, change, one, by=by) for one in checked]
    desk.lend(lambda tx, _ring: check_quota(INVITATIONS, tx.run, user=desk.user, org=desk.org))
    return made


def _checked(desk: Desk, rows: Sequence[Row]) -> list[Checked]:
    """Everybody, where nothing is wrong with anybody. Raises ``RowsRefused``."""
    roles = _named((one.id, one.name) for one in list_roles(desk.view))
    groups = _named((one.id, one.name) for one in list_groups(desk.view))
    problems: list[RowProblem] = []
    read = [_read(row, roles, groups, problems) for row in rows]
    known = {row.email: row for row in desk.view.read(COLLEAGUES, emails=[o.email for o in read])}
    keys = {one.email: _key(desk, one.email) for one in read if one.email}
    invited = {row.id: row for row in desk.view.read(INVITED, keys=list(keys.values()))}
    seen: dict[str, int] = {}
    for row, one in zip(rows, read, strict=True):
        problem = _taken(one.email, known, invited, keys, seen)
        if problem:
            problems.append(RowProblem(row.number, "email", problem))
        seen.setdefault(one.email, row.number)
    if problems:
        raise RowsRefused(sorted(problems, key=lambda problem: problem.row))
    return read


def _taken(
    email: str,
    known: Mapping[str, Colleague],
    invited: Mapping[str, Before],
    keys: Mapping[str, str],
    seen: Mapping[str, int],
) -> str:
    """Why an address is not invited, from what the organisation knows of its own."""
    if not email:
        return ""
    if email in seen:
        return f"It stands in row {seen[email]} already."
    if email in known:
        active = known[email].active
        return "It is a colleague’s." if active else "It is that of a colleague who was let go."
    before = invited.get(keys[email])
    if before is not None and before.standing:
        return "It is invited already."
    often = before is not None and before.sent >= MOST_SENT
    return "It was invited too often today." if often else ""


def _read(
    row: Row, roles: Mapping[str, str], groups: Mapping[str, str], problems: list[RowProblem]
) -> Checked:
    person = row.person
    email = ""
    try:
        email = check_email(person.email)
    except InvalidInput:
        problems.append(RowProblem(row.number, "email", "It is no e-mail address."))
    role = roles.get(person.role, roles.get(name_key(person.role), "")) if person.role else NONE
    if not role:
        problems.append(RowProblem(row.number, "role", "There is no such role."))
    found = [groups.get(name, groups.get(name_key(name), "")) for name in person.groups]
    if not all(found):
        problems.append(RowProblem(row.number, "groups", "There is no such group."))
    return Checked(email, role or NONE, list(dict.fromkeys(found)), person.administrator)


def _named(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids by themselves and by names."""
    found: dict[str, str] = {}
    for id_, name in items:
        found |= {id_: id_, name_key(name): id_}
    return found


def _key(desk: Desk, email: str) -> str:
    return desk.lend(lambda _tx, ring: _address_key(ring, desk.org, email))


def _address_key(ring: KeyRing, org: str, email: str) -> str:
    """The fingerprint by which an organisation finds whom it has invited."""
    return ring.blind(org_scope(org), f"invited|{email}")


def _made(desk: Desk, change: Change, one: Checked, *, by: By) -> wire.Invitation:
    host = _host(desk)
    made = desk.lend(lambda tx, ring: _write(tx, ring, host, one, by=by))
    change.note(Audited.USER_INVITED, subject=made.id)
    return made


def _host(desk: Desk) -> Host:
    me = desk.view.read(ME, user=desk.user)[0]
    return Host(me.org, me.org_name, me.id, me.name)


def _write(tx: Transaction, ring: KeyRing, host: Host, one: Checked, *, by: By) -> wire.Invitation:
    code, id_, now = secrets.token_urlsafe(32), new_id(), now_ms()
    expires, scope = now + DAYS * DAY_MS, org_scope(host.org)
    tx.run(
        INVITE,
        id=id_,
        org=host.org,
        scope=scope,
        email=ring.seal(scope, one.email, place=email_place(id_)),
        email_key=_address_key(ring, host.org, one.email),
        hash=code_hash(code),
        mailed=by == "mail",
        role=one.role,
        groups=list(one.groups),
        admin=one.admin,
        by=host.user,
        now=now,
        expires=expires,
    )
    if by == "mail":
        mail_invitation(tx, ring, to=one.email, code=code, host=host)
    return wire.Invitation(
        id=id_,
        email=one.email,
        state="open",
        by=by,
        role=None if one.role == NONE else one.role,
        groups=list(one.groups),
        administrator=one.admin,
        created=moment(now),
        expires=moment(expires),
        link=None if by == "mail" else link_of(code),
    )


def invite_by_operator(
    database: Database, ring: KeyRing, org: Organisation, one: Checked, *, by: By
) -> wire.Invitation:
    """Invites somebody for whoever runs the installation. Raises ``Conflict`` for a user of the
    organisation, ``QuotaReached``, and ``NoMail``."""
    if by == "mail":
        check_way(settings())
    if any(row.email == one.email for row in list_users(database, org)):
        raise Conflict(f"{org.name} has a user {one.email} already.")
    host = Host(org.id, org.name, OPERATOR, "Whoever runs this installation")

    def work(tx: Transaction) -> wire.Invitation:
        change = Change(tx, org.id).lock()
        made = _write(tx, ring, host, one, by=by)
        check_quota(INVITATIONS, tx.run, user=OPERATOR, org=org.id)
        change.note(Audited.USER_INVITED, subject=made.id)
        return made

    return database.write(work)


def mail_invitation(tx: Transaction, ring: KeyRing, *, to: str, code: str, host: Host) -> None:
    """Mails the link of an invitation."""
    post(
        tx,
        ring,
        MailKind.INVITATION,
        to=to,
        once=code_hash(code),
        org=host.org,
        organisation=host.org_name,
        by=host.name,
        days=str(DAYS),
        link=link_of(code),
    )


def email_place(invitation: str) -> Place:
    """Where the address of an invitation is sealed."""
    return Place("Invitation", invitation, "email")


def link_of(code: str) -> str:
    """The address of an invitation."""
    return f"{page_address(settings())}{ACCEPT}?code={quote(code, safe='')}"


def send_again(desk: Desk, invitation: str, *, by: By) -> wire.Invitation:
    """Makes another link for an invitation, for as long as a new one, and mails it or tells it;
    the one before is good no more. Raises ``NotAllowed``, ``NotFound``, ``Conflict`` and
    ``NoMail``."""
    _allowed()
    if by == "mail":
        check_way(settings())
    code = secrets.token_urlsafe(32)

    def work(_change: Change) -> wire.Invitation:
        before = _one(desk.view, desk, invitation)
        made = desk.write(
            LINK_ANEW,
            id=invitation,
            scope=org_scope(desk.org),
            hash=code_hash(code),
            mailed=by == "mail",
            expires=now_ms() + DAYS * DAY_MS,
            most=MOST_SENT,
        )
        if not made:
            raise Conflict(
                "This invitation cannot be sent again.",
                advice=f"It has ended, or was sent {MOST_SENT} times: invite them anew.",
            )
        if by == "mail":
            host = _host(desk)
            desk.lend(
                lambda tx, ring: mail_invitation(tx, ring, to=before.email, code=code, host=host)
            )
        told = _one(desk.view, desk, invitation)
        return told if by == "mail" else told.model_copy(update={"link": link_of(code)})

    return administer(desk, work)


def withdraw(desk: Desk, invitation: str) -> None:
    """Withdraws an open invitation. Raises ``NotAllowed``, ``NotFound``, and ``Conflict`` for one
    that has been accepted, or withdrawn."""

    def work(_change: Change) -> None:
        _one(desk.view, desk, invitation)
        if not desk.write(WITHDRAW, id=invitation, scope=org_scope(desk.org)):
            raise Conflict("This invitation is not open any more.")

    administer(desk, work)


def page_of_invitations(desk: Desk, query: PageQuery) -> Page[wire.Invitation]:
    """A page of the invitations of the organisation, the newest first, for administrators. Raises
    ``NotAllowed``."""
    (before,) = CURSOR.decode(query.cursor) or (_NEWEST,)

    def work(_change: Change) -> Page[wire.Invitation]:
        rows = desk.view.read(LIST, before=before, limit=query.limit + 1)
        page = paged(rows, limit=query.limit, cursor=lambda row: CURSOR.encode((row.id,)))
        return Page(items=[_told(desk, row) for row in page.items], next=page.next)

    return administer(desk, work)


def _one(view: View, desk: Desk, invitation: str) -> wire.Invitation:
    row = view.only(ONE, id=invitation)
    if row is None:
        raise NotFound("There is no such invitation.")
    return _told(desk, row)


def _told(desk: Desk, row: InvitationRow) -> wire.Invitation:
    email = desk.lend(
        lambda _tx, ring: ring.open(org_scope(row.org), row.email, place=email_place(row.id))
    )
    return wire.Invitation(
        id=row.id,
        email=email,
        state=cast("wire.State", row.state),
        by="mail" if row.mailed else "link",
        role=None if row.role == NONE else row.role,
        groups=row.groups,
        administrator=row.admin,
        created=moment(row.created),
        expires=moment(row.expires),
    )


def forget_invitations(execute: Callable[..., object]) -> None:
    """Deletes invitations that ended long ago."""
    execute(FORGET, before=now_ms() - KEPT_MS, limit=1_000)
