"""Coming in, page by page: signing up, being invited, with the account of an issuer."""

import re
from urllib.parse import parse_qs, urlsplit

import neo4j
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient
from web_world import World

from graphsvc.access.keys import add_key, viewer_of_key
from graphsvc.access.users import add_user, find_user
from graphsvc.accounts.logins import add_login, find_login, join
from graphsvc.accounts.passwords import hashed
from graphsvc.app import create_app
from graphsvc.errors import NotSignedIn
from graphsvc.mail.outbox import Mail, mailbox
from graphsvc.team.administrators import set_administrator
from graphsvc.team.change import at_console
from tests.accounts.provider import CLIENT, SECRET, Provider, providing
from tests.judge.fixtures import driver, session

__all__ = ["driver", "session"]

PASSWORD = "a horse of staples"
BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
SAID = {"name": "Wilma Wren", "password": PASSWORD, "again": PASSWORD}


def mails(world: World, to: str) -> list[Mail]:
    return [mail for mail in mailbox(world.database, world.ring) if mail.to == to]


def path_of(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def browser(app: FastAPI) -> TestClient:
    return TestClient(app, headers=BROWSER)


@pytest.fixture
def runs(world: World) -> None:
    """Kim is an administrator."""
    kim = world.kim.user
    at_console(
        world.database, kim.org, lambda change: set_administrator(change, kim.id, admin=True)
    )


def signed_up(app: FastAPI, world: World, email: str, organisation: str) -> TestClient:
    """A browser in which somebody has signed up, and in."""
    client = browser(app)
    client.post("/signup", data={"email": email})
    client.get(path_of(mails(world, email)[0].written.link))
    client.post("/signup/new", data={**SAID, "organisation": organisation})
    return client


def test_somebody_signs_up_makes_an_organisation_and_is_in(app: FastAPI, world: World) -> None:
    client = browser(app)
    assert "/signup" in client.get("/signin").text
    told = client.post("/signup", data={"email": "wilma@new.example"})
    again = client.post("/signup", data={"email": world.omar.user.email})
    assert told.text == again.text
    assert "Look into your mailbox" in told.text
    [mail] = mails(world, "wilma@new.example")
    form = client.get(path_of(mail.written.link))
    assert "code=" not in str(form.url)
    assert "wilma@new.example" in form.text
    wrong = client.post("/signup/new", data={**SAID, "again": "x", "organisation": "Wilma & Co"})
    assert wrong.status_code == 422
    assert "differ" in wrong.text
    assert "Wilma &amp; Co" in wrong.text
    inside = client.post("/signup/new", data={**SAID, "organisation": "Wilma & Co"})
    assert inside.url.path == "/"
    assert client.get(path_of(mail.written.link)).status_code == 401
    assert "Wilma Wren" in inside.text
    assert "Wilma &amp; Co" in inside.text
    assert client.get("/organisation/invitations").status_code == 200


def test_an_address_that_is_none_and_a_form_from_elsewhere_are_refused(app: FastAPI) -> None:
    client = browser(app)
    assert client.post("/signup", data={"email": "nobody"}).status_code == 422
    for path in ("/signup", "/signup/new", "/invitation", "/invitation/mail", "/invitation/join"):
        foreign = client.post(path, data={}, headers={"Sec-Fetch-Site": "cross-site"})
        assert foreign.status_code in (401, 403)
    for path in ("/signup/new", "/invitation"):
        assert client.get(path).status_code == 401


def test_nobody_signs_up_where_it_is_not_open(world: World) -> None:
    config = world.config.model_copy(update={"sign_up": "invited"})
    app = create_app(config, database=world.database, ring=world.ring)
    with TestClient(app, headers=BROWSER) as client:
        assert client.get("/signup").status_code == 403
        assert client.post("/signup", data={"email": "x@y.example"}).status_code == 403
        assert "/signup" not in client.get("/signin").text


def test_an_administrator_invites_and_whoever_it_is_joins(
    app: FastAPI, world: World, kim: TestClient, runs: None
) -> None:
    page = kim.post("/organisation/invitations", data={"text": "ina@new.example", "by": "mail"})
    assert "Invited." in page.text
    assert "ina@new.example" in page.text
    client = browser(app)
    form = client.get(path_of(mails(world, "ina@new.example")[0].written.link))
    assert "Kim Novak" in form.text
    assert "Globex" in form.text
    joined = client.post("/invitation", data={**SAID, "name": "Ina New"})
    assert joined.url.path == "/"
    assert "Ina New" in joined.text
    assert find_user(world.database, "ina@new.example").org == world.globex.id
    assert "accepted" in kim.get("/organisation/invitations").text


def test_who_has_a_password_signs_in_and_joins(
    app: FastAPI, world: World, kim: TestClient, runs: None
) -> None:
    client = signed_up(app, world, "otto@new.example", "Ottos")
    kim.post("/organisation/invitations", data={"text": "otto@new.example"})
    invited = path_of(mails(world, "otto@new.example")[0].written.link)
    stranger = browser(app)
    assert 'name="password"' not in stranger.get(invited).text
    form = client.get(invited)
    assert "Join as" in form.text
    before = client.cookies["graphsvc_session"]
    done = client.post("/invitation/join")
    assert "You have joined" in done.text
    assert "Globex" in done.text
    assert "Kim Novak" in done.text
    assert client.cookies["graphsvc_session"] != before
    stale = browser(app)
    stale.cookies.set("graphsvc_session", before)
    assert "/signin" in str(stale.get("/organisation").url)
    assert "Go there" in client.get("/settings/account").text
    client.post("/signout")
    choice = client.post(
        "/signin/password", data={"email": "otto@new.example", "password": PASSWORD}
    )
    assert "Ottos" in choice.text
    assert "Globex" in choice.text


def test_who_joins_an_organisation_that_asks_for_2_step_verification_sets_it_up_first(
    app: FastAPI, world: World, session: neo4j.Session
) -> None:
    boss = signed_up(app, world, "boss@strict.example", "Strict")
    client = signed_up(app, world, "lax@new.example", "Lax")
    boss.post("/organisation/invitations", data={"text": "lax@new.example"})
    strict = "MATCH (o:Organisation {name: 'Strict'}) SET o.two_step = true"
    session.run(strict).consume()
    client.get(path_of(mails(world, "lax@new.example")[0].written.link))
    joined = client.post("/invitation/join")
    assert "Strict</bdi> asks everybody for 2-step verification." in joined.text
    assert str(client.get("/organisation").url).endswith("/settings/two-step")
    assert "Set it up" in joined.text


def test_a_link_is_shown_once_and_has_to_be_mailed_to_prove_an_address(
    app: FastAPI, world: World, kim: TestClient, runs: None
) -> None:
    page = kim.post("/organisation/invitations", data={"text": "lin@new.example", "by": "link"})
    [link] = re.findall(r'value="(http[^"]+/invitation\?code=[^"]+)"', page.text)
    assert link not in kim.get("/organisation/invitations").text
    client = browser(app)
    form = client.get(path_of(link))
    assert 'name="password"' not in form.text
    assert client.post("/invitation", data=SAID).status_code == 403
    mailed = client.post("/invitation/mail")
    assert "Look into your mailbox" in mailed.text
    assert client.get(path_of(link)).status_code == 401
    assert (
        'name="password"'
        in client.get(path_of(mails(world, "lin@new.example")[0].written.link)).text
    )


def test_a_file_is_checked_whole_and_others_may_not_invite(
    kim: TestClient, omar: TestClient, runs: None
) -> None:
    bad = kim.post(
        "/organisation/invitations/table",
        files={"file": ("people.csv", b"email,role\nx,\ny@new.example,Nothing\n")},
    )
    assert bad.status_code == 422
    assert "Row 2, email" in bad.text
    assert "Row 3, role" in bad.text
    assert "y@new.example" not in kim.get("/organisation/invitations").text
    good = kim.post(
        "/organisation/invitations/table",
        files={"file": ("people.csv", "e-mail\ny@new.example\n".encode("cp1252"))},
    )
    assert "y@new.example" in good.text
    [address] = re.findall(r'action="(/organisation/invitations/[^/]+/withdraw)"', good.text)[:1]
    for one in ("/organisation/invitations", address):
        assert omar.post(one, data={"text": "a@b.example"}).status_code == 403
    assert "withdrawn" in kim.post(address).text


def test_somebody_makes_a_further_organisation(app: FastAPI, world: World) -> None:
    client = signed_up(app, world, "fay@new.example", "First")
    made = client.post("/signup/organisation", data={"organisation": "Two"})
    assert "It is made" in made.text
    assert "<bdi>Two</bdi>" in made.text
    assert "First" not in made.text
    client.post("/signout")
    page = client.post("/signin/password", data={"email": "fay@new.example", "password": PASSWORD})
    assert "First" in page.text
    assert "Two" in page.text


# With the account of an issuer


def opened(world: World, provider: Provider) -> TestClient:
    """A browser of a service with that issuer."""
    host = urlsplit(provider.issuer)
    more = {
        "openid_issuer": provider.issuer,
        "openid_client_id": CLIENT,
        "openid_client_secret": SecretStr(SECRET),
        "internal_hosts": f"{host.hostname}:{host.port}",
    }
    config = world.config.model_copy(update=more)
    app = create_app(config, database=world.database, ring=world.ring)
    return TestClient(app, headers=BROWSER)


def came_back(client: TestClient, provider: Provider) -> str:
    going = client.get("/signin/openid?next=/organisation", follow_redirects=False)
    assert going.headers["location"].startswith(f"{provider.issuer}/authorise?")
    assert parse_qs(urlsplit(going.headers["location"]).query)["client_id"] == [CLIENT]
    back = provider.authorise(going.headers["location"])
    return client.get("/signin/openid/back", params=back).text


def test_a_user_comes_in_with_the_account_of_the_issuer(world: World) -> None:
    email = "iris@globex.example"
    add_user(world.database, world.ring, email=email, org=world.globex, name="Iris Issued")
    with (
        providing(Provider(claims={"email": email})) as provider,
        opened(world, provider) as client,
    ):
        assert "Sign in with my company" in client.get("/signin").text
        assert "Iris Issued" in came_back(client, provider)
    login = world.database.read(lambda tx: find_login(tx, world.ring, email))
    assert login is not None
    assert login.verified > 0


def test_who_has_made_a_login_of_somebody_elses_address_is_in_their_way_no_more(
    world: World, session: neo4j.Session
) -> None:
    email = "owner@globex.example"
    olga = add_user(world.database, world.ring, email=email, org=world.globex, name="Olga Owner")
    password = hashed("of whoever was first")
    made = world.database.write(
        lambda tx: add_login(tx, world.ring, email=email, password=password, verified=False)
    )
    session.run("MATCH (l:Login {id: $id}) SET l.two_step = true", id=made).consume()
    assert world.database.write(lambda tx: join(tx, login=made, user=olga.id))
    key = add_key(world.database, user=olga.id)
    with (
        providing(Provider(claims={"email": email})) as provider,
        opened(world, provider) as client,
    ):
        assert "Olga Owner" in came_back(client, provider)
    login = world.database.read(lambda tx: find_login(tx, world.ring, email))
    assert login is not None
    assert (login.id, login.password, login.two_step) == (made, "", False)
    with pytest.raises(NotSignedIn):
        viewer_of_key(world.database, key)


def test_whoever_is_no_user_is_told_so_and_leaves_nothing(world: World) -> None:
    email = "stranger@nowhere.example"
    with (
        providing(Provider(claims={"email": email})) as provider,
        opened(world, provider) as client,
    ):
        assert "no organisation here" in came_back(client, provider)
    assert world.database.read(lambda tx: find_login(tx, world.ring, email)) is None


def test_a_lie_of_the_issuer_lets_nobody_in(world: World) -> None:
    lying = Provider(claims={"email": world.kim.user.email, "nonce": "of another"})
    with providing(lying) as provider, opened(world, provider) as client:
        assert "You were not signed in." in came_back(client, provider)
        assert client.get("/organisation", follow_redirects=False).status_code == 303


def test_without_an_issuer_there_are_no_such_pages(app: FastAPI) -> None:
    client = browser(app)
    assert client.get("/signin/openid").status_code == 404
    assert client.get("/signin/openid/back").status_code == 404
    assert "openid" not in client.get("/signin").text
