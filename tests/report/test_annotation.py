"""The Web Annotations are of the vocabulary, and each finds its words again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Comparison, Document, Span
from retold.report import render
from retold.report.annotation import AROUND, address, to_annotation
from tests.report.linked_data import expanded, read_back
from tests.report.sample_comparison import sample

VOCABULARY = json.loads(
    Path(__file__).with_name("vocabularies").joinpath("annotation.json").read_text("utf-8")
)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Each object in some JSON."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def check(collection: dict[str, Any]) -> None:
    """Every object is of a type of the vocabulary, and has what that may and must have."""
    assert collection["@context"] == VOCABULARY["context"]
    for node in nodes(collection):
        kind = node["type"]
        assert set(node) <= set(VOCABULARY["types"][kind]), node
        assert set(node) >= set(VOCABULARY["required"][kind]), node
        assert {node.get(name, "tagging") for name in ("motivation", "purpose")} <= set(
            VOCABULARY["motivations"]
        )
        for name in ("id", "source"):
            if name in node:
                assert urlsplit(node[name]).scheme in {"urn", "http", "https"}
                assert node[name].isascii()


def written(comparison: Comparison) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(to_annotation(comparison))
    check(collection)
    return collection


def test_each_change_and_passage_is_an_annotation_with_an_address_of_its_own() -> None:
    comparison = sample()
    collection = written(comparison)
    items = collection["first"]["items"]
    passages = comparison.alignment.passages
    assert len(items) == collection["total"] == len(comparison.changes) + len(passages)
    assert len({item["id"] for item in items}) == len(items)
    assert [item["motivation"] for item in items] == (
        ["assessing"] * len(comparison.changes) + ["linking"] * len(passages)
    )
    assert json.loads(render(comparison, "annotation")) == collection


def test_a_change_tells_its_note_kind_severity_certainty_and_rule() -> None:
    comparison = sample()
    for change, item in zip(
        comparison.changes, written(comparison)["first"]["items"], strict=False
    ):
        values = [body["value"] for body in item["body"] if body["type"] == "TextualBody"]
        assert values == [
            change.note,
            f"kind:{change.kind}",
            f"severity:{change.severity}",
            f"certainty:{change.certainty}",
            f"rule:{change.rule}",
        ]


def test_both_selectors_find_the_words() -> None:
    comparison = sample()
    texts = {address(side): side.text for side in (comparison.source, comparison.target)}
    places = [node for node in nodes(written(comparison)) if node["type"] == "SpecificResource"]
    assert places
    for place in places:
        text = texts[place["source"]]
        position, quoted = place["selector"]
        exact = text[position["start"] : position["end"]]
        assert exact == quoted["exact"]
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.find(around) == position["start"] - len(quoted["prefix"])
        assert len(quoted["prefix"]) <= AROUND >= len(quoted["suffix"])


def test_what_was_left_out_is_an_annotation_of_the_source() -> None:
    comparison = sample()
    for change, item in zip(
        comparison.changes, written(comparison)["first"]["items"], strict=False
    ):
        side = comparison.target if change.target else comparison.source
        assert item["target"]["source"] == address(side)
        assert any(part["type"] == "SpecificResource" for part in item["body"]) == (
            change.target is not None and change.source is not None
        )


def test_nothing_found_is_an_empty_collection() -> None:
    comparison = sample()
    bare = replace(comparison, changes=(), alignment=replace(comparison.alignment, passages=()))
    collection = written(bare)
    assert collection["total"] == 0
    assert "first" not in collection


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("a/b c.txt", ""), "urn:retold:document:a%2Fb%20c.txt"),
        (Document("é\ud800", ""), "urn:retold:document:%C3%A9%EF%BF%BD"),
        (Document("https://news.example/ä?q=1#x", ""), "https://news.example/%C3%A4?q=1#x"),
        (Document("a", "", url="https://news.example/a%20b"), "https://news.example/a%20b"),
        (Document("a", "", url="ftp://news.example/a"), "urn:retold:document:a"),
    ],
)
def test_a_document_has_an_address(document: Document, expected: str) -> None:
    assert address(document) == expected


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), data=st.data())
def test_offsets_count_code_points_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    comparison = sample()
    document = replace(comparison.target, text=text)
    alignment = replace(
        comparison.alignment,
        target=replace(comparison.alignment.target, document=document),
        passages=(replace(comparison.alignment.passages[0], target=Span(start, end)),),
    )
    collection = written(replace(comparison, changes=(), alignment=alignment))
    position, quoted = collection["first"]["items"][0]["target"]["selector"]
    assert text[position["start"] : position["end"]] == quoted["exact"] == text[start:end]


def test_a_json_ld_processor_reads_every_term_by_the_context() -> None:
    collection = written(sample())
    assert read_back(collection) == _alone(collection)
    [whole] = expanded(collection)
    assert whole["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
    starts = [
        value for node in nodes(whole) for value in node.get("http://www.w3.org/ns/oa#start", ())
    ]
    assert starts
    assert {value["@type"] for value in starts} == {
        "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    }


def test_a_term_that_the_context_lacks_would_be_lost() -> None:
    collection = {**written(sample()), "severity": "critical"}
    assert "severity" not in read_back(collection)


def _alone(value: Any) -> Any:
    """What JSON-LD holds for the same: a list of one is what is in it, but for ordered items."""
    if isinstance(value, dict):
        return {
            name: list(map(_alone, part)) if name == "items" else _alone(part)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return _alone(value[0]) if len(value) == 1 else list(map(_alone, value))
    return value
