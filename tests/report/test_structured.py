"""What is written in the terms of schema.org is of its classes, and accuses nobody by itself."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from retold.model import Comparison, Relation, RelationKind
from retold.report import render
from retold.report.annotation import address
from retold.report.structured import DERIVED, to_structured
from tests.report.linked_data import expanded
from tests.report.sample_comparison import sample

CLASSES = json.loads(
    Path(__file__).with_name("vocabularies").joinpath("schema-org.json").read_text("utf-8")
)["classes"]


def kinds(name: str) -> set[str]:
    """A class and all that it is a kind of."""
    return {name}.union(*(kinds(parent) for parent in CLASSES[name]["of"]))


def check(node: dict[str, Any], graph: dict[str, dict[str, Any]]) -> None:
    """An object is of a class of the vocabulary, and so is all that its properties hold."""
    known = {
        name: held
        for kind in kinds(node["@type"])
        for name, held in CLASSES[kind]["properties"].items()
    }
    for name, value in node.items():
        if name.startswith("@"):
            continue
        for part in value if isinstance(value, list) else [value]:
            check_value(part, known[name], graph)


def check_value(value: object, held: list[str], graph: dict[str, dict[str, Any]]) -> None:
    if isinstance(value, dict):
        whole = graph[value["@id"]] if set(value) == {"@id"} else value
        assert kinds(whole["@type"]) & set(held)
        if whole is value:
            check(whole, graph)
        return
    assert isinstance(value, str)
    assert set(held) & {"Text", "URL", "Date"}
    if "Date" in held:
        assert datetime.fromisoformat(value)
    if "URL" in held:
        assert value.startswith("http")


def graph_of(comparison: Comparison) -> list[dict[str, Any]]:
    whole = json.loads(to_structured(comparison))
    assert whole["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = whole["@graph"]
    names = {node["@id"]: node for node in graph}
    assert len(names) == len(graph)
    for node in graph:
        check(node, names)
    return graph


def related(kind: RelationKind) -> Comparison:
    return replace(sample(), relation=Relation(kind, ()))


def test_articles_and_drafts_are_of_the_vocabulary() -> None:
    comparison = sample()
    source, target, *reviews = graph_of(comparison)
    assert source["@type"] == target["@type"] == "NewsArticle"
    grave = [change for change in comparison.changes if change.reaches("major") and change.target]
    assert len(reviews) == len(grave) > 0
    assert json.loads(render(comparison, "schema-org"))["@graph"] == [source, target, *reviews]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("copy", {"isBasedOn"}),
        ("rewritten", {"isBasedOn"}),
        ("summary", {"isBasedOn", "citation"}),
        ("excerpt", {"isBasedOn", "citation"}),
        ("translation", {"isBasedOn", "translationOfWork"}),
        ("same-event", set()),
        ("unrelated", set()),
    ],
)
def test_only_what_derives_is_said_to_be_based_on_its_source(
    kind: RelationKind, says: set[str]
) -> None:
    source, target, *_ = graph_of(related(kind))
    assert set(target) & {"isBasedOn", "citation", "translationOfWork"} == says
    assert all(target[name] == {"@id": source["@id"]} for name in says)
    assert (kind in DERIVED) == bool(says)


def test_a_draft_gives_no_rating_and_names_no_author() -> None:
    reviews = [node for node in graph_of(sample()) if node["@type"] == "ClaimReview"]
    assert reviews
    for review in reviews:
        assert review["creativeWorkStatus"] == "Draft"
        assert not {"reviewRating", "author"} & set(review)


def test_a_draft_holds_what_both_texts_say() -> None:
    comparison = sample()
    for review in graph_of(comparison)[2:]:
        assert review["claimReviewed"] in comparison.target.text
        assert review["itemReviewed"]["appearance"] == {"@id": address(comparison.target)}
        if "citation" in review:
            assert review["citation"]["text"] in comparison.source.text


def test_words_taken_whole_are_quotations() -> None:
    comparison = sample()
    target = graph_of(comparison)[1]
    for quoted in target.get("hasPart", []):
        assert quoted["text"] in comparison.source.text
        assert quoted["text"] in comparison.target.text


def test_a_json_ld_processor_reads_classes_addresses_and_dates() -> None:
    document = replace(
        sample().target, published="2026-03-01T08:00:00+00:00", url="https://news.example/a"
    )
    alignment = sample().alignment
    comparison = replace(
        sample(),
        alignment=replace(alignment, target=replace(alignment.target, document=document)),
    )
    articles = expanded(json.loads(to_structured(comparison)))
    kind = "http://schema.org/NewsArticle"
    target = next(node for node in articles if node["@id"] == "https://news.example/a")
    assert target["@type"] == [kind]
    assert target["http://schema.org/url"] == [{"@id": "https://news.example/a"}]
    assert target["http://schema.org/datePublished"] == [
        {"@type": "http://schema.org/Date", "@value": "2026-03-01T08:00:00+00:00"}
    ]
    names = {name for node in articles for name in node if not name.startswith("@")}
    assert all(name.startswith("http://schema.org/") for name in names)


def test_a_guessed_date_is_not_published_as_one() -> None:
    alignment = sample().alignment
    for published, given in (("2026-03-01", True), ("2026-03-01?", False)):
        document = replace(sample().target, published=published)
        segmented = replace(alignment.target, document=document)
        comparison = replace(sample(), alignment=replace(alignment, target=segmented))
        assert ("datePublished" in graph_of(comparison)[1]) == given
