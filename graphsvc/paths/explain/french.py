"""Ties and paths in French."""

from collections.abc import Mapping
from typing import Final

from graphsvc.days import day_of
from graphsvc.ontology import TieType
from graphsvc.paths.explain.language import Clause, Language, Often, Who, Words, how_often
from graphsvc.strength import WORD, Evidence
from loaders.records import PartialDate

_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)
_OFTEN: Final[Mapping[Often, str]] = {
    "once": "une fois",
    "rarely": "de temps en temps",
    "yearly": "quelques fois par an",
    "monthly": "à peu près tous les mois",
    "weekly": "presque toutes les semaines",
}
_BY: Final = {"mail": "par e-mail", "meeting": "en réunion", "call": "par téléphone"}


def _date(text: str) -> str:
    date = PartialDate.parse(text)
    return f"{_MONTHS[date.month - 1]} {date.year}" if date.month else str(date.year)


def _month(day: int) -> str:
    return _date(day_of(day).isoformat()[:7])


def _from(date: str) -> str:
    return f"d’{date}" if date[0] in "ao" else f"de {date}"


def _period(since: str, until: str) -> str:
    """ " de 2016 à 2019", " depuis 2016", or nothing; begins with a space."""
    if since and until:
        first, last = _date(since), _date(until)
        return f" en {first}" if first == last else f" {_from(first)} à {last}"
    return f" depuis {_date(since)}" if since else ""


def _knows(evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    if evidence.kind == "public":
        return f"{'connaissez' if one.you else 'connaît'} {other.name}"
    if evidence.kind == WORD:
        return _word(evidence, one, other)
    if evidence.weeks:
        return _in_touch(evidence, one, other)
    when = f" depuis {_date(evidence.since)}" if evidence.since else ""
    if evidence.kind == "linkedin":
        return f"{'êtes' if one.you else 'est'} en contact avec {other.name} sur LinkedIn{when}"
    return f"{_have(one)} {other.name} parmi {'vos' if one.you else 'ses'} contacts{when}"


def _word(evidence: Evidence, one: Who, other: Who) -> str:
    said = {"close": "bien connaître", "good": "connaître", "slight": "avoir rencontré"}
    return f"{'dites' if one.you else 'dit'} {said[evidence.level]} {other.name}"


def _in_touch(evidence: Evidence, one: Who, other: Who) -> str:
    ways = [_BY[way] for way in evidence.kind.split(",") if way in _BY]
    often = _OFTEN[how_often(evidence)]
    how = f" {' et '.join(ways)}" if ways else ""
    when = _period(evidence.since, evidence.until)
    return f"{_have(one)} échangé avec {other.name}{how} {often}{when}"


def _worked(evidence: Evidence, one: Who, other: Who, place: str) -> str:
    at = f" chez {place or 'un même employeur'}{_period(evidence.since, evidence.until)}"
    if evidence.until or not evidence.since:
        return f"{_have(one)} travaillé avec {other.name}{at}"
    seen = f" (en {_month(evidence.last)})" if evidence.last is not None else ""
    return f"{'travaillez' if one.you else 'travaille'} avec {other.name}{at}{seen}"


def _shared(_evidence: Evidence, one: Who, other: Who, place: str) -> str:
    have = "avez" if one.you else "ont"
    where = place or "un même employeur"
    return f"et {other.name} {have} travaillé chez {where}, peut-être pas en même temps"


def _studied(evidence: Evidence, one: Who, other: Who, place: str) -> str:
    where = f" ({place})" if place else " dans la même école"
    when = _period(evidence.since, evidence.until)
    return f"{_have(one)} étudié avec {other.name}{where}{when}"


def _customer(evidence: Evidence, one: Who, other: Who, place: str) -> str:
    ask = "pouvez vous adresser" if one.you else "peut s’adresser"
    where = place or "un client"
    if evidence.until:
        return f"{ask} à {other.name}, qui a travaillé chez {where} quand c’était un client"
    return f"{ask} à {other.name}, chez {where}" + (", un client" if place else "")


def _team(_evidence: Evidence, one: Who, other: Who, _place: str) -> str:
    return f"{_have(one)} {other.name} pour collègue"


_CLAUSES: Final[Mapping[TieType, Clause]] = {
    TieType.KNOWS: _knows,
    TieType.EX_COLLEAGUE: _worked,
    TieType.SHARED_EMPLOYER: _shared,
    TieType.ALUMNI: _studied,
    TieType.CUSTOMER: _customer,
    TieType.TEAMMATE: _team,
}


def _have(one: Who) -> str:
    return "avez" if one.you else "a"


def _subject(one: Who, first: bool) -> str:
    if one.you:
        return "vous"
    return f"{one.name}, votre collègue," if one.colleague and first else one.name


def _lasting(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{years} an{'s' if years > 1 else ''}"] * bool(years)
    parts += [f"{rest} mois"] * bool(rest)
    return f", pendant au moins {' et '.join(parts)}"


def _seen(evidence: Evidence, last: int) -> str:
    month = _month(last)
    if evidence.kind == WORD:
        return f"dit en {month}"
    if evidence.weeks:
        return f"la dernière fois en {month}"
    if evidence.until:
        return f"jusqu’en {_date(evidence.until)}"
    return f"depuis {month}" if evidence.type is TieType.KNOWS else f"encore en {month}"


_UNKNOWN: Final = (
    "Vérifiez l’orthographe, ou donnez une adresse e-mail, l’adresse d’un profil ou un nom de "
    "domaine. Les personnes que quelqu’un de votre organisation importe deviennent connues."
)

FRENCH: Final = Language(
    clauses=_CLAUSES,
    subject=_subject,
    lasting=_lasting,
    seen=_seen,
    last_link=", et ",
    none={
        "target_unknown": {
            "person": Words("Vous ne connaissez personne de ce nom.", _UNKNOWN),
            "company": Words("Vous ne connaissez aucune entreprise de ce nom.", _UNKNOWN),
        },
        "target_is_viewer": Words(
            "C’est vous : aucune présentation n’est nécessaire.", "Choisissez quelqu’un d’autre."
        ),
        "no_one_there": Words(
            "On ne connaît personne d’autre qui travaille dans cette entreprise.",
            "Demandez une personne, incluez les anciens employés, ou importez des contacts qui y "
            "travaillent.",
        ),
        "no_one_fits": Words(
            "Personne, parmi ceux qu’on sait travailler là, ne correspond à vos critères.",
            "Changez de titre, de niveau ou de service, ou incluez les anciens employés.",
        ),
        "nothing_imported": Words(
            "Personne de votre organisation n’a encore importé de contacts ni indiqué de parcours "
            "professionnel.",
            "Importez vos relations LinkedIn ou ajoutez votre parcours professionnel.",
        ),
        "no_tie_within_reach": Words(
            "Aucune chaîne de relations que vous pouvez voir ne va jusque-là.",
            "Autorisez plus d’intermédiaires ou d’autres types de liens, importez davantage de "
            "contacts, ou demandez à vos collègues d’importer les leurs.",
        ),
        "only_closed": Words(
            "Il y a des chemins, mais seulement par des collègues qui ne prennent pas de demandes "
            "en ce moment.",
            "Autorisez plus d’intermédiaires ou d’autres types de liens, ou importez vos propres "
            "contacts.",
        ),
        "only_excluded": Words(
            "Il y a des chemins, mais seulement ceux que vous écartez, ou par des personnes qui ne "
            "font pas de présentations en ce moment.",
            "Acceptez des chemins plus faibles, des intermédiaires occupés, les liens de collègues "
            "ou ceux que vous avez écartés.",
        ),
    },
)
