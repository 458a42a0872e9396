"""How grave each rule calls what it finds, and where it doubts itself."""

import pytest

from tests.audit.sides import changes_of

GRAVITIES: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    (
        "date.reversed",
        "It is shut until Easter.",
        "It is shut since Easter.",
        [("critical", "likely")],
    ),
    ("date.reversed", "All leave by Friday.", "All leave until Friday.", [("major", "likely")]),
    ("number.value", "It drew 40 boats.", "It drew 50 boats.", [("major", "likely")]),
    ("number.value", "It drew dozens of boats.", "It drew boats.", [("minor", "likely")]),
    (
        "number.value",
        "It drew dozens of boats.",
        "It drew hundreds of boats.",
        [("major", "likely")],
    ),
    (
        "number.value",
        "It drew at least 40 boats.",
        "It drew at most 40 boats.",
        [("critical", "likely")],
    ),
    ("number.limit", "At least four ferries sank.", "Four ferries sank.", [("major", "likely")]),
    ("number.limit", "Four ferries sank.", "At least four ferries sank.", [("minor", "likely")]),
    (
        "number.role",
        "Rents fell by 3 percent.",
        "Rents fell to 3 percent.",
        [("critical", "likely")],
    ),
    ("number.share", "All trains were late.", "Some trains were late.", [("major", "likely")]),
    (
        "number.exchanged",
        "Rovers won 7-2 at home.",
        "Rovers won 2-7 at home.",
        [("critical", "likely")],
    ),
    (
        "role.exchanged",
        "The union accused the council.",
        "The council accused the union.",
        [("critical", "likely")],
    ),
    ("modality.strength", "It may sink.", "It will sink.", [("major", "likely")]),
    ("modality.strength", "It must close.", "It need not close.", [("critical", "likely")]),
    (
        "modality.strength",
        "They are forced to leave.",
        "They are free to leave.",
        [("major", "likely")],
    ),
    ("modality.strength", "The former mayor spoke.", "The mayor spoke.", [("major", "likely")]),
    ("modality.strength", "It sank.", "It reportedly sank.", [("major", "likely")]),
    ("attribution.cue", "He said it will hold.", "She said it will hold.", [("major", "likely")]),
    (
        "attribution.cue",
        "Ann Reed said the wall will hold.",
        "Bo Marsh said the wall will hold.",
        [("critical", "likely")],
    ),
    (
        "attribution.cue",
        "Reed alleges it leaked.",
        "Reed confirmed it leaked.",
        [("critical", "likely")],
    ),
    (
        "attribution.cue",
        "The wall will hold, the mayor said.",
        "The wall will hold.",
        [("major", "likely")],
    ),
    (
        "attribution.cue",
        "Reed told Radio Marren it will hold.",
        "Reed said it will hold.",
        [("major", "likely")],
    ),
    (
        "quote.words",
        "“We shall rebuild it stone by stone,” he said.",
        "“They shall rebuild it stone by stone,” he said.",
        [("critical", "likely")],
    ),
    (
        "quote.words",
        "She said “it will not hold in any storm”.",
        "She said “it will hold in any storm”.",
        [("critical", "likely")],
    ),
    (
        "quote.words",
        "She said “the gate will hold in any storm”.",
        "She said “the gate will fail in any storm”.",
        [("major", "likely")],
    ),
    (
        "quote.words",
        "She said “the gate is big and it will hold in May”.",
        "She said “the gate is large and it will hold in May”.",
        [("minor", "likely")],
    ),
    (
        "quote.words",
        "She said “the gate held” in the big storm.",
        "She said “the gate held in the big storm”.",
        [("minor", "likely")],
    ),
    (
        "quote.words",
        "She said “the gate will hold in any storm”.",
        "She said the gate will hold in any storm.",
        [("minor", "likely")],
    ),
    ("negation.cue", "It did not sink.", "It sank.", [("critical", "likely")]),
    (
        "negation.cue",
        "They said that no boat ever.",
        "They said that boat ever.",
        [("critical", "likely")],
    ),
    ("negation.cue", "They ceased shelling it.", "They shelled it.", [("critical", "likely")]),
    ("negation.antonym", "Rents rose again.", "Rents fell again.", [("critical", "likely")]),
    ("negation.antonym", "It is open.", "It is unavailable.", [("major", "possible")]),
    (
        "negation.antonym",
        "The crew was strong and quick.",
        "The quick crew was weak.",
        [("critical", "likely")],
    ),
    (
        "negation.antonym",
        "They opened the gate before they left the harbour at night.",
        "Before they left the harbour at night they shut the gate.",
        [("critical", "likely")],
    ),
    ("name.replaced", "They met in Oslo today.", "They met today.", [("minor", "likely")]),
    ("name.replaced", "They met today.", "They met in Oslo today.", [("major", "possible")]),
    (
        "name.replaced",
        "Norwegian crews won the race in May.",
        "Swedish crews won the race in May.",
        [("major", "likely")],
    ),
    (
        "name.replaced",
        "The boat of Reed left Oslo with nets for the coast today.",
        "The boat left Oslo with nets for the coast today.",
        [("major", "likely")],
    ),
    (
        "name.replaced",
        "They met Ann in Oslo there.",
        "Crews saw big old boats in Oslo yesterday.",
        [("minor", "likely")],
    ),
    (
        "name.replaced",
        "Crews saw big old boats in Oslo yesterday.",
        "They met Ann in Oslo there.",
        [("major", "possible")],
    ),
    (
        "name.exchanged",
        "Halvorsen beat Tolvsen in Oslo by a point.",
        "Tolvsen beat Halvorsen in Oslo by a point.",
        [("critical", "likely"), ("critical", "likely")],
    ),
    (
        "name.exchanged",
        "The deputy leader of Selk met them.",
        "The leader of Selk met them.",
        [("major", "likely")],
    ),
    ("wording.unknown", "The keeper wept.", "The keepr wept.", [("major", "likely")]),
    ("wording.unknown", "They wept there.", "They wept zorkly there.", [("major", "possible")]),
    (
        "wording.unknown",
        "The keeper wept at night.",
        "At night a glorbish sang.",
        [("major", "possible")],
    ),
    (
        "wording.unknown",
        "One two keeper wept at night",
        "One two glorbish wept at night",
        [("major", "likely")],
    ),
    ("wording.gender", "He wept.", "She wept.", [("major", "likely")]),
    (
        "addition.cause",
        "The mill shut.",
        "The mill shut because of a strike.",
        [("major", "likely")],
    ),
]


@pytest.mark.parametrize(("rule", "source", "target", "expected"), GRAVITIES)
def test_a_rule_says_how_grave_and_whether_it_doubts(
    rule: str, source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    found = changes_of(rule, source, target)
    assert [(change.severity, change.certainty) for change in found] == expected
