"""Terms of job titles that say how high up somebody is, as sets that rules of levels go by."""

from typing import Final

_CHIEFS_WORDS: Final = """
ceo cto cfo coo cmo cio ciso cpo cro cco chro cdo clo chief_investment_officer cso
chief_science_officer chief_security_officer president chairman rector secretary_general
executive_board
"""
_SERVING_WORDS: Final = """
assistant secretary advisor office reporting chief_of_staff consultant coach mentor support
recruiter deputy
"""
_PROFESSIONS_WORDS: Final = """
engineer developer product_manager design_engineer analyst scientist data_scientist researcher
consultant specialist expert designer architect advisor associate accountant lawyer counsel
technician officer editor producer journalist writer teacher professor lecturer nurse physician
pharmacist surveyor planner buyer recruiter trainer representative agent coordinator administrator
assistant secretary clerk executive employee salesperson auditor controller economist geologist
chemist biologist physicist investigator fellow postdoc strategist translator product_owner
business_partner underwriter trader banker operator programmer tester copywriter psychologist
therapist evangelist professional worker mechanic electrician partner_business surgeon statistician
geophysicist mathematician instructor tutor artist student illustrator animator photographer
librarian actuary intern accounting
"""
_ALONE_WORDS: Final = """
account key_account product product_manager project program case relationship client event
customer_success social_media community content campaign campaigns brand partnership events
partnerships alliances alliance territory office property asset portfolio fund wealth category
delivery release change engagement business_development contract contracts grant grants bid proposal
tender data database document records product_marketing seo configuration incident problem
implementation stage tour artist talent vendor knowledge traffic scrum crm relations onboarding
loyalty lead_generation claims transition launch listing partner_business
"""
_FUNCTIONS_WITH_CHIEFS_WORDS: Final = """
technology finance operations marketing information information_system security product
product_management revenue sales human_resources strategy data digital legal innovation risk growth
customer customer_experience compliance investment medical communications business people_culture it
administration commercial engineering design brand procurement supply_chain transformation research
"""

CHIEFS: Final = frozenset(_CHIEFS_WORDS.split())
"""Those of whom an organisation has one, and members of its executive board."""
HEADS: Final = frozenset(
    {"head", "dean", "general_manager", "teacher_head", "chief_scientist", "general_counsel"}
)
DIRECTORS: Final = frozenset({"director", "executive_director"})
SUPERVISORS: Final = frozenset(
    {"supervisor", "superintendent", "foreman", "team_leader", "group_product_manager"}
)
LEARNERS: Final = frozenset(
    {"intern", "trainee", "apprentice", "working_student", "summer_analyst", "phd_student"}
)
LEADING: Final = (
    CHIEFS
    | HEADS
    | DIRECTORS
    | SUPERVISORS
    | {"chief", "vp", "partner", "managing_partner", "founder", "owner", "manager"}
)
"""Who leads: *senior* or *assistant* before them changes nothing of their level."""
SERVED: Final = frozenset(
    {"leadership", "board_member", "executive_board", "non_executive", "principal"}
)
SERVING: Final = frozenset(_SERVING_WORDS.split())
"""*X of a leader* is not that leader."""
PROFESSIONS: Final = frozenset(_PROFESSIONS_WORDS.split())
"""Who does a job and, by the word alone, leads nobody."""
ACADEMICS: Final = frozenset(
    {"professor", "lecturer", "fellow", "researcher", "editor", "producer"}
)
"""Those with whom *assistant* and *associate* are ranks of their own, not the entry."""
ALONE: Final = frozenset(_ALONE_WORDS.split())
"""What a manager manages who leads nobody: an account, a product, a project."""
FUNCTIONS_WITH_CHIEFS: Final = frozenset(_FUNCTIONS_WITH_CHIEFS_WORDS.split())
"""*Chief* of these is of the C-suite, *chief* of others (engineer, accountant, nurse) a head."""
