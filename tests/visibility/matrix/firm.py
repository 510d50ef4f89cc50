"""The world of the route matrix: an owner, those who stand around them, and another organisation;
one of every kind of thing for the owner and for the rival, of what is somebody's own for everybody.

Everything is made by the product's own functions but what is in a group's scope, which no level
gives yet.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, LiteralString, TypeVar

import neo4j

from graphsvc.access.door import Door
from graphsvc.access.keys import Beginning, add_key, begin_session, start_session
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.access.visibility import Desk, View
from graphsvc.accounts.invitation_tables import Row
from graphsvc.accounts.invitations import invite
from graphsvc.accounts.keys import own_keys
from graphsvc.accounts.leaving import let_go
from graphsvc.accounts.logins import add_login, join
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.start import start_import
from graphsvc.contacts.imports.uploads import keep
from graphsvc.contacts.settling import settle
from graphsvc.database import Database
from graphsvc.days import today
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.mail.notices import tell
from graphsvc.ontology import (
    ALL_KEY_SCOPES,
    Began,
    KeyScope,
    NoticeKind,
    SharingLevel,
    group_scope,
)
from graphsvc.sealing import KeyRing
from graphsvc.statements.education import add_education
from graphsvc.statements.reference_accounts import add_reference_account
from graphsvc.statements.work import add_work
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import Change, at_console
from graphsvc.team.follows import admit_follower, ask_to_follow
from graphsvc.team.groups import add_group, link_groups, put_member
from graphsvc.team.roles import add_role, give_role
from graphsvc.wire.invitations import InvitationInput
from graphsvc.wire.statements import EducationInput, ReferenceAccountInput, WorkHistoryInput
from loaders.records import Company, Employment, Person, School
from tests.visibility.matrix.table import FILE, Kind
from tests.visibility.matrix.viewers import (
    FAMILY,
    GIVEN,
    RIVALS,
    SIGNED_IN,
    Reach,
    Who,
    address_of,
)
from tests.visibility.offices import HEADER, at_desk, reach, upload

Result = TypeVar("Result")
ABSENT: Final = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
HOURS: Final = 5
POOL: Final = 40
"""So many contacts somebody has at a time to be changed, each once."""

Kit = dict[Kind, str]


@dataclass(slots=True)
class Credentials:
    """What somebody comes in with, by the scopes that it has: keys, and cookies of sessions that
    began with a key; and the cookie of one that began with a password."""

    keys: dict[frozenset[KeyScope], str] = field(default_factory=dict[frozenset[KeyScope], str])
    cookies: dict[frozenset[KeyScope], str] = field(default_factory=dict[frozenset[KeyScope], str])
    password: str = ""


@dataclass(slots=True)
class Firm:
    """``contacts`` are the owner's by how far they reach, ``kits`` what everybody has, ``things``
    what else stands in addresses and bodies."""

    database: Database
    ring: KeyRing
    session: neo4j.Session
    orgs: dict[str, Organisation] = field(default_factory=dict[str, Organisation])
    users: dict[Who, User] = field(default_factory=dict[Who, User])
    logins: dict[Who, str] = field(default_factory=dict[Who, str])
    credentials: dict[Who, Credentials] = field(default_factory=dict[Who, Credentials])
    contacts: dict[Reach, str] = field(default_factory=dict[Reach, str])
    kits: dict[Who, Kit] = field(default_factory=dict[Who, Kit])
    things: dict[str, str] = field(default_factory=dict[str, str])
    pools: dict[Who, list[str]] = field(default_factory=dict[Who, list[str]])
    numbers: Any = field(default_factory=lambda: count(1))

    def door(self, who: Who) -> Door:
        return Door(self.database, self.users[who].viewer, self.ring)

    def desk(self, who: Who, work: Callable[[Desk], Result]) -> Result:
        """What somebody does."""
        return self.door(who).change(work)

    def look(self, who: Who, work: Callable[[View], Result]) -> Result:
        return self.door(who).look(work)

    def console(self, org: str, work: Callable[[Change], Result]) -> Result:
        """What an administrator of the installation does."""
        return at_console(self.database, self.orgs[org].id, work)

    def upload(self, who: Who, given: Sequence[str], label: str) -> str:
        """Imports a file with contacts of these names at Bolt; returns the id of the import."""
        rows = [
            f"{one},{FAMILY if one in PLANTED else 'Wombat'},,{address_of(one)},Bolt,Digger,"
            for one in given
        ]
        text = "\n".join([HEADER, *rows, ""])
        return upload(self.database, self.ring, self.users[who], text, label=label)

    def contacts_of(self, import_: str) -> list[str]:
        """The ids of the contacts of an import's source."""
        rows = self.session.run(_CONTACTS, {"import": import_})
        return [row["id"] for row in rows]

    def next(self, what: str) -> str:
        """A name that nothing has yet."""
        return f"{what} {next(self.numbers)}"

    def one(self, text: LiteralString, **params: str) -> str:
        """The only value that a query of a test gives."""
        return self.session.run(text, dict(params)).single(strict=True)[0]


PLANTED: Final = frozenset({*GIVEN.values(), RIVALS})

_CONTACTS = """
MATCH (i:Import {id: $import}), (c:Contact {source: i.source}) RETURN c.id AS id ORDER BY c.id
"""
_SHARED = """
MATCH (u:User)-[k:KNOWS]->(c:Contact {id: $contact})
OPTIONAL MATCH (d:ContactDetail {contact: c.id})
SET c.scope = $scope, k.scope = $scope, d.scope = $scope
"""
_ID = "MATCH (n {ref: $ref}) WHERE n:Person OR n:Company OR n:School RETURN n.id AS id"
_OWN_PLACE = "MATCH (n {org: $org}) WHERE $label IN labels(n) RETURN min(n.id) AS id"


def build(database: Database, ring: KeyRing, session: neo4j.Session) -> Firm:
    """Builds it in an empty database."""
    _load(database)
    firm = Firm(database, ring, session)
    for name in ("Globex", "Umbrella"):
        firm.orgs[name] = add_organisation(database, ring, name)
    _people(firm)
    _together(firm)
    _shares(firm)
    for who in SIGNED_IN:
        firm.kits[who] = kit(firm, who)
    _placed(firm)
    _leaves(firm)
    return firm


def _load(database: Database) -> None:
    records = [
        Company("bolt", "Bolt", domain="bolt.example"),
        School("uni", "Port University"),
        Person("dan", "Dan Dorn", ("dan@bolt.example",)),
        Person("eve", "Eve Ekman", ("eve@bolt.example",)),
        Employment("dan", "bolt", "Pump maker", current=True),
        Employment("eve", "bolt", "Clerk", current=True),
    ]
    load_directory(database, records, source="matrix", as_of=today())
    derive(database)


def _people(firm: Firm) -> None:
    for who in (*sorted(SIGNED_IN), Who.LEFT):
        org = firm.orgs["Umbrella" if who is Who.RIVAL else "Globex"]
        firm.users[who] = add_somebody(firm, org, who.value.title())
        firm.logins[who] = _login(firm, firm.users[who])
        firm.credentials[who] = _credentials(firm, who)
    for name in ("colleague", "member", "seen colleague"):
        user = add_somebody(firm, firm.orgs["Globex"], name.title())
        firm.things[name] = user.id
    upload(firm.database, firm.ring, user, FILE.decode())
    for org, who in (("Globex", Who.ADMINISTRATOR), ("Umbrella", Who.RIVAL)):
        user = firm.users[who].id
        firm.console(org, lambda one, user=user: set_administrator(one, user, admin=True))


def add_somebody(firm: Firm, org: Organisation, name: str) -> User:
    """Another user of an organisation."""
    email = f"{name.lower().replace(' ', '.')}@{org.name.lower()}.example"
    return add_user(firm.database, firm.ring, email=email, org=org, name=name)


def _login(firm: Firm, user: User) -> str:
    login = firm.database.write(
        lambda tx: add_login(tx, firm.ring, email=user.email, verified=True)
    )
    firm.database.write(lambda tx: join(tx, login=login, user=user.id))
    return login


def _credentials(firm: Firm, who: Who) -> Credentials:
    """A key and a session for each scope alone; for the owner and administrators also for all but
    that one."""
    made = Credentials(password=_by_password(firm, who))
    each = [frozenset({scope}) for scope in KeyScope]
    for scopes in (*each, *(ALL_KEY_SCOPES - one for one in each)):
        if len(scopes) == 1 or who in (Who.OWNER, Who.ADMINISTRATOR):
            user = firm.users[who].id
            made.keys[scopes] = add_key(firm.database, user=user, scopes=scopes)
            made.cookies[scopes] = start_session(
                firm.database,
                user=user,
                hours=HOURS,
                beginning=Beginning(Began.KEY, scopes=scopes),
            )
    return made


def _by_password(firm: Firm, who: Who) -> str:
    beginning = Beginning(Began.PASSWORD, login=firm.logins[who])
    return firm.database.write(lambda tx: begin_session(tx, firm.users[who].id, HOURS, beginning))


def _together(firm: Firm) -> None:
    """Roles of three levels, two groups that are connected, and a follower."""
    ids = {who: user.id for who, user in firm.users.items()}

    def ours(change: Change) -> None:
        head = add_role(change, "Head")
        sales = add_role(change, "Sales", parent=head)
        reps = add_role(change, "Reps", parent=sales)
        held = {
            Who.OWNER: sales,
            Who.SAME_ROLE: sales,
            Who.ABOVE: head,
            Who.BELOW: reps,
        }
        for who, role in held.items():
            give_role(change, ids[who], role)
        north, south, west = (add_group(change, name) for name in ("North", "South", "West"))
        put_member(change, north, ids[Who.OWNER], admin=True)
        put_member(change, north, ids[Who.SAME_GROUP], admin=False)
        put_member(change, south, ids[Who.CONNECTED], admin=True)
        link_groups(change, north, south)
        link_groups(change, south, north)
        firm.things |= {"role": sales, "group": north, "linked group": south, "other group": west}

    def theirs(change: Change) -> None:
        role, group = add_role(change, "Agents"), add_group(change, "Hive")
        give_role(change, ids[Who.RIVAL], role)
        put_member(change, group, ids[Who.RIVAL], admin=True)
        firm.things |= {"rival role": role, "rival group": group}

    firm.console("Globex", ours)
    firm.console("Umbrella", theirs)
    firm.desk(Who.OWNER, lambda desk: admit_follower(desk, ids[Who.FOLLOWER]))


def _shares(firm: Firm) -> None:
    """The owner's contacts of each reach, and one of the rival's."""
    for reached, given in GIVEN.items():
        imported = firm.upload(Who.OWNER, [given], reached.value)
        [contact] = firm.contacts_of(imported)
        firm.contacts[reached] = contact
        if reached in SharingLevel.__members__.values():
            level = SharingLevel(reached.value)
            reach(firm.database, firm.ring, firm.users[Who.OWNER], reached.value, level)
    at_desk(
        firm.database,
        firm.ring,
        firm.users[Who.OWNER],
        lambda desk: hide_contact(desk, firm.contacts[Reach.HIDDEN]),
    )
    scope = group_scope(firm.things["group"])
    firm.session.run(_SHARED, contact=firm.contacts[Reach.GROUP], scope=scope).consume()
    firm.upload(Who.RIVAL, [RIVALS], "")


# What everybody has


def kit(firm: Firm, who: Who) -> Kit:
    """One of each kind of what is somebody's own."""
    own = (
        *(Kind.IMPORT, Kind.JOB, Kind.STUDY, Kind.REFERENCE, Kind.UPLOAD, Kind.KEY),
        *(Kind.SESSION, Kind.NOTIFICATION),
    )
    made = {kind: MAKERS[kind](firm, who) for kind in own}
    made[Kind.USER] = made[Kind.SEEN_USER] = firm.users[who].id
    made[Kind.RUN] = made[Kind.IMPORT]
    made[Kind.CONTACT] = made[Kind.SETTLED] = firm.contacts_of(made[Kind.IMPORT])[0]
    made[Kind.SOURCE] = firm.one("MATCH (i:Import {id: $id}) RETURN i.source", id=made[Kind.IMPORT])
    return made


def _placed(firm: Firm) -> None:
    """What only the owner and the rival have, or everybody has alike."""
    owner, rival = firm.kits[Who.OWNER], firm.kits[Who.RIVAL]
    ids = {who: user.id for who, user in firm.users.items()}
    umbrella = firm.orgs["Umbrella"].id
    gone = add_somebody(firm, firm.orgs["Umbrella"], "Gone Rival").id
    firm.desk(Who.RIVAL, lambda desk: let_go(desk, gone))
    firm.desk(Who.OWNER, lambda desk: ask_to_follow(desk, ids[Who.SAME_GROUP]))
    person, company, school = (firm.one(_ID, ref=ref) for ref in ("dan", "bolt", "uni"))
    firm.things |= {"bolt": company, "another contact": firm.kits[Who.OWNER][Kind.CONTACT]}
    owner |= {
        Kind.FOLLOWER: ids[Who.FOLLOWER],
        Kind.FOLLOWED: ids[Who.SAME_GROUP],
        Kind.GONE_USER: ids[Who.LEFT],
        Kind.ROLE: firm.things["role"],
        Kind.GROUP: firm.things["group"],
        Kind.INVITATION: MAKERS[Kind.INVITATION](firm, Who.ADMINISTRATOR),
        Kind.PERSON: person,
        Kind.KNOWN_PERSON: person,
        Kind.COMPANY: company,
        Kind.SCHOOL: school,
    }
    rival |= {
        Kind.FOLLOWER: ids[Who.RIVAL],
        Kind.FOLLOWED: ids[Who.RIVAL],
        Kind.GONE_USER: gone,
        Kind.ROLE: firm.things["rival role"],
        Kind.GROUP: firm.things["rival group"],
        Kind.INVITATION: MAKERS[Kind.INVITATION](firm, Who.RIVAL),
        Kind.PERSON: rival[Kind.CONTACT],
        Kind.KNOWN_PERSON: rival[Kind.CONTACT],
        Kind.COMPANY: firm.one(_OWN_PLACE, org=umbrella, label="OrgCompany"),
        Kind.SCHOOL: firm.one(_OWN_PLACE, org=umbrella, label="OrgSchool"),
    }


def _leaves(firm: Firm) -> None:
    left = firm.users[Who.LEFT].id
    firm.desk(Who.ADMINISTRATOR, lambda desk: let_go(desk, left))


# One more of a kind


def _import(firm: Firm, who: Who) -> str:
    return firm.upload(who, [firm.next("Wilhelm").replace(" ", "")], firm.next("kept"))


def _run(firm: Firm, who: Who) -> str:
    label = firm.next("waits")
    return firm.desk(
        who,
        lambda desk: start_import(
            desk, format_="linkedin", file="waits.csv", data=FILE, label=label
        ),
    )


def _contact(firm: Firm, who: Who) -> str:
    pool = firm.pools.setdefault(who, [])
    if not pool:
        given = [firm.next("Walter").replace(" ", "") for _ in range(POOL)]
        pool += firm.contacts_of(firm.upload(who, given, firm.next("to be changed")))
    return pool.pop()


def _settled(firm: Firm, who: Who) -> str:
    contact = _contact(firm, who)
    settle(firm.door(who), contact, person=None)
    return contact


def _source(firm: Firm, who: Who) -> str:
    imported = _import(firm, who)
    return firm.one("MATCH (i:Import {id: $id}) RETURN i.source", id=imported)


def _job(firm: Firm, who: Who) -> str:
    job = WorkHistoryInput(company=firm.next("Kit Works"), since="2010", until="2012")
    return firm.desk(who, lambda desk: add_work(desk, job)).id


def _study(firm: Firm, who: Who) -> str:
    study = EducationInput(school=firm.next("Kit School"), since="2001", until="2004")
    return firm.desk(who, lambda desk: add_education(desk, study)).id


def _reference(firm: Firm, who: Who) -> str:
    account = ReferenceAccountInput(company=firm.next("Kit Client"))
    return firm.desk(who, lambda desk: add_reference_account(desk, account)).id


def _upload(firm: Firm, who: Who) -> str:
    return firm.desk(who, lambda desk: keep(desk, "looked.csv", FILE))


def _key(firm: Firm, who: Who) -> str:
    name = firm.next("key")
    add_key(firm.database, user=firm.users[who].id, name=name)
    return next(one.id for one in firm.look(who, own_keys) if one.name == name)


def _session(firm: Firm, who: Who) -> str:
    before = set(_sessions(firm, who))
    _by_password(firm, who)
    [made] = set(_sessions(firm, who)) - before
    return made


def _sessions(firm: Firm, who: Who) -> list[str]:
    rows = firm.session.run(
        "MATCH (s:Session {login: $login}) RETURN s.id AS id", login=firm.logins[who]
    )
    return [row["id"] for row in rows]


def _notification(firm: Firm, who: Who) -> str:
    about = {"import": ABSENT, "rows": 5, "state": "done"}
    once, user = firm.next("once"), firm.users[who].id
    before = _notifications(firm, user)
    firm.desk(
        who,
        lambda desk: desk.lend(
            lambda tx, ring: tell(
                tx, ring, NoticeKind.IMPORT_FINISHED, user=user, once=once, **about
            )
        ),
    )
    [made] = _notifications(firm, user) - before
    return made


def _notifications(firm: Firm, user: str) -> set[str]:
    rows = firm.session.run("MATCH (n:Notification {user: $user}) RETURN n.id AS id", user=user)
    return {row["id"] for row in rows}


def _follower(firm: Firm, who: Who) -> str:
    user = firm.things["colleague"]
    firm.desk(who, lambda desk: admit_follower(desk, user))
    return user


def _followed(firm: Firm, who: Who) -> str:
    owner = firm.users[Who.TEAMMATE if who is Who.SAME_ROLE else Who.SAME_ROLE].id
    firm.desk(who, lambda desk: ask_to_follow(desk, owner))
    return owner


def _somebody(firm: Firm, who: Who) -> str:
    org = firm.orgs["Umbrella" if who is Who.RIVAL else "Globex"]
    return add_somebody(firm, org, firm.next("Newcomer")).id


def _gone(firm: Firm, who: Who) -> str:
    user = _somebody(firm, who)
    firm.desk(Who.ADMINISTRATOR, lambda desk: let_go(desk, user))
    return user


def _org(who: Who) -> str:
    return "Umbrella" if who is Who.RIVAL else "Globex"


def _role(firm: Firm, who: Who) -> str:
    return firm.console(_org(who), lambda change: add_role(change, firm.next("Role")))


def _group(firm: Firm, who: Who) -> str:
    """A group that they administer, with a member, connected with another one."""

    def work(change: Change) -> str:
        made = add_group(change, firm.next("Group"))
        put_member(change, made, firm.users[who].id, admin=True)
        put_member(change, made, firm.things["member"], admin=False)
        link_groups(change, made, firm.things["linked group"])
        return made

    return firm.console(_org(who), work)


def _invitation(firm: Firm, who: Who) -> str:
    email = f"{firm.next('invited').replace(' ', '.')}@x.example"
    row = Row(1, InvitationInput(email=email))
    return firm.desk(who, lambda desk: invite(desk, [row], by="link"))[0].id


def _same(kind: Kind) -> Callable[[Firm, Who], str]:
    return lambda firm, _who: firm.kits[Who.OWNER][kind]


MAKERS: Final[Mapping[Kind, Callable[[Firm, Who], str]]] = {
    Kind.CONTACT: _contact,
    Kind.SETTLED: _settled,
    Kind.IMPORT: _import,
    Kind.RUN: _run,
    Kind.UPLOAD: _upload,
    Kind.SOURCE: _source,
    Kind.JOB: _job,
    Kind.STUDY: _study,
    Kind.REFERENCE: _reference,
    Kind.KEY: _key,
    Kind.SESSION: _session,
    Kind.NOTIFICATION: _notification,
    Kind.FOLLOWER: _follower,
    Kind.FOLLOWED: _followed,
    Kind.USER: _somebody,
    Kind.SEEN_USER: lambda firm, _who: firm.things["seen colleague"],
    Kind.GONE_USER: _gone,
    Kind.ROLE: _role,
    Kind.GROUP: _group,
    Kind.INVITATION: _invitation,
    Kind.PERSON: _same(Kind.PERSON),
    Kind.KNOWN_PERSON: _same(Kind.KNOWN_PERSON),
    Kind.COMPANY: _same(Kind.COMPANY),
    Kind.SCHOOL: _same(Kind.SCHOOL),
}
"""Makes one of a kind for somebody, which may then be changed or taken away."""
