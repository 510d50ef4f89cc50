"""The encoding in which a file could be read that is not UTF-8: proposed, never used unasked.

A code page says nothing of itself, so each is tried, and the one is proposed under which the words
with letters beyond ASCII are words that some language of that page can write: the letters are of
one alphabet, capitals stand first, and there are vowels among them. Where fewer than most words
are, none is proposed: the file may hold several encodings, or no text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from loaders.origin import File

KNOWN = frozenset(
    [
        *("ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        *("utf-32", "utf-32-le", "utf-32-be"),
        *(f"iso8859-{number}" for number in (*range(1, 12), *range(13, 17))),
        *(f"cp{number}" for number in range(1250, 1259)),
        *("cp437", "cp720", "cp737", "cp775", "cp850", "cp852", "cp855", "cp857", "cp858", "cp860"),
        *("cp861", "cp862", "cp863", "cp864", "cp865", "cp866", "cp869", "cp874", "tis-620"),
        *("koi8-r", "koi8-u", "mac-roman", "mac-latin2", "mac-cyrillic", "mac-greek"),
        *("mac-turkish", "mac-iceland", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
        *("cp932", "shift_jis", "euc_jp", "iso2022_jp", "cp949", "euc_kr", "johab"),
    ]
)
"""The encodings that a file may have, as Python calls them. Others of Python's are none of texts,
or take longer than a text is long."""

LATIN = {
    "cp1252": (
        *("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "àèéìíîòóùú", "áàâãçéêíóôõúü", "åäöé"),
        *("æøåéêóòô", "áéëïóöüèê", "äöõüšž", "àçèéíïòóúü"),
    ),
    "cp1250": (
        *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
        *("äöüß",),
    ),
    "cp1254": ("çğıİöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
"""The letters beyond ASCII of the languages that a code page was made for."""
ICELANDIC = frozenset("áðéíóúýþæö")
"""Its ð, þ and ý stand where the page of Turkish has ğ, ş and ı, of which there are far more."""

ALPHABETS = {
    "cp1251": (
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ",
        "аеёиоуыэюяіїє",
    ),
    "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "αεηιουωάέήίόύώϊϋΐΰ"),
    "cp1255": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", ""),
    "cp1256": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکی", ""),
    "cp874": ("".join(map(chr, range(0x0E01, 0x0E5C))), ""),
    "koi8-r": (
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "аеёиоуыэюя",
    ),
}
"""The letters of a code page for another alphabet, and those of them that are vowels: of every five
letters in a row one is a vowel, where an alphabet writes vowels at all."""

COMMON = {"gb18030": "gb2312", "cp932": "shift_jis", "big5": "big5", "cp949": "euc_kr"}
"""Code pages of East Asia, each with the standard that orders its characters by how common they
are: GB 2312, JIS X 0208 and Big5 have the common ones in a first level."""
FIRST_LEVELS = {
    "gb18030": (0xB0A1, 0xD7FA),
    "cp932": (0x889F, 0x9873),
    "big5": (0xA440, 0xC67F),
    "cp949": (0xB0A1, 0xC8FF),
}
KANA = re.compile("[\u3040-\u30ff]")

ORDER = (
    *("cp932", "cp949", "gb18030", "big5"),
    *("cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "cp1253", "cp1255", "cp1256"),
    *("koi8-r", "mac_roman", "cp874"),
)
"""Of pages that fit equally the first is proposed: common characters of East Asia do not come out
by chance, and Korean syllables lie where common Chinese characters do."""
LIKELY, POSSIBLE = 1.0, 0.8
"""What a word counts that some language of the page writes; one that only might be of it."""

LINES, BYTES = 2_000, 64_000_000
"""At most so many lines beyond ASCII are looked at, in the first bytes."""
HEAD = 4_000
ENOUGH = 0.7
"""The share of words that must fit."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
STRANGE = re.compile("[\x80-\x9f\ufffd\ue000-\uf8ff]|[^\\W\\d_][¢-©«¬®-¶¸»-¿×÷][^\\W\\d_]")
"""What no text has: control characters, private ones, and signs in the middle of a word."""
CONTROLS = re.compile("[\0-\x08\x0e-\x1f\ue000-\uf8ff]")
MARKS = re.compile("[–—‘’“”„…•€™®©°·«»¡¿\xa0、，。（）：]+")


def known_encoding(name: str) -> str:
    """An encoding by any of its names, as Python calls it. Raises ``LookupError`` for what is none
    that a file may have."""
    try:
        found = codecs.lookup(name).name
    except (ValueError, UnicodeError):
        raise LookupError(name) from None
    if found not in KNOWN:
        raise LookupError(name)
    return found


def encoding_that_fits(file: File) -> str:
    """The encoding in which a file without a mark, which is not UTF-8, can be read; empty where
    none fits. Reads the first 64 MB at most, and of them only lines beyond ASCII."""
    if wide := _wide(file):
        return wide
    data = _beyond_ascii(file)
    if not data or b"\0" in data or _is_mostly_utf_8(data):
        return ""
    shares = {name: share for name in ORDER if (share := _share(data, name)) is not None}
    best = max(ORDER, key=lambda name: shares.get(name, 0.0))
    return best if shares.get(best, 0.0) >= ENOUGH else ""


def _wide(file: File) -> str:
    """UTF-16 by its zero bytes: those of ASCII stand at every second place."""
    with file.open() as stream:
        head = stream.read(HEAD)
    head = head[: len(head) // 2 * 2]
    if b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    little = odd > half * 0.2 and even < odd * 0.1
    big = even > half * 0.2 and odd < even * 0.1
    if not little and not big:
        return ""
    name = "utf-16-le" if little else "utf-16-be"
    return "" if CONTROLS.search(head.decode(name, "replace")) else name


def _beyond_ascii(file: File) -> bytes:
    """The lines that are not ASCII."""
    with file.open() as stream:
        pieces = iter(lambda: stream.readline(10_000), b"")
        seen = 0

        def near(piece: bytes) -> bool:
            nonlocal seen
            seen += len(piece)
            return seen < BYTES and not piece.isascii()

        return b"".join(islice(filter(near, pieces), LINES))


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether the text is UTF-8 but for a few characters: another encoding would spoil the rest."""
    kept = data.decode("utf-8", "replace")
    wrong = kept.count("\ufffd")
    return wrong < sum(not letter.isascii() for letter in kept) - wrong


def _share(data: bytes, name: str) -> float | None:
    """The share of the words beyond ASCII that a page can write; none where it cannot be read so,
    or holds what no text has. Text without such words (dashes, quotation marks) fits by them."""
    try:
        text = codecs.decode(data, name)
    except (UnicodeDecodeError, LookupError):
        return None
    if STRANGE.search(text):
        return None
    words = [word for word in WORD.findall(text) if not word.isascii()]
    if not words:
        signs = {letter for letter in text if not letter.isascii()}
        return 1.0 if all(MARKS.fullmatch(sign) for sign in signs) else None
    return sum(_fits(word, name) for word in words) / len(words)


@dataclass(frozen=True, slots=True)
class _Alphabet:
    letters: frozenset[str]
    vowels: frozenset[str]


@cache
def _alphabets() -> Mapping[str, _Alphabet]:
    return {
        name: _Alphabet(frozenset(letters), frozenset(vowels))
        for name, (letters, vowels) in ALPHABETS.items()
    }


@cache
def _latin(name: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, LATIN[name]))


def _fits(word: str, name: str) -> float:
    """Whether some language of the page can write the word: from 0 to ``LIKELY``."""
    if name in COMMON:
        return LIKELY * _is_of_east_asia(word, name)
    if not _is_cased(word):
        return 0.0
    if name in ALPHABETS:
        return _is_of_alphabet(word, _alphabets()[name])
    beyond = {letter for letter in word.lower() if not letter.isascii() and letter.isalpha()}
    if any(beyond <= letters for letters in _latin("cp1252" if name == "mac_roman" else name)):
        return LIKELY
    return POSSIBLE * (name == "cp1252" and beyond <= ICELANDIC)


def _is_of_alphabet(word: str, alphabet: _Alphabet) -> float:
    small = word.lower()
    spelled = all(letter in alphabet.letters for letter in small if letter.isalpha())
    vowels = sum(letter in alphabet.vowels for letter in small)
    spoken = not alphabet.vowels or len(word) < 3 or vowels * 5 >= len(word)
    if not spelled or not spoken:
        return 0.0
    # Names begin with capitals where there are any.
    return POSSIBLE if alphabet.vowels and word == small else LIKELY


def _is_of_east_asia(word: str, name: str) -> bool:
    """Whether its letters beyond ASCII are common ones, and not a single one among others."""
    beyond = [letter for letter in word if not letter.isascii()]
    whole = len(beyond) > 1 or len(word) == 1
    return whole and all(_is_common(letter, name) for letter in beyond)


def _is_cased(word: str) -> bool:
    """Whether capitals stand first in it, or alone."""
    return word == word.upper() or word[1:] == word[1:].lower() or word.istitle()


def _is_common(letter: str, name: str) -> bool:
    if KANA.match(letter):
        return name == "cp932"
    try:
        code = int.from_bytes(letter.encode(COMMON[name]))
    except UnicodeEncodeError:
        return False
    first, last = FIRST_LEVELS[name]
    return first <= code <= last
