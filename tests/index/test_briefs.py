"""A brief and its source in a small corpus are told by their words."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from retold import Corpus, Document
from retold.index import Archive, Outline, around_brief, briefs, outlines
from retold.index.briefs import HELD, MOST, shares
from retold.index.outline import SAYS
from retold.index.screen import SHORT

SOURCE = """
The Kestrel Line will end its night ferry between Orrin and Lindvik on 3 May, after a winter in
which the boat ran with 41 passengers a trip. The company has lost 2.7 million crowns on the route
since 2022. Managing director Edda Falk told the staff on Wednesday. “We held on for as long as we
could,” she said. A day boat will go on twice a week, from the old pier. The crew of 36 are offered
work in Dunholt, an hour away by road. Their union, the Seamen's League, called the offer an
insult, and its secretary, Ivo Holm, said that no more than nine of them could move. Lindvik's
mayor, Ruth Marsh, asked the ministry for a grant. The minister said there was no money for it.
Freight from the sawmill, a third of what the ferry carries, will have to go by lorry over the
Skarn pass, which is closed for 20 days in a usual winter. The sawmill employs 150.
"""
BRIEF = """
The night ferry of the Kestrel Line makes its last trip on 3 May. It has lost 2.7 million crowns in
three years. The crew may move to Dunholt. The minister has no money for a grant.
"""
STRANGER = "A gallery in Tarn shows forty drawings of owls until Sunday. Entry is free for pupils."


def words(numbers: Iterable[int]) -> Outline:
    """The outline of words that all say something, by their numbers."""
    return np.array([number << 3 | SAYS for number in numbers], dtype=np.uint16)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as made:
        made.add([Document("source", SOURCE), Document("stranger", STRANGER)])
    return tmp_path / "news"


def around(folder: Path, text: str) -> list[int]:
    archive = Archive(folder)
    try:
        return around_brief(archive.store, outlines([text])[0])
    finally:
        archive.close()


def test_a_brief_leads_to_its_source(corpus: Path) -> None:
    assert around(corpus, BRIEF) == [0]
    assert around(corpus, "Nobody saw the pilot whale that swam past the lighthouse.") == []


def test_a_source_leads_to_its_brief_and_to_no_other_long_text(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as made:
        made.add([Document("copy", SOURCE + "It rained."), Document("brief", BRIEF)])
    assert around(tmp_path / "news", SOURCE) == [1]


def test_a_large_corpus_is_not_looked_through(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefs, "SCANNED", 2)
    assert around(corpus, BRIEF) == [0]
    monkeypatch.setattr(briefs, "SCANNED", 1)
    assert around(corpus, BRIEF) == []


def test_share_of_a_brief_is_of_its_words_either_way() -> None:
    brief = words(range(10))
    enough, few = (words([*range(shared), *range(100, 100 + SHORT)]) for shared in (7, 5))
    assert shares(brief, [enough])[0] >= HELD > shares(brief, [few])[0]
    assert shares(enough, [brief])[0] == pytest.approx(0.7)


def test_a_word_that_few_texts_have_weighs_more() -> None:
    brief = words(range(2))
    many = [words([1, number]) for number in range(100, 400)]
    rare, usual = shares(brief, [words([0, 50]), *many])[:2]
    assert rare > usual


def test_only_the_likeliest_are_told(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as made:
        made.add(Document(f"d{number}", f"{SOURCE}{number}") for number in range(MOST + 2))
    assert len(around(tmp_path / "news", BRIEF)) == MOST
