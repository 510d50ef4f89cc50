"""Keys under which two spellings of one thing meet: names, companies, e-mails, profiles, domains.

A key is for comparing and for indexes, never for showing. Latin letters lose their accents; other
scripts stay what they are. Every key is its own key: ``key(key(x)) == key(x)``.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
    | {"ŧ": "t", "ŋ": "n", "ı": "i", "ə": "a", "ĸ": "k", "ƒ": "f", "ɨ": "i", "ʉ": "u"}
)
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bb\u02bc\u02b9\u02be\u02bf]")
# Marks of Latin, Greek and Cyrillic letters (the breve of й is part of the letter), points of
# Hebrew, vowel signs of Arabic and its tatweel. Marks of Indic, Thai and Japanese letters stay.
_MARKS = re.compile(
    "(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def _fold(text: str) -> str:
    """Words of ``text`` in small letters without accents, one space between them."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return _NOT_ASCII_WORD.sub(" ", text.lower()).strip()
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = _MARKS.sub("", lowered).translate(_LETTERS)
    return " ".join("".join(map(_word_character, unicodedata.normalize("NFC", bare))).split())


def _word_character(character: str) -> str:
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category[0] == "M" else " "


# --- people ---------------------------------------------------------------------------------------

_TITLE_WORDS = """
dr mr mrs ms miss prof professor sir dame rev reverend hon herr frau mme mlle senor senora phd dphil
mba emba jr sr jnr snr junior senior esq cpa pmp cfa cissp msc bsc meng beng llm llb mph dds rn pe
phr sphr shrm ii iii
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_DOTTED_TITLES = re.compile(
    r"(?<=[\s,])(?:ph\.\s?d|m\.b\.a|m\.\s?sc|b\.\s?sc|ll\.\s?m|d\.\s?phil)\b\.?"
    r"|,\s*m\.?d\.?\s*$|(?<=\s)m\.d\.?\s*$",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\(?\b(?:she|he|they)\s?/\s?(?:her|hers|him|his|them|they)\b[^)]*\)?", re.I)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")


def name_key(text: str) -> str:
    """A person's name in small letters without accents, titles and punctuation, order kept.

    Empty only where ``text`` has neither a letter nor a digit.
    """
    return " ".join(name_tokens(text))


def name_tokens(text: str) -> tuple[str, ...]:
    """The words of ``name_key``: ``Dr. Ana-María O'Neill`` → ``ana``, ``maria``, ``oneill``."""
    bare = _PRONOUNS.sub(" ", text) if "/" in text else text
    words = _fold(_DOTTED_TITLES.sub(" ", bare) if "." in bare or "," in bare else bare).split()
    kept = tuple(word for word in words if word not in _TITLES)
    return kept or tuple(words) or tuple(_fold(text).split())


def person_blocks(name: str) -> tuple[str, ...]:
    """At most two block keys, the same for any order of the words: names of one person share one.

    ``first four letters of a word + initial of another``. Two words give both ways round, so one
    may be misspelt. Of three and more the longest word (of equal ones the first by alphabet) is
    joined with the initials that come first and last among the others, which leaves out a middle
    name at either end: ``Ana María López`` → ``lope a``, ``lope m``; ``Lopez, Ana`` → ``lope a``,
    ``ana l``; ``A. Lopez`` → ``lope a``. A Chinese, Japanese or Korean name is one key of its
    letters, since spaces in it mean nothing.
    """
    words = sorted(set(name_tokens(name)))
    if not words:
        return ()
    if all(_CJK.fullmatch(word) for word in words):
        return ("".join(sorted("".join(words)))[:4],)
    if len(words) == 1:
        return (words[0][:4],)
    full = sorted((word for word in words if len(word) > 1), key=_longest_first)
    if not full:
        return ("".join(words)[:4],)
    if len(words) == 2:
        return tuple(_block(word, _without(words, word)[0]) for word in full)
    others = _without(words, full[0])
    return tuple(dict.fromkeys(_block(full[0], other) for other in (others[0], others[-1])))


def _block(word: str, other: str) -> str:
    return f"{word[:4]} {other[0]}"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _without(words: Iterable[str], word: str) -> list[str]:
    return [other for other in words if other != word]


# --- companies ------------------------------------------------------------------------------------

_LEGAL_FORMS_AFTER = """
inc|incorporated|corp|corporation|co|company|llc|llp|lp|lllp|pllc|plc|ltd|limited|unlimited|ltd co
co ltd|co inc|co llc|co kg|pty|pty ltd|proprietary limited|pte|pte ltd|pvt|pvt ltd|private limited
public limited company|dac|clg|ulc|cic|cyf|ccc|nl|gmbh|ggmbh|mbh|gmbh co kg|ag|kg|kgaa|ohg|ug
ug haftungsbeschränkt|haftungsbeschränkt|eg|ek|ev|se|partg|bv|nv|vof|bvba|sprl|cvba|sa|sarl|sas
sasu|eurl|snc|scs|sca|scop|srl|srls|spa|sapa|sl|slu|slp|slne|sau|sociedad limitada|sociedad anónima
société anonyme|lda|ltda|limitada|eireli|epp|sgps|sa de cv|sab de cv|sapi de cv|s de rl de cv
s de rl|sc|sacv|saic|saci|spp|ab|hb|kb|ek för|oy|oyj|tmi|ky|as|asa|ans|nuf|aps|ks|ps|is|ivs|ehf|hf
ohf|sia|uab|ou|tuu|sp zoo|sp z oo|sp k|sp j|psa|spzoo|spółka akcyjna|sro|spol sro|spolsro|vos|kft
zrt|nyrt|rt|bt|doo|dd|jdoo|dno|ad|eood|ood|ead|shpk|sha|zao|oao|ooo|pao|jsc|ojsc|cjsc|pjsc|llc fz
fze|fzco|fz llc|wll|saog|saoc|sae|sal|qsc|qpsc|ksc|bsc c|bhd|sdn bhd|tbk|kk|gk|yk
kabushiki kaisha|godo kaisha|yugen kaisha|ltd sti|limited şirketi|anonim şirketi|aş
sanayi ve ticaret|san ve tic|ооо|оао|зао|пао|ао|ип|тоо|тов|оод|еоод|ад|еад|доо|αε|αβεε|επε|ικε|οε
בע מ|ش م م|ش م ل|ذ م م|م م ح|จำกัด|จำกัด มหาชน|มหาชน|주|주식회사|유한회사
株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限責任公司|有限公司
aktiengesellschaft|gesellschaft mit beschränkter haftung|aktiebolag|aktieselskab
naamloze vennootschap|besloten vennootschap
joint stock company|open joint stock company|limited liability company
"""
_LEGAL_FORMS_BEFORE = """
ооо|оао|зао|пао|ао|ип|тоо|тов|ooo|oao|zao|pao|jsc|ojsc|pt|kabushiki kaisha|شركة|شرکت|บริษัท
주|주식회사|유한회사|株式会社|有限会社|合同会社
"""
_ATTACHED_FORMS = re.compile(
    "^(?:株式会社|有限会社|合同会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|주식회사|유한회사"
    "|股份有限公司|有限责任公司|有限責任公司|有限公司)$"
)
_SINGLE_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] )+[^\W\d_](?!\S)")


def _company_words(text: str) -> list[str]:
    """Folded words; runs of single letters are one word, as in ``S.p.A.`` and ``A.B.C.``"""
    folded = _SINGLE_LETTERS.sub(
        lambda run: run[0].replace(" ", ""), _fold(text.replace("&", " and "))
    )
    return [word for word in folded.split() if word != "the"]


def _forms(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_company_words(form)) for form in re.split(r"[|\n]", table) if form)


_AFTER = _forms(_LEGAL_FORMS_AFTER)
_BEFORE = _forms(_LEGAL_FORMS_BEFORE)
_LONGEST_FORM = max(map(len, _AFTER))


def company_key(text: str) -> str:
    """A company's name without legal forms, ``the`` and punctuation, ``&`` as ``and``, order kept.

    ``The Smith & Jones Co., Ltd.`` → ``smith and jones``. What would leave nothing stays: ``SA``
    → ``sa``. Empty only where ``text`` has neither a letter nor a digit.
    """
    words = _company_words(text)
    return " ".join(_without_forms(words)) or " ".join(words) or _fold(text)


def legal_form(text: str) -> str:
    """What ``company_key`` took away at the end, folded: ``Acme, Inc.`` → ``inc``; else empty."""
    words = _company_words(text)
    kept = _without_last_forms(words)
    return " ".join(words[len(kept) :]) if kept else ""


def _without_forms(words: list[str]) -> list[str]:
    kept = _without_last_forms(words)
    for length in range(min(2, len(kept) - 1), 0, -1):
        if tuple(kept[:length]) in _BEFORE:
            return _without_forms(kept[length:])
    return [_ATTACHED_FORMS.sub("", word) or word for word in kept]


def _without_last_forms(words: list[str]) -> list[str]:
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in _AFTER:
            return _without_last_forms(_without_last_and(words[:-length]))
    return words


def _without_last_and(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] == "and" else words


# --- e-mails and domains --------------------------------------------------------------------------

_LOCAL_PART = re.compile(r"[^\s@<>()\[\]\\\",;:.]+(?:\.[^\s@<>()\[\]\\\",;:.]+)*")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)")
_WWW = re.compile(r"^www\d?\.")
_FREE_MAIL_DOMAINS = """
gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com
msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp yahoo.co.in yahoo.com.br aol.com
icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.com web.de t-online.de
freenet.de mail.com zoho.com fastmail.com hey.com mail.ru yandex.ru yandex.com bk.ru rambler.ru
ukr.net qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net orange.fr wanadoo.fr free.fr
laposte.net sfr.fr libero.it virgilio.it wp.pl o2.pl onet.pl interia.pl seznam.cz uol.com.br
bol.com.br terra.com.br rediffmail.com comcast.net verizon.net att.net btinternet.com bigpond.com
"""
_FREE_MAIL = frozenset(_FREE_MAIL_DOMAINS.split())


def email_key(text: str) -> str | None:
    """An address in small letters, its domain in ASCII; None where it has not the shape of one."""
    local, _, domain = text.strip().lower().rpartition("@")
    host = _host(domain)
    if host is None or len(local) > 64 or not _LOCAL_PART.fullmatch(local):
        return None
    return f"{local}@{host}"


def email_domain(text: str) -> str | None:
    """The domain of an address, None where it is none."""
    key = email_key(text)
    return key.rpartition("@")[2] if key else None


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have an address there, so that it says nothing of an employer."""
    return domain.lower() in _FREE_MAIL


def domain_key(text: str) -> str | None:
    """The host of a domain or web address: ``https://www.Acme.com/x`` → ``acme.com``.

    In ASCII, without ``www``; None for anything else, an e-mail address or a number included.
    """
    parts = _split(text)
    host = None if parts is None or "@" in parts.netloc else _host(parts.hostname or "")
    return _host(_WWW.sub("", host)) or host if host else None


def _host(text: str) -> str | None:
    """A host name in small ASCII letters with at least two labels."""
    host = text.strip().rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return host if len(host) <= 253 and _HOST.fullmatch(host) else None


# --- profiles -------------------------------------------------------------------------------------

_MOBILE = re.compile(r"^(?:www\d?|m|mobile|touch)\.")
_LOCALISED = re.compile(r"^[a-z]{2}(?:-[a-z]{2})?\.(?=(?:linkedin|facebook)\.com$)")
_SAME_SITE = {"twitter.com": "x.com", "fb.com": "facebook.com", "linkedin.cn": "linkedin.com"}
_NAMED_BY_PATH = {"linkedin.com", "facebook.com", "x.com", "github.com", "xing.com"}
_NAMED_BY_QUERY = {"facebook.com/profile.php": "id", "linkedin.com/profile/view": "id"}
_NO_PROFILE = re.compile(
    r"linkedin\.com/(?:(?:in|pub)$|(?:company|school|showcase|jobs|feed|posts|groups|search)(?:/|$))"
)
_LINKEDIN_PROFILE = re.compile(r"linkedin\.com/(?:mwlite/)?in/([^/]+)")
_TRACKING = re.compile(
    r"utm_.*|trk.*|li[_-].*|lipi|licu|fbclid|gclid|msclkid|mc_.*|igsh.*|ref|ref_.*|src|source"
    r"|originalsubdomain|miniprofileurn|lang|locale|hl"
)
_KEPT_ENCODED = str.maketrans({mark: f"%{ord(mark):02x}" for mark in "%/?#;&=+ \\"})


def profile_key(url: str) -> str | None:
    """A profile's address without scheme, country host, tracking and trailing slash.

    ``https://fr.linkedin.com/in/Jane-Doe/?trk=x`` → ``linkedin.com/in/jane-doe``. None for what
    names no person: a bare host, a company's page, text that is no address.
    """
    parts = _split(url)
    host = _host(parts.hostname or "") if parts and "@" not in parts.netloc else None
    if parts is None or host is None:
        return None
    place = "/".join((_profile_host(host), *_path(parts.path)))
    query = _identity(place, parts.query)
    linkedin = _LINKEDIN_PROFILE.match(place)
    if linkedin:
        return f"linkedin.com/in/{linkedin[1]}"
    if not query and ("/" not in place or _NO_PROFILE.match(place)):
        return None
    return f"{place}?{query}" if query else place


def _split(text: str) -> SplitResult | None:
    """The parts of a web address, whose scheme may be missing."""
    trimmed = text.strip()
    try:
        parts = urlsplit(trimmed if "://" in trimmed else f"https://{trimmed}")
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _profile_host(host: str) -> str:
    bare = _LOCALISED.sub("", _MOBILE.sub("", host))
    return _SAME_SITE.get(bare, bare)


def _path(path: str) -> list[str]:
    """Segments decoded, in small letters; marks with a meaning in addresses stay encoded."""
    return [decoded for segment in path.split("/") if (decoded := _decoded(segment))]


def _decoded(text: str) -> str:
    small = unicodedata.normalize("NFKC", unquote(text)).casefold()
    visible = "".join(letter for letter in small if letter.isprintable() and letter != " ")
    return unicodedata.normalize("NFKC", visible).translate(_KEPT_ENCODED)


def _identity(place: str, query: str) -> str:
    """The part of a query that tells people apart: nothing on sites that name them by path."""
    pairs = sorted((key.casefold(), value.casefold()) for key, value in parse_qsl(query))
    wanted = _NAMED_BY_QUERY.get(place)
    if wanted or place.partition("/")[0] in _NAMED_BY_PATH:
        return urlencode([pair for pair in pairs if pair[0] == wanted])
    return urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
