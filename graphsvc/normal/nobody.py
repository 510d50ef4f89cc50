"""What people write where an employer or a school is asked for and they have none, or do not say.

Such a text proves nothing: two strangers who both wrote “Self-employed” never worked together. It
is recognised only where all of it is such a phrase, or several with marks between; that a firm may
be called so is decided by whoever knows the directory.
"""

import re
from typing import Final

from graphsvc.normal.companies import company_key, is_only_legal_form
from graphsvc.normal.folding import fold, remembered

_UNSAID = """
n a|na|nil|null|nan|none|nothing|no|not applicable|not available|not specified|not disclosed
unknown|undisclosed|unspecified|unnamed|tbd|tba|to be determined|to be announced|to be confirmed
xx|xxx|xxxx|confidential|confidential company|company confidential|private|anonymous|withheld
secret|other|misc|various|various companies|various clients|various organizations
various organisations|multiple|multiple companies|multiple clients|several|several companies
diverse|different companies|etc|test|keine|keine angabe|keiner|unbekannt|vertraulich|verschiedene
verschiedene firmen|diverses|div|aucun|aucune|aucun employeur|sans|non renseigne|non precise
inconnu|confidentiel|divers|plusieurs|plusieurs entreprises|ninguno|ninguna|sin empresa
desconocido|confidencial|no aplica|varios|varias|varias empresas|nenhum|nenhuma|sem empresa
desconhecido|diversos|diversas|diversas empresas|não se aplica|nessuno|nessuna|sconosciuto
riservato|vari|varie|varie aziende|diversi|geen|onbekend|vertrouwelijk|niet van toepassing|n v t
nvt|diverse bedrijven|diverse opdrachtgevers|ingen|inget|okänd|konfidentiellt|olika|olika företag
ukjent|fortrolig|forskjellige|ukendt|forskellige|ei mitään|ei ole|tuntematon|luottamuksellinen
useita|eri yrityksiä|brak|nieznany|poufne|różne|różne firmy|žádný|neznámý|důvěrné|různé|nincs
ismeretlen|bizalmas|különböző|niciuna|necunoscut|confidențial|diverse firme|yok|bilinmiyor|gizli
çeşitli|muhtelif|нет|неизвестно|не указано|конфиденциально|разное|разные|разные компании
различные компании|немає|невідомо|різні|κανένα|άγνωστο|εμπιστευτικό|διάφορα|διάφορες εταιρείες
לא רלוונטי|אין|חסוי|שונות|لا يوجد|غير معروف|سري|متنوع|ندارد|نامشخص|محرمانه|无|無|没有|未知|保密
不详|多家公司|なし|無し|不明|非公開|複数|秘密|없음|미상|비공개|해당없음|여러 회사|ไม่มี|ไม่ระบุ
không|không có|tidak ada|rahasia|berbagai|कोई नहीं
"""
_SELF = """
self|self employed|selfemployed|self employment|self employed person|i am self employed|myself|me
own business|my own business|my own company|my company|own company|my business|own firm|owner
small business|small business owner|business owner|entrepreneur|serial entrepreneur|solopreneur
freelance|freelancer|freelancing|free lance|free lancer|freelance work|freelance consultant
freelance writer|freelance designer|freelance developer|freelance photographer
freelance journalist|freelance translator|contract|contractor|contracting|independent contractor
independent|independent consultant|independent consulting|independent professional
independent advisor|independent researcher|independent artist|consultant|consulting
self employed consultant|sole trader|sole proprietor|sole proprietorship|sole practitioner
private practice|gig worker|1099|selbständig|selbstständig|selbstaendig|selbststaendig
selbständige|selbständiger|selbstständige|selbstständiger|selbständigkeit|selbstständigkeit
freiberuflich|freiberufler|freiberuflerin|freier mitarbeiter|freie mitarbeiterin|freischaffend
freier berater|unabhängig|eigene firma|einzelunternehmer|einzelunternehmerin|einzelunternehmen
unabhängiger berater|eigenes unternehmen|indépendant|indépendante|travailleur indépendant
travailleuse indépendante|consultant indépendant|consultante indépendante|auto entrepreneur
auto entrepreneuse|autoentrepreneur|autoentrepreneuse|micro entrepreneur|microentrepreneur
micro entreprise|profession libérale|à mon compte|en freelance|à son compte|travailleur autonome
entreprise individuelle|autónomo|autónoma|trabajador autónomo|trabajadora autónoma
por cuenta propia|cuenta propia|trabajador por cuenta propia|independiente
trabajador independiente|consultor independiente|consultora independiente|autoempleo|autoempleado
profesional independiente|empresa propia|negocio propio|emprendedor|emprendedora
freelance autónomo|autônomo|autônoma|trabalhador independente|trabalhador autônomo
profissional liberal|conta própria|por conta própria|profissional autônomo|empreendedor
consultor independente|empresa própria|libero professionista|libera professionista
libera professione|lavoratore autonomo|in proprio|lavoratrice autonoma|partita iva|titolare
consulente indipendente|indipendente|autonomo|imprenditore|zelfstandig|zelfstandige
zelfstandig ondernemer|zelfstandig professional|zelfstandig adviseur|zzp|zzp er|zzper|eigen baas
eigen bedrijf|eenmanszaak|onafhankelijk|ondernemer|egenföretagare|eget|eget företag|enskild firma
egen firma|frilans|frilansare|egenanställd|oberoende konsult|egen|selvstendig
selvstendig næringsdrivende|enkeltpersonforetak|eget firma|frilanser|selvstændig
selvstændig erhvervsdrivende|egen virksomhed|freelancere|yrittäjä|itsenäinen yrittäjä|oma yritys
toiminimi|freelanceri|itsenäinen ammatinharjoittaja|ammatinharjoittaja|oma toiminimi|itsenäinen
samozatrudnienie|samozatrudniony|samozatrudniona|własna działalność|działalność gospodarcza
własna działalność gospodarcza|jednoosobowa działalność gospodarcza|własna firma|wolny strzelec
osvč|živnostník|živnost|na volné noze|szvč|samostatne zárobkovo činná osoba|vlastní firma
egyéni vállalkozó|vállalkozó|szabadúszó|önálló|saját vállalkozás|pfa|persoană fizică autorizată
liber profesionist|întreprindere individuală|independent profesionist|slobodni umetnik|preduzetnik
samozaposlen|samozaposlena|obrtnik|vlastiti obrt|samostojni podjetnik|свободна практика|самонает
serbest|serbest meslek|serbest çalışan|serbest danışman|kendi işim|kendi işi|kendi şirketim
bağımsız|bağımsız danışman|şahıs şirketi|ип|самозанятый|самозанятая|самозанятость|фриланс
фрилансер|фрилансерка|индивидуальный предприниматель|частный предприниматель|частная практика
предприниматель|свой бизнес|собственный бизнес|на себя|работаю на себя|свободный художник|фоп
самозайнятий|самозайнята|фрілансер|фріланс|приватний підприємець|власний бізнес|підприємець
ελεύθερος επαγγελματίας|ελεύθερη επαγγελματίας|αυτοαπασχολούμενος|αυτοαπασχολούμενη
ατομική επιχείρηση|עצמאי|עצמאית|פרילנסר|פרילנס|עסק עצמאי|عمل حر|أعمال حرة|عامل حر|مستقل|عمل خاص|حر
فريلانسر|آزاد|شغل آزاد|خویش فرما|فریلنسر|自由职业|自由职业者|自由業|自由職業|自由職業者|个体
个体户|個體戶|自雇|自僱|自营|个体经营|独立顾问|フリーランス|フリーランサー|自営業|自営|個人事業主
個人事業|フリー|프리랜서|자영업|자영업자|개인사업자|개인사업|1인 기업|독립 컨설턴트|ฟรีแลนซ์
อาชีพอิสระ|ธุรกิจส่วนตัว|tự do|làm việc tự do|kinh doanh tự do|tự kinh doanh|hành nghề tự do
wiraswasta|wirausaha|pekerja lepas|usaha sendiri|pengusaha|bekerja sendiri|स्वरोजगार|फ्रीलांसर
स्वतंत्र
"""
_NOT_WORKING = """
unemployed|not employed|not working|currently unemployed|between jobs|in between jobs|jobless
in transition|career transition|career break|on a career break|sabbatical|on sabbatical|gap year
parental leave|maternity leave|paternity leave|on leave|homemaker|housewife|househusband
stay at home mom|stay at home mum|stay at home dad|stay at home parent|full time mom|full time mum
full time parent|caregiver|retired|retiree|semi retired|happily retired|retirement|pensioner
student|full time student|graduate student|college student|university student|phd student
job seeker|open to work|opentowork|available|available immediately|actively looking
seeking employment|arbeitslos|arbeitssuchend|arbeitsuchend|auf arbeitssuche|auf der suche
auf jobsuche|elternzeit|in elternzeit|mutterschutz|hausfrau|hausmann|ruhestand|im ruhestand
rentner|rentnerin|pensioniert|pensionist|pensionistin|pensionär|pensionärin|schüler|schülerin
studentin|studierende|studierender|sans emploi|sans activité|au chômage|demandeur d emploi
demandeuse d emploi|en recherche d emploi|demandeur demploi|demandeuse demploi
en recherche demploi|à la recherche dun emploi|chômeur|recherche demploi|en reconversion
congé parental|mère au foyer|père au foyer|femme au foyer|retraité|retraitée|à la retraite
étudiant|étudiante|lycéen|lycéenne|desempleado|desempleada|en paro|sin empleo
en búsqueda de empleo|en busca de empleo|buscando empleo|ama de casa|jubilado|jubilada|estudiante
en búsqueda activa|desempregado|desempregada|sem emprego|em busca de emprego|procurando emprego
em transição|dona de casa|do lar|aposentado|aposentada|reformado|reformada|estudante|disoccupato
disoccupata|inoccupato|inoccupata|in cerca di lavoro|in cerca di occupazione|in cerca di impiego
casalinga|pensionato|pensionata|in pensione|studente|studentessa|werkloos|werkzoekend|werkzoekende
op zoek naar werk|huisvrouw|huisman|gepensioneerd|met pensioen|scholier|arbetslös|arbetssökande
söker jobb|mellan jobb|föräldraledig|hemmafru|pensionerad|studerande|arbeidsledig|arbeidssøkende
pensjonist|pensjonert|arbejdsløs|ledig|jobsøgende|studerende|efterløn|työtön|työnhakija|kotiäiti
koti isä|vanhempainvapaa|eläkkeellä|eläkeläinen|opiskelija|bezrobotny|bezrobotna|szukam pracy
poszukuję pracy|na emeryturze|emeryt|emerytka|studentka|uczeń|uczennica|nezaměstnaný|nezaměstnaná
v důchodu|důchodce|důchodkyně|nezamestnaný|munkanélküli|nyugdíjas|diák|tanuló|hallgató|șomer
pensionar|pensionară|elev|elevă|casnică|işsiz|iş arıyorum|emekli|öğrenci|ev hanımı|безработный
безработная|временно не работаю|не работаю|в поиске|в поиске работы|ищу работу|на пенсии|пенсионер
пенсионерка|студент|студентка|домохозяйка|в декрете|декрет|безробітний|безробітна|у пошуку роботи
пенсіонер|άνεργος|άνεργη|συνταξιούχος|φοιτητής|φοιτήτρια|מובטל|מובטלת|בין עבודות|מחפש עבודה
פנסיונר|פנסיונרית|בפנסיה|סטודנט|סטודנטית|عاطل|عاطل عن العمل|باحث عن عمل|متقاعد|طالب|طالبة|ربة منزل
بیکار|بازنشسته|دانشجو|无业|失业|待业|求职|求职中|退休|已退休|学生|學生|在校学生|待業|待業中|求職中
無職|求職活動中|転職活動中|主婦|専業主婦|退職|引退|定年退職|대학생|대학원생|학생|무직|구직|구직중
구직 중|은퇴|퇴직|주부|ว่างงาน|เกษียณ|นักศึกษา|thất nghiệp|nghỉ hưu|sinh viên|pensiunan|mahasiswa
pelajar|ibu rumah tangga|छात्र|बेरोजगार|सेवानिवृत्त|गृहिणी
"""
_TAUGHT_BY_NOBODY = """
self taught|selftaught|autodidact|autodidacte|autodidakt|autodidacta|autodidatta|autodidaktisch
homeschool|home school|homeschooled|home schooled|self study|self learning|self learner|online
school of life|the school of life|university of life|the university of life|school of hard knocks
the school of hard knocks|college of life|life|life experience|schule des lebens
universität des lebens|école de la vie|lécole de la vie|université de la vie|escuela de la vida
universidad de la vida|la universidad de la vida|escola da vida|universidade da vida
scuola della vita|università della vita|università della strada|leerschool van het leven
livets skola|livets skole|elämänkoulu|szkoła życia|školy života|hayat üniversitesi|hayat okulu
школа жизни|самообразование|самоучка|самоосвіта|школа життя|σχολή της ζωής|自学|自學|社会大学
社會大學|独学|독학|ทางบ้าน|otodidak
"""

_LOOKING = """
looking for|currently looking|actively looking|looking|seeking|actively seeking|currently seeking
searching for|job searching|open to|open for|available for|exploring|in search of|pursuing
ready for|auf der suche|suche|offen für|en recherche|à la recherche|recherche|à l'écoute|ouvert à
buscando|en búsqueda|en busca|abierto a|abierta a|em busca|à procura|procurando|aberto a
alla ricerca|in cerca|aperto a|aperta a|op zoek|söker|öppen för|ser etter|åpen for|søger|åben for
etsin|haen|szukam|poszukuję|otwarty na|hledám|keresek|caut|în căutare|arıyorum|в поиске|ищу
открыт к
"""
_WORK = """
job|jobs|work|role|roles|position|positions|opportunity|opportunities|employment|employer
challenge|challenges|career|adventure|chapter|internship|internships|stelle|herausforderung
herausforderungen|arbeit|anstellung|praktikum|emploi|poste|opportunité|opportunités|stage
alternance|défi|défis|empleo|trabajo|oportunidad|oportunidades|prácticas|reto|retos|emprego
trabalho|oportunidade|estágio|desafio|desafios|lavoro|opportunità|occupazione|impiego|sfida|sfide
baan|werk|uitdaging|uitdagingen|stageplek|jobb|arbete|utmaning|utmaningar|arbeid|utfordring
utfordringer|arbejde|udfordring|udfordringer|työtä|töitä|haasteita|pracy|pracę|wyzwań|práci|munkát
loc de muncă|iş|работы|работу|вакансии|возможности|возможностям
"""
_BESIDE_STEALTH = """
stealth startup startups start up mode company co venture ventures early stage in a an new currently
ai tech fintech healthtech saas b2b project building something exciting founder undisclosed
"""
_BETWEEN: Final = re.compile(
    r"[/|,;&+()\[\]·•–—]|(?<=\s)-(?=\s)|\b(?:and|or|und|oder|et|ou|y|e|i|o)\b"
)


def _phrases(*tables: str) -> frozenset[str]:
    return frozenset(
        folded
        for table in tables
        for phrase in re.split(r"[|\n]", table)
        if (folded := fold(phrase))
    )


_NO_EMPLOYER: Final = _phrases(_UNSAID, _SELF, _NOT_WORKING)
_NO_SCHOOL: Final = _phrases(_UNSAID, _TAUGHT_BY_NOBODY)
_SEEKING: Final = tuple(_phrases(_LOOKING))
_SOUGHT: Final = _phrases(_WORK)
_STEALTHY: Final = frozenset(_BESIDE_STEALTH.split())


@remembered
def is_no_employer(text: str) -> bool:
    """Whether a text names no employer: somebody works for themselves, does not work, does not say
    for whom, or only a legal form is left."""
    return _is_all(text, _NO_EMPLOYER) or is_only_legal_form(text)


def employer_key(text: str) -> str:
    """The key of a company that a text names; empty where it names none."""
    return "" if is_no_employer(text) else company_key(text)


def is_no_school(text: str) -> bool:
    """Whether a text names no school: somebody taught themselves, or does not say where they
    learnt."""
    return _is_all(text, _NO_SCHOOL)


def _is_all(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text is such a phrase, or several with marks or an “and” between."""
    if "&" not in text and _is_one(fold(text), phrases):
        return True
    parts = [folded for part in _BETWEEN.split(text) if (folded := fold(part))]
    return len(parts) > 1 and all(_is_one(part, phrases) for part in parts)


def _is_one(folded: str, phrases: frozenset[str]) -> bool:
    if folded in phrases:
        return True
    words = folded.split()
    if "stealth" in words:
        return _STEALTHY.issuperset(words)
    return folded.startswith(_SEEKING) and any(
        word in _SOUGHT or (word[0] in "dl" and word[1:] in _SOUGHT) for word in words
    )
