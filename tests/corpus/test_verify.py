"""When a candidate is told to be the document looked for in other words."""

from dataclasses import replace
from typing import Any

import pytest

from retold.corpus import verify
from retold.corpus.verify import OPEN, PART_OF, TOLD_WHOLE, WORDED, Look, Sought
from retold.index import Outlined, Stored, outlines
from retold.model import Certainty, Document, Relation, RelationKind

SOURCE = "The ferry sank off Marren on Monday. Nobody aboard was hurt. It had been built in 1971."
TARGET = "The ferry sank off Marren on Monday. Nobody was hurt aboard. It was built in 1971."


def look(likeness: float) -> Look:
    [outline] = outlines([TARGET])
    return Look(Outlined(0, "target", b"", outline), likeness, 0.0, ())


def found(likeness: float = 0.5) -> verify.Match | None:
    stored = Stored(0, 1, Document("target", TARGET, language="en"))
    return verify.retelling(
        Sought(Document("source", SOURCE, language="en")), stored, look(likeness)
    )


def judged(
    monkeypatch: pytest.MonkeyPatch, share: float, *relations: tuple[RelationKind, Certainty]
) -> None:
    """Let pairs have so large a share in common, and these relations, one after the other."""
    told = iter([Relation(kind, ("evidence",), certainty) for kind, certainty in relations])
    monkeypatch.setattr(verify, "relate_apart", lambda _: next(told))
    monkeypatch.setattr(verify, "shares", lambda _: (share, 0.0))


@pytest.mark.parametrize(
    ("certainty", "share", "is_match"),
    [
        ("likely", 0.2, True),
        ("possible", TOLD_WHOLE, True),
        ("possible", TOLD_WHOLE - 0.01, False),
    ],
)
def test_what_is_only_possible_must_be_told_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, certainty: Certainty, share: float, *, is_match: bool
) -> None:
    judged(monkeypatch, share, ("rewritten", certainty))
    assert (found() is not None) is is_match


def test_the_document_looked_for_may_be_the_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = Relation("summary", ("evidence",), "likely", whole="target")
    monkeypatch.setattr(verify, "relate_apart", lambda _: brief)
    match = found()
    assert match is not None
    assert match.relation == replace(brief, evidence=(PART_OF, "evidence"))


@pytest.mark.parametrize(
    ("likeness", "share", "is_asked"),
    [
        (WORDED - 0.01, OPEN, True),
        (WORDED, OPEN, False),
        (WORDED - 0.01, OPEN - 0.01, False),
    ],
)
def test_the_encoder_is_asked_where_words_leave_much_open(
    monkeypatch: pytest.MonkeyPatch, likeness: float, share: float, *, is_asked: bool
) -> None:
    asked: list[str] = []

    def load_encoder(name: str) -> Any:
        asked.append(name)

    monkeypatch.setattr(verify, "load_encoder", load_encoder)
    judged(monkeypatch, share, *[("unrelated", "likely")] * 2)
    assert found(likeness) is None
    assert ("default" in asked) is is_asked
