"""What ties two documents of a corpus."""

from typing import Any

import pytest

from retold.index import Stored
from retold.lineage.explained import Explained, Side
from retold.model import Document, Relation
from retold.stories import tying
from retold.stories.rarity import Rarity
from retold.stories.tying import TIED, Known

WORDS = 1000


def known(number: int, text: str) -> Known:
    return Known(Stored(number, 1, Document(f"d{number}", text, language="en")), f"d{number}")


@pytest.mark.parametrize(("tied", "is_asked"), [(TIED, False), (TIED - 0.001, True)])
def test_the_encoder_is_asked_where_words_leave_untied_what_is_in_other_words(
    monkeypatch: pytest.MonkeyPatch, tied: float, *, is_asked: bool
) -> None:
    asked: list[str] = []

    def load_encoder(name: str) -> Any:
        asked.append(name)

    alone = round(WORDS * (1 - tied))
    side = Side(words=WORDS, same=400, changed=100, alone=alone, stretches=1, inside=0)
    monkeypatch.setattr(tying, "load_encoder", load_encoder)
    monkeypatch.setattr(tying, "relate_apart", lambda _: Relation("rewritten", (), "likely"))
    monkeypatch.setattr(tying, "explain", lambda _: Explained(side, side))
    tie = tying.measure(known(0, "The ferry sank."), known(1, "A boat went down."), Rarity.none())
    assert tie is not None
    assert ("default" in asked) is is_asked
