import json
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import get_args, get_type_hints

import jsonschema
import pytest

from retold.errors import RetoldError
from retold.model import (
    Certainty,
    Comparison,
    Kind,
    Point,
    PointKind,
    RelationKind,
    Reuse,
    Severity,
    Span,
    Told,
)
from retold.report import document_json, schema, schema_names, to_dict, to_json, wire

DICTS = {
    "document": wire.DocumentDict,
    "span": wire.SpanDict,
    "words": wire.WordsDict,
    "direction": wire.DirectionDict,
    "bead": wire.BeadDict,
    "passage": wire.PassageDict,
    "change": wire.ChangeDict,
    "point": wire.PointDict,
    "relation": wire.RelationDict,
    "ledger": wire.LedgerDict,
    "count": wire.WordCountDict,
    "open": wire.OpenDict,
}


def test_a_comparison_obeys_its_schema(comparison: Comparison) -> None:
    jsonschema.Draft202012Validator(schema("comparison")).validate(json.loads(to_json(comparison)))


def test_a_document_obeys_its_schema(comparison: Comparison) -> None:
    source = comparison.alignment.source
    written = json.loads(document_json(source.document, source.furniture))
    jsonschema.Draft202012Validator(schema("document")).validate(written)
    first = written["furniture"][0]
    assert written["text"][first["start"] : first["end"]] == "Share this article"


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_a_schema_that_forbids_what_it_does_not_name(name: str) -> None:
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    for part in [found, *found["$defs"].values()]:
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            told = {name: field["description"] for name, field in part["properties"].items()}
            always = [name for name, text in told.items() if not text.startswith("only where ")]
            assert part["required"] == always


def test_schema_and_typed_dicts_name_the_same_fields() -> None:
    found = schema("comparison")
    assert list(found["properties"]) == list(get_type_hints(wire.ComparisonDict))
    for name, typed in DICTS.items():
        assert list(found["$defs"][name]["properties"]) == list(get_type_hints(typed))
    assert list(schema("document")["properties"]) == list(get_type_hints(wire.ExtractedDict))


def test_schema_and_model_know_the_same_words() -> None:
    found = schema("comparison")
    parts = found["$defs"]
    assert tuple(parts["relation"]["properties"]["kind"]["enum"]) == get_args(RelationKind)
    assert tuple(parts["bead"]["properties"]["reuse"]["enum"]) == get_args(Reuse)
    assert tuple(parts["change"]["properties"]["kind"]["enum"]) == get_args(Kind)
    assert tuple(parts["change"]["properties"]["severity"]["enum"]) == get_args(Severity)
    assert tuple(parts["certainty"]["enum"]) == get_args(Certainty)
    assert tuple(parts["point"]["properties"]["kind"]["enum"]) == get_args(PointKind)
    assert tuple(parts["point"]["properties"]["told"]["enum"]) == get_args(Told)


def test_the_reference_page_names_the_fields_of_the_schemas() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/formats.md").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    for section in re.split(r"^#{2,3} ", page, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        cells = re.findall(r"^\| (`.*?) \|", body, flags=re.MULTILINE)
        sections[heading.strip("`").lower()] = re.findall(r"`(\w+)`", " ".join(cells))
    written = schema("comparison")
    assert set(sections["retold.comparison/2"]) == set(written["properties"])
    assert set(sections["retold.document/1"]) - {"start", "end"} == set(
        schema("document")["properties"]
    )
    for name in DICTS.keys() - {"span"}:
        assert set(sections[name]) - {"start", "end"} == (
            set(written["$defs"][name]["properties"]) - {"start", "end"}
        )


def test_keys_stand_in_the_order_of_the_schema(comparison: Comparison) -> None:
    assert list(to_dict(comparison)) == list(schema("comparison")["properties"])


def test_every_text_is_the_slice_at_its_offsets(comparison: Comparison) -> None:
    written = to_dict(comparison)
    texts = {"source": comparison.alignment.source.text, "target": comparison.alignment.target.text}
    for side, text in texts.items():
        assert written[side]["characters"] == len(text)
        quoted = chain(
            (words for bead in written["beads"] for words in bead[side]),
            (change[side] for change in written["changes"] if change[side]),
        )
        for words in quoted:
            assert text[words["start"] : words["end"]] == words["text"]


def test_points_of_two_accounts_obey_the_schema(comparison: Comparison) -> None:
    span = Span(20, 31)
    points = (
        Point("number", "contradiction", span, span, "230 or 320?"),
        Point("quotation", "source", span, None, ""),
    )
    written = to_dict(replace(comparison, points=points))
    jsonschema.validate(written, schema("comparison"))
    assert written["points"][0]["source"]["text"] == span.of(comparison.alignment.source.text)
    assert written["points"][1]["target"] is None


def test_a_side_without_words_is_null(comparison: Comparison) -> None:
    lost = [change for change in to_dict(comparison)["changes"] if change["kind"] == "omission"]
    assert [change["target"] for change in lost] == [None] * 3


def test_json_is_readable_stable_and_ends_with_a_newline(comparison: Comparison) -> None:
    written = to_json(comparison)
    assert "€4.3" in written
    assert written.endswith("}\n")
    assert written == to_json(comparison)
    assert json.loads(written) == to_dict(comparison)


def test_an_unknown_schema_is_answered_with_those_there_are() -> None:
    with pytest.raises(RetoldError, match="comparison"):
        schema("comparisons")


def test_furniture_spans_are_sorted(comparison: Comparison) -> None:
    document = comparison.alignment.source.document
    written = json.loads(document_json(document, [Span(9, 12), Span(0, 4)]))
    assert [span["start"] for span in written["furniture"]] == [0, 9]
