"""Instances of one frame stay, copies go; both paths count the same."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.dedupe import Rules, dedupe, instances, native
from retold.dedupe.commonness import Common, hash_grams
from retold.dedupe.compiled import build
from retold.dedupe.instances import Differences, differences
from retold.dedupe.likeness import bare

SAME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
LIBRARY = native._library  # noqa: SLF001 - to be put back


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> object:
    target = tmp_path_factory.mktemp("native") / "_native.so"
    failed = build(target=target)
    if failed:
        pytest.skip(f"no compiled loops: {failed}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "FILE", target)
        return LIBRARY.__wrapped__()


@SAME
@given(
    frame=st.lists(st.integers(0, 60), max_size=90),
    changes=st.lists(st.floats(0, 0.6), min_size=2, max_size=2),
    seed=st.integers(0, 9999),
)
def test_the_compiled_loops_count_what_numpy_counts(
    monkeypatch, library, frame, changes, seed
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    pair = tuple(
        np.array(
            [
                (chance.randrange(40) if chance.random() < share else word) << 2
                | chance.randrange(4)
                for word in frame
                if chance.random() > share / 3
            ],
            np.uint32,
        ).tobytes()
        for share in changes
    )
    grams = hash_grams(bare(pair[0])) >> np.uint64(28) << np.uint64(28)
    counts = np.array([chance.choice([2, 4, 9, 40]) for _ in grams], np.uint64)
    held = {int(gram): gram | count for gram, count in zip(grams, counts, strict=True)}
    common = Common.of(np.sort(np.array([*held.values()], np.uint64)))
    told = []
    for loops in (library, None):
        monkeypatch.setattr(native, "_library", lambda loops=loops: loops)
        told.append(differences([pair, pair[::-1]], common))
    assert told[0] == told[1]


def notice(number: int, seed: int = 0) -> str:
    chance = random.Random(f"{number} {seed}")  # noqa: S311 - no secret
    name, other = (
        chance.choice(["Ada", "Bo", "Cy", "Di"])
        + " "
        + chance.choice(["Ash", "Birk", "Cole", "Dunn"])
        for _ in range(2)
    )
    return (
        f"At the county court {name} of {chance.randrange(300)} Mill Road was fined {number + 40} "
        f"crowns on {chance.randrange(1, 29)} May for parking a cart on the towpath without a "
        f"permit. The bench heard that warden {other} had asked for it to be moved twice."
    )


def kept(tmp_path: Path, texts: list[str], **rules: object) -> list[int]:
    """The numbers of the texts that stay."""
    source, clusters = tmp_path / "in.jsonl", tmp_path / "clusters.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    dedupe(source, tmp_path / "out.jsonl", clusters=clusters, rules=Rules(**rules))
    records = map(json.loads, clusters.read_text("utf-8").splitlines())
    return [number for number, record in enumerate(records) if record["kept"]]


@pytest.mark.parametrize("size", [2, 3, 12, 200])
def test_instances_of_a_template_stay(tmp_path, size) -> None:
    texts = [notice(number) for number in range(size)]
    assert len(kept(tmp_path, texts)) == size
    assert len(kept(tmp_path, texts, frame=False)) == 1


@pytest.mark.parametrize("size", [2, 12, 200])
def test_a_copy_of_an_instance_goes(tmp_path, size) -> None:
    texts = [notice(number) for number in range(size)]
    copy = (
        texts[1].replace("parking a cart", "leaving a cart").replace("had asked for it", "asked it")
    )
    assert kept(tmp_path, [*texts, copy]) == list(range(size))


def test_briefs_that_share_but_a_footer_stay_and_a_copy_of_one_goes(tmp_path) -> None:
    chance = random.Random(4)  # noqa: S311 - no secret
    words = [f"{first}{last}" for first in ("ba", "de", "ki", "lo") for last in "mnprstvz"]
    footer = " ".join(f"w{number}legal" for number in range(60))
    briefs = [" ".join(chance.choices(words, k=30)) for _ in range(20)]
    copy = briefs[3].split()
    copy[4] = "changed"
    texts = [f"{brief} {footer}" for brief in [*briefs, " ".join(copy)]]
    assert kept(tmp_path, texts) == list(range(20))


@pytest.mark.parametrize("changed", [1, 3, 6])
def test_a_story_that_many_have_with_small_edits_collapses(tmp_path, changed) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    words = [f"{first}{last}" for first in ("ba", "de", "ki", "lo", "mu") for last in "mnprstvz"]
    story = chance.choices(words, k=150)
    texts = []
    for _ in range(100):
        copy = list(story)
        for place in chance.sample(range(150), changed):
            copy[place] = chance.choice(words)
        texts.append(" ".join(copy))
    assert kept(tmp_path, texts) == [0]


def test_a_dateline_of_its_own_makes_no_other_story(tmp_path) -> None:
    towns = ["Selby", "Goole", "Thirsk", "Otley", "Ripon", "Skipton"]
    story = " ".join(random.Random(2).choices([f"word{n}" for n in range(90)], k=150))  # noqa: S311
    assert kept(tmp_path, [f"{town} (Evening Star) – {story}" for town in towns]) == [0]


def told(**counts: int) -> Differences:
    return Differences(**{**dict.fromkeys(Differences.__dataclass_fields__, 0), **counts})


@pytest.mark.parametrize(
    ("words", "counts", "instances"),
    [
        (50, {"slots": 3, "places": 2, "framed": 30}, True),
        (50, {"slots": 2, "places": 2, "framed": 30}, False),
        (200, {"slots": 12, "places": 2, "framed": 90}, True),
        (200, {"slots": 11, "places": 2, "framed": 90}, False),
        (100, {"slots": 30, "places": 1, "framed": 60}, True),
        (100, {"slots": 29, "places": 1, "framed": 60}, False),
        (50, {"slots": 6, "places": 2, "framed": 30, "agreed": 10}, True),
        (50, {"slots": 6, "places": 2, "framed": 30, "agreed": 11}, False),
        (50, {"slots": 9, "places": 2, "framed": 30, "changed": 3, "frame_edits": 2}, True),
        (50, {"slots": 9, "places": 2, "framed": 30, "changed": 3, "frame_edits": 3}, False),
        (50, {"slots": 60, "places": 2, "framed": 20, "agreed": 60}, True),
        (50, {"slots": 60, "places": 2, "framed": 19, "agreed": 60}, False),
        (100, {"facts": 2, "same_facts": 6, "edits": 2}, True),
        (100, {"facts": 1}, False),
        (100, {"facts": 2, "same_facts": 7}, False),
        (100, {"facts": 2, "edits": 3}, False),
        (101, {"facts": 2}, False),
    ],
)
def test_each_bound_holds_just_inside_and_not_just_outside(words, counts, instances) -> None:
    assert told(**counts).are_instances(words) is instances


def test_a_row_that_stands_for_more_than_fifty_is_named(tmp_path) -> None:
    texts = [notice(1)] * 51 + [notice(2)] * 52
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    done = dedupe(source, tmp_path / "out.jsonl")
    assert [(crowd.row, crowd.documents) for crowd in done.crowds] == [(52, 51)]


def longest(one: list[int], other: list[int]) -> int:
    """The length of the longest common subsequence, by the table of the textbooks."""
    above = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for at, held in enumerate(other):
            row.append(above[at] + 1 if word == held else max(row[-1], above[at + 1]))
        above = row
    return above[-1]


@given(st.lists(st.integers(0, 4), max_size=24), st.lists(st.integers(0, 4), max_size=24))
def test_words_are_tied_in_order_as_many_as_can_be(one: list[int], other: list[int]) -> None:
    ties = instances._tie(one, other)  # noqa: SLF001 - what the compiled loops do too
    assert ties is not None
    assert len(ties) == len(one)
    tied = [(at, to) for at, to in enumerate(ties) if to >= 0]
    assert all(one[at] == other[to] for at, to in tied)
    assert [to for _, to in tied] == sorted({to for _, to in tied})
    assert len(tied) == longest(one, other)


@pytest.mark.parametrize(("size", "is_tied"), [(2048, True), (2049, False), (40_000, False)])
def test_texts_that_differ_over_too_long_a_stretch_are_not_tied(
    size: int, *, is_tied: bool
) -> None:
    one, other = [*range(size)], [*range(size, 2 * size)]
    assert (instances._tie(one, other) is not None) == is_tied  # noqa: SLF001
    around = [7] * 500
    whole = instances._tie([*around, *one, *around], [*around, *other, *around])  # noqa: SLF001
    assert (whole is not None) == is_tied


def test_what_is_not_tied_differs_in_nothing_that_is_counted() -> None:
    one = np.arange(4000, dtype=np.uint32) << 2
    pair = one.tobytes(), (one + (1 << 20)).tobytes()
    (found,) = differences([pair])
    assert found == told()
    assert not found.are_instances(4000)
