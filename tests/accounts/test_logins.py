"""Logins: an address and a password over several organisations, and what may be a password."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.accounts import passwords
from graphsvc.accounts.logins import (
    KEEP_ANEW,
    SET_PASSWORD,
    add_login,
    check,
    email_of,
    find_login,
    join,
    users_of,
)
from graphsvc.accounts.passwords import check_choice, hashed, judge
from graphsvc.database import Database
from graphsvc.errors import Conflict, InvalidInput
from graphsvc.sealing import KeyRing

WORD = "correct horse battery"


@dataclass(frozen=True)
class Office:
    database: Database
    ring: KeyRing
    acme: Organisation
    globex: Organisation
    login: str
    users: list[User]

    def user(self, org: Organisation, email: str) -> User:
        return add_user(self.database, self.ring, email=email, org=org, name=email)

    def join(self, user: User) -> bool:
        return self.database.write(lambda tx: join(tx, login=self.login, user=user.id))


@pytest.fixture(scope="module")
def office(empty: Database, ring: KeyRing) -> Office:
    acme, globex = (add_organisation(empty, ring, name) for name in ("Acme", "Globex"))
    login = empty.write(
        lambda tx: add_login(
            tx, ring, email="ann@acme.example", password=hashed(WORD), verified=True
        )
    )
    made = Office(empty, ring, acme, globex, login, [])
    made.users.extend(made.user(org, "ann@acme.example") for org in (globex, acme))
    for user in made.users:
        assert made.join(user)
    return made


def test_a_login_has_a_user_in_each_of_several_organisations(office: Office) -> None:
    users = office.database.read(lambda tx: users_of(tx, office.login))
    assert [(one.org_name, one.user) for one in users] == [
        ("Acme", office.users[1].id),
        ("Globex", office.users[0].id),
    ]


def test_a_login_has_one_user_in_an_organisation_and_a_user_one_login(office: Office) -> None:
    second = office.user(office.acme, "ann.other@acme.example")
    assert not office.join(second)
    other = office.database.write(
        lambda tx: add_login(tx, office.ring, email="eve@acme.example", verified=False)
    )
    assert not office.database.write(lambda tx: join(tx, login=other, user=office.users[0].id))
    assert office.database.write(lambda tx: join(tx, login=other, user=second.id))


def test_of_users_who_join_at_once_one_does(office: Office) -> None:
    org = add_organisation(office.database, office.ring, "Initech")
    several = [office.user(org, f"{n}@initech.example") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(office.join, several)) == 1


def test_an_address_has_one_login(office: Office) -> None:
    def again() -> None:
        office.database.write(
            lambda tx: add_login(tx, office.ring, email="ANN@acme.example", verified=True)
        )

    with pytest.raises(Conflict):
        again()


def test_a_login_is_found_by_its_address_which_is_sealed(office: Office) -> None:
    found = office.database.read(lambda tx: find_login(tx, office.ring, " Ann@Acme.example"))
    assert found is not None
    assert b"ann@" not in bytes(found.email)
    assert email_of(office.ring, found) == "ann@acme.example"
    for other in ("bob@acme.example", "no address", "", "x" * 5_000):
        assert office.database.read(lambda tx, o=other: find_login(tx, office.ring, o)) is None


def test_a_password_opens_its_own_login_alone(office: Office) -> None:
    def opened(email: str, password: str) -> bool:
        found = check(office.database, office.ring, email=email, password=password)
        return found is not None and found.id == office.login

    assert opened("ann@acme.example", WORD)
    assert not opened("ann@acme.example", f"{WORD} ")
    assert not opened("eve@acme.example", "")
    assert not opened("nobody@acme.example", WORD)
    assert not opened("nobody@acme.example", "the password of nobody")


def test_a_password_that_was_kept_by_other_numbers_is_kept_anew_as_its_owner_signs_in(
    office: Office,
) -> None:
    weak = Argon2Hasher(time_cost=1, memory_cost=1024, parallelism=1).hash(WORD)
    office.database.execute(SET_PASSWORD, id=office.login, password=weak)

    def kept() -> str:
        found = office.database.read(lambda tx: find_login(tx, office.ring, "ann@acme.example"))
        assert found is not None
        return found.password

    assert check(office.database, office.ring, email="ann@acme.example", password="wrong") is None
    assert kept() == weak
    assert check(office.database, office.ring, email="ann@acme.example", password=WORD)
    assert "$argon2id$" in kept()
    assert "m=19456,t=2,p=1" in kept()
    assert check(office.database, office.ring, email="ann@acme.example", password=WORD)


def test_a_hash_that_is_made_anew_does_not_bring_a_changed_password_back(office: Office) -> None:
    found = office.database.read(lambda tx: find_login(tx, office.ring, "ann@acme.example"))
    assert found is not None
    late = office.database.execute(KEEP_ANEW, id=found.id, before="another hash", password="x")
    assert late == []


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "at least 10"),
        ("ninechars", "at least 10"),
        ("e\u0301" * 9, "at least 10"),
        ("x1" * 101, "at most 200"),
        ("Ann@acme.example", "no password"),
        ("ANN@ACME.EXAMPLE ", "no password"),
        ("Password123", "Many people"),
        ("qwertyuiop", "Many people"),
        ("aaaaaaaaaaaa", "Many people"),
    ],
)
def test_some_passwords_are_refused_and_not_repeated(password: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as raised:
        check_choice(password, email="ann@acme.example")
    assert raised.value.field == "password"
    assert not password.strip() or password.strip() not in f"{raised.value} {raised.value.advice}"


@pytest.mark.parametrize(
    "password", ["ten chars!", "x1" * 100, "пароль из слов", "  spaces  at ends  "]
)
def test_others_are_taken_as_they_are(password: str) -> None:
    assert check_choice(password, email="ann@acme.example") == password
    assert judge(password, hashed(password)).right


def test_a_password_is_the_same_by_another_keyboard() -> None:
    kept = hashed("cafe\u0301 au lait")
    assert judge("café au lait", kept).right
    assert not judge("\ud800 nothing that can be typed", kept).right


def test_an_unknown_address_costs_as_much_as_a_known_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = passwords._hashes.verify_and_update  # pyright: ignore[reportPrivateUsage]

    class Watched:
        def verify_and_update(self, typed: str, kept: str) -> tuple[bool, str | None]:
            looked.append(kept.rpartition("$")[0].rpartition("$")[0])
            return real(typed, kept)

    monkeypatch.setattr(passwords, "_hashes", Watched())
    for email in ("ann@acme.example", "nobody@acme.example", "eve@acme.example", "no address"):
        assert check(office.database, office.ring, email=email, password="wrong") is None
    assert len(looked) == 4
    assert len(set(looked)) == 1
