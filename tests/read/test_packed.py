"""Packed files, within limits."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from retold.errors import ReadError
from retold.inputs import documents
from retold.model import Document, Page
from retold.read import files, from_bytes, packed, read
from retold.read.fields import Bad, Fields
from retold.read.packed import is_packed, opened, unpacked

STORY = "Ferry back\n\nThe harbour board said on Monday that the ferry would sail again.\n"
PAGE = f"<!doctype html><html><body><article><p>{STORY * 4}</p></article></body></html>"
PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    (".gz", gzip.compress),
    (".xz", lzma.compress),
    (".bz2", bz2.compress),
]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_packed_texts_and_pages_are_read_under_the_name_of_their_file(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    text = tmp_path / f"story.txt{ending}"
    text.write_bytes(pack(STORY.encode()))
    assert read(str(text)) == Document(text.name, STORY, title="Ferry back", language="en")
    page = tmp_path / f"story.html{ending}"
    page.write_bytes(pack(PAGE.encode()))
    found = read(str(page))
    assert isinstance(found, Page)
    assert found.html == PAGE
    assert isinstance(from_bytes(pack(PAGE.encode()), "stdin"), Page)


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_records_are_read_from_packed_files(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(pack(b'{"id": "a", "text": "It rained."}\n'))
    (tmp_path / f"b.csv{ending}").write_bytes(pack(b"id,text\nb,It snowed.\n"))
    (tmp_path / f"c.txt{ending}").write_bytes(pack(b"It hailed."))
    found = documents([str(tmp_path)], Fields(), follow=False)
    assert [(one.id, one.text) for one in found if isinstance(one, Document)] == [
        ("a", "It rained."),
        ("b", "It snowed."),
        (f"c.txt{ending}", "It hailed."),
    ]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_what_breaks_off_is_named(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / f"story.txt{ending}"
    path.write_bytes(pack(STORY.encode())[:-9])
    with pytest.raises(ReadError, match="breaks off or is damaged"):
        read(str(path))
    records = tmp_path / f"a.jsonl{ending}"
    records.write_bytes(pack(b'{"text": "It rained."}\n' * 400)[:-9])
    *_, last = documents([str(records)], Fields(), follow=False)
    assert isinstance(last, Bad)
    assert "breaks off" in last.reason


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_no_more_comes_out_than_the_limit(
    ending: str, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    del ending
    assert unpacked(pack(b"a" * 9_000), 9_000) == b"a" * 9_000
    with pytest.raises(packed.TooLarge):
        unpacked(pack(b"a" * 9_001), 9_000)
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 9_000)
    with pytest.raises(ReadError, match="unpacked, it is larger"):
        from_bytes(pack(b"a" * 9_001), "stdin")


def test_what_is_packed_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.txt.gz"
    path.write_bytes(gzip.compress(gzip.compress(STORY.encode())))
    with pytest.raises(ReadError, match="gzip archive"):
        read(str(path))


def test_an_xz_file_that_wants_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 24}]
    content = lzma.compress(b'{"text": "It rained."}\n', filters=filters)
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(content)
    assert unpacked(content, 100)
    monkeypatch.setattr(packed, "MAX_DICTIONARY_BYTES", 1 << 23)
    with pytest.raises(packed.TooLarge):
        unpacked(content, 100)
    with pytest.raises(packed.TooLarge):
        opened(path)
    (bad,) = documents([str(path)], Fields(), follow=False)
    assert isinstance(bad, Bad)
    assert "memory" in bad.reason


def test_a_text_that_begins_like_bzip2_is_none() -> None:
    assert not is_packed(b"BZh4 was his name, the board said.")
    assert is_packed(bz2.compress(b"a"))
