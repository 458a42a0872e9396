import gc
import json
from pathlib import Path

import pytest

import retold
from retold.errors import ReadError
from retold.model import Document
from retold.report import to_json
from retold.sample import path

SOURCE = "The bridge at Orle was closed on Monday. It carries 40,000 cars a day, the mayor said."
TARGET = "The bridge at Orle was closed on Monday. It carries 4,000 cars a day, the mayor said."


def test_texts_documents_and_paths_give_the_same_changes(tmp_path: Path) -> None:
    for name, text in (("source.txt", SOURCE), ("target.txt", TARGET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    by_text = retold.compare(SOURCE, TARGET)
    by_path = retold.compare(tmp_path / "source.txt", str(tmp_path / "target.txt"))
    by_document = retold.compare(
        Document("a", SOURCE, language="en"), Document("b", TARGET, language="en")
    )
    assert by_text.changes == by_path.changes == by_document.changes
    (change,) = by_text.changes
    assert change.kind == "number"
    assert change.source is not None
    assert change.source.of(SOURCE) == "40,000"


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(ReadError, match="empty"):
        retold.compare(SOURCE, "  \n ")


def test_a_name_without_a_file_is_refused_and_not_taken_for_a_text() -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt"):
        retold.compare(SOURCE, "nowhere.txt")


def test_what_is_no_text_is_refused_with_what_is_wanted() -> None:
    with pytest.raises(
        TypeError, match="source: give a Document, a Page, a path, an address or a text, not bytes"
    ):
        retold.compare(b"The bridge at Orle", TARGET)  # type: ignore[arg-type]


def test_results_are_frozen() -> None:
    comparison = retold.compare(SOURCE, TARGET)
    with pytest.raises(AttributeError):
        comparison.containment = 1.0  # type: ignore[misc]


def test_a_comparison_is_the_data_that_the_command_prints() -> None:
    comparison = retold.compare(SOURCE, TARGET)
    assert comparison.to_dict() == json.loads(to_json(comparison))


ENGLISH = """The weir at Callowmere held through the night, the water board said on Sunday.
Nobody was hurt, and the road along the river will open again before noon.
Two campsites stay shut because their paths are still under mud.
A second storm is expected to miss the valley."""
ITS_GERMAN = """Das Wehr in Callowmere hielt die ganze Nacht, teilte das Wasseramt am Sonntag mit.
Niemand wurde verletzt, und die Straße am Fluss wird noch vor Mittag wieder geöffnet.
Zwei Campingplätze bleiben geschlossen, weil ihre Wege noch unter Schlamm liegen.
Ein zweiter Sturm wird das Tal voraussichtlich nicht treffen."""
OTHER_GERMAN = """Der Bürgermeister von Grünstätt sagte am Dienstag, die Brücke sei nicht sicher.
Die Prüfer fanden 14 Risse.
Über die Größe der Schäden schwieg er."""


@pytest.mark.parametrize(
    ("target", "relation"), [(ITS_GERMAN, "translation"), (OTHER_GERMAN, "unrelated")]
)
def test_only_a_text_that_says_the_same_is_a_translation(target: str, relation: str) -> None:
    assert retold.compare(ENGLISH, target).relation.kind == relation


@pytest.mark.parametrize("target", ["spun", "edited", "independent", "source"])
@pytest.mark.parametrize("reader", ["default", "none"])
def test_a_comparison_leaves_nothing_to_the_garbage_collector(target: str, reader: str) -> None:
    """What has been compared is gone at once, and no search through all objects has to find it."""
    texts = path("source").read_text("utf-8"), path(target).read_text("utf-8")
    retold.compare(*texts, reader=reader, quotations=True)  # what is loaded once
    gc.collect()
    gc.disable()
    try:
        retold.compare(*texts, reader=reader, quotations=True)
        assert gc.collect() == 0
    finally:
        gc.enable()
