# ruff: noqa: E501, ISC004 - the story is written as it reads
"""An invented story of a bridge, and what other desks make of it."""

from retold.model import Document

PARAGRAPHS = (
    "The old road bridge at Wexcombe will stay shut until at least 14 May after divers found a crack "
    "nearly two metres long in its northern pier, the county council said on Tuesday.",
    "Engineers had gone down on Monday morning to look at damage from the March floods. What they saw "
    "made them close the carriageway within the hour, and 46 lorries had to turn back on the hill.",
    "“We are not going to take chances with a structure of this age,” said Dorothea Pinnock, who heads "
    "the council's highways team. She denied that warnings from local farmers had been ignored.",
    "The bridge carries some 9,300 vehicles a day between the valley and the motorway. Drivers are "
    "being sent round by Ludgrove, which adds 17 miles to the journey.",
    "Traders in the high street fear a lean spring. Ivo Castellane, who keeps the ironmonger's shop, "
    "expects to lose a third of his custom if the closure lasts into summer.",
    "The council has asked the ministry for 2.4 million pounds towards repairs. A spokesman for the "
    "ministry said the request had been received and would be answered by the end of the month.",
    "A footbridge downstream remains open. Schoolchildren from the northern bank are to be walked "
    "across it by wardens every morning from Thursday.",
)

ERRORS = (("46 lorries", "64 lorries"), ("9,300 vehicles", "3,900 vehicles"))


def telling(*, left_out: tuple[int, ...] = (), changed: tuple[tuple[str, str], ...] = ()) -> str:
    """The story without some paragraphs, and with some words for others."""
    text = "\n\n".join(paragraph for at, paragraph in enumerate(PARAGRAPHS) if at not in left_out)
    for before, after in changed:
        assert before in text
        text = text.replace(before, after)
    return text


def document(own: str, text: str, published: str | None = None, **about: str) -> Document:
    return Document(id=own, text=text, published=published, language="en", **about)


ROOT = document("root", telling(), "2026-04-14T08:00", outlet="Valley Echo", title="Bridge shut")
COPY = document(
    "copy", telling(left_out=(4,), changed=ERRORS), "2026-04-14T12:00", outlet="Northern Wire"
)
HEIR = document(
    "heir", telling(left_out=(4, 6), changed=ERRORS), "2026-04-14T17:00", outlet="Coast Today"
)
LINEAGE = (ROOT, COPY, HEIR)

INDEPENDENT = document(
    "independent",
    "Wexcombe has lost its road bridge for weeks. A lamp picked out a break in the stonework of the "
    "northern pier, and by noon on Monday barriers stood at both ends.\n\n"
    "Queues of an hour formed at Ludgrove. Ivo Castellane, an ironmonger, told this station that he "
    "had sold four nails all day. “My father lived through the floods of March 1947 and they did not "
    "shut it,” he said.\n\n"
    "Dorothea Pinnock of the county's highways team promised a first report before 14 May. For the "
    "9,300 drivers who cross each day there is only the way by Ludgrove, 17 miles longer.",
    "2026-04-15T06:00",
    outlet="Radio Wexcombe",
)

ELSEWHERE = document(
    "elsewhere",
    "A choir from Tarnmouth has won the singing prize at the northern games for the third time. The "
    "judges praised its sound and the courage of its choice, four songs by a living composer.\n\n"
    "Forty voices took part, the youngest of them eleven years old. Their conductor, Signe Amdahl, "
    "wept when the result was read out and said she would now sleep for a week.\n\n"
    "Second place went to a school from the islands, third to the fire brigade of Osterby.",
    "2026-04-14T20:00",
    outlet="Valley Echo",
)
