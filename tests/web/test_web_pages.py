"""Questions, people, companies and schools as pages."""

import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web_world import (
    EVIL,
    QUOTED,
    Asker,
    World,
)

from graphsvc.access.users import add_organisation, add_user
from graphsvc.web import ask, site
from graphsvc.web.finding import begins


def links(text: str, start: str) -> list[str]:
    """Addresses on a page that begin so."""
    parts = text.split('href="')[1:]
    found = [unescape(part.partition('"')[0]) for part in parts]
    return [address for address in found if address.startswith(start)]


def test_an_answer_shows_target_paths_reasons_and_pictures(kim: TestClient, world: World) -> None:
    page = kim.get("/ask", params={"q": "lee@initech.example"})
    assert page.status_code == 200
    lee = world.person("lee")
    assert f'<h2><a href="/people/{lee}"><bdi>Lee Hart</bdi></a>' in page.text
    assert "Head of purchasing" in page.text
    assert "Dana Reyes, your colleague, " in page.text
    assert "weakest link" in page.text
    assert "Worked together" in page.text
    assert '<svg class="picture wide"' in page.text
    assert '<svg class="picture tall"' in page.text
    assert f"/people/{world.person('dana')}" in links(page.text, "/people/")


def test_a_card_leads_with_the_introducer_and_keeps_numbers_behind_why(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "lee@initech.example"}).text
    card = page.partition('id="path-1"')[2]
    summary, _, opened = card.partition("</summary>")
    before, _, figures = opened.partition('<details class="figures">')
    assert summary.index("<b><bdi>Dana Reyes</bdi></b>") < summary.index("your colleague, ")
    assert "takes requests" in summary
    assert "bars of 3</title>" in summary
    number = re.compile(r"\b0\.\d\d\b")
    drawn = re.sub(r"<svg.*?</svg>", "", before, flags=re.DOTALL)
    assert not number.search(summary)
    assert not number.search(drawn)
    assert number.search(figures)
    assert "Why " in figures


def test_a_direct_tie_has_no_introducer_and_no_weakest_link(dana: TestClient) -> None:
    page = dana.get("/ask", params={"q": "Noor Said"}).text
    assert "you, directly" in page
    assert "weakest" not in page


def test_sentences_are_in_the_language_of_the_page(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "lee@initech.example", "language": "fr"}).text
    assert '<html lang="en">' in page
    assert "your colleague" in page
    assert "votre" not in page


def test_a_name_that_is_a_person_and_a_company_asks_which(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "Initech"})
    assert page.status_code == 300
    kinds = [parse_qs(urlsplit(link).query)["kind"] for link in links(page.text, "/ask?")]
    assert kinds == [["person"], ["company"]]
    assert kim.get(links(page.text, "/ask?")[1]).status_code == 200


def test_an_ambiguous_name_lists_its_candidates_as_links_that_keep_the_options(
    kim: TestClient, world: World
) -> None:
    page = kim.get("/ask", params={"q": "Sam Smith", "max_intermediaries": 3, "tie": "KNOWS"})
    found = [parse_qs(urlsplit(link).query) for link in links(page.text, "/ask?")]
    assert {one["id"][0] for one in found} == {world.person("sam-1"), world.person("sam-2")}
    assert all(one["max_intermediaries"] == ["3"] for one in found)
    assert all(one["tie"] == ["KNOWS"] for one in found)
    assert "Driver @ Initech" in page.text
    assert kim.get(links(page.text, "/ask?")[0]).status_code == 200


def test_a_chosen_suggestion_counts_only_while_its_name_stands_in_the_box(
    kim: TestClient, world: World
) -> None:
    chosen = {"kind": "person", "id": world.person("sam-1"), "named": "Sam Smith"}
    assert kim.get("/ask", params={"q": "Sam Smith", **chosen}).status_code == 200
    assert "Lee Hart" in kim.get("/ask", params={"q": "Lee Hart", **chosen}).text


def test_paths_stand_under_how_near_they_bring_one(kim: TestClient, dana: TestClient) -> None:
    known, introduced = ("<h2>You know</h2>", "<h2>One introduction away</h2>")
    page = dana.get("/ask", params={"q": "lee@initech.example"}).text
    assert (page.count(known), page.count(introduced)) == (1, 0)
    page = kim.get("/ask", params={"q": "lee@initech.example"}).text
    assert (page.count(known), page.count(introduced)) == (0, 1)


def test_no_path_says_why_and_what_would_help(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "Lost Soul"})
    assert "No path" in page.text
    assert "No chain of acquaintances that you may see reaches this far." in page.text
    assert "Look further" in page.text


def test_nothing_imported_offers_the_import(app: FastAPI, world: World) -> None:
    org = add_organisation(world.database, world.ring, "Newcomers")
    user = add_user(world.database, world.ring, email="new@newcomers.example", org=org)
    client = TestClient(app)
    world.sign_in(client, Asker(user, ""))
    page = client.get("/ask", params={"q": "Lost Soul"})
    assert "has imported contacts" in page.text
    assert "/connections/people" in links(page.text, "/connections/people")


def test_the_beginning_of_one_name_alone_is_enough(kim: TestClient, world: World) -> None:
    for typed, id_ in (("lee har", world.person("lee")), ("VACANT", world.company("empty"))):
        page = kim.get("/ask", params={"q": typed, "max_intermediaries": "1"})
        assert page.status_code == 200
        assert page.url.params["id"] == id_
        assert page.url.params["max_intermediaries"] == "1"


def test_the_beginning_of_several_names_asks_which(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "init"})
    assert page.status_code == 300
    assert "Which “<bdi>init</bdi>” do you mean?" in page.text
    assert page.text.count('class="choice"') == 2
    assert kim.get("/ask", params={"q": "init", "kind": "company"}).status_code == 200


def test_a_name_that_nobody_bears_is_unknown(kim: TestClient) -> None:
    page = kim.get("/ask", params={"q": "Lee Zart"})
    assert "No person and no company of this name is known to you." in page.text
    assert "Did you mean" not in page.text


@pytest.mark.parametrize(
    ("text", "name", "begun"),
    [
        ("lind", "Lindward Software", True),
        ("soft lindw", "Lindward Software", True),
        ("ward", "Lindward Software", False),
        ("lindward gmbh", "Lindward Software", False),
        ("ZOE o'h", "Zoë O'Hara", True),
        ("", "Zoë", False),
    ],
)
def test_a_name_is_begun_by_the_beginnings_of_its_words(text: str, name: str, begun: bool) -> None:
    assert begins(text, name) is begun


def test_a_private_connection_is_grey_unlinked_and_sends_to_its_owner(
    kim: TestClient, dana: TestClient
) -> None:
    page = kim.get("/ask", params={"q": "Noor Said"})
    assert '<span class="private"><bdi>Noor Said</bdi> <small>private</small></span>' in page.text
    assert "Ask Dana Reyes for a referral" in page.text
    assert "noor@hooli.example" not in page.text
    own = dana.get("/ask", params={"q": "Noor Said"})
    assert "for a referral" not in own.text


def test_suggestions_are_those_of_the_viewer(kim: TestClient, omar: TestClient) -> None:
    names = {
        who: [hit["name"] for hit in client.get("/v1/people?q=Noor").json()["items"]]
        for who, client in (("kim", kim), ("omar", omar))
    }
    assert names == {"kim": ["Noor Said"], "omar": []}
    assert "Noor Said" not in omar.get("/ask", params={"q": "Noor S"}).text
    assert "Noor Said" in kim.get("/ask", params={"q": "Noor S"}).text


def test_private_names_are_never_on_pages_of_another_organisation(
    kim: TestClient, dana: TestClient, omar: TestClient, world: World
) -> None:
    initech = links(kim.get(f"/people/{world.person('lee')}").text, "/companies/")[0]
    noor = kim.get("/v1/people?q=Noor").json()["items"][0]["id"]
    hooli = kim.get("/v1/companies?q=Hooli").json()["items"][0]["id"]
    assert escape(EVIL) in kim.get(initech).text
    assert "Chief Dreamer" in kim.get(f"/companies/{hooli}").text
    dana.get("/connections/people")
    for address in (
        initech,
        f"/people/{world.person('lee')}",
        "/ask?kind=company&q=Initech",
        "/ask?q=lee@initech.example",
        "/ask?q=noor@hooli.example",
        f"/ask?kind=person&q=x&named=x&id={noor}",
        f"/companies/{hooli}",
        "/connections/people",
        "/connections/references",
    ):
        text = omar.get(address).text
        for word in (
            "Noor Said",
            "Chief Dreamer",
            "Hooli GmbH",
            "Möller",
            "Dana Reyes, your",
            "Globex",
        ):
            assert word not in text, (address, word)
    missing = omar.get("/companies/00000000-0000-7000-8000-000000000000")
    assert omar.get(f"/companies/{hooli}").text == missing.text


def test_names_are_text_and_never_markup(kim: TestClient, dana: TestClient, world: World) -> None:
    for page in (
        kim.get("/ask", params={"q": EVIL}),
        kim.get("/ask", params={"q": f"{EVIL} Möller"}),
        kim.get("/ask", params={"q": "Initech", "kind": "company", "per_introducer": 0}),
        kim.get("/ask", params={"q": QUOTED}),
        kim.get(f"/people/{world.person('quoted')}"),
        dana.get("/connections/people"),
    ):
        assert page.status_code in (200, 300)
        assert "<script>alert" not in page.text
        assert "<things>" not in page.text
        assert 'Zoë "Zed"' not in page.text
    pictured = kim.get("/ask", params={"q": QUOTED}).text
    assert '<text class="name"' in pictured
    assert "O&#39;Hara &amp; Söhne" in pictured


def test_an_address_with_a_script_is_no_link(kim: TestClient, world: World) -> None:
    assert "javascript:" not in kim.get(f"/people/{world.person('lee')}").text


def test_the_pages_of_a_person_a_company_and_a_school_lead_to_each_other(
    kim: TestClient, world: World
) -> None:
    person = kim.get(f"/people/{world.person('lee')}")
    assert "since April 2019" in person.text
    assert "BSc, Economics" in person.text
    school = kim.get(links(person.text, "/schools/")[0])
    assert "Uppsala University" in school.text
    assert "1 person of the directory studied here" in school.text
    company = kim.get(links(person.text, "/companies/")[0])
    assert "Work here now" in company.text
    assert f"/people/{world.person('lee')}" in links(company.text, "/people/")
    asked = kim.get(links(company.text, "/ask?")[0])
    assert asked.status_code == 200
    assert '<ol class="paths">' in asked.text


def test_a_company_shows_its_family_and_asks_for_a_way_to_it(kim: TestClient) -> None:
    asked = {"q": "Vacant Works", "kind": "company"}
    alone = kim.get("/ask", params=asked).text
    assert "No path" in alone
    page = kim.get(links(alone, "/companies/")[0]).text
    assert "which bought it in May 2019" in page
    assert "family=true" in page
    owner = kim.get(links(page, "/companies/")[0]).text
    assert "Initech" in owner
    assert "(bought in May 2019)" in owner
    whole = kim.get("/ask", params={**asked, "family": "true"}).text
    assert "with all companies that own it or that it owns" in whole
    assert "Lee Hart" in whole


def test_a_people_tab_is_paged(kim: TestClient, world: World) -> None:
    address = links(kim.get(f"/people/{world.person('lee')}").text, "/companies/")[0]
    first = kim.get(f"{address}?limit=1")
    following = links(first.text, f"{address}?cursor=")
    assert len(following) == 1
    second = kim.get(f"{following[0]}&limit=1")
    assert links(first.text, "/people/") != links(second.text, "/people/")
    assert address in links(second.text, address)


def test_somebody_elses_id_looks_like_one_that_does_not_exist(
    omar: TestClient, dana: TestClient
) -> None:
    found = links(dana.get("/connections/people").text, "/connections/imports/")[0]
    theirs = omar.get(found)
    missing = omar.get("/connections/imports/00000000-0000-7000-8000-000000000000")
    assert theirs.status_code == missing.status_code == 404
    assert theirs.text == missing.text


@pytest.mark.parametrize("path", ["/nowhere", "/people/x", "/companies/x", "/schools/x"])
def test_an_address_of_nothing_is_a_page_for_browsers(kim: TestClient, path: str) -> None:
    page = kim.get(path)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "Not found" in page.text


def test_programs_get_problem_documents_still(kim: TestClient) -> None:
    for path, accept in (
        ("/v1/nowhere", "text/html"),
        ("/nowhere", "*/*"),
        ("/v1/people/x", "*/*"),
    ):
        response = kim.get(path, headers={"Accept": accept})
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["max_intermediaries=9", "tie=LOVES", "limit=x", "kind=dog"])
def test_options_that_nobody_can_choose_get_an_error_page(kim: TestClient, query: str) -> None:
    page = kim.get(f"/ask?q=Lee&{query}")
    assert page.status_code == 422
    assert page.headers["content-type"].startswith("text/html")


def test_an_error_of_ours_tells_nothing_of_itself(
    kim: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(ask, "find", broken)
    page = kim.get("/ask?q=Lee")
    assert page.status_code == 500
    assert "Something went wrong on our side." in page.text
    assert "secret" not in page.text


@pytest.mark.parametrize(
    "path", ["/", "/ask?q=Lee+Hart", "/signin", "/nowhere", "/connections/people"]
)
def test_every_page_is_private_and_loads_nothing_from_elsewhere(kim: TestClient, path: str) -> None:
    page = kim.get(path)
    for name, value in site.HEADERS.items():
        assert page.headers[name] == value
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for attribute in ('src="http', 'href="http', "<style", " style=", " onclick", "@import"):
        assert attribute not in page.text


def test_assets_are_kept_by_the_browser_under_an_address_of_their_content(kim: TestClient) -> None:
    sheet = links(kim.get("/").text, "/static/style.css")[0]
    response = kim.get(sheet)
    assert response.headers["content-type"].startswith("text/css")
    assert "immutable" in response.headers["cache-control"]
    assert "http" not in response.text
    assert kim.get("/static/../site.py").status_code == 404
    assert kim.get("/static/nothing.css").status_code == 404


def test_more_paths_are_on_a_page_of_their_own(kim: TestClient) -> None:
    first = kim.get("/ask?kind=company&q=Initech&limit=1")
    (following,) = [link for link in links(first.text, "/ask?") if "cursor=" in link]
    second = kim.get(following)
    assert second.status_code == 200
    assert 'id="path-2"' in second.text
    assert 'id="path-1"' not in second.text


def test_options_are_told_in_a_few_words_above_an_answer(kim: TestClient) -> None:
    asked = "/ask?kind=company&q=Initech&seniority=head&former=true&own_only=true"
    text = kim.get(asked).text
    assert "<summary>Options <small>own ties, Head, former employees</small></summary>" in text
    assert kim.get("/ask?kind=company&q=Initech").text.count("<summary>Options</summary>") == 1


def test_introducers_are_left_out_and_chosen_by_links(kim: TestClient, world: World) -> None:
    page = kim.get("/ask?kind=person&q=Lee+Hart").text
    dana = world.person("dana")
    without, *_ = [link for link in links(page, "/ask?") if f"without={dana}" in link]
    only, *_ = [link for link in links(page, "/ask?") if f"introducer={dana}" in link]
    left_out = kim.get(without).text
    assert "not through <bdi>Dana Reyes</bdi>" in left_out
    assert "No path" in left_out
    assert "only through <bdi>Dana Reyes</bdi>" in kim.get(only).text
