"""What users say of their own ties, as pages."""

import re

from starlette.testclient import TestClient
from web_world import World

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
    assert kim.get(TAB).text.count("<bdi>Ada Byron</bdi>") == 1
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
    back = dana.post(f"{lee}/word", data={"level": "", "cursor": "contact"})
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
