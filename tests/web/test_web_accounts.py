"""Passwords and 2-step verification as people meet them: each sentence of requirement A9, and what
somebody might try who is not the owner."""

import logging
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import neo4j
import pytest
from fastapi import FastAPI
from pyotp.totp import TOTP
from starlette.testclient import TestClient
from web_world import World

from graphsvc.access.audit import Audited
from graphsvc.access.keys import (
    add_code,
    add_key,
    fingerprint,
    viewer_of_key,
    viewer_of_session,
)
from graphsvc.access.users import Organisation, User, add_organisation, add_user
from graphsvc.accounts import tries, two_step
from graphsvc.accounts.logins import add_login, find_login, join
from graphsvc.accounts.passwords import hashed
from graphsvc.days import DAY_MS, now_ms
from graphsvc.errors import NotSignedIn
from graphsvc.mail.outbox import Mail, mailbox
from graphsvc.ontology import Began
from graphsvc.web.cookies import KNOWN_COOKIE
from graphsvc.web.reset import LINK_COOKIE
from graphsvc.web.signin import STEP_COOKIE
from graphsvc.web.two_step import qr_code
from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]

SESSION = "graphsvc_session"
BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
WORD, OTHER = "correct horse battery", "another long password"


@dataclass
class Clock:
    """The moment as 2-step verification sees it; each code of an app is for half a minute."""

    at: int = 1_800_000_000_000

    def pass_(self, seconds: int) -> None:
        self.at += seconds * 1_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(two_step, "now_ms", lambda: made.at)
    return made


@dataclass
class Account:
    """Somebody with a password, and whatever their phone knows."""

    world: World
    app: FastAPI
    email: str
    users: list[User]
    clock: Clock
    word: str = WORD
    secret: str = ""
    codes: list[str] = field(default_factory=list[str])

    def browser(self, agent: str = "Mozilla/5.0 (X11; Linux) Firefox/140") -> TestClient:
        headers = {**BROWSER, "User-Agent": agent}
        return TestClient(self.app, headers=headers, follow_redirects=False)

    def say(self, browser: TestClient, word: str | None = None, email: str | None = None) -> Any:
        data = {"email": email or self.email, "password": word or self.word}
        return browser.post("/signin/password", data=data)

    def code(self) -> str:
        return TOTP(self.secret).at(self.clock.at // 1_000)

    def sign_in(self, agent: str = "Mozilla/5.0 (X11; Linux) Firefox/140") -> TestClient:
        browser = self.browser(agent)
        self.say(browser)
        if self.secret:
            self.clock.pass_(30)
            assert browser.post("/signin/code", data={"code": self.code()}).status_code == 303
        assert browser.get("/").status_code == 200
        return browser

    def switch_on(self, browser: TestClient) -> None:
        assert browser.post("/settings/two-step/offer").status_code == 303
        page = browser.get("/settings/two-step").text
        found = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
        assert found
        self.secret = found[1].replace(" ", "")
        data = {"code": self.code(), "password": self.word}
        shown = browser.post("/settings/two-step/on", data=data)
        assert shown.status_code == 200, shown.text
        self.codes = re.findall(r"<code>([a-z0-9-]{14})</code>", shown.text)

    def mails(self) -> list[Mail]:
        found = mailbox(self.world.database, self.world.ring)
        return [mail for mail in found if mail.to == self.email]

    def link(self, browser: TestClient) -> str:
        """The address of the link that somebody asks for who has forgotten their password."""
        assert browser.post("/reset", data={"email": self.email}).status_code == 303
        return self.newest_link()

    def newest_link(self) -> str:
        return "/reset" + self.mails()[0].written.link.partition("/reset")[2]


_numbers = iter(range(1_000))


@pytest.fixture
def account(world: World, app: FastAPI, clock: Clock) -> Account:
    return make(world, app, clock)


def make(world: World, app: FastAPI, clock: Clock, orgs: Sequence[Organisation] = ()) -> Account:
    number = next(_numbers)
    email = f"someone{number}@globex.example"
    users = [
        add_user(world.database, world.ring, email=email, org=org, name=f"Someone {number}")
        for org in orgs or [world.globex]
    ]
    login = world.database.write(
        lambda tx: add_login(tx, world.ring, email=email, password=hashed(WORD), verified=True)
    )
    for user in users:
        assert world.database.write(lambda tx, u=user: join(tx, login=login, user=u.id))
    return Account(world, app, email, users, clock)


@pytest.fixture
def twice(world: World, app: FastAPI, clock: Clock) -> Account:
    """Somebody of two organisations."""
    further = add_organisation(world.database, world.ring, f"Further {next(_numbers)}")
    return make(world, app, clock, [world.globex, further])


def is_in(browser: TestClient) -> bool:
    return browser.get("/").status_code == 200


# Signing in


def test_email_and_password_sign_in(account: Account) -> None:
    browser = account.browser()
    answer = browser.post(
        "/signin/password",
        data={"email": account.email.upper(), "password": WORD, "next": "/connections/work"},
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/connections/work")
    assert is_in(browser)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(account: Account) -> None:
    told = [
        account.browser().post("/signin/password", data={"email": email, "password": "x" * 12})
        for email in (account.email, "nobody@globex.example")
    ]
    assert [one.status_code for one in told] == [401, 401]
    texts = [
        one.text.replace(account.email, "…").replace("nobody@globex.example", "…") for one in told
    ]
    assert texts[0] == texts[1]
    assert "x" * 12 not in texts[0]
    names = [
        {name: value for name, value in one.headers.items() if name not in VARYING} for one in told
    ]
    for one in names:
        one.pop("content-length")
    assert names[0] == names[1]


VARYING = ("x-request-id", "date")


def test_of_several_organisations_one_is_chosen(world: World, twice: Account) -> None:
    account = twice
    browser = account.browser()
    answer = browser.post(
        "/signin/password", data={"email": account.email, "password": WORD, "next": "/settings"}
    )
    assert answer.headers["location"] == "/signin/organisation?next=%2Fsettings"
    assert not is_in(browser)
    page = browser.get(answer.headers["location"]).text
    assert all(user.id in page for user in account.users)
    assert (
        browser.post("/signin/organisation", data={"user": world.dana.user.id}).status_code == 401
    )
    account.say(browser)
    chosen = browser.post("/signin/organisation", data={"user": account.users[1].id})
    assert chosen.status_code == 303
    viewer = viewer_of_session(world.database, browser.cookies[SESSION])
    assert viewer == account.users[1].viewer
    assert "Go there" in browser.get("/settings/account").text
    moved = browser.post("/settings/organisation", data={"user": account.users[0].id})
    assert moved.status_code == 303
    viewer = viewer_of_session(world.database, browser.cookies[SESSION])
    assert viewer == account.users[0].viewer


def test_a_session_that_goes_to_another_organisation_is_what_it_was(
    driver: neo4j.Driver, twice: Account
) -> None:
    """With what it began, and when it ends however much it is used."""
    account, browser = twice, twice.browser()
    account.say(browser)
    browser.post("/signin/organisation", data={"user": account.users[1].id})
    openid, until = Began.OPENID.value, now_ms() + DAY_MS
    with driver.session() as session:  # pyright: ignore[reportUnknownMemberType]
        session.run(
            "MATCH (s:Session {user: $user}) SET s.began = $openid, s.until = $until",
            {"user": account.users[1].id, "openid": openid, "until": until},
        ).consume()
        browser.post("/settings/organisation", data={"user": account.users[0].id})
        moved = session.run(
            "MATCH (s:Session {user: $user}) RETURN s.began, s.until, s.expires <= s.until",
            {"user": account.users[0].id},
        ).single(strict=True)
    assert list(moved) == [openid, until, True]


def test_between_password_and_code_nothing_opens(account: Account) -> None:
    account.switch_on(account.sign_in())
    browser = account.browser()
    answer = account.say(browser)
    assert answer.headers["location"].startswith("/signin/code")
    assert SESSION not in browser.cookies
    step = browser.cookies[STEP_COOKIE]
    for cookie in (SESSION, "graphsvc_code", LINK_COOKIE):
        thief = account.browser()
        thief.cookies.set(cookie, step)
        assert not is_in(thief)
        assert thief.get("/v1/me").status_code == 401
        assert thief.get("/reset/new").status_code == 401
    assert browser.get("/signin/organisation").status_code == 401
    data = {"user": account.users[0].id}
    assert browser.post("/signin/organisation", data=data).status_code == 401
    assert not is_in(browser)


def test_a_session_that_was_there_before_signing_in_ends(account: Account, world: World) -> None:
    """Whoever has put a cookie of theirs into somebody's browser has nothing of it afterwards."""
    browser = account.browser()
    browser.post("/signin", data={"key": world.kim.key})
    planted = browser.cookies[SESSION]
    account.say(browser)
    assert browser.cookies[SESSION] != planted
    with pytest.raises(NotSignedIn):
        viewer_of_session(world.database, planted)
    made_up = account.browser()
    made_up.cookies.set(SESSION, "made up")
    answer = account.say(made_up)
    assert "made up" not in answer.headers["set-cookie"]


def test_the_cookie_of_a_known_browser_opens_nothing_and_is_one_accounts_own(
    account: Account,
) -> None:
    browser = account.sign_in()
    known = browser.cookies[KNOWN_COOKIE]
    thief = account.browser()
    for name in (SESSION, STEP_COOKIE, KNOWN_COOKIE):
        thief.cookies.set(name, known)
    assert not is_in(thief)
    assert account.email not in known


# A9: password change (old, new, new again)


def test_a_password_is_changed_by_the_old_one_and_the_new_one_twice(account: Account) -> None:
    browser, other = account.sign_in(), account.sign_in()
    before = browser.cookies[SESSION]
    wrong = [
        ({"old": "wrong wrong", "password": OTHER, "again": OTHER}, "This is not your password."),
        ({"old": WORD, "password": OTHER, "again": f"{OTHER}!"}, "The two new passwords differ."),
        ({"old": WORD, "password": "short", "again": "short"}, "at least 10"),
        ({"old": WORD, "password": WORD, "again": WORD}, "The new password is the old one."),
    ]
    for data, said in wrong:
        refused = browser.post("/settings/password", data=data)
        assert refused.status_code == 422
        assert said in refused.text
        assert OTHER not in refused.text
    data = {"old": WORD, "password": OTHER, "again": OTHER}
    assert browser.post("/settings/password", data=data).status_code == 303
    assert is_in(browser)
    assert browser.cookies[SESSION] != before
    assert not is_in(other)
    stolen = account.browser()
    stolen.cookies.set(SESSION, before)
    assert not is_in(stolen)
    assert account.say(account.browser()).status_code == 401
    account.word = OTHER
    assert is_in(account.sign_in())
    assert account.mails()[0].written.subject == "Your password was changed"


# A9: reset by mailed link, then e-mail, 2-step code, new password


def test_a_password_is_reset_by_a_mailed_link_then_the_email_a_code_and_a_new_one(
    account: Account,
) -> None:
    inside = account.sign_in()
    account.switch_on(inside)
    browser = account.browser()
    opened = browser.get(account.link(browser))
    assert (opened.status_code, opened.headers["location"]) == (303, "/reset/new")
    new = {"password": OTHER, "again": OTHER}
    account.clock.pass_(30)
    for data in (
        {"email": "else@globex.example", "code": account.code(), **new},
        {"email": account.email, "code": "000000", **new},
        {"email": account.email, "code": "", **new},
    ):
        refused = browser.post("/reset/new", data=data)
        assert refused.status_code == 422
        assert "The e-mail address or the code is not right." in refused.text
    right = {"email": account.email, "code": account.code(), **new}
    assert browser.post("/reset/new", data=right).headers["location"] == "/signin?done=password"
    assert not is_in(inside)
    assert not is_in(browser)
    account.word = OTHER
    assert is_in(account.sign_in())


def test_a_mailed_reset_of_a_login_that_nobody_proved_asks_for_no_code_of_who_had_it(
    account: Account, session: neo4j.Session
) -> None:
    """Whoever made it with somebody else's address may have set up anything, keys too."""
    session.run(
        "MATCH (u:User {id: $id}) MATCH (l:Login {id: u.login}) "
        "SET l.two_step = true, l.verified = 0",
        id=account.users[0].id,
    ).consume()
    key = add_key(account.world.database, user=account.users[0].id)
    browser = account.browser()
    browser.get(account.link(browser))
    new = {"email": account.email, "code": "", "password": OTHER, "again": OTHER}
    assert browser.post("/reset/new", data=new).headers["location"] == "/signin?done=password"
    with pytest.raises(NotSignedIn):
        viewer_of_key(account.world.database, key)
    account.word = OTHER
    assert is_in(account.sign_in())


def test_a_reset_ends_api_keys_too_unless_somebody_keeps_them(world: World, twice: Account) -> None:
    """A key that a thief made while they had the password would outlast it."""
    account, client = twice, TestClient(twice.app)

    def key_works(key: str) -> bool:
        told = client.get("/v1/me", headers={"Authorization": f"Bearer {key}"})
        return told.status_code == 200

    keys = [add_key(world.database, user=user.id) for user in account.users]
    foreign = add_key(world.database, user=world.kim.user.id)
    browser = account.browser()
    browser.get(account.link(browser))
    form = browser.get("/reset/new").text
    assert re.search(r'name="end_keys" value="true" checked', form)
    data = {"email": account.email, "password": OTHER, "again": OTHER}
    again = browser.post("/reset/new", data={**data, "again": "else"}).text
    assert re.search(r'name="end_keys" value="true">', again)
    kept = browser.post("/reset/new", data=data)
    assert kept.headers["location"] == "/signin?done=password"
    assert all(key_works(key) for key in keys)
    assert "API keys go on as before." in account.mails()[0].written.text
    browser.get(account.link(browser))
    ended = browser.post("/reset/new", data={**data, "end_keys": "true"})
    assert "your API keys are ended" in browser.get(ended.headers["location"]).text
    assert not any(key_works(key) for key in keys)
    assert key_works(foreign)
    assert "All API keys were ended." in account.mails()[0].written.text


def test_a_recovery_code_resets_a_password_too(account: Account) -> None:
    account.switch_on(account.sign_in())
    browser = account.browser()
    browser.get(account.link(browser))
    data = {"email": account.email, "code": account.codes[3], "password": OTHER, "again": OTHER}
    assert browser.post("/reset/new", data=data).status_code == 303


def test_a_link_for_a_password_is_good_once_and_a_newer_one_ends_it(account: Account) -> None:
    first = account.link(account.browser())
    second = account.link(account.browser())
    assert first != second
    data = {"email": account.email, "password": OTHER, "again": OTHER}
    for address, statuses in ((first, [401]), (second, [303, 401])):
        for status in statuses:
            browser = account.browser()
            browser.get(address)
            assert browser.post("/reset/new", data=data).status_code == status
    assert account.browser().get("/reset/new").status_code == 401


def test_of_those_who_use_a_link_at_once_one_does(account: Account) -> None:
    address = account.link(account.browser())

    def use(number: int) -> int:
        browser = account.browser()
        browser.get(address)
        word = f"{OTHER} {number}"
        data = {"email": account.email, "password": word, "again": word}
        return browser.post("/reset/new", data=data).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(use, range(4))) == [303, 401, 401, 401]


def test_a_link_is_no_way_to_guess_codes(account: Account) -> None:
    account.switch_on(account.sign_in())
    browser = account.browser()
    browser.get(account.link(browser))
    data = {"email": account.email, "password": OTHER, "again": OTHER}
    told: list[int] = []
    for number in range(30):
        guess = {**data, "code": f"{number:06}"}
        told.append(browser.post("/reset/new", data=guess).status_code)
    assert set(told) <= {422, 429, 401}
    assert told.count(422) <= 11


def test_whoever_asks_for_a_link_is_told_the_same_for_any_address(account: Account) -> None:
    told = [
        account.browser().post("/reset", data={"email": email})
        for email in (account.email, "nobody@globex.example", "no address", "")
    ]
    assert {(one.status_code, one.headers["location"]) for one in told} == {(303, "/reset?done=1")}
    headers = [
        {name: value for name, value in one.headers.items() if name not in VARYING} for one in told
    ]
    assert all(one == headers[0] for one in headers)
    to = {mail.to for mail in mailbox(account.world.database, account.world.ring)}
    assert not {"nobody@globex.example", "no address", ""} & to


def test_nobodys_mailbox_is_filled_with_links(account: Account) -> None:
    for _ in range(8):
        assert account.browser().post("/reset", data={"email": account.email}).status_code == 303
    assert len(account.mails()) == 4


def test_a_link_does_not_stay_in_the_address(account: Account) -> None:
    browser = account.browser()
    opened = browser.get(account.link(browser))
    assert "code=" not in opened.headers["location"]
    assert "httponly" in opened.headers["set-cookie"].lower()
    assert "path=/reset" in opened.headers["set-cookie"].lower()


def test_a_user_without_a_password_sets_the_first_one_by_a_mail(
    world: World, app: FastAPI, clock: Clock
) -> None:
    user = add_user(
        world.database, world.ring, email="first@globex.example", org=world.globex, name="First"
    )
    account = Account(world, app, user.email, [user], clock)
    browser = account.browser()
    browser.post("/signin", data={"key": add_key(world.database, user=user.id)})
    for page in ("password", "two-step", "sessions"):
        assert "Mail me a link" in browser.get(f"/settings/{page}").text
    assert browser.post("/settings/password/first").status_code == 303
    browser.get(account.newest_link())
    data = {"email": user.email, "password": WORD, "again": WORD}
    assert browser.post("/reset/new", data=data).status_code == 303
    assert is_in(account.sign_in())


# A9: 2-step verification by authenticator app (QR code, a first code and the password)


def test_2_step_verification_is_switched_on_by_a_first_code_and_the_password(
    account: Account,
) -> None:
    browser = account.sign_in()
    assert "Set it up" in browser.get("/settings/two-step").text
    browser.post("/settings/two-step/offer")
    page = browser.get("/settings/two-step").text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page or "<svg" in page
    assert "style=" not in page
    found = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert found
    account.secret = found[1].replace(" ", "")
    for data in (
        {"code": "000000", "password": WORD},
        {"code": account.code(), "password": "wrong wrong"},
        {"code": "", "password": WORD},
    ):
        assert browser.post("/settings/two-step/on", data=data).status_code == 422
    assert account.say(account.browser()).headers["location"] == "/"
    shown = browser.post("/settings/two-step/on", data={"code": account.code(), "password": WORD})
    assert shown.status_code == 200
    assert account.mails()[0].written.subject == "2-step verification was switched on"
    assert account.secret not in browser.get("/settings/two-step").text


def test_the_qr_code_says_what_the_text_says(account: Account) -> None:
    browser = account.sign_in()
    browser.post("/settings/two-step/offer")
    page = browser.get("/settings/two-step").text
    found = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert found
    secret = found[1].replace(" ", "")
    address = two_step.app_address(secret, email=account.email)
    assert str(qr_code(address)) in page
    assert f"secret={secret}" in address
    assert "issuer=graphsvc" in address


def test_a_secret_is_offered_to_one_session_alone(account: Account) -> None:
    """Somebody who has stolen another session does not learn it while its owner sets it up."""
    browser, thief = account.sign_in(), account.sign_in()
    browser.post("/settings/two-step/offer")
    assert 'class="secret"' in browser.get("/settings/two-step").text
    assert 'class="secret"' not in thief.get("/settings/two-step").text


def test_signing_in_takes_a_code_then(account: Account) -> None:
    account.switch_on(account.sign_in())
    browser = account.browser()
    account.say(browser)
    assert browser.get("/signin/code").status_code == 200
    assert browser.post("/signin/code", data={"code": "000000"}).status_code == 401
    account.clock.pass_(30)
    code = account.code()
    assert (
        browser.post("/signin/code", data={"code": f" {code[:3]} {code[3:]} "}).status_code == 303
    )
    assert is_in(browser)


def test_a_code_counts_once_and_so_does_one_of_the_step_before(account: Account) -> None:
    account.switch_on(account.sign_in())
    first = account.code()
    account.clock.pass_(30)
    before = account.code()
    account.clock.pass_(30)
    now = account.code()
    told: list[int] = []
    for code in (first, now, now, before):
        browser = account.browser()
        account.say(browser)
        told.append(browser.post("/signin/code", data={"code": code}).status_code)
    assert told == [401, 303, 401, 401]


def test_of_those_who_say_one_code_at_once_one_is_let_in(account: Account) -> None:
    account.switch_on(account.sign_in())
    account.clock.pass_(30)
    code = account.code()
    browsers = [account.browser() for _ in range(4)]
    for browser in browsers:
        account.say(browser)

    def say(browser: TestClient) -> int:
        return browser.post("/signin/code", data={"code": code}).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(say, browsers)) == [303, 401, 401, 401]


@pytest.mark.parametrize(("drift", "status"), [(-60, 401), (-30, 303), (30, 303), (60, 401)])
def test_a_phones_clock_may_be_one_step_wrong(account: Account, drift: int, status: int) -> None:
    account.switch_on(account.sign_in())
    account.clock.pass_(120)
    code = TOTP(account.secret).at(account.clock.at // 1_000 + drift)
    browser = account.browser()
    account.say(browser)
    assert browser.post("/signin/code", data={"code": code}).status_code == status


# A9: recovery codes


def test_ten_recovery_codes_are_shown_once_and_each_is_good_once(account: Account) -> None:
    browser = account.sign_in()
    account.switch_on(browser)
    assert len(set(account.codes)) == 10
    page = browser.get("/settings/two-step").text
    assert not any(code in page for code in account.codes)
    assert "10 recovery codes are left" in page
    told: list[int] = []
    for code in (account.codes[0], account.codes[0].upper(), account.codes[1].replace("-", " ")):
        guest = account.browser()
        account.say(guest)
        told.append(guest.post("/signin/code", data={"code": code}).status_code)
    assert told == [303, 401, 303]
    assert "8 recovery codes are left" in browser.get("/settings/two-step").text


def test_recovery_codes_are_made_anew_on_request(account: Account) -> None:
    browser = account.sign_in()
    account.switch_on(browser)
    old = account.codes
    account.clock.pass_(30)
    data = {"code": account.code(), "password": WORD}
    assert browser.post("/settings/two-step/codes", data={**data, "code": "1"}).status_code == 422
    shown = browser.post("/settings/two-step/codes", data=data)
    new = re.findall(r"<code>([a-z0-9-]{14})</code>", shown.text)
    assert len(new) == 10
    assert not set(new) & set(old)
    told: list[int] = []
    for code in (old[5], new[5]):
        guest = account.browser()
        account.say(guest)
        told.append(guest.post("/signin/code", data={"code": code}).status_code)
    assert told == [401, 303]
    assert account.mails()[0].written.subject == "You have new recovery codes"


# How many codes may be wrong


def test_so_many_codes_are_wrong_in_a_day_and_no_further_one_is_looked_at(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of a link, and of who is signed in; the owner is told, and another password helps."""
    monkeypatch.setattr(tries, "MOST_WRONG", 3)
    day = [now_ms()]
    monkeypatch.setattr(tries, "now_ms", lambda: day[0])
    inside = account.sign_in()
    account.switch_on(inside)
    guest = account.browser()
    account.say(guest)
    assert guest.post("/signin/code", data={"code": "000000"}).status_code == 401
    by_link = account.browser()
    by_link.get(account.link(by_link))
    reset = {"email": account.email, "password": OTHER, "again": OTHER}
    assert by_link.post("/reset/new", data={**reset, "code": "000000"}).status_code == 422
    off = {"code": "aaaa-bbbb-cccc", "password": WORD}
    assert inside.post("/settings/two-step/off", data=off).status_code == 422
    assert account.mails()[0].written.subject == "Wrong codes were typed for your account"
    account.clock.pass_(30)
    for browser, path, data in (
        (guest, "/signin/code", {}),
        (by_link, "/reset/new", reset),
        (inside, "/settings/two-step/off", {"password": WORD}),
        (inside, "/settings/two-step/codes", {"password": WORD}),
    ):
        for code in (account.code(), account.codes[0]):
            told = browser.post(path, data={**data, "code": code})
            assert told.status_code == 429, path
            assert "3 codes of this account were wrong." in told.text
            assert "Try again in 24 hours." in told.text
            assert 86_000 < int(told.headers["retry-after"]) <= 86_400
    assert len([one for one in account.mails() if "Wrong codes" in one.written.subject]) == 1
    day[0] += DAY_MS + 1
    assert guest.post("/signin/code", data={"code": account.code()}).status_code == 303


def test_whoever_is_signed_in_changes_the_password_and_codes_are_looked_at_again(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "MOST_WRONG", 2)
    inside = account.sign_in()
    account.switch_on(inside)
    thief = account.browser()
    account.say(thief)
    told = [thief.post("/signin/code", data={"code": f"{n:06}"}).status_code for n in range(3)]
    assert told == [401, 401, 429]
    change = {"old": WORD, "password": OTHER, "again": OTHER}
    assert inside.post("/settings/password", data=change).status_code == 303
    account.word = OTHER
    assert is_in(account.sign_in())


def test_codes_that_are_right_are_as_many_as_somebody_likes(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "MOST_WRONG", 1)
    account.switch_on(account.sign_in())
    for _ in range(3):
        assert is_in(account.sign_in())


def test_no_secret_and_no_recovery_code_is_stored_in_the_clear(account: Account) -> None:
    account.switch_on(account.sign_in())
    world = account.world
    found = world.database.read(lambda tx: find_login(tx, world.ring, account.email))
    assert found is not None
    kept = world.database.read(lambda tx: two_step.look(tx, found.id))
    assert account.secret not in repr(kept)
    assert not any(code.replace("-", "") in repr(kept) for code in account.codes)


# A9: switching it off; switching it on or off ends all other sessions


def test_it_is_switched_off_by_the_password_and_a_code(account: Account) -> None:
    browser = account.sign_in()
    account.switch_on(browser)
    account.clock.pass_(30)
    for data in (
        {"code": account.code(), "password": "wrong wrong"},
        {"code": "000000", "password": WORD},
    ):
        assert browser.post("/settings/two-step/off", data=data).status_code == 422
    data = {"code": account.code(), "password": WORD}
    assert browser.post("/settings/two-step/off", data=data).status_code == 303
    assert account.say(account.browser()).headers["location"] == "/"
    assert account.mails()[0].written.subject == "2-step verification was switched off"


def test_switching_it_on_or_off_ends_all_other_sessions(
    world: World, twice: Account, clock: Clock
) -> None:
    """Those of all organisations, and whatever else would sign in: links, half-done signing in."""
    account = twice

    def enter(user: int = 0) -> TestClient:
        browser = account.browser()
        account.say(browser)
        if account.secret:
            clock.pass_(30)
            browser.post("/signin/code", data={"code": account.code()})
        browser.post("/signin/organisation", data={"user": account.users[user].id})
        assert is_in(browser)
        return browser

    for way in ("on", "off"):
        mine, others = enter(), [enter(), enter(1)]
        by_link = account.browser()
        by_link.get(f"/signin?code={add_code(world.database, user=account.users[1].id, hours=1)}")
        half = account.browser()
        account.say(half)
        before = mine.cookies[SESSION]
        if way == "on":
            account.switch_on(mine)
        else:
            clock.pass_(30)
            data = {"code": account.code(), "password": WORD}
            assert mine.post("/settings/two-step/off", data=data).status_code == 303
        assert is_in(mine)
        assert mine.cookies[SESSION] != before
        assert not any(is_in(other) for other in others)
        assert by_link.post("/signin").status_code == 401
        assert half.get("/signin/organisation").status_code == 401
        assert half.get("/signin/code").status_code == 401


def test_no_password_no_code_and_no_link_is_in_a_line_of_the_log(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = account.sign_in()
    account.switch_on(browser)
    account.say(account.browser(), "wrong and yet said")
    data = {"old": WORD, "password": OTHER, "again": OTHER}
    assert browser.post("/settings/password", data=data).status_code == 303
    address = account.link(browser)
    browser.get(address)
    ours = [one for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))]
    lines = "\n".join(f"{one.getMessage()} {one.exc_text}" for one in ours)
    cookies = [cookie.value or "" for cookie in browser.cookies.jar]
    code = address.partition("code=")[2]
    said = (WORD, OTHER, "wrong and yet said", account.secret, code, *account.codes, *cookies)
    assert [secret for secret in said if secret in lines] == []
    assert account.email not in lines


# Sessions


def test_somebody_sees_where_they_are_signed_in_and_ends_it(account: Account) -> None:
    browser = account.sign_in()
    phone = account.sign_in("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari/604")
    page = browser.get("/settings/sessions").text
    assert "Firefox on Linux" in page
    assert "Safari on an iPhone" in page
    assert page.count("this browser") == 1
    [address] = re.findall(r'action="(/settings/sessions/[\w-]+/end)"', page)
    stranger = make(account.world, account.app, account.clock).sign_in()
    absent = stranger.post("/settings/sessions/0198f5b2-7c1e-7a4b-9c3d-5e6f70819203/end")
    foreign = stranger.post(address)
    assert (foreign.status_code, foreign.content) == (404, absent.content)
    assert is_in(phone)
    assert browser.post(address).status_code == 303
    assert not is_in(phone)
    phone = account.sign_in()
    assert browser.post("/settings/sessions/end").status_code == 303
    assert not is_in(phone)
    assert is_in(browser)


ENDED = "MATCH (s:Session {hash: $hash}) DELETE s"


def hash_of(browser: TestClient) -> str:
    return fingerprint(browser.cookies[SESSION])


def test_a_session_that_ends_as_it_is_used_is_answered_as_one_that_had_ended(
    account: Account, session: neo4j.Session
) -> None:
    browser = account.sign_in()
    mine = hash_of(browser)
    session.run("MATCH (s:Session {hash: $hash}) SET s.seen = 0", hash=mine).consume()
    with session.begin_transaction() as ending, ThreadPoolExecutor(1) as pool:
        ending.run(ENDED, hash=mine).consume()
        answer = pool.submit(browser.get, "/v1/me")
        time.sleep(0.5)
        ending.commit()
    assert answer.result().status_code == 401


def test_what_is_deleted_while_it_is_read_lets_nobody_in(
    world: World, account: Account, session: neo4j.Session
) -> None:
    """Whatever is read of it after it has gone is nothing."""
    browser, key = account.sign_in(), add_key(world.database, user=account.users[0].id)
    session.run("MATCH (s:Session {hash: $hash}) REMOVE s.seen", hash=hash_of(browser)).consume()
    session.run("MATCH (k:ApiKey {hash: $hash}) REMOVE k.used", hash=fingerprint(key)).consume()
    assert browser.get("/v1/me").status_code == 401
    headers = {"Authorization": f"Bearer {key}"}
    assert TestClient(account.app).get("/v1/me", headers=headers).status_code == 401
    session.run(ENDED, hash=hash_of(browser)).consume()
    session.run("MATCH (k:ApiKey {hash: $hash}) DELETE k", hash=fingerprint(key)).consume()


def test_a_session_that_ends_as_it_is_renewed_changes_nothing(
    twice: Account, session: neo4j.Session
) -> None:
    """Of those who sign somebody out everywhere and change something in that browser, both have
    their turn; what comes second is asked by nobody any more."""
    account = twice
    forms = {
        "/settings/password": {"old": WORD, "password": OTHER, "again": OTHER},
        "/settings/organisation": {"user": account.users[1].id},
    }
    for path, data in forms.items():
        browser = account.browser()
        account.say(browser)
        browser.post("/signin/organisation", data={"user": account.users[0].id})
        assert is_in(browser)
        with session.begin_transaction() as ending, ThreadPoolExecutor(1) as pool:
            ending.run("MATCH (l:Login) SET l.lock = true").consume()
            ending.run(ENDED, hash=hash_of(browser)).consume()
            answer = pool.submit(browser.post, path, data=data)
            time.sleep(1)
            ending.commit()
        assert answer.result().status_code == 401, path
        assert not is_in(browser)
    assert account.say(account.browser()).status_code == 303


def test_what_a_key_opens_touches_no_password_and_no_session(world: World, app: FastAPI) -> None:
    browser = TestClient(app, headers=BROWSER, follow_redirects=False)
    browser.post("/signin", data={"key": world.kim.key})
    forms = {
        "/settings/password": {"old": WORD, "password": OTHER, "again": OTHER},
        "/settings/two-step/offer": {},
        "/settings/two-step/on": {"code": "1", "password": WORD},
        "/settings/two-step/off": {"code": "1", "password": WORD},
        "/settings/two-step/codes": {"code": "1", "password": WORD},
        "/settings/sessions/end": {},
        "/settings/sessions/x/end": {},
        "/settings/organisation": {"user": world.kim.user.id},
        "/signup/organisation": {"organisation": "Of a key"},
        "/invitation/join": {},
    }
    for path, data in forms.items():
        refused = browser.post(path, data=data)
        assert refused.status_code == 403, path
        headers = {**world.kim.headers, **BROWSER}
        by_key = TestClient(app, follow_redirects=False).post(path, data=data, headers=headers)
        assert by_key.status_code == 401, path


# What an organisation asks of everybody


def test_an_administrator_may_ask_everybody_for_it_and_nothing_else_opens_before(
    world: World, app: FastAPI, clock: Clock, session: neo4j.Session
) -> None:
    org = add_organisation(world.database, world.ring, "Strict")
    boss, late = (make(world, app, clock, [org]) for _ in range(2))
    session.run("MATCH (u:User {id: $id}) SET u.admin = true", id=boss.users[0].id)
    required = {"required": "yes"}
    browser = boss.sign_in()
    assert browser.post("/settings/two-step/required", data=required).status_code == 403
    boss.switch_on(browser)
    other = late.sign_in()
    assert other.post("/settings/two-step/required", data=required).status_code == 403
    assert browser.post("/settings/two-step/required", data=required).status_code == 303
    noted = session.run("MATCH (a:AuditEntry {org: $org}) RETURN collect(a.kind)", org=org.id)
    assert Audited.TWO_STEP_REQUIRED in noted.single(strict=True)[0]
    for path in ("/", "/settings/keys", "/settings/password", "/connections/work", "/settings"):
        led = other.get(path)
        assert (led.status_code, led.headers["location"]) == (303, "/settings/two-step"), path
    assert other.get("/v1/me").status_code == 403
    assert other.post("/settings/keys", data={"name": "x", "scopes": "read"}).status_code == 403
    assert "asks everybody for 2-step verification" in other.get("/settings/two-step").text
    late.switch_on(other)
    assert is_in(other)
    clock.pass_(30)
    data = {"code": late.code(), "password": WORD}
    assert other.post("/settings/two-step/off", data=data).status_code == 409
    wrong = session.run(
        "MATCH (u:User {id: $id}) MATCH (l:Login {id: u.login}) RETURN l.codes_tried",
        id=late.users[0].id,
    )
    assert not wrong.single(strict=True)[0]
    key = add_key(world.database, user=late.users[0].id)
    by_key = late.browser()
    by_key.post("/signin", data={"key": key})
    assert by_key.get("/").headers["location"] == "/settings/two-step"
    assert "Mail me a link" in by_key.get("/settings/two-step").text
    headers = {"Authorization": f"Bearer {key}"}
    assert TestClient(app).get("/v1/me", headers=headers).status_code == 200
