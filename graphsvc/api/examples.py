"""An example of every answer, for OpenAPI."""

import json
from typing import Any, Final

Example = dict[str, Any]


def ok(example: Example) -> dict[int | str, dict[str, Any]]:
    """The response 200 with its example."""
    return _response(200, example)


def created(example: Example) -> dict[int | str, dict[str, Any]]:
    """The response 201 with its example and where the new thing is."""
    return _response(201, example, located=True)


def accepted(example: Example) -> dict[int | str, dict[str, Any]]:
    """The response 202 with its example and where to ask how far it is."""
    return _response(202, example, located=True)


def text(example: str) -> dict[int | str, dict[str, Any]]:
    """The response 200 with a table."""
    return {200: {"content": {"text/csv": {"example": example}}}}


def lines(example: str) -> dict[int | str, dict[str, Any]]:
    """The response 200 with a line of JSON for each thing."""
    return {200: {"content": {"application/x-ndjson": {"example": example}}}}


def _response(
    status: int, example: Example, *, located: bool = False
) -> dict[int | str, dict[str, Any]]:
    response: dict[str, Any] = {"content": {"application/json": {"example": example}}}
    if located:
        where = {"description": "its address", "schema": {"type": "string"}}
        response["headers"] = {"Location": where}
    return {status: response}


_DANA: Final = "0198f5b2-7c1e-7a4b-9c3d-5e6f70819203"
_LEE: Final = "0198f5b2-7c1e-7d10-8f21-a0b1c2d3e4f5"
_KIM: Final = "0198f5b3-11aa-7b3c-a5d6-07182930a1b2"
_GROUP: Final = "0198f5b2-7c1e-7002-b2c3-d4e5f6071830"
_INITECH: Final = "0198f5b2-7c1e-7001-b2c3-d4e5f6071829"
_GLOBEX: Final = "0198f5b4-0042-7e1f-8aab-bccddeeff001"
_SCHOOL: Final = "0198f5b2-7c1e-7002-9d8e-7f6051423324"
_IMPORT: Final = "0198f5c0-3322-7a1b-8c2d-3e4f50617283"
_ENTRY: Final = "0198f5c1-4433-7c2d-9e3f-405162738495"
_OTHER_ENTRY: Final = "0198f5c1-4433-7c2d-9e3f-5162738495a6"

_AT_INITECH: Final = {"id": _INITECH, "name": "Initech"}
_AT_SCHOOL: Final = {"id": _SCHOOL, "name": "Uppsala University"}


def _listed(item: Example, following: str | None = None) -> Example:
    return {"items": [item], "next": following}


LIVE: Final[Example] = {"status": "live"}
READY: Final[Example] = {"status": "ready"}

ME: Final[Example] = {
    "id": _KIM,
    "name": "Kim Novak",
    "email": "kim@globex.example",
    "person": None,
    "availability": "free",
    "organisation": {"id": _GLOBEX, "name": "Globex"},
}

ACCOUNT: Final[Example] = {"name": "Kim Novak"}

_KEY: Final[Example] = {
    "id": _ENTRY,
    "name": "CRM",
    "scopes": ["read"],
    "created": "2026-05-04T09:30:00Z",
    "expires": "2026-08-02T09:30:00Z",
    "used": None,
}
KEYS: Final[Example] = {"items": [{**_KEY, "used": "2026-05-04T10:15:00Z"}]}
MADE_KEY: Final[Example] = {**_KEY, "key": "gs_…"}
SESSIONS: Final[Example] = {
    "items": [
        {
            "id": _OTHER_ENTRY,
            "organisation": "Globex",
            "device": "Firefox on Linux",
            "began": "two-step",
            "created": "2026-05-04T08:00:00Z",
            "used": "2026-05-04T10:15:00Z",
            "this": True,
        }
    ]
}

ANSWER: Final[Example] = {
    "target": {"kind": "person", "id": _LEE, "name": "Lee Hart"},
    "as_of": "2026-05-04",
    "paths": [
        {
            "rank": 1,
            "strength": 0.4213,
            "label": "medium",
            "people": [
                {"id": _KIM, "kind": "viewer", "name": "Kim Novak", "title": "", "company": ""},
                {
                    "id": _DANA,
                    "kind": "teammate",
                    "name": "Dana Reyes",
                    "title": "Account executive",
                    "company": "Globex",
                },
                {
                    "id": _LEE,
                    "kind": "person",
                    "name": "Lee Hart",
                    "title": "Head of purchasing",
                    "company": "Initech",
                },
            ],
            "edges": [
                {
                    "type": "TEAMMATE",
                    "strength": 0.9,
                    "label": "strong",
                    "fresh": None,
                    "evidence": [
                        {
                            "type": "TEAMMATE",
                            "strength": 0.9,
                            "text": "You have Dana Reyes as a colleague.",
                        }
                    ],
                },
                {
                    "type": "EX_COLLEAGUE",
                    "strength": 0.4681,
                    "label": "medium",
                    "fresh": "2019-06",
                    "evidence": [
                        {
                            "type": "EX_COLLEAGUE",
                            "strength": 0.4681,
                            "text": "Dana Reyes worked with Lee Hart at Initech from 2016 to 2019.",
                            "place": "Initech",
                            "months": 36,
                            "since": "2016",
                            "until": "2019",
                        }
                    ],
                },
            ],
            "weakest": 1,
            "introducer": _DANA,
            "bridge": _DANA,
            "sentence": "Dana Reyes, your colleague, worked with Lee Hart at Initech from 2016 to "
            "2019.",
        }
    ],
    "count": None,
    "reason": None,
}

PEOPLE: Final[Example] = {
    "items": [
        {
            "id": _LEE,
            "kind": "person",
            "name": "Lee Hart",
            "title": "Head of purchasing",
            "company": "Initech",
            "owner": None,
        },
        {
            "id": _ENTRY,
            "kind": "private",
            "name": "Lena Hartmann",
            "title": "Buyer",
            "company": "Initech",
            "owner": "Dana Reyes",
        },
    ],
    "narrow": False,
}

PERSON: Final[Example] = {
    "id": _LEE,
    "ref": "crm:4711",
    "name": "Lee Hart",
    "aliases": ["Lee Marsh"],
    "emails": ["lee@initech.example"],
    "profile_url": "https://www.linkedin.com/in/lee-hart",
    "jobs": [
        {
            "company": _AT_INITECH,
            "title": "Head of purchasing",
            "since": "2016-03",
            "until": "",
            "current": True,
        }
    ],
    "studies": [
        {
            "school": _AT_SCHOOL,
            "degree": "BSc",
            "field": "Economics",
            "since": "2008",
            "until": "2011",
        }
    ],
}

COMPANIES: Final[Example] = {
    "items": [
        {
            "id": _INITECH,
            "kind": "company",
            "name": "Initech",
            "domain": "initech.example",
            "city": "Austin",
            "country": "US",
        }
    ],
    "narrow": False,
}

COMPANY: Final[Example] = {
    "id": _INITECH,
    "kind": "company",
    "ref": "crm:acc-12",
    "name": "Initech",
    "domain": "initech.example",
    "headcount": 250,
    "people": 31,
    "city": "Austin",
    "country": "US",
    "parent": {"id": _GROUP, "name": "Chotchkie Group", "acquired": "2019-05"},
    "subsidiaries": [],
}

PEOPLE_TAB: Final[Example] = {
    "people": [
        {
            "id": _LEE,
            "name": "Lee Hart",
            "title": "Head of purchasing",
            "since": "2016-03",
            "until": "",
            "current": True,
        }
    ],
    "private": [
        {
            "id": _ENTRY,
            "name": "Lena Hartmann",
            "title": "Buyer",
            "owner": {"id": _DANA, "name": "Dana Reyes"},
            "owners": [{"id": _DANA, "name": "Dana Reyes"}],
            "mine": False,
            "ask": "Ask Dana Reyes for a referral",
        }
    ],
    "next": None,
}

SCHOOLS: Final[Example] = {
    "items": [{**_AT_SCHOOL, "city": "Uppsala", "country": "SE"}],
}
SCHOOL: Final[Example] = {
    **_AT_SCHOOL,
    "ref": "crm:edu-3",
    "city": "Uppsala",
    "country": "SE",
    "people": 112,
}

IMPORT: Final[Example] = {
    "id": _IMPORT,
    "format": "linkedin",
    "label": "",
    "file": "Connections.csv",
    "mode": "replace",
    "state": "done",
    "created": "2026-05-04T08:15:30.120000Z",
    "ended": "2026-05-04T08:15:33.480000Z",
    "rows": 812,
    "done": 812,
    "verdicts": {"matched": 540, "unsure": 12, "private": 251, "skipped": 9},
    "added": 803,
    "changed": 0,
    "removed": 0,
    "known": 0,
    "missing": 0,
    "undoable": True,
    "problem": None,
    "newer": None,
    "run": None,
}
IMPORT_LIST: Final = _listed(IMPORT)

RUN: Final[Example] = {
    "id": _IMPORT,
    "kind": "import",
    "state": "running",
    "import_state": "running",
    "stopping": False,
    "created": "2026-05-04T08:15:30.120000Z",
    "ended": None,
    "done": 500,
    "total": 812,
    "rate": 240.5,
    "seconds_left": 1.3,
    "attempts": 1,
    "error": None,
}
RUN_LIST: Final = _listed(RUN)

_AUDIT_ENTRY: Final[Example] = {
    "id": "0198f5d4-5566-7a1b-8c2d-3e4f50617284",
    "at": "2026-05-04T08:15:30.120000Z",
    "kind": "details_opened",
    "told": "opened the details of a contact",
    "actor": {"id": _DANA, "name": "Dana Reyes"},
    "subject": _ENTRY,
    "owner": {"id": _KIM, "name": "Kim Novak"},
}
ADOPTION: Final = {
    "items": [{"month": "2026-04", "signed_in": 23, "imported": 8, "asked": None}],
}
AUDIT_LIST: Final = _listed(_AUDIT_ENTRY)
EXPORT: Final = "".join(
    f"{json.dumps(line)}\n"
    for line in (
        {"kind": "user", "data": {"id": _KIM, "name": "Kim Novak", "email": "kim@globex.example"}},
        {"kind": "audit_entry", "data": _AUDIT_ENTRY},
    )
)
AUDIT_TABLE: Final = (
    "at,kind,told,actor,actor_id,subject,owner,owner_id\r\n2026-05-04T08:15:30.120000+00:00,"
    f"details_opened,opened the details of a contact,Dana Reyes,{_DANA},{_ENTRY},Kim Novak,"
    f"{_KIM}\r\n"
)

_VERDICT: Final[Example] = {
    "import_id": _IMPORT,
    "row": 4,
    "kind": "matched",
    "rule": "name and company",
    "score": 1.0,
    "reason": "Lee Hart at the same company: the same name.",
    "name": "Lee Hart",
    "title": "Head of purchasing",
    "company": "Initech",
    "person": PEOPLE["items"][0],
    "candidates": [],
    "contact": _ENTRY,
    "left": {"title": "Buyer", "company": "Hooli"},
}
VERDICT_LIST: Final = _listed(_VERDICT, "dmVyZGljdHNbNF0")
ROW_LIST: Final = _listed(_VERDICT)
REPORT: Final = (
    "row,name,title,company,verdict,rule,score,reason,person,person_id,candidates,left_title,"
    "left_company\r\n4,Lee Hart,Head of purchasing,Initech,matched,name and company,1,Lee Hart at "
    f"the same company: the same name.,Lee Hart,{_LEE},,Buyer,Hooli\r\n"
)

WORK_HISTORY: Final[Example] = {
    "id": _ENTRY,
    "company": _AT_INITECH,
    "title": "Consultant",
    "since": "2016",
    "until": "2019-06",
    "current": False,
}
WORK_HISTORY_LIST: Final = _listed(WORK_HISTORY)

EDUCATION: Final[Example] = {
    "id": _ENTRY,
    "school": _AT_SCHOOL,
    "degree": "MSc",
    "field": "Statistics",
    "since": "2009",
    "until": "2011",
}
EDUCATION_LIST: Final = _listed(EDUCATION)

REFERENCE: Final[Example] = {
    "id": _ENTRY,
    "holder": "org",
    "company": _AT_INITECH,
    "since": "2021-01",
    "until": "",
}
REFERENCE_LIST: Final = _listed(REFERENCE)

NAMES_FOUND: Final[Example] = {
    "items": [
        {
            "name": "Initech, Inc.",
            "candidates": [{**COMPANIES["items"][0], "exact": True, "added": ["org"]}],
        }
    ]
}

_ONE_CONTACT: Final[Example] = {
    "id": _ENTRY,
    "state": "private",
    "kind": "linkedin",
    "name": "Lena Hartmann",
    "title": "Buyer",
    "company": "Initech",
    "company_id": _INITECH,
    "person": None,
    "emails": ["lena@initech.example"],
    "phones": [],
    "profile_url": "https://www.linkedin.com/in/lena-hartmann",
    "connected_on": "2021-11-02",
    "hidden": False,
    "word": {"level": "good", "visible_to": "organisation", "said": "2026-05-04"},
}
CONTACT: Final[Example] = {**_ONE_CONTACT, "same": []}
SAME: Final[Example] = {
    **_ONE_CONTACT,
    "same": [
        {
            **_ONE_CONTACT,
            "id": _OTHER_ENTRY,
            "kind": "google",
            "name": "Helena Hartmann",
            "emails": ["helena@home.example"],
            "profile_url": "",
            "connected_on": "",
            "word": None,
        }
    ],
}
ADDED_CONTACT: Final[Example] = {
    "contact": {**CONTACT, "kind": "hand", "connected_on": ""},
    "verdict": "private",
    "rule": "nobody of this name",
    "reason": "Nobody of this name at the company is in the directory.",
}
CONTACT_LIST: Final[Example] = {**_listed(CONTACT), "count": 1, "narrow": False}
UNSETTLED_LIST: Final = _listed(
    {
        "contact": _ONE_CONTACT,
        "why": "unsure",
        "reason": "2 people at the company may be meant.",
        "candidates": [
            {
                "id": _LEE,
                "name": "Lena Hartmann",
                "title": "Buyer",
                "company": "Initech",
                "emails": ["lena.hartmann@initech.example"],
                "profile_url": None,
                "agrees": ["name", "title", "company"],
            }
        ],
    }
)
REMOVALS: Final[Example] = {"count": 2}
PREVIEW: Final[Example] = {
    "id": _IMPORT,
    "file": "contacts.csv",
    "problem": None,
    "format": "csv",
    "fits": ["csv"],
    "columns": [
        {"name": "Who", "key": "name", "values": ["Lena Hartmann"]},
        {"name": "Where", "key": "company", "values": ["Initech"]},
        {"name": "Shoe size", "key": None, "values": ["38"]},
    ],
    "first": [{"name": "Lena Hartmann", "company": "Initech"}],
    "rows": 1,
    "problems": 0,
    "whole": True,
    "keys": ["given", "family", "name", "emails", "phones", "company", "title", "url"],
    "mapped": {"name": ["Who"], "company": ["Where"]},
    "encoding": "",
    "remembered": True,
    "left_out": ["Shoe size"],
    "proposed": False,
}

NOTIFICATION_LIST: Final = _listed(
    {
        "id": _OTHER_ENTRY,
        "kind": "import_finished",
        "text": "An import is finished: 120 rows.",
        "page": f"/connections/imports/{_IMPORT}",
        "created": "2025-09-01T10:00:07Z",
        "read": None,
    }
)
UNREAD: Final[Example] = {"count": 1}
CHOICE: Final[Example] = {
    "kind": "import_finished",
    "title": "An import of mine is finished",
    "page": True,
    "mail": False,
}
CHOICES: Final[Example] = {"items": [CHOICE]}

_ROLE: Final = {"id": _ENTRY, "name": "Account executive"}
_IN_GROUP: Final = {"id": _GROUP, "name": "Nordics"}

COLLEAGUE: Final[Example] = {
    "id": _DANA,
    "name": "Dana Reyes",
    "email": "dana@globex.example",
    "active": True,
    "administrator": False,
    "role": _ROLE,
    "groups": [{**_IN_GROUP, "administrator": True}],
}
COLLEAGUE_LIST: Final[Example] = _listed(COLLEAGUE)

ROLE: Final[Example] = {**_ROLE, "parent": _OTHER_ENTRY, "level": 2, "holders": 7}
ROLE_LIST: Final[Example] = _listed(ROLE)

GROUP: Final[Example] = {
    **_IN_GROUP,
    "suspended": False,
    "member": True,
    "administrator": False,
}
GROUP_LIST: Final[Example] = _listed(GROUP)
WHOLE_GROUP: Final[Example] = {
    **GROUP,
    "connections": [
        {"group": {"id": _OTHER_ENTRY, "name": "Baltics"}, "state": "agreed"},
    ],
    "members": [
        {
            "id": _DANA,
            "name": "Dana Reyes",
            "email": "dana@globex.example",
            "active": True,
            "administrator": True,
        },
    ],
}

FOLLOWS: Final[Example] = {
    "followers": [{"id": _DANA, "name": "Dana Reyes", "active": True, "state": "asked"}],
    "following": [{"id": _LEE, "name": "Lee Hart", "state": "admitted"}],
}

INVITATION: Final[Example] = {
    "id": _ENTRY,
    "email": "wilma.wren@globex.example",
    "state": "open",
    "by": "mail",
    "role": None,
    "groups": [_GROUP],
    "administrator": False,
    "created": "2025-09-01T10:00:00Z",
    "expires": "2025-09-15T10:00:00Z",
    "link": None,
}
INVITATION_LIST: Final = _listed(INVITATION)
INVITED: Final[Example] = {"items": [INVITATION]}

SOURCE: Final[Example] = {
    "id": _GROUP,
    "format": "linkedin",
    "label": "",
    "level": "listed",
    "opening": False,
    "contacts": 812,
    "hidden": 3,
}
SOURCE_LIST: Final = _listed(SOURCE)
_EVERYBODY: Final[Example] = {
    "what": "Name, title and employer",
    "rule": "Everybody of your organisation.",
    "people": [{"id": _DANA, "name": "Dana Berg"}, {"id": _KIM, "name": "Kim Olsen"}],
    "count": 2,
}
_ALONE: Final[Example] = {
    "what": "E-mail addresses, phone numbers, profile, day of connecting",
    "rule": "You alone.",
    "people": [{"id": _DANA, "name": "Dana Berg"}],
    "count": 1,
}
LEVELS: Final[Example] = {
    "source": SOURCE,
    "levels": [
        {"level": "listed", "chosen": True, "facets": [_EVERYBODY, _ALONE], "note": ""},
    ],
}
WHO_SEES: Final[Example] = {
    "kind": "contact",
    "id": _ENTRY,
    "name": "Lena Hartmann",
    "facets": [_EVERYBODY, _ALONE],
    "note": "",
}
SEEN_CONTACT: Final[Example] = {
    "id": _ENTRY,
    "name": "Lena Hartmann",
    "title": "Buyer",
    "company": "Initech",
    "company_id": _INITECH,
    "person": None,
    "state": "private",
    "owner": {"id": _KIM, "name": "Kim Olsen"},
    "mine": False,
    "why": "Everybody of your organisation may see it.",
    "details": None,
}
PUBLICATION: Final[Example] = {
    "contact": _ENTRY,
    "name": "Lena Hartmann",
    "title": "Buyer",
    "employer": "Initech",
    "employer_is": "known",
    "profile_url": "https://www.linkedin.com/in/lena-hartmann",
    "kept_back": ["e-mail addresses", "the day of connecting"],
    "fitting": [],
    "profile_taken": False,
}
