"""What a name says of who is named: what stands beside it, several people, other spellings."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.normal import blocks_to_seek, name_tokens, person_blocks
from graphsvc.normal.mandarin import syllables, wade_giles
from graphsvc.normal.nicknames import PROPER, SPELLINGS
from graphsvc.normal.people import read_name
from graphsvc.normal.respelling import respelt
from graphsvc.normal.sexes import are_a_mans_and_a_womans


@pytest.mark.parametrize(
    "beside",
    [
        ", CISSP, CSM",
        " PMP",
        " SAFe 6",
        ", Lean Six Sigma Green Belt",
        ", ITIL v4",
        " SHRM-SCP",
        ", PMI-ACP®",
        " - We're recruiting!",
        " – Head of Procurement",
        " | Quarrel Ltd",
        " @ Quarrel",
        " (Open to new opportunities)",
        " (wir suchen Verstärkung)",
        " [hiring]",
        " is hiring",
        " #OpenToWork",
        " • 2nd",
        " (she/her) - Recruiter",
        " // Speaker",
        " née Cox",
        " (geborene Cox)",
        ", roz. Cox",
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(beside: str) -> None:
    assert name_tokens(f"Petra Lund{beside}") == ("petra", "lund")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund - Vale Petra", "lund vale petra"),
        ("Petra (Pia) Lund", "petra pia lund"),
        ("Lund, Petra", "lund petra"),
        ("de la Rosa, Ana", "de la rosa ana"),
        ("Petra Black PMP", "petra black"),
        ("Petra Nee", "petra nee"),
        ("Max Born", "max born"),
        ("Petra Six", "petra six"),
        ("Ole Safe", "ole safe"),
        ("Petra Lund III", "petra lund"),
    ],
)
def test_a_part_of_a_name_is_not_taken_for_something_beside_it(text: str, words: str) -> None:
    assert " ".join(name_tokens(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wilma Hon", "wilma hon"),
        ("Hon, Wilma", "wilma hon"),
        ("The Hon. Wilma Lund", "the wilma lund"),
        ("Lan Meng", "lan meng"),
        ("Meng Lan", "meng lan"),
        ("LAN MENG", "lan meng"),
        ("Petra Lund MEng", "petra lund"),
        ("Jean Mba", "jean mba"),
        ("Jean Ndong MBA", "jean ndong"),
        ("jean ndong mba", "jean ndong"),
        ("Naoko Ii", "naoko ii"),
        ("John Smith II", "john smith"),
        ("Edd China", "edd china"),
        ("Ann Ost, EdD", "ann ost"),
        ("Petra Lund, P.E.", "petra lund"),
        ("Thi Pe", "thi pe"),
        ("Ella Dame", "ella dame"),
        ("Dame Ella Lund", "ella lund"),
        ("Ella Junior", "ella junior"),
        ("JR Lund", "jr lund"),
        ("Lund Jr., Max", "lund max"),
        ("Sr. Lund", "lund"),
    ],
)
def test_a_title_is_a_name_where_and_as_names_are_written(text: str, words: str) -> None:
    assert " ".join(name_tokens(text)) == words
    assert " ".join(name_tokens(words)) == words


def test_a_name_that_is_not_known_is_none() -> None:
    assert name_tokens("Asha LNU") == name_tokens("FNU Asha") == ("asha",)
    assert name_tokens("FNU LNU") == ()


def test_a_maiden_name_is_a_further_name() -> None:
    assert read_name("Ana María Lund (née Cox)").former == ("Ana María Cox",)
    assert read_name("Lund, Ana (maiden name: Cox)").former == ("Ana Cox",)
    assert read_name("Ana Lund z domu Nowak").former == ("Ana Nowak",)
    assert read_name("Ana Lund").former == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ida & Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida and Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida u. Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida et Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida och Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida e Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida y Max Lund Ruiz", {"Ida Lund Ruiz", "Ida Ruiz", "Max Lund Ruiz"}),
        ("Ида и Макс Лунд", {"Ида Лунд", "Макс Лунд"}),
        ("anna e tom lund", {"anna lund", "tom lund"}),
        ("sr. y sra. lund", {"lund"}),
        ("Ida/Max Lund", {"Ida Lund", "Max Lund"}),
        ("Ida + Max Lund", {"Ida Lund", "Max Lund"}),
        ("Lund, Ida & Max", {"Ida Lund", "Max Lund"}),
        ("Ida Lund & Max", {"Ida Lund", "Max Lund"}),
        ("Mr. & Mrs. Max Lund", {"Max Lund", "Lund"}),
        ("Herr und Frau Lund", {"Lund"}),
        ("M. et Mme Lund", {"Lund"}),
        ("Sr. y Sra. Lund", {"Lund"}),
        ("Pan i Pani Lund", {"Lund"}),
        ("Familie Lund", {"Lund"}),
        ("The Lund Family", {"The Lund"}),
    ],
)
def test_several_people_in_one_name_are_told(text: str, people: set[str]) -> None:
    assert set(read_name(text).several) == people


@pytest.mark.parametrize(
    "text",
    [
        "Juan Ortega y Ruiz",
        "Rui Costa e Silva",
        "mary a jones smith",
        "john e smith",
        "anna e tom",
        "и и лунд",
        "a a a a",
        "Graf von und zu Lund",
        "Bob/Robert Lund",
        "Ravi s/o Mohan",
        "Max E Lund",
        "Лунд И И",
        "Ida Lund, CPA & CFP",
        "Ida Lund (she/her)",
        "Ida And",
    ],
)
def test_one_person_is_not_taken_for_several(text: str) -> None:
    assert read_name(text).several == ()


@given(
    st.lists(st.sampled_from(["Ida", "&", "and", "/", "Lund", ",", "(", "née", "y"]), max_size=40)
)
def test_no_text_upsets_who_is_named(words: list[str]) -> None:
    text = " ".join(words)
    found = read_name(text)
    assert found.words == name_tokens(text)
    assert len(found.several) <= 3
    assert name_tokens(" ".join(found.words)) or not found.words


# --- spellings under which a name may stand -------------------------------------------------------


def meet(one: str, other: str) -> bool:
    """Whether each is found where the other is sought."""
    return bool(set(blocks_to_seek(one)) & set(person_blocks(other))) and bool(
        set(blocks_to_seek(other)) & set(person_blocks(one))
    )


SPACED = [
    ("Mac Aulay", "MacAulay"),
    ("Mc Bride", "McBride"),
    ("De Freitas", "Defreitas"),
    ("Da Costa", "Dacosta"),
    ("Dos Reis", "Dosreis"),
    ("De la Torre", "Delatorre"),
    ("Del Monte", "Delmonte"),
    ("Di Pietro", "Dipietro"),
    ("Lo Presti", "Lopresti"),
    ("La Porta", "Laporta"),
    ("Le Fevre", "Lefevre"),
    ("Du Plessis", "Duplessis"),
    ("Van der Meer", "Vandermeer"),
    ("Van den Heuvel", "Vandenheuvel"),
    ("Van Gogh", "Vangogh"),
    ("Von Arnim", "Vonarnim"),
    ("Ter Braak", "Terbraak"),
    ("Al Jaber", "Aljaber"),
    ("El Baz", "Elbaz"),
    ("Ben Haim", "Benhaim"),
    ("Bin Hamad", "Binhamad"),
    ("Abu Talib", "Abutalib"),
    ("Abdul Malik", "Abdulmalik"),
    ("Fitz Patrick", "Fitzpatrick"),
    ("St. George", "Saint George"),
    ("St. George", "Stgeorge"),
    ("San Miguel", "Sanmiguel"),
    ("O'Hara", "O Hara"),
    ("D'Amico", "D Amico"),
]


@pytest.mark.parametrize(("apart", "together"), SPACED)
def test_particles_apart_and_together_meet(apart: str, together: str) -> None:
    for given_name in ("Ida", "Bartholomew"):
        assert meet(f"{given_name} {apart}", f"{given_name} {together}")


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("Mary Jo", "Maryjo"),
        ("Eva Maria", "Evamaria"),
        ("Anna Lisa", "Annalisa"),
        ("Jean Marie", "Jeanmarie"),
        ("Raj Kumar", "Rajkumar"),
        ("Jo Ellen", "Joellen"),
    ],
)
def test_given_names_apart_and_together_meet(apart: str, together: str) -> None:
    for surname in ("Oak", "Featherstone"):
        assert meet(f"{apart} {surname}", f"{together} {surname}")


def test_every_short_form_meets_the_names_that_it_may_stand_for() -> None:
    pairs = [
        *((short, full) for short, names in PROPER.items() for full in names),
        *(pair for names in _by_spelling() for pair in itertools.combinations(names, 2)),
    ]
    apart = [pair for pair in pairs for family in ("Quarrel", "Ek") if not _found(pair, family)]
    assert len(pairs) > 2_000
    assert not apart


def _by_spelling() -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for word, firsts in SPELLINGS.items():
        for first in firsts:
            groups.setdefault(first, []).append(word)
    return list(groups.values())


def _found(pair: tuple[str, str], family: str) -> bool:
    return meet(f"{pair[0]} {family}", f"{pair[1]} {family}")


def test_a_former_name_and_all_whom_a_name_names_are_sought() -> None:
    assert set(person_blocks("Ana Cox")) <= set(blocks_to_seek("Ana Lund (née Cox)"))
    assert set(person_blocks("Max Lund")) <= set(blocks_to_seek("Ida & Max Lund"))


def test_most_names_have_no_other_spelling() -> None:
    for name in ("Ida Featherstone", "Robert Jones", "Kofi Mensah", "Sven Ohlsson", "Bob Hughes"):
        assert respelt(name_tokens(name)) == []


@pytest.mark.parametrize(
    ("pinyin", "older"),
    [
        ("zhongshan", "chungshan"),
        ("xuetao", "hsuehtao"),
        ("ruiqing", "juiching"),
        ("boya", "poya"),
        ("geling", "koling"),
        ("sihan", "ssuhan"),
        ("yanjun", "yenchun"),
        ("duo", "to"),
    ],
)
def test_a_word_in_pinyin_is_spelt_by_wade_and_giles(pinyin: str, older: str) -> None:
    assert wade_giles(pinyin) == older


def test_what_is_no_syllable_of_pinyin_is_none() -> None:
    assert syllables("xiaoming") == ("xiao", "ming")
    assert not any(map(syllables, ("hsiao", "tsung", "robert", "xiaomingwei", "")))
    assert wade_giles("robert") == ""


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("Frederic", "Frederique"),
        ("Marcel", "Marcelle"),
        ("Fabien", "Fabienne"),
        ("Toni", "Tony"),
        ("Kazuo", "Kazuko"),
        ("Eugene", "Eugenie"),
        ("Florian", "Florina"),
        ("Karsten", "Kirsten"),
    ],
)
def test_a_mans_and_a_womans_form_are_known(man: str, woman: str) -> None:
    assert are_a_mans_and_a_womans(man.lower(), woman.lower())
    assert are_a_mans_and_a_womans(woman.lower(), man.lower())
    assert not are_a_mans_and_a_womans(man.lower(), "petra")
