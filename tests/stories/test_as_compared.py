"""Two documents are to `stories` what they are to `compare`, or it is said why not."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.compare import compare_documents
from retold.corpus import Corpus
from retold.index import Stored
from retold.index.screen import SHORT
from retold.lineage.explained import Explained, Side
from retold.model import Document, Story
from retold.prepare import prepare
from retold.stories import stories
from retold.stories.borne_out import borne_out
from retold.stories.lineages import lineage
from retold.stories.tying import Known, Tie
from tests.stories.bridge import INDEPENDENT, ROOT

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


LINES = (
    "The harbour office at Sandeel shut its northern quay on Monday: 14 of 60 piles were rotten.",
    "“We could put a thumb into the wood,” said Agnes Tulloch, who leads the divers.",
    "The 23 boats that land there were told to use the fish dock for at least six weeks.",
    "Skippers fear that the crab season, which begins on 2 May, will be lost to them.",
    "A new quay would cost 3.4 million pounds, of which the state has promised a third.",
    "The office denied that the warning of an engineer was ignored two years ago.",
)
SLIPS = (
    ("14 of", "41 of"),
    ("Agnes Tulloch", "Agnes Tulley"),
    ("at least six weeks", "at most six weeks"),
    ("2 May", "12 May"),
    ("a third", "a half"),
    ("denied that", "admitted that"),
    ("northern", "southern"),
)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.sampled_from(range(len(SLIPS))), unique=True, max_size=3),
    st.lists(st.sampled_from(range(len(SLIPS))), unique=True, max_size=2),
    st.sampled_from((None, *range(1, len(LINES)))),
)
def test_an_edge_tells_the_changes_of_its_comparison(
    first: list[int], second: list[int], cut: int | None
) -> None:
    texts = ["\n\n".join(LINES)]
    for slips in (first, second):
        text = "\n\n".join(line for number, line in enumerate(LINES) if number != cut or not slips)
        for slip in slips:
            text = text.replace(*SLIPS[slip])
        texts.append(text)
    documents = {
        name: Document(name, text, published=f"2026-04-2{day}", language="en")
        for day, (name, text) in enumerate(zip("abc", texts, strict=True))
    }
    with TemporaryDirectory() as folder:
        found = told(Path(folder) / "news", *documents.values())
    for derivation in (each for story in found for each in story.derivations):
        source, target = documents[derivation.source], documents[derivation.target]
        compared = compare_documents(prepare(source), prepare(target))
        changes = [change for change in compared.changes if change.reaches("minor")]
        assert derivation.relation == compared.relation.kind
        assert list(derivation.changes) == changes


def test_a_derivation_that_its_comparison_denies_is_not_told() -> None:
    members = [
        Known(Stored(number, 1, each), each.id) for number, each in enumerate((ROOT, INDEPENDENT))
    ]
    side = Side(200, 120, 40, 40, 1, 0)
    tie = Tie(0, 1, "rewritten", "likely", Explained(side, side), 0.9)
    assert lineage(members, {(0, 1): tie}).parents
    assert borne_out(members, {(0, 1): tie}) == (lineage(members, {}), [])
