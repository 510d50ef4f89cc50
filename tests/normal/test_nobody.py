"""What people write who have no employer or school, in whatever language; what only looks so."""

import pytest

from graphsvc import normal
from graphsvc.normal.companies import without_notes

NO_EMPLOYERS = (
    *("Self-employed", "SELF EMPLOYED", "Freelance", "Independent (Consultant)", "Freelancer"),
    *("Stealth", "Stealth Startup", "Stealth Mode AI Startup", "Confidential", "Retired", "N/A"),
    *("Unemployed", "Student", "None", "null", "Various", "Various Clients", "Open to work"),
    *("Looking for new opportunities", "Actively seeking a new role", "Career break", "n. a."),
    *("Freelance / Self-employed", "Self-Employed, Freelance", "Freelancer & Consultant"),
    *("Selbstständig", "Freiberufler", "Auf der Suche nach neuen Herausforderungen", "Rentnerin"),
    *("Indépendant", "Auto-entrepreneur", "En recherche d’emploi", "À la retraite", "Étudiante"),
    *("Autónomo", "Por cuenta propia", "Buscando nuevas oportunidades", "Jubilado", "Desempregada"),
    *("Libero professionista", "In cerca di lavoro", "Zelfstandig", "ZZP’er", "n.v.t."),
    *("Egenföretagare", "Föräldraledig", "Selvstendig næringsdrivende", "Yrittäjä", "Eläkkeellä"),
    *("Serbest", "İş arıyorum", "Własna działalność", "OSVČ", "Egyéni vállalkozó", "Pensionar"),
    *("ИП", "Самозанятый", "В поиске работы", "на пенсии", "ФОП", "Ελεύθερος επαγγελματίας"),
    *(
        "עצמאי",
        "عمل حر",
        "自由职业",
        "退休",
        "フリーランス",
        "無職",
        "프리랜서",
        "구직중",
        "ฟรีแลนซ์",
    ),
    *("GmbH", "Ltd.", "Pty. Ltd.", "Co., Ltd.", "ООО", "株式会社", "S.A."),
)
EMPLOYERS = (
    *("Seeking Alpha", "The Independent", "Independent Newspapers", "Stealth Gas", "SAS", "N&A"),
    *("Stealth Monitoring Inc", "Retired Racers Ltd", "Student Loans Company", "Open Text", "X"),
    *("Various Artists Records", "Private Equity Partners", "Looking Glass", "Contract Pharma"),
    *("Consulting Partners", "Self Magazine", "Confidential Search Ltd", "Life Technologies"),
    *("Test Labs", "Freie Universität", "Autónoma Televisión", "Студенты Плюс", "Orange et Noir"),
)


@pytest.mark.parametrize("text", NO_EMPLOYERS)
def test_what_is_no_employer_has_no_key_of_one(text: str) -> None:
    assert normal.is_no_employer(text)
    assert normal.employer_key(text) == ""


@pytest.mark.parametrize("text", EMPLOYERS)
def test_a_firm_whose_name_holds_such_a_word_is_one(text: str) -> None:
    assert not normal.is_no_employer(text)
    assert normal.employer_key(text) == normal.company_key(text) != ""


@pytest.mark.parametrize(
    "text", ["Self-taught", "N/A", "School of Life", "École de la vie", "Schule des Lebens", "独学"]
)
def test_what_is_no_school(text: str) -> None:
    assert normal.is_no_school(text)


@pytest.mark.parametrize("text", ["Open University", "Life University", "School of Economics"])
def test_what_is_a_school(text: str) -> None:
    assert not normal.is_no_school(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Harrow Mills", "Harrow Mills™", "Harrow Mills®", "Harrow Mills (YC S19)"),
        *("Harrow Mills (acquired by Tern)", "Harrow Mills (formerly Tern)", "Harrow Mills, N.A."),
        *("Harrow Mills (NASDAQ: HRML)", "Harrow Mills, a Tern company", "Harrow Mills (hiring!)"),
        *("Harrow Mills, part of Tern Group", "Harrow Mills - An Old Tern Business"),
        *("Harrow Mills (Teil der Tern-Gruppe)", "Harrow Mills (racheté par Tern)"),
        *(
            "Harrow Mills S.à r.l.",
            "Harrow Mills (株)",
            "㈱Harrow Mills",
            "S.C. Harrow Mills S.R.L.",
        ),
        *("SIA Harrow Mills", "OÜ Harrow Mills", "ЕООД Harrow Mills", "CTCP Harrow Mills"),
        *("Công ty TNHH Harrow Mills", "Harrow Mills SE & Co. KGaA", "Oy Harrow Mills Ab"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str) -> None:
    assert normal.company_key(text) == "harrow mills"


@pytest.mark.parametrize(
    "text", ["Harrow (United Kingdom)", "Bank, Now and Then", "Ex Libris", "The A Company"]
)
def test_what_looks_like_a_note_and_is_none_stays(text: str) -> None:
    assert without_notes(text) == text


def test_a_long_text_is_read_in_no_time() -> None:
    for text in ("(a " * 4_000, ", a " * 4_000, "(now " + "x" * 9_000, "((((" * 2_000):
        assert normal.company_key(text) is not None
