"""``/v1/account``: the user's name, API keys, and sessions.

A key never touches passwords, 2-step verification or sessions: what is about these is for a browser
that has signed in with the password.
"""

from fastapi import APIRouter, Response

from graphsvc.access.keys import KeyRow
from graphsvc.access.users import me
from graphsvc.accounts.keys import make_key, own_keys, revoke_own_key
from graphsvc.accounts.profile import rename_self
from graphsvc.accounts.sessions import SessionRow
from graphsvc.api import examples
from graphsvc.api.bodies import GuardedRoute
from graphsvc.api.deps import DoorDep, EntryDep, OwnAccountDep
from graphsvc.api.pages import IdPath
from graphsvc.api.problems import problems
from graphsvc.days import moment
from graphsvc.ontology import KeyScope
from graphsvc.wire.account import (
    AccountInput,
    Key,
    KeyInput,
    Keys,
    MadeKey,
    Session,
    Sessions,
)

router = APIRouter(prefix="/v1/account", tags=["account"], route_class=GuardedRoute)


@router.put("", responses={**examples.ok(examples.ACCOUNT), **problems(403)})
def rename(door: DoorDep, said: AccountInput) -> AccountInput:
    """Calls the user by another name."""
    door.change(lambda desk: rename_self(desk, said.name))
    return AccountInput(name=door.look(me).name)


@router.get("/keys", responses={**examples.ok(examples.KEYS), **problems(403)})
def list_keys(door: DoorDep) -> Keys:
    """The user's API keys. No key is told a second time."""
    return Keys(items=[_key(row) for row in door.look(own_keys)])


@router.post(
    "/keys",
    status_code=201,
    responses={**examples.created(examples.MADE_KEY), **problems(403, 409)},
)
def add_key(door: DoorDep, entry: EntryDep, wanted: KeyInput, response: Response) -> MadeKey:
    """Makes an API key, which may do no more, and for no longer, than the one that makes it."""
    key, row = door.change(
        lambda desk: make_key(desk, entry, name=wanted.name, scopes=wanted.scopes, days=wanted.days)
    )
    response.headers["Location"] = f"{router.prefix}/keys/{row.id}"
    return MadeKey(**_key(row).model_dump(), key=key)


@router.delete("/keys/{id}", status_code=204, responses=problems(403, 404))
def revoke_key(door: DoorDep, id_: IdPath) -> None:
    """Revokes an API key: the very next request with it is refused."""
    door.change(lambda desk: revoke_own_key(desk, id_))


@router.get("/sessions", responses={**examples.ok(examples.SESSIONS), **problems(403)})
def list_sessions(own: OwnAccountDep, entry: EntryDep) -> Sessions:
    """Where the user is signed in, over all of their organisations; for a browser that has signed
    in with the password."""
    return Sessions(items=[_session(row, entry.session) for row in own.sessions()])


@router.delete("/sessions/{id}", status_code=204, responses=problems(403, 404))
def end_session(own: OwnAccountDep, id_: IdPath) -> None:
    """Signs the user out of a browser; for one that has signed in with the password."""
    own.end_session(id_)


def _key(row: KeyRow) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        scopes=[KeyScope(one) for one in row.scopes],
        created=moment(row.created),
        expires=moment(row.expires) if row.expires else None,
        used=moment(row.used) if row.used else None,
    )


def _session(row: SessionRow, this: str) -> Session:
    return Session(
        id=row.id,
        organisation=row.org_name,
        device=row.device,
        began=row.began,
        created=moment(row.created),
        used=moment(row.seen),
        this=row.id == this,
    )
