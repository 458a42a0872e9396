"""Left out or new is what stands nowhere in the other text, in whatever words."""

from collections.abc import Sequence

import pytest

from benchmarks.quality.audit import one_bead
from retold.align import align
from retold.audit.cues import losses
from retold.audit.cues.losses import (
    CLAUSE,
    CUT_OUT,
    NOTHING_NEW,
    RESTRICTION,
    SENTENCE,
    certainty_of,
    shortened,
)
from retold.audit.link import link_beads
from retold.audit.rules import omission_clause
from retold.audit.rules.omission_clause import BRIEF, is_brief
from retold.compare import compare
from retold.model import Alignment, Change, Document, Relation
from retold.prepare import prepare
from retold.text.words import Word

STORY = (
    "TARNOW, May 6 (ABN) - The council of Tarnow will close the Mill Street pool in October, the "
    "mayor, Ida Brandt, said on Monday.\n"
    "Repairs to the roof would cost 4.2 million crowns, she said, a sum that the town does not "
    "have.\n"
    "The swimming club accused the council of letting the building rot. The council denies it.\n"
    "“Three hundred children learn to swim here every year, and nobody has told us where they "
    "are to go,” said the club’s chairman, Piet Vos.\n"
    "Members may use the school pool in Arden until spring, unless the heating there fails.\n"
    "A petition against the plan has drawn 2,900 signatures.\n"
)
RETOLD = (
    "The Mill Street pool in Tarnow is to be shut in October.\n"
    "Mayor Ida Brandt announced this on Monday, saying that the town could not afford 4.2 million "
    "crowns for mending the roof.\n"
    "{accusation}\n"
    "{children}\n"
    "{school}\n"
    "{petition}\n"
)
FAITHFUL = {
    "accusation": "The swimming club says the council let the building rot, which it denies.",
    "children": "The club’s chairman, Piet Vos, pointed out that 300 children learned to swim "
    "there each year and that nobody had said where they should go.",
    "school": "Until spring, members can swim in the school pool at Arden. If the heating there "
    "breaks down, they cannot.",
    "petition": "Some 2,900 people have signed a petition against the plan.",
}


def grave(
    source: str, target: str, encoder: str = "default", *, possible: bool = False
) -> list[str]:
    """The words that are told as left out or new, gravely; also those that only may be."""
    found = compare(
        Document("s", source, language="en"), Document("t", target, language="en"), encoder=encoder
    ).changes
    return [
        change.source.of(source) if change.source else change.target.of(target)  # type: ignore[union-attr]
        for change in found
        if change.kind in {"omission", "addition"}
        and change.severity != "minor"
        and (possible or change.certainty != "possible")
    ]


@pytest.mark.parametrize("encoder", ["default", "none"])
@pytest.mark.parametrize(
    "told_otherwise",
    [
        {},
        # merged with the sentence before it
        {
            "school": "Until spring, unless the heating there fails, members can swim in the "
            "school pool at Arden, and 2,900 people have signed a petition against the plan.",
            "petition": "",
        },
        # split
        {
            "children": "Every year 300 children learn to swim there, said the club’s chairman, "
            "Piet Vos. Nobody had told the club, he added, where they were to go."
        },
        # moved to the end
        {
            "accusation": "",
            "petition": "Some 2,900 people have signed a petition against the plan. The swimming "
            "club accuses the council of having let the building rot; the council denies that.",
        },
        # a quotation shortened, the rest told indirectly
        {
            "children": "Vos, who chairs the club, said that “three hundred children learn to swim "
            "here every year” and that nobody had told the club where they would go."
        },
    ],
)
def test_what_is_told_otherwise_is_not_left_out(
    told_otherwise: dict[str, str], encoder: str
) -> None:
    target = RETOLD.format(**(FAITHFUL | told_otherwise))
    assert grave(STORY, target, encoder) == []


@pytest.mark.parametrize("encoder", ["default", "none"])
@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (
            {"accusation": "The swimming club says the council let the building rot."},
            "The council denies it.",
        ),
        (
            {"school": "Until spring, members can swim in the school pool at Arden."},
            "unless the heating there fails",
        ),
        ({"petition": ""}, "A petition against the plan has drawn 2,900 signatures."),
        (
            {"petition": "Arden’s own pool was sold to a hotel chain two years ago."},
            "A petition against the plan has drawn 2,900 signatures.",
        ),
    ],
)
def test_what_stands_nowhere_is_left_out(change: dict[str, str], lost: str, encoder: str) -> None:
    target = RETOLD.format(**(FAITHFUL | change))
    assert lost in grave(STORY, target, encoder, possible=True)


@pytest.mark.parametrize(
    ("condition", "is_told"),
    [
        ("so long as nothing else turns out to be amiss when they are looked at in May", False),
        ("when the summer comes, as everybody in the village had been expecting", True),
    ],
)
def test_a_condition_bound_by_another_word_may_be_the_same(
    condition: str, *, is_told: bool
) -> None:
    lines = STORY.split("\n")
    source = "\n".join([*lines, "If the tests show no faults, sales may resume in June."])
    target = "\n".join([*lines, f"Sales may resume in June, {condition}."])
    surely = [each for each in grave(source, target) if each.startswith("If")]
    assert bool(surely) is is_told


def test_what_the_source_says_nowhere_is_new() -> None:
    new = "Parents have threatened to block the bridge at Arden with their cars."
    target = RETOLD.format(**FAITHFUL) + new
    assert grave(STORY, target, possible=True) == [new]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The loan is repaid unless the club win promotion.\nThe stand opens in May.",
            "The stand opens in May.\nThe loan is paid back. If the club are promoted, it is not.",
        ),
        (
            "Visas are free for nurses, provided that they register by June.\nThe office is small.",
            "The office is small.\nNurses get free visas, but they must be registered by June.",
        ),
    ],
)
def test_a_condition_told_in_another_form_is_not_left_out(source: str, target: str) -> None:
    assert grave(source, target) == []


@pytest.mark.parametrize(
    "extra",
    ["By Anna Holt\n\n", "Pool to close after roof fails\n\n"],
)
def test_a_headline_and_a_byline_are_no_omissions(extra: str) -> None:
    target = RETOLD.format(**FAITHFUL)
    assert grave(extra + STORY, target) == []
    assert grave(STORY + "(Reporting by Anna Holt; editing by Ben Carr)\n", target) == []


BRIEF_TEXT = (
    "The Mill Street pool in Tarnow is to be shut in October, said mayor Ida Brandt. "
    "The swimming club accused the council of letting the building rot."
)


def test_a_brief_may_leave_out_all_but_what_takes_back_what_it_repeats() -> None:
    assert grave(STORY, BRIEF_TEXT, possible=True) == ["The council denies it."]
    assert grave(STORY, f"{BRIEF_TEXT} The council denied this.", possible=True) == []


def test_a_target_is_brief_below_half_the_length_of_its_source() -> None:
    source = Document("s", "word " * 20 + ".")
    for words, brief in ((round(20 * BRIEF) - 1, True), (round(20 * BRIEF), False)):
        alignment = align(prepare(source), prepare(Document("t", "word " * words + ".")))
        assert is_brief(alignment) == brief
    assert is_brief(alignment, Relation("excerpt", ()))
    assert not is_brief(alignment, Relation("excerpt", (), whole="target"))


class Told:
    """A search that gives the same answer for everything."""

    def __init__(self, odds: float) -> None:
        self.odds, self.brief = odds, False

    def absence(
        self, stretch: Sequence[Word], *, of_source: bool, whole: bool, levels: object = None
    ) -> float:
        """The answer."""
        del stretch, of_source, whole, levels
        return self.odds


def told(alignment: Alignment, odds: float) -> list[Change]:
    """What is told of the first bead when everything is nowhere by these odds."""
    (bead,) = link_beads(alignment)
    bead.search = Told(odds)
    return list(omission_clause.inside(bead))


CUT = one_bead(
    "The ferry leaves at noon, although its captain has warned of storms, the harbour said.",
    "The ferry leaves at noon, the harbour said.",
)
REPLACED = one_bead(
    "The ferry sails at noon, which pleased the waiting islanders greatly, the harbour said.",
    "The ferry sails at noon, whereas tickets doubled overnight in price, the harbour said.",
)


@pytest.mark.parametrize(
    ("alignment", "shift", "bar"), [(CUT, CUT_OUT, RESTRICTION), (REPLACED, 0.0, CLAUSE)]
)
def test_a_part_is_told_from_its_bar_up(
    alignment: Alignment, shift: float, bar: losses.Bar
) -> None:
    for odds, certainty in (
        (bar.likely + 0.01, "likely"),
        (bar.likely - 0.01, "possible"),
        (bar.possible + 0.01, "possible"),
    ):
        assert {change.certainty for change in told(alignment, odds - shift)} == {certainty}
    assert [c for c in told(alignment, bar.possible - shift - 0.01) if c.kind == "omission"] == []


def test_little_new_in_its_place_makes_a_part_likelier_to_be_gone() -> None:
    alignment = one_bead(
        "The ferry leaves at noon, although its old captain has warned of storms, officials said.",
        "The ferry leaves at noon sharp, officials said.",
    )
    for odds, found in ((0.01, 1), (-0.01, 0)):
        changes = told(alignment, RESTRICTION.possible - NOTHING_NEW + odds)
        assert len([change for change in changes if change.kind == "omission"]) == found


@pytest.mark.parametrize("bar", [SENTENCE, CLAUSE, RESTRICTION])
def test_a_bar_is_reached_at_its_odds(bar: losses.Bar) -> None:
    assert certainty_of(bar.likely, bar) == "likely"
    assert certainty_of(bar.likely - 0.01, bar) == "possible"
    assert certainty_of(bar.possible, bar) == "possible"
    assert certainty_of(bar.possible - 0.01, bar) is None


@pytest.mark.parametrize(
    ("lost", "severity"),
    [
        ("unless the heating fails", "critical"),
        ("she warned them", "critical"),
        ("who was not there", "critical"),
        ("with 14 others", "critical"),
        ("where the river bends", "major"),
    ],
)
def test_a_lost_condition_denial_or_figure_is_critical(lost: str, severity: str) -> None:
    (bead,) = link_beads(one_bead(lost, lost))
    assert losses.gravity(bead.source) == severity


def test_a_long_text_is_shortened_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one\n two", 9) == "one two"
