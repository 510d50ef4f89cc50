"""The directory behind the API, and what its users know."""

from graphsvc.database import Database
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study
from tests.judge import site
from tests.judge.site import HEADER, Caller, World

__all__ = ["DANAS", "HEADER", "Caller", "World", "make_world"]

DANAS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Lena,Hartmann,https://linkedin.com/in/lena-hartmann,lena@initech.example,Initech,Buyer,01 Feb 2023
Noor,Said,,,Hooli GmbH,Founder,05 May 2022
"""
OMARS = f"""{HEADER}
Lars,Hartwig,,lars@initech.example,Initech,Buyer,01 Feb 2023
Vera,Stark,,,Hush Hush Ltd,Spy,05 May 2022
"""


def _directory() -> list[DirectoryRecord]:
    day = PartialDate.parse
    return [
        Company(
            "acme", "Acme, Inc.", domain="acme.example", headcount=40, city="Oslo", country="NO"
        ),
        Company("initech", "Initech", domain="initech.example"),
        Company("initech-2", "Initech Systems", parent="initech", acquired=day("2019-05")),
        Company("bank", "Bank of Åland"),
        Company("twin-1", "Twin Peaks Ltd"),
        Company("twin-2", "Twin Peaks Inc"),
        School("uppsala", "Uppsala University", city="Uppsala", country="SE"),
        School("twin-1", "Saint Mary College"),
        School("twin-2", "Saint Mary College"),
        Person("dana", "Dana Reyes"),
        Person("lee", "Lee Hart", emails=("lee@initech.example",)),
        Person("olga", "Ólga O'Neill"),
        Person("sam-1", "Sam Smith"),
        Person("sam-2", "Sam Smith"),
        Person("tan", "田中"),
        Employment("dana", "acme", "Engineer", day("2015"), day("2018-06")),
        Employment("lee", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("lee", "initech", "Head of purchasing", day("2019-04"), current=True),
        Employment("olga", "initech", "Clerk", day("2010"), day("2012")),
        Employment("sam-1", "initech", "Driver", day("2020"), current=True),
        Employment("sam-2", "acme", "Driver", day("2020"), current=True),
        Study("lee", "uppsala", "BSc", "Economics", day("2008"), day("2011")),
    ]


def make_world(database: Database, ring: KeyRing, config: Settings) -> World:
    return site.make_world(database, ring, config, directory=_directory(), danas=DANAS, omars=OMARS)
