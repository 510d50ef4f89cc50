"""The directory behind the pages, and what its users know."""

from graphsvc.database import Database
from graphsvc.sealing import KeyRing
from graphsvc.settings import Settings
from loaders.records import Company, DirectoryRecord, Employment, PartialDate, Person, School, Study
from tests.judge import site
from tests.judge.site import HEADER, Asker, World

__all__ = ["EVIL", "HEADER", "QUOTED", "Asker", "World", "make_world"]

EVIL = "<script>alert(1)</script>"
QUOTED = 'Zoë "Zed" O\'Hara & Söhne'

DANAS = f"""{HEADER}
Lee,Hart,,lee@initech.example,Initech,Head of purchasing,02 Mar 2024
Noor,Said,,noor@hooli.example,Hooli GmbH,Chief Dreamer,05 May 2022
{EVIL},Möller,,,Initech,Clerk,05 May 2022
"""
OMARS = f"""{HEADER}
Vera,Stark,,,Hush Hush Ltd,Spy,05 May 2022
Vera,Initech,,,Initech,Sleeper,05 May 2022
"""


def _directory() -> list[DirectoryRecord]:
    day = PartialDate.parse
    return [
        Company(
            "acme", "Acme, Inc.", domain="acme.example", headcount=40, city="Oslo", country="NO"
        ),
        Company("initech", "Initech", domain="initech.example"),
        Company("empty", "Vacant Works", parent="initech", acquired=PartialDate(2019, 5)),
        Company("twin-1", "Twin Peaks Ltd"),
        Company("twin-2", "Twin Peaks Inc"),
        School("uppsala", "Uppsala University", city="Uppsala", country="SE"),
        School("mary-1", "Saint Mary College", city="Cork"),
        School("mary-2", "Saint Mary College", city="Lima"),
        Person("dana", "Dana Reyes"),
        Person("lee", "Lee Hart", emails=("lee@initech.example",), profile_url="javascript:x"),
        Person("quoted", QUOTED),
        Person("sam-1", "Sam Smith"),
        Person("sam-2", "Sam Smith"),
        Person("lost", "Lost Soul"),
        Person("acme", "Initech"),
        Employment("dana", "acme", "Engineer", day("2015"), day("2018-06")),
        Employment("lee", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("quoted", "acme", "Buyer", day("2014-01"), day("2019-03")),
        Employment("quoted", "initech", '"Head" of <things>', day("2019-04"), current=True),
        Employment("lee", "initech", "Head of purchasing", day("2019-04"), current=True),
        Employment("sam-1", "initech", "Driver", day("2020"), current=True),
        Employment("sam-2", "acme", "Driver", day("2020"), current=True),
        Study("lee", "uppsala", "BSc", "Economics", day("2008"), day("2011")),
    ]


def make_world(database: Database, ring: KeyRing, config: Settings) -> World:
    return site.make_world(database, ring, config, directory=_directory(), danas=DANAS, omars=OMARS)
