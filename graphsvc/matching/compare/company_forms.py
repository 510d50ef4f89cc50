"""Legal forms of companies: which are one form spelt otherwise, and which are two companies'."""

import re
from collections.abc import Mapping
from typing import Final

from graphsvc.normal.folding import fold

# The forms of a row are one, short and written out.
_ONE_FORM = """
inc, incorporated; corp, corporation; co, company; ltd, limited; plc, public limited company
llc, limited liability company; lp, limited partnership; llp, limited liability partnership
ag, aktiengesellschaft; gmbh, gesellschaft mit beschränkter haftung, gesmbh, ges mbh, mbh
kg, kommanditgesellschaft; ohg, og, offene handelsgesellschaft; se, societas europaea
sa, société anonyme, sociedad anónima, sociedade anônima, societate pe acțiuni
sarl, sa rl, société à responsabilité limitée; sas, société par actions simplifiée, sasu
snc, société en nom collectif; sl, sociedad limitada, sociedad de responsabilidad limitada, slu
lda, ltda, limitada, sociedade limitada; spa, società per azioni
srl, srls, società a responsabilità limitata, societate cu răspundere limitată, srl unipersonale
nv, naamloze vennootschap
bv, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid, bvba
ab, aktiebolag, ab publ, publikt aktiebolag; hb, handelsbolag; kb, kommanditbolag
as, aktieselskab, aksjeselskap, akciová společnost, anonim şirketi
aps, anpartsselskab; asa, allmennaksjeselskap
oy, osakeyhtiö; oyj, julkinen osakeyhtiö
sro, spol sro, spol s ro, společnost s ručením omezeným
spółka akcyjna; sp zoo, sp z oo, sp z o o, spzoo, spółka z ograniczoną odpowiedzialnością
zrt, zártkörűen működő részvénytársaság; nyrt, nyilvánosan működő részvénytársaság
kft, korlátolt felelősségű társaság; dd, dioničko društvo, ad, akcionarsko društvo
doo, društvo s ograničenom odgovornošću, društvo sa ograničenom odgovornošću
uab, uždaroji akcinė bendrovė; sia, sabiedrība ar ierobežotu atbildību
pao, пао, pjsc, public joint stock company, публичное акционерное общество
oao, оао, ojsc, open joint stock company, открытое акционерное общество
zao, зао, cjsc, closed joint stock company, закрытое акционерное общество
jsc, ао, joint stock company, акционерное общество
ooo, ооо, общество с ограниченной ответственностью
kk, kabushiki kaisha, 株式会社, 株; gk, godo kaisha, 合同会社; yk, yugen kaisha, 有限会社, 有
주식회사, 주; 유한회사; ltd sti, limited şirketi; sdn bhd, sendirian berhad; bhd, berhad
"""
# The forms of a row are of one country: a company has one of them at a time, and one with shares
# and one of limited liability that are called alike are two. Only such pairs stand here; those that
# people mix up, such as Inc. and LLC, or that follow one another, such as AG and SE, do not.
_TWO_COMPANIES = """
ag/gmbh ag/kg gmbh/kg sa/sarl sas/sarl sa/sl sa/lda spa/srl nv/bv as/aps asa/aps oyj/oy
pao/ooo oao/ooo zao/ooo jsc/ooo dd/doo zrt/kft nyrt/kft kk/gk kk/yk bhd/sdn_bhd 주식회사/유한회사
spolka_akcyjna/sp_zoo as/sro as/ltd_sti
"""

_FAMILY: Final[Mapping[str, str]] = {
    fold(form): fold(row.partition(",")[0])
    for row in re.split(r"[;\n]", _ONE_FORM.strip())
    for form in row.split(",")
}
_APART: Final = frozenset(
    frozenset(fold(form.replace("_", " ")) for form in pair.split("/"))
    for pair in _TWO_COMPANIES.split()
)


def one_form(form: str, other: str) -> bool:
    """Whether two folded forms are one, spelt otherwise: ``plc``, ``public limited company``."""
    return _FAMILY.get(form, form) == _FAMILY.get(other, other)


def two_companies(form: str, other: str) -> bool:
    """Whether no company has both of two folded forms: ``ag`` and ``gmbh``; of forms that are not
    known nothing is said."""
    return frozenset((_FAMILY.get(form, form), _FAMILY.get(other, other))) in _APART
