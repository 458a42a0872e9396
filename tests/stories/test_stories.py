# ruff: noqa: E501 - the texts are written as they read
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold.corpus import Corpus
from retold.errors import RetoldError
from retold.index import Stored
from retold.model import Derivation, Document, Story
from retold.sample import path
from retold.stories import Survey, in_corpus, origins, stories, text_of, trace
from retold.stories.kept import NAME
from retold.stories.neighbourhood import version_key
from retold.stories.telling import _title
from retold.stories.tying import Known
from tests.stories.bridge import (
    COPY,
    ELSEWHERE,
    ERRORS,
    HEIR,
    INDEPENDENT,
    LINEAGE,
    ROOT,
    document,
    telling,
)


def made(folder: Path, *documents: Document) -> Path:
    with Corpus(folder) as corpus:
        corpus.add(documents)
    return folder


def sources(found: list[Story]) -> dict[str, str]:
    return {each.target: each.source for story in found for each in story.derivations}


def survey(folder: Path) -> tuple[list[Story], Survey]:
    with Survey(folder) as found:
        for _ in found.look():
            pass
        return list(found.tell()), found


def test_each_document_has_the_source_whose_errors_it_repeats(tmp_path: Path) -> None:
    found = stories(made(tmp_path / "news", HEIR, ELSEWHERE, ROOT, COPY))
    assert sources(found) == {"copy": "root", "heir": "copy"}
    heir = found[0].source_of("heir")
    assert heir is not None
    assert any("64" in line for line in heir.evidence)


def test_every_document_is_in_exactly_one_story(tmp_path: Path) -> None:
    documents = (*LINEAGE, INDEPENDENT, ELSEWHERE)
    found = stories(made(tmp_path / "news", *documents))
    together = [key for story in found for key in story.documents]
    assert sorted(together) == sorted(each.id for each in documents)


def test_an_independent_report_is_in_the_story_and_made_from_nothing(tmp_path: Path) -> None:
    story = stories(made(tmp_path / "news", *LINEAGE, INDEPENDENT, ELSEWHERE))[0]
    assert "independent" in story.documents
    assert "elsewhere" not in story.documents
    assert story.source_of("independent") is None
    assert story.roots == ("root",)
    assert story.origins == 2


def test_an_error_is_traced_to_where_it_entered_and_to_who_inherited_it(tmp_path: Path) -> None:
    story = stories(made(tmp_path / "news", *LINEAGE))[0]
    readings = {reading.text: reading for fact in story.facts for reading in fact.values}
    wrong = next(reading for text, reading in readings.items() if "64" in text)
    assert (wrong.entered, set(wrong.documents)) == ("copy", {"copy", "heir"})
    assert wrong.changed_from is not None
    assert "46" in wrong.changed_from


def test_a_document_that_says_what_its_source_has_corrected_is_stale(tmp_path: Path) -> None:
    wrong = telling(changed=(("17 miles", "71 miles"),))
    address = {"url": "https://echo.example/bridge", "outlet": "Valley Echo"}
    documents = (
        document("first", wrong, "2026-04-14T08:00", **address),
        document(
            "mended", telling() + "\n\nThis report was corrected.", "2026-04-14T15:00", **address
        ),
        document(
            "taken", wrong.replace("Traders", "Shopkeepers"), "2026-04-14T11:00", outlet="Wire"
        ),
    )
    story = stories(made(tmp_path / "news", *documents))[0]
    assert sources([story]) == {"mended": "first", "taken": "first"}
    assert [(each.document, each.corrected_in) for each in story.stale] == [("taken", "mended")]
    assert "71" in story.stale[0].says
    assert "17" in story.stale[0].to


def test_a_later_version_follows_the_one_before(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", ROOT)
    made(folder, document("root", telling(changed=(("17 miles", "19 miles"),)), "2026-04-14T18:00"))
    story = stories(folder)[0]
    assert sources([story]) == {"root": "root@1"}


def test_only_stories_that_gained_a_document_are_told_anew(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", *LINEAGE, ELSEWHERE)
    copy = document("choir", ELSEWHERE.text.replace("Forty", "Fifty"), "2026-04-15T09:00")
    made(folder, copy)
    before, first = survey(folder)
    assert (first.counts.told_anew, first.counts.kept) == (2, 0)
    again, second = survey(folder)
    assert (second.counts.documents, second.counts.pairs) == (0, 0)
    assert (second.counts.told_anew, second.counts.kept) == (0, 2)
    assert again == before
    made(folder, document("late", telling(left_out=(1, 5)), "2026-04-16T09:00"))
    _, third = survey(folder)
    assert third.counts.documents == 1
    assert (third.counts.told_anew, third.counts.kept) == (1, 1)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    documents = (*LINEAGE, INDEPENDENT, ELSEWHERE)
    folder = made(tmp_path / "stopped", *documents)
    with Survey(folder) as stopped:
        looking = stopped.look()
        next(looking)
        next(looking)
        looking.close()  # type: ignore[attr-defined]
    found, rest = survey(folder)
    assert rest.counts.documents == len(documents) - 2
    assert found == stories(made(tmp_path / "whole", *documents))


@pytest.mark.parametrize("damage", [b"", b"no database at all, but some bytes" * 40])
def test_what_is_kept_is_made_anew_where_it_is_damaged(tmp_path: Path, damage: bytes) -> None:
    folder = made(tmp_path / "news", *LINEAGE)
    before = stories(folder)
    (folder / NAME).write_bytes(damage)
    assert stories(folder) == before


def test_a_byte_that_was_changed_in_what_is_kept_is_noticed(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", *LINEAGE)
    before = stories(folder)
    whole = (folder / NAME).read_bytes()
    assert b'"certain"' in whole
    (folder / NAME).write_bytes(whole.replace(b'"certain"', b'"bertain"'))
    assert stories(folder) == before


def test_a_copy_that_drops_the_credit_comes_from_what_it_was_made_from(tmp_path: Path) -> None:
    """Nothing is known of the demo's texts but their words; the story alone credits an agency."""
    texts = {name: path(name).read_text(encoding="utf-8") for name in ("source", "edited", "spun")}
    folder = made(tmp_path / "news", *(Document(name, text) for name, text in texts.items()))
    assert sources(stories(folder)) == {"edited": "source", "spun": "source"}


class TestTrace:
    def test_a_text_that_is_not_in_the_corpus_is_traced(self, tmp_path: Path) -> None:
        folder = made(tmp_path / "news", ROOT, COPY, ELSEWHERE)
        story = trace(HEIR, folder)
        assert sources([story]) == {"copy": "root", "heir": "copy"}

    def test_nothing_of_it_is_kept(self, tmp_path: Path) -> None:
        folder = made(tmp_path / "news", ROOT, COPY)
        trace(HEIR, folder)
        assert all("heir" not in story.documents for story in stories(folder))

    def test_a_document_of_the_corpus_is_itself(self, tmp_path: Path) -> None:
        folder = made(tmp_path / "news", *LINEAGE)
        assert sorted(trace(COPY, folder).documents) == ["copy", "heir", "root"]

    def test_what_shares_nothing_is_a_story_of_its_own(self, tmp_path: Path) -> None:
        story = trace(ELSEWHERE, made(tmp_path / "news", *LINEAGE))
        assert (story.documents, story.origins, story.derivations) == (("elsewhere",), 1, ())


class TestNames:
    """Ids may be anything: no version and no unknown source is called as a document is."""

    def test_a_version_is_not_called_as_a_document(self, tmp_path: Path) -> None:
        versions = telling(changed=(("17 miles", "19 miles"),)), telling()
        folder = made(tmp_path / "news", document("root", versions[0], "2026-04-14T06:00"))
        made(folder, document("root", versions[1], "2026-04-14T18:00"), replace(COPY, id="root@1"))
        [story] = stories(folder)
        assert sorted(story.documents) == ["root", "root@1", "root@1'"]
        assert sources([story])["root"] == "root@1'"
        assert story.origins == 1

    @pytest.mark.parametrize("own", ["root@1", "root"])
    def test_a_document_from_outside_is_not_called_as_one_of_the_corpus(
        self, tmp_path: Path, own: str
    ) -> None:
        folder = made(tmp_path / "news", ROOT)
        made(folder, document("root", telling(changed=(("17 miles", "19 miles"),))))
        asked = document(own, HEIR.text)
        story = trace(asked, folder)
        assert story.asked not in {"root", "root@1"}
        assert len(set(story.documents)) == len(story.documents) == 3
        assert text_of(asked, story) is None

    @given(
        st.sets(st.text("a@1'", max_size=6)),
        st.sets(st.tuples(st.text("a@1'", max_size=4), st.integers(1, 3))),
    )
    def test_no_two_names_are_the_same(self, ids: set[str], versions: set[tuple[str, int]]) -> None:
        names = [version_key(*each, ids) for each in versions]
        assert len({*names, *ids}) == len(names) + len(ids)

    def test_an_unknown_source_is_not_called_as_a_document(self, tmp_path: Path) -> None:
        same = [document(own, ROOT.text) for own in ("?1", "?2", "b")]
        [story] = stories(made(tmp_path / "news", *same))
        assert [each.id for each in story.unknown_sources] == ["?3"]
        assert story.origins == 1


def test_a_story_is_called_as_the_document_from_which_most_was_made() -> None:
    """Whether that has a source which is not here or not; the first by date may be forged."""
    members = [
        Known(Stored(number, 1, document(own, ROOT.text, f"2026-04-{10 + number}", title=own)), own)
        for number, own in enumerate(("forged", "most", "grandchild", "child"))
    ]
    derivations = [
        Derivation(source, target, "copy", "certain", 1.0, ())
        for source, target in (("most", "forged"), ("most", "child"), ("child", "grandchild"))
    ]
    assert _title(members, derivations) == "most"
    assert _title(members, []) == "forged"


class TestNearCopies:
    """Who cannot tell which of several is the source can tell that they have one."""

    @staticmethod
    def copies(count: int, root: str | None = None) -> list[Document]:
        numbers = [telling(changed=(("46", str(at + 50)),)) for at in range(count)]
        return [
            *([document("root", telling(), root)] if root else []),
            *(document(f"k{at:02}", text, "2026-04-14") for at, text in enumerate(numbers)),
        ]

    @pytest.mark.parametrize("count", [4, 5, 8, 20])
    def test_near_copies_of_one_day_have_one_origin(self, tmp_path: Path, count: int) -> None:
        [story] = stories(made(tmp_path / "news", *self.copies(count)))
        assert (story.least_origins, story.origins, story.most_origins) == (1, 1, 1)
        assert len(story.unknown_sources) <= 1

    def test_a_first_text_that_is_known_stays_the_root(self, tmp_path: Path) -> None:
        [story] = stories(made(tmp_path / "news", *self.copies(8, "2026-04-12")))
        assert story.roots == ("root",)
        assert story.most_origins == 1
        assert not story.unknown_sources


def test_the_order_in_which_documents_were_added_says_nothing(tmp_path: Path) -> None:
    near = [document(f"n{at}", telling(changed=(("46", str(70 + at)),))) for at in range(4)]
    same = [document(f"s{at}", ROOT.text) for at in range(3)]
    documents = [*LINEAGE, INDEPENDENT, *near, *same]
    before = None
    for seed in range(4):
        shuffled = Random(seed).sample(documents, len(documents))  # noqa: S311
        [story, *_] = stories(made(tmp_path / str(seed), *shuffled))
        told_now = replace(story, id="")  # made of the document that was added first
        assert before in {None, told_now}
        before = told_now


class TestWhole:
    """`trace` tells the story that `stories` puts a document in, or says that there may be more."""

    @staticmethod
    def corpus(folder: Path) -> Path:
        copies = [document(f"same-{at:02}", ROOT.text, "2026-04-15") for at in range(14)]
        return made(folder / "news", *LINEAGE, *copies, ELSEWHERE)

    @pytest.mark.parametrize("own", ["same-05", "root", "heir"])
    def test_it_is_the_same_story(self, tmp_path: Path, own: str) -> None:
        asked = in_corpus(own, self.corpus(tmp_path))
        assert asked is not None
        story = trace(asked, tmp_path / "news")
        assert story.whole
        assert story == stories(tmp_path / "news")[0]

    @pytest.mark.parametrize(("neighbours", "whole"), [(18, True), (17, False)])
    def test_a_part_is_told_to_be_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neighbours: int, *, whole: bool
    ) -> None:
        monkeypatch.setattr(import_module("retold.stories"), "NEIGHBOURS", neighbours)
        folder = self.corpus(tmp_path)
        story = trace(document("same-05", ROOT.text), folder)
        assert story.whole is whole
        assert ("whole" in story.to_dict()) is not whole
        stories(folder)
        assert trace(document("same-05", ROOT.text), folder).whole

    def test_one_from_outside_is_told_among_all(self, tmp_path: Path) -> None:
        story = trace(telling(left_out=(2,)), self.corpus(tmp_path))
        assert story.whole
        assert len(story.documents) == 18


class TestPassages:
    def test_a_paragraph_from_another_text_is_told_where_it_is_asked_for(
        self, tmp_path: Path
    ) -> None:
        paragraph = ELSEWHERE.text.split("\n\n")[1]
        opening, rest = telling().split("\n\n", 1)
        mixed = document("mixed", f"{opening}\n\n{paragraph}\n\n{rest}", "2026-04-16T10:00")
        story = trace(mixed, made(tmp_path / "news", ROOT, ELSEWHERE), passages=True)
        assert story.source_of("mixed").source == "root"  # type: ignore[union-attr]
        assert [(each.source, each.target) for each in story.passages] == [("elsewhere", "mixed")]
        assert "Forty voices" in story.passages[0].evidence[0]
        assert trace(mixed, tmp_path / "news").passages == ()


class TestBadInput:
    def test_an_empty_corpus_has_no_stories(self, tmp_path: Path) -> None:
        folder = made(tmp_path / "news")
        with Corpus(folder) as corpus:
            corpus.add([])
        assert stories(folder) == []

    def test_where_there_is_no_corpus_one_line_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(RetoldError, match="there is no corpus here"):
            stories(tmp_path / "nowhere")

    def test_one_document_is_one_story(self, tmp_path: Path) -> None:
        story = stories(made(tmp_path / "news", ROOT))[0]
        assert (story.documents, story.roots, story.origins) == (("root",), ("root",), 1)

    def test_without_dates_the_text_that_lacks_nothing_is_the_root(self, tmp_path: Path) -> None:
        bare = [document(each.id, each.text) for each in LINEAGE]
        assert sources(stories(made(tmp_path / "news", *bare))) == {"copy": "root", "heir": "copy"}

    def test_where_all_dates_are_equal_they_tell_nothing(self, tmp_path: Path) -> None:
        same = [document(each.id, each.text, "2026-04-14") for each in LINEAGE]
        assert sources(stories(made(tmp_path / "news", *same))) == {"copy": "root", "heir": "copy"}

    @pytest.mark.parametrize("published", ["1970-01-01", "9999-12-31", "soon", "2026-99-99", ""])
    def test_a_date_that_cannot_be_tells_nothing(self, tmp_path: Path, published: str) -> None:
        documents = (ROOT, COPY, document("heir", HEIR.text, published))
        assert sources(stories(made(tmp_path / "news", *documents))) == {
            "copy": "root",
            "heir": "copy",
        }

    def test_a_forged_date_does_not_make_a_rim_the_root(self, tmp_path: Path) -> None:
        forged = document("heir", HEIR.text, "2026-04-13T01:00")
        story = stories(made(tmp_path / "news", ROOT, COPY, forged))[0]
        assert sources([story]) == {"copy": "root", "heir": "copy"}
        assert any("against the dates" in line for line in story.derivations[0].evidence)

    def test_dates_in_a_circle_give_a_tree(self, tmp_path: Path) -> None:
        turned = [
            document(each.id, each.text, published)
            for each, published in zip(
                LINEAGE, ("2026-04-16", "2026-04-15", "2026-04-14"), strict=True
            )
        ]
        story = stories(made(tmp_path / "news", *turned))[0]
        found = sources([story])
        for key in story.documents:
            seen = set()
            at = key
            while at in found:
                assert at not in seen
                seen.add(at)
                at = found[at]

    def test_five_hundred_copies_of_one_text_come_from_the_first(self, tmp_path: Path) -> None:
        copies = [
            document(f"c{at:03}", ROOT.text, f"2026-04-14T{8 + at // 60:02}:{at % 60:02}")
            for at in range(500)
        ]
        story = stories(made(tmp_path / "news", *copies))[0]
        assert len(story.documents) == 500
        assert {each.source for each in story.derivations} == {"c000"}
        assert len(story.derivations) == 499

    def test_of_copies_without_dates_no_source_is_told(self, tmp_path: Path) -> None:
        copies = [document(f"c{at}", ROOT.text) for at in range(4)]
        story = stories(made(tmp_path / "news", *copies))[0]
        assert story.derivations == ()
        assert [set(each.targets) for each in story.unknown_sources] == [{"c0", "c1", "c2", "c3"}]
        assert story.origins == 1

    def test_two_hundred_near_copies_are_one_story(self, tmp_path: Path) -> None:
        copies = [
            document(f"c{at:03}", telling(changed=(("46 lorries", f"{at + 100} lorries"),)))
            for at in range(200)
        ]
        assert len(stories(made(tmp_path / "news", *copies))) == 1

    def test_notices_of_one_form_are_no_giant_story(self, tmp_path: Path) -> None:
        towns = ("Ambleford", "Barrowby", "Castlemere", "Dunsop", "Elterhill", "Fairhaven")
        names = ("Ada Bexley", "Bram Corrigan", "Cora Dunmore", "Dirk Eastlake", "Elsa Gissing")
        notices = [
            document(
                f"n{at}",
                f"PUBLIC NOTICE. In the matter of the estate of {names[at % 5]} {at}, late of "
                f"{at + 3} Mill Lane, {towns[at % 6]}, who died on {at % 28 + 1} March {1990 + at}. "
                "Notice is hereby given that all persons having claims against the estate are "
                f"required to send particulars in writing to {names[(at + 2) % 5]} Solicitors, "
                f"reference {at * 37 + 1000}, on or before {at % 27 + 2} June {1991 + at}, after which "
                "date the executors will distribute the assets among the persons entitled to them, "
                "having regard only to the claims of which they have then had notice.",
            )
            for at in range(30)
        ]
        found = stories(made(tmp_path / "news", *notices))
        assert max(len(story.documents) for story in found) <= 3
        assert sum(len(story.derivations) for story in found) <= 1

    def test_two_languages_may_be_in_one_story(self, tmp_path: Path) -> None:
        german = Document(
            "german",
            "Die alte Straßenbrücke in Wexcombe bleibt mindestens bis 14. Mai gesperrt, nachdem "
            "Taucher im nördlichen Pfeiler einen fast zwei Meter langen Riss gefunden haben, teilte "
            "der Grafschaftsrat am Dienstag mit.\n\n"
            "Ingenieure waren am Montagmorgen hinabgestiegen, um Schäden der Flut vom März zu "
            "begutachten. Was sie sahen, ließ sie die Fahrbahn binnen einer Stunde sperren, und 46 "
            "Lastwagen mussten auf dem Hügel umkehren.\n\n"
            "„Wir gehen bei einem Bauwerk dieses Alters kein Risiko ein“, sagte Dorothea Pinnock, die "
            "das Straßenamt leitet. Sie bestritt, dass Warnungen der Bauern überhört worden seien.\n\n"
            "Die Brücke trägt täglich etwa 9.300 Fahrzeuge zwischen dem Tal und der Autobahn. Der "
            "Verkehr wird über Ludgrove umgeleitet, was die Fahrt um 17 Meilen verlängert.",
            published="2026-04-14T15:00",
            language="de",
        )
        found = stories(made(tmp_path / "news", ROOT, german, ELSEWHERE))
        assert sorted(key for story in found for key in story.documents) == [
            "elsewhere",
            "german",
            "root",
        ]

    def test_a_text_without_a_story_is_a_story_of_its_own(self, tmp_path: Path) -> None:
        found = stories(made(tmp_path / "news", ROOT, document("marks", "... !!! ...")))
        assert sorted(story.documents for story in found) == [("marks",), ("root",)]


def test_the_verbs_are_of_the_package(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", *LINEAGE)
    assert retold.stories(folder) == stories(folder)
    with retold.Corpus(folder) as corpus:
        assert corpus.stories() == stories(folder)
    assert retold.trace(HEIR, folder).documents == ("root", "copy", "heir")
    assert retold.origins(HEIR, folder).least == 1
    wire = stories(folder)[0].to_dict()
    assert json.loads(json.dumps(wire)) == wire
    assert ERRORS[0][1].split()[0] in json.dumps(wire)


LAYOUTS = {
    "as it is": COPY.text,
    "with a line end": f"{COPY.text}\n",
    "of another system": "\r\n\r\n" + COPY.text.replace("\n", "\r\n") + " \r\n",
    "in wrapped lines": COPY.text.replace(" ", "  "),
    "with furniture": f"{COPY.text}\n\nShare this article\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_document_with_the_text_of_one_in_the_corpus_is_that_one(
    tmp_path: Path, text: str
) -> None:
    folder = made(tmp_path / "news", *LINEAGE, INDEPENDENT, ELSEWHERE)
    asked = Document("given.txt", text)
    story, same = trace(asked, folder), trace(COPY, folder)
    assert story == same
    assert text_of(asked, story) == story.asked == "copy"
    assert text_of(COPY, same) is None
    counted, as_there = origins(asked, folder), origins(COPY, folder)
    assert (counted.origins, counted.least, counted.most) == (
        as_there.origins,
        as_there.least,
        as_there.most,
    )
    assert sources(stories(folder)) == {"copy": "root", "heir": "copy"}


def test_a_headline_above_the_text_is_the_title_of_the_one_in_the_corpus(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", *LINEAGE)
    for line in ("Bridge shut", "# Bridge shut"):
        asked = Document("given.txt", f"{line}\n\n{ROOT.text}\n", title="Bridge shut")
        assert trace(asked, folder).asked == "root"
    asked = Document("given.txt", f"Bridge open\n\n{ROOT.text}\n", title="Bridge open")
    assert trace(asked, folder).asked == "given.txt"


@pytest.mark.parametrize(
    ("before", "after"),
    [("64 lorries", "65 lorries"), ("divers", "Divers"), ("Tuesday.", "Tuesday")],
)
def test_a_document_with_another_word_or_mark_is_another(
    tmp_path: Path, before: str, after: str
) -> None:
    folder = made(tmp_path / "news", *LINEAGE)
    assert before in COPY.text
    asked = Document("given.txt", COPY.text.replace(before, after))
    story = trace(asked, folder)
    assert story.asked == "given.txt"
    assert text_of(asked, story) is None
    assert "given.txt" in story.documents


def test_of_documents_with_one_text_that_of_the_same_id_is_meant_else_the_first(
    tmp_path: Path,
) -> None:
    copies = [document(f"c{at:02}", ROOT.text, "2026-04-14T09:00") for at in range(40)]
    folder = made(tmp_path / "news", ROOT, *copies, document("again", ROOT.text))
    assert trace(Document("again", ROOT.text), folder).asked == "again"
    assert trace(Document("again", f"{ROOT.text}\n"), folder).asked == "again"
    assert trace(Document("given.txt", f"{ROOT.text}\n"), folder).asked == "root"


def test_a_notice_of_one_sentence_is_known_too(tmp_path: Path) -> None:
    notice = document("notice", "The road bridge at Wexcombe is shut.", "2026-04-14T09:00")
    folder = made(tmp_path / "news", ROOT, notice)
    assert trace(Document("given.txt", f"\n{notice.text}\n"), folder).asked == "notice"


def test_the_text_of_an_earlier_version_is_that_version(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", ROOT)
    made(folder, document("root", telling(changed=(("17 miles", "19 miles"),)), "2026-04-14T18:00"))
    story = trace(Document("given.txt", f"{ROOT.text}\n"), folder)
    assert story.asked == "root@1"
    assert sources([story]) == {"root": "root@1"}


def test_a_document_with_the_id_of_another_is_told_beside_it(tmp_path: Path) -> None:
    folder = made(tmp_path / "news", ROOT, COPY)
    asked = Document("root", HEIR.text)
    story = trace(asked, folder)
    assert story.asked == "root (asked about)"
    assert story.asked in story.documents
    assert text_of(asked, story) is None
