"""Words of schools' names in many languages, and what well-known schools are called for short.

The short names are those that the schools use themselves. Folded Latin forms; the first of a row
stands for the others.
"""

import re
from typing import Final

_KINDS = """
university univ uni universitat universitaet universite universidad universidade universita
universitatea universiteit universitet universitetet universiteti uniwersytet univerzita
univerzitet universitas yliopisto egyetem universitesi panepistimio panepistemio universytet
daigaku daxue daehakgyo vishwavidyalaya haskoli hogskola ulikool universitate universitatis
universitetas|college coll colegio collegio kolej kollegium|institute inst institut instituto
istituto instytut ustav intezet enstitusu institutt|school schule ecole escuela scuola escola
szkola skola skole koulu iskola okulu|technology tech technologie tecnologia technologii teknologi
technologiczny|academy acad akademie academie academia accademia akademia akademi|polytechnic poly
polytechnique politecnico politecnica politechnika polytechnische polytechnikum politehnica
politeknik|technical technische technisch technique tecnica tecnico tekniska teknisk tekniske
techniczny technicka technicky muszaki teknik|state staatliche statale estatal gosudarstvenny
gosudarstvennyy derzhavnyy|national natl nationale nacional nazionale natsionalnyy|science
sciences sci wissenschaften naturwissenschaften ciencias scienze nauk vied|business busi bus
wirtschaft negocios affari commerce|economics econ economia economie
wirtschaftswissenschaften|medicine medical med medizin medecine medicina|engineering engg eng
ingenieurwissenschaften ingenieria|arts art kunst kunste artes|law jura droit derecho diritto
recht|management mgmt gestion gestao|hochschule fachhochschule hogeschool fh|saint st sankt san
santa|mary marys|john johns|applied angewandte|international intl internacional internationale
"""
_LINKING = """
of the and at in for de la le les du des del della degli di da do dos das der die das und fur zu
van het el los las y e et a an i studi
"""
_FACULTIES = """
faculty department dept fakultat facultad faculte facolta campus graduate undergraduate extension
online business law medicine engineering management economics school
"""
_SHORT_NAMES = """
massachusetts institute of technology=mit|california institute of technology=caltech georgia
institute of technology=georgia tech,gatech|virginia polytechnic institute and state university=
virginia tech|university of california los angeles=ucla|university of california berkeley=uc
berkeley,ucb|university of california san diego=ucsd|university of california santa
barbara=ucsb|university of california irvine=uci|university of california davis=ucd|university of
southern california=usc|new york university=nyu|city university of new york=cuny|university of
pennsylvania=upenn|carnegie mellon university =cmu|university of illinois urbana
champaign=uiuc|university of north carolina=unc|university of texas austin=ut austin|university of
michigan=umich|rensselaer polytechnic institute=rpi|rochester institute of
technology=rit|louisiana state university=lsu|ohio state university=osu|pennsylvania state
university= penn state,psu|brigham young university=byu|southern methodist university=smu|texas
christian university= tcu|london school of economics=lse,london school of economics and political
science|university college london=ucl|kings college london=kcl|imperial college london=imperial
college,imperial college of science technology and medicine|school of oriental and african
studies=soas|london business school=lbs|university of british columbia=ubc|university of new south
wales=unsw|australian national university=anu|royal melbourne institute of
technology=rmit|queensland university of technology=qut|university of technology
sydney=uts|national university of singapore=nus|nanyang technological university=ntu
singapore|university of hong kong= hku|hong kong university of science and
technology=hkust|chinese university of hong kong=cuhk|korea advanced institute of science and
technology=kaist|pohang university of science and technology=postech|seoul national
university=snu|indian institute of technology=iit|indian institute of management=iim|birla
institute of technology and science=bits pilani|swiss federal institute of technology
zurich=eth,eth zurich, eidgenossische technische hochschule zurich|swiss federal institute of
technology lausanne=epfl,ecole polytechnique federale de lausanne|ludwig maximilians universitat
munchen=lmu,lmu munich|karlsruhe institute of technology=kit,karlsruher institut fur
technologie|rheinisch westfalische technische hochschule aachen= rwth,rwth aachen,rwth aachen
university|humboldt universitat zu berlin=hu berlin|freie universitat berlin= fu berlin|hautes
etudes commerciales paris=hec,hec paris|institut europeen d administration des affaires=
insead|ecole normale superieure=ens|universidad nacional autonoma de mexico=unam|instituto
tecnologico y de estudios superiores de monterrey=itesm,tec de monterrey|universidade de sao
paulo=usp|universidade estadual de campinas=unicamp|universidad de buenos aires=uba|katholieke
universiteit leuven=kuleuven,ku leuven|kungliga tekniska hogskolan=kth,kth royal institute of
technology|norges teknisk naturvitenskapelige universitet=ntnu,norwegian university of science and
technology|danmarks tekniske universitet=dtu,technical university of denmark|moscow state
university=msu moscow,lomonosov moscow state university|middle east technical
university=metu,odtu,orta dogu teknik universitesi|american university of beirut=aub|instituto de
empresa=ie business school|university of cape town=uct
"""
_PREFIXES = {
    "tu": "technical university",
    "th": "technical university",
    "uc": "university california",
} | {
    "u": "university",
    "lmu": "ludwig maximilians university",
}
# Written without spaces before or after the place.
_NATIVE = re.compile(
    "大学|大學|대학교|대학|มหาวิทยาลัย|جامعة|دانشگاه|университет|університет|πανεπιστημιο"
    "|האוניברסיטה|אוניברסיטת|विश्वविद्यालय|համալսարան|უნივერსიტეტი"
)


def _aliases() -> dict[str, str]:
    rows = [row.partition("=") for row in " ".join(_SHORT_NAMES.split()).split("|")]
    return {short.strip(): full.strip() for full, _, shorts in rows for short in shorts.split(",")}


def _rows(table: str) -> list[list[str]]:
    """Rows end with a bar; a line end is a space."""
    return [row.split() for row in table.split("|")]


KINDS: Final = {word: row[0] for row in _rows(_KINDS) for word in row}
"""By word of a language: the English word for the same."""

LINKING: Final = frozenset(_LINKING.split())
FACULTIES: Final = frozenset(_FACULTIES.split())
"""Words that name a part of a school, which one of two may leave out."""

SHORT_NAMES: Final = _aliases()
"""By short name: the full one."""

PREFIXES: Final = _PREFIXES
"""By first word: what it is short for where more words follow."""


def spaced(text: str) -> str:
    """Folded text in which other scripts' words for university stand alone, in English."""
    return " ".join(_NATIVE.sub(" university ", text).split())
