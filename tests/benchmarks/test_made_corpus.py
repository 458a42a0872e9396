"""The made corpus is the same for the same seed, and has the copies that it says it has."""

import json

import pytest

from benchmarks import made_corpus
from benchmarks.made_corpus import COPIES, IN_CAPITALS, NOTICES, SHORTEST, made_lines

DOCUMENTS = 2_000


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RETOLD_DATA", raising=False)
    monkeypatch.setattr(made_corpus, "OF_INVENTED", 50_000)


def test_a_seed_makes_the_same_documents_and_another_seed_others() -> None:
    lines = [*made_lines(300)]
    assert lines == [*made_lines(300)]
    assert lines != [*made_lines(300, seed=8)]


def test_documents_have_ids_in_order_and_words_enough() -> None:
    records = [json.loads(line) for line in made_lines(300)]
    assert [record["id"] for record in records] == [str(number) for number in range(300)]
    assert all(len(record["text"].split()) >= SHORTEST for record in records)


def test_one_in_fifty_is_a_notice_and_one_in_seven_a_copy() -> None:
    texts = [json.loads(line)["text"] for line in made_lines(DOCUMENTS)]
    notices = sum(text.startswith("Notice of works.") for text in texts)
    assert notices / DOCUMENTS == pytest.approx(NOTICES, abs=0.01)
    capitals = sum(text.isupper() for text in texts)
    assert capitals / DOCUMENTS == pytest.approx(COPIES * IN_CAPITALS, abs=0.015)
    originals = {text.upper() for text in texts if not text.isupper()}
    assert all(text in originals for text in texts if text.isupper())
