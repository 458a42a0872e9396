import pytest

from retold.lineage import direct
from retold.lineage.direction import _is_broken, _is_glued

PLAIN = "The ferry sank near the pier. Nobody was hurt. Divers searched the wreck until dusk."
BROKEN = "The ferry confidanteled the pier. Nobody was pariadic. Divers unsearchled the wreck."


@pytest.mark.parametrize(
    ("source_date", "target_date", "earlier"),
    [
        ("2026-03-01", "2026-03-02", "source"),
        ("2026-03-02", "2026-03-01", "target"),
        ("2026-03-01T10:00:00+00:00", "2026-03-01T09:30:00+00:00", "target"),
        ("2026-03-01T10:00:00+02:00", "2026-03-01T09:30:00+00:00", "source"),
        ("2026-03-01", "2026-03-01T09:30:00+00:00", "unknown"),
        ("2026-03-01", "soon", "unknown"),
        ("2026-03-01", "2026-02-01?", "unknown"),
        ("2026-03-01", "1970-01-01T00:00:00Z", "unknown"),
        ("0001-01-01", "2026-03-01", "unknown"),
        ("2026-03-01", "2199-01-01", "unknown"),
    ],
)
def test_dates_decide(tie, source_date: str, target_date: str, earlier: str) -> None:
    dates = {"source_date": source_date, "target_date": target_date}
    assert direct(tie(PLAIN, PLAIN, **dates)).earlier == earlier


def test_broken_words_never_overrule_dates(tie) -> None:
    dates = {"source_date": "2026-03-02", "target_date": "2026-03-01"}
    assert direct(tie(PLAIN, BROKEN, **dates)).earlier == "target"


def test_the_side_with_broken_words_came_second(tie) -> None:
    assert direct(tie(PLAIN, BROKEN)).earlier == "source"
    assert direct(tie(BROKEN, PLAIN)).earlier == "target"


def test_equal_texts_do_not_tell(tie) -> None:
    direction = direct(tie(PLAIN, PLAIN))
    assert (direction.earlier, direction.confidence) == ("unknown", 0.0)


def test_words_glued_by_a_scraper_are_broken() -> None:
    assert _is_broken("pierWhich")
    assert not _is_broken("pier")
    assert not _is_glued("FerryLine")
