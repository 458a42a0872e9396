from dataclasses import replace

from retold.align import align
from retold.audit import audit
from retold.lineage import relate
from retold.lineage.drift import Drift, Step
from retold.lineage.places import carried
from retold.model import Alignment, Bead, Document, Span
from retold.prepare import prepare
from tests.stories.bridge import telling

WRONG = (("46 lorries", "64 lorries"),)


def step(source: tuple[str, str], target: tuple[str, str], *, corrects: bool = False) -> Step:
    one, other = (prepare(Document(name, text, language="en")) for name, text in (source, target))
    alignment = align(one, other)
    changes = audit(alignment, relate(alignment), explain=False).changes
    told = tuple(change for change in changes if change.reaches("minor"))
    return Step(source[0], target[0], alignment, told, corrects)


def readings(drift: Drift) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        value.text: (value.entered, value.documents)
        for fact in drift.facts()
        for value in fact.values
    }


def test_a_change_is_followed_to_all_that_came_of_either() -> None:
    right, wrong = telling(), telling(changed=WRONG)
    drift = Drift(
        [
            step(("a", right), ("b", wrong)),
            step(("b", wrong), ("c", telling(left_out=(6,), changed=WRONG))),
            step(("a", right), ("d", telling(left_out=(5,)))),
        ]
    )
    found = readings(drift)
    assert found["46"] == ("a", ("a", "d"))
    assert found["64"] == ("b", ("b", "c"))
    assert drift.repeated(1) == ("64",)
    assert drift.repeated(2) == ()


def test_who_left_the_sentence_out_has_neither_reading() -> None:
    drift = Drift(
        [
            step(("a", telling()), ("b", telling(changed=WRONG))),
            step(("b", telling(changed=WRONG)), ("c", telling(left_out=(1,)))),
        ]
    )
    assert readings(drift)["64"] == ("b", ("b",))


def test_a_fact_changed_twice_has_three_readings() -> None:
    again = (("46 lorries", "640 lorries"),)
    drift = Drift(
        [
            step(("a", telling()), ("b", telling(changed=WRONG))),
            step(("b", telling(changed=WRONG)), ("c", telling(changed=again))),
        ]
    )
    [fact] = drift.facts()
    assert [(value.text, value.entered, value.changed_from) for value in fact.values] == [
        ("46", "a", None),
        ("64", "b", "46"),
        ("640", "c", "64"),
    ]


def test_what_is_changed_back_is_the_first_reading_again() -> None:
    drift = Drift(
        [
            step(("a", telling()), ("b", telling(changed=WRONG))),
            step(("b", telling(changed=WRONG)), ("c", telling())),
        ]
    )
    assert readings(drift)["46"] == ("a", ("a", "c"))


def test_the_same_error_made_twice_entered_twice() -> None:
    wrong = telling(changed=WRONG)
    drift = Drift([step(("a", telling()), ("b", wrong)), step(("a", telling()), ("c", wrong))])
    [fact] = drift.facts()
    assert {(value.text, value.entered, value.documents) for value in fact.values} == {
        ("46", "a", ("a",)),
        ("64", "b", ("b",)),
        ("64", "c", ("c",)),
    }


def test_only_a_correction_makes_others_stale() -> None:
    wrong, right = telling(changed=WRONG), telling()
    steps = [step(("a", wrong), ("b", right), corrects=True), step(("a", wrong), ("c", wrong))]
    [stale] = Drift(steps).stale()
    assert (stale.document, stale.says, stale.corrected_in, stale.to) == ("c", "64", "b", "46")
    plain = [step(("a", wrong), ("b", right)), step(("a", wrong), ("c", wrong))]
    assert Drift(plain).stale() == ()


def test_a_place_is_carried_to_the_same_words_both_ways() -> None:
    made = step(("a", telling()), ("b", telling(left_out=(0,))))
    text = telling()
    start = text.index("9,300")
    after = carried(made.alignment, Span(start, start + 5), "source")
    assert after is not None
    assert after.of(made.alignment.target) == "9,300"
    assert carried(made.alignment, after, "target") == Span(start, start + 5)


def test_a_place_in_a_sentence_left_out_is_carried_nowhere() -> None:
    made = step(("a", telling()), ("b", telling(left_out=(3,))))
    start = telling().index("9,300")
    assert carried(made.alignment, Span(start, start + 5), "source") is None


def test_without_derivations_there_are_no_facts() -> None:
    assert (Drift([]).facts(), Drift([]).stale()) == ((), ())


def test_of_two_changes_in_one_place_each_has_its_other_reading() -> None:
    made = step(("a", telling()), ("b", telling(changed=WRONG)))
    [number] = [change for change in made.changes if change.kind == "number"]
    assert number.source is not None
    lost = replace(
        number,
        kind="name",
        severity="minor",
        source=Span(number.source.start - 3, number.source.end),
        target=None,
    )
    wide = replace(number, kind="name", source=lost.source, severity="minor")
    for others in ((lost,), (wide,), (lost, wide)):
        facts = Drift([replace(made, changes=(*others, number))]).facts()
        assert all(len(fact.values) > 1 for fact in facts)
        assert ["46", "64"] in [[value.text for value in fact.values] for fact in facts]


def test_another_language_is_no_reading_and_says_only_what_it_has() -> None:
    """A figure by its value, a name by its letters."""
    english = "Thilda Rausch runs a hat shop. The line will cost 25 million marks."
    german = "Tilda Rausch hat einen Hutladen. Die Linie wird 25 Millionen Mark kosten."
    root = english.replace("Thilda", "Tilda").replace("25", "52")
    first, second = (
        prepare(Document("b", english, language="en")),
        prepare(Document("c", german, language="de")),
    )
    beads = tuple(
        Bead(range(number, number + 1), range(number, number + 1), 0.9, "rewrite")
        for number in range(2)
    )
    abroad = Step("b", "c", Alignment(first, second, beads), ())
    before = step(("a", root), ("b", english))
    changes = tuple(
        replace(before.changes[0], kind=kind, source=place(root, old), target=place(english, new))
        for kind, old, new in (("name", "Tilda", "Thilda"), ("number", "52", "25"))
    )
    drift = Drift([replace(before, changes=changes), abroad])
    assert readings(drift)["Thilda"] == ("b", ("b",))
    assert readings(drift)["25"] == ("b", ("b", "c"))
    assert drift.repeated(1) == ("25",)


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
