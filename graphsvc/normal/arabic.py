"""Arabic and Hebrew letters in Latin ones, with the long vowels that are written."""

_ARABIC = {
    "ا": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "dh",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "ة": "a",
    "ى": "a",
    "ء": "",
    "پ": "p",
    "چ": "ch",
    "ژ": "zh",
    "گ": "g",
    "ک": "k",
    "ہ": "h",
    "ھ": "h",
    "ے": "e",
    "ٹ": "t",
    "ڈ": "d",
    "ڑ": "r",
    "ں": "n",
}
_ARABIC_SEMIVOWELS = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
_OPEN = frozenset("اةى")
_ARTICLE = "ال"
_HEBREW = {
    "א": "",
    "ב": "b",
    "ג": "g",
    "ד": "d",
    "ה": "h",
    "ז": "z",
    "ח": "h",
    "ט": "t",
    "כ": "k",
    "ך": "kh",
    "ל": "l",
    "מ": "m",
    "ם": "m",
    "נ": "n",
    "ן": "n",
    "ס": "s",
    "ע": "",
    "פ": "p",
    "ף": "f",
    "צ": "ts",
    "ץ": "ts",
    "ק": "k",
    "ר": "r",
    "ש": "sh",
    "ת": "t",
}
_HEBREW_SEMIVOWELS = {"ו": ("v", "o"), "י": ("y", "i")}


def arabic_in_latin(word: str) -> list[str]:
    """A word and before it the article, if it has one: ``السودان`` → ``al``, ``sudan``."""
    if len(word) > 4 and word.startswith(_ARTICLE):
        return ["al", *arabic_in_latin(word[2:])]
    return ["".join(_arabic_letter(word, i) for i in range(len(word)))]


def _arabic_letter(word: str, i: int) -> str:
    if word[i] == "ا" and i == 0 and word[1:2] in _ARABIC_SEMIVOWELS:
        return ""
    if word[i] == "ع" and i == 0:
        return "a"
    if word[i] not in _ARABIC_SEMIVOWELS:
        return _ARABIC.get(word[i], word[i])
    consonant, vowel = _ARABIC_SEMIVOWELS[word[i]]
    beside = word[i + 1 : i + 2] in _OPEN or (word[i - 1 : i] in _OPEN and i > 1)
    starts = i == 0 and len(word) > 1
    return consonant if (starts or beside) and word[i + 1 : i + 2] else vowel


def hebrew_in_latin(word: str) -> str:
    """A word with o and i where vav and yod stand inside, and a for a last he."""
    if len(word) > 2 and word.endswith("ה"):
        word = word[:-1] + "a"
    return "".join(_hebrew_letter(word, i) for i in range(len(word)))


def _hebrew_letter(word: str, i: int) -> str:
    if word[i] in "אע" and i == 0:
        return "a"
    if word[i] in _HEBREW_SEMIVOWELS:
        return _HEBREW_SEMIVOWELS[word[i]][0 if i == 0 else 1]
    return _HEBREW.get(word[i], word[i])
