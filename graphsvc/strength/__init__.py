"""How strong a tie is: evidence in, a number from 0 to 1 out. Pure.

``numbers`` holds every number of the model with its source, ``evidence`` what a piece of evidence
is and how pieces combine and fade, ``places`` what shared jobs and studies prove, ``traffic`` what
mail, meetings and calls do, ``labels`` the three words for a strength.
"""

from graphsvc.strength.evidence import (
    NEVER,
    WORD,
    WORDS,
    Evidence,
    contact_cost,
    cost,
    cost_on,
    counting,
    strength,
    tie_cost,
)
from graphsvc.strength.labels import BORDERS, Label, label
from graphsvc.strength.numbers import NUMBERS, number
from graphsvc.strength.places import (
    PLACES_MODEL,
    alumni_cost,
    customer_cost,
    ex_colleague_cost,
    months_between,
    place_size,
    shared_employer_cost,
)
from graphsvc.strength.traffic import Touch, Traffic, Way, traffic, traffic_strength

__all__ = [
    "BORDERS",
    "NEVER",
    "NUMBERS",
    "PLACES_MODEL",
    "WORD",
    "WORDS",
    "Evidence",
    "Label",
    "Touch",
    "Traffic",
    "Way",
    "alumni_cost",
    "contact_cost",
    "cost",
    "cost_on",
    "counting",
    "customer_cost",
    "ex_colleague_cost",
    "label",
    "months_between",
    "number",
    "place_size",
    "shared_employer_cost",
    "strength",
    "tie_cost",
    "traffic",
    "traffic_strength",
]
