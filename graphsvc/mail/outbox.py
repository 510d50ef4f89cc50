"""The outbox: mails are put into it with what makes them necessary, and sent by workers.

Each mail is a run of the ledger, so it is sent by one worker at a time, tried again after growing
pauses, and set aside after five attempts with a reason. Its ``Message-ID`` and date are fixed when
it is posted: a mail that is delivered twice, since its worker died just after the first time, is
known as one. What it says and to whom is sealed, and dropped as soon as it is sent.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Final, cast

from graphsvc.database import Database, Transaction
from graphsvc.days import DAY_MS
from graphsvc.errors import NoMail
from graphsvc.ids import new_id
from graphsvc.mail import smtp
from graphsvc.mail.kinds import Written, check, write
from graphsvc.ontology import INSTALLATION, MailKind, org_scope
from graphsvc.queries import Id, Nothing, SystemQuery, WriteQuery
from graphsvc.runs.ledger import FOR_A_PERSON, Whose, start
from graphsvc.runs.working import Executors, Work
from graphsvc.sealing import KeyRing, Place
from graphsvc.settings import Settings, settings

KEYS: Final = "mail"
"""Whose keys of the key file seal mails that are no organisation's."""
LANE: Final = "mail "
WAITS_MS: Final = 7 * DAY_MS
"""So long a mail waits to be sent, or is shown in the local mailbox."""
SENT_MS: Final = 30 * DAY_MS
"""So long it is remembered that a mail was sent, without what it said."""
SHOWN: Final = 50
"""So many mails the local mailbox shows."""


@dataclass(frozen=True, slots=True)
class SealedMail:
    """A mail as the graph holds it; ``to`` and ``content`` are sealed, ``created`` is in
    milliseconds since 1970."""

    id: str
    org: str
    kind: str
    created: int
    to: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail opened."""

    id: str
    created: int
    to: str
    written: Written


POST = WriteQuery(
    "mail/write/mail", Id, ("once", "id", "scope", "org", "kind", "state", "keep", "to", "content")
)
MAIL = SystemQuery("mail/read/mail", SealedMail, ("id",))
MAILBOX = SystemQuery("mail/read/mailbox", SealedMail, ("limit",))
SENT = WriteQuery("mail/write/mail_sent", Nothing, ("id", "keep"))
FORGET = WriteQuery("mail/write/mails_forget", Id, ("limit",))


class Way(Enum):
    """What becomes of a mail that is posted: it is sent, or shown on a page of this machine, or
    there is no way for it."""

    SMTP = "queued"
    MAILBOX = "kept"
    NONE = ""


def way(config: Settings) -> Way:
    """What becomes of mails by the settings. The mailbox is for a service that nobody else
    reaches: without a mail server, at a loopback address."""
    if config.smtp_host:
        return Way.SMTP
    return Way.MAILBOX if config.on_loopback else Way.NONE


def check_way(config: Settings) -> Way:
    """What becomes of mails. Raises ``NoMail`` where they go nowhere: for where somebody would send
    one, before they do."""
    found = way(config)
    if found is Way.NONE:
        raise NoMail(
            "This installation sends no mail.",
            advice="Whoever runs it sets GRAPHSVC_SMTP_HOST and GRAPHSVC_SMTP_FROM.",
        )
    return found


def post(
    tx: Transaction,
    ring: KeyRing,
    kind: MailKind,
    *,
    to: str,
    once: str,
    org: str | None = None,
    **values: str,
) -> bool:
    """Puts a mail to an address into the outbox, in the caller's transaction; whether it is a new
    one. ``once`` names its cause: for the same kind and cause there is one mail. ``values`` are
    those of its text in ``kinds``. A worker is yet to be woken; where that is forgotten, the
    scheduler does it.

    Raises ``NoMail`` where mails go nowhere, ``Defect`` for other values than it takes.
    """
    check(kind, values)
    found, id_ = check_way(settings()), new_id()
    subject = _subject(ring, org)
    posted = tx.run(
        POST,
        once=sha256(f"{kind}|{once}".encode()).hexdigest(),
        id=id_,
        scope=org_scope(org) if org else INSTALLATION,
        org=org or INSTALLATION,
        kind=kind,
        state=found.value,
        keep=WAITS_MS,
        to=ring.seal(subject, to, place=_place(id_, "to")),
        content=ring.seal(subject, json.dumps(values), place=_place(id_, "content")),
    )
    is_new = posted[0].id == id_
    if is_new and found is Way.SMTP:
        whose = Whose(scope=INSTALLATION, org=org or INSTALLATION)
        start(tx.run, id_, "mail", whose, lane=LANE + id_, priority=FOR_A_PERSON, rows=1)
    return is_new


def _place(mail: str, field: str) -> Place:
    return Place("Mail", mail, field)


def _subject(ring: KeyRing, org: str | None) -> str:
    """Whose keys seal a mail: the organisation's, so that they go with it, else those of all."""
    if org:
        return org_scope(org)
    ring.create(KEYS)
    return KEYS


def _opened(ring: KeyRing, row: SealedMail) -> Mail:
    subject = KEYS if row.org == INSTALLATION else org_scope(row.org)
    content = ring.open(subject, row.content, place=_place(row.id, "content"))
    to = ring.open(subject, row.to, place=_place(row.id, "to"))
    values = cast("dict[str, str]", json.loads(content))
    return Mail(row.id, row.created, to, write(MailKind(row.kind), values))


def do_mail(work: Work) -> None:
    """Sends one mail; nothing where there is none any more."""

    def read(tx: Transaction) -> list[SealedMail]:
        work.claim.hold(tx, 0)
        return tx.run(MAIL, id=work.claim.run.id)

    for row in work.database.write(read):
        mail = _opened(work.ring, row)
        smtp.send(settings(), mail.written, to=mail.to, id_=mail.id, created=mail.created)

    def end(tx: Transaction) -> None:
        work.claim.end(tx)
        tx.run(SENT, id=work.claim.run.id, keep=SENT_MS)

    work.database.write(end)


EXECUTORS: Final[Executors] = {"mail": do_mail}


def forget_mails(execute: Callable[..., object]) -> None:
    """Deletes mails that were kept for long enough."""
    execute(FORGET, limit=1_000)


def mailbox(database: Database, ring: KeyRing) -> list[Mail]:
    """The newest mails of the local mailbox, the newest first. Only for whoever is at the machine
    of a service without a mail server."""
    return [_opened(ring, row) for row in database.fetch(MAILBOX, limit=SHOWN)]
