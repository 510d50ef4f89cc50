"""Polish and Russian words of job titles, as in ``english``."""

from typing import Final

LEVELS: Final = """
of: ds, d s, do spraw, w, dla, na, по, для, в, на, отдела, отделом, управления, департамента, działu
and: i, oraz, и
ceo: prezes zarządu, prezes, dyrektor generalny, dyrektor generalna, dyrektor zarządzający
ceo: dyrektor zarządzająca, генеральный директор, гендиректор, генерального директора
ceo: управляющий директор, исполнительный директор
vp: wiceprezes, wiceprezes zarządu, вице президент, вицепрезидент
deputy ceo: заместитель генерального директора, зам генерального директора
deputy ceo: первый заместитель генерального директора
cto: dyrektor techniczny, технический директор
cfo director finance: dyrektor finansowy, финансовый директор
coo: dyrektor operacyjny, операционный директор
director sales: коммерческий директор, dyrektor handlowy
director human_resources: директор по персоналу, hr директор
executive_board: członek zarządu, członkini zarządu, zarząd, член правления
leadership: zarządu, дирекции, руководителя, руководства, директора
non_executive: członek rady nadzorczej, rada nadzorcza, член совета директоров
chairman: przewodniczący, przewodnicząca, председатель, председатель правления
president: президент
founder: założyciel, założycielka, współzałożyciel, współzałożycielka, основатель, сооснователь
founder: основательница, учредитель
entrepreneur: przedsiębiorca, предприниматель, индивидуальный предприниматель
owner: właściciel, właścicielka, współwłaściciel, współwłaścicielka, владелец, собственник
owner: совладелец
partner: wspólnik, партнер
head: naczelnik, начальник, руководитель, заведующий, заведующая, главный, główny, główna
deputy director: zastępca dyrektora, заместитель директора, зам директора
director: dyrektor, dyrektorka, директор
manager: kierownik, kierowniczka, menedżer, menadżer, menedżerka, менеджер, управляющий
employee of: менеджер по
project manager: kierownik projektu, kierownik projektów, руководитель проекта
project manager: руководитель проектов, менеджер проекта, менеджер проектов, менеджер по проектам
product_manager: kierownik produktu, продакт менеджер, менеджер по продукту, менеджер продукта
account manager: opiekun klienta, аккаунт менеджер, менеджер по работе с клиентами
team_leader: lider zespołu, brygadzista, бригадир, мастер, тимлид, руководитель группы
senior: starszy, starsza, старший, старшая, ведущий, ведущая
junior: młodszy, młodsza, младший, младшая
deputy: zastępca, zastępczyni, заместитель, зам, и о
assistant: asystent, asystentka, ассистент, помощник, помощница
secretary: sekretarz, sekretarka, секретарь
executive assistant: asystentka zarządu, asystent zarządu, asystentka prezesa, asystent prezesa
intern: stażysta, stażystka, praktykant, praktykantka, стажер, практикант
apprentice: uczeń
student: studentka, студент, студентка
phd_student: doktorant, doktorantka, аспирант, аспирантка
former: były, была, бывший, emerytowany
advisor: doradca, советник
representative: przedstawiciel, przedstawicielka, представитель, торговый представитель
"""
FUNCTIONS: Final = """
engineer: inżynier, инженер
engineering: inżynieria
developer: programista, programistka, deweloper, разработчик, программист
development: rozwoju, rozwój, разработки, разработка, развитию, развития
software: oprogramowania
architect: architekt, архитектор
technician: техник
technical: techniczny, технический
technology: technologii, технологий
it: informatyk, informatyki, айти, ит, информационных технологий
project: projektu, projektów, проекта, проектов
product: produktu, produktów, продукта, продукту
designer: projektant, projektantka, дизайнер
data: danych, данных
analyst: analityk, analityczka, аналитик
research: badań, исследований
researcher: badacz, badaczka, исследователь, научный сотрудник
scientist: naukowiec, ученый
sales: sprzedaży, sprzedaż, handlowy, handlowa, handlu, продаж, продажам, продажи, сбыта, сбыту
sales: коммерческий
salesperson: handlowiec, sprzedawca, sprzedawczyni, продавец
business_development: rozwoju biznesu, развитию бизнеса, развития бизнеса
marketing: marketingu, маркетинг, маркетинга, маркетингу, маркетолог
communications: komunikacji
public_relations: связям с общественностью
advertising: reklamy, рекламе, рекламы
customer_service: obsługi klienta, obsługa klienta, клиентов, клиентской поддержки
client: klienta, klientów, клиентами
finance: finansów, finanse, finansowy, finansowa, финансов, финансовый, финансам
accountant: księgowy, księgowa, бухгалтер
accounting: księgowości, księgowość, бухгалтерии
auditor: audytor, аудитор
controller: kontroler finansowy
tax: podatków, podatkowy, doradca podatkowy
economist: ekonomista, экономист
human_resources: kadr, kadry, personalny, zasobów ludzkich, персоналу, персонала, персоналом, кадров
human_resources: кадрам, кадры, эйчар
recruitment: rekrutacji, подбору персонала
recruiter: rekruter, rekruterka, рекрутер
training: szkoleń, обучению
trainer: szkoleniowiec, тренер
legal: prawny, prawna, prawnik, юрист, юрисконсульт, юридического
lawyer: adwokat, radca prawny, адвокат
notary: notariusz, нотариус
operations: operacyjny, operacyjna, operacji
production: produkcji, produkcja, производства, производству
logistics: logistyki, logistyka, logistyk, логистики, логистике, логист
quality: jakości, jakość, качества, качеству
maintenance: utrzymania ruchu
warehouse: magazynu, magazynier, склада, складом
construction: budowy, строительства, строительству
safety: bhp, безопасности
procurement: zakupów, zakupy, закупок, закупкам, снабжения, снабжению
buyer: kupiec, закупщик
administration: administracji, administracja, administracyjny, administracyjna
administrator: администратор
office manager: kierownik biura, офис менеджер
teacher: nauczyciel, nauczycielka, wykładowca, преподаватель, учитель, учительница
professor: профессор, доцент
physician: lekarz, lekarka, врач
nurse: pielęgniarka, медсестра
pharmacist: farmaceuta, фармацевт
psychologist: psycholog, психолог
consultant: konsultant, konsultantka, консультант
journalist: dziennikarz, dziennikarka, журналист
editor: redaktor, redaktorka, редактор
editor_in_chief: redaktor naczelny, redaktor naczelna, главный редактор
translator: tłumacz, tłumaczka, переводчик
strategy: strategii, стратегии
specialist: specjalista, specjalistka, специалист
coordinator: koordynator, koordynatorka, координатор
region: regionalny, regionu, региональный
business: biznesu, бизнеса, biznes
"""
