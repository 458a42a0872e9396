import json
from pathlib import Path

import pytest

from retold import Corpus, Document, ReadError
from retold.corpus import matches, verify
from retold.index import Stored, briefs
from tests.corpus.stories import sentences, story
from tests.index.test_briefs import BRIEF, SOURCE

REWORDED = Path(__file__).parents[1] / "golden" / "reworded.json"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "news"
    host = sentences(story(3))
    host[5:5] = sentences(story(2))[4:7]
    edited = [line.replace(" with ", " beside ") for line in sentences(story(1))]
    with Corpus(folder) as corpus:
        corpus.add(Document(f"s{number}", story(number)) for number in range(40, 90))
        corpus.add(
            [
                Document("whole", story(0)),
                Document("edited", " ".join(edited[:9] + edited[11:])),
                Document("host", " ".join(host)),
            ]
        )
    return folder


@pytest.mark.parametrize(
    ("number", "id_", "kinds"),
    [
        (0, "whole", {"identical"}),
        (1, "edited", {"edited"}),
        (2, "host", {"excerpt"}),
    ],
)
def test_copies_edits_and_excerpts_come_first(
    path: Path, number: int, id_: str, kinds: set
) -> None:
    with Corpus(path) as corpus:
        match = corpus.find(story(number))[0]
    assert match.document.id == id_
    assert match.relation.kind in kinds


def test_passages_are_where_they_are_said_to_be(path: Path) -> None:
    text = story(2)
    with Corpus(path) as corpus:
        match = corpus.find(text)[0]
    shared = sentences(text)[5]
    assert any(shared in passage.source.of(text) for passage in match.passages)
    assert any(shared in passage.target.of(match.document.text) for passage in match.passages)


def test_a_document_does_not_find_itself(path: Path) -> None:
    with Corpus(path) as corpus:
        assert corpus.find(Document("whole", story(0))) == []
        assert [one.document.id for one in corpus.find(Document("other", story(0)))] == ["whole"]


def test_strangers_find_nothing(path: Path) -> None:
    with Corpus(path) as corpus:
        for number in range(200, 205):
            assert corpus.find(story(number)) == []


def test_no_more_than_the_limit_is_returned(path: Path) -> None:
    with Corpus(path) as corpus:
        both = story(0) + "\n\n" + story(50)
        assert {one.document.id for one in corpus.find(both)} == {"whole", "s50"}
        assert len(corpus.find(both, limit=1)) == 1


def ids_aligned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that will be aligned, as they are."""
    aligned: list[str] = []

    def retelling(sought: verify.Sought, stored: Stored, look: verify.Look) -> verify.Match | None:
        aligned.append(stored.document.id)
        return verify.retelling(sought, stored, look)

    monkeypatch.setattr(matches, "retelling", retelling)
    return aligned


def test_no_more_are_aligned_than_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned = ids_aligned(monkeypatch)
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(2)} {story(n)[:200]}") for n in range(40, 48))
        found = corpus.find(story(2), limit=3)
    assert len(found) == len(aligned) == 3


def test_none_is_aligned_whose_likeness_a_frame_of_many_explains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned = ids_aligned(monkeypatch)
    lines, frame = sentences(story(2)), f"{FOOTERS['about']} {FOOTERS['background']}"
    asked = " ".join([*lines[:6], frame, *lines[6:]])
    retold = asked.replace(" with ", " beside ").replace(" and ", " as well as ")
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)} {frame} {story(n + 20)}") for n in range(40, 48))
        corpus.add([Document("retold", retold)])
        found = corpus.find(asked)
    assert aligned == [match.document.id for match in found] == ["retold"]


def test_a_long_piece_comes_before_many_short_ones(tmp_path: Path) -> None:
    asked = sentences(story(2))
    hosts = [sentences(story(number)) for number in (3, 5)]
    hosts[0][4:4] = asked[4:7]
    for at in (0, 2, 8, 10, 12):
        hosts[1].insert(at * 2, asked[at])
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("short", " ".join(hosts[1])), Document("long", " ".join(hosts[0]))])
        found = corpus.find(story(2))
    assert [match.document.id for match in found] == ["long", "short"]
    assert found[0].relation.kind == "excerpt"


def test_what_only_stands_in_many_documents_lists_none_of_them(tmp_path: Path) -> None:
    asked = sentences(story(2))
    imprint, piece = " ".join(asked[10:]), " ".join(asked[4:7])
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)} {imprint}") for n in range(40, 48))
        corpus.add([Document("host", f"{story(60)} {piece}")])
        found = corpus.find(story(2), limit=20)
    assert [match.document.id for match in found] == ["host"]


def test_a_quotation_lists_a_document_and_an_imprint_does_not(tmp_path: Path) -> None:
    lines = sentences(story(2))
    imprint, said = " ".join(lines[12:]), f"“{' '.join(lines[4:8])}”"
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)} {imprint}") for n in range(40, 48))
        corpus.add([Document("host", f"{story(60)} {said}")])
        found = corpus.find(story(2), limit=20)
    assert [(match.document.id, match.relation.kind) for match in found] == [("host", "same-event")]


FOOTERS = {
    "about": "The Lantern was founded in 1871 and covers the coast. Its reporters live where they "
    "work. Letters are printed on Saturdays. Corrections stand on page two of the paper.",
    "biography": "Joan Dane is the health correspondent of the Lantern. She joined the paper in "
    "2014 after five years at Radio Marren and won the prize for regional reporters in 2019.",
    "appeal": "If you value what you have just read, think of giving something. Every crown goes "
    "into reporting. It takes a minute, and you can stop at any time that you like.",
    "background": "The island has been divided since a war in 1974 in which six thousand people "
    "died. A line watched by soldiers of the United Nations runs through the capital, and three "
    "rounds of talks have failed, the last of them over who would police the harbours.",
}


@pytest.mark.parametrize("others", [1, 8])
@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS)
def test_a_shared_footer_lists_no_document(tmp_path: Path, footer: str, others: int) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)}\n\n{footer}") for n in range(40, 40 + others))
        assert corpus.find(f"{story(2)}\n\n{footer}") == []


def test_a_footer_in_the_middle_of_many_lists_none_and_a_taken_paragraph_does(
    tmp_path: Path,
) -> None:
    footer, lines = FOOTERS["about"], sentences(story(2))
    asked = " ".join([*lines[:6], footer, *lines[6:]])
    taken = f"{story(61)} {' '.join(lines[1:4])} {story(62)}"
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)} {footer} {story(n + 20)}") for n in range(40, 48))
        corpus.add([Document("taken", taken)])
        assert [match.document.id for match in corpus.find(asked)] == ["taken"]


def test_a_copy_with_the_same_footer_is_listed(tmp_path: Path) -> None:
    asked = f"{story(2)}\n\n{FOOTERS['about']}"
    lines = sentences(story(2))
    copy = " ".join([*lines[:5], *lines[7:]]) + f"\n\n{FOOTERS['about']}"
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{n}", f"{story(n)}\n\n{FOOTERS['about']}") for n in range(40, 48))
        corpus.add([Document("copy", copy)])
        assert [match.document.id for match in corpus.find(asked)] == ["copy"]


def test_a_shared_quotation_is_no_copy(tmp_path: Path) -> None:
    said = (
        "“Nobody who has seen the lower slopes of Gannow in March would send eleven hundred head "
        "over them without rangers, ropes, lanterns and a second bridge,”"
    )
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("other", f"{story(1)} {said} said Ada Quint on Monday. {story(5)}")])
        [match] = corpus.find(f"{story(2)} {said} Quint told the council. {story(3)}")
    assert match.relation.kind in {"same-event", "unrelated"}
    assert match.document.text[match.passages[0].target.start :].startswith("Nobody who has seen")


def test_an_interview_is_copied_though_all_of_it_is_quotation(tmp_path: Path) -> None:
    asked = "\n".join(f"“{sentence}”" for sentence in sentences(story(2)))
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("copy", asked), Document("other", story(3))])
        [match] = corpus.find(Document("own", asked))
    assert (match.document.id, match.relation.kind) == ("copy", "identical")


ENGLISH = (
    "The harbour at Tollerby closed on 14 March after Maud Rensley found cracks in the breakwater. "
    "Ferries of the Skarrow line will sail to Penholt until divers have examined 40 metres of it. "
    "Rensley told the council of Tollerby that the repairs will cost 3.5 million crowns. "
    "Mayor Osric Vane said that fishermen from Skarrow may use the quay of Penholt without paying."
)
GERMAN = (
    "Der Hafen von Tollerby wurde am 14 März gesperrt, da Maud Rensley Risse in der Mole fand. "
    "Die Fähren der Linie Skarrow fahren nach Penholt, bis Taucher 40 Meter davon geprüft haben. "
    "Rensley sagte dem Rat von Tollerby, dass die Reparatur 3.5 Millionen Kronen kosten wird. "
    "Bürgermeister Osric Vane sagte, Fischer aus Skarrow dürften den Kai von Penholt frei nutzen."
)


def test_translations_are_found_when_asked_for(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{number}", story(number)) for number in range(20))
        corpus.add([Document("de", GERMAN)])
        assert corpus.find(ENGLISH) == corpus.find(ENGLISH, languages=["fr"]) == []
        [match] = corpus.find(ENGLISH, languages=["de", "fr"])
    assert (match.document.id, match.document.language) == ("de", "de")
    assert match.relation.kind == "translation"
    first = match.passages[0]
    assert first.source.start == first.target.start == 0
    assert first.target.of(GERMAN).endswith(".")


def test_a_document_without_a_story_stops_no_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Document) -> None:
        raise ReadError("it holds only page furniture")

    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("whole", story(2) + " It rained.")])
        monkeypatch.setattr(verify, "prepare", refuse)
        assert corpus.find(story(2))[0].document.id == "whole"


@pytest.mark.parametrize(("most", "found"), [(0, []), (1, ["source"])])
def test_a_text_of_which_every_sentence_is_in_other_words_is_found_by_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, found: list[str]
) -> None:
    monkeypatch.setattr(matches, "NAMED_ALIKE", most)
    told = json.loads(REWORDED.read_text(encoding="utf-8"))["stories"][0]
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{number}", story(number)) for number in range(40, 50))
        corpus.add([Document("source", told["source"]), Document("other", told["independent"])])
        listed = [
            match.document.id
            for match in corpus.find(told["spun"])
            if match.relation.kind not in verify.INDEPENDENT
        ]
    assert listed == found


def test_a_brief_in_other_words_finds_its_source_and_its_source_the_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("source", SOURCE), Document("brief", BRIEF)])
        corpus.add(Document(f"s{number}", story(number)) for number in range(3))
        assert [(each.document.id, each.relation.kind) for each in corpus.find(BRIEF)] == [
            ("brief", "identical"),
            ("source", "summary"),
        ]
        assert ("brief", "summary") in [
            (each.document.id, each.relation.kind) for each in corpus.find(SOURCE)
        ]
        monkeypatch.setattr(briefs, "SCANNED", 0)
        assert [each.document.id for each in corpus.find(BRIEF)] == ["brief"]
