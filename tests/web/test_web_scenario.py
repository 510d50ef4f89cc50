"""Three people of two organisations, each in a browser of their own: they sign up, invite, switch
2-step verification on, share with a role, follow, publish, leave. After each step each of the three
looks at the pages that the step may have changed, and sees what the rules say and nothing else.
"""

import re
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyotp.totp import TOTP
from web_browser import address, chromium, complaining, is_scrolled_sideways
from web_world import HEADER, World

from graphsvc.jobs.duties import EXECUTORS
from graphsvc.runs.working import Worker, run_next

__all__ = ["address", "chromium"]

PASSWORD = "a horse of staples"
STEP_SECONDS = 30

PROFILE = "linkedin.example/in/zelda-quill"
CONTACTS = f"""{HEADER}
Zelda,Quill,https://{PROFILE},zelda@quill.example,Initech,Treasurer,05 May 2022
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
"""
DETAILS = ("zelda@quill.example",)


@dataclass
class Person:
    """Somebody in front of a browser."""

    name: str
    email: str
    page: Any
    address: str
    world: World
    secret: str = ""
    used: int = 0

    def see(self, path: str) -> str:
        """Goes to a page, which fits a phone; what is to be read on it."""
        self.page.goto(self.address + path)
        assert not is_scrolled_sideways(self.page), path
        return self.text

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def press(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]:visible").first.fill(value)

    def is_told(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def open_mail(self, subject: str) -> None:
        """Opens the link of the newest mail with that subject, as the mailbox page shows it."""
        self.see("/mailbox")
        mail = self.page.locator("li", has_text=self.email).filter(has_text=subject).first
        link = str(mail.get_by_role("link", name="Open its link").get_attribute("href"))
        self.see("/" + link.split("/", 3)[3])

    def code(self) -> str:
        """A code of the app that was not used yet: the oldest that is taken."""
        self.used = max(self.used + 1, int(time.time()) // STEP_SECONDS - 1)
        return TOTP(self.secret).at(self.used * STEP_SECONDS)

    def sign_in(self) -> None:
        self.see("/signin")
        self.fill(email=self.email, password=PASSWORD)
        self.press("Sign in")
        if self.secret:
            self.is_told("2-step verification")
            self.fill(code=self.code())
            self.press("Go on")

    def sign_out(self) -> None:
        self.page.get_by_label(f"Account: {self.name}").click()
        self.press("Sign out")
        self.is_told("You are signed out.")

    def follow_link(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()


@dataclass
class Three:
    """Ann and Bob are of one organisation, Cleo of another."""

    ann: Person
    bob: Person
    cleo: Person


@contextmanager
def browsers(chromium: Any, address: str, world: World) -> Generator[Three]:
    with ExitStack() as stack:

        def person(name: str, org: str) -> Person:
            context = chromium.new_context(viewport={"width": 390, "height": 800})
            email = f"{name.partition(' ')[0].lower()}@{org}.example"
            page = stack.enter_context(complaining(context, refusals=True))
            return Person(name, email, page, address, world)

        yield Three(
            person("Ann Archer", "northwind"),
            person("Bob Baker", "northwind"),
            person("Cleo Cook", "southwind"),
        )


def work_off(world: World) -> None:
    """Does all that waits for a worker."""
    worker = Worker(world.database, world.ring, EXECUTORS, "test")
    while run_next(worker):
        pass


def test_three_people_of_two_organisations_see_what_the_rules_say_at_each_step(
    chromium: Any, address: str, world: World, tmp_path: Path
) -> None:
    with browsers(chromium, address, world) as three:
        they_sign_up_and_invite(three)
        they_switch_2_step_verification_on(three)
        contact = ann_imports_and_all_of_hers_see_names(three, world, tmp_path)
        ann_shares_with_her_role(three, world, contact)
        bob_follows_ann(three, world, contact)
        person = ann_publishes(three, contact)
        ann_leaves(three, contact, person)


# Signing up, being invited


def they_sign_up_and_invite(three: Three) -> None:
    """A0: sign-up makes an organisation and its first administrator; others are invited."""
    for who, organisation in ((three.ann, "Northwind"), (three.cleo, "Southwind")):
        who.see("/signup")
        who.fill(email=who.email)
        who.press("Send me a link")
        who.is_told("Look into your mailbox.")
        who.open_mail("Finish signing up")
        assert who.email in who.text
        who.fill(organisation=organisation, name=who.name, password=PASSWORD, again=PASSWORD)
        who.press("Make it")
        assert organisation in who.page.get_by_label(f"Account: {who.name}").text_content()
    ann, bob = three.ann, three.bob
    for name in ("Sales", "Legal"):
        ann.see("/organisation/roles")
        ann.fill(name=name)
        ann.press("Add")
    ann.see("/organisation/invitations")
    ann.fill(text=bob.email)
    ann.page.get_by_label("Role").select_option(label="Sales")
    ann.press("Invite")
    ann.is_told("Invited.")
    bob.open_mail("Ann Archer invites you to Northwind")
    bob.fill(name=bob.name, password=PASSWORD, again=PASSWORD)
    bob.press("Join")
    give_role(ann, "Ann Archer", "Sales")
    for one in (ann, bob):
        people = one.see("/organisation")
        assert all(name in people for name in ("Ann Archer", "Bob Baker", "Sales"))
        assert "Cleo" not in people
    assert "Change" not in three.bob.see("/organisation")
    assert "No month is over yet" in ann.see("/organisation/adoption")
    for path in ("/organisation/invitations", "/organisation/adoption"):
        assert bob.page.goto(bob.address + path).status == 403
    foreign = three.cleo.see("/organisation")
    assert "Cleo Cook" in foreign
    assert not any(name in foreign for name in ("Ann", "Bob", "Northwind"))


def give_role(administrator: Person, name: str, role: str) -> None:
    administrator.see("/organisation")
    entry = administrator.page.locator("li", has_text=name)
    entry.locator("summary").click()
    entry.get_by_label(f"Role of {name}").select_option(label=role)
    entry.get_by_role("button", name="Save").click()
    administrator.is_told("Changed.")


# 2-step verification


def they_switch_2_step_verification_on(three: Three) -> None:
    """A9: by an authenticator app: the page's key, a first code and the password."""
    for who in (three.ann, three.bob, three.cleo):
        who.see("/settings/two-step")
        who.press("Set it up")
        assert who.page.get_by_role("img", name="QR code with the key").is_visible()
        who.secret = who.page.locator("code.secret").inner_text().replace(" ", "")
        who.fill(code=who.code(), password=PASSWORD)
        who.press("Verify and switch on")
        who.is_told("2-step verification is on.")
        assert len(who.page.locator(".recovery code").all()) == 10
        who.sign_out()
        who.sign_in()
        assert "Who can introduce me" in who.page.title()


# Contacts


def ann_imports_and_all_of_hers_see_names(three: Three, world: World, folder: Path) -> str:
    """C7: of a private connection teammates see name and title on the company's People tab, in
    grey and not linked, with whom to ask; nobody outside sees anything. The contact's id."""
    ann, bob, cleo = three.ann, three.bob, three.cleo
    file = folder / "Connections.csv"
    file.write_text(CONTACTS, encoding="utf-8")
    ann.see("/connections/people")
    ann.page.set_input_files("input[type=file]", file)
    ann.press("Go on")
    ann.is_told("The first rows as they would be read")
    ann.press("Import")
    ann.page.wait_for_url("**/connections/imports/*")
    work_off(world)
    ann.is_told("Finished")
    ann.see("/connections/people?q=Zelda")
    ann.page.get_by_role("link", name="Edit Zelda Quill").click()
    ann.page.wait_for_url("**/connections/contacts/*")
    contact = ann.page.url.rpartition("/")[2]
    assert all(one in ann.text for one in DETAILS)
    company = f"/companies/{world.company('initech')}"
    for who, told in ((ann, "Your own connection"), (bob, "Ask Ann Archer for a referral")):
        assert told in who.see(company)
        entry = who.page.locator("li.grey", has_text="Zelda Quill")
        assert "Treasurer" in entry.inner_text()
        assert "private" in entry.inner_text()
        assert entry.get_by_role("link", name="Zelda Quill", exact=True).count() == 0
    sees_name_only(bob, contact)
    is_outside(cleo, contact, company)
    reach = ann.see(f"/who/contact/{contact}")
    assert "Name, title and employer" in reach
    assert "You alone." in reach
    return contact


def sees_name_only(who: Person, contact: str) -> None:
    seen = who.see(f"/seen/{contact}")
    assert "A connection of Ann Archer." in seen
    assert "are for Ann Archer alone" in seen
    assert not any(one in seen for one in DETAILS)


def sees_details(who: Person, contact: str, why: str) -> None:
    seen = who.see(f"/seen/{contact}")
    assert all(one in seen for one in DETAILS)
    assert who.page.locator(f"a[href*='{PROFILE}']").count() == 1
    assert why in seen


def sees_nothing(who: Person, contact: str) -> None:
    """Neither the contact, nor that there is one."""
    who.see(f"/seen/{contact}")
    assert "There is no such contact." in who.text
    assert "Zelda" not in who.see(f"/companies/{who.world.company('initech')}")
    assert "Zelda" not in who.see("/ask?q=Zelda+Quill").replace("Zelda Quill is", "")


def is_outside(who: Person, contact: str, company: str) -> None:
    """Another organisation: the same as if there were neither Ann nor Bob."""
    absent = who.see("/seen/0198f5b2-7c1e-7a4b-9c3d-5e6f70819203")
    assert who.see(f"/seen/{contact}") == absent
    assert who.see(f"/who/contact/{contact}") == who.see(
        "/who/contact/0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
    )
    people = who.see(company)
    assert "Lee Hart" in people
    assert not any(one in people for one in ("Zelda", "Private connections", "Ann", "Northwind"))


# By a role


def ann_shares_with_her_role(three: Three, world: World, contact: str) -> None:
    """V3: whoever holds the owner's role sees all of it; without it, or outside, nothing."""
    ann, bob, cleo = three.ann, three.bob, three.cleo
    choose_level(ann, "Your role")
    work_off(world)
    reach = ann.see(f"/who/contact/{contact}")
    assert "Bob Baker" in reach
    sees_details(bob, contact, "role")
    is_outside(cleo, contact, f"/companies/{world.company('initech')}")
    give_role(ann, "Bob Baker", "Legal")
    sees_nothing(bob, contact)
    assert "Bob Baker" not in ann.see(f"/who/contact/{contact}")
    give_role(ann, "Bob Baker", "Sales")
    sees_details(bob, contact, "role")
    give_role(ann, "Bob Baker", "No role")
    sees_nothing(bob, contact)


def choose_level(ann: Person, level: str) -> None:
    ann.see("/connections/sources")
    ann.page.get_by_role("link", name="Choose").first.click()
    ann.page.get_by_label(level, exact=True).check()
    ann.press("Save")
    ann.is_told("Changed.")


# Following


def bob_follows_ann(three: Three, world: World, contact: str) -> None:
    """Somebody follows who asked and was admitted; the owner is told, nobody else learns of it."""
    ann, bob, cleo = three.ann, three.bob, three.cleo
    choose_level(ann, "Listed")
    work_off(world)
    sees_name_only(bob, contact)
    bob.see("/settings/followers")
    bob.page.get_by_label("Ask to follow somebody").fill("Ann Archer")
    bob.press("Ask")
    bob.is_told("You see more once they have admitted you.")
    assert "Bob Baker asks to follow you" in ann.see("/notifications")
    choose_level(ann, "Your followers")
    work_off(world)
    sees_nothing(bob, contact)
    assert "Invitations" in ann.see("/settings/followers")
    ann.press("Admit Bob Baker")
    ann.is_told("Changed.")
    sees_details(bob, contact, "has admitted you as a follower")
    reach = ann.see(f"/who/contact/{contact}")
    assert "Bob Baker" in reach
    is_outside(cleo, contact, f"/companies/{world.company('initech')}")
    assert "Ann" not in cleo.see("/settings/followers")
    ann.see("/settings/followers")
    ann.page.get_by_label("Remove Bob Baker").click()
    ann.press("Remove Bob Baker")
    sees_nothing(bob, contact)
    assert "Bob Baker" not in ann.see(f"/who/contact/{contact}")


# Publishing


def ann_publishes(three: Three, contact: str) -> str:
    """C8: shown first what becomes public; then a person like any other, for everybody, of whom
    nobody is told who published them or when. The person's id."""
    ann, bob, cleo = three.ann, three.bob, three.cleo
    shown = ann.see(f"/connections/contacts/{contact}/publish")
    assert all(one in shown for one in ("Zelda Quill", "Treasurer", "Initech", PROFILE))
    assert not any(one in shown for one in DETAILS)
    ann.press("Publish")
    ann.page.wait_for_url("**/people/*")
    ann.is_told("Published: everybody who uses this service sees this person now.")
    person = ann.page.url.rpartition("/")[2].partition("?")[0]
    pages: list[str] = []
    for who in (ann, bob, cleo):
        page = who.see(f"/people/{person}")
        assert all(one in page for one in ("Zelda Quill", "Treasurer", "Initech"))
        assert not any(one in page for one in DETAILS)
        pages.append(page.partition("Zelda Quill")[2].partition("How well")[0])
        assert "Zelda Quill" in who.see(f"/companies/{who.world.company('initech')}")
        assert who.page.get_by_role("link", name="Zelda Quill", exact=True).count() == 1
    assert pages[1] == pages[2]
    for who in (bob, cleo):
        assert not any(one in pages[1] for one in ("Ann", "Northwind", "publish"))
        assert "There is no such contact." in who.see(f"/seen/{contact}")
    return person


# Leaving


def ann_leaves(three: Three, contact: str, person: str) -> None:
    """A10: their ties vanish at once; what they published stays."""
    ann, bob, cleo = three.ann, three.bob, three.cleo
    choose_level(ann, "Listed")
    work_off(ann.world)
    assert "Ann Archer" in bob.see(f"/ask?q=Zelda+Quill&kind=person&id={person}")
    ann.see("/settings/account")
    ann.follow_link("Leave Northwind …")
    ann.press("Leave")
    ann.is_told("is the last administrator of the organisation.")
    ann.see("/organisation")
    entry = ann.page.locator("li", has_text="Bob Baker")
    entry.locator("summary").click()
    entry.get_by_role("button", name="Make an administrator").click()
    ann.is_told("Changed.")
    ann.see("/settings/account")
    ann.follow_link("Leave Northwind …")
    ann.press("Leave")
    ann.is_told("You have left, and are signed out everywhere.")
    ann.see("/signin")
    ann.fill(email=ann.email, password=PASSWORD)
    ann.press("Sign in")
    ann.fill(code=ann.code())
    ann.press("Go on")
    ann.is_told("You are a member of no organisation any more.")
    assert ann.page.get_by_label("Password").is_visible()
    sees_nothing_of_ann(bob, contact, person)
    assert "not active" in bob.see("/organisation")
    assert "Zelda Quill" in cleo.see(f"/people/{person}")
    assert not re.search(
        "Ann|Bob|Northwind", cleo.see(f"/ask?q=Zelda+Quill&kind=person&id={person}")
    )


def sees_nothing_of_ann(bob: Person, contact: str, person: str) -> None:
    assert "There is no such contact." in bob.see(f"/seen/{contact}")
    assert "Ann Archer" not in bob.see(f"/ask?q=Zelda+Quill&kind=person&id={person}")
    assert "Zelda Quill" in bob.see(f"/people/{person}")
