"""Legal forms of companies, short and written out, as registers of the countries state them.

The list of ISO 20275 names most of them. Separated by bars and line ends, in any spelling that
folds to the one of names. Those of the last list stand on both sides of a name.
"""

import re
import unicodedata
from typing import Final

LEGAL_FORMS_AFTER = """
inc|incorporated|corp|corporation|co|company|llc|llp|lp|lllp|pllc|plc|ltd|limited|unlimited|ltd co
co ltd|co inc|co llc|co kg|pty|pty ltd|proprietary limited|pte|pte ltd|pvt|pvt ltd|private limited
public limited company|dac|clg|ulc|cic|cyf|ccc|nl|gmbh|ggmbh|mbh|gmbh co kg|ag|kg|kgaa|ohg|ug
ug haftungsbeschränkt|haftungsbeschränkt|eg|ek|ev|se|partg|bv|nv|vof|bvba|sprl|cvba|sa|sarl|sas
sasu|eurl|snc|scs|sca|scop|srl|srls|spa|sapa|sl|slu|slp|slne|sau|sociedad limitada
sociedad anónima|société anonyme|lda|ltda|limitada|eireli|epp|sgps|sa de cv|sab de cv|sapi de cv
s de rl de cv|s de rl|sc|sacv|saic|saci|spp|ab|hb|kb|ek för|oy|oyj|tmi|ky|as|asa|ans|nuf|aps|ks|ps
is|ivs|ehf|hf|ohf|sia|uab|ou|tuu|sp zoo|sp z oo|sp k|sp j|psa|spzoo|spółka akcyjna|sro|spol sro
spolsro|spol s ro|s ro|vos|kft|zrt|nyrt|rt|bt|doo|dd|jdoo|dno|ad|eood|ood|ead|shpk|sha|zao|oao|ooo
pao|jsc|ojsc|cjsc|pjsc|llc fz|fze|fzco|fz llc|wll|saog|saoc|sae|sal|qsc|qpsc|ksc|bsc c|bhd|sdn bhd
tbk|kk|gk|yk|kabushiki kaisha|godo kaisha|yugen kaisha|ltd sti|limited şirketi|anonim şirketi|aş
sanayi ve ticaret|san ve tic|ооо|оао|зао|пао|ао|ип|тоо|тов|оод|еоод|ад|еад|доо|αε|αβεε|επε|ικε|οε
בע מ|ش م م|ش م ل|ذ م م|م م ح|จำกัด|จำกัด มหาชน|มหาชน|주
주식회사|유한회사|株式会社|有限会社|合同会社|股份有限公司|有限责任公司
有限責任公司|有限公司|aktiengesellschaft
gesellschaft mit beschränkter haftung|aktiebolag
aktieselskab
naamloze vennootschap|besloten vennootschap|joint stock company|open joint stock company
limited liability company|closed joint stock company|public joint stock company
private joint stock company|limited partnership|limited liability partnership|publikt aktiebolag
kommanditbolag|handelsbolag|aksjeselskap|allmennaksjeselskap|anpartsselskab|osakeyhtiö
julkinen osakeyhtiö|offene handelsgesellschaft|kommanditgesellschaft|eingetragener verein
eingetragene genossenschaft|eingetragener kaufmann|societas europaea|commanditaire vennootschap
besloten vennootschap met beperkte aansprakelijkheid|société par actions simplifiée
société à responsabilité limitée|société en nom collectif|sociedad de responsabilidad limitada
sociedad por acciones|sociedad por acciones simplificada|sociedade anônima|sociedade limitada
società per azioni|società a responsabilità limitata|società cooperativa
societate cu răspundere limitată|societate pe acțiuni|spółka z ograniczoną odpowiedzialnością
spółka z oo|spółka komandytowa|akciová společnost|společnost s ručením omezeným
spoločnosť s ručením obmedzeným|korlátolt felelősségű társaság|részvénytársaság
zártkörűen működő részvénytársaság|nyilvánosan működő részvénytársaság
društvo s ograničenom odgovornošću|društvo sa ograničenom odgovornošću|dioničko društvo
akcionarsko društvo|uždaroji akcinė bendrovė|akcinė bendrovė|sabiedrība ar ierobežotu atbildību
osaühing|aktsiaselts|sendirian berhad|berhad|perseroan terbatas|persero
общество с ограниченной ответственностью|акционерное общество|публичное акционерное общество
товариство з обмеженою відповідальністю|приватне акціонерне товариство|ανώνυμη εταιρεία
εταιρεία περιορισμένης ευθύνης
tov|tzov|epe|ike|abee|gbr|mbb|partg mbb|ab publ|publ|limitée|ltée|inc ltée|senc|sencrl|pbc|cv
gesmbh|ges mbh|og|sce|sll|s coop|sac|eirl|pcl|public company limited|dmcc|ll c fz|sh pk|sh p k
too|ltd liability co|srl unipersonale|gesellschaft bürgerlichen rechts|sa rl|sà rl|se co kgaa
gmbh co kgaa|ag co kg|se co kg|株|有|oü|sdn|sp z o o|s en c|sas de cv|s a p i de cv|ltd şti
"""
LEGAL_FORMS_BEFORE = """
ооо|оао|зао|пао|ао|ип|тоо|тов|ooo|oao|zao|pao|jsc|ojsc
pt|kabushiki kaisha|شركة|شرکت|บริษัท|주|주식회사
유한회사|株式会社|有限会社|合同会社|pjsc|cjsc|llc|srl|uab|aktiebolaget
limited liability company
joint stock company|open joint stock company|closed joint stock company|public joint stock company
private joint stock company|societatea cu răspundere limitată
общество с ограниченной ответственностью|акционерное общество|публичное акционерное общество
открытое акционерное общество|закрытое акционерное общество|непубличное акционерное общество
товариство з обмеженою відповідальністю|акціонерне товариство|приватне акціонерне товариство
публічне акціонерне товариство|perseroan terbatas|uždaroji akcinė bendrovė|株|有|sia|еоод|оод|еад
công ty tnhh|công ty tnhh mtv|công ty tnhh một thành viên|công ty cổ phần|công ty cp|cty tnhh|cty cp
công ty trách nhiệm hữu hạn|ctcp|công ty|общество с ограниченной ответственностью
"""
LEGAL_FORMS_AROUND = """
sc .. srl|sc .. sa|sc .. snc|oy .. ab
"""


LONGEST: Final = 100
"""Characters: none is as long."""


def is_legal_form(text: str) -> bool:
    """Whether a piece of text is a legal form alone, as after a comma: ``Inc.``, ``S.à r.l.``."""
    return len(text) <= LONGEST and _bare(text) in _FORMS


def _bare(text: str) -> str:
    """Letters and digits in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, parts))


_FORMS: Final = frozenset(
    _bare(form)
    for form in re.split(r"[|\n]", LEGAL_FORMS_AFTER + "n a|a s|p c|s e|co kgaa|se co kgaa")
    if form.strip()
)
