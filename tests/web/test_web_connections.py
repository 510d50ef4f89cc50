"""Manage Connections as pages."""

import re

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from web_world import HEADER, World

from graphsvc.runs.ledger import MOST_ATTEMPTS
from graphsvc.statements.reference_accounts import CURSOR
from graphsvc.web.known import IMPORTS, UPLOADS
from graphsvc.web.uploads import ENCODINGS
from loaders.encodings import ORDER

WORK = "/connections/work"


def removals(text: str, tab: str) -> list[str]:
    return re.findall(rf'action="(/connections/{tab}/[^"]+/remove)"', text)


def test_a_job_is_added_changed_and_removed(kim: TestClient) -> None:
    page = kim.post(WORK, data={"company": "Acme", "title": "Clerk", "since": "2015-02"})
    assert page.status_code == 200
    assert "Added." in page.text
    assert "Acme, Inc." in page.text
    assert "since February 2015" in page.text
    edit = re.search(r'href="(\?edit=[^"#]+)', page.text)
    assert edit
    form = kim.get(WORK + edit[1])
    assert 'value="Clerk"' in form.text
    entry = edit[1].removeprefix("?edit=")
    changed = kim.post(WORK, data={"entry": entry, "company": "Acme", "title": "Chief"})
    assert "Changed." in changed.text
    assert "Clerk" not in changed.text
    gone = kim.post(removals(changed.text, "work")[0])
    assert "Removed" in gone.text
    assert "No job added yet." in gone.text


def test_a_company_that_is_unknown_becomes_the_organisations_own(
    kim: TestClient, dana: TestClient, omar: TestClient
) -> None:
    page = kim.post(WORK, data={"company": "Tiny Shop", "current": "yes"})
    company = re.search(r'href="(/companies/[^"]+)"><bdi>Tiny Shop', page.text)
    assert company
    assert "Only your organisation sees it" in dana.get(company[1]).text
    assert omar.get(company[1]).status_code == 404
    kim.post(removals(page.text, "work")[0])


def test_an_ambiguous_company_is_picked_in_the_form_and_what_was_typed_stays(
    kim: TestClient,
) -> None:
    typed = {"company": "Twin Peaks", "title": "Sheriff", "since": "1990"}
    page = kim.post(WORK, data=typed)
    assert page.status_code == 409
    assert 'value="Sheriff"' in page.text
    picks = re.findall(r'name="pick" value="([^"]+)"', page.text)
    assert len(picks) == 2
    done = kim.post(WORK, data={**typed, "pick": picks[0]})
    assert re.search(r"Sheriff.*Twin Peaks", done.text, re.DOTALL)
    kim.post(removals(done.text, "work")[0])


def test_a_suggestion_counts_only_while_its_name_stands_in_the_field(
    kim: TestClient,
) -> None:
    acme = kim.get("/v1/companies?q=Acme").json()["items"][0]
    chosen = {"company_id": acme["id"], "company_named": acme["name"]}
    page = kim.post(WORK, data={"company": acme["name"], **chosen})
    assert "Acme, Inc." in page.text
    kim.post(removals(page.text, "work")[0])
    page = kim.post(WORK, data={"company": "Initech", **chosen})
    assert ">Initech<" in page.text
    assert "Acme" not in page.text
    kim.post(removals(page.text, "work")[0])


def test_a_date_that_is_none_is_said_beside_the_form(kim: TestClient) -> None:
    page = kim.post(WORK, data={"company": "Acme", "since": "soon"})
    assert page.status_code == 422
    assert "It must be a date" in page.text
    assert re.search(r'name="since" value="soon"[^>]*aria-invalid', page.text)
    upside = kim.post(WORK, data={"company": "Acme", "since": "2020", "until": "2010"})
    assert upside.status_code == 422
    assert kim.post(WORK, data={"title": "Clerk"}).status_code == 422


def test_a_study_is_added_changed_and_removed(kim: TestClient) -> None:
    tab = "/connections/education"
    page = kim.post(tab, data={"school": "Uppsala University", "degree": "MSc", "since": "2001"})
    assert "MSc" in page.text
    entry = re.search(r"\?edit=([^\"#]+)", page.text)
    assert entry
    assert 'value="Uppsala University"' in kim.get(f"{tab}?edit={entry[1]}").text
    again = kim.post(tab, data={"entry": entry[1], "school": "Uppsala University", "field": "Law"})
    assert "Law" in again.text
    assert "MSc" not in again.text
    assert "No study added yet." in kim.post(removals(again.text, "education")[0]).text


def test_schools_of_one_name_are_told_apart_by_their_place(kim: TestClient) -> None:
    page = kim.post("/connections/education", data={"school": "Saint Mary College"})
    assert page.status_code == 409
    assert "Saint Mary College (Cork)" in page.text
    assert "Saint Mary College (Lima)" in page.text


def test_a_school_that_nobody_knows_can_be_entered(kim: TestClient) -> None:
    page = kim.post("/connections/education", data={"school": "Nowhere High", "since": "1999"})
    assert page.status_code == 200
    assert "<bdi>Nowhere High</bdi>" in page.text
    assert not re.search(r'href="/schools/[^"]*"><bdi>Nowhere', page.text)
    entry = re.search(r"/connections/education/([^/]+)/remove", page.text)
    assert entry is not None
    kim.post(f"/connections/education/{entry[1]}/remove")
    none = kim.post("/connections/education", data={"school": "Self-taught"})
    assert none.status_code == 422
    assert "names no school" in none.text


def test_pasted_names_become_candidates_and_references(kim: TestClient, dana: TestClient) -> None:
    found = kim.post(
        "/connections/references/search", data={"text": "Acme, Inc., Twin Peaks\nNever Heard Ltd"}
    )
    legends = re.findall(r"<legend><bdi>([^<]+)", found.text)
    assert legends == ["Acme, Inc.", "Twin Peaks", "Never Heard Ltd"]
    ids = re.findall(r'name="company" value="([^"]+)"', found.text)
    assert len(ids) == 3
    assert 'name="own" value="Never Heard Ltd" checked' in found.text
    added = kim.post(
        "/connections/references/add",
        data={"company": ids[:2], "own": "Never Heard Ltd", "holder": "org"},
    )
    assert "Reference customers added." in added.text
    assert "Never Heard Ltd" in dana.get("/connections/references").text
    again = kim.post("/connections/references/add", data={"company": ids[0], "holder": "org"})
    assert "already" in again.text
    for address in removals(again.text, "references"):
        again = kim.post(address)
    assert "No reference customer yet." in again.text


def test_pasted_names_are_searched_in_a_place_for_what_is_heavy(
    kim: TestClient, world: World
) -> None:
    path, names = "/connections/references/search", {"text": "Acme"}
    with world.busy(world.kim):
        assert kim.post(path, data=names).status_code == 429
        assert kim.get("/connections/references").status_code == 200
    assert kim.post(path, data=names).status_code == 200


def test_the_dates_of_a_reference_are_changed(kim: TestClient) -> None:
    acme = kim.get("/v1/companies?q=Acme").json()["items"][0]["id"]
    page = kim.post("/connections/references/add", data={"company": acme})
    edit = re.search(r"\?edit=([^\"#]+)", page.text)
    assert edit
    assert 'name="since"' in kim.get(f"/connections/references?edit={edit[1]}").text
    address = f"/connections/references/{edit[1]}"
    wrong = kim.post(address, data={"since": "2021", "until": "2019"})
    assert wrong.status_code == 422
    assert 'value="2021"' in wrong.text
    further = {"since": "2021", "until": "2019", "cursor": CURSOR.encode(("",))}
    page = kim.post(address, data=further).text
    assert f"?edit={edit[1]}&amp;cursor={further['cursor']}#dates" in page
    assert "2019 to 2021" in kim.post(address, data={"since": "2019", "until": "2021"}).text
    kim.post(f"{address}/remove")


def test_a_text_without_a_name_is_refused_beside_the_box(kim: TestClient) -> None:
    page = kim.post("/connections/references/search", data={"text": " , "})
    assert page.status_code == 422
    assert "names 0 companies" in page.text


def choose(client: TestClient, data: bytes, name: str = "Connections.csv") -> Response:
    """Chooses a file; the page where the browser ends."""
    return client.post("/connections/people", files={"file": (name, data, "text/csv")})


def upload(client: TestClient, text: str, name: str = "Connections.csv") -> str:
    """Chooses a file and imports it; the address where the browser ends."""
    looked = choose(client, text.encode(), name)
    assert looked.status_code == 200, looked.text
    wanted = {"format": "linkedin", "mode": "replace", "do": "import"}
    response = client.post(looked.url.path, data=wanted)
    assert response.status_code == 200, response.text
    return response.url.path


def test_an_upload_is_followed_from_waiting_to_verdicts(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    file = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Ann,Onymous,,,Nobody Knows Ltd,Cook,05 May 2022
"""
    address = upload(kim, file, "mine <b>.csv")
    assert address == f"{IMPORTS}/{sent[0]}"
    waiting = kim.get(address).text
    assert "Waiting" in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert "mine &lt;b&gt;.csv" in waiting
    world.work(sent[0])
    done = kim.get(address).text
    assert "http-equiv" not in done
    assert "Finished" in done
    assert "same e-mail" in done
    assert f"/people/{world.person('lee')}" in done
    private = kim.get(f"{address}?kind=private").text
    assert "Ann Onymous" in private
    assert "Lee Hart" not in private
    page = kim.get(f"{address}?limit=1").text
    assert "Next page" in page
    assert "Ann Onymous" not in page
    listed = kim.get("/connections/people").text
    assert "2 rows: 1 in the directory, 1 private, 0 not sure, 0 left out" in listed
    removed = kim.post(removals(listed, "contacts")[0]).text
    kim.post(removals(removed, "contacts")[0])
    assert "Nobody yet." in kim.get("/connections/people").text


def test_an_import_that_waits_is_stopped_on_its_page(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    address = upload(kim, f"{HEADER}\nAnn,Onymous,,,Nobody Knows Ltd,Cook,05 May 2022\n")
    run_id = sent[-1]
    waiting = kim.get(address).text
    assert "Waiting for its turn" in waiting
    assert "Stop this import" in waiting
    stopped = kim.post(f"/connections/runs/{run_id}/cancel")
    assert stopped.url.path == address
    assert "Stopping, and taking back what was done" in stopped.text
    assert "Stop this import" not in stopped.text
    world.work(run_id)
    assert "You gave this import up." in kim.get(address).text
    again = kim.post(f"/connections/runs/{run_id}/cancel")
    assert again.status_code == 409
    assert "This run cannot be stopped." in again.text


def test_background_work_is_listed_and_what_has_failed_is_tried_again_or_given_up(
    kim: TestClient, dana: TestClient, world: World, sent: list[str]
) -> None:
    address = upload(kim, f"{HEADER}\nAnn,Onymous,,,Nobody Knows Ltd,Cook,05 May 2022\n")
    run_id = sent[-1]
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            world.fail(run_id)
    page = kim.get("/connections/runs").text
    assert ">Failed<" in page
    assert "ZeroDivisionError" in page
    assert f"/connections/runs/{run_id}/retry" in page
    assert f"/connections/runs/{run_id}/cancel" in page
    assert run_id not in dana.get("/connections/runs").text
    assert dana.post(f"/connections/runs/{run_id}/retry").status_code == 404
    failed = kim.get(address).text
    assert "This went wrong five times, and was set aside." in failed
    again = kim.post(f"/connections/runs/{run_id}/retry")
    assert "Waiting for its turn" in again.text
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            world.fail(run_id)
    kim.post(f"/connections/runs/{run_id}/cancel")
    world.work(run_id)
    assert "You gave this import up." in kim.get(address).text
    assert ">Given up<" in kim.get("/connections/runs").text


def test_a_file_that_cannot_be_used_says_why_and_imports_nothing(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    address = upload(kim, "this is,not\na LinkedIn,file\n")
    world.work(sent[0])
    page = kim.get(address).text
    assert "Refused" in page
    assert "Nothing of this file was imported." in page
    assert "What became of each row" not in page


def test_an_empty_and_a_second_upload_are_refused_on_the_page(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    file = f"{HEADER}\nAnn,Onymous,,,Nobody Knows Ltd,Cook,05 May 2022\n"
    empty = choose(kim, b"")
    assert empty.status_code == 422
    assert "The file is empty." in empty.text
    upload(kim, file)
    looked = choose(kim, file.encode())
    second = kim.post(looked.url.path, data={"format": "linkedin", "mode": "replace"})
    assert second.status_code == 409
    assert "under way" in second.text
    world.work(sent[-1])


def test_columns_that_nobody_knows_are_named_by_the_user(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    looked = choose(kim, "Wer <b>;Wo\nÅsa Ek;Hooli GmbH\n".encode(), "old.csv")
    assert looked.url.path.startswith(UPLOADS)
    assert "We do not know these columns." in looked.text
    assert 'value="import"' not in looked.text
    assert "Wer &lt;b&gt;" in looked.text
    said = {"column:Wer <b>": "name", "column:Wo": "company", "encoding": ""}
    again = kim.post(looked.url.path, data={**said, "look": "again"})
    assert "1 row, read as" in again.text
    assert re.search(r"Åsa Ek.*Hooli GmbH", again.text, re.DOTALL)
    chosen = {**said, "format": "csv", "mode": "add", "label": "old"}
    kept = kim.post(looked.url.path, data={**chosen, "look": "again"}).text
    assert re.search(r'name="label" value="old"', kept)
    assert re.search(r'value="add" checked', kept)
    assert not re.search(r'value="replace" checked', kept)
    wanted = {**chosen, "do": "import"}
    done = kim.post(looked.url.path, data=wanted)
    assert done.url.path == f"{IMPORTS}/{sent[0]}"
    world.work(sent[0])
    listed = kim.get("/connections/people").text
    assert "Åsa Ek" in listed
    remembered = choose(kim, b"Wer <b>;Wo\nBo Ek;Hooli GmbH\n", "new.csv")
    assert "remembered from an earlier file" in remembered.text
    forgotten = kim.post(f"{remembered.url.path}/forget")
    assert forgotten.url.path == "/connections/people"
    assert kim.get(remembered.url.path).status_code == 404
    kim.post(removals(listed, "contacts")[0])


def test_what_is_wrong_with_a_reading_is_said_on_the_page_and_the_file_stays(
    kim: TestClient,
) -> None:
    long = "L" * 9_000
    looked = choose(kim, f"{long};Wo\nJane Doe;Hooli GmbH\n".encode())
    for said in ({"column:Wo": "nonsense"}, {"encoding": "x" * 500}):
        for wanted in ({"look": "again"}, {"format": "csv", "mode": "replace"}):
            wrong = kim.post(looked.url.path, data={**said, **wanted})
            assert wrong.status_code == 422
            assert 'role="alert"' in wrong.text
    for wanted in ({"format": "zzz", "mode": "replace"}, {"format": "csv", "mode": "zzz"}):
        assert kim.post(looked.url.path, data=wanted).status_code == 422
    said = {f"column:{long}": "name", "column:Wo": "company"}
    again = kim.post(looked.url.path, data={**said, "look": "again"})
    assert "Jane Doe" in again.text
    assert "1 row, read as" in again.text
    kim.post(f"{looked.url.path}/forget")


def test_a_file_that_waits_is_its_owners_alone(kim: TestClient, dana: TestClient) -> None:
    looked = choose(kim, f"{HEADER}\nAnn,Onymous,,,Nobody Knows Ltd,Cook,\n".encode())
    assert dana.get(looked.url.path).status_code == 404
    wanted = {"format": "linkedin", "mode": "replace"}
    assert dana.post(looked.url.path, data=wanted).status_code == 404
    assert dana.post(f"{looked.url.path}/forget").status_code == 404
    kim.post(f"{looked.url.path}/forget")


def test_a_file_that_is_too_large_gets_a_page(kim: TestClient) -> None:
    for size in (400_000, 2_200_000):
        page = choose(kim, b"x" * size)
        assert page.status_code == 413
        assert page.headers["content-type"].startswith("text/html")


def test_the_privacy_rules_are_stated_where_people_import(kim: TestClient) -> None:
    text = kim.get("/connections/people").text
    for rule in (
        "The directory stays as it is.",
        "private connection",
        "Your teammates see name and title,",
        "for your eyes alone",
        "Nobody outside your organisation",
        "You choose who sees your contacts",
        "remove any contact at any time",
    ):
        assert rule in text


def test_contacts_and_their_details_are_on_pages_of_their_owner_alone(
    kim: TestClient, dana: TestClient
) -> None:
    assert "noor@hooli.example" in dana.get("/connections/people").text
    assert "noor@hooli.example" not in kim.get("/connections/people").text


def test_removing_what_is_somebody_elses_is_refused_as_unknown(
    kim: TestClient, dana: TestClient
) -> None:
    theirs = removals(dana.get("/connections/people").text, "contacts")[0]
    refused = kim.post(theirs)
    assert refused.status_code == 404
    assert removals(dana.get("/connections/people").text, "contacts")[0] == theirs


def test_pages_about_contacts_stand_under_people_you_know(kim: TestClient) -> None:
    here = '<a href="/connections/people" aria-current="page">'
    for path in ("people", "settle", "why?q=Lee"):
        assert here in kim.get(f"/connections/{path}").text
    assert here not in kim.get("/connections/work").text


def test_the_first_address_of_manage_connections_leads_to_a_tab(kim: TestClient) -> None:
    assert kim.get("/connections").url.path == WORK


def test_a_file_in_another_encoding_opens_with_it_chosen(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    text = "Name;Company;Notiz\nBjörn Ek;Hooli GmbH;x\nJörg Ek;Hooli GmbH;\nUwe Bär;Hooli GmbH;\n"
    looked = choose(kim, text.encode("cp1252"), "old.csv")
    assert "This file is not UTF-8." in looked.text
    assert re.search(r'<option value="cp1252" selected>', looked.text)
    assert all(name in looked.text for name in ("Björn Ek", "Jörg Ek", "Uwe Bär"))
    assert re.search(r"Left out: <bdi>Notiz</bdi>", looked.text)
    wanted = {"encoding": "cp1252", "format": "csv", "mode": "add", "label": "old", "do": "import"}
    kim.post(looked.url.path, data=wanted)
    world.work(sent[0])
    listed = kim.get("/connections/people").text
    assert "Björn Ek" in listed
    kim.post(removals(listed, "contacts")[0])


def test_every_encoding_that_is_proposed_can_be_chosen() -> None:
    assert {"utf-16-le", "utf-16-be", *ORDER} <= ENCODINGS.keys()


def test_an_import_that_asked_is_replaced_and_both_pages_say_so(
    kim: TestClient, world: World, sent: list[str]
) -> None:
    def file(first: int) -> str:
        rows = (f"Una,N{number},,,Far Away Ltd,," for number in range(first, first + 60))
        return "\n".join((HEADER, *rows))

    world.run(world.kim, file(0), label="asks")
    asking = world.run(world.kim, file(60), label="asks")
    found = f"{IMPORTS}/{asking}"

    def told() -> tuple[str, str]:
        runs = kim.get("/connections/runs").text.split("<li>")
        return next(run for run in runs if f'href="{found}"' in run), kim.get(found).text

    for page in told():
        assert ">Asks you<" in page
        assert "Nothing has been changed yet" in page
    upload = kim.post(
        "/connections/people", files={"file": ("Connections.csv", file(0), "text/csv")}
    ).text
    assert "still waits for your answer" in upload
    assert f'href="{found}"' in upload
    newer = world.run(world.kim, file(0), label="asks")
    for page in told():
        assert ">Replaced<" in page
        assert "A newer file of the same source took its place" in page
        assert "You gave this import up" not in page
    assert f'href="{IMPORTS}/{newer}"' in kim.get(found).text


def test_who_a_contact_is_is_said_without_scripts(kim: TestClient) -> None:
    """A name that is typed and chosen nowhere brings those of the directory who are called so."""
    kim.post("/connections/people/hand", data={"name": "Samuel Smythe", "company": "Hooli"})
    listed = kim.get("/connections/people?q=Smythe").text
    found = re.search(r'href="(/connections/contacts/[^"/?#]+)"', listed)
    assert found
    page = f"{found[1]}/person"
    nobody = kim.post(page, data={"person": "Zebulon Quark"})
    assert nobody.status_code == 422
    assert "Nobody of the directory is called “Zebulon Quark”" in nobody.text
    several = kim.post(page, data={"person": "Sam Smith"})
    assert several.status_code == 422
    chosen = re.findall(r'name="person_id" value="([^"]+)">It is this one', several.text)
    assert len(chosen) == 2
    said = {"person": "Sam Smith", "person_named": "Sam Smith", "person_id": chosen[0]}
    done = kim.post(page, data=said)
    assert f'href="/people/{chosen[0]}"' in done.text
    kim.post(f"{found[1]}/remove")
