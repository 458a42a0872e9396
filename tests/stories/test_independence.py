from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold.corpus import Corpus
from retold.errors import FormatError, ReadError
from retold.model import Derivation, Story, UnknownSource
from retold.prepare import prepare
from retold.stories.families import Families, read_families
from retold.stories.independence import SHARED, _of_one_figure, count, origins_of
from tests.stories.bridge import COPY, ELSEWHERE, HEIR, INDEPENDENT, LINEAGE, ROOT, document


@pytest.fixture
def news(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([*LINEAGE, INDEPENDENT, ELSEWHERE])
    return tmp_path / "news"


def test_copies_count_as_one_with_what_they_were_made_from(news: Path) -> None:
    found = retold.origins(HEIR, news)
    assert (found.least, found.most, found.unsure) == (2, 2, ())
    assert [(each.roots, len(each.documents)) for each in found.origins] == [
        (("root",), 3),
        (("independent",), 1),
    ]
    assert found.origins[0].since == ROOT.published


def test_what_only_one_origin_tells_stands_with_it(news: Path) -> None:
    root, independent = retold.origins(HEIR, news).origins
    assert any("ministry" in sentence for sentence in root.alone)
    assert any("four nails" in sentence for sentence in independent.alone)
    assert not any("four nails" in sentence for sentence in root.alone)


def test_outlets_of_one_family_count_as_one(news: Path) -> None:
    families = {"Holding": ["valley echo", "Radio  Wexcombe"]}
    found = retold.origins(HEIR, news, families=families)
    assert (found.least, found.most) == (1, 1)
    assert found.origins[0].family == "Holding"
    assert set(found.origins[0].roots) == {"root", "independent"}


def test_texts_of_which_none_is_known_to_be_first_have_one_origin(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(document(f"c{at}", ROOT.text) for at in range(3))
    found = retold.origins(document("c1", ROOT.text), tmp_path / "news")
    assert (found.least, found.most) == (1, 1)
    assert found.origins[0].roots == ()
    assert "cannot be told" in found.unsure[0]


@pytest.mark.parametrize(("kept", "most"), [(SHARED, 2), (SHARED - 0.01, 3)])
def test_a_copy_whose_order_is_unsure_is_no_further_origin(
    news: Path, kept: float, most: int
) -> None:
    story = retold.trace(HEIR, news)
    first, *rest = story.derivations
    unsure = replace(first, certainty="possible", kept=kept)
    assert count(replace(story, derivations=(unsure, *rest))).most == most


def test_a_text_on_its_own_is_one_origin_and_supports_nothing_alone(news: Path) -> None:
    found = retold.origins(ELSEWHERE, news)
    assert (found.least, found.most) == (1, 1)
    assert found.origins[0].alone == ()


@pytest.mark.parametrize(
    ("own", "is_alone"),
    [
        ("The firm was fined 45,000 crowns for a leak of the same kind.", False),
        ("A judge ordered the owners to hand over forty-five thousand crowns.", False),
        ("The firm was fined 54,000 crowns for a leak of the same kind.", True),
        ("The firm was fined two crowns in 2021 for a leak of that kind.", True),
    ],
)
def test_a_figure_that_another_origin_has_in_other_words_is_not_alone(
    own: str, *, is_alone: bool
) -> None:
    texts = [
        prepare(document("a", own)),
        prepare(document("b", "Back then 45,000 crowns had to be paid, in 2021, too.")),
    ]
    figures = set(_of_one_figure(*texts))
    assert (0 not in figures) is is_alone


@pytest.mark.parametrize("dated", ["2026-04-13", "2026-04-15"])
def test_an_origin_is_not_as_old_as_a_date_that_its_lineage_refutes(dated: str) -> None:
    root, copy = (
        document("root", ROOT.text, "2026-04-14"),
        document("copy", COPY.text, dated),
    )
    story = Story(
        id="s",
        title="S",
        documents=tuple(
            each.id for each in sorted((root, copy), key=lambda each: each.published or "")
        ),
        roots=("root",),
        origins=1,
        least_origins=1,
        most_origins=1,
        derivations=(Derivation("root", "copy", "copy", "certain", 1.0, ()),),
        members=(root, copy),
    )
    assert origins_of(story, Families()).origins[0].since == root.published


class TestCounting:
    """Any story is counted, whatever its derivations say."""

    @given(st.data())
    def test_each_document_is_in_one_origin_and_there_is_an_end(self, data: st.DataObject) -> None:
        keys = data.draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True))
        key = st.sampled_from(keys)
        sources = data.draw(st.dictionaries(key, key))  # circles too, and documents from themselves
        unknown = data.draw(st.lists(key, unique=True))
        story = Story(
            id="s",
            title="S",
            documents=tuple(keys),
            roots=(),
            origins=0,
            least_origins=0,
            most_origins=0,
            derivations=tuple(
                Derivation(source, target, "copy", "certain", 1.0, ())
                for target, source in sources.items()
            ),
            unknown_sources=(UnknownSource(keys[0], tuple(unknown)),) if unknown else (),
            members=tuple(document(each, f"{each} {ROOT.text}") for each in keys),
        )
        together = [
            each for origin in origins_of(story, Families()).origins for each in origin.documents
        ]
        assert sorted(together) == sorted(keys)
        assert 1 <= count(story).least <= count(story).origins <= count(story).most


class TestFamilies:
    @pytest.mark.parametrize(
        ("outlet", "url", "family"),
        [
            ("The Echo", None, "Holding"),
            ("the  echo", None, "Holding"),
            (None, "https://www.echo.example/a", "Holding"),
            (None, "https://sport.echo.example/a", "Holding"),
            (None, "https://myecho.example/a", "myecho.example"),
            ("Another", "https://echo.example/a", "Holding"),
            ("Another", None, "Another"),
            (None, None, "own"),
            (None, "https://[broken", "own"),
        ],
    )
    def test_a_document_is_of_the_family_of_its_outlet_else_of_its_host(
        self, outlet: str | None, url: str | None, family: str
    ) -> None:
        families = Families({"Holding": ["The Echo", "echo.example"]})
        about = {name: value for name, value in (("outlet", outlet), ("url", url)) if value}
        assert families.of(document("own", "A text.", **about)) == family

    @pytest.mark.parametrize(
        "written",
        ["The Echo,Holding\necho.example, Holding\n", '{"Holding": ["The Echo", "echo.example"]}'],
    )
    def test_they_are_read_from_csv_and_json(self, tmp_path: Path, written: str) -> None:
        (tmp_path / "families").write_text(written, encoding="utf-8")
        assert read_families(tmp_path / "families").of(COPY) == "Northern Wire"
        assert (
            read_families(tmp_path / "families").of(document("own", "A.", outlet="The Echo"))
            == "Holding"
        )

    @pytest.mark.parametrize("written", ["one column\n", "a,b,c\n", '{"Holding": "Echo"}', "{"])
    def test_another_form_is_told_in_one_line(self, tmp_path: Path, written: str) -> None:
        (tmp_path / "families").write_text(written, encoding="utf-8")
        with pytest.raises(FormatError, match="families: "):
            read_families(tmp_path / "families")

    def test_a_file_that_is_not_there_is_told_in_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="cannot be read"):
            read_families(tmp_path / "none.csv")
