"""Pictures of paths, and how wide their texts are taken to be."""

from xml.etree import ElementTree

import pytest
from web_paths import COMPANY, NAMES, TITLE, make_path

from graphsvc.web import words
from graphsvc.web.measure import clusters, fit, is_right_to_left, width
from graphsvc.web.picture import draw_tall, draw_wide, thickness

SVG = "{http://www.w3.org/2000/svg}"
EVERYBODY = {f"p{index}" for index in range(5)}


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


@pytest.mark.parametrize("draw", [draw_wide, draw_tall])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_picture_has_every_person_and_tie_once(draw: object, count: int) -> None:
    assert callable(draw)
    root = parsed(str(draw(make_path(count), key="k", linked=EVERYBODY)))
    assert len(root.findall(f".//{SVG}circle")) == count
    assert len(root.findall(f".//{SVG}line")) == count - 1
    links = [one.get("href") for one in root.findall(f".//{SVG}a")]
    assert links == [f"/people/p{index}" for index in range(count)]


@pytest.mark.parametrize("draw", [draw_wide, draw_tall])
def test_a_picture_says_in_words_what_it_shows(draw: object) -> None:
    assert callable(draw)
    root = parsed(str(draw(make_path(3), key="k", linked=())))
    title, described = (root.get(f"aria-{one}") for one in ("labelledby", "describedby"))
    texts = {one.get("id"): one.text for one in root if one.get("id")}
    assert texts[title] == f"Path 1, from Kim Novak to {NAMES[2]}"
    assert texts[described] == "Somebody knows somebody."


def test_names_with_marks_of_the_markup_stay_text() -> None:
    hard = 'Zoë "Zed" O\'Hara & <script>alert(1)</script>'
    path = make_path(2, names=("a<b>&\"'", hard))
    for svg in (draw_wide(path, key="k", linked=EVERYBODY), draw_tall(path, key="k", linked=())):
        root = parsed(str(svg))
        assert "<script" not in str(svg)
        full = [one.text for one in root.findall(f".//{SVG}title")]
        assert any(hard in (text or "") for text in full)
        assert TITLE in full
        assert f"@ {COMPANY}" in full


def test_a_private_connection_is_no_link_and_names_whom_to_ask() -> None:
    path = make_path(2, names=("Kim", "Vera"), private=True)
    path = path.model_copy(
        update={"people": [path.people[0], path.people[1].model_copy(update={"owner": "Dana"})]}
    )
    root = parsed(str(draw_tall(path, key="k", linked=EVERYBODY)))
    assert [one.get("href") for one in root.findall(f".//{SVG}a")] == ["/people/p0"]
    texts = [one.text for one in root.findall(f".//{SVG}text")]
    assert "Private connection" in texts
    assert "Ask Dana for a referral" in texts


def test_somebody_without_a_page_is_no_link() -> None:
    assert "<a " not in draw_wide(make_path(3), key="k", linked=())


def test_a_stronger_tie_is_thicker() -> None:
    path = make_path(4)
    root = parsed(str(draw_wide(path, key="k", linked=())))
    drawn = [float(one.get("stroke-width", "")) for one in root.findall(f".//{SVG}line")]
    assert drawn == [pytest.approx(thickness(tie.strength), abs=0.06) for tie in path.edges]
    assert drawn == sorted(drawn, reverse=True)
    classes = [one.get("class") for one in root.findall(f".//{SVG}line")]
    assert classes == ["tie", "tie", "tie weakest"]


@pytest.mark.parametrize(
    "name", [*NAMES, TITLE, COMPANY, "W" * 80, "i" * 80, "👩‍👩‍👧‍👦" * 20, "ก็" * 40]
)
@pytest.mark.parametrize("room", [60.0, 150.0, 250.0])
def test_a_text_that_is_cut_fits_and_says_so(name: str, room: float) -> None:
    shown = fit(name, room=room, size=13)
    assert width(shown, size=13) <= room
    assert shown == name or shown.endswith("…")


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert fit("Kim Novak", room=200, size=15) == "Kim Novak"
    assert fit(" Kim \n Novak ", room=200, size=15) == "Kim Novak"
    assert fit("Kim", room=1, size=15) == "…"


def test_nothing_is_cut_within_a_letter() -> None:
    assert list(clusters("e\u0301a")) == ["e\u0301", "a"]
    assert list(clusters("क्षि")) == ["क्षि"]
    assert list(clusters("👩‍👧!")) == ["👩‍👧", "!"]
    assert list(clusters("👍🏽")) == ["👍🏽"]


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert is_right_to_left("1. محمد Kim")
    assert not is_right_to_left("Kim محمد")
    assert not is_right_to_left("123")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kim Novak", "KN"),
        ("Kim", "K"),
        ("Élodie de la Tour", "ÉT"),
        ("山田 太郎", "山"),
        ("محمد الأحمد", "م"),
        ("<script> x", "X"),
        ("", "?"),
    ],
)
def test_initials_stand_for_names_of_any_script(name: str, letters: str) -> None:
    assert words.initials(name) == letters


def test_numbers_of_paths_count_up_where_the_nearest_are_the_strongest() -> None:
    near, far = make_path(2), make_path(3)
    ranked = [near, far.model_copy(update={"rank": 2})]
    assert words.in_order(ranked)
    assert not words.in_order([far, near.model_copy(update={"rank": 2})])


def test_times_are_said_as_people_say_them() -> None:
    assert words.span("2016", "2019-03") == "2016 to March 2019"
    assert words.span("2016", "2026", current=True) == "since 2016"
    assert words.span("", "2019") == "until 2019"
    assert words.span("2019", "2019") == "2019"
    assert words.span("", "") == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://linkedin.com/in/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address: str | None, kept: bool) -> None:
    assert words.web_address(address) == (address if kept else None)
