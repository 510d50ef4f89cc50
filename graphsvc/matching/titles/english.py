"""English words of job titles: what stands for what, one meaning a line.

``meaning: spelling, spelling``. A meaning is one or more terms; a term of several words is joined
by underscores. A word that is in no line means itself. R&D is read as ``rnd`` before this.
"""

from typing import Final

LEVELS: Final = """
of: of, for, in, at, with, on, from, by, within, as, to
and: and, plus, the, a, an, our, my
ceo: chief executive officer, chief executive, ceo, managing director, md, group ceo
cto: chief technology officer, chief technical officer, cto, chief technologist
cfo: chief financial officer, chief finance officer, cfo
coo: chief operating officer, chief operations officer, coo, chief operation officer
cmo: chief marketing officer, cmo
cio: chief information officer, cio
ciso: chief information security officer, ciso
cpo: chief product officer, cpo
cro: chief revenue officer, cro
cco: chief commercial officer, cco
chro: chief human resources officer, chief people officer, chro, chief hr officer
cso: cso
chief_investment_officer: chief investment officer, chief investments officer
chief_security_officer: chief security officer
cdo: chief data officer, cdo
clo: chief legal officer, clo
chief_scientist: chief scientist
chief_science_officer: chief science officer, chief scientific officer
chief_of_staff: chief of staff
editor_in_chief: editor in chief
president: president
chairman: chairman, chairwoman, chairperson, chair of the board, board chair, executive chair
chairman: chairman of the board, vice chairman, deputy chairman, non executive chairman
rector: rector, chancellor, vice chancellor, provost, deputy vice chancellor
secretary_general: secretary general, general secretary
vp: vice president, vp, v p, vice pres, vice presidents
senior vp: svp
executive vp: evp
regional vp: rvp
assistant vp: avp
non_executive: non executive director, nonexecutive director, non executive, ned, nonexecutive
non_executive: independent director, board director
board_member: board member, member of the board, board of directors, supervisory board, board
advisory_board: advisory board member, advisory board, board advisor, board observer
member: member, council member, committee member, trustee
executive_board: executive board, management board, executive board member, executive committee
leadership: c suite, c level, executive team, executive office, management team, senior management
leadership: executive management, executives, ceos, ctos, cfos, cios, cmos, founders, directors
leadership: owners, presidents, vps, managers, leaders, partners, cxos, cxo, executive leadership
leadership: managing directors, chairmen, heads, c suites
founder: founder, cofounder, co founder, founding member, co founding
entrepreneur: entrepreneur
founding: founding
owner: owner, co owner, proprietor, proprietress, business owner, coowner
product_owner: product owner
process_owner: process owner, service owner, data owner, system owner, risk owner, control owner
partner: partner
managing_partner: managing partner
business_partner: business partner, talent partner, technology partner, client partner
business_partner: delivery partner, strategic partner, channel partner, customer partner
business_partner: account partner, sales partner, implementation partner
partner_business sales: partner sales
partner_business marketing: partner marketing
partner_business success: partner success
partner_business manager: partner manager, partner relationship manager
partner_business account: partner account
partner_business engineer: partner engineer
partner_business program: partner program, partner programs
partner_business: partner enablement, partner development, partner relations, partner relationship
partner_business: partner relationships, partner solutions, partner operations, partner management
partner_business: partner experience, partner support
head: head
general_manager: general manager, gm, country manager, country director, country head
director: director, directo, dir, co director, codirector
executive_director: executive director
art_director: art director
manager: manager, mgr, mngr, mger, manger
supervisor: supervisor
superintendent: superintendent
foreman: foreman, forewoman, foreperson
team_leader: team lead, team leader, teamleader, shift lead, shift leader, crew leader, squad lead
team_leader: section leader, group leader, practice lead, practice leader, tech lead manager
group_product_manager: group product manager, product group manager
lead: lead
leader: leader
project manager: project leader, project lead, programme leader, program leader
associate product manager: apm
dean: dean
principal: principal, principle
member_of_staff: member of technical staff
staff: staff
senior: senior, sr, snr
distinguished: distinguished
headhunter: head hunter
lead_generation: lead generation, lead gen, leads
director_of_photography: director of photography
deputy: deputy, dep
associate: associate, assoc
junior: junior, jr, jnr
entry_level: entry level, early career
graduate: graduate
assistant: assistant, asst, assistants
secretary: secretary
company_secretary: company secretary, corporate secretary
personal assistant: pa
executive assistant: ea, exec assistant
intern: intern, internship, interns
trainee: trainee
apprentice: apprentice, apprenticeship
working_student: working student, co op student, student intern, student worker
summer_analyst: summer analyst, summer associate
student: student, undergraduate, undergrad, graduate student, postgraduate student, students
student: mba candidate, bachelor student, postgraduate
phd_student: phd student, phd candidate, doctoral student, doctoral candidate, phd researcher
phd_student: doctoral researcher, graduate researcher, ph d student, ph d candidate, phd scholar
phd_student: research student
phd: phd, ph d, doctorate, doctor of philosophy
former: former, formerly, ex, retired, previously, past, emeritus
aspiring: aspiring, prospective, seeking, incoming
executive: executive, exec
representative: representative, rep, reps
advisor: advisor, adviser, advisors
reporting: reporting, reports
office: office
"""
FUNCTIONS: Final = """
engineer: engineer, eng, engr, engineers
developer: developer, dev, programmer, coder, developers
full_stack: full stack, fullstack
software engineer: swe, sde
software engineer test: sdet
site_reliability engineer: sre
design_engineer: design engineer
test: test, testing
technical: technical
technology: technology, tech, technologies
computer_science: computer science
it: information technology, it, ict, i t
information_system: information systems, information system
business_system: business systems, business system
product: product
product_manager: product manager, product managers
product_management: product management
product_marketing: product marketing
ux: ux, user experience
ui: ui, user interface
data_science: data science
data_scientist: data scientist
machine_learning: machine learning, ml
artificial_intelligence: artificial intelligence, ai
bi: business intelligence, bi
research_development: research and development, rnd, research development, r d
postdoc: postdoc, post doc, postdoctoral, post doctoral, postdoctorate
laboratory: laboratory, lab
sales: sales, selling, commercial
presales: presales, pre sales
account: account, accounts, acct
key_account: key account, key accounts
business_development: business development, business dev, bd, bizdev, biz dev, businness development
market_development: market development
business_development manager: bdm
business_development representative: bdr
sales development representative: sdr
account executive: ae
marketing: marketing, mktg, mkt, mktng, marcom
public_relations: public relations, pr
communications: communications, communication, comms
customer_success: customer success, client success
customer_success manager: csm
customer_experience: customer experience, cx
customer_service: customer service, customer support, customer care, client services, client service
finance: finance, financial
human_resources: human resources, hr, people, personnel, human capital, human resource
people_culture: people and culture
human_resources business_partner: hrbp, hr partner, people partner
recruitment business_partner: recruitment partner
talent_acquisition business_partner: talent acquisition partner
talent_acquisition: talent acquisition
learning_development: learning and development, lnd, l d
recruitment: recruitment, recruiting
general_counsel: general counsel
lawyer: lawyer, attorney, solicitor, barrister
accountant: accountant, cpa
accounting: accounting, accountancy
financial_planning: fnp, fpna, fp a, financial planning
mergers_acquisitions: mna, m a, mergers and acquisitions
operations: operations, ops, operation, operating
supply_chain: supply chain, supplychain, scm
quality: quality, quality assurance
qa: qa
procurement: procurement, purchasing
buyer: buyer, purchaser
administration: administration, administrative, admin
teacher: teacher, educator, teachers
professor: professor, prof, assistant professor, associate professor, assistant prof, associate prof
professor: assoc professor, full professor, asst professor, distinguished professor
teacher_head: head of school, headteacher, headmaster, headmistress, head teacher
project: project, projects
program: program, programme, programs, programmes
project_management: project management, program management, programme management, pmo
consultant: consultant, consultants
physician: physician, medical doctor, md phd
nurse: nurse, rn, nurses
investment: investment, investments
strategy: strategy, strategic
vendor_management: vendor management
health_safety: health and safety, hse, ehs, whs, ohs
relationship: relationship, relationships, relations
client: client, clients
e_commerce: e commerce, ecommerce
social_media: social media
real_estate: real estate
personal_trainer: personal trainer, personal training
personal_banker: personal banker
personal_care: personal care
"""
NO_SLIPS: Final = """
context contrast commence finding processor quantify quantity qualify responsible selection
skipping stuffing trailer trailing practices mergers decent parents countries founded spelling
sealing retried contiguous
"""
"""Words that are one letter from a word of titles, and other words."""
