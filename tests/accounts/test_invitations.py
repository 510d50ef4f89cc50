"""Invitations and sign-up: who comes in, as what, and what nobody learns by it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import neo4j
import pytest

from graphsvc.access.door import Door
from graphsvc.access.integrity import find_broken
from graphsvc.access.users import (
    Organisation,
    User,
    add_organisation,
    add_user,
    deactivate_user,
    find_user,
)
from graphsvc.access.visibility import Desk
from graphsvc.accounts import invitations
from graphsvc.accounts.arriving import Arrivals, Newcomer
from graphsvc.accounts.invitation_tables import Row, pasted, table
from graphsvc.accounts.invitations import Checked, invite_by_operator
from graphsvc.accounts.logins import check, find_login, users_of
from graphsvc.accounts.profile import checked_name, rename_self
from graphsvc.database import Database, Transaction
from graphsvc.days import now_ms
from graphsvc.errors import (
    Conflict,
    InvalidInput,
    NoMail,
    NotAllowed,
    NotFound,
    NotSignedIn,
    QuotaReached,
    RowsRefused,
    Unavailable,
    UserError,
)
from graphsvc.jobs.duties import tick
from graphsvc.mail.outbox import Mail, mailbox
from graphsvc.ontology import org_scope, user_scope
from graphsvc.sealing import KeyRing, Place
from graphsvc.settings import Settings, settings
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import at_console
from graphsvc.team.groups import add_group
from graphsvc.team.listing import get_colleague
from graphsvc.team.roles import add_role
from graphsvc.wire.invitations import By, Invitation, InvitationInput
from graphsvc.wire.pages import PageQuery
from tests.judge.fixtures import driver, session
from tests.judge.kept import clear

__all__ = ["driver", "session"]

PASSWORD = "a horse of staples"
WILMA = "wilma.wren@elsewhere.example"


@dataclass
class Office:
    """Two organisations, Ann the administrator of the first, with a role and a group."""

    database: Database
    ring: KeyRing
    session: neo4j.Session
    alpha: Organisation
    beta: Organisation
    ann: User
    bob: User
    role: str
    group: str

    @property
    def arrivals(self) -> Arrivals:
        return Arrivals(lambda: self.database, self.ring, settings())

    def door(self, user: User) -> Door:
        return Door(self.database, user.viewer, self.ring)

    def invite(self, *rows: Row, by: By = "mail", user: User | None = None) -> list[Invitation]:
        return self.door(user or self.ann).change(
            lambda desk: invitations.invite(desk, rows, by=by)
        )

    def one(self, email: str = WILMA, *, by: By = "mail") -> Invitation:
        [made] = self.invite(Row(1, InvitationInput(email=email)), by=by)
        return made

    def mails(self, to: str = WILMA) -> list[Mail]:
        return [mail for mail in mailbox(self.database, self.ring) if mail.to == to]

    def code(self, to: str = WILMA) -> str:
        return code_of(self.mails(to)[0].written.link)

    def listed(self) -> list[Invitation]:
        return self.door(self.ann).change(
            lambda desk: invitations.page_of_invitations(desk, PageQuery()).items
        )

    def signed_up(self, email: str, organisation: str = "Gamma") -> User:
        """Somebody who has signed up, with an organisation of their own."""
        self.arrivals.send_sign_up(email)
        said = Newcomer("Wilma Wren", PASSWORD, PASSWORD, organisation)
        self.arrivals.finish_sign_up(self.code(email), said)
        return find_user(self.database, email)


def code_of(link: str) -> str:
    return parse_qs(urlsplit(link).query)["code"][0]


@pytest.fixture
def office(empty: Database, ring: KeyRing, session: neo4j.Session) -> Office:
    clear(session)
    alpha, beta = (add_organisation(empty, ring, name) for name in ("Alpha", "Beta"))
    ann = add_user(empty, ring, email="ann@alpha.example", org=alpha, name="Ann Alpha")
    bob = add_user(empty, ring, email="bob@beta.example", org=beta, name="Bob Beta")
    for user in (ann, bob):
        at_console(
            empty,
            user.org,
            lambda change, user=user: set_administrator(change, user.id, admin=True),
        )
    role = at_console(empty, alpha.id, lambda change: add_role(change, "Sales"))
    group = at_console(empty, alpha.id, lambda change: add_group(change, "North"))
    return Office(empty, ring, session, alpha, beta, ann, bob, role, group)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Environment variables that may be set; they count once the cache is cleared."""
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


def newcomer(name: str = "Wilma Wren") -> Newcomer:
    return Newcomer(name, PASSWORD, PASSWORD)


# By mail


def test_who_was_invited_by_mail_joins_with_a_first_password_role_and_group(
    office: Office,
) -> None:
    person = InvitationInput(email=WILMA.upper(), role="sales", groups=["North"])
    [made] = office.invite(Row(1, person))
    assert (made.email, made.link, made.state) == (WILMA, None, "open")
    shown = office.arrivals.invited(office.code())
    assert (shown.org_name, shown.by_name, shown.email) == ("Alpha", "Ann Alpha", WILMA)
    assert (shown.proved, shown.known) == (True, False)
    office.arrivals.accept_first(office.code(), newcomer())
    wilma = find_user(office.database, WILMA)
    found = office.door(office.ann).change(lambda desk: get_colleague(desk, wilma.id))
    assert found.role is not None
    assert found.role.id == office.role
    assert [one.id for one in found.groups] == [office.group]
    assert not found.administrator
    login = check(office.database, office.ring, email=WILMA, password=PASSWORD)
    assert login is not None
    assert login.verified > 0
    assert [one.state for one in office.listed()] == ["accepted"]
    with pytest.raises(NotSignedIn):
        office.arrivals.accept_first(office.code(), newcomer())
    assert find_broken(office.database, limit=1_000) == []


def test_who_has_a_login_joins_after_signing_in_with_that_address_alone(office: Office) -> None:
    wilma = office.signed_up(WILMA)
    other = office.signed_up("otto@else.example", "Delta")
    office.one()
    code = office.code()
    assert office.arrivals.invited(code).known
    with pytest.raises(Conflict, match="has a password already"):
        office.arrivals.accept_first(code, newcomer())
    for stranger in (other, office.bob):
        with pytest.raises(NotAllowed, match="another address"):
            office.arrivals.accept_as(code, user=stranger.id, name=stranger.name)
    made = office.arrivals.accept_as(code, user=wilma.id, name=wilma.name)
    assert find_user(office.database, made).org == office.alpha.id
    names = office.database.read(
        lambda tx: [
            one.org_name
            for one in users_of(tx, find_login(tx, office.ring, WILMA).id)  # pyright: ignore[reportOptionalMemberAccess]
        ]
    )
    assert sorted(names) == ["Alpha", "Gamma"]
    assert find_broken(office.database, limit=1_000) == []


# By a link to hand over


def test_a_link_that_was_handed_over_proves_no_address_and_tells_nothing_of_it(
    office: Office,
) -> None:
    office.signed_up("otto@else.example", "Delta")
    links = [office.one(email, by="link").link for email in (WILMA, "otto@else.example")]
    shown = [office.arrivals.invited(code_of(link or "")) for link in links]
    assert [(one.proved, one.known) for one in shown] == [(False, False)] * 2
    for link in links:
        with pytest.raises(NotAllowed, match="mailed to you"):
            office.arrivals.accept_first(code_of(link or ""), newcomer())
    first = code_of(links[0] or "")
    office.arrivals.send_mail(first)
    with pytest.raises(NotSignedIn):
        office.arrivals.invited(first)
    office.arrivals.accept_first(office.code(), newcomer())
    assert find_user(office.database, WILMA).org == office.alpha.id


def test_where_no_mail_is_sent_a_link_is_all_that_there_is(
    office: Office, use: pytest.MonkeyPatch
) -> None:
    use.setenv("GRAPHSVC_PUBLIC_URL", "https://intro.example")
    settings.cache_clear()
    with pytest.raises(NoMail):
        office.one()
    made = office.one(by="link")
    assert (made.link or "").startswith("https://intro.example/invitation?code=")
    office.arrivals.accept_first(code_of(made.link or ""), newcomer())
    login = check(office.database, office.ring, email=WILMA, password=PASSWORD)
    assert login is not None
    assert login.verified == 0


# Who may, and what is told


def test_only_administrators_invite_and_see_invitations(office: Office) -> None:
    cyd = add_user(office.database, office.ring, email="c@alpha.example", org=office.alpha)
    made = office.one()
    tried: tuple[Callable[[Desk], object], ...] = (
        lambda desk: invitations.invite(desk, [], by="mail"),
        lambda desk: invitations.page_of_invitations(desk, PageQuery()),
        lambda desk: invitations.withdraw(desk, made.id),
        lambda desk: invitations.send_again(desk, made.id, by="mail"),
    )
    for work in tried:
        with pytest.raises(NotAllowed):
            office.door(cyd).change(work)


def test_others_invitations_are_like_those_that_there_are_not(office: Office) -> None:
    made = office.one()
    told = set[str]()
    for id_ in (made.id, "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"):
        with pytest.raises(NotFound) as refused:
            office.door(office.bob).change(lambda desk, id_=id_: invitations.withdraw(desk, id_))
        told.add(str(refused.value))
    assert len(told) == 1
    assert [one.state for one in office.listed()] == ["open"]


def test_the_answer_is_the_same_whoever_is_named(office: Office) -> None:
    """Of nobody, of a user elsewhere, of somebody with a login elsewhere."""
    office.signed_up("otto@else.example", "Delta")
    for email in (WILMA, office.bob.email, "otto@else.example"):
        made = office.one(email)
        assert made.model_dump(exclude={"id", "email", "created", "expires"}) == {
            "state": "open",
            "by": "mail",
            "role": None,
            "groups": [],
            "administrator": False,
            "link": None,
        }
        assert len(office.mails(email)) >= 1


def test_an_address_stands_sealed_and_its_code_nowhere(office: Office) -> None:
    office.one()
    rows = office.session.run("MATCH (n:Invitation|Mail) RETURN properties(n) AS n").data()
    text = repr(rows) + "".join(
        bytes(value).decode("latin-1")
        for row in rows
        for value in row["n"].values()
        if isinstance(value, bytes | bytearray)
    )
    assert WILMA not in text
    assert office.code() not in text


def test_whoever_runs_the_installation_invites_the_first_administrator(office: Office) -> None:
    wanted = Checked(WILMA, "none", (), admin=True)
    made = invite_by_operator(office.database, office.ring, office.alpha, wanted, by="link")
    shown = office.arrivals.invited(code_of(made.link or ""))
    assert (shown.org_name, shown.by_name) == ("Alpha", "")
    office.arrivals.send_mail(code_of(made.link or ""))
    office.arrivals.accept_first(office.code(), newcomer())
    wilma = find_user(office.database, WILMA)
    with pytest.raises(Conflict, match="already"):
        invite_by_operator(office.database, office.ring, office.alpha, wanted, by="mail")
    assert office.invite(Row(1, InvitationInput(email="next@x.example")), user=wilma)


# Ends


def test_an_invitation_expires_is_withdrawn_and_sent_again(office: Office) -> None:
    made = office.one()
    first = office.code()
    again = office.door(office.ann).change(
        lambda desk: invitations.send_again(desk, made.id, by="mail")
    )
    assert again.state == "open"
    with pytest.raises(NotSignedIn):
        office.arrivals.invited(first)
    second = office.code()
    office.session.run("MATCH (i:Invitation) SET i.expires = timestamp() - 1").consume()
    with pytest.raises(NotSignedIn):
        office.arrivals.accept_first(second, newcomer())
    assert [one.state for one in office.listed()] == ["expired"]
    link = office.door(office.ann).change(
        lambda desk: invitations.send_again(desk, made.id, by="link")
    )
    assert link.link
    office.door(office.ann).change(lambda desk: invitations.withdraw(desk, made.id))
    with pytest.raises(NotSignedIn):
        office.arrivals.invited(code_of(link.link))
    over: tuple[Callable[[Desk], object], ...] = (
        lambda desk: invitations.withdraw(desk, made.id),
        lambda desk: invitations.send_again(desk, made.id, by="mail"),
    )
    for work in over:
        with pytest.raises(Conflict):
            office.door(office.ann).change(work)
    assert made.expires.timestamp() * 1000 - now_ms() == pytest.approx(
        invitations.DAYS * 86_400_000, abs=60_000
    )
    office.session.run("MATCH (i:Invitation) SET i.expires = 0").consume()
    tick(office.database)
    assert office.listed() == []


def test_one_is_sent_so_often_and_there_are_so_many(
    office: Office, use: pytest.MonkeyPatch
) -> None:
    made = office.one()
    for _ in range(invitations.MOST_SENT - 1):
        office.door(office.ann).change(
            lambda desk: invitations.send_again(desk, made.id, by="mail")
        )
    with pytest.raises(Conflict, match="cannot be sent again"):
        office.door(office.ann).change(
            lambda desk: invitations.send_again(desk, made.id, by="mail")
        )
    use.setenv("GRAPHSVC_INVITATIONS_OF_ORG", "2")
    settings.cache_clear()
    with pytest.raises(QuotaReached):
        office.invite(*pasted("a@x.example b@x.example"))
    assert len(office.listed()) == 1
    assert office.mails("a@x.example") == []


def test_who_was_let_go_or_is_a_member_does_not_join_again(office: Office) -> None:
    office.one()
    code = office.code()
    wilma = add_user(office.database, office.ring, email=WILMA, org=office.alpha, name="Wilma")
    with pytest.raises(Conflict, match="member of Alpha already"):
        office.arrivals.accept_first(code, newcomer())
    deactivate_user(office.database, wilma)
    with pytest.raises(Conflict, match="were let go"):
        office.arrivals.accept_first(code, newcomer())
    assert office.database.read(lambda tx: find_login(tx, office.ring, WILMA)) is None


@pytest.mark.parametrize("ends", ["let go", "demoted"])
def test_what_an_administrator_invited_to_ends_with_their_office(office: Office, ends: str) -> None:
    """Else whoever is let go comes back by an invitation of their own, as an administrator."""
    eve = add_user(office.database, office.ring, email="eve@alpha.example", org=office.alpha)
    at_console(
        office.database, eve.org, lambda change: set_administrator(change, eve.id, admin=True)
    )
    office.invite(Row(1, InvitationInput(email=WILMA, administrator=True)), user=eve)
    office.one("kept@x.example")
    if ends == "let go":
        deactivate_user(office.database, eve)
    else:
        at_console(
            office.database, eve.org, lambda change: set_administrator(change, eve.id, admin=False)
        )
    with pytest.raises(NotSignedIn):
        office.arrivals.accept_first(office.code(), newcomer())
    assert {one.email: one.state for one in office.listed()} == {
        WILMA: "withdrawn",
        "kept@x.example": "open",
    }


def test_nobody_joins_an_organisation_that_everybody_has_left(office: Office) -> None:
    office.one()
    deactivate_user(office.database, office.ann)
    with pytest.raises(NotSignedIn):
        office.arrivals.accept_first(office.code(), newcomer())


def test_an_address_is_mailed_so_often_a_day_whatever_is_withdrawn(office: Office) -> None:
    for _ in range(invitations.MOST_SENT):
        made = office.one()
        office.door(office.ann).change(lambda desk, id_=made.id: invitations.withdraw(desk, id_))
    with pytest.raises(RowsRefused) as refused:
        office.one()
    assert [one.message for one in refused.value.problems] == ["It was invited too often today."]
    assert len(office.mails()) == invitations.MOST_SENT
    office.session.run("MATCH (i:Invitation) SET i.created = i.created - 86400000").consume()
    office.one()


@pytest.mark.parametrize("by_sign_up", [False, True])
def test_who_has_left_their_only_organisation_joins_another(
    office: Office, by_sign_up: bool
) -> None:
    """The mailed link proves the address, as that of a reset does; the old password is none any
    more."""
    wilma = office.signed_up(WILMA)
    deactivate_user(office.database, wilma)
    again = "another horse of staples"
    said = Newcomer("Wilma Wren", again, again, "Delta")
    if by_sign_up:
        office.arrivals.send_sign_up(WILMA)
        office.arrivals.finish_sign_up(office.code(), said)
    else:
        office.one()
        assert not office.arrivals.invited(office.code()).known
        office.arrivals.accept_first(office.code(), said)
    assert check(office.database, office.ring, email=WILMA, password=PASSWORD) is None
    login = check(office.database, office.ring, email=WILMA, password=again)
    assert login is not None
    users = office.database.read(lambda tx: users_of(tx, login.id))
    assert [one.org_name for one in users] == ["Delta" if by_sign_up else "Alpha"]
    assert find_broken(office.database, limit=1_000) == []


def test_nobody_chooses_a_password_past_2_step_verification_or_without_a_mail(
    office: Office,
) -> None:
    wilma = office.signed_up(WILMA)
    deactivate_user(office.database, wilma)
    link = office.one(by="link").link or ""
    office.session.run("MATCH (l:Login) SET l.two_step = true").consume()
    office.arrivals.send_mail(code_of(link))
    with pytest.raises(Conflict):
        office.arrivals.accept_first(office.code(), newcomer())
    assert check(office.database, office.ring, email=WILMA, password=PASSWORD) is not None


@pytest.mark.parametrize("email", ["josé@x.example", "ann@", "ann"])
def test_who_cannot_be_mailed_is_not_invited(office: Office, email: str) -> None:
    with pytest.raises(RowsRefused):
        office.one(email)


def test_a_name_in_mails_is_no_address_when_it_is_changed_either(office: Office) -> None:
    for name in ("Confirm at http://evil.example", "x" * 101, " "):
        with pytest.raises(InvalidInput):
            office.door(office.ann).change(lambda desk, name=name: rename_self(desk, name))
    office.door(office.ann).change(lambda desk: rename_self(desk, " Ann  Archer "))
    assert find_user(office.database, "ann@alpha.example").name == "Ann Archer"


def test_a_role_that_is_gone_keeps_nobody_out(office: Office) -> None:
    office.invite(Row(1, InvitationInput(email=WILMA, role="Sales", groups=["North"])))
    office.session.run("MATCH (n:Role|Group) DELETE n").consume()
    office.arrivals.accept_first(office.code(), newcomer())
    assert find_user(office.database, WILMA).active


# Tables


def test_a_table_is_read_whole_and_all_that_is_wrong_is_told_with_row_and_field(
    office: Office,
) -> None:
    text = (
        "E-Mail;Role;Groups;Administrator\n"
        "new@x.example;Sales;North;yes\n"
        "nobody;Sales;;\n"
        "\n"
        "ann@alpha.example;Chief;North; no\n"
        "new@x.example;;South;\n"
    )
    with pytest.raises(RowsRefused) as refused:
        office.invite(*table(text))
    told = [(one.row, one.field) for one in refused.value.problems]
    assert sorted(told) == [(3, "email"), (5, "email"), (5, "role"), (6, "email"), (6, "groups")]
    assert office.listed() == []
    assert office.mails("new@x.example") == []
    fixed = "email,role,groups,administrator\nnew@x.example,Sales,North,yes\nb@x.example,,,\n"
    assert len(office.invite(*table(fixed))) == 2
    with pytest.raises(RowsRefused, match="1 value"):
        office.invite(*table("email\nB@x.example\n"))
    office.arrivals.accept_first(office.code("new@x.example"), newcomer())
    new = find_user(office.database, "new@x.example")
    found = office.door(office.ann).change(lambda desk: get_colleague(desk, new.id))
    assert found.administrator


BAD_TABLES = {
    "nothing": "",
    "no header": "a@x.example\n",
    "an unknown column": "email,shoe\na@x.example,42\n",
    "twice the same column": "email,mail\na@x.example,b@x.example\n",
    "no rows": "email\n",
    "too many rows": "email\n" + "a@x.example\n" * 1_001,
    "a broken quote": 'email\n"' + "x" * 140_000,
}


@pytest.mark.parametrize("text", BAD_TABLES.values(), ids=BAD_TABLES)
def test_what_is_no_table_of_addresses_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        table(text)


def test_rows_that_cannot_be_read_are_told_by_their_lines() -> None:
    with pytest.raises(RowsRefused) as refused:
        table("email,administrator\na@x.example,perhaps\nb@x.example,no,more\nc" + "c" * 400)
    assert [one.row for one in refused.value.problems] == [2, 3, 4]


def test_pasted_addresses_are_found_between_whatever_separates_them() -> None:
    rows = pasted("Ann <ann@x.example>, bob@x.example;\n cyd@x.example")
    assert [row.person.email for row in rows] == ["ann@x.example", "bob@x.example", "cyd@x.example"]
    for nothing in ("", "hello"):
        with pytest.raises(InvalidInput):
            pasted(nothing)


# Sign-up


def test_who_signs_up_has_an_organisation_and_is_its_administrator(office: Office) -> None:
    wilma = office.signed_up(WILMA)
    admins = office.session.run("MATCH (u:User {id: $id}) RETURN u.admin AS admin", id=wilma.id)
    assert admins.single(strict=True)["admin"] is True
    assert wilma.org not in (office.alpha.id, office.beta.id)
    found = office.database.read(lambda tx: find_login(tx, office.ring, WILMA))
    assert found is not None
    assert found.verified > 0
    with pytest.raises(NotSignedIn):
        office.arrivals.finish_sign_up(office.code(), newcomer())
    assert find_broken(office.database, limit=1_000) == []


@pytest.mark.parametrize("commits", [True, False])
def test_who_signs_up_has_keys_where_whether_it_was_written_is_not_known(
    office: Office, monkeypatch: pytest.MonkeyPatch, commits: bool
) -> None:
    """A connection that breaks at the end: the database may have written it, and then the driver
    does it once more, which is refused."""
    office.arrivals.send_sign_up(WILMA)
    code, write = office.code(), office.database.write

    def breaking(work: Callable[[Transaction], Any]) -> Any:
        if commits:
            write(work)
            return write(work)
        raise Unavailable("The database does not answer.")

    monkeypatch.setattr(office.database, "write", breaking)
    said = Newcomer("Wilma Wren", PASSWORD, PASSWORD, "Gamma")
    with pytest.raises(NotSignedIn if commits else Unavailable):
        office.arrivals.finish_sign_up(code, said)
    monkeypatch.undo()
    if not commits:
        office.arrivals.finish_sign_up(code, said)
    wilma = find_user(office.database, WILMA)
    for subject in (user_scope(wilma.id), org_scope(wilma.org)):
        place = Place("Test", "x", "y")
        sealed = office.ring.seal(subject, "kept", place=place)
        assert office.ring.open(subject, sealed, place=place) == "kept"
    assert check(office.database, office.ring, email=WILMA, password=PASSWORD) is not None


def test_whether_an_address_has_a_login_is_told_in_its_mail_alone(office: Office) -> None:
    office.signed_up(WILMA)
    for email in (WILMA, "new@x.example"):
        office.arrivals.send_sign_up(email)
    assert "already" in office.mails()[0].written.subject
    assert office.mails("new@x.example")[0].written.subject == "Finish signing up"
    assert urlsplit(office.mails()[0].written.link).path == "/signin"


def test_who_has_a_login_makes_a_further_organisation_after_signing_in(office: Office) -> None:
    wilma = office.signed_up(WILMA)
    office.arrivals.found_organisation(user=wilma.id, name="Wilma", organisation="Zeta")
    login = office.database.read(lambda tx: find_login(tx, office.ring, WILMA))
    assert login is not None
    names = office.database.read(lambda tx: [one.org_name for one in users_of(tx, login.id)])
    assert sorted(names) == ["Gamma", "Zeta"]
    with pytest.raises(NotAllowed):
        office.arrivals.found_organisation(user=office.bob.id, name="Bob", organisation="Eta")


def test_nobody_makes_organisations_without_end(office: Office) -> None:
    wilma = office.signed_up(WILMA)
    config = Settings(organisations_of_login=3)
    bounded = Arrivals(lambda: office.database, office.ring, config)

    def found(name: str) -> str:
        return bounded.found_organisation(user=wilma.id, name="Wilma", organisation=name)

    second = found("Zeta")
    office.session.run("MATCH (u:User {id: $id}) SET u.active = false", id=second).consume()
    found("Eta")
    with pytest.raises(QuotaReached, match="3 organisations"):
        found("Theta")


@pytest.mark.parametrize("chosen", ["invited", "off"])
def test_nobody_signs_up_where_it_is_not_open(office: Office, chosen: str) -> None:
    config = Settings(sign_up=chosen)  # pyright: ignore[reportArgumentType]
    closed = Arrivals(lambda: office.database, office.ring, config)
    with pytest.raises(NotAllowed):
        closed.check_sign_up()
    assert Settings().sign_ups == "open"
    assert Settings(public_url="https://intro.example").sign_ups == "invited"


def test_nobody_is_invited_where_nobody_comes_in(office: Office, use: pytest.MonkeyPatch) -> None:
    use.setenv("GRAPHSVC_SIGN_UP", "off")
    settings.cache_clear()
    with pytest.raises(Conflict, match="by themselves"):
        office.one()


def test_a_first_password_is_checked_before_anything_is_used_up(office: Office) -> None:
    office.one()
    for said in (
        Newcomer("W", "short", "short"),
        Newcomer("W", PASSWORD, PASSWORD + "x"),
        Newcomer("W", WILMA, WILMA),
        Newcomer(" ", PASSWORD, PASSWORD),
        Newcomer("See https://evil.example", PASSWORD, PASSWORD),
    ):
        with pytest.raises(InvalidInput):
            office.arrivals.accept_first(office.code(), said)
    office.arrivals.accept_first(office.code(), newcomer())
    assert checked_name("  Zoë   O'Hara ", "name") == "Zoë O'Hara"


def test_only_a_proved_address_makes_somebody_a_person_of_the_directory(office: Office) -> None:
    office.session.run(
        "CREATE (:Person {id: 'p', name: 'Wilma Wren'}), "
        "(:PersonKey {key: 'email:' + $email, person_id: 'p'})",
        email=WILMA,
    ).consume()
    office.one()
    office.arrivals.accept_first(office.code(), newcomer("Somebody Else"))
    assert find_user(office.database, WILMA).person == "p"
    namesake = "w.wren@other.example"
    office.one(namesake)
    office.arrivals.accept_first(office.code(namesake), newcomer("Wilma Wren"))
    assert find_user(office.database, namesake).person == "none"


def test_keys_of_whoever_did_not_join_are_gone(office: Office, key_file: Path) -> None:
    office.one()
    add_user(office.database, office.ring, email=WILMA, org=office.alpha, name="Wilma")
    before = json.loads(key_file.read_text("utf-8"))["keys"].keys()
    with pytest.raises(Conflict):
        office.arrivals.accept_first(office.code(), newcomer())
    assert json.loads(key_file.read_text("utf-8"))["keys"].keys() == before
