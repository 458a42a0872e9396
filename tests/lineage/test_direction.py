import json
from dataclasses import replace
from math import exp
from pathlib import Path

import pytest

from retold.align import align
from retold.lineage import direct
from retold.lineage import direction as module
from retold.lineage.clues import CLUES
from retold.lineage.direction import DECIDED, FAIR, STRONG, WORTH_TELLING, Sign
from retold.model import Alignment, Direction, Document, Relation
from retold.models.encode import load_encoder
from retold.text.segment import segment

PLAIN = "The ferry sank near the pier. Nobody was hurt. Divers searched the wreck until dusk."
ORDERS = json.loads(Path(__file__).with_name("orders.json").read_text(encoding="utf-8"))
LEAST_DECIDED = 0.84
"""Share of the written pairs that is decided; it may only rise."""


def _told(earlier: dict[str, str], later: dict[str, str]) -> Direction:
    one, two = (
        segment(Document(key, language="en", **known))
        for key, known in (("a", earlier), ("b", later))
    )
    return direct(align(one, two, encoder=load_encoder()))


@pytest.mark.parametrize(
    ("source_date", "target_date", "earlier"),
    [
        ("2026-03-01", "2026-03-02", "source"),
        ("2026-03-02", "2026-03-01", "target"),
        ("2026-03-01T10:00:00+00:00", "2026-03-01T09:30:00+00:00", "target"),
        ("2026-03-01T10:00:00+02:00", "2026-03-01T09:30:00+00:00", "source"),
        ("2026-03-01", "2026-03-01T09:30:00+00:00", "unknown"),
        ("2026-03-01", "2026-03-01", "unknown"),
        ("2026-03-01", "soon", "unknown"),
        ("2026-03-01", "2026-02-01?", "unknown"),
        ("2026-03-01", "1970-01-01T00:00:00Z", "unknown"),
        ("0001-01-01", "2026-03-01", "unknown"),
        ("2026-03-01", "2199-01-01", "unknown"),
    ],
)
def test_of_texts_that_show_nothing_the_dates_tell(
    tie, source_date: str, target_date: str, earlier: str
) -> None:
    dates = {"source_date": source_date, "target_date": target_date}
    assert direct(tie(PLAIN, PLAIN, **dates)).earlier == earlier


def test_equal_texts_do_not_tell(tie) -> None:
    direction = direct(tie(PLAIN, PLAIN))
    assert (direction.earlier, direction.confidence, direction.source_first) == ("unknown", 0, 0.5)


@pytest.mark.parametrize("pair", ORDERS["pairs"], ids=lambda pair: pair["kind"])
def test_no_written_pair_is_told_the_wrong_way_round(pair) -> None:
    assert _told(pair["earlier"], pair["later"]).earlier != "target"
    assert _told(pair["later"], pair["earlier"]).earlier != "source"


def test_most_written_pairs_are_told() -> None:
    told = [_told(pair["earlier"], pair["later"]).earlier for pair in ORDERS["pairs"]]
    assert told.count("source") >= LEAST_DECIDED * len(told)


@pytest.mark.parametrize("pair", ORDERS["unknown"], ids=lambda pair: pair["kind"])
def test_siblings_have_no_order(pair) -> None:
    assert _told(*pair["texts"]).earlier == "unknown"


def test_what_the_texts_say_against_the_dates_is_told() -> None:
    [pair] = [pair for pair in ORDERS["pairs"] if pair["kind"] == "forged, cut off"]
    evidence = _told(pair["earlier"], pair["later"]).evidence
    assert evidence[0] == "published 2025-05-05 (source) and 2025-05-01 (target)"
    assert "the texts speak against the dates" in evidence
    assert any("breaks off" in line for line in evidence)


def test_two_accounts_of_one_event_have_no_order_by_their_wording(tie) -> None:
    broken = f"{PLAIN[:-6]}"
    alignment = tie(f"{PLAIN} They found a bell of bronze.", f"{PLAIN} They found a bell of bro")
    assert direct(alignment).earlier == "source"
    assert direct(alignment, Relation("same-event", ())).earlier == "source"
    strangers = tie("The mill burned on Friday in Oster.", broken)
    unrelated = Relation("unrelated", ())
    assert direct(strangers, unrelated).earlier == "unknown"


def test_between_two_languages_only_few_signs_count(tie) -> None:
    german = "Die Fähre sank am Pier. Niemand wurde verletzt. Taucher suchten das Wrack ab."
    direction = direct(tie(PLAIN, german, language="de"))
    assert direction.earlier == "unknown"


@pytest.mark.parametrize(
    ("log_odds", "told"),
    [
        (WORTH_TELLING - 0.01, []),
        (WORTH_TELLING, ["weak sign: x"]),
        (FAIR - 0.01, ["weak sign: x"]),
        (FAIR, ["fair sign: x"]),
        (STRONG - 0.01, ["fair sign: x"]),
        (STRONG, ["strong sign: x"]),
        (-FAIR, ["fair sign against it: x"]),
    ],
)
def test_a_sign_is_called_as_strong_as_it_is(log_odds: float, told: list[str]) -> None:
    assert module.told_signs([Sign(log_odds, "x")], 1) == told


@pytest.mark.parametrize(("log_odds", "first"), [(FAIR, "source"), (-STRONG, "target")])
def test_no_sign_is_called_fair_or_strong_where_nothing_is_decided(
    log_odds: float, first: str
) -> None:
    [line] = module.told_signs([Sign(log_odds, "x")], 0)
    assert line == f"for the {first}, but too little by itself: x"


def test_below_the_bar_nothing_is_decided(tie, monkeypatch) -> None:
    alignment = tie(PLAIN, f"{PLAIN} It rained.")
    for confidence, earlier in ((DECIDED - 0.001, "unknown"), (DECIDED + 0.001, "source")):
        odds = -_logit(1 - confidence)
        monkeypatch.setattr(module, "weigh_clues", lambda *_, odds=odds: [Sign(odds, "x")])
        direction = direct(alignment, Relation("edited", ()))
        assert direction.earlier == earlier
        assert direction.source_first == pytest.approx(confidence)


def _logit(share: float) -> float:
    from math import log

    return log(share / (1 - share))


def test_each_kind_of_evidence_has_a_weight_and_none_speaks_for_the_opposite() -> None:
    path = Path(module.__file__).with_name("weights.json")
    written = json.loads(path.read_text(encoding="utf-8"))["weights"]
    assert set(written) == set(CLUES)
    assert min(written.values()) >= 0


def test_odds_and_confidence_belong_together(tie) -> None:
    direction = direct(tie(PLAIN, PLAIN, source_date="2026-03-01", target_date="2026-03-02"))
    assert direction.confidence == pytest.approx(
        1
        / (
            1
            + exp(
                -module.date_order(
                    module.source_first(
                        tie(PLAIN, PLAIN, source_date="2026-03-01", target_date="2026-03-02")
                    )
                ).log_odds
            )
        )
    )
    assert replace(direction).evidence == ("published 2026-03-01 (source) and 2026-03-02 (target)",)


def test_of_pages_apart_growth_tells_nothing() -> None:
    """Three edits, and two sentences more: a page that was worked on, or a copy that was cut."""
    short = (
        "The ferry sank near the old pier. Nobody was badly hurt. Divers searched the wreck until "
        "late at dusk. The mayor thanked the crew on the quay for what they had done."
    )
    grown = (
        "The ferry sank near the new pier. Nobody was really hurt. Divers searched the wreck until "
        "late at night. The mayor thanked the crew on the quay for what they had done. A dock is "
        "closed. The school is a shelter."
    )

    def tied(outlet: str | None) -> Alignment:
        old, new = (
            segment(Document(text[:9], text, language="en", outlet=outlet))
            for text in (short, grown)
        )
        return align(old, new, encoder=load_encoder())

    assert direct(tied(None)).source_first == 0.5
    published = tied("Lune Echo")
    assert direct(published).source_first > 0.5
    assert direct(published, may_be_one_page=False) == direct(published)
