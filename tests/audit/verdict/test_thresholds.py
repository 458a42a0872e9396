"""How sure a claim is, just inside and just outside each threshold."""

from collections.abc import Mapping
from math import exp
from typing import TypeAlias

import pytest

from benchmarks.quality.audit import line_aligned
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.audit.logistic import logit
from retold.audit.verdict import certainty, counted
from retold.audit.verdict.certainty import (
    certainty_of,
    circumstances,
    is_anew,
    is_close,
    judge,
    kind_of_text,
    settled,
    text_around,
)
from retold.audit.verdict.counted import (
    Circumstances,
    Text,
    share_right,
)
from retold.model import Change, Kind, Span
from tests.audit.sides import linked

Counts: TypeAlias = Mapping[str, tuple[int, int]]

NAMES = "Anna Bruno Clara Dario Elsa Felix Greta Hugo Ida Jonas".split()  # noqa: SIM905


def kept(words: int, of: int) -> LinkedBead:
    """A bead of so many words, of which so many stay and the others are of another kind."""
    new = "sank burned wept sang laughed slept swam ran fell rose".split()  # noqa: SIM905
    return linked(" ".join(NAMES[:of]), " ".join([*NAMES[:words], *new[: of - words]]))


def test_thresholds_are_what_the_cases_were_made_for() -> None:
    assert (certainty.LOOSE, certainty.ANEW, certainty.ENOUGH) == (0.5, 0.68, 5)
    assert (certainty.NEAR_COPY, certainty.CLOSE, certainty.CLOSE_TEXT) == (0.8, 0.65, 0.9)
    assert (certainty.AROUND, certainty.SETTLED) == (3, 0.6)
    assert (certainty.FEW, certainty.SPARSE, certainty.MANY) == (2, 2, 20)
    assert (certainty.SHORT, certainty.SEVERAL) == (3, 2)
    assert (certainty.CERTAIN, certainty.LIKELY) == (0.95, 0.8)
    assert counted.WEIGHT == 4


@pytest.mark.parametrize(
    ("right", "counted", "sure"),
    [
        (96, 100, "certain"), (94, 100, "likely"), (19, 19, "likely"), (20, 20, "certain"),
        (81, 100, "likely"), (79, 100, "possible"), (0, 0, "likely"),
    ],
)  # fmt: skip
def test_a_claim_is_as_sure_as_its_like_were_right(
    right: int, counted: int, sure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Circumstances("rule", doubts=False, text="copy", place="near")
    counts = dict.fromkeys(("rule", "rule|copy", "rule|copy|near"), (right, counted))
    share = right / counted if counted else 0.9
    store(monkeypatch, counts, {"all": logit(share)})
    assert certainty_of(claim) == sure


def store(monkeypatch: pytest.MonkeyPatch, counts: Counts, supposed: dict[str, float]) -> None:
    stored = counted._Stored(dict(counts), supposed)  # noqa: SLF001 - what is counted is of the module
    monkeypatch.setattr(counted, "_stored", lambda: stored)


def test_what_was_seldom_counted_leans_on_rule_kind_and_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store(
        monkeypatch,
        {"omission.word": (8, 108), "omission.word|copy": (1, 2)},
        {"all": 0.5, "omission.*": 0.25, "omission.word": -1.0, "copy": 1.25, "anew": -2.0},
    )
    claim = Circumstances("omission.word", doubts=True, text="copy", place="near")
    of_text = (1 + 4 * 1 / (1 + exp(-1.0))) / (2 + 4)
    assert share_right(claim) == (pytest.approx(of_text), 0)
    unknown = Circumstances("omission.new", doubts=False, text="copy", place="near")
    assert share_right(unknown) == (pytest.approx(1 / (1 + exp(-2.0))), 0)


def test_what_was_not_counted_in_a_place_is_as_much_less_sure_as_the_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = {"omission.word|copy": (9, 10), "omission.word|copy|near": (8, 8)}
    store(monkeypatch, counts, {"all": logit(0.9), "@near": 0.5, "@unsure": -1.0, "?": -0.5})
    shares = {"near": 0.5, "sure": 0.0, "unsure": -1.0}
    for place, adds in shares.items():
        for doubts in (False, True):
            claim = Circumstances("omission.word", doubts=doubts, text="copy", place=place)
            of_place = 1 / (1 + exp(-(logit(0.9) + adds - 0.5 * doubts)))
            right, counted = counts.get(str(claim), (0, 0))
            expected = (right + 4 * of_place) / (counted + 4)
            assert share_right(claim) == (pytest.approx(expected), counted)


@pytest.mark.parametrize(("words", "of", "close"), [(9, 10, True), (8, 10, False), (10, 10, True)])
def test_a_text_is_close_from_nine_words_in_ten(words: int, of: int, *, close: bool) -> None:
    assert is_close([kept(words, of)]) == close
    assert not is_close([])


@pytest.mark.parametrize(
    ("words", "of", "beads", "anew"),
    [(6, 9, 5, True), (7, 10, 5, False), (6, 9, 4, False), (2, 4, 5, False), (3, 5, 5, True)],
)
def test_a_text_is_told_anew_below_a_share_of_words_in_enough_beads(
    words: int, of: int, beads: int, *, anew: bool
) -> None:
    assert is_anew([kept(words, of)] * beads) == anew


@pytest.mark.parametrize(
    ("changed", "unchanged", "kind"),
    [
        (1, 1, "short"),
        (1, 2, "same"),
        (2, 2, "same"),
        (2, 1, "reworded"),
        (3, 3, "reworded"),
        (3, 30, "copy"),
        (5, 0, "anew"),
    ],
)
def test_a_text_with_few_changes_is_its_source(changed: int, unchanged: int, kind: str) -> None:
    beads = [kept(5, 9)] * changed + [kept(9, 9)] * unchanged
    if kind == "reworded":
        beads = [kept(7, 9)] * changed + [kept(9, 9)] * unchanged
        assert kind_of_text(beads) in {"copy", "reworded"}
        assert kind_of_text([kept(7, 9)] * 3) == "reworded"
        return
    assert kind_of_text(beads) == kind


def change(kind: Kind, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Change:
    spans = (Span(*source) if source else None, Span(*target) if target else None)
    return Change(kind, "major", 0, *spans, "", rule="rule")


@pytest.mark.parametrize(
    ("words", "of", "place"), [(8, 10, "near"), (7, 10, "sure"), (5, 10, "sure"), (4, 10, "unsure")]
)
def test_a_place_is_as_sure_as_its_bead_is_kept(words: int, of: int, place: str) -> None:
    bead = kept(words, of)
    word = bead.source[1].span if words > 4 else bead.source[-1].span
    one = Change("name", "major", 0, word, None, "", rule="rule")
    assert circumstances(one, bead, "reworded").place == place
    assert circumstances(one, None, "reworded").place == "alone"


@pytest.mark.parametrize(
    ("kind", "one_sided", "place"),
    [
        ("name", True, "unsure"), ("number", True, "unsure"), ("date", True, "unsure"),
        ("quote", True, "unsure"),
        ("attribution", True, "unsure"), ("addition", True, "unsure"), ("negation", True, "unsure"),
        ("omission", True, "sure"), ("modality", True, "sure"), ("wording", True, "sure"),
        ("name", False, "unsure"), ("number", False, "unsure"), ("date", False, "unsure"),
        ("negation", False, "unsure"),
        ("modality", False, "unsure"), ("quote", False, "sure"), ("wording", False, "sure"),
        ("attribution", False, "sure"),
    ],
)  # fmt: skip
def test_some_kinds_are_unsure_where_a_bead_is_told_in_other_words(
    kind: Kind, place: str, *, one_sided: bool
) -> None:
    bead = kept(4, 10)
    spans = bead.source[-1].span, None if one_sided else bead.target[-1].span
    one = Change(kind, "major", 0, *spans, "", rule="rule")
    assert circumstances(one, bead, "reworded").place == place


@pytest.mark.parametrize("kind", ["quote", "omission", "addition", "wording"])
def test_some_kinds_are_unsure_throughout_a_text_told_anew(kind: Kind) -> None:
    bead = kept(9, 10)
    one = Change(kind, "major", 0, bead.source[1].span, bead.target[1].span, "", rule="rule")
    assert circumstances(one, bead, "anew").place == "unsure"
    assert circumstances(one, bead, "reworded").place == "near"


@pytest.mark.parametrize(
    ("source", "target", "share"),
    [
        ("Anna Bruno Clara sank Dario Elsa Felix", "Anna Bruno Clara wept Dario Elsa Felix", 1.0),
        ("Anna Bruno Clara sank Dario Elsa", "Anna Bruno upstairs wept Dario Elsa", 0.8),
        ("Anna burned Clara sank slept", "Anna laughed Clara wept upstairs", 0.5),
        ("sank", "wept", 0.0),
    ],
)  # fmt: skip
def test_a_place_is_settled_by_three_words_on_each_side(
    source: str, target: str, share: float
) -> None:
    bead = linked(source, target)
    at = next(at for at, word in enumerate(bead.source) if word.text == "sank")
    to = next(to for to, word in enumerate(bead.target) if word.text == "wept")
    one = Change("wording", "major", 0, bead.source[at].span, bead.target[to].span, "")
    assert settled(bead, one) == pytest.approx(share)
    assert settled(bead, change("wording", (90, 95), None)) == 0.0


def judged(change: Change, source: list[str], target: list[str]) -> Change:
    alignment = line_aligned(source, target)
    (found,) = judge([change], alignment, link_beads(alignment))
    return found


@pytest.mark.parametrize(
    ("title", "kind", "severity"),
    [
        ("Boats sink in Selk", "wording", "minor"), ("Boats sink in Selk", "omission", "minor"),
        ("Boats sink in Selk", "name", "major"),
        ("Boats sink in Selk.", "wording", "major"), ("Boats sink in Selk?", "addition", "major"),
        ("Boats “sink”", "wording", "major"),
    ],
)  # fmt: skip
def test_a_headline_is_worded_by_itself(title: str, kind: Kind, severity: str) -> None:
    lines = [title, "Twelve boats sank there."]
    assert judged(change(kind, (0, 5), (0, 5)), lines, lines).severity == severity
    assert judged(change(kind, (0, 5), (0, 5)), [title], [title]).severity == "major"


@pytest.mark.parametrize(
    ("kind", "note", "severity"),
    [
        ("omission", "left out: old", "minor"), ("omission", "left out: old boats", "major"),
        ("omission", "old", "major"),
        ("wording", "left out: old", "major"),
    ],
)  # fmt: skip
def test_a_single_word_may_be_trimmed(kind: Kind, note: str, severity: str) -> None:
    lines = ["Boats sank.", "It rained."]
    one = Change(kind, "major", 0, Span(0, 5), None, note)
    assert judged(one, lines, lines).severity == severity


def test_a_name_is_told_once_as_grave() -> None:
    alignment = line_aligned(["Anna met.", "Anna wept."], ["Edda met.", "Edda wept."])
    twice = [Change("name", "major", at, Span(0, 4), Span(0, 4), "Anna → Edda") for at in (0, 1)]
    found = judge(twice, alignment, link_beads(alignment))
    assert [one.severity for one in found] == ["major", "minor"]


@pytest.mark.parametrize(
    ("words", "text", "around"),
    [(4, "same", "reworded"), (5, "same", "same"), (4, "copy", "reworded"), (4, "brief", "brief")],
)
def test_a_bead_of_a_copy_may_be_told_in_other_words(words: int, text: Text, around: Text) -> None:
    assert text_around(kept(words, 10), text) == around
    assert text_around(None, text) == text
