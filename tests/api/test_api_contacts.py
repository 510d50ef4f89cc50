"""A user's own contacts through the API, and what others see of them."""

from api_world import DANAS, HEADER, Caller, World

from graphsvc.access.integrity import find_broken


def companies(caller: Caller, q: str) -> list[str]:
    return [hit["kind"] for hit in caller.items("/v1/companies", q=q)]


def test_contacts_are_listed_to_their_owner_with_details(kim: Caller, dana: Caller) -> None:
    found = {item["name"]: item for item in dana.items("/v1/contacts")}
    assert set(found) == {"Lee Hart", "Lena Hartmann", "Noor Said"}
    assert found["Lee Hart"]["state"] == "matched"
    assert found["Lee Hart"]["emails"] == ["lee@initech.example"]
    assert found["Lena Hartmann"]["state"] == "private"
    assert found["Lena Hartmann"]["profile_url"].endswith("/in/lena-hartmann")
    assert found["Lena Hartmann"]["connected_on"] == "2023-02-01"
    assert found["Noor Said"]["company"] == "Hooli GmbH"
    assert kim.items("/v1/contacts") == []


def test_pages_of_contacts_hold_each_once(dana: Caller) -> None:
    first = dana.get("/v1/contacts", limit=2).json()
    second = dana.get("/v1/contacts", limit=2, cursor=first["next"]).json()
    ids = [item["id"] for item in first["items"] + second["items"]]
    assert ids == [item["id"] for item in dana.items("/v1/contacts")]
    assert second["next"] is None


def test_details_are_never_in_what_others_see(kim: Caller, world: World) -> None:
    """Everything that a teammate can ask in which the connection appears."""
    answers = [
        kim.get("/v1/people", q="lena"),
        kim.get(f"/v1/companies/{world.company('initech')}/people"),
        kim.get("/v1/paths", person="Lena Hartmann"),
        kim.get("/v1/paths", company="initech.example"),
    ]
    for response in answers:
        assert "Lena Hartmann" in response.text
        assert "lena@" not in response.text
        assert "linkedin.com" not in response.text


def test_a_contact_is_found_by_its_details_by_its_owner_alone(kim: Caller, dana: Caller) -> None:
    for reference in ("lena@initech.example", "https://linkedin.com/in/lena-hartmann"):
        assert dana.get("/v1/paths", person=reference).json()["target"]["name"] == "Lena Hartmann"
        assert kim.get("/v1/paths", person=reference).json()["target"] is None


def test_a_removed_contact_is_gone_with_its_ties_details_and_company(
    kim: Caller, dana: Caller, omar: Caller, world: World
) -> None:
    contact = {item["name"]: item["id"] for item in dana.items("/v1/contacts")}["Noor Said"]
    for other in (kim, omar):
        assert other.delete(f"/v1/contacts/{contact}").status_code == 404
    assert kim.get("/v1/paths", person="Noor Said").json()["paths"]
    assert dana.delete(f"/v1/contacts/{contact}").status_code == 204
    assert dana.delete(f"/v1/contacts/{contact}").status_code == 404
    assert kim.get("/v1/paths", person="Noor Said").json()["target"] is None
    assert companies(dana, "hooli") == []
    assert find_broken(world.database, limit=1_000_000) == []
    world.run(world.dana, DANAS)


def test_another_contact_at_an_own_company_keeps_it(dana: Caller, world: World) -> None:
    world.run(
        world.dana,
        f"{HEADER}\nA,One,,,Duo Ltd,,01 Feb 2023\nB,Two,,,Duo Ltd,,01 Feb 2023\n",
        label="2",
    )
    one, two = (item for item in dana.items("/v1/contacts") if item["company"] == "Duo Ltd")
    dana.delete(f"/v1/contacts/{one['id']}")
    assert companies(dana, "duo") == ["own"]
    dana.delete(f"/v1/contacts/{two['id']}")
    assert companies(dana, "duo") == []
