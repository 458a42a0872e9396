"""The documents that the index finds for a text by its names and figures alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retold.index import Archive, Stored, archive
from retold.model import Document

NAMES = tuple(f"{first}{last}" for first in ("Bram", "Olde", "Wex", "Thun") for last in (
    "holt", "wick", "moor", "stead", "ford", "combe", "lund", "gate", "mere", "dale"
))  # fmt: skip
OTHERS = tuple(f"{first}{last}" for first in ("Quor", "Zell", "Pask", "Hain") for last in (
    "ner", "low", "ven", "tor", "bry", "dun", "sko", "lam", "rig", "fen"
))  # fmt: skip


def text(names: tuple[str, ...], verb: str) -> str:
    return " ".join(f"{name} {verb} {number + 117}." for number, name in enumerate(names))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Archive]:
    whole, part = NAMES, (*NAMES[:8], *OTHERS[:32])
    made = [text(whole, "applauded"), text(part, "mourned"), text(OTHERS, "sailed to")]
    with_names = Archive(tmp_path / "news", write=True)
    with_names.append(
        [Stored(number, 1, Document(f"d{number}", each)) for number, each in enumerate(made)]
    )
    yield with_names
    with_names.close()


def test_a_text_with_none_but_the_names_of_another_is_found_by_these(opened: Archive) -> None:
    asked = " ".join(f"{name} rejects {number + 117}." for number, name in enumerate(NAMES))
    assert [hit.number for hit in opened.named_alike(asked)][:1] == [0]


def test_a_text_with_other_names_is_not(opened: Archive) -> None:
    assert opened.named_alike(" ".join(f"Nobody{name} slept." for name in NAMES)) == []


@pytest.mark.parametrize(("beyond", "found"), [(0.0, True), (1e-9, False)])
def test_a_document_must_have_that_share_of_the_names(
    opened: Archive, monkeypatch: pytest.MonkeyPatch, beyond: float, *, found: bool
) -> None:
    asked = text(NAMES, "rejects")
    monkeypatch.setattr(archive, "NAMED", 0.0)
    share = next(hit.score for hit in opened.named_alike(asked) if hit.number == 0)
    monkeypatch.setattr(archive, "NAMED", share + beyond)
    assert any(hit.number == 0 for hit in opened.named_alike(asked)) is found


@pytest.mark.parametrize(("beyond", "found"), [(0, True), (1, False)])
def test_a_document_must_share_more_than_one_pair_of_names(
    opened: Archive, monkeypatch: pytest.MonkeyPatch, beyond: int, *, found: bool
) -> None:
    asked = text(NAMES[:6], "rejects")
    monkeypatch.setattr(archive, "NAMED", 0.0)
    monkeypatch.setattr(archive, "LEAST_NAMED", 0)
    keys, _ = archive.fingerprints([asked], archive.OF_NAMES)
    shared = int(opened._weighed(keys).shared[0])  # noqa: SLF001 - of the first document
    monkeypatch.setattr(archive, "LEAST_NAMED", shared + beyond)
    assert any(hit.number == 0 for hit in opened.named_alike(asked)) is found


def test_no_more_are_told_than_may_be_looked_at(
    opened: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "NAMED", 0.0)
    monkeypatch.setattr(archive, "MOST_NAMED", 1)
    assert len(opened.named_alike(text(NAMES, "rejects"))) == 1


def test_in_a_small_corpus_retellings_do_not_take_the_weight_of_each_other(tmp_path: Path) -> None:
    small = Archive(tmp_path / "small", write=True)
    verbs = ("applauded", "mourned", "greeted", "left")
    small.append(
        [
            Stored(
                number,
                1,
                Document(f"d{number}", text((*NAMES[:20], *OTHERS[5 * number :][:5]), verb)),
            )
            for number, verb in enumerate(verbs)
        ]
    )
    found = small.named_alike(text((*NAMES[:20], *OTHERS[20:25]), "rejects"))
    small.close()
    assert {hit.number for hit in found} == {0, 1, 2, 3}
