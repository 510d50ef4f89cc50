"""Paths to draw, with names that are hard to draw."""

from graphsvc.strength import label
from graphsvc.wire.answers import Human, Path, Reason, Tie

NAMES = (
    "Kim Novak",
    "Bartholomew Featherstonehaugh-Cholmondeley van der Wolfeschlegelsteinhausenbergerdorff",
    "محمد عبد الرحمن بن سلمان الأحمد القحطاني المصري الشامي",
    "山田太郎左衛門尉源朝臣義経之守護職鈴木一郎次郎三郎四郎",
    "प्रियदर्शिनी विश्वनाथन श्रीनिवासन कृष्णमूर्ति चट्टोपाध्याय",
)
TITLE = 'Senior Executive Vice President for WORLDWIDE STRATEGIC PARTNERSHIPS & "Alliances" <EMEA>'
COMPANY = "Gesellschaft für internationale Zusammenarbeit und Wirtschaftsförderung mbH & Co. KGaA"


def make_path(count: int = 5, *, names: tuple[str, ...] = NAMES, private: bool = False) -> Path:
    """A path of so many people, the first the viewer; the last is private where asked."""
    people = [
        Human(
            id=f"p{index}",
            kind="viewer" if index == 0 else "teammate" if index == 1 else "person",
            name=names[index],
            title=TITLE,
            company=COMPANY,
        )
        for index in range(count)
    ]
    if private:
        people[-1] = people[-1].model_copy(update={"kind": "private", "owner": names[1]})
    strengths = (0.99, 0.5, 0.05, 0.3)[: count - 1]
    types = ("TEAMMATE", "EX_COLLEAGUE", "SHARED_EMPLOYER", "ALUMNI")
    return Path(
        rank=1,
        strength=0.01,
        label="weak",
        people=people,
        edges=[
            Tie(
                type=type_,
                strength=strength,
                label=label(strength),
                evidence=[Reason(type=type_, strength=strength, text="They do.")],
            )
            for strength, type_ in zip(strengths, types, strict=False)
        ],
        weakest=strengths.index(min(strengths)),
        introducer="p1" if count > 2 else None,
        bridge=f"p{count - 2}" if count > 2 else None,
        sentence="Somebody knows somebody.",
    )
