"""Chance does what Ann may not see: everything of another organisation, and of teammates what is
theirs alone or shared with others than her."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any, Final

from graphsvc.access.door import Door
from graphsvc.access.keys import (
    add_code,
    add_key,
    end_sessions,
    list_keys,
    revoke_key,
    start_session,
)
from graphsvc.access.users import Organisation, User, activate_user, add_user, deactivate_user
from graphsvc.access.visibility import Desk
from graphsvc.accounts.invitation_tables import Row
from graphsvc.accounts.invitations import invite
from graphsvc.accounts.leaving import EXECUTORS as LEAVING
from graphsvc.accounts.leaving import erase_when_due, let_go
from graphsvc.contacts.by_hand import add_contact
from graphsvc.contacts.hiding.choice import hide_contact, show_contact
from graphsvc.contacts.imports.look import list_imports
from graphsvc.contacts.imports.run import run_import
from graphsvc.contacts.imports.start import undo_import
from graphsvc.contacts.imports.uploads import keep
from graphsvc.contacts.levels import list_sources
from graphsvc.contacts.merging import merge_contacts, take_apart
from graphsvc.contacts.offers import offer_matches
from graphsvc.contacts.own import list_contacts, remove_contact
from graphsvc.contacts.own_word import say_word, take_word_back
from graphsvc.contacts.publishing import preview_publication, publish_contact
from graphsvc.contacts.settling import edit_contact, settle
from graphsvc.errors import UserError
from graphsvc.ids import seeded
from graphsvc.ontology import Availability, Level, SharingLevel
from graphsvc.runs.look import all_runs
from graphsvc.runs.working import Worker, run_this
from graphsvc.statements.availability import set_availability
from graphsvc.statements.education import add_education
from graphsvc.statements.reference_accounts import (
    add_reference_account,
    list_reference_accounts,
    remove_reference_account,
)
from graphsvc.statements.work import add_work, list_work, remove_work
from graphsvc.team.change import Change, at_console
from graphsvc.team.follows import (
    admit_follower,
    ask_to_follow,
    deny_follower,
    remove_follower,
    unfollow,
)
from graphsvc.team.groups import (
    add_group,
    all_groups,
    give_share,
    link_groups,
    put_member,
    remove_member,
    suspend_group,
    take_share,
)
from graphsvc.team.roles import add_role, all_roles, give_role, move_role
from graphsvc.wire.contacts import Contact, ContactEdit, ContactInput, OwnWordInput
from graphsvc.wire.invitations import InvitationInput
from graphsvc.wire.publishing import PublicationInput
from graphsvc.wire.statements import EducationInput, ReferenceAccountInput, WorkHistoryInput
from tests.visibility.hidden.stage import Stage
from tests.visibility.offices import ANNS, BOBS, CYDS, HEADER, reach

KNOWN: Final = [row for file in (ANNS, BOBS, CYDS) for row in file.splitlines()[1:]]
"""Rows of people whom Alpha has too, some of the directory."""
SECRET: Final = [
    f"Silas{n},Secret{n},https://www.linkedin.com/in/silas{n},silas{n}@secret{n}.example,"
    f"{('Bolt', 'Cord', f'Secret Works {n}')[n % 3]},Keeper {n},0{n % 9 + 1} Feb 2020"
    for n in range(24)
]
"""Whom nobody has but in what is hidden."""
COMPANIES: Final = ("Acme", "Bolt", "Cord", "Secret Sawmill", "Hidden Harbour Ltd", "Rival Works 9")
SCHOOLS: Final = ("Port University", "Secret Hamlet School")

WAITS: Final = "waits"
"""A source of which a file waits for a worker."""
BESIDE_ANN: Final = {
    "bob": (SharingLevel.OWNER, SharingLevel.ROLE),
    "cyd": (
        SharingLevel.OWNER,
        SharingLevel.FOLLOWERS,
        SharingLevel.ROLE,
        SharingLevel.ROLE_BELOW,
    ),
}
"""Levels of teammates that do not admit her: Bob's role is above hers and he has admitted her,
Cyd's is below and she has not."""


@dataclass
class Play:
    """Does one hidden thing after another; ``done`` tells them in order, and ``met`` of which kinds
    some took effect."""

    stage: Stage
    chance: Random
    done: list[str] = field(default_factory=list[str])
    met: set[str] = field(default_factory=set[str])
    guests: int = 0

    def step(self, name: str = "") -> None:
        """One operation, by its name or by chance. What is refused changes nothing."""
        name = name or self.chance.choice(list(OPERATIONS))
        with seeded(self.chance.getrandbits(32)):
            try:
                told = OPERATIONS[name](self)
            except UserError as error:
                self.done.append(f"{name}, refused: {error.message}")
            else:
                self.met.add(name)
                self.done.append(f"{name} {told}")

    # Who, and what of theirs

    @property
    def rivals(self) -> Sequence[User]:
        return self.stage.offices.rivals

    def rival(self) -> User:
        return self.chance.choice(self.rivals)

    def pair(self) -> tuple[User, User]:
        one, other = self.chance.sample(self.rivals, 2)
        return one, other

    def mate(self) -> tuple[str, User]:
        name = self.chance.choice(list(BESIDE_ANN))
        return name, self.user(name)

    def user(self, name: str) -> User:
        return {"bob": self.stage.offices.bob, "cyd": self.stage.offices.cyd}[name]

    def door(self, user: User) -> Door:
        offices = self.stage.offices
        return Door(offices.database, user.viewer, offices.ring)

    def desk(self, user: User, work: Callable[[Desk], object]) -> None:
        self.door(user).change(work)

    def console(self, org: str, work: Callable[[Change], object]) -> None:
        at_console(self.stage.offices.database, org, work)

    def contact(self, user: User, wanted: Callable[[Contact], bool] = bool) -> Contact:
        """One of somebody's contacts. Raises ``UserError`` where there is none."""
        found = self.door(user).look(lambda view: list_contacts(view, limit=200))
        fitting = [one for one in found if wanted(one)]
        if not fitting:
            raise UserError("There is no such contact.")
        return self.chance.choice(fitting)

    def file(self, rows: Sequence[str], most: int = 8) -> str:
        chosen = self.chance.sample(rows, self.chance.randint(1, most))
        return "\n".join([HEADER, *chosen, ""])

    def word(self, visible_to: Any = "organisation") -> OwnWordInput:
        return OwnWordInput(level=self.chance.choice(list(Level)), visible_to=visible_to)


def _secret(contact: Contact) -> bool:
    """Whether nobody else may see the same human from the same owner."""
    return contact.name.startswith("Silas")


# What rivals do


def rival_imports(play: Play) -> str:
    user, label = play.rival(), play.chance.choice(["", "a", "b"])
    text = play.file([*KNOWN, *SECRET])
    play.stage.offices.upload(user, text, label=label)
    return f"{user.name}, “{label}”, {text.count(chr(10)) - 1} rows"


def rival_undoes(play: Play) -> str:
    return _undo(play, play.rival())


def _undo(play: Play, user: User, fits: Callable[[str], bool] = lambda _label: True) -> str:
    door, offices = play.door(user), play.stage.offices
    found = [one for one in door.look(list_imports) if one.undoable and fits(one.label)]
    if not found:
        raise UserError("There is no import to undo.")
    one = play.chance.choice(found)
    door.change(lambda desk: undo_import(desk, one.id))
    run_import(offices.database, offices.ring, one.id, worker="test")
    return f"{user.name}, “{one.label}”"


def rival_removes(play: Play) -> str:
    user = play.rival()
    one = play.contact(user)
    play.desk(user, lambda desk: remove_contact(desk, one.id))
    return f"{user.name}: {one.name}"


def rival_hides_or_shows(play: Play) -> str:
    user = play.rival()
    one = play.contact(user)
    work = show_contact if one.hidden else hide_contact
    play.desk(user, lambda desk: work(desk, one.id))
    return f"{user.name}: {work.__name__} {one.name}"


def rival_says_a_word(play: Play) -> str:
    user = play.rival()
    one, word = play.contact(user), play.word()
    if one.word and play.chance.random() < 0.4:
        play.desk(user, lambda desk: take_word_back(desk, one.id))
    else:
        play.desk(user, lambda desk: say_word(desk, one.id, word))
    return f"{user.name}: {word.level} of {one.name}"


def rival_changes_a_level(play: Play) -> str:
    user, level = play.rival(), play.chance.choice(list(SharingLevel))
    sources = [one for one in play.door(user).look(list_sources) if one.label != WAITS]
    source = play.chance.choice(sources)
    reach(play.stage.offices.database, play.stage.offices.ring, user, source.label, level)
    return f"{user.name}: “{source.label}” to {level}"


def rival_merges(play: Play) -> str:
    user = play.rival()
    one, other = play.contact(user), play.contact(user)
    merge_contacts(play.door(user), one.id, other.id)
    return f"{user.name}: {one.name} and {other.name}"


def rival_takes_apart(play: Play) -> str:
    user = play.rival()
    one = play.contact(user, lambda contact: bool(contact.same))
    take_apart(play.door(user), one.id)
    return f"{user.name}: {one.name}"


def rival_corrects(play: Play) -> str:
    user = play.rival()
    one = play.contact(user)
    edit = ContactEdit(
        name=one.name, title=f"Corrected {play.chance.randint(1, 9)}", company="Acme"
    )
    edit_contact(play.door(user), one.id, edit)
    return f"{user.name}: {one.name}"


def rival_settles(play: Play) -> str:
    user = play.rival()
    one = play.contact(user)
    people = list(play.stage.offices.people.values())
    person = play.chance.choice([None, *people])
    settle(play.door(user), one.id, person=person)
    return f"{user.name}: {one.name} is {person}"


def rival_adds(play: Play) -> str:
    user, n = play.rival(), play.chance.randint(0, 99)
    given = ContactInput(name=f"Hand Made{n}", company=play.chance.choice(COMPANIES))
    add_contact(play.door(user), given)
    return f"{user.name}: {given.name}"


def rival_states(play: Play) -> str:
    user, company = play.rival(), play.chance.choice(COMPANIES)
    said: dict[str, Callable[[Desk], object]] = {
        "job": lambda desk: add_work(
            desk, WorkHistoryInput(company=company, since="2009", until="2020")
        ),
        "study": lambda desk: add_education(
            desk, EducationInput(school=play.chance.choice(SCHOOLS), since="2003", until="2008")
        ),
        "reference account": lambda desk: add_reference_account(
            desk, ReferenceAccountInput(company=company)
        ),
        "no": lambda desk: set_availability(desk, play.chance.choice(list(Availability))),
    }
    kind = play.chance.choice(list(said))
    play.desk(user, said[kind])
    return f"{user.name}: {kind} at {company}"


def rival_takes_back(play: Play) -> str:
    user = play.rival()
    jobs = play.door(user).look(list_work)
    sold = play.door(user).look(list_reference_accounts)
    remove, found = play.chance.choice([(remove_work, jobs), (remove_reference_account, sold)])
    if not found:
        raise UserError("There is nothing to take back.")
    one = play.chance.choice(list(found))
    play.desk(user, partial(remove, id_=one.id))
    return f"{user.name}: {one.id}"


def rivals_follow(play: Play) -> str:
    return _follow(play, *play.pair())


def _follow(play: Play, owner: User, other: User) -> str:
    work = play.chance.choice([admit_follower, deny_follower, remove_follower])
    asked = play.chance.choice([ask_to_follow, unfollow])
    if play.chance.random() < 0.6:
        play.desk(owner, lambda desk: work(desk, other.id))
        return f"{owner.name}: {work.__name__} {other.name}"
    play.desk(other, lambda desk: asked(desk, owner.id))
    return f"{other.name}: {asked.__name__} {owner.name}"


def rivals_change_roles(play: Play) -> str:
    one, number = play.rival(), play.chance.randint(0, 9)

    def work(change: Change) -> None:
        roles = [role.id for role in all_roles(change)]
        if len(roles) < 8 and play.chance.random() < 0.3:
            add_role(change, f"Rank {number}", parent=play.chance.choice(roles))
        elif play.chance.random() < 0.5:
            moved, parent = play.chance.sample(roles, 2)
            move_role(change, moved, parent=parent)
        else:
            give_role(change, one.id, play.chance.choice(["none", *roles]))

    play.console(one.org, work)
    return one.name


def rivals_change_groups(play: Play) -> str:
    one, number = play.rival(), play.chance.randint(0, 9)

    def work(change: Change) -> None:
        groups = [group.id for group in all_groups(change)]
        if len(groups) < 6 and play.chance.random() < 0.3:
            groups.append(add_group(change, f"Club {number}"))
        group, other = play.chance.sample(groups, 2)
        does: list[Callable[[], object]] = [
            lambda: put_member(change, group, one.id, admin=False),
            lambda: remove_member(change, group, one.id),
            lambda: suspend_group(change, group, suspended=number % 2 == 0),
            lambda: give_share(change, f"share {number}", group),
            lambda: take_share(change, f"share {number}", group),
            lambda: link_groups(change, group, other),
        ]
        play.chance.choice(does)()

    play.console(one.org, work)
    return one.name


def rival_leaves_or_comes(play: Play) -> str:
    """The first one stays, who administers."""
    user, database = play.chance.choice(play.rivals[1:]), play.stage.offices.database
    active = play.stage.session.run(
        "MATCH (u:User {id: $id}) RETURN u.active AS active", id=user.id
    ).single(strict=True)["active"]
    (deactivate_user if active else activate_user)(database, user)
    return f"{user.name} {'leaves' if active else 'comes again'}"


def rival_is_erased(play: Play) -> str:
    """Somebody who came for that, with contacts and all."""
    offices, boss = play.stage.offices, play.rivals[0]
    play.guests += 1
    beta = Organisation(boss.org, "Beta")
    email = f"guest{play.guests}.{play.chance.getrandbits(32)}@beta.example"
    guest = add_user(offices.database, offices.ring, email=email, org=beta, name="Rival Guest")
    offices.upload(guest, play.file([*KNOWN, *SECRET], most=4))
    play.desk(boss, lambda desk: let_go(desk, guest.id))
    play.stage.session.run("MATCH (u:User {id: $id}) SET u.left = 0", id=guest.id).consume()
    offices.database.write(erase_when_due)
    for run in all_runs(offices.database, states=["queued"], limit=100):
        if run.kind == "erase":
            run_this(Worker(offices.database, offices.ring, LEAVING, "test"), run.id)
    return guest.email


def rival_is_offered(play: Play) -> str:
    user = play.rival()
    offices = play.stage.offices
    return f"{user.name}: {offer_matches(offices.database, offices.ring, user.viewer)}"


# What teammates keep from Ann


def mate_imports(play: Play) -> str:
    (name, user), label = play.mate(), play.chance.choice(["secret 1", "secret 2"])
    level = play.chance.choice(BESIDE_ANN[name])
    play.stage.offices.upload(user, play.file([*KNOWN, *SECRET]), label=label)
    offices = play.stage.offices
    reach(offices.database, offices.ring, user, label, level)
    return f"{name}, “{label}”, for {level}"


def _is_secret(label: str) -> bool:
    return label.startswith("secret")


def mate_changes_a_level(play: Play) -> str:
    name, user = play.mate()
    level, offices = play.chance.choice(BESIDE_ANN[name]), play.stage.offices
    labels = [one.label for one in play.door(user).look(list_sources) if _is_secret(one.label)]
    if not labels:
        raise UserError("There is no such source.")
    label = play.chance.choice(labels)
    reach(offices.database, offices.ring, user, label, level)
    return f"{name}: “{label}” to {level}"


def mate_undoes(play: Play) -> str:
    _, user = play.mate()
    return _undo(play, user, _is_secret)


def mate_removes(play: Play) -> str:
    name, user = play.mate()
    one = play.contact(user, _secret)
    play.desk(user, lambda desk: remove_contact(desk, one.id))
    return f"{name}: {one.name}"


def mate_hides_or_shows(play: Play) -> str:
    name, user = play.mate()
    one = play.contact(user, _secret)
    work = show_contact if one.hidden else hide_contact
    play.desk(user, lambda desk: work(desk, one.id))
    return f"{name}: {work.__name__} {one.name}"


def mate_says_a_word(play: Play) -> str:
    name, user = play.mate()
    one, word = play.contact(user, _secret), play.word(play.chance.choice(["me", "organisation"]))
    play.desk(user, lambda desk: say_word(desk, one.id, word))
    return f"{name}: {word.level} of {one.name}"


def mate_merges(play: Play) -> str:
    name, user = play.mate()
    one, other = play.contact(user, _secret), play.contact(user, _secret)
    merge_contacts(play.door(user), one.id, other.id)
    return f"{name}: {one.name} and {other.name}"


def mate_takes_apart(play: Play) -> str:
    name, user = play.mate()
    one = play.contact(user, lambda contact: _secret(contact) and bool(contact.same))
    take_apart(play.door(user), one.id)
    return f"{name}: {one.name}"


def mate_corrects(play: Play) -> str:
    name, user = play.mate()
    one = play.contact(user, _secret)
    title = f"Corrected {play.chance.randint(1, 9)}"
    edit_contact(play.door(user), one.id, ContactEdit(name=one.name, title=title, company="Acme"))
    return f"{name}: {one.name}"


def mates_follow(play: Play) -> str:
    return _follow(play, *play.chance.sample([play.user("bob"), play.user("cyd")], 2))


def mates_meet_elsewhere(play: Play) -> str:
    """In the group that is not Ann's."""
    name, user = play.mate()

    def work(change: Change) -> None:
        south = next(one.id for one in all_groups(change) if one.name == "South")
        does: list[Callable[[], object]] = [
            lambda: put_member(change, south, user.id, admin=False),
            lambda: remove_member(change, south, user.id),
            lambda: give_share(change, f"share {name}", south),
            lambda: take_share(change, f"share {name}", south),
        ]
        play.chance.choice(does)()

    play.console(user.org, work)
    return name


# What both do


def somebody(play: Play) -> User:
    return play.chance.choice([*play.rivals, play.user("bob"), play.user("cyd")])


def somebody_looks_at_what_publishing_shows(play: Play) -> str:
    user = somebody(play)
    one = play.contact(user, lambda contact: contact.person is None)
    play.door(user).look(lambda view: preview_publication(view, one.id))
    return f"{user.name}: {one.name}"


def somebody_looks_at_a_file(play: Play) -> str:
    user, data = somebody(play), play.file(SECRET).encode()
    play.desk(user, lambda desk: keep(desk, "secret.csv", data))
    return user.name


def somebody_comes_in(play: Play) -> str:
    user, database = somebody(play), play.stage.offices.database
    add_key(database, user=user.id)
    start_session(database, user=user.id, hours=1)
    add_code(database, user=user.id, hours=1)
    return user.name


def somebody_is_let_out(play: Play) -> str:
    """Of whose keys those stay by which tests ask."""
    user, database = somebody(play), play.stage.offices.database
    end_sessions(database, user=user.id)
    for key in list_keys(database, user=user.id)[3:]:
        revoke_key(database, key.id)
    return user.name


def rival_invites(play: Play) -> str:
    boss = play.rivals[0]
    row = Row(1, InvitationInput(email=f"new{play.chance.getrandbits(32)}@new.example"))
    play.desk(boss, lambda desk: invite(desk, [row], by="mail"))
    return boss.name


OPERATIONS: Final[dict[str, Callable[[Play], str]]] = {
    one.__name__.replace("_", " "): one
    for one in (
        rival_imports,
        rival_undoes,
        rival_removes,
        rival_hides_or_shows,
        rival_says_a_word,
        rival_changes_a_level,
        rival_merges,
        rival_takes_apart,
        rival_corrects,
        rival_settles,
        rival_adds,
        rival_states,
        rival_takes_back,
        rivals_follow,
        rivals_change_roles,
        rivals_change_groups,
        rival_leaves_or_comes,
        rival_is_erased,
        rival_is_offered,
        rival_invites,
        mate_imports,
        mate_changes_a_level,
        mate_undoes,
        mate_removes,
        mate_hides_or_shows,
        mate_says_a_word,
        mate_merges,
        mate_takes_apart,
        mate_corrects,
        mates_follow,
        mates_meet_elsewhere,
        somebody_looks_at_what_publishing_shows,
        somebody_looks_at_a_file,
        somebody_comes_in,
        somebody_is_let_out,
    )
}
"""All that is done, by what it is called."""


def publish(play: Play, user: User, row: str) -> None:
    """Somebody imports a row, for themselves as they may, and publishes whom it is of."""
    offices = play.stage.offices
    offices.upload(user, f"{HEADER}\n{row}\n", label="secret 1")
    reach(offices.database, offices.ring, user, "secret 1", SharingLevel.OWNER)
    one = play.contact(user, _secret)
    shown = play.door(user).look(lambda view: preview_publication(view, one.id))
    fields = shown.model_dump(include={"name", "title", "employer", "profile_url"})
    with seeded(99):
        play.desk(user, lambda desk: publish_contact(desk, one.id, PublicationInput(**fields)))
