"""Names in Latin letters and by sound: spellings in several scripts and languages meet."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.normal import blocks_to_seek, name_tokens, person_blocks
from graphsvc.normal.latin import MOST_LETTERS, latin_name, latin_text
from graphsvc.normal.nicknames import full_form
from graphsvc.normal.sound import mandarin, skeleton, sound


def latin(name: str) -> list[str]:
    return [word.text for word in latin_name(name_tokens(name))]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana López", ["ana", "lopez"]),
        ("Сергей Щукин", ["sergey", "shchukin"]),
        ("Сергій Гнатюк", ["serhiy", "gnatyuk"]),
        ("Γιώργος Παπανδρέου", ["giorgos", "papandreou"]),
        ("Μπέτυ Ντόρα", ["bety", "dora"]),
        ("محمد السوداني", ["mhmd", "al", "sudani"]),
        ("يوسف", ["yusf"]),
        ("דוד כהן", ["dod", "khn"]),
        ("王小明", ["wang", "xiaoming"]),
        ("王 小明", ["wang", "xiaoming"]),
        ("欧阳娜娜", ["ouyang", "nana"]),
        ("김민준", ["kim", "minjun"]),
        ("さくら", ["sakura"]),
        ("გიორგი", ["giorgi"]),
        ("Արամ", ["aram"]),
        ("अनिल", ["anil"]),
        ("आरती मेहता", ["arti", "mehta"]),
        ("मनमोहन सिंह", ["manmohan", "singh"]),
        ("प्रियंका भट्ट", ["priyanka", "bhatt"]),
        ("राहुल राव", ["rahul", "rao"]),
        ("अ. यादव", ["a", "yadav"]),
        ("ज़फ़र मुंबई", ["zafar", "mumbai"]),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", ["gurprit", "singh"]),
        ("রহমান", ["rahman"]),
        ("కృష్ణ రెడ్డి", ["krishna", "reddi"]),
        ("ಶಿವಕುಮಾರ್", ["shivakumar"]),
        ("രാജൻ", ["rajan"]),
        ("Χρήστος", ["christos"]),
        ("서준 임", ["seojun", "lim"]),
        ("류보라", ["ryu", "bora"]),
        ("송예린", ["song", "yerin"]),
        ("佐々木香織", ["zuo", "muxiangzhi"]),
    ],
)
def test_a_name_is_written_in_latin_letters(name: str, words: list[str]) -> None:
    assert latin(name) == words


@given(st.text(max_size=40))
def test_latin_text_stays_as_it_is(text: str) -> None:
    once = latin_text(" ".join(name_tokens(text)))
    assert once.isascii()
    assert latin_text(once) == once


@given(st.text(min_size=MOST_LETTERS, max_size=MOST_LETTERS + 200))
def test_no_long_word_upsets_sounds(text: str) -> None:
    for word in latin(text):
        assert sound(word).isascii()
        assert skeleton(word).isascii()


@pytest.mark.parametrize(
    "spellings",
    [
        ("rouhani", "rohani", "ruhani"),
        ("zelensky", "zelenskyy", "zelenskiy"),
        ("smirnov", "smirnoff", "smirnow"),
        ("nuristani", "nooristani"),
        ("schneider", "shneider"),
        ("katz", "kats"),
        ("philip", "filip"),
    ],
)
def test_spellings_of_one_sound_meet(spellings: tuple[str, ...]) -> None:
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("marco", "mario"), ("boris", "doris"), ("lang", "land"), ("weber", "weller")],
)
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("zhang", "chang"),
        ("xie", "hsieh"),
        ("cai", "tsai", "ts'ai"),
        ("xu", "hsu"),
        ("huang", "hwang"),
        ("zhong", "chung"),
        ("tian", "tien"),
        ("guo", "kuo"),
        ("shi", "shih"),
        ("li", "lee"),
    ],
)
def test_official_and_older_spellings_of_chinese_names_meet(spellings: tuple[str, ...]) -> None:
    assert len(set(map(mandarin, spellings))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("zheng", "song"), ("wang", "huang"), ("chen", "chang"), ("li", "liu")]
)
def test_other_chinese_names_stay_apart(one: str, other: str) -> None:
    assert mandarin(one) != mandarin(other)


@pytest.mark.parametrize(("one", "other"), [("mohamed", "mhmd"), ("rashid", "rshd")])
def test_a_skeleton_is_what_a_script_without_vowels_leaves(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_short_forms_and_spellings_have_one_full_form() -> None:
    assert full_form("bob") == full_form("robert") == "robert"
    assert full_form("mohamed") == full_form("muhammad")
    assert full_form("kim") == "kim"
    assert full_form("unheard") == "unheard"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Bob Jones", "Robert Jones"),
        ("王小明", "Wang Xiaoming", "Xiaoming Wang", "Wang Xiao Ming"),
        ("김민준", "Kim Min-jun", "Kim Minjun"),
        ("Щербаков Евгений", "Evgeny Shcherbakov", "Yevgeniy Scherbakov"),
        ("Γιώργος Παπανδρέου", "Giorgos Papandreou"),
        ("محمد بن راشد", "Mohammed bin Rashid", "Muhammad Rashid"),
        ("Katarzyna Wójcik", "Kasia Wojcik"),
        ("Dr. Karl Vogt", "Präsident Karl Vogt"),
        ("Maria de la Cruz", "Maria Cruz"),
        ("Lukas Meier", "Lucas Meyer"),
    ],
)
def test_spellings_of_one_person_share_a_block(spellings: tuple[str, ...]) -> None:
    for one, other in itertools.combinations(spellings, 2):
        assert set(person_blocks(one)) & set(person_blocks(other)), (one, other)


@pytest.mark.parametrize(
    ("sought", "known"),
    [
        ("서준 임", "임서준"),
        ("임서준", "임 서준"),
        ("서준 임", "Lim Seojun"),
        ("結衣 橋本", "橋本結衣"),
        ("橋本結衣", "橋本 結衣"),
        ("鹏飞 郑", "Pengfei Zheng"),
        ("C. Winslow", "Charlotte Winslow"),
        ("C. Özkan", "Cem Özkan"),
        ("P. Watts", "Philippa Watts"),
        ("Ana Fernández López", "Ana López"),
        ("Mary Elizabeth Jones", "Mary Jones"),
    ],
)
def test_a_spelling_is_sought_where_the_name_stands(sought: str, known: str) -> None:
    assert set(blocks_to_seek(sought)) & set(person_blocks(known))


@given(st.text(max_size=60))
def test_a_name_is_sought_under_its_own_blocks_and_few_more(name: str) -> None:
    assert set(person_blocks(name)) <= set(blocks_to_seek(name))
    assert len(blocks_to_seek(name)) <= 16


@given(st.text(max_size=60))
def test_a_name_has_at_most_two_blocks(name: str) -> None:
    blocks = person_blocks(name)
    assert len(blocks) <= 2
    assert bool(blocks) == bool(name_tokens(name))
