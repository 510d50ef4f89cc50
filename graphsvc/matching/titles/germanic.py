"""German, Dutch, Swedish, Danish and Norwegian words of job titles, as in ``english``."""

from typing import Final

LEVELS: Final = """
of: aan, til, till, für, der, des, von, vom, bei, im, zur, zum, van, voor, av, af, för, vid, hos
of: inom, ved
and: und, og, och, en, die, het
ceo: geschäftsführer, geschäftsführerin, geschäftsführung, geschäftsführender direktor, ceo
ceo: vorstandsvorsitzender, vorstandsvorsitzende, algemeen directeur, verkställande direktör, vd
ceo: administrerende direktør, adm direktør, adm dir, daglig leder, hauptgeschäftsführer
ceo: directievoorzitter, koncernchef, generaldirektor, generaldirektør, toimitusjohtaja
owner ceo: geschäftsführender gesellschafter, geschäftsführende gesellschafterin
owner ceo: gesellschafter geschäftsführer, directeur eigenaar
head technical: technischer leiter, technische leiterin, teknisk chef
cto director technical: technischer direktor, technisch directeur
cto: teknisk direktør, teknisk direktör, technischer geschäftsführer
head finance: kaufmännischer leiter, kaufmännische leiterin
cfo: finanzvorstand, financieel directeur, finanschef, ekonomidirektör, økonomidirektør
cfo: finansdirektør, finansdirektör, kaufmännischer geschäftsführer, finanzchef
executive_board: vorstand, vorstandsmitglied, mitglied des vorstands, vorständin, direktion
executive_board: mitglied der geschäftsleitung, mitglied der geschäftsführung, raad van bestuur
leadership: geschäftsleitung, directie, ledning, ledelsen, vorstandes
non_executive: aufsichtsrat, aufsichtsrätin, verwaltungsrat, verwaltungsrätin, beirat, commissaris
non_executive: styrelseledamot, bestyrelsesmedlem, styremedlem, raad van commissarissen
non_executive: toezichthouder
chairman: aufsichtsratsvorsitzender, styrelseordförande, bestyrelsesformand, styreleder, voorzitter
chairman: vorsitzender, vorsitzende, styreformann, styrelsens ordförande
president: präsident, präsidentin
vp: vizepräsident, vizepräsidentin, vicepresident, vicepræsident, visepresident, vice vd
authorised_officer: prokurist, prokuristin
founder: gründer, gründerin, mitgründer, mitgründerin, oprichter, oprichtster, mede oprichter
founder: grundare, medgrundare, grundlægger, medstifter, medeoprichter
entrepreneur: unternehmer, unternehmerin, ondernemer, onderneemster, företagare, entreprenör
entrepreneur: iværksætter
owner: inhaber, inhaberin, eigentümer, eigentümerin, eigenaar, eigenaresse, ägare, indehaver, ejer
owner: eier, innehaver, innehavare, delägare, medeier, medejer, mede eigenaar
partner: gesellschafter, gesellschafterin, vennoot, kompagnon
head: leiter, leiterin, leitung, abteilungsleiter, abteilungsleiterin, bereichsleiter, hoofd
head: bereichsleiterin, avdelingsdirektør, afdelingshoofd, ressortleiter, ressortleiterin
head: hauptabteilungsleiter, hauptabteilungsleiterin, amtsleiter, amtsleiterin, sektionschef
general_manager: niederlassungsleiter, niederlassungsleiterin, standortleiter, werkleiter
general_manager: werksleiter, platschef, länderchef, landchef, vestigingsdirecteur, bedrijfsleider
director: direktor, direktorin, directeur, directrice, direktör, direktør
manager: managerin, chefin, sjef, leder, ledare, leidinggevende, ansvarig, ansvarlig, leidster
manager: avdelningschef, afdelingschef, afdelingsleder, avdelingsleder, enhetschef, enhedschef
manager: verantwortlicher, verantwortliche, gruppchef, seksjonsleder, områdeschef, butikschef
manager: chef for, chef för, butikksjef, filialleiter, filialleiterin, marktleiter, driftschef
manager: mellomleder, sachgebietsleiter, gruppenleiter, gruppenleiterin, regionchef
manager: afdelingsmanager, referatsleiter, referatsleiterin, kontorchef, kontorsjef
it manager: it chef
human_resources manager: hr chef
team_leader: teamleitung, teamleiter, teamleiterin, teamleider, teamchef, teamleder, gruppledare
team_leader: teamledare, schichtleiter, schichtleiterin, ploegleider, arbetsledare, arbeidsleder
team_leader: meister, vorarbeiter, teamlead
supervisor: werkmeister, opzichter
senior: leitender, leitende, erfahrener, ervaren, leitend
deputy: stellvertretender, stellvertretende, stv, stellv, plaatsvervangend, adjunct
deputy: viceadministrerende, biträdande, vice, vice chef, souschef, nestleder
junior: berufseinsteiger
assistant: assistent, assistentin, assistenz, assistente, medhjälpare, medhjælper
secretary: sekretär, sekretärin, sekreterare, sekretær, secretaresse, secretaris
executive assistant: vorstandsassistent, vorstandsassistentin, direktionsassistent
executive assistant: directieassistent, geschäftsführungsassistent, geschäftsführungsassistentin
executive assistant: management assistent, assistentin der geschäftsführung
executive assistant: assistent der geschäftsführung, assistentin der geschäftsleitung
executive assistant: assistent der geschäftsleitung, vd assistent, assistenz der geschäftsführung
executive assistant: assistenz der geschäftsleitung, chefsekretärin, directiesecretaresse
executive assistant: directieassistente, chefsekretær, assistent des vorstands
executive assistant: assistentin des vorstands, direktionsassistentin, geschäftsleitungsassistentin
intern: praktikant, praktikantin, praktikum, stagiair
working_student: studentermedhjælper, werkstudent, werkstudentin, werkstudierende
working_student: studentische hilfskraft, studentmedarbejder
apprentice: auszubildender, auszubildende, azubi, lehrling, leerling, lärling, lærling, elev
apprentice: lernende
trainee: volontär, volontärin, referendar, referendarin
student: studentin, studerende, studerande, studierender, studierende, stud
phd_student: doktorand, doktorandin, promovendus, promovenda, ph d studerende, stipendiat
former: ehemaliger, ehemalige, ehem, voormalig, tidligere, tidigare, fd, pensioniert, gepensioneerd
advisor: rådgiver, rådgivare, adviseur, referent, referentin
representative: vertreter, vertreterin, repräsentant, representant, vertegenwoordiger, repræsentant
project manager: projektleiter, projektleiterin, projektmanager, projektmanagerin, projectleider
project manager: projectmanager, projektledare, projektleder, prosjektleder, projektchef
project manager: projektleitung, bauleiter, bauleiterin, projectleidster
product_manager: produktmanager, produktmanagerin, productmanager, produktchef, produktsjef
product_manager: produktägare
account manager: kundenbetreuer, kundenbetreuerin, kundansvarig, kundeansvarlig, accountmanager
account manager: kundenberater, kundenberaterin, relatiebeheerder
key_account manager: key account managerin, grosskundenbetreuer, großkundenbetreuer
office manager: kontorschef, officemanager
"""
FUNCTIONS: Final = """
engineer: ingenieur, ingenieurin, ingenjör, ingeniør, dipl ing, diplomingenieur, civilingenjör
engineer: sivilingeniør, civilingeniør
engineering: entwicklungstechnik, ingenieurwesen, konstruktion
developer: entwickler, entwicklerin, ontwikkelaar, utvecklare, udvikler, utvikler, programmierer
developer: programmiererin, programmeur, programmerare, systemutvecklare, systemutvikler
development: entwicklung, ontwikkeling, utveckling, udvikling, utvikling
software: programvara, programvare
architect: architekt, architektin, arkitekt
technician: techniker, technikerin, technicus, tekniker
technical: technik, techniek, teknik, teknikk, technisch, technischer, technische, teknisk
technology: technologie, teknologi, teknologie
it: edv, informatik, informationstechnik, informationstechnologie, automatisering, datateknik
project: projekt, projekte, prosjekt
product: produkt, produkte, produkter
design: gestaltung, formgivning
designer: gestalter, gestalterin, vormgever, formgivare, designerin, grafikdesigner
graphic: grafik, grafisch, grafisk, mediengestalter, mediengestalterin
data: daten, gegevens
analyst: analytiker, analystin, analitiker, analytikerin
research: forschung, onderzoek, forskning
researcher: forscher, forscherin, onderzoeker, onderzoekster, forskare, forsker
researcher: wissenschaftlicher mitarbeiter, wissenschaftliche mitarbeiterin
research_development: forschung und entwicklung, fne, fou
scientist: wissenschaftler, wissenschaftlerin, wetenschapper, vetenskapsman
laboratory: labor, laboratorium
sales: vertrieb, vertriebs, verkauf, verkaufs, verkoop, försäljning, försäljnings, salg, salgs, sälj
sales: aussendienst, außendienst, innendienst, buitendienst, binnendienst, commercieel, commerciële
sales: kommersiell, kommerciel
salesperson: verkäufer, verkäuferin, verkoper, verkoopster, säljare, sælger, selger
business_development: geschäftsentwicklung, affärsutveckling, forretningsudvikling
business_development: forretningsutvikling, bedrijfsontwikkeling
marketing: marknadsföring, markedsføring, marknad, marknads, markeds, marked
communications: kommunikation, communicatie, kommunikasjon, kommunikations
public_relations: öffentlichkeitsarbeit
advertising: werbung, reclame, reklame
customer_service: kundenservice, kundendienst, kundenbetreuung, klantenservice, kundtjänst
customer_service: kundeservice
client: kunden, klanten, kunder, kunde, klant
finance: finanzen, finanz, financiën, finans, finansiell, financieel, finanzwesen, ekonomi, økonomi
accountant: buchhalter, buchhalterin, boekhouder, redovisningsekonom, bogholder, regnskapsfører
accountant: steuerberater, steuerberaterin, bilanzbuchhalter, redovisningskonsult
accounting: buchhaltung, rechnungswesen, boekhouding, redovisning, regnskab, regnskap
auditor: wirtschaftsprüfer, wirtschaftsprüferin, revisor, accountantskantoor
controller: controllerin
tax: steuern, steuer, belasting, skatt, skat
insurance: versicherung, versicherungen, verzekering, verzekeringen, försäkring, forsikring
bank: bankkaufmann, bankkauffrau
human_resources manager: personalchefin, personalchef, personalsjef, personalmanager
human_resources manager: personalmanagerin, personalansvarig, personaleansvarlig
human_resources head: personalleiter, personalleiterin, leiter personal, leiterin personal
human_resources head: leitung personal, bereichsleiter personal, bereichsleiterin personal
learning_development: personalentwicklung
human_resources: personalabteilung, personalwesen, personeel, personeelszaken, personale
human_resources: personalleitung, pno, hrm, personell, personaladministration
human_resources specialist: personalreferent, personalreferentin
recruitment: personalbeschaffung, rekrutierung, werving, werving en selectie, rekrytering
recruitment: rekruttering
recruiter: personalberater, personalberaterin, rekryterare, rekrutterer
training: weiterbildung, ausbildung, opleiding, utbildning, uddannelse, opplæring
trainer: ausbilder, ausbilderin, trainerin, opleider, utbildare
legal: recht, rechts, juridisch, juridische, juridik, juridisk, rechtsabteilung, jurist, juristin
lawyer: rechtsanwalt, rechtsanwältin, anwalt, anwältin, advocaat, advokat, syndikus, bedrijfsjurist
notary: notar, notarin, notaris
data_protection: datenschutz
operations: betrieb, betriebs, operatie, drift, bedrijfsvoering, operativ
production: produktion, produktions, productie, produksjon, fertigung, fertigungs, tillverkning
logistics: logistik, logistiek, logistikk
supply_chain: lieferkette
quality: qualität, qualitäts, qualitätssicherung, qualitätsmanagement, kwaliteit, kvalitet
quality: kvalitets
maintenance: instandhaltung, wartung, onderhoud, underhåll, vedligeholdelse, vedlikehold
warehouse: lager, magazijn
factory: werk, werks, fabriek, fabrik, fabrikk
construction: bau, bouw, bygg, byggeri
safety: arbeitssicherheit, arbeidsveiligheid, arbetsmiljö, veiligheid
transport: spedition, vervoer
procurement: einkauf, einkaufs, beschaffung, inkoop, inköp, inköps, indkøb, indkøbs, innkjøp
procurement: innkjøps
buyer: einkäufer, einkäuferin, inkoper, inköpare, indkøber, innkjøper
administration: verwaltung, verwaltungs, administratie, administrasjon, administrativ
administration: administratief
administrator: beheerder, administratör
clerk: sachbearbeiter, sachbearbeiterin, kaufmännischer mitarbeiter, bürokauffrau, bürokaufmann
clerk: administratief medewerker, kontorist, handläggare, sagsbehandler, saksbehandler, bürokraft
receptionist: empfang, rezeptionist, rezeptionistin, receptioniste
teacher: lehrer, lehrerin, leraar, lerares, lärare, lærer, underviser, docent, lektor, dozent
teacher: dozentin, erzieher, erzieherin, pädagoge, pädagogin, leerkracht
dean: dekan, dekanin, decaan
teacher_head: schulleiter, schulleiterin, rektor, rektorin, skoleleder
professor: professorin, hoogleraar, universitätsprofessor, juniorprofessor, universitair docent
education: bildung, onderwijs, undervisning
physician: arzt, ärztin, oberarzt, oberärztin, chefarzt, chefärztin, facharzt, läkare, læge, lege
physician: huisarts, arts, överläkare, overlæge, overlege
nurse: krankenschwester, krankenpfleger, pflegefachkraft, verpleegkundige, sjuksköterska
nurse: sygeplejerske, sykepleier, pfleger, pflegerin, verpleger
pharmacist: apotheker, apothekerin, apotekare, farmaceut
dentist: zahnarzt, zahnärztin, tandarts, tandläkare, tandlæge, tannlege
psychologist: psychologe, psychologin, psycholoog, psykolog
health: gesundheit, gesundheits, pflege, zorg, hälsa, sundhed, helse, vård
consultant: berater, beraterin, beratung, consulent, konsult, konsulent, unternehmensberater
consultant: unternehmensberaterin, organisationsberater
project_management: projektmanagement, projectmanagement, projektledning
journalist: journalistin
editor: redakteur, redakteurin, redacteur, redaktör, redaktør
editor_in_chief: chefredakteur, chefredakteurin, hoofdredacteur, chefredaktör, chefredaktør
translator: übersetzer, übersetzerin, vertaler, översättare, oversætter, tolk
photographer: fotograf, fotografin, fotograaf
strategy: strategie, strategi, unternehmensentwicklung
business: geschäft, forretning, affärs, zakelijk
store: filiale, filial, winkel, butik, butikk
specialist: spezialist, spezialistin, specialiste, fachkraft, specialista
coordinator: koordinator, koordinatorin, coördinator, samordnare, koordinerare
employee: mitarbeiter, mitarbeiterin, medewerker, medewerkster, medarbetare, medarbejder
employee: medarbeider, angestellter, angestellte, ansatt, kaufmann, kauffrau
region: regional, gebiet, gebiets, bezirk
community: gemeinde, gemeente
"""
COMPOUND_ENDS: Final = """
head: leiter, leiterin, leitung, hoofd
manager: manager, managerin, chef, chefin, sjef, leder, ledare, leider, ansvarig, ansvarlig
director: director, direktor, direktorin, direktör, direktør, directeur
developer: developer, entwickler, entwicklerin, utvecklare, udvikler, utvikler, ontwikkelaar
engineer: engineer, ingenieur, ingenieurin, ingenjör, ingeniør
assistant: assistant, assistent, assistentin, assistenz, assistente
secretary: sekretär, sekretärin, sekreterare, sekretær, secretaresse
consultant: consultant, berater, beraterin, konsult, konsulent
advisor: adviseur, rådgivare, rådgiver, referent, referentin
employee: mitarbeiter, mitarbeiterin, medewerker, medarbetare, medarbejder, kaufmann, kauffrau
specialist: specialist, spezialist, spezialistin, fachkraft
coordinator: coordinator, koordinator, koordinatorin
architect: architekt, architektin, arkitekt
technician: techniker, technikerin, tekniker
analyst: analyst, analytiker
designer: designer, designerin
teacher: lehrer, lehrerin, lärare, lærer
physician: arzt, ärztin
executive_board: vorstand
representative: vertreter, vertreterin
intern: praktikant, praktikantin
student: student, studentin
trainer: trainer, trainerin
development: entwicklung
clerk: sachbearbeiter, sachbearbeiterin
buyer: einkäufer, einkäuferin
salesperson: verkäufer, verkäuferin
researcher: forscher, forscherin, forskare, forsker
"""
"""Words that end compounds: Vertriebs|leiter, inköps|chef, software|entwickler."""
