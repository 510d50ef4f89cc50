"""Rotation of the keys that seal, while everything runs.

``rotate`` gives every subject a newer key and puts a run into the ledger. The run goes through all
that may be sealed, a page at a time, and seals anew what is under an older key; its place is kept
in the ledger, so it may be stopped anywhere. What is read is locked until it is written, so nothing
newer is lost, and no node is seen half written.

The older keys are dropped by the run itself, once a whole pass has found nothing under them that
began ``QUIET_MS`` after the rotation, and after anything was found: whoever has sealed under an
older key has written it by then, and whoever has read such a value has opened it. A run that comes
too early puts itself off.

What is copied from node to node without being opened is found nevertheless: copies of what stays
are as old as that is, contacts come before what an import keeps of them, and an undo, the one thing
that moves sealed values the other way, seals them anew.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from typing import Any, Final, NoReturn

from graphsvc.accounts.logins import LOGINS
from graphsvc.database import Database, Transaction
from graphsvc.days import HOUR_MS, now_ms
from graphsvc.ids import new_id
from graphsvc.mail.outbox import KEYS as MAILS
from graphsvc.ontology import INSTALLATION, login_subject, org_scope, user_scope
from graphsvc.queries import Nothing, SystemQuery, WriteQuery
from graphsvc.runs.ledger import FOR_LATER, GivenBack, Whose, start
from graphsvc.runs.working import Executors, Work
from graphsvc.sealing import KeyRing, Place, Rotation

KIND: Final = "reseal"
LANE: Final = "sealed values"
QUIET_MS: Final = HOUR_MS
"""For so long no process keeps what it has sealed, or read: a transaction may take a minute."""
BATCH: Final = 200
FEW: Final = 4
"""Pieces of uploads are up to a million bytes each."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The properties of a node."""

    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reseal:
    """A run that seals anew: its state and place, and from when on it may go on, in milliseconds
    since 1970."""

    id: str
    state: str
    place: str
    due: int


_PLACE: Final = ("label", "first", "second", "limit")
PAGE = SystemQuery("jobs/read/reseal_page", Facts, _PLACE)
WRITE = WriteQuery("jobs/write/reseal", Nothing, ("label", "rows"))
KEEP_PLACE = WriteQuery("jobs/write/reseal_place", Nothing, ("id", "place"))
RESEALS = SystemQuery("jobs/read/reseals", Reseal, ("lane",))

Row = dict[str, object]
Says = Callable[[Mapping[str, Any]], str]
"""Something about a node, from its properties."""


@dataclass(frozen=True, slots=True)
class Part:
    """Properties of a node that one subject's keys seal. Each is sealed for the place of its name
    under ``label`` and ``id``."""

    fields: Sequence[str]
    subject: Says
    label: str
    id: Says


@dataclass(frozen=True, slots=True)
class Sealed:
    """What of a label is sealed. ``keys`` are the one or two properties of the index by which its
    nodes are gone through, ``start`` what comes before every second one, ``at_once`` how many are
    read at a time."""

    label: str
    keys: Sequence[str]
    parts: Sequence[Part]
    start: str | int = ""
    at_once: int = BATCH

    def key(self, facts: Mapping[str, Any]) -> tuple[Any, Any]:
        """Where a node stands in its index."""
        first, *second = (facts[key] for key in self.keys)
        return (first, second[0] if second else self.start)


def _of(name: str) -> Says:
    return lambda facts: str(facts[name])


def _joined(one: str, other: str) -> Says:
    return lambda facts: f"{facts[one]}/{facts[other]}"


def _org(facts: Mapping[str, Any]) -> str:
    return org_scope(facts["org"])


def _owner(facts: Mapping[str, Any]) -> str:
    return user_scope(facts["owner"])


def _login(facts: Mapping[str, Any]) -> str:
    return login_subject(facts["id"])


def _sender(facts: Mapping[str, Any]) -> str:
    return MAILS if facts["org"] == INSTALLATION else org_scope(facts["org"])


_LISTED: Final = ("name", "title", "company")
_DETAILS: Final = ("emails", "phones", "profile_url", "connected_on", "reason")
_SCOPE: Final = _of("scope")
_ID: Final = _of("id")
_CONTACT: Final = _of("contact")

SEALED: Final = (
    Sealed("Contact", ("id",), [Part(_LISTED, _org, "Contact", _ID)]),
    Sealed(
        "ContactDetail",
        ("contact", "scope"),
        [Part(_DETAILS, _owner, "ContactDetail", _CONTACT)],
    ),
    Sealed(
        "FormerContact",
        ("import", "contact"),
        [
            Part(_LISTED, _org, "Contact", _CONTACT),
            Part(_DETAILS, _owner, "ContactDetail", _CONTACT),
        ],
    ),
    Sealed("OrgCompany", ("id",), [Part(["name"], _SCOPE, "OrgCompany", _ID)]),
    Sealed("OrgSchool", ("id",), [Part(["name"], _SCOPE, "OrgSchool", _ID)]),
    Sealed(
        "HiddenTie",
        ("scope", "tie"),
        [Part(["name", "employer"], _SCOPE, "HiddenTie", _of("tie"))],
    ),
    Sealed(
        "Correction",
        ("source", "row_key"),
        [Part(_LISTED, _SCOPE, "Correction", _joined("source", "row_key"))],
    ),
    Sealed(
        "Verdict",
        ("import", "row"),
        [Part(["said"], _SCOPE, "Verdict", _joined("import", "row"))],
        start=-1,
    ),
    Sealed("Import", ("id",), [Part(["file", "reading", "problem"], _SCOPE, "Import", _ID)]),
    Sealed("Upload", ("id",), [Part(["file"], _SCOPE, "Import", _ID)]),
    Sealed(
        "UploadChunk",
        ("import", "number"),
        [Part(["data"], _SCOPE, "UploadChunk", _joined("import", "number"))],
        start=-1,
        at_once=FEW,
    ),
    Sealed("Mail", ("id",), [Part(["to", "content"], _sender, "Mail", _ID)]),
    Sealed("Invitation", ("id",), [Part(["email"], _SCOPE, "Invitation", _ID)]),
    Sealed("SignUp", ("hash",), [Part(["email"], lambda _facts: LOGINS, "SignUp", _ID)]),
    Sealed("Login", ("id",), [Part(["email", "totp", "offer"], _login, "Login", _ID)]),
)
"""All that is sealed in the graph, contacts before what imports keep of them."""


def rotate(database: Database, ring: KeyRing) -> int:
    """Gives every subject a newer key, and lets workers seal everything anew; they have yet to be
    woken. Returns of how many subjects."""
    subjects, run_id = ring.rotate(now=now_ms()), new_id()
    whose = Whose(scope=INSTALLATION, org=INSTALLATION)
    database.write(
        lambda tx: start(tx.run, run_id, KIND, whose, lane=LANE, priority=FOR_LATER),
    )
    return subjects


def reseals(database: Database) -> list[Reseal]:
    """The runs that seal anew and have not ended, the oldest first."""
    return database.fetch(RESEALS, lane=LANE)


@dataclass(frozen=True, slots=True)
class _At:
    """How far a pass has come, after the rotation of that moment: when it began, at which label and
    after which key it is, and whether it has found anything under an older key."""

    rotated: int
    begun: int
    step: int = 0
    first: str = ""
    second: str | int = ""
    found: bool = False

    def text(self) -> str:
        """As it is kept in the ledger."""
        return json.dumps(astuple(self))


def do_reseal(work: Work) -> None:
    """Seals anew what is under older keys, and drops these when nothing is any more. Gives way,
    between two pages, to what is more urgent. Raises ``GivenBack`` where it has to come again."""
    rotation = work.ring.rotation()
    if rotation is not None:
        at = _kept_place(work, rotation) or _beginning(work, rotation)
        _end_pass(work, rotation, _Pass(work, at).run())
    work.database.write(work.claim.end)


EXECUTORS: Final[Executors] = {KIND: do_reseal}


def _kept_place(work: Work, rotation: Rotation) -> _At | None:
    """Where this run is in a pass that it has begun since the newest rotation."""
    kept = next((one.place for one in reseals(work.database) if one.id == work.claim.run.id), "")
    at = _At(*json.loads(kept)) if kept else None
    return at if at and at.rotated == rotation.at else None


def _beginning(work: Work, rotation: Rotation) -> _At:
    """A new pass, unless one was made since the newest rotation and another one would be too
    early."""
    now = now_ms()
    if now < rotation.found + QUIET_MS:
        _come_again(work, rotation)
    return _At(rotation.at, now, second=SEALED[0].start)


def _end_pass(work: Work, rotation: Rotation, at: _At) -> None:
    """Drops the older keys after a pass that was the last one."""
    if at.found:
        work.ring.note_older(rotation, now=now_ms())
    elif at.begun >= _quiet_from(rotation) and work.ring.retire(rotation):
        return
    if (newest := work.ring.rotation()) is not None:
        _come_again(work, newest, at_once=newest.at != rotation.at)


def _quiet_from(rotation: Rotation) -> int:
    """From when on a pass may be the last one."""
    return max(rotation.at, rotation.found) + QUIET_MS


def _come_again(work: Work, rotation: Rotation, *, at_once: bool = False) -> NoReturn:
    """Puts the run off until a pass may be the last one."""
    pause = 0 if at_once else max(_quiet_from(rotation) - now_ms(), 0)

    def put_off(tx: Transaction) -> None:
        work.claim.put_off(tx, pause)
        tx.run(KEEP_PLACE, id=work.claim.run.id, place="")

    work.database.write(put_off)
    raise GivenBack("It is too early to drop the older keys.")


class _Pass:
    """One way through all that is sealed."""

    def __init__(self, work: Work, at: _At) -> None:
        self._work = work
        self._at = at
        self._done = work.claim.run.done

    def run(self) -> _At:
        for step, sealed in enumerate(SEALED):
            while step == self._at.step:
                self._page(sealed)
                self._work.claim.give_way()
        return self._at

    def _page(self, sealed: Sealed) -> None:
        self._at, self._done = self._work.database.write(partial(self._written, sealed))

    def _written(self, sealed: Sealed, tx: Transaction) -> tuple[_At, int]:
        """Where the pass is after a page, and how many nodes it has gone through."""
        at, limit, ring = self._at, sealed.at_once, self._work.ring
        self._work.claim.hold(tx, self._done)
        page = tx.run(PAGE, label=sealed.label, first=at.first, second=at.second, limit=limit)
        nodes = [row.facts for row in page if row.facts]
        rows = [row for facts in nodes if (row := renewed(ring, sealed, facts))]
        if rows:
            tx.run(WRITE, label=sealed.label, rows=rows)
        after = _after(at, sealed, nodes, full=len(page) >= limit)
        after = replace(after, found=at.found or bool(rows))
        tx.run(KEEP_PLACE, id=self._work.claim.run.id, place=after.text())
        return after, self._done + len(nodes)


def _after(at: _At, sealed: Sealed, nodes: Sequence[Mapping[str, Any]], *, full: bool) -> _At:
    """Where the next page begins: at the next label, unless this one was full. Nodes that are gone
    by the time they are locked have no place; of a page of these alone the same one is read
    again."""
    if full and nodes:
        first, second = max(map(sealed.key, nodes))
        return replace(at, first=first, second=second)
    if full:
        return at
    following = SEALED[at.step + 1 :]
    start = following[0].start if following else ""
    return replace(at, step=at.step + 1, first="", second=start)


def renewed(ring: KeyRing, sealed: Sealed, facts: Mapping[str, Any]) -> Row | None:
    """What is to be written of a node, with what was read there; none where nothing of it is under
    an older key."""
    before, after = dict[str, bytes](), dict[str, bytes]()
    for part in sealed.parts:
        for name in part.fields:
            value, subject = facts.get(name), part.subject(facts)
            if value is not None and ring.is_older(subject, value):
                before[name] = value
                place = Place(part.label, part.id(facts), name)
                after[name] = ring.renewed(subject, value, place=place)
    first, second = sealed.key(facts)
    if not after:
        return None
    names = list(after)
    return {"first": first, "second": second, "names": names, "before": before, "after": after}
