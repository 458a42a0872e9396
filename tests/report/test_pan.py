"""The PAN report says where each passage stands, in PAN's own form."""

from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from retold.model import Passage, Span
from retold.report.pan import to_pan

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
    lambda ends: Span(min(ends), max(ends))
)
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("vocabularies") / "pan.rng"))
NAMES = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), min_size=1)


def test_a_passage_is_one_feature_with_offsets_and_lengths_of_both_sides() -> None:
    passage = Passage(Span(40, 100), Span(7, 50), 0.9)
    assert to_pan([passage], "retelling.txt", "original.txt") == (
        '<document reference="retelling.txt">\n'
        '<feature name="detected-plagiarism" this_offset="7" this_length="43"'
        ' source_reference="original.txt" source_offset="40" source_length="60" />\n'
        "</document>\n"
    )


def test_nothing_found_is_a_document_without_features() -> None:
    assert to_pan([], "a.txt", "b.txt") == '<document reference="a.txt">\n</document>\n'


@given(
    st.lists(st.builds(Passage, SPANS, SPANS, st.floats(0, 1))),
    NAMES,
    NAMES,
)
def test_what_is_written_reads_back(
    passages: list[Passage], target_name: str, source_name: str
) -> None:
    text = to_pan(passages, target_name, source_name)
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.get("reference") == target_name
    read = [
        (
            Span(int(one.attrib["source_offset"]), end("source", one)),
            Span(int(one.attrib["this_offset"]), end("this", one)),
        )
        for one in root
    ]
    assert read == [(passage.source, passage.target) for passage in passages]
    assert all(one.get("source_reference") == source_name for one in root)


def end(side: str, feature: ET.Element) -> int:
    return int(feature.attrib[f"{side}_offset"]) + int(feature.attrib[f"{side}_length"])
