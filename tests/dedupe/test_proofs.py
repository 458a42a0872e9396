"""The stages that write: each dropped row with its proof, each kept one as it was, in parts."""

import json
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")

from retold.dedupe.drops import tell_passage  # noqa: E402 - these need pyarrow
from retold.dedupe.job import Job  # noqa: E402
from retold.dedupe.json_lines import Lines  # noqa: E402
from retold.dedupe.passage import Told  # noqa: E402
from retold.dedupe.policy import Rules  # noqa: E402
from retold.dedupe.proofs import (  # noqa: E402
    Places,
    finding_passages,
    reading_dropped,
    writing,
)
from retold.dedupe.sketch import Texts, sketch  # noqa: E402
from retold.dedupe.splits import ROW_BITS, Plan, Rows, plan_splits  # noqa: E402
from tests.dedupe.test_verified import run  # noqa: E402

STORY = "The weir at Orrin was shut on Monday after the river had risen overnight."
LINES = [
    json.dumps({"id": "first", "text": STORY}),
    json.dumps({"id": 2, "text": f"“{STORY.upper()}”", "more": [1.50]}),
    '{"id": "bad", "text": null}',
    json.dumps({"id": "other", "text": "A choir sang in the square at Selk."}),
    json.dumps({"text": f"Wire: {STORY}"}),
]
SCORES = {"reason": "exact", "resemblance": 1.0, "containment": 1.0, "order": None}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A split of three rows, with a bad one, and one of two."""
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    size = len("\n".join(LINES[:3]))
    source = Lines("in.jsonl", path, packed=False)
    job = Job([source], Rules(), tmp_path, lambda *_: None, told=True)
    made = plan_splits(job, size)
    assert len(made.splits) == 2
    return made


def number(row: int) -> int:
    """The number of the document at a row."""
    return row if row < 3 else (1 << ROW_BITS) + row - 3


DROPPED: list[dict[str, object]] = [
    {"document": number(1), "kept": number(0), **SCORES},
    {"document": number(2), "kept": number(2)},
    {"document": number(4), "kept": number(0), **SCORES, "reason": "resemblance"},
]


def told(text: str) -> Told:
    data = text.encode()
    return Told(data, sketch(Texts.of([data])).words.tobytes())


def texts_of(plan: Plan) -> list[dict[str, object]]:
    return run(reading_dropped(plan), DROPPED)


def test_texts_are_read_of_what_is_dropped_and_of_what_it_is_dropped_for(plan: Plan) -> None:
    """Of a bad row there is none; of a kept one it is read once, however many it stands for."""
    found = {row["document"]: row for row in texts_of(plan)}
    assert len(texts_of(plan)) == 3
    assert {*found} == {number(0), number(1), number(4)}
    assert {row["kept"] for row in found.values()} == {number(0)}
    assert found[number(1)]["text"] == f"“{STORY.upper()}”".encode()
    assert [found[number(row)]["id"] for row in (0, 1, 4)] == [b"=first", b"=2", b""]
    assert found[number(0)]["tokens"] == told(STORY).words


def test_a_passage_is_that_of_the_dropped_text_and_the_kept_one(plan: Plan) -> None:
    found = {row["document"]: row for row in run(finding_passages(), texts_of(plan))}
    assert {*found} == {number(1), number(4)}
    for row in (1, 4):
        text = str(json.loads(LINES[row])["text"])
        passage = json.loads(str(found[number(row)]["passage"]))
        assert passage == tell_passage(told(text), told(STORY))
        assert passage["text"] == text[passage["start"] : passage["end"]]
        assert found[number(row)]["kept_id"] == b"=first"


def written(plan: Plan, kept: Path | None, clusters: Path | None) -> list[dict[str, object]]:
    """What the last stage leaves, its parts in folders."""
    rows = Rows.of(plan, [3, 2])
    splits: list[dict[str, object]] = [{"split": 0}, {"split": 1}]
    sources = [splits, DROPPED]
    if clusters is not None:
        sources.append(run(finding_passages(), texts_of(plan)))
    for folder in (kept, clusters):
        if folder is not None:
            folder.mkdir(exist_ok=True)
    return run(writing(plan, rows, Places(kept, clusters, "jsonl")), *sources)


def test_kept_rows_are_written_as_they_were_a_part_for_each_split(
    plan: Plan, tmp_path: Path
) -> None:
    assert written(plan, tmp_path / "kept", None) == [
        {"split": 0, "kept": 1},
        {"split": 1, "kept": 1},
    ]
    parts = sorted((tmp_path / "kept").iterdir())
    assert [part.name for part in parts] == ["part-00000.jsonl", "part-00001.jsonl"]
    assert [part.read_text(encoding="utf-8") for part in parts] == [
        f"{LINES[0]}\n",
        f"{LINES[3]}\n",
    ]


def test_a_record_is_written_for_each_good_row_with_its_proof(plan: Plan, tmp_path: Path) -> None:
    written(plan, None, tmp_path / "told")
    first, second = sorted((tmp_path / "told").iterdir())
    rows = [
        json.loads(line)
        for part in (first, second)
        for line in part.read_text(encoding="utf-8").splitlines()
    ]
    assert [(row["row"], row["id"], row["cluster"], row["kept"]) for row in rows] == [
        (1, "first", 0, True),
        (2, "2", 0, False),
        (4, "other", 3, True),
        (5, None, 0, False),
    ]
    assert rows[0]["match"] is None
    match = rows[3]["match"]
    assert (match["file"], match["row"], match["id"]) == ("in.jsonl", 1, "first")
    assert (match["reason"], match["order"]) == ("resemblance", None)
    assert match["passage"]["text"] == STORY[:-1]


def test_what_is_written_again_is_the_same(plan: Plan, tmp_path: Path) -> None:
    """As where a run was killed between a part and its manifest."""
    kept, clusters = tmp_path / "kept", tmp_path / "told"
    kept.mkdir()
    (kept / "part-00000.jsonl").write_text("half a li", encoding="utf-8")
    first = written(plan, kept, clusters)
    before = {path: path.read_bytes() for folder in (kept, clusters) for path in folder.iterdir()}
    assert written(plan, kept, clusters) == first
    assert {path: path.read_bytes() for path in before} == before
    assert b"half" not in before[kept / "part-00000.jsonl"]
    assert len(before) == 4
