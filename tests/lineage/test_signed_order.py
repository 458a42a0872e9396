"""What was signed tells the order of two texts before what a page declares."""

from pathlib import Path

import pytest

import retold
from retold.lineage.credentials import ANCHORS
from retold.lineage.direction import DECIDED
from retold.lineage.signed_order import SIGNED, signed_order
from retold.model import Document
from tests.hidden import selectors, wrapped
from tests.lineage.signing import desk, signed, store

TEXT = (
    "The weir at Orrin held on Monday after 14 pumps failed, the council said.\n"
    "Nobody was hurt. The engineers will look at the gates before March 3."
)
COPY = TEXT.replace("Nobody was hurt.", "No one was hurt.")
NOON = "2026-10-09T12:00:00Z"
SIGNED_THEN = f"the source carries a C2PA manifest, signed by Marren Coast Courier at {NOON}"


@pytest.fixture
def vouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "vouchers.pem"
    file.write_text(desk().voucher, encoding="ascii")
    monkeypatch.setenv(ANCHORS, str(file))


def dated(text: str, published: str | None = None) -> Document:
    return Document("a", text, published=published)


@pytest.mark.usefixtures("vouched")
@pytest.mark.parametrize(
    ("source", "target", "log_odds"),
    [
        pytest.param(
            dated(signed(TEXT, NOON)), dated(COPY, "2026-10-10"), SIGNED, id="signed before"
        ),
        pytest.param(
            dated(COPY, "2026-10-10"), dated(signed(TEXT, NOON)), -SIGNED, id="the other way round"
        ),
        pytest.param(
            dated(signed(TEXT, NOON), "2026-10-12"),
            dated(COPY, "2026-10-10"),
            SIGNED,
            id="signed before what its page declares",
        ),
        pytest.param(
            dated(signed(TEXT, NOON)),
            dated(signed(COPY, "2026-10-09T11:59:00Z")),
            -SIGNED,
            id="both signed, a minute apart",
        ),
        pytest.param(dated(signed(TEXT, NOON)), dated(COPY), 0.0, id="no date to hold it to"),
        pytest.param(
            dated(signed(TEXT, NOON)), dated(COPY, "2026-10-08"), 0.0, id="signed after: dates tell"
        ),
        pytest.param(
            dated(signed(TEXT, NOON)), dated(COPY, "2026-10-09"), 0.0, id="on the same day"
        ),
        pytest.param(
            dated(TEXT + wrapped(store(COPY, NOON))),
            dated(COPY, "2026-10-10"),
            0.0,
            id="of another text",
        ),
        pytest.param(
            dated(signed(TEXT, NOON, by=desk("Somebody"))),
            dated(COPY, "2026-10-10"),
            0.0,
            id="by somebody for whom nobody vouches",
        ),
    ],
)
def test_a_trusted_signature_tells_the_order(
    source: Document, target: Document, log_odds: float
) -> None:
    assert signed_order(source, target).log_odds == log_odds


def test_nothing_hidden_says_nothing() -> None:
    order = signed_order(dated(TEXT, "2026-10-10"), dated(COPY, "2026-10-11"))
    assert order.log_odds == 0
    assert order.words == ()


def test_who_is_named_as_parent_came_first_whoever_vouches() -> None:
    whole = store(TEXT)
    source, target = dated(TEXT + wrapped(whole)), dated(COPY + wrapped(store(COPY, parent=whole)))
    assert signed_order(source, target).log_odds == SIGNED
    assert signed_order(target, source).log_odds == -SIGNED
    assert "names the source’s as what it was made from" in signed_order(source, target).words[-1]


def test_another_child_of_the_same_parent_is_not_held_for_it() -> None:
    parent, other = store(TEXT), store(TEXT, NOON)
    source, target = dated(TEXT + wrapped(other)), dated(COPY + wrapped(store(COPY, parent=parent)))
    assert signed_order(source, target).log_odds == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            signed(TEXT, NOON),
            f"{SIGNED_THEN}, of this very text (nobody here vouches for the signer)",
        ),
        (
            COPY + wrapped(store(TEXT, NOON)),
            f"{SIGNED_THEN}, of another text than this one, or of more of it",
        ),
        (
            TEXT + wrapped(b"no store"),
            "the source carries a C2PA manifest that does not hold:",
        ),
        (
            TEXT + selectors(b"secret"),
            "the source hides 6 bytes in signs that print nothing; not as C2PA does",
        ),
    ],
)
def test_what_hides_is_told_in_words(text: str, expected: str) -> None:
    words = signed_order(dated(text), dated(COPY)).words
    assert len(words) == 1
    assert words[0].startswith(expected)


@pytest.mark.usefixtures("vouched")
def test_compare_believes_the_signature_before_the_date_of_a_page() -> None:
    """The page of the signed story was stamped anew, a week after its copy."""
    target = dated(COPY, "2026-10-10")
    stamped = retold.compare(dated(TEXT, "2026-10-17"), target)
    assert stamped.direction.earlier == "target"
    told = retold.compare(dated(signed(TEXT, NOON), "2026-10-17"), target)
    assert told.direction.earlier == "source"
    assert told.direction.confidence > 0.9 > DECIDED
    assert any("of this very text (trusted)" in line for line in told.direction.evidence)


def test_a_signed_file_is_read_by_compare(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(signed(TEXT, NOON), encoding="utf-8")
    comparison = retold.compare(tmp_path / "story.txt", Document("b", COPY))
    assert comparison.source.text == TEXT
    assert any("of this very text" in line for line in comparison.direction.evidence)
