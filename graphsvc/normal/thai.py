"""Thai names in Latin letters, by the letters of the Royal Thai General System (1999) at the
beginning of syllables. Vowels that stand before their consonant come after it, consonants that the
mark ``์`` makes silent are left out; vowels that no letter shows, and what a consonant sounds like
at the end of a syllable, are left to whoever compares."""

import re
from typing import Final

_SILENT: Final = re.compile("[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a]?\u0e4c")
_TONES: Final = re.compile("[\u0e47-\u0e4e\u0e2f\u0e46]")
_BEFORE: Final = re.compile("([เแโไใ])([ก-ฮ])([รลว](?=[ก-ฮะ-ู]))?")
_LETTERS: Final = (
    dict.fromkeys("ก", "k")
    | dict.fromkeys("ขฃคฅฆ", "kh")
    | dict.fromkeys("ง", "ng")
    | dict.fromkeys("จฉชฌ", "ch")
    | dict.fromkeys("ซศษส", "s")
    | dict.fromkeys("ญย", "y")
    | dict.fromkeys("ดฎ", "d")
    | dict.fromkeys("ตฏ", "t")
    | dict.fromkeys("ถฐทธฑฒ", "th")
    | dict.fromkeys("นณ", "n")
    | dict.fromkeys("บ", "b")
    | dict.fromkeys("ป", "p")
    | dict.fromkeys("ผพภ", "ph")
    | dict.fromkeys("ฝฟ", "f")
    | dict.fromkeys("หฮ", "h")
    | {"ม": "m", "ร": "r", "ล": "l", "ฬ": "l", "ว": "w", "อ": "o", "ะ": "a", "ั": "a", "า": "a"}
    | {"ำ": "am", "ิ": "i", "ี": "i", "ึ": "ue", "ื": "ue", "ุ": "u", "ู": "u", "ฤ": "ri"}
    | {"เ": "e", "แ": "ae", "โ": "o", "ไ": "ai", "ใ": "ai"}
)


def thai_in_latin(word: str) -> str:
    """A word in Latin letters; what is not Thai stays as it is."""
    spoken = _TONES.sub("", _SILENT.sub("", word.replace("รร", "ัน")))
    turned = _BEFORE.sub(lambda found: f"{found[2]}{found[3] or ''}{found[1]}", spoken)
    return "".join(_LETTERS.get(letter, letter) for letter in turned)
