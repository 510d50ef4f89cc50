"""Terms of job titles that name a department, by the department's name on the wire.

Terms are meanings as in ``english``, or English words and phrases that mean themselves.
"""

from typing import Final

WORDS: Final = {
    "engineering": """engineer, engineering, developer, technology lead, systems engineer, system
        engineer, application development, app development, development head, development
        director, software, firmware, frontend, software development, web development, head
        development, front end, backend, back end, full_stack, ios, android, architect,
        technician, test, tester, design_engineer, surveyor, quantity surveyor, cto, mechanic,
        electrician, drafter, draftsman, embedded, hardware, qa, devops, site_reliability,
        welder, machinist, algorithm, algorithms, technical, web developer, aerospace, mobile,
        draughtsman, programming, member_of_staff, scrum, cad""",
    "information_technology": """it, information_system, business_system, technology, systems
        administrator, system administrator, network engineer, network manager, network
        administrator, network security, network architect, network technician, network
        operations, network specialist, networking, infrastructure engineer, infrastructure
        manager, cloud, cto, cio, ciso, security engineer, information security, cyber security,
        cybersecurity, infosec, devops, dba, database, databases, helpdesk, help desk, desktop
        support, technical support, sap, erp, crm, service desk, enterprise architect, systems
        analyst, system analyst, web developer, webmaster, computing, salesforce administrator,
        systems engineer, sysadmin, system engineer, solution architect, solutions architect,
        digital transformation""",
    "product": """product, product_manager, group_product_manager, product_management,
        product_owner, cpo""",
    "design": """design, designer, ux, ui, graphic, graphics, creative, art_director,
        illustrator, animator, animation""",
    "data": """data, data_science, data_scientist, analytics, bi, cdo, machine_learning,
        artificial_intelligence, deep learning, nlp, statistician, biostatistician, computer
        vision""",
    "research": """research, researcher, research_development, laboratory, scientist, science,
        geologist, chemist, biologist, physicist, mathematician, economist, geophysicist,
        postdoc, astronomer, geoscientist, hydrologist, ecologist, geochemist, phd_student,
        chief_scientist, chief_science_officer, investigator, innovation, scientific, research
        fellow, astrophysicist, metallurgist, microbiologist, historian, archaeologist,
        anthropologist, sociologist, geoscience, geology, bioinformatics, toxicologist,
        neuroscientist, biochemist, quantitative research analyst, oceanographer""",
    "sales": """sales, presales, account, key_account, business_development, business developer,
        market_development, revenue, cro, cco, salesperson, salesman, saleswoman, salespeople,
        alliances, partnerships, partnership, partner_business, territory, channel, inside sales,
        solutions engineer, dealer, broker, merchandiser, go to market, retail, telesales""",
    "marketing": """marketing, product_marketing, cmo, branding, brand, advertising, growth, seo,
        lead_generation, sem, demand generation, copywriter, evangelist, developer advocate,
        communications, media buyer, public_relations, social_media, content, media relations,
        public affairs, campaign, publicist, campaigns, community, community manager, event,
        events, market research, marketer, e_commerce, advocate relations, digital media,
        publicity, spokesperson, marketeer, corporate affairs""",
    "customer_success": """customer_success, customer_experience, customer_service, customer,
        client relationship, client relations, client engagement, call center, call centre,
        support, call agent, client, onboarding, contact center, contact centre, application
        support""",
    "finance": """finance, treasury, funding, treasurer, controller, controlling, comptroller,
        tax, audit, cfo, auditor, actuary, actuarial, investment, investor, investor relations,
        mergers_acquisitions, banking, banker, trader, trading, underwriter, underwriting,
        credit, wealth, equities, equity research, equity trader, capital markets, quantitative
        analyst, quantitative research analyst, quant, quantitative, payroll, billing,
        bookkeeper, bookkeeping, venture, venture capital, insurance, hedge fund, private equity,
        asset management, accountant, accounting, accounts payable, loan, mortgage, accounts
        receivable, financial_planning, fund, portfolio manager, collections, budget,
        stockbroker, financial, teller, valuation, chief investment officer, risk analyst,
        economics, funds, fixed income, securities, derivatives""",
    "human_resources": """human_resources, chro, talent, talent_acquisition, recruitment,
        recruiter, recruitment consultant, learning_development, compensation, benefits, employee
        relations, employer branding, workforce, headhunter, head hunter, organizational
        development, er, organisational development, people_culture, staffing, employee
        experience, diversity, industrial relations, remuneration, recruiters, sourcer, training
        and development""",
    "legal": """legal, contract administrator, counsel, lawyer, law, paralegal, general_counsel,
        compliance, contracts, clo, contract manager, litigation, notary, patent, privacy,
        regulatory, company_secretary, judge, regulatory affairs, magistrate, legal counsel,
        juris, data protection, arbitrator""",
    "operations": """operations, coo, logistics, supply_chain, manufacturing, production,
        quality, warehouse, maintenance, plant, fleet, facilities, facility, factory, lean,
        health_safety, continuous improvement, shipping, distribution, inventory, operational,
        mining, mine, qa, process improvement, safety, construction, site manager, operational
        excellence, transport, materials, workshop, assembly, six sigma, store manager,
        dispatcher, transportation, import export, supply, field service""",
    "procurement": """procurement, buyer, sourcing, buying, vendor_management, supplier,
        purchase, category manager, strategic sourcing, purchases, suppliers, vendor manager""",
    "administration": """administration, office administrator, receptionist, clerk, secretary,
        personal assistant, executive assistant, office manager, data entry, secretarial, typist,
        virtual assistant, executive secretary, office assistant, office coordinator, front desk,
        business administrator, office management, management assistant""",
    "education": """education, educational, teaching, teacher, lecturer, instructor, tutor,
        faculty, professor, dean, reader, head of school, school principal, training, trainer,
        academic, curriculum, professorial, teaching fellow, instructional, instructional
        designer, instructional design, rector, e learning, elearning, learning, teacher_head,
        principal of school, schoolteacher, preceptor, senior lecturer, educator, assistant
        lecturer, learning designer, librarian, deputy principal, vice principal""",
    "healthcare": """healthcare, health care, medical, clinical, nursing, hospital, health,
        patient, pharmacy, dental, physiotherapy, psychology, physician, nurse, surgeon,
        pharmacist, dentist, psychologist, therapist, cardiologist, radiologist, pathologist,
        pediatrician, psychiatrist, physiotherapist, paramedic, anesthesiologist, veterinarian,
        midwife, oncologist, neurologist, radiology, medicine, surgery, pathology, caregiver,
        dietitian, nutritionist, doctor, clinician, obstetrician, optometrist, anaesthetist,
        psychotherapist, healer, counsellor""",
    "consulting": "consultant, consulting, consultancy, advisory",
    "project_management": """project, project_management, program, program manager, change
        management, change, scrum, agile, change manager, delivery manager, pmo, release manager""",
    "media": """editor, journalist, producer, writer, reporter, filmmaker, photographer,
        publisher, videographer, editorial, broadcaster, screenwriter, author, actor, actress,
        musician, artist, composer, film, video, editor_in_chief, columnist, translator,
        publishing, photography, director_of_photography, anchor, interpreter, singer, theatre,
        journalism, proofreader""",
    "general_management": """ceo, president, chairman, founder, owner, general_manager, strategy,
        managing_partner, executive_director, corporate development, executive_board,
        entrepreneur, secretary_general, rector, chief_of_staff, general management, corporate
        strategy""",
}
"""The words of every ``Department``; parted by commas."""
