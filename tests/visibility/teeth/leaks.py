"""What a planted leak does in the place of a function of the product's. Each is given that function
first, then what the function is given."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from fastapi.responses import JSONResponse
from starlette.datastructures import MutableHeaders
from starlette.types import Message

from graphsvc.access.audit import Entry
from graphsvc.access.sealed import OwnSealer, Sealer
from graphsvc.access.users import FIND_USER, active_users_of
from graphsvc.access.visibility import Reason, ScopeRow, View
from graphsvc.accounts.entrance import Browser, Entrance
from graphsvc.accounts.logins import Login
from graphsvc.accounts.passwords import Judged
from graphsvc.database import Database, Transaction
from graphsvc.errors import NotSignedIn
from graphsvc.ids import new_id
from graphsvc.mail import notices
from graphsvc.ontology import NoticeKind, org_scope
from graphsvc.queries import Query
from graphsvc.rates import Rates
from graphsvc.sealing import KeyRing
from graphsvc.shares import Share
from graphsvc.sharing.who import HOLDERS, HolderRow
from graphsvc.wire.invitations import Invitation
from tests.door.syntax import Module

Was = Callable[..., Any]
"""What was there."""


def nothing(_was: Was, *_args: object, **_named: object) -> None:
    """Is not done, or finds nothing wrong."""


def nobody(_was: Was, *_args: object, **_named: object) -> list[str]:
    """Finds none."""
    return []


def nothing_hidden(_was: Was, *_args: object) -> Mapping[str, str]:
    """Finds no hidden tie."""
    return {}


def always(_was: Was, *_args: object) -> bool:
    """Says yes."""
    return True


# Who sees

_KEPT: Final[dict[str, Any]] = {}


def remembered(was: Was, tx: Transaction, query: Query[Any], params: Mapping[str, object]) -> Any:
    """Scopes of a viewer are read once."""
    if query.name != "access/read/viewer_scopes":
        return was(tx, query, params)
    return _KEPT.setdefault(json.dumps(params), was(tx, query, params))


def shared_answers(was: Was, view: View, query: Query[Any], /, **params: object) -> Any:
    """Rows of a viewer's query are kept under its parameters, without the viewer's scopes."""
    return _KEPT.setdefault(f"{query.name} {params}", was(view, query, **params))


def without_denials(was: Was, rows: Iterable[ScopeRow]) -> Mapping[str, Reason]:
    """A row that denies a scope counts like one that grants it."""
    return was([replace(row, granted=True) for row in rows])


def whatever_scope(_was: Was, view: View, scope: str) -> list[HolderRow]:
    """Asks who has a scope, whether the viewer has it or not."""
    kind, _, about = scope.partition(":")
    return view.read(HOLDERS, kind=kind, about=about, limit=100)


def of_the_organisation(_was: object) -> object:
    """In the place of the scope of an entry of the audit log."""

    def scope(entry: Entry) -> str:
        return org_scope(entry.org)

    return property(scope)


def with_a_page(modules: Mapping[str, Module]) -> Mapping[str, Module]:
    """In the place of all modules: these, and a page that holds the application's database."""
    source = "def page(services, query):\n    return services.database.fetch(query)"
    return {**modules, "graphsvc.web.planted": Module("graphsvc.web.planted", source)}


# Keys of what is counted, found and joined


def everybody_together(was: Was, rates: Rates, _user: str) -> Any:
    """Counts requests under one key for all."""
    return was(rates, "everybody")


def plain_place(_was: Was, share: Share, whose: str) -> str:
    """Counts places in Redis under names."""
    return f"graphsvc:share:{share.name}:{whose}"


def plain_text(_was: Was, _ring: KeyRing, _subject: str, text: str) -> str:
    """Counts requests under names."""
    return text


def token_of_all_scopes(was: Was, sealer: Sealer, _scope: str, prefix: str) -> Any:
    """Beginnings of words have one fingerprint in all scopes."""
    return was(sealer, "all", prefix)


def fingerprint_of_all_owners(was: Was, own: OwnSealer, kind: str, text: str) -> Any:
    """E-mails have one fingerprint, whoever's contacts have them."""
    everybody = OwnSealer(vars(own)["_ring"], "everybody")
    vars(own)["_ring"].create("user:everybody")
    return was(everybody, kind, text)


def one_for_all(was: Was, sealer: Sealer, _contact: str) -> Any:
    """Contacts without an employer are one human."""
    return was(sealer, "all")


# What is told apart


def told_apart(
    was: Was, database: Database, ring: KeyRing, *, email: str, password: str
) -> Login | None:
    """Signing in says of an address that nobody has it."""
    if not database.read(lambda tx: active_users_of(tx, email)):
        raise NotSignedIn("Nobody has this address.")
    return was(database, ring, email=email, password=password)


def at_once(was: Was, password: str, kept: str | None) -> Judged:
    """Looks at no password where none is kept."""
    return was(password, kept) if kept else Judged(right=False)


_UNKNOWN: Final[list[bool]] = []


def looked_up(was: Was, entrance: Entrance, email: str, browser: Browser) -> bool:
    """Looks for an address before anything is answered."""
    database: Database = vars(entrance)["_ready"]()
    _UNKNOWN.append(not database.read(lambda tx: active_users_of(tx, email)))
    return was(entrance, email, browser)


def elsewhere(was: Was, address: str) -> Any:
    """Leads whoever has said an address that nobody has to another page."""
    return was(f"{address}&unknown" if _UNKNOWN and _UNKNOWN.pop() else address)


def known_elsewhere(was: Was, tx: Transaction, *given: Any, by: str) -> Invitation:
    """An invitation of somebody who is a user elsewhere counts as accepted."""
    made: Invitation = was(tx, *given, by=by)
    known = active_users_of(tx, made.email)
    return made.model_copy(update={"state": "accepted"}) if known else made


def whatever_step(was: Was, code: str, secret: str, *, seconds: int, after: int) -> int | None:
    """A code counts however often it is said."""
    return was(code, secret, seconds=seconds, after=min(after, 0))


# What is said


def of_its_time(_was: Was) -> str:
    """An id that says when it was made."""
    return new_id()


def its_words(_was: Was, *_args: object) -> JSONResponse:
    """Answers with the words of what went wrong."""
    return JSONResponse({"detail": str(sys.exc_info()[1])}, 500)


def what_was_asked(_was: Was, scope: Mapping[str, Any]) -> str:
    """The address that was asked, in the place of its template."""
    return scope["path"]


def with_words(_was: Was, error: BaseException) -> str:
    """An error with what it says."""
    return repr(error)


def whole(_was: Was, text: str) -> str:
    """A text as it is, whatever stands in it."""
    return text


def with_the_name(was: Was, tx: Transaction, ring: KeyRing, kind: NoticeKind, **about: Any) -> None:
    """Mails a notification with the name of whom it is about."""
    found = tx.run(FIND_USER, text=about["follower"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notices, "SOMEBODY", found[0].name)
        was(tx, ring, kind, **about)


async def newest_in_a_header(was: Was, answer: Any, message: Message) -> None:
    """Says in a header of every answer which import is the newest."""
    if message["type"] == "http.response.start":
        MutableHeaders(scope=message)["X-Newest"] = _KEPT.get("newest", "none")
    await was(answer, message)


def noted(was: Was) -> str:
    """Remembers the newest id."""
    _KEPT["newest"] = was()
    return _KEPT["newest"]
