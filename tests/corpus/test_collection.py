import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import retold
from retold import Corpus, Document, FormatError, RetoldError
from retold.corpus import Added
from retold.index import Archive, archive
from tests.corpus.stories import story


def documents(*numbers: int) -> list[Document]:
    return [Document(f"s{number}", story(number)) for number in numbers]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as opened:
        opened.add(documents(*range(30)))
    return tmp_path / "news"


def found(path: Path, text: str) -> list[str]:
    with Corpus(path) as opened:
        return [match.document.id for match in opened.find(text)]


def test_what_was_added_is_found_again(corpus: Path) -> None:
    assert found(corpus, story(7))[0] == "s7"


def test_the_same_document_again_makes_no_second_copy(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        assert opened.add(documents(*range(32))) == Added(added=2, revised=0, unchanged=30)
        assert len(opened) == 32


def test_another_text_under_an_id_is_a_new_version_and_both_are_found(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        assert opened.add([Document("s7", story(700))]) == Added(0, 1, 0)
        assert len(opened) == 30
        new, old = opened.find(story(700))[0], opened.find(story(7))[0]
    assert (new.document.id, new.version) == ("s7", 2)
    assert (old.document.id, old.version) == ("s7", 1)


def test_one_batch_may_hold_an_id_twice(tmp_path: Path) -> None:
    twice = [Document("a", story(1)), Document("a", story(1)), Document("a", story(2))]
    with Corpus(tmp_path / "news") as opened:
        assert opened.add(twice) == Added(1, 1, 1)


def test_a_text_that_any_version_has_is_there_already(tmp_path: Path) -> None:
    several = [Document("a", story(1)), Document("a", story(2)), Document("b", story(1))]
    with Corpus(tmp_path / "news") as opened:
        assert opened.add(several) == Added(2, 1, 0)
        for again in (several, several[:1], several[::-1]):
            assert opened.add(again) == Added(0, 0, len(again))
        assert opened.add([Document("a", story(3))]) == Added(0, 1, 0)
        assert opened.add([Document("b", story(2))]) == Added(0, 1, 0)
        assert [len(opened.versions(id_)) for id_ in "ab"] == [3, 2]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 2)), max_size=8))
@settings(max_examples=20)
def test_adding_the_same_again_leaves_the_corpus_as_it_was(pairs: list[tuple[str, int]]) -> None:
    several = [Document(id_, story(number)) for id_, number in pairs]
    with TemporaryDirectory() as folder, Corpus(folder) as opened:
        first = opened.add(several)
        assert first.added + first.revised == len(set(pairs)) == opened.revision()
        assert opened.add(several) == Added(0, 0, len(pairs))


def test_many_small_batches_are_merged_and_found(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as opened:
        for number in range(20):
            opened.add(documents(number))
        files = list((tmp_path / "news" / "segments").iterdir())
        assert len(files) < 10
        assert [opened.find(story(n))[0].document.id for n in (0, 11, 19)] == ["s0", "s11", "s19"]


def test_readers_stand_beside_a_writer(corpus: Path) -> None:
    with Corpus(corpus) as reader, Corpus(corpus) as writer:
        assert reader.find(story(99)) == []
        for number in range(90, 100):
            writer.add(documents(number))
        assert reader.find(story(99))[0].document.id == "s99"


def test_a_second_writer_is_told_to_wait(corpus: Path) -> None:
    with Corpus(corpus) as one, Corpus(corpus) as two:
        one.add(documents(40))
        with pytest.raises(RetoldError, match="another process is adding"):
            two.add(documents(41))
    with Corpus(corpus) as three:
        assert three.add(documents(41)).added == 1


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(FormatError, match="not a corpus"):
        Corpus(tmp_path).add([])
    with pytest.raises(RetoldError, match="no corpus here"):
        Corpus(tmp_path).find(story(1))
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_newer_corpus_is_refused_by_name(corpus: Path) -> None:
    connection = sqlite3.connect(corpus / "documents.sqlite")
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    with pytest.raises(FormatError, match=r"format version is 7.*update retold"):
        found(corpus, story(1))


def test_a_database_that_is_none_is_named(corpus: Path) -> None:
    (corpus / "documents.sqlite").write_bytes(b"nothing of the kind" * 400)
    with pytest.raises(RetoldError, match=r"documents\.sqlite"):
        found(corpus, story(1))


def test_a_damaged_index_is_named_and_made_anew(corpus: Path) -> None:
    path = next((corpus / "segments").glob("*.seg"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    with pytest.raises(FormatError, match="--rebuild"):
        found(corpus, story(7))
    with Corpus(corpus) as opened:
        assert sum(opened.rebuild()) == 30
    assert found(corpus, story(7))[0] == "s7"


def test_leftovers_of_an_interrupted_run_are_removed(corpus: Path) -> None:
    leftover = corpus / "segments" / "0000000009-aaaa.seg"
    leftover.write_bytes(b"half")
    (corpus / "segments" / ".x.seg.part").write_bytes(b"half")
    with Corpus(corpus) as opened:
        opened.add(documents(60))
    assert not leftover.exists()
    assert all(path.suffix == ".seg" for path in (corpus / "segments").iterdir())


def test_a_full_disk_is_one_line_and_loses_nothing(corpus: Path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "write_segment", full)
    with Corpus(corpus) as opened, pytest.raises(RetoldError, match=r"disk is full; make room"):
        opened.add(documents(70))
    monkeypatch.undo()
    assert found(corpus, story(7))[0] == "s7"
    assert found(corpus, story(70)) == []


def test_a_full_disk_under_the_database_loses_nothing(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        opened.add(documents(0))
        connection = opened._reader().store._connection  # noqa: SLF001 - to make the disk small
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RetoldError, match=r"full; make room"):
            opened.add(documents(*range(200, 400)))
    assert_whole(corpus, [f"s{number}" for number in range(30)])
    with Corpus(corpus) as opened:
        assert opened.add(documents(*range(200, 400))).added == 200


def test_a_place_that_may_not_be_written_is_one_line(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RetoldError, match=r"cannot be made a corpus \(Permission denied\)"):
        Corpus(tmp_path / "news").add(documents(1))


def test_a_corpus_that_may_not_be_read_is_one_line(corpus: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(RetoldError, match=r"not permitted; check its permissions"):
        found(corpus, story(1))


def test_a_corpus_that_nobody_may_write_to_is_read(corpus: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    for folder, _, files in os.walk(corpus):
        for name in (*files, "."):
            (Path(folder) / name).chmod(0o555)
    assert found(corpus, story(7))[0] == "s7"
    assert {file.name for file in corpus.iterdir()} == {
        *("documents.sqlite", "segments", "writer.lock"),
    }
    for folder, _, _ in os.walk(corpus):
        Path(folder).chmod(0o755)


def test_a_folder_that_may_not_be_looked_into_is_one_line(corpus: Path, monkeypatch) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(RetoldError, match=r"news: reading it is not permitted"):
        found(corpus, story(7))


@pytest.mark.parametrize(("version", "lacking"), [(1, "outlines checksums"), (2, "checksums")])
def test_an_older_corpus_is_brought_up_to_date(corpus: Path, version: int, lacking: str) -> None:
    with closing(sqlite3.connect(corpus / "documents.sqlite")) as database, database:
        for table in lacking.split():
            database.execute(f"DROP TABLE {table}")
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    with pytest.raises(FormatError, match=r"of an older retold.*retold add .*news --rebuild"):
        found(corpus, story(7))
    with Corpus(corpus) as opened:
        assert sum(opened.rebuild()) == 30
    assert found(corpus, story(7))[0] == "s7"


DAMAGED = {
    "id": "'s4'||char(64)",
    "version": "2",
    "title": "'Another'",
    "url": "'http://e.example/7'",
    "outlet": "'The Lanterm'",
    "byline": "NULL",
    "published": "'2026-01-92'",
    "language": "'em'",
    "digest": "zeroblob(16)",
}


@pytest.mark.parametrize(("column", "value"), DAMAGED.items())
def test_a_damaged_field_is_named_and_believed_by_nobody(
    tmp_path: Path, column: str, value: str
) -> None:
    about = {"title": "A title", "url": "https://e.example/7", "outlet": "The Lantern"}
    dated = {"byline": "Joan Dane", "published": "2026-01-02", "language": "en"}
    whole = Document("s4", story(4), **about, **dated)
    with Corpus(tmp_path / "news") as opened:
        opened.add([whole, Document("s5", story(5))])
        assert opened.find(story(4))[0].document == whole
    with closing(sqlite3.connect(tmp_path / "news" / "documents.sqlite")) as database, database:
        database.execute(f"UPDATE documents SET {column} = {value} WHERE id = 's4'")  # noqa: S608
    database.close()
    damaged = r"documents\.sqlite: .*document 's4.*checksum.*restore the corpus from a copy"
    with Corpus(tmp_path / "news") as opened:
        with pytest.raises(FormatError, match=damaged):
            opened.find(story(4))
        with pytest.raises(FormatError, match=damaged):
            sum(opened.rebuild())


def test_a_document_without_a_checksum_is_damaged(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus / "documents.sqlite")) as database, database:
        database.execute("DELETE FROM checksums WHERE number = 7")
    database.close()
    with pytest.raises(FormatError, match=r"document 's7' \(number 7\) is damaged"):
        found(corpus, story(7))


def test_a_damaged_outline_is_named_and_made_anew(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus / "documents.sqlite")) as database, database:
        database.execute("UPDATE outlines SET words = zeroblob(20)")
    database.close()
    with pytest.raises(FormatError, match=r"checksum.*retold add .*news --rebuild"):
        found(corpus, story(7))
    with Corpus(corpus) as opened:
        assert sum(opened.rebuild()) == 30
    assert found(corpus, story(7))[0] == "s7"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RetoldError, match=r"permission|Permission|cannot"):
        Corpus(tmp_path / "news").add(documents(1))
    tmp_path.chmod(0o700)


ADDING = """
import sys
from retold import Corpus, Document
from retold.corpus import collection
from tests.corpus.stories import story
collection.BATCH_DOCUMENTS = 5
with Corpus(sys.argv[1]) as opened:
    for outcome in opened.adding(Document(f"s{n}", story(n)) for n in range(100000)):
        print(outcome.id, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 23, 61])
def test_what_was_told_as_added_survives_a_kill(tmp_path: Path, lines: int) -> None:
    command = [sys.executable, "-c", ADDING, str(tmp_path / "news")]
    root = Path(__file__).parents[2]
    env = os.environ | {"PYTHONPATH": f"{root}:{root / 'src'}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(lines)]
        process.kill()
        told += [line.strip() for line in process.stdout if line.endswith("\n")]
    assert_whole(tmp_path / "news", told)


def assert_whole(path: Path, told: list[str]) -> None:
    """All that was told is there and found; nothing is there by half; nothing needs repair."""
    opened = Archive(path, write=True)
    opened.check()
    kept = {one.number: one.document for one in opened.store.documents()}
    named = {f"{name}.seg" for name, _ in opened.store.segments()}
    assert {file.name for file in (path / "segments").iterdir()} == named
    assert set(told) <= {document.id for document in kept.values()}
    for number, document in list(kept.items())[-3:]:
        assert opened.candidates(document.text, 1)[0].number == number
    opened.close()


def test_the_class_is_public() -> None:
    assert retold.Corpus is Corpus


def test_half_surrogates_are_replaced_before_they_are_stored(tmp_path: Path) -> None:
    odd = Document("a\ud800", story(1) + "\ud800", title="\udfff")
    with Corpus(tmp_path / "news") as opened:
        assert opened.add([odd]).added == 1
        assert opened.add([odd]).unchanged == 1
    kept = Archive(tmp_path / "news")
    stored = next(kept.store.documents()).document
    kept.close()
    assert (stored.id, stored.title, stored.text) == ("a\ufffd", "\ufffd", odd.text)
