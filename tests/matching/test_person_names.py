"""Names of people: symmetric, 1.0 for the same, and on the right side of the thresholds."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc.matching.compare import (
    PERSON_ALIKE,
    PERSON_SAME,
    PERSON_UNSURE,
    Score,
    person_names,
)
from graphsvc.normal import name_tokens
from graphsvc.normal.latin import MOST_LETTERS
from graphsvc.normal.name_words import PARTICLES, TITLES

LETTERS = "abcdefghijklmnoprstuvwyz"
WORD = st.text(LETTERS, min_size=1, max_size=10)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LONG_WORD = st.text(LETTERS, min_size=5, max_size=10)


@given(a=NAME | st.text(max_size=30), b=NAME | st.text(max_size=30))
def test_scores_are_symmetric_and_within_bounds(a: str, b: str) -> None:
    score = person_names(a, b)
    assert score == person_names(b, a)
    assert 0 <= score.value <= 1
    assert score.reason


SCRIPTS = st.characters(categories=["L", "M", "N", "Zs", "Pd", "Po"])


@given(a=st.text(SCRIPTS, max_size=30), b=st.text(SCRIPTS, max_size=30))
def test_no_script_upsets_a_comparison(a: str, b: str) -> None:
    assert person_names(a, b) == person_names(b, a)


@given(name=NAME)
def test_the_same_name_scores_one(name: str) -> None:
    assert person_names(name, name) == Score(1.0, "same name")
    assert person_names(name, f" {name.upper()}. ").value == 1.0


@given(words=st.lists(LONG_WORD, min_size=2, max_size=4), data=st.data())
def test_the_order_of_words_does_not_matter(words: list[str], data: st.DataObject) -> None:
    """But for titles and particles, which are such by their place, and for a first name that the
    other lacks."""
    assume(not (TITLES | PARTICLES) & set(words))
    turned = " ".join(data.draw(st.permutations(words)))
    assert person_names(" ".join(words), turned).value >= PERSON_SAME
    other = data.draw(NAME)
    scores = [person_names(name, other) for name in (turned, " ".join(words))]
    looser = {score.value for score in scores}
    lacks_the_first = any(score.reason == "the first name is missing" for score in scores)
    near = max(looser) - min(looser) < 0.03 or lacks_the_first
    assert near or 1.0 in looser or 0.97 in looser


@given(one=NAME, other=NAME, many=st.integers(min_value=30, max_value=5_000))
def test_what_follows_a_long_name_is_left_out(one: str, other: str, many: int) -> None:
    long = f"{one} {'abc def ' * many}"
    assert person_names(long, other) == person_names(long[:MOST_LETTERS], other)


SAME_PEOPLE = [
    ("Ana López", "Lopez, Ana"),
    ("Robert Jones", "Bob Jones"),
    ("Bill Gardner", "William Gardner"),
    ("Ana María López", "Ana López"),
    ("Poonam Ghosh", "Punam Ghosh"),
    ("John M. Smith", "John Michael Smith"),
    ("Jean-Paul Martin", "Jeanpaul Martin"),
    ("Dr. Katherine Price, PhD", "katie price"),
    ("Maria de la Cruz", "Maria Cruz"),
    ("Satya Nadella", "Satya Nadela"),
    ("Gloria Vanderlinden", "Gloria van der Linden"),
    ("PetraSommer", "Petra Sommer"),
    ("Anna Schmidt-Weber", "Anna Schmidt"),
    ("Jürgen Groß", "Juergen Gross"),
    ("Abdul Rahman Khan", "Abdurrahman Khan"),
    ("'Abd al-Karim Nasr", "Abdul Karim Nasr"),
    ("Osama bin Rashid", "Usama ibn Rashid"),
    ("Mohamed Mansouri", "Muhammad Mansouri"),
    ("Youssef Haddad", "Yusuf Haddad"),
    ("Katarzyna Nowak", "Kasia Nowak"),
    ("Giuseppe Conti", "Beppe Conti"),
    ("Präsident Karl Vogt", "Karl Vogt"),
    ("Yury Smirnoff", "Yuri Smirnov"),
    ("Mar1a Kowalska", "Maria Kowalska"),
    ("Weber Weber Anna", "Anna Weber"),
    ("Petra Lund", "Petra Lund, CSM - we are hiring!"),
    ("Petra Lund (geb. Cox)", "Petra Cox"),
    ("Lan Meng", "Lan Meng"),
    ("Clive St. George", "Clive Saint George"),
    ("Ida Defreitas", "Ida de Freitas"),
    ("JP Lund", "J. P. Lund"),
    ("Hu Shih", "Hu Shi"),
    ("Wang Te-hsiang", "Wang Dexiang"),
    ("Malgorzata Wrona", "Gosia Wrona"),
    ("Istvan Kis", "Pista Kis"),
    ("Ferenc Kis", "Feri Kis"),
]
SAME_IN_OTHER_SCRIPTS = [
    ("서준 임", "임서준"),
    ("結衣 橋本", "橋本結衣"),
    ("鹏飞 郑", "郑鹏飞"),
    ("鹏飞 郑", "Pengfei Cheng"),
    ("Aarti Sharma", "आरती शर्मा"),
    ("Deepak Thakur", "दीपक ठाकुर"),
    ("Rahul Rao", "राहुल राव"),
    ("Sanjay Iyer", "संजय अय्यर"),
    ("Fyodor Belov", "Фёдор Белов"),
    ("Yana Zhuravlyova", "Яна Журавлёва"),
    ("Hanna Havryliuk", "Ганна Гаврилюк"),
    ("Christos Antoniou", "Χρήστος Αντωνίου"),
    ("王 小明", "王小明"),
    ("王小明", "Wang Xiaoming"),
    ("王小明", "Xiao-Ming Wang"),
    ("김민준", "Kim Min-jun"),
    ("Алексей Смирнов", "Смирнов Алексей"),
    ("Алексей Смирнов", "Alexei Smirnov"),
    ("Олександр Шевченко", "Oleksandr Shevchenko"),
    ("Νικόλαος Παπαδάκης", "Nikolaos Papadakis"),
    ("გიორგი ბერიძე", "Giorgi Beridze"),
    ("Արամ Պետրոսյան", "Aram Petrosyan"),
    ("अनिल कुमार", "Anil Kumar"),
    ("محمد بن راشد", "Mohammed bin Rashid"),
    ("さくら たなか", "Sakura Tanaka"),
    ("李小龙", "小龙李"),
    ("민수박", "박민수"),
    ("בנימין גולדשטיין", "Binyamin Goldstein"),
    ("שמעון רוזנפלד", "Shimon Rosenfeld"),
    ("فرید شهبازی", "Farid Shahbazi"),
    ("کاظم موسویان", "Kazem Mousavian"),
    ("สมพร จันทร์แก้ว", "Somporn Chankaew"),
]
UNSURE_PEOPLE = [
    ("J. Smith", "John Smith"),
    ("Smith J", "John Smith"),
    ("Mario Rossini", "Maria Rossini"),
    ("Joan Berger", "Juan Berger"),
    ("Volodymyr Ivanov", "Volodymyr Ivanova"),
    ("Daniel Fischer", "Daniela Fischer"),
    ("Chen Li", "Chan Li"),
    ("高石早苗", "高市早苗"),
    ("Wei An Wang", "Wei Rene Wang"),
    ("Ida & Max Lund", "Ida Lund"),
    ("Herr und Frau Max Lund", "Max Lund"),
    ("Fabien Lund", "Fabienne Lund"),
    ("Kazuo Mori", "Kazuko Mori"),
    ("Terry Lund", "Terri Lund"),
    ("Peng Te-huai", "Peng Dehuai"),
    ("Saad Khalid al-Rawi", "Khalid al-Rawi"),
    ("Omar Hassan al-Rawi", "Hassan Omar al-Rawi"),
    ("Kim Jong An", "Kim Jong Le"),
]
ALIKE_PEOPLE = [
    ("Tom Becker", "Tim Becker"),
    ("Vera Salnina", "Vera Salneva"),
    ("J.-P. Martin", "Jean-Paul Martin"),
    ("President Nováková", "Jana Nováková"),
    ("JP Lund", "John Peter Lund"),
]
OTHER_PEOPLE = [
    ("John Smith", "Mary Smith"),
    ("John Smith", "John Meyer"),
    ("John Smith", "Smith"),
    ("J. S.", "John Smith"),
    ("A. Smith", "John Smith"),
    ("Hans O Friedrich", "Hans Joachim Friedrich"),
    ("Kim Min-jun", "Kim Ji-hoon"),
    ("王小明", "王大明"),
    ("김민준", "김민지"),
    ("Muhammad Abd al-Karim al-Houthi", "Muhammad Abd al-Karim al-Ghamari"),
    ("Sayed Mohammad Abdul Agha", "Sayed Mohammad Azim Agha"),
    ("Ivan Petrovich Volkov", "Ivan Sergeevich Volkov"),
    ("Juan Pérez García", "Juan Pérez López"),
    ("John Smith Jr.", "John Smith Sr."),
    ("John Smith II", "John Smith III"),
    ("Salman bin Rashid al-Rawi", "Rashid bin Salman al-Rawi"),
    ("Ben Lee Smith", "John Lee Smith"),
    ("Billie Jean King", "Billie Jean Moffitt"),
    ("Amir Khan Malik", "Sultan Khan Malik"),
    ("محمد شريف الراوي", "محمد شياع الراوي"),
    ("", "John Smith"),
]


@pytest.mark.parametrize(("a", "b"), SAME_PEOPLE + SAME_IN_OTHER_SCRIPTS)
def test_spellings_of_one_person_agree(a: str, b: str) -> None:
    assert person_names(a, b).value >= PERSON_SAME


@pytest.mark.parametrize(("a", "b"), UNSURE_PEOPLE)
def test_what_may_be_one_person_is_asked(a: str, b: str) -> None:
    assert PERSON_UNSURE <= person_names(a, b).value < PERSON_SAME


@pytest.mark.parametrize(("a", "b"), ALIKE_PEOPLE)
def test_what_is_rather_one_than_two_is_not_asked(a: str, b: str) -> None:
    assert PERSON_ALIKE <= person_names(a, b).value < PERSON_UNSURE


@pytest.mark.parametrize(("a", "b"), OTHER_PEOPLE)
def test_different_people_stay_well_apart(a: str, b: str) -> None:
    assert person_names(a, b).value < PERSON_ALIKE


@given(
    one=st.text("abcdeghk", min_size=1, max_size=10),
    other=st.text("lmnoprstuvwz", min_size=1, max_size=10),
    surname=LONG_WORD,
)
def test_a_shared_surname_alone_is_never_a_match(one: str, other: str, surname: str) -> None:
    assert person_names(f"{one} {surname}", f"{other} {surname}").value < PERSON_ALIKE


@given(pair=st.sampled_from(SAME_PEOPLE[:7] + UNSURE_PEOPLE[:1]), data=st.data())
def test_a_typing_error_never_raises_a_score(pair: tuple[str, str], data: st.DataObject) -> None:
    words = pair[1].split()
    place = data.draw(st.sampled_from([i for i, word in enumerate(words) if len(word) > 3]))
    at = data.draw(st.integers(0, len(words[place]) - 2))
    letter = data.draw(st.sampled_from("qx"))
    words[place] = words[place][:at] + letter + words[place][at + 1 :]
    assert person_names(pair[0], " ".join(words)).value <= person_names(*pair).value


@given(words=st.lists(LONG_WORD, min_size=2, max_size=3, unique=True), data=st.data())
def test_a_second_typing_error_never_helps(words: list[str], data: st.DataObject) -> None:
    """From a name to itself with one strange letter, and to that with another one in the word."""
    name, word = " ".join(words), words[0]
    first, second = data.draw(st.permutations(range(1, len(word) - 1)))[:2]
    once = word[:first] + "q" + word[first + 1 :]
    twice = once[:second] + "x" + once[second + 1 :]
    rest = " ".join(words[1:])
    values = [person_names(name, f"{typed} {rest}").value for typed in (word, once, twice)]
    assert values == sorted(values, reverse=True)
    assert values[1] < 1


TITLED = st.sampled_from(["Dr.", "Prof. Dr.", "Mrs", "Sir", "President", "Monsieur", "Frau"])


@given(title=TITLED, words=st.lists(LONG_WORD, min_size=2, max_size=3), other=NAME)
def test_a_title_before_a_name_changes_nothing_much(
    title: str, words: list[str], other: str
) -> None:
    name = " ".join(words)
    assume(name_tokens(name) == tuple(words))
    bare, titled = person_names(name, other), person_names(f"{title} {name}", other)
    assert abs(bare.value - titled.value) <= 0.04
    assert person_names(f"{title} {name}", name).value >= 0.97


SUFFIXES = st.sampled_from([", PhD", " MBA", " Jr.", ", M.D."])


@given(words=st.lists(LONG_WORD, min_size=2, max_size=4), suffix=SUFFIXES)
def test_a_suffix_on_one_side_changes_nothing_much(words: list[str], suffix: str) -> None:
    name = " ".join(words)
    assert person_names(name + suffix, name).value >= 0.97


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("J. Smith", "John Smith", "initial matches"),
        ("Lopez, Ana", "Ana López", "same name in another order"),
        ("Satya Nadella", "Satya Nadela", "one letter differs"),
        ("Bob Jones", "Robert Jones", "a nickname of the other"),
        ("Ana María López", "Ana López", "a middle name is missing"),
        ("John Smith", "Mary Smith", "only “smith” agrees"),
        ("John Smith Jr", "John Smith Sr", "one is the junior, the other not"),
        ("王小明", "Wang Xiaoming", "the same in Latin letters"),
        ("Mar1a Kowalska", "Maria Kowalska", "a digit in place of a letter"),
    ],
)
def test_the_reason_is_said_in_words(a: str, b: str, reason: str) -> None:
    assert person_names(a, b).reason == reason
