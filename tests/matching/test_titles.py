"""Filters for job titles: how high up, which department, whether it is the one looked for."""

from collections import defaultdict
from itertools import chain
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.titles import (
    Department,
    Seniority,
    asian,
    departments,
    english,
    fits_title,
    germanic,
    romance,
    seniorities,
    slavic,
)
from graphsvc.matching.titles.department_words import WORDS
from graphsvc.matching.titles.reading import read_title
from graphsvc.matching.titles.vocabulary import table_rows

BY_LEVEL = {
    "owner": "Owner|Business Owner|Co-owner|Inhaberin|Propietario|Titolare|Eigenaar|Właścicielka"
    "|Владелец|Ägare",
    "founder": "Founder|Co-Founder|Cofondatrice|Gründer|Fundadora|Założyciel|联合创始人|Основатель",
    "founder c_suite": "Founder & CEO|Gründer und Geschäftsführer|Co-Founder/CTO",
    "founder partner": "Founding Partner",
    "c_suite": "CEO|Chief Executive|C.E.O.|President|Managing Director|Chief People Officer|PDG"
    "|Président-directeur général|Directrice générale|Gérant|Geschäftsführerin|Geschaeftsfuehrer"
    "|Mitglied des Vorstands|Director General|Consejero Delegado|Amministratore Delegato"
    "|Presidente|Diretor Executivo|Algemeen directeur|VD|Verkställande direktör"
    "|Administrerende direktør|Daglig leder|Prezes zarządu|Członek zarządu|代表取締役|总经理"
    "|董事长|генеральный директор|Interim CFO|Deputy CEO|Chairman of the Board|Vice-Chancellor"
    "|Chief of Product and Marketing",
    "owner c_suite": "Gesellschafter-Geschäftsführer|Directeur-eigenaar",
    "partner": "Partner|Managing Partner|Senior Partner|Tax Partner|Associé|Socio|Sócia|合伙人",
    "vp": "VP Sales|Vice President|V.P. of Sales|SVP Engineering|Assistant Vice President|副总裁"
    "|Senior Vice President, Global Sales|Vice-présidente|Vizepräsident|Wiceprezes|Вице-президент",
    "vp head": "VP, Head of Sales",
    "head": "Head of Marketing|Leiter Einkauf|Vertriebsleiterin|Leiter/in Vertrieb (m/w/d)|部長"
    "|Hoofd inkoop|Abteilungsleiter|Chief Engineer|General Manager|Dean|Head Nurse|営業部長"
    "|Начальник отдела закупок|Główny księgowy|School Principal|General Counsel",
    "director": "Director|Sales Director|Dir. of Sales|Directeur commercial|Directeur(trice) RH"
    "|Directrice des ressources humaines|DRH|Direttore|Diretor de Vendas|Dyrektor|Salgsdirektør"
    "|Associate Director|Deputy Director|Executive Director|директор|市场总监"
    "|Заместитель директора",
    "manager": "Sales Manager|Engineering Manager|Marketing Manager|IT Manager"
    "|Senior Manager, Data|Manager, Product Management|Group Product Manager|Team Lead"
    "|Store Manager|Foreman|課長|经理|Jefe de ventas|Responsable achats|Responsabile vendite"
    "|Gerente de vendas|Chef des ventes|Chef d'équipe|Teamleiter|Inköpschef|Salgssjef|IT-chef"
    "|Kierownik działu zakupów|Teamleider",
    "senior": "Senior Software Engineer|Sr. Account Manager|Principal Engineer|Staff Engineer"
    "|Lead Designer|Engineering Lead|Senior Product Manager|Acheteur senior|Starszy programista"
    "|高级软件工程师|Ведущий инженер|シニアエンジニア|Senior Sales Executive",
    "entry": "Junior Developer|Sales Assistant|Executive Assistant|Assistant to the CEO"
    "|总经理助理|CEO Assistant|Assistante de direction|Assistentin der Geschäftsführung"
    "|Graduate Engineer|Associate Product Manager|Asystentka zarządu|Помощник директора"
    "|PA to the Managing Director",
    "intern": "Intern|Sales Intern|Management Trainee|Werkstudent Marketing|Stagiaire RH"
    "|PhD Student|Praktikantin|Becario|Tirocinante|Estagiário|Stagiair|Stażystka|实习生"
    "|インターン|Стажер",
    "": "Software Engineer|Account Manager|Key Account Manager|Product Manager|Project Manager"
    "|Community Manager|Office Manager|Customer Success Manager|Product Owner|HR Business Partner"
    "|Partner Manager|Head hunter|Chef de projet|Projektleiter|Gerente de Produto|Projektledare"
    "|Kierownik projektu|客户经理|Руководитель проекта|менеджер по продажам|Assistant Professor"
    "|Former CEO|Retired|Office of the CTO|Advisor to founders|Chief of Staff to the CEO|社長秘書"
    "|Board Member|Non-Executive Director|Lead Generation Specialist|Staff Nurse"
    "|Founding Engineer|Graduate|Student Services Officer|Chair, Audit Committee|Account Executive"
    "|Executive Producer|",
}
BY_DEPARTMENT = {
    "engineering": "Software Engineer|Softwareentwickler|Ingénieur|Inżynier oprogramowania"
    "|エンジニア|Chief Engineer|Engineering Manager|Разработчик|Leiter Entwicklung",
    "engineering information_technology": "CTO|Chief Technology Officer|DevOps Engineer",
    "information_technology": "IT Manager|CIO|IT-Leiter|DSI|Network Administrator|IT-chef",
    "product": "Product Manager|Head of Product|Product Owner|Chef de produit|产品经理|Produktchef",
    "design": "UX Designer|Art Director|Diseñador gráfico|デザイナー",
    "data": "Data Analyst|Head of Data Science|Chief Data Officer|数据分析师",
    "data engineering": "Data Engineer|Machine Learning Engineer",
    "research": "Research Scientist|R&D Director|Leiter Forschung und Entwicklung|PhD Student"
    "|Postdoc",
    "sales": "VP Sales|Account Executive|Directeur commercial|Vertriebsleiterin|Jefe de ventas"
    "|営業部長|Business Development Manager|Försäljningschef|Dyrektor handlowy"
    "|Директор по продажам",
    "sales marketing": "VP Sales & Marketing|Leitung Marketing und Vertrieb",
    "marketing": "CMO|Responsable marketing|Community Manager|Head of Communications|Marknadschef",
    "customer_success": "Customer Success Manager|Teamleiter Kundenservice|Customer Support Agent",
    "finance": "CFO|DAF|Comptable|Buchhalterin|Financial Controller|Tax Partner|Главный бухгалтер",
    "human_resources": "HR Business Partner|DRH|Personalleiter|Recruiter|人事部長"
    "|Responsable de RRHH",
    "legal": "General Counsel|Rechtsanwältin|Avocat|Compliance Officer|Leiter Recht",
    "operations": "COO|Supply Chain Manager|Directeur d'usine|Produktionsleiter"
    "|Logistics Coordinator",
    "procurement": "Leiter Einkauf|Responsable achats|Inköpare|Buyer|Начальник отдела закупок"
    "|采购经理",
    "administration": "Office Manager|Executive Assistant|Assistant to the CTO|Receptionist"
    "|社長秘書",
    "education": "Professor of Finance|Mathematics Teacher|Dean, Faculty of Engineering|教师"
    "|Lehrerin",
    "healthcare": "Registered Nurse|Ärztin|Médecin|Pharmacist|医生",
    "consulting": "Senior Consultant|Unternehmensberater",
    "project_management": "Project Manager|Chef de projet|Projektledare|Руководитель проекта",
    "media": "Journalist|Rédactrice en chef|Film Producer",
    "general_management": "CEO|Founder|Owner|Geschäftsführer|Executive Director|VP Strategy"
    "|代表取締役",
    "": "Manager|Vice President|Director|Team Lead|Former CFO|Partner|Student of law"
    "|VP at Sales Co.|",
}
FITTING = """
Leiter Vertrieb < head of sales | Directeur des ventes < head of sales | 営業部長 < head of sales
Vertriebsleiterin < sales director | Commercial Director < head of sales
Director of Engineering < head of engineering | Head of Engineering < engineering director
VP of Sales < vice president sales | Vice President, Sales < vp sales | SVP Sales < vp sales
Chief Technology Officer < CTO | CTO < chief technology officer | CTO < technology
Chief Marketing Officer < marketing | Responsable marketing < marketing
Senior Software Engineer < engineer | Software Engineer, Senior < senior engineer
Senior Developer < develop | Head of Product Development < develop | Purchaser < purchas
Marketing Manager < market
Dir. of Sales < sales director | Sales Direcotr < sales director | Sofware Enginer < engineer
Sales Director < slaes director | Sales Director < sales directors
Enginering Manager < engineering
DRH < head of hr | Directora de Recursos Humanos < HR director | Personalchefin < hr manager
Geschäftsführer < CEO | CEO < Geschäftsführer | PDG < managing director | 财务总监 < CFO
Managing Director < CEO | Managing Director < director | Founder & CEO < founder
Einkäufer < buyer | Responsabile acquisti < purchasing manager | Inköpschef < purchasing manager
Gerente de compras < procurement manager | Kierownik sprzedaży < sales manager
директор по маркетингу < marketing director | Leitung Marketing & Vertrieb < head of marketing
Comptable < accountant | Buchhalterin < accountant | Rechtsanwältin < lawyer
Chef de produit < product manager | Projektleiter < project manager | IT-Leiter < head of it
Business Development Manager < development | Key Account Manager < account manager
Assistant to the CTO < assistant | Assistant to the CTO < assistant to the CTO
Former CEO < former CEO | Product Owner < product | Engineer at Acme < acme | anything < of
"""
NOT_FITTING = """
Director of Engineering < sales director | Sales Assistant < sales director | Doctor < director
Assistant to the CTO < CTO | Executive Assistant to the CEO < CEO | CEO Assistant < CEO
社長秘書 < ceo | Office of the CEO < ceo | Former CEO < CEO | CEO < former CEO
Vice President < president | Product Owner < owner | HR Business Partner < partner
Chief Executive Officer < CTO | Chief of Staff < CTO | Engineering Manager < engineer
Sales Manager < sales director | Marketing Manager < sales | Auditor < finance
Account Executive < accountant | Product Manager < production manager | Internal Auditor < intern
VP Sales < SVP Sales | Assistant < assistant to the CEO | Data Analyst < data scientist
Engineer < leadership | Engineering Director < directeur commercial
"""
TITLE_WORDS = """
vp of sales head leiter chief officer assistant to the ceo & senior manager product former partner
chair at founding student principal директор 部長 総 (m/w/d) / | , - . ' directors leadership staff
"""
WESTERN = (english, romance, germanic, slavic)
ROWS = sorted(
    row
    for module in (*WESTERN, asian)
    for table in (module.LEVELS, module.FUNCTIONS)
    for row in table_rows(table)
)
"""Every spelling of all tables, with what it means."""
SPELLINGS = [spelling for spelling, _ in ROWS]
WORDS_OF_TITLES = st.sampled_from(TITLE_WORDS.split()) | st.sampled_from(SPELLINGS)
TITLES = st.lists(WORDS_OF_TITLES, max_size=7).map(" ".join) | st.text()


def _cases(by_names: dict[str, str]) -> list[tuple[str, frozenset[str]]]:
    return [
        (title, frozenset(names.split()))
        for names, titles in by_names.items()
        for title in titles.split("|")
    ]


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs = text.strip().replace("\n", "|").split("|")
    return [(title.strip(), wanted.strip()) for title, wanted in (p.split("<") for p in pairs)]


@pytest.mark.parametrize(("title", "levels"), _cases(BY_LEVEL))
def test_a_title_says_how_high_up_somebody_is(title: str, levels: frozenset[str]) -> None:
    assert seniorities(title) == levels


@pytest.mark.parametrize(("title", "names"), _cases(BY_DEPARTMENT))
def test_a_title_says_which_departments_somebody_is_in(title: str, names: frozenset[str]) -> None:
    assert departments(title) == names


@pytest.mark.parametrize(("title", "wanted"), _pairs(FITTING))
def test_a_title_is_found_however_it_is_written(title: str, wanted: str) -> None:
    assert fits_title(title, wanted)


@pytest.mark.parametrize(("title", "wanted"), _pairs(NOT_FITTING))
def test_another_title_is_not_found(title: str, wanted: str) -> None:
    assert not fits_title(title, wanted)


@given(title=TITLES, wanted=TITLES)
def test_no_text_upsets_the_filters(title: str, wanted: str) -> None:
    assert seniorities(title) <= set(Seniority)
    assert departments(title) <= set(Department)
    assert fits_title(title, wanted) in (True, False)


@given(title=TITLES)
def test_every_title_fits_itself_and_the_filter_that_says_nothing(title: str) -> None:
    assert fits_title(title, title)
    assert fits_title(title, "")


def meanings_of(title: str) -> tuple[str, ...]:
    """All terms of a title, whoever they belong to."""
    reading = read_title(title)
    segments = (*reading.own, reading.others, reading.places)
    return tuple(chain.from_iterable(term.means for segment in segments for term in segment))


def test_every_spelling_of_the_tables_alone_means_what_its_line_says() -> None:
    assert len(ROWS) > 3_000
    read = [(spelling, meaning, meanings_of(spelling)) for spelling, meaning in ROWS]
    assert [row for row in read if row[1] != row[2]] == []
    assert [spelling for spelling in SPELLINGS if not fits_title(spelling, spelling)] == []


@given(title=st.sampled_from([title for title, _ in _cases(BY_LEVEL)]))
def test_capitals_and_spaces_change_nothing(title: str) -> None:
    assert seniorities(f"  {title.upper()} ") == seniorities(title)
    assert departments(title.lower()) == departments(title)


def test_what_follows_the_first_letters_of_a_long_text_is_left_out() -> None:
    assert seniorities("CEO" + " x" * 10_000 + ", Owner") == {Seniority.C_SUITE}


def test_every_department_has_words_and_all_words_a_department() -> None:
    assert WORDS.keys() == set(Department)


@pytest.mark.parametrize("modules", [WESTERN, (asian,)])
def test_no_spelling_means_two_things(modules: tuple[ModuleType, ...]) -> None:
    meanings: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for module in modules:
        for table in (module.LEVELS, module.FUNCTIONS):
            for spelling, meaning in table_rows(table):
                meanings[spelling].add(meaning)
    assert {spelling: found for spelling, found in meanings.items() if len(found) > 1} == {}
