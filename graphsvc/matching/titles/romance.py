"""French, Spanish, Italian and Portuguese words of job titles, as in ``english``."""

from typing import Final

LEVELS: Final = """
of: de, des, du, d, del, della, dello, dei, degli, delle, do, da, dos, das, di, pour, para, per, em
of: au, aux, ao, auprès de, chez, al, alla, dans
and: et, y, e, la, le, les, el, los, las, lo, il, gli, l, i
ceo: pdg, p d g, président directeur général, présidente directrice générale, directeur général
ceo: directrice générale, director general, directora general, gerente general
ceo: amministratore delegato, amministratrice delegata, direttore generale, direttrice generale
ceo: diretor geral, diretora geral, diretor executivo, consejero delegado, consejera delegada
ceo: director ejecutivo, directora ejecutiva, administrateur délégué, gérant, gérante
ceo: presidente executivo, presidente ejecutivo, dirigeant, dirigeante, amministratore unico
ceo: sócio gerente, administrador delegado, director gerente, dg, chef d entreprise
deputy ceo: directeur général adjoint, directrice générale adjointe, dga, director general adjunto
cto director technical: directeur technique, directrice technique, director técnico
cto director technical: directora técnica, diretor técnico, direttore tecnico
cto director technical: director de tecnología, diretor de tecnologia, directeur de la technologie
cfo: directeur administratif et financier, directrice administrative et financière, daf, raf
cfo director finance: directeur financier, directrice financière, director financiero
cfo director finance: directora financiera, direttore finanziario, direttrice finanziaria
cfo director finance: diretor financeiro, diretora financeira, director administrativo financiero
cio: dsi, directeur des systèmes d information
human_resources director: drh, directeur des ressources humaines, directrice des ressources humaines
president: président, présidente, presidente
chairman: président du conseil, presidente del consejo, presidente del consiglio
vp: vice président, vice présidente, vicepresidente, vicepresidenta, vice presidente, viceprésident
non_executive: administrateur indépendant, consejero independiente, consigliere indipendente
board_member: membre du conseil, consejero, consigliere, conselheiro, conselho
executive_board: membre du directoire, directoire, comité de direction, codir, comex
leadership: direction, dirección, direzione, diretoria, direção, direction générale
leadership: dirección general, direzione generale, gerencia general, dirigeants, conseil
founder: fondateur, fondatrice, cofondateur, cofondatrice, fundador, fundadora, cofundador
founder: cofundadora, fondatore, cofondatore, co fondateur, co fondatrice, co fundador, co fondatore
founder: socio fundador, socio fondatore, sócio fundador, associé fondateur, co fundadora
entrepreneur: entrepreneure, entrepreneuse, empresario, empresaria, imprenditore, imprenditrice
entrepreneur: empresário, empresária, emprendedor, emprendedora, empreendedor
owner: propriétaire, propietario, propietaria, proprietario, proprietaria, titolare, dueño, dueña
owner: proprietário, proprietária, titular del negocio
partner: associé, associée, socio, socia, sócio, sócia, associé gérant
director: directeur, directrice, directora, direttore, direttrice, diretor, diretora, dirigente
director: codirecteur, codirectrice, subdirector, subdirectora, vicedirettore
manager: responsable, gerente, jefe, jefa, responsabile, responsável, chefe, capo, encargado
manager: encargada, chef de, chef du, chef des, chef d, cheffe de, cheffe des, cheffe d, chefe de
manager: manageur, manageuse, chef adjoint, coordinatore responsabile, jefatura
manager: gestore responsabile
manager department: chef de service, chef de département, jefe de departamento, chef du service
supervisor: superviseur, superviseure, supervisore, supervisora, contremaître, capataz
team_leader: chef d équipe, cheffe d équipe, jefe de equipo, capo squadra, caposquadra
team_leader: chefe de equipe, líder de equipo, team manager
principal: principale
senior: sénior, senior
junior: júnior, débutant, débutante
deputy: adjoint, adjointe, adjunto, adjunta, vicario
assistant: assistante, asistente, assistente, ayudante, auxiliar
secretary: secrétaire, secretario, secretaria, segretario, segretaria, secretário, secretária
secretary_general: secrétaire général, secrétaire générale, secretario general, segretario generale
executive assistant: assistante de direction, assistant de direction, asistente de dirección
executive assistant: assistente di direzione, secrétaire de direction, secretaria de dirección
executive assistant: assistente de direção, asistente de gerencia, secretária executiva
intern: stagiaire, becario, becaria, pasante, practicante, stagista, tirocinante, estagiário
intern: estagiária, prácticas, tirocinio, estágio
apprentice: alternant, alternante, apprenti, apprentie, aprendiz, apprendista, alternance
student: étudiant, étudiante, estudiante, studente, studentessa, estudante, universitario
phd_student: doctorant, doctorante, doctorando, doctoranda, dottorando, dottoranda, doutorando
phd_student: doutoranda
former: ancien, ancienne, antiguo, antigua, aposentado, jubilado, jubilada, retraité
advisor: conseiller, conseillère, asesor, asesora, consulente interno, assessor, assessora
executive: ejecutivo, ejecutiva, executivo, executiva
representative: représentant, représentante, representante, rappresentante
officer: chargé, chargée, chargé de mission, chargée de mission, addetto, addetta, encarregado
cook: chef de partie, chef de cuisine, chef de rang
project manager: chef de projet, cheffe de projet, jefe de proyecto, jefa de proyecto
project manager: gerente de projeto, capo progetto, chef de projets, gerente de proyecto
project manager: gerente de proyectos, gerente de projetos, responsable de projet, jefe de proyectos
project manager: directeur de projet, gestor de proyectos, gestor de projetos, chargé de projet
project manager: chargée de projet
product_manager: chef de produit, cheffe de produit, jefe de producto, gerente de producto
product_manager: gerente de produto, responsabile di prodotto, chef de produits
account manager: chargé de clientèle, chargée de clientèle, gestor de cuentas, gestor de cuenta
account manager: gerente de cuentas, gerente de contas, responsable de comptes, gestore clienti
account manager: responsable de compte, chargé d affaires, chargée d affaires
key_account manager: responsable grands comptes, responsable comptes clés, directeur grands comptes
account executive: ejecutivo de cuentas, ejecutiva de cuentas, executivo de contas
account executive: ejecutivo de cuenta
"""
FUNCTIONS: Final = """
engineer: ingénieur, ingénieure, ingeniero, ingeniera, ingegnere, engenheiro, engenheira
engineering: ingénierie, ingeniería, ingegneria, engenharia
developer: développeur, développeuse, desarrollador, desarrolladora, sviluppatore, sviluppatrice
developer: desenvolvedor, desenvolvedora, programador, programadora, programmatore, programmeur
development: développement, desarrollo, sviluppo, desenvolvimento
software: logiciel, logiciels
architect: architecte, arquitecto, arquitecta, architetto, arquiteto, arquiteta
technician: technicien, technicienne, técnico, técnica, tecnico
technical: technique, techniques
technology: tecnología, tecnologia, technologie
it: informatique, informática, informatica, systèmes d information, sistemas
it: tecnologías de la información, tecnologia da informação, ti
project: projet, projets, proyecto, proyectos, progetto, progetti, projeto, projetos
product: produit, produits, producto, productos, prodotto, prodotti, produto, produtos
design: diseño, conception
designer: diseñador, diseñadora, graphiste, progettista, maquettiste
graphic: gráfico, gráfica, grafico
data: données, datos, dati, dados
analyst: analyste, analista
research: recherche, recherches, investigación, ricerca, pesquisa, investigação
researcher: chercheur, chercheuse, investigador, investigadora, ricercatore, ricercatrice
researcher: pesquisador, pesquisadora
research_development: recherche et développement, ind, investigación y desarrollo
research_development: ricerca e sviluppo
scientist: scientifique, científico, científica, scienziato, cientista
science: sciences, ciencia, ciencias
laboratory: laboratoire, laboratorio, laboratório
sales: vente, ventes, ventas, venta, vendite, vendas, vendita, comercial, commerciale, commerciaux
sales: comerciais
salesperson: vendeur, vendeuse, vendedor, vendedora, venditore, venditrice, technico commercial
salesperson: ingénieur commercial, attaché commercial, attachée commerciale
business_development: développement commercial, développement des affaires, desarrollo de negocio
business_development: desarrollo de negocios, desenvolvimento de negócios, sviluppo commerciale
business_development: sviluppo business
marketing: mercadotecnia, mercadeo
communications: comunicación, comunicazione, comunicação, communication
public_relations: relations publiques, relaciones públicas, relazioni pubbliche, relações públicas
advertising: publicité, publicidad, pubblicità, publicidade
brand: marque, marca
customer_service: service client, service clients, relation client, atención al cliente
customer_service: servicio al cliente, servizio clienti, atendimento ao cliente, assistenza clienti
client: clientes, clienti, clientèle, cliente
account: compte, comptes, cuenta, cuentas, conta, contas
key_account: grands comptes, comptes clés, cuentas clave, grandes cuentas
finance: finances, financier, financière, finanzas, financiero, financiera, finanza, finanziario
finance: finanziaria, finanças, financeiro, financeira
accountant: comptable, expert comptable, contador, contadora, contabile, contable, commercialista
accountant: contabilista
accounting: comptabilité, contabilidad, contabilità, contabilidade
controller: contrôleur de gestion, contrôleuse de gestion, contrôle de gestion
controller: controller di gestione
audit: auditoría, auditoria
auditor: auditeur, auditrice, auditora, revisore
treasury: trésorerie, tesorería, tesoreria, tesouraria
treasurer: trésorier, trésorière, tesorero, tesoriere
tax: fiscal, fiscalité
investment: investissement, investissements, inversión, inversiones, investimenti, investimentos
bank: banque, banca, banco
insurance: assurance, assurances, seguros, assicurazioni
human_resources: ressources humaines, rh, recursos humanos, rrhh, rr hh, risorse umane
recruitment: recrutement, reclutamiento, selección, selezione, recrutamento
recruiter: recruteur, recruteuse, reclutador, reclutadora, recrutador
training: formation, formación, formazione, formação
trainer: formateur, formatrice, formador, formadora, formatore
legal: juridique, jurídico, jurídica, legale, affari legali, affaires juridiques, juriste
lawyer: avocat, avocate, abogado, abogada, avvocato, avvocata, advogado, advogada
notary: notaire, notario, notaio, notário
compliance: conformité, cumplimiento
operations: opérations, operaciones, operazioni, operações, exploitation, operativo, operativa
production: production, producción, produzione, produção
manufacturing: fabrication, fabricación, manufactura
logistics: logistique, logística, logistica
supply_chain: chaîne logistique, cadena de suministro, cadeia de suprimentos
quality: qualité, calidad, qualità, qualidade
maintenance: mantenimiento, manutenzione, manutenção
warehouse: entrepôt, almacén, magazzino, armazém
factory: usine, fábrica, stabilimento, planta
construction: chantier, travaux, obra, obras, cantiere, conducteur de travaux
safety: sécurité, seguridad, sicurezza, segurança
transport: transporte, trasporti
procurement: achats, achat, compras, acquisti, suprimentos, approvisionnement, approvisionnements
buyer: acheteur, acheteuse, comprador, compradora
administration: administratif, administrative, administrativo, administrativa, administración
administration: amministrazione, amministrativo, amministrativa, administração
administrator: administrateur, administrador, administradora, amministratore
receptionist: réceptionniste, recepcionista
accountancy: commissaire aux comptes
teacher: enseignant, enseignante, profesor, profesora, insegnante, docente, maestro, maestra
teacher: professeur des écoles, institutrice, instituteur
professor: professeur, professeure, professore, professoressa, professora, catedrático, catedrática
professor: maître de conférences, maitresse de conférences, profesor titular
education: éducation, educación, educação, istruzione
physician: médecin, médico, médica, medico
nurse: infirmier, infirmière, enfermero, enfermera, infermiere, infermiera, enfermeiro, enfermeira
pharmacist: pharmacien, pharmacienne, farmacéutico, farmacéutica, farmacista, farmacêutico
dentist: dentiste, dentista
psychologist: psychologue, psicólogo, psicóloga, psicologo, psicologa
health: santé, salud, sanità, saúde
consultant: consultante, consultor, consultora, consulente
project_management: gestion de projet, gestión de proyectos, gestão de projetos
media: média, médias, medios
journalist: journaliste, periodista, giornalista, jornalista
editor: rédacteur, rédactrice, redactor, redactora, redattore, redattrice, éditeur, éditrice
editor_in_chief: rédacteur en chef, rédactrice en chef, redactor jefe, caporedattore
translator: traducteur, traductrice, traductor, traductora, traduttore, traduttrice, tradutor
photographer: photographe, fotógrafo, fotógrafa, fotografo
strategy: stratégie, stratégique, estrategia, estratégico, strategia, estratégia
innovation: innovación, innovazione, inovação
business: affaires, negocios, negócio, negócios, negocio
store: magasin, tienda, negozio, loja
specialist: spécialiste, especialista, specialista
expert: experte, experto, experta, esperto
coordinator: coordinateur, coordinatrice, coordinador, coordinadora, coordinatore, coordenador
coordinator: coordenadora, coordonnateur, coordonnatrice
region: région, régional, régionale, regional
area: zone, zona
"""
