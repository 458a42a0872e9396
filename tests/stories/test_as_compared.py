"""Two documents are to `stories` what they are to `compare`, or it is said why not."""

import json
from pathlib import Path

import pytest

from retold.compare import compare_documents
from retold.corpus import Corpus
from retold.index.screen import SHORT
from retold.model import Document, Story
from retold.prepare import prepare
from retold.stories import stories
from tests.stories.bridge import ROOT

GOLD = json.loads((Path(__file__).parents[1] / "lineage" / "pairs.json").read_text("utf-8"))
CHOSEN = (
    *("copy-b", "edited-a", "rewritten-a", "rewritten-d", "summary-a", "summary-c", "excerpt-a"),
    *("translation-b-fr", "spun-c", "same-event-bakers", "unrelated-template-forecast"),
)
APART = {"same-event", "unrelated"}
ALONE = "compared alone, the two "


def told(folder: Path, *documents: Document) -> list[Story]:
    with Corpus(folder) as corpus:
        corpus.add(documents)
    return stories(folder)


@pytest.mark.parametrize("id_", CHOSEN)
def test_a_story_of_two_says_what_their_comparison_says(tmp_path: Path, id_: str) -> None:
    pair = next(each for each in GOLD["pairs"] if each["id"] == id_)
    texts = [GOLD["stories"].get(pair[side], pair[side]) for side in ("source", "target")]
    first = Document("first", texts[0], language="en")
    second = Document("second", texts[1], language=pair.get("language", "en"))
    found = told(tmp_path / "news", second, first)
    compared = compare_documents(prepare(first), prepare(second))
    derivations = [each for story in found for each in story.derivations]
    if compared.relation.kind in APART:
        assert derivations == []
        assert len(found) == 1 + (compared.relation.kind == "unrelated")
        return
    assert len(found) == 1
    unsure = [each for story in found for each in story.unknown_sources]
    assert len(derivations) + len(unsure) == 1
    for derivation in derivations:
        assert derivation.relation == compared.relation.kind
        earlier = {"source": "first", "target": "second"}.get(compared.direction.earlier)
        reasons = [line for line in derivation.evidence if line.startswith(ALONE)]
        assert bool(reasons) == (earlier != derivation.source)


def test_a_brief_is_found_whichever_was_added_first_in_a_corpus_of_few(tmp_path: Path) -> None:
    pair = next(each for each in GOLD["pairs"] if each["id"] == "summary-d")
    texts = [GOLD["stories"].get(pair[side], pair[side]) for side in ("source", "target")]
    whole, brief = (
        Document(name, text) for name, text in zip(("whole", "brief"), texts, strict=True)
    )
    assert len(brief.text.split()) < SHORT
    for name, documents in (("there", (whole, brief)), ("back", (brief, whole))):
        found = told(tmp_path / name, *documents[:1], ROOT)
        assert all(not story.derivations for story in found)
        [derivation] = [
            each for story in told(tmp_path / name, *documents[1:]) for each in story.derivations
        ]
        assert (derivation.source, derivation.target) == ("whole", "brief")
