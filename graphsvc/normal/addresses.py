"""Keys of e-mail addresses and domains."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

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
_SAME_MAIL = {
    "googlemail.com": "gmail.com",
    "pm.me": "proton.me",
    "protonmail.com": "proton.me",
} | {
    "me.com": "icloud.com",
    "mac.com": "icloud.com",
}
_DOTS_MEAN_NOTHING = frozenset({"gmail.com"})
# As their own help pages say: what follows a plus sign goes to the same mailbox.
_TAGGED_BY_PLUS = frozenset(
    [
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "proton.me",
        "fastmail.com",
        "yandex.ru",
        "yandex.com",
        "hey.com",
    ]
)


def email_key(text: str) -> str | None:
    """An address in small letters, its domain in ASCII; None where it has not the shape of one."""
    local, _, domain = text.strip().lower().rpartition("@")
    host = host_key(domain)
    if host is None or len(local) > 64 or not _LOCAL_PART.fullmatch(local):
        return None
    return f"{local}@{host}"


def email_domain(text: str) -> str | None:
    """The domain of an address, None where it is none."""
    key = email_key(text)
    return key.rpartition("@")[2] if key else None


def mailbox_key(text: str) -> str | None:
    """The mailbox that an address reaches: without dots, tags and second domains where a provider
    says that they mean nothing (``J.Doe+news@googlemail.com`` → ``jdoe@gmail.com``)."""
    key = email_key(text)
    if key is None:
        return None
    local, _, domain = key.rpartition("@")
    domain = _SAME_MAIL.get(domain, domain)
    bare = local.partition("+")[0] if domain in _TAGGED_BY_PLUS else local
    bare = bare.replace(".", "") if domain in _DOTS_MEAN_NOTHING else bare
    return f"{bare or local}@{domain}"


@lru_cache(maxsize=1 << 14)
def registrable_domain(host: str) -> str | None:
    """The domain that somebody registered: ``mail.acme.co.uk`` → ``acme.co.uk``; None where the
    host is a public suffix alone or none of the public suffix list's."""
    return _suffixes().extract_str(host.lower()).top_domain_under_public_suffix or None


@lru_cache
def _suffixes() -> "TLDExtract":
    """The public suffix list that came along. Few programs ask for it, and the package brings an
    HTTP client, which takes as long to import as all of the matching."""
    from tldextract import TLDExtract  # noqa: PLC0415 - at the first use

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have an address there, so that it says nothing of an employer."""
    return domain.lower() in _FREE_MAIL


def domain_key(text: str) -> str | None:
    """The host of a domain or web address: ``https://www.Acme.com/x`` → ``acme.com``.

    In ASCII, without ``www``; None for anything else, an e-mail address or a number included.
    """
    parts = split_url(text)
    host = None if parts is None or "@" in parts.netloc else host_key(parts.hostname or "")
    return host_key(_WWW.sub("", host)) or host if host else None


def host_key(text: str) -> str | None:
    """A host name in small ASCII letters with at least two labels; None for other texts."""
    host = text.strip().rstrip(".").lower()
    if not host.isascii():
        try:
            host = _in_ascii(host)
        except UnicodeError:
            return None
    return host if len(host) <= 253 and _HOST.fullmatch(host) else None


def _in_ascii(host: str) -> str:
    """By IDNA 2008 (RFC 5891): the codec of Python, which knows that of 2003 alone, makes an ß ss,
    and so another domain, which may be somebody else's. Raises ``UnicodeError``."""
    import idna  # noqa: PLC0415 - few hosts need it, and its tables are large

    return idna.encode(host, uts46=True).decode("ascii")


def split_url(text: str) -> SplitResult | None:
    """The parts of a web address, whose scheme may be missing; None for other schemes and texts."""
    trimmed = text.strip()
    try:
        parts = urlsplit(trimmed if "://" in trimmed else f"https://{trimmed}")
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
