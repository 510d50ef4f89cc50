"""Which encoding is proposed for a file that is not UTF-8, and photos that are not kept."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_samples import csv, read
from vcard_samples import FORM, card, origin

from graphsvc.web.uploads import ENCODINGS
from loaders.encodings import KNOWN, ORDER, encoding_that_fits, known_encoding
from loaders.files import FILES
from loaders.intake import taken_in
from loaders.limits import LIMITS
from loaders.origin import Origin
from loaders.preview import preview
from loaders.records import Contact, Problem, Refused
from loaders.text import read_lines

TEXTS = [
    ("cp1252", "Zoë Müller,Straße"),
    ("cp1252", "José García,Ñandú"),
    ("cp1252", "François Lefèvre,Société"),
    ("cp1252", "Quarrel – Ltd,“Sons”"),
    ("cp1250", "Lech Wałęsa,Łódź"),
    ("cp1250", "Antonín Dvořák,Škoda"),
    ("cp1251", "Иван Петров,Компания"),
    ("cp1251", "Олена Ющенко,директор"),
    ("cp1253", "Παπαδόπουλος Γεώργιος,Εταιρεία"),
    ("cp1254", "İbrahim Çağlar,Şirket"),
    ("cp1255", "דוד כהן,חברה"),
    ("cp1256", "محمد علي,شركة"),
    ("cp1257", "Jānis Bērziņš,Šiaulių įmonė"),
    ("gb18030", "张伟,北京公司"),
    ("cp932", "山田太郎,株式会社"),
    ("cp949", "김철수,삼성전자"),
    ("big5", "陳大文,公司經理"),
    ("koi8-r", "Иван Петров,Компания"),
    ("mac_roman", "Zoë Müller,café"),
    ("utf-16-le", "Zoë,Quarrel"),
    ("utf-16-be", "Zoe,Quarrel"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_the_encoding_under_which_words_are_words_is_proposed(encoding: str, text: str) -> None:
    data = csv("name,company", text).encode(encoding)
    assert encoding_that_fits(Origin("c.csv", data=data).file()) == encoding
    found = preview(Origin("c.csv", data=data), LIMITS)
    assert found.encoding == encoding
    [first] = read(FILES["csv"], Origin("c.csv", data=data, encoding=encoding))
    assert isinstance(first, Contact)
    assert f"{first.name},{first.company}" == text


@pytest.mark.parametrize(
    "data",
    [
        "Zoë Müller\nJosé\n".encode() + b"\xe9t\xe9\n",
        b"\x00\x01\x02\xff" * 20,
        b"a\x81\x8d\x8f\x90\x9d\xff\xfe\xfd b\n",
        b"",
        b"plain\n",
    ],
)
def test_none_is_proposed_where_none_fits(data: bytes) -> None:
    assert encoding_that_fits(Origin("c.csv", data=data).file()) == ""


def test_cards_are_refused_with_the_encoding_and_read_in_it() -> None:
    data = card("FN:Jörg Müller", "ORG:Öl AG").encode("cp1252")
    with pytest.raises(Refused) as caught:
        read(FORM, origin(data))
    assert caught.value.encoding == "cp1252"
    assert preview(origin(data), LIMITS).encoding == "cp1252"


def test_every_encoding_that_is_proposed_or_can_be_chosen_is_known() -> None:
    for name in (*ORDER, *ENCODINGS):
        assert not name or known_encoding(name) in KNOWN
    assert {name for name in KNOWN if known_encoding(name) != name} == set()


@pytest.mark.parametrize(
    "name", ["klingon", "idna", "punycode", "unicode_escape", "utf-7", "rot13", "zlib", "hex", "\0"]
)
def test_no_file_is_read_in_what_is_no_encoding_of_texts(name: str) -> None:
    data = csv("name,email", "Ada,a@x.example").encode()
    file = Origin("c.csv", data=data, encoding=name).file()
    with pytest.raises(Refused, match="no text encoding"):
        list(read_lines(file, longest=100))
    photo = card("FN;CHARSET=" + name.replace("\0", "x") + ":Zoë")
    found = read(FORM, origin(photo.encode()))
    assert not any("Zo" in getattr(one, "name", "") for one in found)


@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_or_none(data: bytes) -> None:
    found = encoding_that_fits(Origin("c.csv", data=data).file())
    assert found in ("", "utf-16-le", "utf-16-be", *ORDER)


# --- photos ---------------------------------------------------------------------------------------


def taken(data: bytes, most: int = 1_000) -> bytes:
    return taken_in(io.BytesIO(data), replace(LIMITS, bytes=most), name="c.vcf")


PHOTOS = [
    "PHOTO;ENCODING=b;TYPE=JPEG:" + "\n ".join(["A" * 74] * 40),
    "item1.PHOTO;ENCODING=b:" + "A" * 200_000,
    "PHOTO;ENCODING=BASE64;JPEG:\n" + "\n".join(["B" * 72] * 40) + "\n",
    "LOGO:data:image/png;base64," + "C" * 5_000,
]


@pytest.mark.parametrize("photo", PHOTOS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_photos_are_not_kept_and_rows_keep_their_numbers(photo: str, ending: str) -> None:
    text = card("FN:Ada", photo, "TEL:1") + card("FN:Bo", "NOTE:PHOTO: none")
    data = text.replace("\n", ending).encode()
    kept = taken(data)
    assert len(kept) < 1_000
    whole = [item for item in read(FORM, origin(data)) if isinstance(item, Contact)]
    assert read(FORM, origin(kept)) == whole
    assert len(whole) == 2


def test_other_files_are_kept_as_they_are() -> None:
    data = csv("name,email,photo", "Ada,a@x.example,PHOTO:x").encode()
    assert taken(data) == data
    assert taken(b"") == b""
    assert len(taken(data, most=20)) > 20
    assert len(taken(card(*["FN:Ada"] * 200).encode())) > 1_000


def test_cards_beyond_all_measure_are_refused() -> None:
    limits = replace(LIMITS, photos=1_000)
    with pytest.raises(Refused) as caught:
        taken_in(io.BytesIO(card(PHOTOS[0]).encode()), limits, name="c.vcf")
    assert isinstance(caught.value.problem, Problem)
