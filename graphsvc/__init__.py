"""graphsvc: who can introduce me to this person, or to someone at this company?"""

__version__ = "0.1.0"
