"""Every route, of the API and of the pages: what its id names, who is let in to that, and with what
it is asked. What each combination answers is worked out from here in ``expected``.

A route without a row here fails the build, and so does a row without a route.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Final

from graphsvc.ontology import KeyScope
from tests.api.bodies import BODIES, SEARCHES
from tests.visibility.matrix.viewers import FAMILY

READ, WRITE, ADMIN = KeyScope.READ, KeyScope.WRITE, KeyScope.ADMIN


class Kind(Enum):
    """What the id in an address names. Of each the owner has one, so has a rival, and most of those
    who ask have one of their own."""

    CONTACT = auto()
    SETTLED = auto()
    IMPORT = auto()
    RUN = auto()
    UPLOAD = auto()
    SOURCE = auto()
    JOB = auto()
    STUDY = auto()
    REFERENCE = auto()
    KEY = auto()
    SESSION = auto()
    NOTIFICATION = auto()
    FOLLOWER = auto()
    FOLLOWED = auto()
    USER = auto()
    SEEN_USER = auto()
    GONE_USER = auto()
    ROLE = auto()
    GROUP = auto()
    INVITATION = auto()
    PERSON = auto()
    KNOWN_PERSON = auto()
    COMPANY = auto()
    SCHOOL = auto()


class To(Enum):
    """To whom something of somebody's is there at all; to everybody else it is not."""

    WHOSE_IT_IS = auto()
    THEIR_ORGANISATION = auto()
    WHOM_IT_REACHES = auto()
    EVERYBODY = auto()
    EVERYBODY_OR_THEIR_ORGANISATION = auto()


class Door(Enum):
    """Who may do it at all; everybody else is refused, whatever the id."""

    ALL = auto()
    ADMINISTRATORS = auto()
    GROUP_ADMINISTRATORS = auto()
    THEMSELVES_AND_ADMINISTRATORS = auto()


class Shows(Enum):
    """Which contacts an answer tells of by name: just those that the asker may see, or some of
    them."""

    ALL = auto()
    SOME = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A route. ``answers`` is the status of whoever is let in, ``own`` where it is another one for
    one's own user. ``told`` is whether it is no secret that a colleague is there: who may not is
    refused, and not told that there is nobody. ``password`` is whether it wants a session that
    began with a password, ``open`` whether it answers everybody. ``sends`` is a body or a form,
    ``asks`` the parameters, ``fills`` further parts of the address; in both ``{…}`` is a thing of
    the world by its name there."""

    kind: Kind | None = None
    to: To = To.WHOSE_IT_IS
    door: Door = Door.ALL
    scope: KeyScope | None = None
    answers: int | None = None
    own: int | None = None
    told: bool = False
    password: bool = False
    open: bool = False
    last: bool = False
    shows: Shows = Shows.SOME
    sends: Any = field(default_factory=dict[str, Any])
    asks: Mapping[str, str] = field(default_factory=dict[str, str])
    fills: Mapping[str, str] = field(default_factory=dict[str, str])
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict[str, tuple[str, bytes]])


def _of(kind: Kind, answers: int | None = None, **more: Any) -> Row:
    """A route of something of somebody's own."""
    return Row(kind, answers=answers, **more)


def _ours(kind: Kind, answers: int | None = None, **more: Any) -> Row:
    """A route of something of an organisation's, which all of it may."""
    return Row(kind, To.THEIR_ORGANISATION, answers=answers, **more)


def _run(kind: Kind | None = None, answers: int | None = None, **more: Any) -> Row:
    """A route for administrators of the organisation alone."""
    more.setdefault("scope", ADMIN)
    return Row(kind, To.THEIR_ORGANISATION, Door.ADMINISTRATORS, answers=answers, **more)


def _run_group(answers: int | None = None, **more: Any) -> Row:
    """A route for administrators of a group, or of its organisation."""
    return Row(
        Kind.GROUP,
        To.THEIR_ORGANISATION,
        Door.GROUP_ADMINISTRATORS,
        ADMIN,
        answers,
        **more,
    )


def _public(kind: Kind, answers: int | None = None, **more: Any) -> Row:
    return Row(kind, To.EVERYBODY, answers=answers, **more)


def _company(**more: Any) -> Row:
    """A route of a company of the directory, or one of the asker's organisation's own."""
    return Row(Kind.COMPANY, To.EVERYBODY_OR_THEIR_ORGANISATION, **more)


def _list(answers: int | None = None, **more: Any) -> Row:
    """A route without an id, which shows or changes what is the asker's."""
    return Row(answers=answers, **more)


def _with_password(answers: int | None = None, **more: Any) -> Row:
    return Row(answers=answers, password=True, **more)


def _open(answers: int = 200, **more: Any) -> Row:
    return Row(answers=answers, open=True, **more)


def _each_owned() -> Sequence[Row]:
    """A row for each kind of things of which one may ask who sees them."""
    kinds = {
        "contact": Kind.CONTACT,
        "tie": Kind.CONTACT,
        "source": Kind.SOURCE,
        "work_history": Kind.JOB,
        "education": Kind.STUDY,
        "reference_account": Kind.REFERENCE,
    }
    return [_of(kind, fills={"kind": name}) for name, kind in kinds.items()]


FILE: Final = b"""First Name,Last Name,URL,Email Address,Company,Position,Connected On
Wilma,Wombat,,,Bolt,Digger,02 Mar 2022
"""
_FILE: Final[Mapping[str, tuple[str, bytes]]] = {"file": ("sent.csv", FILE)}
_TABLE: Final[Mapping[str, tuple[str, bytes]]] = {"file": ("people.csv", b"email\nt@x.example\n")}

API: Final[Mapping[str, Row | Sequence[Row]]] = {
    "GET /v1/openapi.json": _open(),
    "GET /v1/health": _open(),
    "GET /v1/health/ready": _open(503),
    "GET /v1/me": _list(),
    "PUT /v1/me/availability": _list(),
    "GET /v1/me/export": _list(),
    "PUT /v1/account": _list(),
    "GET /v1/account/keys": _list(scope=ADMIN),
    "POST /v1/account/keys": _list(
        201, scope=ADMIN, sends={"name": "Program", "scopes": ["admin"]}
    ),
    "DELETE /v1/account/keys/{id}": _of(Kind.KEY, scope=ADMIN),
    "GET /v1/account/sessions": _with_password(),
    "DELETE /v1/account/sessions/{id}": _of(Kind.SESSION, password=True),
    "GET /v1/paths": _list(
        shows=Shows.ALL,
        asks={"company": "{bolt}", "limit": "50", "per_introducer": "0", "per_end": "0"},
    ),
    "GET /v1/people": _list(shows=Shows.ALL, asks={"q": FAMILY, "limit": "50"}),
    "GET /v1/people/{id}": _public(Kind.PERSON),
    "PUT /v1/people/{id}/word": _public(Kind.PERSON),
    "DELETE /v1/people/{id}/word": _of(Kind.KNOWN_PERSON, 200),
    "GET /v1/companies": _list(),
    "GET /v1/companies/{id}": _company(),
    "GET /v1/companies/{id}/people": _company(shows=Shows.ALL, asks={"limit": "100"}),
    "GET /v1/schools": _list(),
    "GET /v1/schools/{id}": _public(Kind.SCHOOL),
    "POST /v1/uploads": _list(201, files=_FILE, sends={"format": "linkedin"}),
    "GET /v1/uploads/{id}": _of(Kind.UPLOAD),
    "POST /v1/uploads/{id}/preview": _of(Kind.UPLOAD),
    "POST /v1/uploads/{id}/import": _of(
        Kind.UPLOAD, 202, sends={"format": "linkedin", "label": "taken"}
    ),
    "DELETE /v1/uploads/{id}": _of(Kind.UPLOAD),
    "POST /v1/imports": _list(202, files=_FILE, sends={"format": "linkedin", "label": "sent"}),
    "GET /v1/imports": _list(),
    "GET /v1/imports/rows": _list(),
    "GET /v1/imports/{id}": _of(Kind.IMPORT),
    "POST /v1/imports/{id}/answer": _of(Kind.IMPORT, 409),
    "POST /v1/imports/{id}/discard": _of(Kind.IMPORT, 409),
    "POST /v1/imports/{id}/undo": _of(Kind.IMPORT, 202),
    "GET /v1/imports/{id}/verdicts": _of(Kind.IMPORT),
    "GET /v1/imports/{id}/report": _of(Kind.IMPORT),
    "GET /v1/runs": _list(),
    "GET /v1/runs/{id}": _of(Kind.RUN),
    "POST /v1/runs/{id}/cancel": _of(Kind.RUN, 202),
    "POST /v1/runs/{id}/retry": _of(Kind.RUN, 409),
    "GET /v1/work-history": _list(),
    "POST /v1/work-history": _list(201),
    "PUT /v1/work-history/{id}": _of(Kind.JOB),
    "DELETE /v1/work-history/{id}": _of(Kind.JOB),
    "GET /v1/education": _list(),
    "POST /v1/education": _list(201),
    "PUT /v1/education/{id}": _of(Kind.STUDY),
    "DELETE /v1/education/{id}": _of(Kind.STUDY),
    "GET /v1/reference-accounts": _list(),
    "POST /v1/reference-accounts": _list(201),
    "POST /v1/reference-accounts/search": _list(scope=READ),
    "PUT /v1/reference-accounts/{id}": _of(Kind.REFERENCE),
    "DELETE /v1/reference-accounts/{id}": _of(Kind.REFERENCE),
    "GET /v1/contacts": _list(asks={"limit": "100"}),
    "POST /v1/contacts": _list(201),
    "GET /v1/contacts/unsettled": _list(),
    "DELETE /v1/contacts/removed": _list(200),
    "GET /v1/contacts/{id}": _of(Kind.CONTACT),
    "PUT /v1/contacts/{id}": _of(Kind.CONTACT),
    "PUT /v1/contacts/{id}/settlement": _of(Kind.CONTACT),
    "DELETE /v1/contacts/{id}/settlement": _of(Kind.SETTLED, 200),
    "PUT /v1/contacts/{id}/word": _of(Kind.CONTACT),
    "DELETE /v1/contacts/{id}/word": _of(Kind.CONTACT, 200),
    "PUT /v1/contacts/{id}/hidden": _of(Kind.CONTACT),
    "DELETE /v1/contacts/{id}/hidden": _of(Kind.CONTACT, 200),
    "POST /v1/contacts/{id}/same": _of(Kind.CONTACT, 200, sends={"contact": "{another contact}"}),
    "DELETE /v1/contacts/{id}/same": _of(Kind.CONTACT, 200),
    "GET /v1/contacts/{id}/publication": _of(Kind.CONTACT),
    "POST /v1/contacts/{id}/publication": _of(Kind.CONTACT, 409),
    "DELETE /v1/contacts/{id}": _of(Kind.CONTACT),
    "GET /v1/adoption": _run(scope=READ),
    "GET /v1/audit": _list(),
    "GET /v1/audit/table": _list(),
    "GET /v1/notifications": _list(),
    "GET /v1/notifications/unread": _list(),
    "PUT /v1/notifications/read": _list(204),
    "PUT /v1/notifications/{id}/read": _of(Kind.NOTIFICATION, 204),
    "GET /v1/notifications/choices": _list(),
    "PUT /v1/notifications/choices/{kind}": _list(fills={"kind": "follow_asked"}),
    "GET /v1/invitations": _run(),
    "POST /v1/invitations": _run(sends={"people": [{"email": "i@x.example"}], "by": "link"}),
    "POST /v1/invitations/table": _run(sends={"text": "email\nj@x.example", "by": "link"}),
    "POST /v1/invitations/{id}/again": _run(Kind.INVITATION, sends={"by": "link"}),
    "DELETE /v1/invitations/{id}": _run(Kind.INVITATION),
    "GET /v1/users": _list(),
    "GET /v1/users/{id}": _ours(Kind.USER),
    "PUT /v1/users/{id}/role": _run(Kind.USER),
    "PUT /v1/users/{id}/administrator": _run(Kind.USER, own=409),
    "POST /v1/users/{id}/deactivate": Row(
        Kind.USER,
        To.THEIR_ORGANISATION,
        Door.THEMSELVES_AND_ADMINISTRATORS,
        ADMIN,
        204,
        last=True,
    ),
    "POST /v1/users/{id}/activate": _run(Kind.GONE_USER),
    "GET /v1/roles": _list(),
    "POST /v1/roles": _run(answers=201, sends={"name": "{new name}"}),
    "PUT /v1/roles/{id}": _run(Kind.ROLE, sends={"name": "{new name}"}),
    "DELETE /v1/roles/{id}": _run(Kind.ROLE),
    "GET /v1/groups": _list(),
    "POST /v1/groups": _run(answers=201, sends={"name": "{new name}"}),
    "GET /v1/groups/{id}": _ours(Kind.GROUP),
    "PUT /v1/groups/{id}": _run_group(sends={"name": "{new name}", "suspended": False}),
    "DELETE /v1/groups/{id}": _run(Kind.GROUP),
    "PUT /v1/groups/{id}/members/{user}": _run_group(fills={"user": "{colleague}"}),
    "DELETE /v1/groups/{id}/members/{user}": _run_group(fills={"user": "{member}"}),
    "PUT /v1/groups/{id}/connections/{other}": _run_group(fills={"other": "{other group}"}),
    "DELETE /v1/groups/{id}/connections/{other}": _run_group(fills={"other": "{linked group}"}),
    "GET /v1/follows": _list(),
    "PUT /v1/follows/followers/{id}": _ours(Kind.USER, own=422),
    "DELETE /v1/follows/followers/{id}": _of(Kind.FOLLOWER),
    "PUT /v1/follows/following/{id}": _ours(Kind.SEEN_USER, own=422),
    "DELETE /v1/follows/following/{id}": _of(Kind.FOLLOWED),
    "GET /v1/sources": _list(),
    "GET /v1/sources/{id}/levels": _of(Kind.SOURCE),
    "PUT /v1/sources/{id}/level": _of(Kind.SOURCE),
    "GET /v1/visibility/{kind}/{id}": _each_owned(),
    "GET /v1/seen/{id}": Row(Kind.CONTACT, To.WHOM_IT_REACHES),
}
"""Routes for programs, which come with a key."""

PAGES: Final[Mapping[str, Row | Sequence[Row]]] = {
    "GET /static/{name}": _open(fills={"name": "style.css"}),
    "GET /signin": _open(),
    "POST /signin": _open(401),
    "POST /signin/password": _open(401),
    "GET /signin/code": _open(401),
    "POST /signin/code": _open(401),
    "GET /signin/organisation": _open(401),
    "POST /signin/organisation": _open(401),
    "POST /signin/other": _open(303),
    "POST /signout": _open(303, last=True),
    "GET /signin/openid": _open(404),
    "GET /signin/openid/back": _open(404),
    "GET /signup": _open(),
    "POST /signup": _open(303, sends={"email": "new@x.example"}),
    "GET /signup/new": _open(401),
    "POST /signup/new": _open(401),
    "GET /signup/organisation": _list(),
    "GET /invitation": _open(401),
    "POST /invitation": _open(401),
    "POST /invitation/join": _with_password(401),
    "POST /invitation/mail": _open(401),
    "GET /reset": _open(),
    "POST /reset": _open(303),
    "GET /reset/new": _open(401),
    "POST /reset/new": _open(401),
    "GET /settings": _list(303),
    "GET /settings/account": _list(),
    "POST /settings/account": _list(sends={"name": "Somebody"}),
    "POST /settings/organisation": _with_password(404, sends={"user": "{absent}"}),
    "GET /settings/password": _list(),
    "POST /settings/password": _with_password(422),
    "POST /settings/password/first": _list(),
    "GET /settings/two-step": _list(),
    "POST /settings/two-step/offer": _with_password(),
    "POST /settings/two-step/on": _with_password(422),
    "POST /settings/two-step/off": _with_password(422),
    "POST /settings/two-step/codes": _with_password(422),
    "POST /settings/two-step/required": _list(403, scope=ADMIN),
    "GET /settings/sessions": _list(),
    "POST /settings/sessions/end": _with_password(last=True),
    "POST /signup/organisation": _with_password(sends={"organisation": "{new name}"}, last=True),
    "POST /settings/sessions/{id}/end": _of(Kind.SESSION, password=True),
    "GET /settings/keys": _list(scope=ADMIN),
    "POST /settings/keys": _list(200, scope=ADMIN, sends={"name": "Page", "scopes": ["admin"]}),
    "POST /settings/keys/{id}/revoke": _of(Kind.KEY, scope=ADMIN),
    "GET /": _list(),
    "GET /ask": _list(shows=Shows.SOME, asks={"q": "{bolt}"}),
    "GET /people/{id}": _public(Kind.PERSON),
    "POST /people/{id}/word": _public(Kind.PERSON, sends={"level": "good"}),
    "GET /companies/{id}": _company(shows=Shows.ALL, asks={"limit": "100"}),
    "GET /schools/{id}": _public(Kind.SCHOOL),
    "GET /connections/work": _list(),
    "POST /connections/work": _list(sends={"company": "Bolt"}),
    "POST /connections/work/{id}/remove": _of(Kind.JOB),
    "GET /connections/education": _list(),
    "POST /connections/education": _list(sends={"school": "Port University"}),
    "POST /connections/education/{id}/remove": _of(Kind.STUDY),
    "GET /connections/references": _list(),
    "POST /connections/references/search": _list(200, sends={"text": "Bolt"}),
    "POST /connections/references/add": _list(sends={"own": "Added Works"}),
    "POST /connections/references/{id}": _of(Kind.REFERENCE),
    "POST /connections/references/{id}/remove": _of(Kind.REFERENCE),
    "GET /connections/people": _list(),
    "POST /connections/people": _list(files=_FILE),
    "POST /connections/contacts/{id}/remove": _of(Kind.CONTACT),
    "POST /connections/contacts/again": _list(),
    "GET /connections/imports/{id}": _of(Kind.IMPORT),
    "POST /connections/imports/{id}/answer": _of(Kind.IMPORT, 409, sends={"answer": "add"}),
    "POST /connections/imports/{id}/undo": _of(Kind.IMPORT),
    "GET /connections/settle": _list(),
    "POST /connections/settle/{id}": _of(Kind.CONTACT),
    "POST /connections/settle/{id}/undo": _of(Kind.SETTLED),
    "GET /connections/contacts/{id}": _of(Kind.CONTACT),
    "POST /connections/contacts/{id}": _of(Kind.CONTACT, sends={"name": "Wanda Wombat"}),
    "POST /connections/contacts/{id}/person": _of(Kind.CONTACT),
    "GET /connections/why": _list(asks={"q": "Wombat"}),
    "GET /connections/sources": _list(),
    "GET /connections/sources/{id}": _of(Kind.SOURCE),
    "POST /connections/sources/{id}": _of(Kind.SOURCE, sends={"level": "owner"}),
    "GET /who/{kind}/{id}": _each_owned(),
    "GET /seen/{id}": Row(Kind.CONTACT, To.WHOM_IT_REACHES),
    "GET /connections/contacts/{id}/publish": _of(Kind.CONTACT),
    "POST /connections/contacts/{id}/publish": _of(
        Kind.CONTACT, 409, sends={"name": "A", "title": "B", "employer": "C", "profile_url": "D"}
    ),
    "POST /connections/people/hand": _list(sends={"name": "Hanne Wombat", "company": "Bolt"}),
    "POST /connections/contacts/{id}/word": _of(Kind.CONTACT, sends={"level": "good"}),
    "POST /connections/contacts/{id}/hidden": _of(Kind.CONTACT, sends={"hidden": "yes"}),
    "POST /connections/people/chosen": _list(422, sends={"do": "hide"}),
    "POST /connections/contacts/{id}/same": _of(
        Kind.CONTACT, sends={"contact": "{another contact}"}
    ),
    "POST /connections/contacts/{id}/apart": _of(Kind.CONTACT),
    "GET /connections/introducing": _list(),
    "POST /connections/introducing": _list(),
    "GET /connections/uploads/{id}": _of(Kind.UPLOAD),
    "POST /connections/uploads/{id}": _of(
        Kind.UPLOAD, sends={"format": "linkedin", "label": "taken by a page", "mode": "add"}
    ),
    "POST /connections/uploads/{id}/forget": _of(Kind.UPLOAD),
    "GET /connections/runs": _list(),
    "POST /connections/runs/{id}/cancel": _of(Kind.RUN),
    "POST /connections/runs/{id}/retry": _of(Kind.RUN, 409),
    "GET /mailbox": _open(404),
    "GET /audit": _list(),
    "GET /notifications": _list(),
    "POST /notifications/read": _list(),
    "POST /notifications/{id}": _of(Kind.NOTIFICATION),
    "GET /settings/notifications": _list(),
    "POST /settings/notifications": _list(sends={"kind": "follow_asked"}),
    "GET /organisation/adoption": _run(scope=READ),
    "GET /organisation/invitations": _run(scope=READ),
    "POST /organisation/invitations": _run(
        answers=200, sends={"text": "k@x.example", "by": "link"}
    ),
    "POST /organisation/invitations/table": _run(answers=200, files=_TABLE, sends={"by": "link"}),
    "POST /organisation/invitations/{id}/again": _run(Kind.INVITATION, 200, sends={"by": "link"}),
    "POST /organisation/invitations/{id}/withdraw": _run(Kind.INVITATION),
    "GET /organisation/people/{id}/leaving": Row(
        Kind.USER, To.THEIR_ORGANISATION, Door.THEMSELVES_AND_ADMINISTRATORS, told=True
    ),
    "POST /organisation/people/{id}/leaving": Row(
        Kind.USER,
        To.THEIR_ORGANISATION,
        Door.THEMSELVES_AND_ADMINISTRATORS,
        ADMIN,
        last=True,
    ),
    "POST /organisation/people/{id}/activate": _run(Kind.GONE_USER),
    "GET /organisation": _list(),
    "POST /organisation/people/{id}/role": _run(Kind.USER),
    "POST /organisation/people/{id}/administrator": _run(Kind.USER, own=409),
    "GET /organisation/roles": _list(),
    "POST /organisation/roles": _run(sends={"name": "{new name}"}),
    "POST /organisation/roles/{id}": _run(Kind.ROLE, sends={"name": "{new name}"}),
    "POST /organisation/roles/{id}/remove": _run(Kind.ROLE),
    "GET /organisation/groups": _list(),
    "POST /organisation/groups": _run(sends={"name": "{new name}"}),
    "GET /organisation/groups/{id}": _ours(Kind.GROUP),
    "POST /organisation/groups/{id}": _run_group(sends={"name": "{new name}"}),
    "POST /organisation/groups/{id}/remove": _run(Kind.GROUP),
    "POST /organisation/groups/{id}/members": _run_group(sends={"user": "{colleague}"}),
    "POST /organisation/groups/{id}/members/{user}": _run_group(fills={"user": "{colleague}"}),
    "POST /organisation/groups/{id}/members/{user}/remove": _run_group(fills={"user": "{member}"}),
    "POST /organisation/groups/{id}/connections": _run_group(sends={"other": "{other group}"}),
    "POST /organisation/groups/{id}/connections/{other}/remove": _run_group(
        fills={"other": "{linked group}"}
    ),
    "GET /settings/followers": _list(),
    "POST /settings/followers": _list(sends={"user": "{colleague}"}),
    "POST /settings/followers/following": _list(sends={"user": "{seen colleague}"}),
    "POST /settings/followers/following/{id}/remove": _of(Kind.FOLLOWED),
    "POST /settings/followers/{id}": _ours(Kind.USER, own=422, sends={"admit": "true"}),
    "POST /settings/followers/{id}/remove": _of(Kind.FOLLOWER),
    "GET /connections": _list(303),
    "GET /{path:path}": _open(404, fills={"path:path": "no/such/page"}),
}
"""Pages, for whoever has a session."""


@dataclass(frozen=True, slots=True)
class Case:
    """A route as it is asked: its row, and which of the rows where it has several."""

    method: str
    path: str
    which: str
    row: Row = field(compare=False)

    def __str__(self) -> str:
        return f"{self.method} {self.path}{' ' if self.which else ''}{self.which}"

    @property
    def is_page(self) -> bool:
        return not self.path.startswith("/v1/")

    @property
    def looks(self) -> bool:
        """Whether it changes nothing."""
        return self.method == "GET"

    @property
    def scope(self) -> KeyScope:
        """The scope that a key needs for it."""
        return self.row.scope or (READ if self.looks else WRITE)

    @property
    def answers(self) -> int:
        """The status of the answer to whoever is let in."""
        if self.row.answers is not None:
            return self.row.answers
        if self.is_page:
            return 200 if self.looks else 303
        return 204 if self.method == "DELETE" else 200


def _completed(route: str, row: Row) -> Row:
    """With the bodies and parameters that other suites have for it."""
    method, path = route.split(" ")
    if method == "GET" and path in SEARCHES and not row.asks:
        return replace(row, asks={"q": "Wombat"})
    if method in ("POST", "PUT") and not row.sends and path in BODIES:
        return replace(row, sends=BODIES[path])
    return row


def _cases(route: str, found: Row | Sequence[Row]) -> list[Case]:
    method, path = route.split(" ")
    rows = [found] if isinstance(found, Row) else found
    return [
        Case(method, path, row.fills["kind"] if len(rows) > 1 else "", _completed(route, row))
        for row in rows
    ]


ROWS: Final = {**API, **PAGES}
CASES: Final = [case for route, found in ROWS.items() for case in _cases(route, found)]
