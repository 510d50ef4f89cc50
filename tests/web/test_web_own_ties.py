"""What users say of their own ties, as pages."""

import re
from html import unescape

from starlette.testclient import TestClient
from web_world import EVIL, World

TAB = "/connections/people"


def contact(client: TestClient, name: str) -> str:
    """The address of a contact's page."""
    found = client.get("/v1/contacts?limit=100").json()["items"]
    return next(f"/connections/contacts/{one['id']}" for one in found if one["name"] == name)


def test_somebody_is_added_by_hand_once_however_often_the_form_is_sent(kim: TestClient) -> None:
    typed = {
        "name": "Ada Byron",
        "company": "Difference Engines",
        "emails": "ada@engines.example, ada@home.example",
        "level": "good",
        "visible_to": "me",
    }
    page = kim.post(f"{TAB}/hand", data=typed)
    assert page.url.path == contact(kim, "Ada Byron")
    assert "Added as a private connection" in page.text
    assert "added by hand" in page.text
    assert re.search(r'value="good" selected', page.text)
    again = kim.post(f"{TAB}/hand", data=typed)
    assert again.status_code == 409
    assert "You have added this contact already." in again.text
    assert f'href="{page.url.path}"' in again.text
    assert kim.get(TAB).text.count('<span class="private"><bdi>Ada Byron</bdi>') == 1
    kim.post(f"{page.url.path}/remove")
    assert "Ada Byron" not in kim.get(TAB).text


def test_what_is_wrong_with_somebody_is_said_beside_what_was_typed(kim: TestClient) -> None:
    page = kim.post(f"{TAB}/hand", data={"name": "Ada", "emails": "ada at home", "title": "Clerk"})
    assert page.status_code == 422
    assert "It must be an e-mail address." in page.text
    assert re.search(r'name="emails" value="ada at home"[^>]*aria-invalid', page.text)
    assert 'value="Clerk"' in page.text


def test_who_is_known_how_well_is_said_in_the_list_and_taken_back(dana: TestClient) -> None:
    lee = contact(dana, "Lee Hart")
    said = dana.post(f"{lee}/word", data={"level": "close", "visible_to": "organisation"})
    assert "Noted." in said.text
    assert "<summary>I know them well" in said.text
    back = dana.post(f"{lee}/word", data={"level": "", "back": "contact"})
    assert back.url.path == lee
    assert "Taken back." in back.text
    assert "<summary>I know them well" not in dana.get(TAB).text


def test_a_contact_is_hidden_and_shown_again(dana: TestClient, kim: TestClient) -> None:
    noor = contact(dana, "Noor Said")
    assert "Noor Said" in kim.get("/v1/people?q=noor").text
    hidden = dana.post(f"{noor}/hidden", data={"hidden": "yes"})
    assert "nobody else sees this contact" in hidden.text
    assert '<span class="tag">hidden</span>' in hidden.text
    assert "Noor Said" not in kim.get("/v1/people?q=noor").text
    assert "Chief Dreamer" not in kim.get("/ask?q=Noor+Said&kind=person").text
    assert "Chief Dreamer" in dana.get("/ask?q=Noor+Said&kind=person").text
    shown = dana.post(f"{noor}/hidden")
    assert "sees this contact again" in shown.text
    assert "Noor Said" in kim.get("/v1/people?q=noor").text


def test_two_contacts_are_one_and_taken_apart(dana: TestClient, kim: TestClient) -> None:
    noor, lee = contact(dana, "Noor Said"), contact(dana, "Lee Hart")
    others = kim.get("/ask?q=Noor+Said&kind=person").text
    ids = [address.rpartition("/")[2] for address in (noor, lee)]
    few = dana.post(f"{TAB}/chosen", data={"do": "same", "contact": ids[:1]})
    assert (few.status_code, "Choose two contacts in the list." in few.text) == (422, True)
    listed = dana.post(f"{TAB}/chosen", data={"do": "same", "contact": ids})
    assert "for you they are one" in listed.text
    assert listed.text.count('name="contact"') == 2
    assert "Take apart" in listed.text
    assert "No other contact of yours" in dana.get(f"{noor}?q=lee").text
    assert "Lee Hart" in dana.get("/ask?q=Noor+Said&kind=person").text
    assert kim.get("/ask?q=Noor+Said&kind=person").text == others
    assert "Taken apart." in dana.post(f"{noor}/apart").text
    assert "The same person<span" in dana.get(f"{noor}?q=lee").text
    assert "for you they are one" in dana.post(f"{noor}/same", data={"contact": ids[1]}).text
    dana.post(f"{noor}/apart", data={"back": "contact"})
    itself = dana.post(f"{noor}/same", data={"contact": ids[0]})
    assert (itself.status_code, "These are one contact." in itself.text) == (422, True)


def chosen(client: TestClient, do: str, ids: list[str], back: str = "") -> str:
    data: dict[str, str | list[str]] = {"do": do, "contact": ids, "back": back}
    page = client.post(f"{TAB}/chosen", data=data)
    assert page.status_code == 200
    return page.text


def names_on(page: str) -> list[str]:
    return [unescape(name) for name in re.findall(r'aria-label="Choose ([^"]*)"', page)]


def test_the_list_is_searched_chosen_from_and_put_in_order(dana: TestClient) -> None:
    everybody = dana.get(TAB).text
    assert "3 contacts." in everybody
    assert names_on(everybody) == ["Lee Hart", "Noor Said", f"{EVIL} Möller"]
    newest = names_on(dana.get(f"{TAB}?order=newest").text)
    assert sorted(newest) == sorted(names_on(everybody))
    found = dana.get(TAB, params={"q": "initech", "show": "matched"}).text
    assert (names_on(found), "1 contact fits." in found) == (["Lee Hart"], True)
    assert names_on(dana.get(f"{TAB}?q=noor@hooli.example").text) == ["Noor Said"]
    assert "Nobody fits." in dana.get(f"{TAB}?show=said").text
    first = dana.get(f"{TAB}?limit=2").text
    following = re.search(r'href="([^"]*cursor=[^"#]*)', first)
    assert following
    assert names_on(dana.get(unescape(following[1])).text) == [f"{EVIL} Möller"]


def test_several_contacts_are_hidden_shown_and_removed_at_once(
    dana: TestClient, kim: TestClient
) -> None:
    address = [contact(dana, name) for name in ("Noor Said", "Lee Hart")]
    ids = [one.rpartition("/")[2] for one in address]
    back = "show=hidden"
    hidden = chosen(dana, "hide", ids, back)
    assert names_on(hidden) == ["Lee Hart", "Noor Said"]
    assert "nobody else sees these contacts" in hidden
    assert "Noor Said" not in kim.get("/v1/people?q=noor").text
    assert names_on(chosen(dana, "show", ids, back)) == []
    assert "Noor Said" in kim.get("/v1/people?q=noor").text
    for number in range(3):
        dana.post(f"{TAB}/hand", data={"name": f"Gone{number} Soon", "company": "Gone Ltd"})
    gone = [contact(dana, f"Gone{number} Soon").rpartition("/")[2] for number in range(3)]
    asked = chosen(dana, "remove", gone[:2], "q=gone")
    assert "Remove 2 contacts?" in asked
    assert f'href="{TAB}?q=gone#contacts"' in asked
    assert len(names_on(dana.get(f"{TAB}?q=gone").text)) == 3
    left = chosen(dana, "remove_them", gone[:2], "q=gone")
    assert "Removed" in left
    assert names_on(left) == ["Gone2 Soon"]
    mine = kim.post(f"{TAB}/chosen", data={"do": "remove_them", "contact": gone[2]})
    assert mine.status_code == 404
    assert names_on(dana.get(f"{TAB}?q=gone").text) == ["Gone2 Soon"]
    assert dana.post(f"{TAB}/chosen", data={"do": "hide"}).status_code == 422
    dana.post(f"/connections/contacts/{gone[2]}/remove")


def test_one_says_whether_one_introduces_others(kim: TestClient) -> None:
    page = kim.get("/connections/introducing")
    assert re.search(r'value="free" checked', page.text)
    assert "never proposed" in page.text
    said = kim.post("/connections/introducing", data={"availability": "busy"})
    assert "Changed." in said.text
    assert re.search(r'value="busy" checked', said.text)
    kim.post("/connections/introducing", data={"availability": "free"})


def test_a_person_page_asks_how_well_one_knows_them(kim: TestClient, world: World) -> None:
    lost = f"/people/{world.person('lost')}"
    assert "How well do you know them?" in kim.get(lost).text
    said = kim.post(f"{lost}/word", data={"level": "slight", "visible_to": "me"})
    assert "Noted." in said.text
    assert re.search(r'value="slight" selected', said.text)
    assert re.search(r'value="me" selected', said.text)
    asked = kim.get("/ask?kind=person&q=Lost+Soul").text
    assert "You have met Lost Soul, by your own word." in asked
    assert f'href="{lost}#know"' in asked
    assert "Taken back." in kim.post(f"{lost}/word", data={"level": ""}).text
    kim.post(f"{contact(kim, 'Lost Soul')}/remove")


def test_what_the_page_shows_is_published_where_some_of_it_is_empty(kim: TestClient) -> None:
    kim.post(f"{TAB}/hand", data={"name": "Greta Publican", "company": "Initech"})
    greta = contact(kim, "Greta Publican")
    page = kim.get(f"{greta}/publish").text
    shown = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert shown == {
        "name": "Greta Publican",
        "title": "",
        "employer": "Initech",
        "profile_url": "",
    }
    published = kim.post(f"{greta}/publish", data=shown)
    assert published.url.path.startswith("/people/")
    assert "Greta Publican" in published.text
    kim.post(f"{greta}/remove")
