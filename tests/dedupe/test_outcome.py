"""What was done in numbers, the rows that stand for many, and what is asked for beside the rows."""

import errno
import json
from pathlib import Path

import pytest

from retold import Document
from retold.dedupe import Rules, dedupe
from retold.dedupe.documents import Verdict, judge
from retold.dedupe.outcome import CROWDED, NAMED, Crowd, as_full, list_outputs
from retold.errors import RetoldError

WORDS = [f"{first}{second}" for first in "abcdefghij" for second in "klmnopqrst"]
STORY = " ".join(WORDS)


def write(tmp_path: Path, texts: list[str], name: str = "in.jsonl") -> Path:
    path = tmp_path / name
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return path


def changed(words: list[str], every: int) -> str:
    return " ".join(f"{word}x" if at % every == 0 else word for at, word in enumerate(words))


def test_every_document_is_counted_once_by_what_became_of_it(tmp_path: Path) -> None:
    """Two stories: of one a copy in capitals, an edited one and an excerpt; of one a rewording."""
    others = [f"z{word}" for word in WORDS]
    copies = [STORY.upper(), changed(WORDS, 12), " ".join(WORDS[20:45])]
    texts = [STORY, *copies, " ".join(others), changed(others, 9)]
    source = write(tmp_path, texts)
    with source.open("a", encoding="utf-8") as file:
        file.write("bad\n")
    done = dedupe([source], tmp_path / "out.jsonl")
    assert (done.documents, done.bad) == (6, 1)
    assert (done.exact, done.near, done.contained, done.reworded) == (1, 1, 1, 1)
    assert done.kept == done.documents - 4
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == done.kept


@pytest.mark.parametrize(("copies", "named"), [(CROWDED, False), (CROWDED + 1, True)])
def test_a_row_that_stands_for_many_is_named(tmp_path: Path, copies: int, *, named: bool) -> None:
    source = write(tmp_path, ["Another text.", STORY, *[STORY] * copies])
    done = dedupe([source], tmp_path / "out.jsonl", exact=True)
    assert done.crowds == ((Crowd(str(source), 2, copies),) if named else ())


def test_of_many_crowds_the_largest_are_named_first(tmp_path: Path) -> None:
    texts = [
        text
        for number in range(NAMED + 2)
        for text in [f"{STORY} number {number}"] * (CROWDED + 2 + number)
    ]
    done = dedupe([write(tmp_path, texts)], tmp_path / "out.jsonl", exact=True)
    sizes = [crowd.documents for crowd in done.crowds]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == NAMED
    assert sizes[0] == CROWDED + 1 + NAMED + 1


def test_a_crowd_is_told_in_one_line() -> None:
    assert str(Crowd("a.jsonl", 1234, 5678)) == "a.jsonl: row 1,234 stands for 5,678 documents"


def test_one_result_alone_goes_to_standard_output() -> None:
    assert list_outputs("a.jsonl", None, "-") == [Path("a.jsonl"), Path("-")]
    with pytest.raises(RetoldError, match="one result alone can go to standard output"):
        list_outputs("-", "-")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/scratch/x"), "/scratch/x: No space"),
        (OSError(errno.ENOSPC, "No space left on device"), "/place: No space left on device; free"),
        (OSError("odd"), "/place: odd; free some space, or set TMPDIR"),
    ],
)
def test_a_full_disk_is_told_with_its_place(error: OSError, message: str) -> None:
    assert str(as_full(error, Path("/place"))).startswith(message)


def documents(texts: dict[str, str]) -> list[Document]:
    return [Document(name, text, published="2026-03-01") for name, text in texts.items()]


def judged(texts: dict[str, str], **rules: object) -> list[Verdict]:
    return [*judge(lambda: iter(documents(texts)), Rules(**{"text": "text", "id": "id", **rules}))]  # type: ignore[arg-type]


def test_documents_at_hand_are_judged_with_their_proof() -> None:
    first, second, third = judged({"a": STORY, "b": f"“{STORY}.”", "c": "Quite another text."})
    assert (first.kept_id, first.reason, first.passage) == ("a", None, None)
    assert (second.kept_id, second.reason, second.resemblance) == ("a", "exact", 1.0)
    assert second.passage == STORY == f"“{STORY}.”"[second.start : second.end]
    assert (second.kept_start, second.kept_end) == (0, len(STORY))
    assert third.id == third.kept_id == "c"


def test_no_documents_have_no_verdicts() -> None:
    assert judged({}) == []


def test_the_policy_looks_at_the_fields_of_documents() -> None:
    longer = f"{STORY} and more of it"
    assert [verdict.kept_id for verdict in judged({"a": STORY, "b": longer}, keep="longest")] == [
        "b",
        "b",
    ]
