"""The main job in a real browser: Debian's Chromium, driven by Playwright."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_browser import UNNAMED, address, chromium, complaining, is_scrolled_sideways
from web_paths import NAMES, make_path
from web_world import HEADER, World

from graphsvc.access.keys import add_code
from graphsvc.runs.ledger import Claim, claim
from graphsvc.web.assets import ASSETS
from graphsvc.web.picture import draw_tall, draw_wide

__all__ = ["address", "chromium"]

CONTACTS = f"""{HEADER}
Ada,Listed,,,Engines Ltd,Clerk,
Bea,Listed,,,Engines Ltd,Clerk,
"""

PAGES = (
    "/",
    "/ask?q=lee@initech.example",
    "/ask?q=Initech&kind=company",
    "/ask?q=Sam+Smith",
    "/ask?q=Lost+Soul",
    "/connections/runs",
    "/connections/work",
    "/connections/education",
    "/connections/references",
    "/connections/people",
    "/connections/introducing",
    "/connections/settle",
    "/connections/why?q=Lee",
    "/organisation",
    "/organisation/roles",
    "/organisation/groups",
    "/settings/followers",
)

OVERLAPS = """svg => {
  const inside = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text:not(.initials), circle")].map(one => {
    const box = one.getBoundingClientRect();
    return [one.textContent || one.tagName, box.left, box.top, box.right, box.bottom];
  });
  const found = [];
  const slack = 3.5;  // glyph boxes hold the line's leading, which may touch
  boxes.forEach((a, i) => {
    if (a[1] < inside.left - 1 || a[3] > inside.right + 1 || a[4] > inside.bottom + 1)
      found.push(["outside", a]);
    boxes.slice(i + 1).forEach(b => {
      if (a[1] < b[3] - 1 && b[1] < a[3] - 1 && a[2] < b[4] - slack && b[2] < a[4] - slack)
        found.push(["overlap", a, b]);
    });
  });
  return found;
}"""


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of a phone's width; what it complains about fails the test."""
    with complaining(chromium.new_context(viewport={"width": 360, "height": 740})) as opened:
        yield opened


def sign_in(page: Any, address: str, world: World) -> None:
    code = add_code(world.database, user=world.kim.user.id, hours=1)
    page.goto(f"{address}/signin?code={code}")
    page.get_by_role("button", name="Sign in as Kim Novak").click()
    page.wait_for_url(f"{address}/")


def test_from_signing_in_to_the_picture_of_a_path(page: Any, address: str, world: World) -> None:
    sign_in(page, address, world)
    assert world.kim.key not in page.url
    page.get_by_label("Person or company", exact=True).first.press_sequentially("Lee")
    page.get_by_role("option").filter(has_text="Lee Hart").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?*")
    path = page.locator("#path-1")
    assert "Dana Reyes" in path.inner_text()
    shown = path.locator("svg.picture:visible")
    assert shown.count() == 1
    assert "tall" in shown.get_attribute("class")
    summary = path.locator("summary").first
    summary.click()
    assert path.locator("svg.picture:visible").count() == 0
    summary.press("Enter")
    assert shown.evaluate(OVERLAPS) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert "wide" in shown.get_attribute("class")
    assert shown.evaluate(OVERLAPS) == []
    shown.get_by_role("link", name="Lee Hart").click()
    page.get_by_role("heading", name="Lee Hart").wait_for()


def test_every_page_fits_a_phone_and_names_its_controls(
    page: Any, address: str, world: World
) -> None:
    sign_in(page, address, world)
    for path in PAGES:
        page.goto(address + path)
        assert not is_scrolled_sideways(page), path
        assert page.evaluate(UNNAMED) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_passes_the_checks_of_axe(
    chromium: Any, address: str, world: World, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python"
    ).Axe()
    world.run(world.kim, CONTACTS, label="listed")
    context = chromium.new_context(viewport={"width": 900, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, address, world)
    for path in PAGES:
        page.goto(address + path)
        found = axe.run(page)
        assert found.violations_count == 0, (path, found.generate_report())
    context.close()


UNSURE = f"""{HEADER}
Una,Sure,,lee@initech.example,Initech,,
Umberto,Sure,,lee@initech.example,Initech,,
"""


def test_a_file_is_imported_and_who_is_in_it_settled_with_the_keyboard(
    page: Any, address: str, world: World, sent: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(UNSURE, encoding="utf-8")
    sign_in(page, address, world)
    page.goto(f"{address}/connections/people")
    page.set_input_files("input[type=file]", file)
    page.locator("form:has(input[type=file]) button").press("Enter")
    page.get_by_role("heading", name="The first rows as they would be read").wait_for()
    assert page.evaluate(UNNAMED) == []
    assert not is_scrolled_sideways(page)
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    page.wait_for_url("**/connections/imports/*")
    world.work(sent[0])
    page.goto(f"{address}/connections/settle")
    assert page.evaluate(UNNAMED) == []
    assert not is_scrolled_sideways(page)
    page.get_by_role("heading", name="Who is").wait_for()
    page.keyboard.press("1")
    page.wait_for_url("**said=*")
    page.keyboard.press("u")
    page.get_by_role("button", name="Undo").wait_for(state="detached")
    page.keyboard.press("1")
    page.wait_for_url("**said=*")
    page.keyboard.press("0")
    page.get_by_role("heading", name="Nothing waits for your word").wait_for()


def test_an_import_is_followed_on_its_page_and_stopped(
    page: Any, address: str, world: World, sent: list[str]
) -> None:
    run_id = world.waiting(
        world.kim, f"{HEADER}\nAnn,Onymous,,,Nobody Knows Ltd,Cook,05 May 2022\n"
    )
    sign_in(page, address, world)
    page.goto(f"{address}/connections/imports/{run_id}")
    page.get_by_text("Waiting for its turn").wait_for()
    found = claim(world.database, run_id, worker="test")
    assert found
    held = Claim(world.database, found)
    held.total = 1_000
    world.database.write(lambda tx: held.hold(tx, 250))
    page.get_by_text("250 of 1,000").wait_for()
    page.get_by_text("seconds left").wait_for()
    page.get_by_text("Running", exact=True).wait_for()
    assert page.evaluate(UNNAMED) == []
    page.get_by_role("button", name="Stop this import").click()
    page.get_by_text("Stopping, and taking back what was done").wait_for()
    held.release()
    world.work(run_id)
    page.get_by_text("You gave this import up.").wait_for()


def test_a_question_shows_that_it_is_worked_on(page: Any, address: str, world: World) -> None:
    sign_in(page, address, world)
    page.fill("#q", "vacant")
    stay = 'document.querySelector(".askform").addEventListener("submit", e => e.preventDefault())'
    page.evaluate(f"() => {{ {stay} }}")
    page.get_by_role("button", name="Find").click()
    page.get_by_text("Looking …").wait_for()
    assert page.get_by_role("button", name="Find").is_disabled()
    page.goto(f"{address}/")
    page.fill("#q", "vacant")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Vacant Works").wait_for()


def test_whatever_is_removed_is_asked_for_first(page: Any, address: str, world: World) -> None:
    world.run(world.kim, CONTACTS, label="listed")
    sign_in(page, address, world)
    page.goto(f"{address}/connections/people?q=listed")
    one = page.get_by_role("button", name="Remove Ada Listed")
    assert not one.is_visible()
    page.get_by_label("Remove Ada Listed").press("Enter")
    one.wait_for()
    assert not is_scrolled_sideways(page)
    page.get_by_label("All of this page").check()
    page.get_by_role("button", name="Remove …").click()
    page.get_by_role("heading", name="Remove 2 contacts?").wait_for()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_text("Nobody fits.").wait_for()


def test_a_page_works_where_scripts_are_off(chromium: Any, address: str, world: World) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address, world)
    page.fill("#q", "lee@initech.example")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("heading", name="Lee Hart").wait_for()
    context.close()


@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize("width", [340, 1100])
def test_texts_of_a_picture_never_overlap_whatever_the_names(
    page: Any, count: int, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    style = ASSETS["style.css"].content.decode()
    for turn in range(len(NAMES)):
        names = (*NAMES[turn:], *NAMES[:turn])
        path = make_path(count, names=names, private=True)
        drawn = draw_tall(path, key="a", linked=()) + draw_wide(path, key="a", linked=())
        page.set_content(f"<style>{style}</style><body>{drawn}")
        picture = page.locator("svg.picture:visible")
        assert picture.count() == 1
        assert picture.evaluate(OVERLAPS) == []
