"""What the reader is trained with: our own rows are whole, and planted tags and links are true."""

import random
import sys
from pathlib import Path

import pytest

from benchmarks.quality import rewordings
from benchmarks.quality.stories import Planted, Retelling
from retold.model import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from reader import context, harmless, material, plant, sources
from reader.pairs import CHANGED, KEPT, UNKNOWN, Pair, render, tokens

SENTENCES = (
    """Two nurses in Kelmore accused the hospital of losing 300 samples on Monday, although it may
have found most of them.
Mayor Ilva Quint did not sign the contract with Osprey Lines, because the council rejected it by 14
votes to 9 in September.
The dam could fail within three days unless engineers lower the lake by about two metres, officials
said.
Police arrested former banker Tomas Aldine after he threatened a witness, and released him without
charge.""".replace(".\n", ".|")
    .replace("\n", " ")
    .split("|")
)
NAMES = ["Kelmore", "Varga", "Osprey", "Aldine", "Quint"]


def pairs(seed: int, errors: int) -> list[Pair]:
    rng = random.Random(seed)  # noqa: S311 - material, not secrets
    made = []
    for text in SENTENCES:
        pair = material.identical(text, text)
        if errors:
            plant.plant(pair, rng, NAMES, errors)
        else:
            harmless.soften(pair, rng, NAMES, 3)
        made.append(pair)
    return made


@pytest.mark.parametrize("seed", range(12))
def test_planted_words_are_tagged_and_all_others_are_linked_with_themselves(seed: int) -> None:
    for pair in pairs(seed, errors=2):
        if render(pair.source) == render(pair.target):
            continue
        sides = (*pair.source, *pair.target)
        assert any(token.tag == CHANGED for token in sides)
        for j, token in enumerate(pair.target):
            if token.is_word and token.tag == KEPT:
                linked = {pair.source[i].text.lower() for i, k in pair.links if k == j}
                assert token.text.lower() in linked


@pytest.mark.parametrize("seed", range(12))
def test_harmless_edits_tag_nothing(seed: int) -> None:
    for pair in pairs(seed, errors=0):
        assert all(token.tag == KEPT for token in (*pair.source, *pair.target))


@pytest.mark.parametrize("errors", [0, 2])
def test_links_point_at_words_and_tags_are_those_of_the_written_text(errors: int) -> None:
    for seed in range(12):
        for pair in pairs(seed, errors):
            row = pair.row()
            assert [token.text for token in tokens(row["a"])] == [t.text for t in pair.source]
            assert len(row["tags_b"]) == len(pair.target)
            assert all(i < len(pair.source) and j < len(pair.target) for i, j in pair.links)


def test_the_material_is_the_same_for_the_same_seed() -> None:
    assert [pair.row() for pair in pairs(7, 2)] == [pair.row() for pair in pairs(7, 2)]
    assert [pair.row() for pair in pairs(7, 2)] != [pair.row() for pair in pairs(8, 2)]


def test_sides_exchanged_twice_are_as_they_were() -> None:
    (pair, *_) = pairs(3, 2)
    assert material.turned(material.turned(pair)).row() == pair.row()


def test_our_own_rows_are_whole() -> None:
    learn, held = rewordings.split()
    assert len(learn) > 3 * len(held) > 0
    for row in (*learn, *held):
        text, marks = rewordings.unmarked(row["distorted"])
        assert "⟦" not in text
        assert len(marks) == sum(error["target"] is not None for error in row["errors"])
        for error in rewordings.planted(row):
            assert error.source is None or error.source.of(row["source"]) in row["source"]
            assert error.target is None or error.target.of(text) in row["distorted"]
        for one, other in row["links"]:
            assert one in row["source"]
            assert other in row["faithful"]


def test_no_source_is_both_learnt_from_and_held_out() -> None:
    learn, held = rewordings.split()
    assert {row["source"] for row in learn}.isdisjoint(row["source"] for row in held)


def test_the_wrong_words_of_a_row_are_tagged_on_both_sides() -> None:
    row = {
        "source": "The guild warned that the mill may shut.",
        "faithful": "The mill may shut, the guild warned.",
        "distorted": "The guild warned that the mill ⟦will⟧ shut.",
        "errors": [{"kind": "modality", "source": "may", "target": "will"}],
        "links": [],
    }
    pair = sources.distorted(row)
    for side, words in ((pair.source, ["may"]), (pair.target, ["will"])):
        assert [token.text for token in side if token.tag == CHANGED] == words
    assert all(token.tag == KEPT for token in sources.faithful(row).target)


def test_a_sentence_of_a_story_is_read_against_the_place_that_tells_the_same() -> None:
    source = (
        "The ferry sank on Monday off Brenholm. Nobody was hurt. The owner blamed a storm.\n\n"
        "An inquiry will begin in May. It has no powers."
    )
    target = (
        "Off Brenholm the ferry went down on Monday. All aboard were unharmed.\n\n"
        "The captain blamed a storm. In May an inquiry will begin; powers it has none."
    )
    owner, captain = source.index("owner"), target.index("captain")
    error = Planted(Span(owner, owner + 5), Span(captain, captain + 7), "role", "major")
    retelling = Retelling("ferry", "paraphrase", "learn", source, target, (error,))
    made = list(context.in_context([retelling]))
    assert all(token.tag == UNKNOWN for pair in made for token in pair.source)
    wrong = {
        render(pair.target): [token.text for token in pair.target if token.tag == CHANGED]
        for pair in made
    }
    assert wrong["The owner blamed a storm."] == ["owner"]
    assert wrong["The captain blamed a storm."] == ["captain"]
    assert sum(map(len, wrong.values())) == 2
    judged = next(pair for pair in made if "captain" in render(pair.target))
    assert "The owner blamed a storm." in render(judged.source)
    assert all(context.fits(pair) for pair in made)
