import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import prov.model
import pytest

from retold.corpus import Corpus
from retold.model import Change, Derivation, Document, Fact, Reading, Stale, Story, UnknownSource
from retold.report.story_forms import render, to_text
from retold.stories import stories
from tests.stories.bridge import ELSEWHERE, INDEPENDENT, LINEAGE

EVIL = "<script>alert(1)</script>"
MEMBERS = (
    Document("a<b>", f"The first text {EVIL} here.", title=EVIL, outlet='Q&A "News"'),
    Document("b", "The second text here.", published="2026-04-14"),
    Document("c d", "A third text here."),
)
WRITTEN = Story(
    id="abc",
    title=EVIL,
    documents=("a<b>", "b", "c d"),
    roots=("a<b>",),
    origins=2,
    least_origins=1,
    most_origins=2,
    derivations=(Derivation("a<b>", "b", "edited", "likely", 0.8, (EVIL,), 0.5, 0.9),),
    unknown_sources=(UnknownSource("?1", ("c d",)),),
    facts=(
        Fact(
            "number",
            (Reading(EVIL, ("a<b>",), "a<b>"), Reading("two", ("b",), "b", EVIL)),
            "major",
        ),
    ),
    stale=(Stale("b", "one", "a<b>", "two"),),
    members=MEMBERS,
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Story]:
    folder: Path = tmp_path_factory.mktemp("corpus") / "news"
    with Corpus(folder) as corpus:
        corpus.add([*LINEAGE, INDEPENDENT, ELSEWHERE])
    return stories(folder)


def test_json_has_the_keys_of_the_format_and_no_others(told: list[Story]) -> None:
    found = json.loads(render(told, "json"))
    assert list(found) == ["format", "stories"]
    assert found["format"] == "retold.stories/1"
    story = found["stories"][0]
    assert list(story) == [
        *(
            "id",
            "title",
            "documents",
            "roots",
            "origins",
            "least_origins",
            "most_origins",
            "derivations",
        ),
        *("unknown_sources", "facts", "stale"),
    ]
    assert list(story["derivations"][0]) == [
        *("source", "target", "relation", "certainty", "score", "evidence"),
    ]
    readings = story["facts"][0]["values"]
    assert list(readings[0]) == ["text", "documents", "entered"]
    assert list(readings[1]) == ["text", "documents", "entered", "changed_from"]


def test_the_tree_of_text_has_each_document_below_its_source(told: list[Story]) -> None:
    lines = to_text(told[:1]).splitlines()
    root, copy, heir = (
        next(at for at, line in enumerate(lines) if re.search(rf"\b{name}  ", line))
        for name in ("root", "copy", "heir")
    )
    assert root < copy < heir
    assert lines[root].startswith("root")
    assert lines[copy].startswith("└─ copy")
    assert lines[heir].startswith("   └─ heir")


def test_text_says_what_entered_where(told: list[Story]) -> None:
    text = " ".join(to_text(told[:1]).split())
    assert re.search(r"“46.{0,10}” \(root\)", text)
    assert re.search(r"→ “64.{0,10}” entered in copy, inherited by heir", text)


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_no_line_is_wider_than_asked(told: list[Story], width: int) -> None:
    assert max(map(len, to_text(told, width=width).splitlines())) <= max(width, 40)


@pytest.mark.parametrize("form", ["text", "json", "html", "graphml", "prov", "csv"])
def test_every_form_of_no_stories_can_be_written(form: str) -> None:
    assert render([], form)


def test_graphml_is_read_by_others_with_every_document_and_derivation(told: list[Story]) -> None:
    graph = nx.parse_graphml(render(told, "graphml"))
    assert set(graph) == {key for story in told for key in story.documents}
    assert set(graph.edges) == {("root", "copy"), ("copy", "heir")}
    assert graph.edges["root", "copy"]["relation"] == "edited"
    assert graph.nodes["root"]["outlet"] == "Valley Echo"


def test_prov_is_read_by_others(told: list[Story]) -> None:
    found = prov.model.ProvDocument.deserialize(content=render(told, "prov"), format="json")
    derived = list(found.get_records(prov.model.ProvDerivation))
    entities = list(found.get_records(prov.model.ProvEntity))
    assert (len(derived), len(entities)) == (2, 5)


def test_names_that_no_name_may_hold_stand_in_percent() -> None:
    found = prov.model.ProvDocument.deserialize(content=render([WRITTEN], "prov"), format="json")
    assert len(list(found.get_records(prov.model.ProvDerivation))) == 2
    graph = nx.parse_graphml(render([WRITTEN], "graphml"))
    assert set(graph.edges) == {("a<b>", "b"), ("abc?1", "c d")}
    assert graph.nodes["a<b>"]["title"] == EVIL


def test_csv_has_a_row_for_each_document(told: list[Story]) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(render(told, "csv")))}
    assert set(rows) == {key for story in told for key in story.documents}
    assert rows["heir"]["source"] == "copy"
    assert rows["root"]["source"] == ""
    assert next(csv.DictReader(io.StringIO(render([WRITTEN], "csv"))))["title"] == EVIL


def test_the_page_holds_no_markup_of_a_document() -> None:
    page = render([WRITTEN], "html")
    assert "alert(1)" in page
    assert EVIL not in page


def test_the_page_asks_for_nothing_from_outside(told: list[Story]) -> None:
    page = render(told, "html")
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="https?://', page)
    assert " style=" not in page


def test_the_page_has_a_row_a_dot_and_an_edge_for_each(told: list[Story]) -> None:
    page = render(told[:1], "html")
    documents, derivations = len(told[0].documents), len(told[0].derivations)
    assert len(re.findall(r'<li class="row ', page)) == documents
    assert len(re.findall(r'<circle class="dot ', page)) == documents
    assert len(re.findall(r'<g class="edge ', page)) == derivations


def test_an_unknown_source_has_a_dashed_line_of_its_own() -> None:
    page = render([WRITTEN], "html")
    assert "unknown source" in page
    assert len(re.findall(r'<g class="edge e-unknown', page)) == 1


def hung(
    derivations: tuple[tuple[str, str], ...], *unknown: tuple[str, ...], documents: str = "abcde"
) -> Story:
    """A story with these derivations, and an unknown source of each group of documents."""
    return Story(
        id="abc",
        title="A story",
        documents=tuple(documents),
        roots=(),
        origins=1,
        least_origins=1,
        most_origins=1,
        derivations=tuple(
            Derivation(source, target, "edited", "likely", 0.8, ("like it",))
            for source, target in derivations
        ),
        unknown_sources=tuple(
            UnknownSource(f"?{number}", targets) for number, targets in enumerate(unknown, start=1)
        ),
        members=tuple(Document(key, f"The text of {key}.") for key in documents),
    )


@pytest.mark.parametrize(
    ("story", "drawn"),
    [
        (hung((), ("a", "b"), ("c", "d", "e")), 5),
        (hung((), ("a",), ("b",), ("c",), ("d",), ("e",)), 5),
        (hung((("a", "b"), ("b", "c")), ("a",), ("d", "e")), 3),
        (hung((("c", "a"), ("a", "b")), ("d", "e")), 2),
        (hung((("a", "b"),), ("b",), ("c", "d")), 2),  # it has a source all the same
        (hung((("a", "b"), ("c", "d")), ("b",), ("d",)), 0),
        (hung((), ()), 0),
        (hung((), ("a", "b"), ("b", "c"), ("a", "c")), 3),  # each below the first only
        (hung((("e", "a"),), ("b", "c"), ("c", "d"), ("e",)), 4),
    ],
)
def test_whatever_hangs_on_unknown_sources_has_its_place_in_every_form(
    story: Story, drawn: int
) -> None:
    for form in ("json", "graphml", "prov", "csv"):
        assert render([story], form)
    page = render([story], "html")
    assert len(re.findall(r'<g class="edge e-unknown', page)) == drawn
    assert len(re.findall(r'<g class="edge ', page)) == drawn + len(story.derivations)
    lines = to_text([story]).splitlines()
    unknown = [line for line in lines if line.startswith("?")]
    assert len(re.findall(r'<li class="row ', page)) == len(story.documents) + len(unknown)
    for key in story.documents:
        assert len([line for line in lines if re.search(rf"(?:^|─ ){key}  no date", line)]) == 1


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_a_line_of_the_tree_keeps_its_rail_and_its_words_together(width: int) -> None:
    against = "against the dates: 2026-04-13T08:00:00+02:00 before 2026-04-14T08:00:00+02:00"
    first = replace(
        WRITTEN.derivations[0],
        evidence=("every sentence of the target retells one of the source", "no more", against),
        changes=(Change("number", "major", "certain", None, None, "", "number"),),
    )
    second = replace(first, target="c d", changes=())
    story = replace(WRITTEN, derivations=(first, second), unknown_sources=())
    lines = to_text([story], width=width).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("├"))
    end = next(number for number, line in enumerate(lines) if line.startswith("└"))
    assert all(line.startswith("│") for line in lines[start + 1 : end])
    assert any("worst change: major" in line for line in lines)
    assert "against the dates" in " ".join(lines)
    assert "no more" not in " ".join(lines)


def test_what_stands_above_an_unknown_source_is_not_from_the_beginning() -> None:
    unknown = replace(WRITTEN, unknown_sources=(UnknownSource("?1", ("a<b>",)),), roots=())
    for form in ("text", "html"):
        whole = " ".join(render([unknown], form).split())
        assert "from the beginning is not known" in whole
        assert "from the beginning is not known" not in " ".join(render([WRITTEN], form).split())


def test_a_name_of_many_letters_is_cut_on_the_page() -> None:
    long = replace(MEMBERS[1], outlet="Gazette of " + "Everywhere " * 30)
    page = render([replace(WRITTEN, members=(MEMBERS[0], long, MEMBERS[2]))], "html")
    assert "Gazette of Everywhere" in page
    assert "Everywhere " * 10 not in page
