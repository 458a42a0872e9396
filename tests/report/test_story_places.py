"""Where the documents of a story stand in its picture, and what they are called."""

import re
from itertools import pairwise

import pytest

from retold.model import Derivation, Document, Story, UnknownSource
from retold.report.story_page import to_html
from retold.report.story_places import LEFT, STEP, labels_of


def lineage(*documents: Document, unknown: tuple[str, ...] = ()) -> Story:
    """Each document made from the one before, but for the targets of an unknown source."""
    ids = tuple(document.id for document in documents)
    return Story(
        id="abc",
        title="Pier shut",
        documents=ids,
        roots=ids[:1],
        origins=2,
        least_origins=1,
        most_origins=2,
        derivations=tuple(
            Derivation(source, target, "edited", "likely", 0.8, ("proof",), 0.5, 0.9)
            for source, target in pairwise(ids)
            if target not in unknown
        ),
        unknown_sources=(UnknownSource("?1", unknown),) if unknown else (),
        facts=(),
        stale=(),
        members=documents,
    )


def places(story: Story) -> list[float]:
    found = re.findall(r'<circle class="dot [^"]*" data-row="\d+" cx="([\d.]+)%"', to_html([story]))
    return [float(place) for place in found]


def at(name: str, day: str | None, outlet: str | None = None) -> Document:
    return Document(name, f"The pier is shut, says {name}.", published=day, outlet=outlet)


@pytest.mark.parametrize("hour", ["2026-03-01T01:00", "2026-03-01T12:00", "2026-03-09"])
@pytest.mark.parametrize("undated", [1, 2, 5])
def test_without_a_date_one_stands_behind_its_source_and_before_what_it_became(
    hour: str, undated: int
) -> None:
    between = [at(f"u{number}", None) for number in range(undated)]
    story = lineage(at("a", "2026-03-01"), *between, at("b", hour), at("c", "2026-03-10"))
    found = places(story)
    assert found == sorted(found)
    assert len(set(found)) == len(found)
    assert found[1] - found[0] <= STEP


def test_the_first_of_all_without_a_date_stands_before_the_first_that_has_one() -> None:
    first, second, _ = places(lineage(at("u", None), at("a", "2026-03-01"), at("b", "2026-03-02")))
    assert first < second == LEFT
    unknown = lineage(at("a", "2026-03-01"), at("u", None), at("b", "2026-03-02"), unknown=("u",))
    _, source, undated, made = places(unknown)
    assert source < undated < made


def test_documents_of_one_outlet_are_called_by_their_ids_too() -> None:
    story = lineage(at("a.txt", None, "Echo"), at("b.txt", None, "Echo"), at("c.txt", None, "Post"))
    assert labels_of(story) == {
        "a.txt": "a.txt (Echo)",
        "b.txt": "b.txt (Echo)",
        "c.txt": "Post",
    }
    long = lineage(*(at(f"{'a' * 90}{number}", None) for number in range(3)))
    assert len(set(labels_of(long).values())) == len(long.members)
    named = lineage(at("Echo", None), at("b", None, "Echo"))
    assert len(set(labels_of(named).values())) == len(named.members)


def test_the_heading_of_one_story_tells_its_origins() -> None:
    assert "2 documents, 1 to 2 independent origins" in to_html(
        [lineage(at("a", None), at("b", None))]
    )


def test_a_story_of_one_document_has_nothing_to_click() -> None:
    page = to_html([lineage(at("a", "2026-03-01"))])
    assert "Nothing here was made from it" in page
    assert "Who was made from whom</h3>" not in page
    assert '<ul class="key">' not in page
