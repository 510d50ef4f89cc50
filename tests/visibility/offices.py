"""Two organisations over one directory: Alpha, whose eyes are used, and its rivals of Beta.

Everything is made by the product's own functions. Ids are seeded, so two worlds can be built that
differ in one thing: what Ann of Alpha may not see. That is all of Beta, which knows the same people
and works on the same companies, and what is Bob's alone.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import neo4j

from graphsvc.access.door import Door
from graphsvc.access.keys import add_code, add_key, start_session
from graphsvc.access.sealed import OwnSealer, Sealer
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.access.visibility import Desk
from graphsvc.accounts.arriving import Arrivals
from graphsvc.accounts.invitation_tables import Row
from graphsvc.accounts.invitations import invite
from graphsvc.accounts.links import LinkKind, add_link
from graphsvc.accounts.logins import add_login, join
from graphsvc.accounts.steps import add_step
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact
from graphsvc.contacts.imports.reading import AS_IT_IS, Reading
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import ImportOptions, start_import
from graphsvc.contacts.imports.uploads import keep
from graphsvc.contacts.levels import EXECUTORS as LEVELS
from graphsvc.contacts.levels import list_sources, set_level
from graphsvc.contacts.merging import merge_contacts
from graphsvc.contacts.own import list_contacts
from graphsvc.contacts.own_word import say_word
from graphsvc.contacts.settling import edit_contact, settle
from graphsvc.database import Database, Transaction
from graphsvc.days import today
from graphsvc.directory.deriving.derive import derive
from graphsvc.directory.loading import load_directory
from graphsvc.directory.upkeep import erase
from graphsvc.ids import new_id, seeded
from graphsvc.mail.notices import choose, tell
from graphsvc.mail.outbox import post
from graphsvc.naming.references import COMPANY_BY_REF, PERSON_BY_REF
from graphsvc.ontology import (
    Availability,
    Level,
    MailKind,
    NoticeKind,
    SharingLevel,
    followers_scope,
    group_scope,
    role_below_scope,
    role_scope,
    share_scope,
    user_scope,
)
from graphsvc.runs.deriving import LANE_RUNS
from graphsvc.runs.working import Worker, run_this
from graphsvc.sealing import KeyRing
from graphsvc.settings import settings
from graphsvc.statements.availability import set_availability
from graphsvc.statements.education import add_education
from graphsvc.statements.reference_accounts import WRITE as WRITE_REFERENCE
from graphsvc.statements.reference_accounts import add_reference_account
from graphsvc.statements.work import WRITE as WRITE_WORK
from graphsvc.statements.work import add_work
from graphsvc.team.administrators import set_administrator
from graphsvc.team.adoption import ADD as USE_MARKS
from graphsvc.team.adoption import COUNT as COUNT_USE
from graphsvc.team.adoption import Activity
from graphsvc.team.change import Change, at_console
from graphsvc.team.follows import admit_follower, ask_to_follow, deny_follower
from graphsvc.team.groups import add_group, all_groups, give_share, link_groups, put_member
from graphsvc.team.roles import add_role, give_role
from graphsvc.wire.contacts import Contact, ContactEdit, ContactInput, OwnWordInput
from graphsvc.wire.invitations import InvitationInput
from graphsvc.wire.statements import EducationInput, ReferenceAccountInput, WorkHistoryInput
from loaders.records import (
    Acquaintance,
    Company,
    DirectoryRecord,
    Employment,
    PartialDate,
    Person,
    School,
    Study,
)
from tests.judge.kept import Worlds

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

PRIVATE_NAME, PRIVATE_COMPANY = "Nora Quillfeather", "Hidden Harbour Ltd"
PRIVATE_EMAIL, PRIVATE_URL = "nora.q@harbour.example", "https://www.linkedin.com/in/noraquill"

ANNS = f"""{HEADER}
Dan,Dorn,,dan@bolt.example,Bolt,Pump inspector,02 Mar 2022
Nora,Quillfeather,{PRIVATE_URL},{PRIVATE_EMAIL},{PRIVATE_COMPANY},Lighthouse keeper,05 May 2021
Otto,Zanzibar,,,Bolt,Wind whisperer,01 Feb 2020
Iva,Doran,,dan@bolt.example,Tin Teapots,Kettle tester,01 Feb 2020
,,,nobody@harbour.example,Bolt,Ghost,01 Feb 2020
"""
BOBS = f"""{HEADER}
Eve,Ekman,https://www.linkedin.com/in/eve-ekman,,Cord,Rope maker,02 Mar 2023
Hana,Hol,,hana@home.example,,,11 Nov 2019
Nora,Quillfeather,,,{PRIVATE_COMPANY},Lighthouse keeper,
Gustav,Grimaldi,,,Bolt,Night porter,
"""
CYDS = f"""{HEADER}
Finn,Falk,,finn@cord.example,Cord,Knot reader,
Pia,Periwinkle,,pia@harbour.example,Obscure Orchard,Apple counsellor,
"""
HIDDEN = f"""{HEADER}
Dan,Dorn,,dan@bolt.example,Bolt,Pump inspector,02 Mar 2021
Otto,Zanzibar,,,Bolt,Wind whisperer,
Pia,Periwinkle,,pia@harbour.example,Obscure Orchard,Apple counsellor,
Hugo,Hushed,,hugo@veil.example,Veiled Vineyard,Vintner,
"""
"""Whom Bob hides. Some of them others have too, and one company is in no other file."""

SILENT = "Quentin,Quiet,,quentin@silent.example,Silent Sails,Sailmaker,\n"
"""Whom Bob alone has, in a source that he keeps to himself."""

PLANTED = (
    *("quillfeather", "hidden harbour", "nora.q@", "noraquill", "lighthouse keeper"),
    *("zanzibar", "wind whisperer", "pump inspector", "doran", "tin teapots", "kettle tester"),
    *("grimaldi", "night porter", "rope maker", "periwinkle", "pia@", "obscure orchard"),
    *("apple counsellor", "knot reader", "nobody@harbour", "secret sawmill"),
)
"""What stands in the files above and nowhere in the directory, in small letters."""


ERASED = "olga"
"""Somebody of the directory who is erased at their own wish before anything else happens."""
ERASED_EMAIL = "olga@home.example"


def _directory() -> list[DirectoryRecord]:
    day = PartialDate.parse
    people = {
        "ana": ("Ann Arden", "ann@home.example"),
        "bob": ("Bob Bright", "bob@home.example"),
        "cleo": ("Cleo Cray", "cleo@home.example"),
        "dan": ("Dan Dorn", "dan@bolt.example"),
        "eve": ("Eve Ekman", "eve@home.example"),
        "finn": ("Finn Falk", "finn@cord.example"),
        "gil": ("Gil Gray", "gil@home.example"),
        "hana": ("Hana Hol", "hana@home.example"),
        "ivo": ("Ivo Ives", "ivo@home.example"),
        "jo": ("Jo Jarl", "jo@home.example"),
        "kay": ("Kay Kohl", "kay@home.example"),
        ERASED: ("Olga Oak", ERASED_EMAIL),
    }
    return [
        Company("acme", "Acme, Inc.", domain="acme.example", headcount=30),
        Company(
            "bolt",
            "Bolt",
            domain="bolt.example",
            aliases=("Nuts and Bolts",),
            domains=("bolts.example",),
        ),
        Company("cord", "Cord", domain="cord.example", headcount=400, parent="bolt"),
        School("uni", "Port University", aliases=("Harbour College",)),
        *(
            Person(ref, name, (email,), f"https://www.linkedin.com/in/{ref}-{name.split()[1]}")
            for ref, (name, email) in people.items()
        ),
        Employment("ana", "acme", "Clerk", day("2010"), day("2015-06")),
        Employment("cleo", "acme", "Clerk", day("2011-02"), day("2016")),
        Employment("cleo", "bolt", "Chief", day("2016-05"), current=True),
        Employment("dan", "bolt", "Pump maker", day("2017-03-01"), current=True),
        Employment("gil", "acme", "Guard", day("2012"), day("2014-12")),
        Employment("gil", "bolt", "Guard", day("2015-01")),
        Employment("eve", "cord", "Rope tester", day("2018"), current=True),
        Employment("finn", "cord", "Foreman", day("2012"), day("2019-09")),
        Employment("jo", "cord", "Driver", day("2015"), current=True),
        Employment("kay", "bolt", "Cook", day("2018-02"), day("2021")),
        Study("ana", "uni", "BSc", "", day("2004"), day("2008")),
        Study("eve", "uni", "BSc", "", day("2005-09"), day("2009")),
        Study("ivo", "uni", "BSc", "", day("2006"), day("2008-07")),
        Acquaintance("dan", "hana"),
        Acquaintance("ivo", "cleo"),
        Acquaintance("jo", "hana"),
    ]


@dataclass(slots=True)
class Offices:
    """The world as its tests know it. ``people``, ``companies`` and ``schools`` are ids by what
    the source calls them; ``looked_at`` is a file of Ann's that waits; ``scopes`` are all of Ann's;
    ``rivals`` are of Beta, where it is there."""

    database: Database
    ring: KeyRing
    people: Mapping[str, str]
    companies: Mapping[str, str]
    schools: Mapping[str, str]
    alpha: Organisation
    ann: User
    bob: User
    cyd: User
    imports: dict[str, str]
    looked_at: str
    scopes: list[str]
    rivals: tuple[User, ...] = ()

    def upload(self, user: User, text: str, *, label: str = "") -> str:
        """Imports a LinkedIn file for a user; returns the id of the import."""
        return upload(self.database, self.ring, user, text, label=label)

    @property
    def sealer(self) -> Sealer:
        return Sealer(self.ring, self.alpha.id)

    @property
    def own(self) -> OwnSealer:
        return OwnSealer(self.ring, self.ann.id)

    @property
    def private_human(self) -> str:
        """What the graph holds for the human whom both Ann and Bob have, and nobody else knows."""
        return self.sealer.human_key(PRIVATE_NAME, PRIVATE_COMPANY)


def upload(
    database: Database,
    ring: KeyRing,
    user: User,
    text: str,
    *,
    label: str = "",
    reading: Reading = AS_IT_IS,
) -> str:
    """Imports a LinkedIn file for a user; returns the id of the import."""
    import_id = Door(database, user.viewer, ring).change(
        lambda desk: start_import(
            desk,
            format_="linkedin",
            file="Connections.csv",
            data=text.encode(),
            label=label,
            options=ImportOptions(reading=reading),
        )
    )
    assert run_import(database, ring, import_id, worker="test")
    return import_id


def at_desk(database: Database, ring: KeyRing, user: User, work: Callable[[Desk], object]) -> None:
    """Lets a user change what is theirs."""
    Door(database, user.viewer, ring).change(work)


def build(
    database: Database,
    ring: KeyRing,
    session: neo4j.Session,
    *,
    with_rivals: bool,
    part: Callable[[int], AbstractContextManager[None]] = seeded,
) -> Offices:
    """Builds the world in an empty database. What Ann may see has the same ids each time, since
    each ``part`` begins anew with what chance would give."""
    with part(1):
        load_directory(database, _directory(), source="test", as_of=today())
        erase(database, ring, ERASED)
        derive(database)
    rivals: tuple[User, ...] = ()
    if with_rivals:
        with part(2):
            rivals = _beta(database, ring)
    with part(3):
        offices = _alpha(database, ring, session)
        _words(offices)
    if with_rivals:
        with part(4):
            _beta_at_work(database, ring, rivals)
            _bobs_alone(offices, session)
            _hidden_team(offices, rivals, session)
    offices.rivals = rivals
    return offices


def rivals(kept: Worlds, database: Database, ring: KeyRing, session: neo4j.Session) -> Offices:
    """The whole world, alone in the database: built once in a session of tests."""
    return kept.have("rivals", lambda: build(database, ring, session, with_rivals=True))


def _ids(session: neo4j.Session) -> Mapping[str, Mapping[str, str]]:
    rows = session.run(
        "MATCH (n:Person|Company|School) RETURN labels(n)[0] AS label, n.ref AS ref, n.id AS id "
        "ORDER BY label, ref"
    )
    found: dict[str, dict[str, str]] = {"Person": {}, "Company": {}, "School": {}}
    for row in rows:
        found[row["label"]][row["ref"]] = row["id"]
    return found


def _alpha(database: Database, ring: KeyRing, session: neo4j.Session) -> Offices:
    ids = _ids(session)
    alpha = add_organisation(database, ring, "Alpha")

    def user(name: str, person: str | None) -> User:
        email = f"{name.partition(' ')[0].lower()}@alpha.example"
        return add_user(
            database,
            ring,
            email=email,
            org=alpha,
            name=name,
            person=ids["Person"].get(person or ""),
        )

    ann, bob, cyd = user("Ann Arden", "ana"), user("Bob Bright", "bob"), user("Cyd Crane", None)
    files = {"ann": (ann, ANNS), "bob": (bob, BOBS), "cyd": (cyd, CYDS)}
    said = Reading({}, "utf-8")
    before = ANNS.replace("Wind whisperer", "Wind listener")
    upload(database, ring, ann, before, reading=said)
    imports = {name: upload(database, ring, *file) for name, file in files.items()}
    for one in (ann, bob):
        add_key(database, user=one.id)
        start_session(database, user=one.id, hours=1)
        add_code(database, user=one.id, hours=1)
    for one, work in _statements(ann, bob):
        at_desk(database, ring, one, work)
    file = "nora.q@harbour.csv", ANNS.encode()
    looked_at = Door(database, ann.viewer, ring).change(lambda desk: keep(desk, *file))
    scopes = _team(database, ring, ann, bob, cyd)
    database.write(lambda tx: _post(tx, ring, ann))
    at_desk(database, ring, ann, _tell)
    _invite(database, ring, cyd)
    _count_use(database, cyd)
    return Offices(
        database,
        ring,
        ids["Person"],
        ids["Company"],
        ids["School"],
        alpha,
        ann,
        bob,
        cyd,
        imports,
        looked_at,
        scopes,
    )


def _team(database: Database, ring: KeyRing, ann: User, bob: User, cyd: User) -> list[str]:
    """How Alpha works together: roles of three levels, two connected groups, one of which was given
    something, followers of both directions. Returns all that Ann may see into."""
    at_console(database, ann.org, lambda change: _roles_and_groups(change, ann, bob, cyd))
    at_desk(database, ring, bob, lambda desk: admit_follower(desk, ann.id))
    at_desk(database, ring, cyd, lambda desk: ask_to_follow(desk, ann.id))
    at_desk(database, ring, ann, lambda desk: admit_follower(desk, cyd.id))
    return list(Door(database, ann.viewer, ring).look(lambda view: view.scopes))


def _roles_and_groups(change: Change, ann: User, bob: User, cyd: User) -> None:
    set_administrator(change, cyd.id, admin=True)
    head = add_role(change, "Head of sales")
    sales = add_role(change, "Sales", parent=head)
    reps = add_role(change, "Reps", parent=sales)
    for user, role in ((ann, sales), (bob, head), (cyd, reps)):
        give_role(change, user.id, role)
    north, south = add_group(change, "North"), add_group(change, "South")
    put_member(change, north, ann.id, admin=True)
    give_share(change, new_id(), north)
    link_groups(change, north, south)
    link_groups(change, south, north)


def _tell(desk: Desk) -> None:
    """Somebody was told of an import, and has chosen what else they are told of."""
    choose(desk, NoticeKind.FOLLOW_ASKED, page=False, mail=True)
    about = {"import": "00000000-0000-7000-8000-000000000000", "rows": 5, "state": "done"}
    desk.lend(
        lambda tx, ring: tell(
            tx, ring, NoticeKind.IMPORT_FINISHED, user=desk.user, once="told", **about
        )
    )


def _invite(database: Database, ring: KeyRing, user: User) -> None:
    """An administrator invites somebody; somebody is about to sign up."""
    at_console(database, user.org, lambda change: set_administrator(change, user.id, admin=True))
    row = Row(1, InvitationInput(email=f"{user.id}@elsewhere.example"))
    at_desk(database, ring, user, lambda desk: invite(desk, [row], by="mail"))
    unmade = Arrivals(lambda: database, ring, settings())
    unmade.send_sign_up(f"signing.up@{user.id}.example")
    database.write(lambda tx: _sign_in(tx, ring, user))


def _count_use(database: Database, user: User) -> None:
    """Somebody came in, a while ago and lately."""
    for month in ("2026-01", "2026-03"):
        row = {"mark": f"{user.id} {month}", "org": user.org, "month": month}
        database.execute(USE_MARKS, rows=[{**row, "activity": Activity.SIGNED_IN}])
    database.execute(COUNT_USE, before="2026-02", limit=10)


def _sign_in(tx: Transaction, ring: KeyRing, user: User) -> None:
    """Somebody with a password is about to sign in, and has a link for another one."""
    login = add_login(tx, ring, email=user.email, verified=True)
    join(tx, login=login, user=user.id)
    add_step(tx, login, proved=False)
    add_link(tx, holder=login, kind=LinkKind.RESET, minutes=60, mailed=True)


def _post(tx: Transaction, ring: KeyRing, user: User) -> None:
    post(
        tx,
        ring,
        MailKind.NOTIFICATION,
        to=user.email,
        once=user.id,
        org=user.org,
        title="An import is finished",
        sentence="One of your files has been read.",
        link="http://localhost/notifications",
    )


def _words(offices: Offices) -> None:
    """Ann says how a contact of hers is called, as its file does, hides another one, and says that
    two are one; Bob says whom his is not. Both say how well they know somebody, and Bob that he
    is busy."""
    named = _contact_named(offices, offices.ann, "Otto Zanzibar")
    edit = ContactEdit(name="Otto Zanzibar", title="Wind whisperer", company="Bolt")
    edit_contact(Door(offices.database, offices.ann.viewer, offices.ring), named, edit)
    gustav = _contact_named(offices, offices.bob, "Gustav Grimaldi")
    settle(Door(offices.database, offices.bob.viewer, offices.ring), gustav, person=None)
    dan = _contact_named(offices, offices.ann, "Dan Dorn")
    iva = _contact_named(offices, offices.ann, "Iva Doran")
    eve = _contact_named(offices, offices.bob, "Eve Ekman")
    close, good = OwnWordInput(level=Level.CLOSE), OwnWordInput(level=Level.GOOD)
    said: list[tuple[User, Callable[[Desk], object]]] = [
        (offices.ann, lambda desk: say_word(desk, dan, close)),
        (offices.ann, lambda desk: hide_contact(desk, iva)),
        (offices.bob, lambda desk: say_word(desk, eve, good)),
        (offices.bob, lambda desk: set_availability(desk, Availability.BUSY)),
    ]
    for user, work in said:
        at_desk(offices.database, offices.ring, user, work)
    _merge(offices, offices.ann, "Otto Zanzibar")


def _merge(offices: Offices, user: User, name: str) -> None:
    """A user says that a contact of theirs is the same human as another one."""
    one, other = (_contact_named(offices, user, who) for who in (PRIVATE_NAME, name))
    merge_contacts(Door(offices.database, user.viewer, offices.ring), one, other)


def _contacts_of(offices: Offices, user: User) -> list[Contact]:
    return Door(offices.database, user.viewer, offices.ring).look(
        lambda view: list_contacts(view, limit=100)
    )


def _contact_named(offices: Offices, user: User, name: str) -> str:
    return next(one.id for one in _contacts_of(offices, user) if one.name == name)


def _statements(ann: User, bob: User) -> list[tuple[User, Callable[[Desk], object]]]:
    """What users of Alpha say of themselves, and to whom they sold."""
    job = WorkHistoryInput.model_validate
    study = EducationInput.model_validate
    account = ReferenceAccountInput.model_validate
    sawmill = job({"company": "Secret Sawmill", "since": "2001", "until": "2003"})
    bolt = job({"company": "Bolt", "title": "Temp", "since": "2017-01", "until": "2019"})
    acme = job({"company": "Acme", "title": "Clerk", "since": "2010", "until": "2015"})
    uni = study({"school": "Port University", "since": "2005", "until": "2008"})
    hamlet = study({"school": "Secret Hamlet School", "since": "1990", "until": "1994"})
    return [
        (ann, lambda desk: add_work(desk, sawmill)),
        (ann, lambda desk: add_work(desk, acme)),
        (bob, lambda desk: add_work(desk, bolt)),
        (bob, lambda desk: add_education(desk, uni)),
        (ann, lambda desk: add_education(desk, uni)),
        (ann, lambda desk: add_education(desk, hamlet)),
        (
            ann,
            lambda desk: add_reference_account(desk, account({"company": "Cord", "since": "2015"})),
        ),
        (bob, lambda desk: add_reference_account(desk, account({"company": "Acme"}))),
        (
            bob,
            lambda desk: add_reference_account(desk, account({"company": "Bolt", "holder": "org"})),
        ),
    ]


# What Ann may not see


def _beta(database: Database, ring: KeyRing) -> tuple[User, ...]:
    beta = add_organisation(database, ring, "Beta")
    people = {
        ref: database.fetch(PERSON_BY_REF, ref=ref)[0].id for ref in ("bob", "cleo", "dan", "hana")
    }
    return tuple(
        add_user(
            database, ring, email=f"{ref}@beta.example", org=beta, name=f"Rival {ref}", person=id_
        )
        for ref, id_ in people.items()
    )


def _rivals_file(number: int) -> str:
    """The same people and companies as Alpha's, and many more."""
    known = (ANNS + BOBS + CYDS).replace(HEADER, "").split("\n")
    many = [
        f"Rolf{index},Rival{number},,rolf{index}.{number}@rival.example,"
        f"{('Bolt', 'Cord', PRIVATE_COMPANY, f'Rival Works {index}')[index % 4]},Spy,"
        for index in range(60)
    ]
    return "\n".join([HEADER, *filter(None, known), *many, ""])


def _beta_at_work(database: Database, ring: KeyRing, rivals: tuple[User, ...]) -> None:
    for number, rival in enumerate(rivals):
        upload(database, ring, rival, _rivals_file(number))
        add_key(database, user=rival.id)
        start_session(database, user=rival.id, hours=1)
        _rival_states(database, ring, rival)
        database.write(lambda tx, rival=rival: _post(tx, ring, rival))
        at_desk(database, ring, rival, _tell)
        _invite(database, ring, rival)
    reach(database, ring, rivals[0], "", SharingLevel.COMPANY)
    reach(database, ring, rivals[1], "", SharingLevel.OWNER)


def _rival_states(database: Database, ring: KeyRing, rival: User) -> None:
    for name in ("Acme", "Bolt", "Cord", "Secret Sawmill", "Rival Works 3"):
        job = WorkHistoryInput(company=name, since="2010", until="2019")
        sold = ReferenceAccountInput(company=name, since="2012")
        at_desk(database, ring, rival, lambda desk, job=job: add_work(desk, job))
        at_desk(database, ring, rival, lambda desk, sold=sold: add_reference_account(desk, sold))
    for name in ("Port University", "Secret Hamlet School"):
        study = EducationInput(school=name, since="2004", until="2009")
        at_desk(database, ring, rival, lambda desk, study=study: add_education(desk, study))
    at_desk(database, ring, rival, lambda desk: set_availability(desk, Availability.CLOSED))


def reach(database: Database, ring: KeyRing, user: User, label: str, level: SharingLevel) -> None:
    """A user chooses how far their contacts of one source reach, and a worker sees to it."""
    door = Door(database, user.viewer, ring)
    source = next(one.id for one in door.look(list_sources) if one.label == label)
    door.change(lambda desk: set_level(desk, source, level))
    for run in database.fetch(LANE_RUNS, lane=source):
        assert run_this(Worker(database, ring, LEVELS, "test"), run.id)


def _bobs_alone(offices: Offices, session: neo4j.Session) -> None:
    """Rows that Bob alone may see: imports with their verdicts, contacts of another source, a job,
    a reference account, a key."""
    database, bob = offices.database, offices.bob
    offices.upload(bob, BOBS)
    _alone(offices)
    scope = user_scope(bob.id)
    _hides(offices)
    cord = database.fetch(COMPANY_BY_REF, ref="cord")[0].id
    facts: dict[str, Any] = {
        "new": True,
        "org": bob.org,
        "scope": scope,
        "place": cord,
        "since": "2012",
        "until": "2020",
        "start": 15_705,
        "end": 18_262,
    }
    database.write(
        lambda tx: [
            tx.run(WRITE_WORK, id=new_id(), owner=bob.id, title="", current=False, **facts),
            tx.run(WRITE_REFERENCE, id=new_id(), holder=bob.id, holders=[], dated=True, **facts),
        ]
    )
    add_key(database, user=bob.id)


def _alone(offices: Offices) -> None:
    """Bob keeps a source to himself after all had seen it, and goes on with it: other levels, a
    newer file, one of them by hand."""
    database, ring, bob = offices.database, offices.ring, offices.bob
    offices.upload(bob, ANNS + SILENT, label="mine alone")
    levels = (SharingLevel.COMPANY, SharingLevel.FOLLOWERS, SharingLevel.ROLE, SharingLevel.OWNER)
    for level in levels:
        reach(database, ring, bob, "mine alone", level)
    offices.upload(bob, ANNS.replace("Pump inspector", "Pump poet") + SILENT, label="mine alone")


def _hides(offices: Offices) -> None:
    """Bob hides contacts, and goes on with them: a newer file, a word, one more by hand. Of one
    whom all may see he says for himself how well he knows her, and who else she is."""
    bob, ring = offices.bob, offices.ring
    before = {one.id for one in _contacts_of(offices, bob)}
    offices.upload(bob, HIDDEN, label="hidden")
    for one in _contacts_of(offices, bob):
        if one.id not in before:
            at_desk(offices.database, ring, bob, lambda desk, i=one.id: hide_contact(desk, i))
    offices.upload(bob, HIDDEN.replace("Vintner", "Cellarer"), label="hidden")
    offices.upload(bob, HIDDEN, label="hidden once more")
    hugo = ContactInput(name="Hugo Hushed", company="Veiled Vineyard", level=Level.CLOSE)
    assert add_contact(Door(offices.database, bob.viewer, ring), hugo).contact.hidden
    _merge(offices, bob, "Gustav Grimaldi")
    nora = _contact_named(offices, bob, PRIVATE_NAME)
    slight = OwnWordInput(level=Level.SLIGHT, visible_to="me")
    at_desk(offices.database, ring, bob, lambda desk: say_word(desk, nora, slight))


_RESCOPE = """
MATCH (u:User {id: $user})-[k:KNOWS]->(c:Contact {source: $source})
WITH k, c ORDER BY c.id
WITH collect([k, c]) AS pairs
UNWIND range(0, size(pairs) - 1) AS place
WITH pairs[place][0] AS k, pairs[place][1] AS c, $scopes[place % size($scopes)] AS scope
SET c.scope = scope, k.scope = scope, c.tokens = scope
"""
"""What sources of other levels write, as many of each scope as there are."""


def _hidden_team(offices: Offices, rivals: tuple[User, ...], session: neo4j.Session) -> None:
    """Who of Alpha follows whom and is in which group beside Ann, what Beta has of all that, and
    contacts in scopes that are not Ann's: of a group, of a role above hers and one below, of
    followers, of an integration."""
    database, ring, bob, cyd = offices.database, offices.ring, offices.bob, offices.cyd
    south, sold = at_console(database, bob.org, lambda change: _hidden_groups(change, bob, cyd))
    one, two, three = rivals[:3]
    at_console(database, one.org, lambda change: _roles_and_groups(change, two, three, one))
    for user in (bob, one):
        at_desk(database, ring, user, _tell)
    at_desk(database, ring, cyd, lambda desk: admit_follower(desk, bob.id))
    at_desk(database, ring, cyd, lambda desk: ask_to_follow(desk, bob.id))
    at_desk(database, ring, bob, lambda desk: deny_follower(desk, cyd.id))
    for rival, other in pairwise(rivals):
        at_desk(database, ring, rival, lambda desk, user=other.id: admit_follower(desk, user))
    roles = {
        row["name"]: row["id"]
        for row in session.run(
            "MATCH (r:Role {org: $org}) RETURN r.name AS name, r.id AS id", org=bob.org
        )
    }
    scopes = [
        group_scope(south),
        role_scope(roles["Head of sales"]),
        role_scope(roles["Reps"]),
        role_below_scope(roles["Reps"]),
        followers_scope(cyd.id),
        share_scope(sold),
    ]
    assert not set(scopes) & set(offices.scopes)
    offices.upload(bob, ANNS + HIDDEN.replace(HEADER, "").lstrip(), label="shared with others")
    source = session.run(
        "MATCH (s:Source {owner: $user, label: 'shared with others'}) RETURN s.id AS id",
        user=bob.id,
    ).single(strict=True)["id"]
    session.run(_RESCOPE, user=bob.id, source=source, scopes=scopes).consume()


def _hidden_groups(change: Change, bob: User, cyd: User) -> tuple[str, str]:
    """Puts both into the group that is not Ann's, which is given something."""
    south = next(one.id for one in all_groups(change) if one.name == "South")
    sold = new_id()
    put_member(change, south, bob.id, admin=True)
    put_member(change, south, cyd.id, admin=False)
    give_share(change, sold, south)
    return south, sold
