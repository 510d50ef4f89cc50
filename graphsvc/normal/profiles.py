"""Keys of profiles on the web."""

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlencode

from graphsvc.normal.addresses import host_key, split_url
from graphsvc.normal.folding import LONGEST, remembered

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


@remembered
def profile_key(url: str) -> str | None:
    """A profile's address without scheme, country host, tracking and trailing slash.

    ``https://fr.linkedin.com/in/Jane-Doe/?trk=x`` → ``linkedin.com/in/jane-doe``. None for what
    names no person: a bare host, a company's page, text that is no address.
    """
    parts = split_url(url) if len(url) <= LONGEST else None
    host = host_key(parts.hostname or "") if parts and "@" not in parts.netloc else None
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
