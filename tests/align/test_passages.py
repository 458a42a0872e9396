"""Reused passages are found where they stand, and only there."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.passages import find_passages
from retold.model import Document, Passage, SegmentedDocument, Span
from retold.text.segment import segment

FERRY = (
    "The harbour board of Lindvik voted on Tuesday to sell both of its wooden ferries. "
    "Chairwoman Ottilie Brandal said the hulls leaked faster than volunteers could pump them dry. "
    "A shipyard in Korsnes offered nine thousand crowns for the older vessel, the Margrete, "
    "which carried mail to the outer islands until the bridge opened. "
    "Islanders who learned to swim beside her gangway want her moored as a museum instead."
)
FERRY_RETOLD = (
    "On Tuesday Lindvik's harbour board decided it would sell its two wooden ferries. "
    "The hulls, said chairwoman Ottilie Brandal, leak faster than volunteers are able to pump. "
    "Nine thousand crowns were offered by a shipyard in Korsnes for the older one, the Margrete, "
    "that brought mail to the outer islands before the bridge was opened. "
    "Islanders would rather see her moored as a museum, having learned to swim at her gangway."
)
FERRY_SHUFFLED = (
    "On Tuesday both wooden ferries the harbour council of Lindvik voted vend. "
    "Said the hulls chairwoman Ottilie leaked quicker than pump helpers could dry. "
    "Offered a yard in Korsnes nine thousand crowns for the aged vessel Margrete, "
    "mail which to the outer carried islands until opened the span. "
    "To swim Islanders beside gangway learned want moored as a her museum."
)
BEES = (
    "Gardeners in the upper valley have counted fewer bumblebees than in any spring on record. "
    "Late frost killed the willow blossom on which queens feed when they wake. "
    "A retired teacher, Anselm Quorra, keeps a diary of every nest he meets along the canal. "
    "His lists go back to the year his daughter was born. "
    "Clover sown between the vines may help, though the growers fear for their sprayers. "
    "Rain is expected by the weekend, and with it the first warm nights."
)
CHESS = (
    "Nobody in the railway club had beaten the signalman at chess since the great flood. "
    "He opens with the same dull pawn and drinks barley coffee from a dented flask. "
    "The stationmaster once sat across from him for eleven hours and lost a rook to hunger. "
    "When the timetable changed, their evening games moved to the waiting room. "
    "Passengers leave advice on slips of paper beneath the clock."
)
DAM = (
    "The reservoir above Callowmere burst its bank shortly before dawn. "
    "Nobody was hurt, but forty sheep drowned. "
    "Engineer Nadia Brook had warned the water company about the sluice in March. "
    "Its director, Piet Ransome, said repairs would begin at once. "
    "Farmers want compensation for lost hay. "
    "The road to Elsing stays closed until Friday."
)
DAM_RETOLD = (
    "Just before daybreak the dam at Callowmere gave way. "
    "Some forty sheep were drowned, though no people came to harm. "
    "The sluice, engineer Nadia Brook told the water company in March, was faulty. "
    "Director Piet Ransome promised that the repairs would start immediately. "
    "Until Friday the Elsing road will remain closed."
)
MILL = (
    "Bakers in Elsing fear for their ovens. Flour has been dear since the mill was sold. "
    "Engineer Nadia Brook had warned the water company about the sluice in March. "
    "A new miller is sought."
)


def document(text: str, *furniture: Span) -> SegmentedDocument:
    return segment(Document("sample", text), furniture)


def found(source: str, target: str) -> tuple[Passage, ...]:
    return find_passages(document(source), document(target))


def span_of(part: str, whole: str) -> Span:
    start = whole.index(part)
    return Span(start, start + len(part))


def test_a_copied_paragraph_is_found_to_the_character() -> None:
    source, target = f"{CHESS} {FERRY}", f"{BEES}\n{FERRY}"
    (passage,) = found(source, target)
    assert passage.source == span_of(FERRY, source)
    assert passage.target == span_of(FERRY, target)


@pytest.mark.parametrize("retold", [FERRY_RETOLD, FERRY_SHUFFLED], ids=["reworded", "shuffled"])
def test_a_changed_paragraph_is_one_passage_that_covers_it(retold: str) -> None:
    source, target = f"{CHESS}\n{FERRY}", f"{BEES}\n{retold}"
    (passage,) = found(source, target)
    for part, whole, span in ((FERRY, source, passage.source), (retold, target, passage.target)):
        true = span_of(part, whole)
        shared = min(true.end, span.end) - max(true.start, span.start)
        assert shared >= 0.9 * len(part)
        assert shared >= 0.9 * (span.end - span.start)


def test_documents_without_reuse_share_no_passage() -> None:
    texts = (FERRY, BEES, CHESS)
    assert [(a, b) for a in texts for b in texts if a != b and found(a, b)] == []


def test_paragraphs_that_changed_places_are_two_passages() -> None:
    passages = found(f"{FERRY}\n{CHESS}", f"{CHESS}\n{BEES}\n{FERRY}")
    assert len(passages) == 2
    assert passages[0].source.start > passages[1].source.start


def test_a_short_story_retold_in_other_words_is_a_passage() -> None:
    assert found(DAM, DAM_RETOLD) != ()
    assert found(DAM_RETOLD, DAM) != ()


def test_a_sentence_copied_between_short_stories_is_a_passage() -> None:
    (passage,) = found(DAM, MILL)
    sentence = "Engineer Nadia Brook had warned the water company about the sluice in March."
    assert passage.source == span_of(sentence, DAM)
    assert passage.target == span_of(sentence, MILL)


def test_the_same_list_in_another_order_is_not_reuse() -> None:
    source = f"{CHESS} Ingredients: orange extract, cocoa extract, gelatin, stearic acid. {BEES}"
    assert found(source, f"{FERRY} Contains stearic acid, gelatin, cocoa extract, orange.") == ()


def test_furniture_is_not_reuse() -> None:
    line = Span(0, len(FERRY))
    shared = f"{FERRY}\n"
    source = document(shared + CHESS, line)
    assert find_passages(source, document(shared + BEES, line)) == ()


def test_a_summary_is_one_passage_with_the_whole_source() -> None:
    source = "\n".join(_REPORT)
    target = f"{BEES} {CHESS}\n{_REPORT_IN_SHORT}\n{FERRY}"
    (passage,) = found(source, target)
    assert passage.source == Span(0, len(source))
    assert passage.target == span_of(_REPORT_IN_SHORT, target)


@pytest.mark.parametrize(
    ("source", "target"), [("", ""), ("", FERRY), (FERRY, ""), ("…", "—"), ("one", "one")]
)
def test_texts_with_next_to_no_words_share_nothing(source: str, target: str) -> None:
    assert found(source, target) == ()


def test_a_text_and_itself_share_everything() -> None:
    text = f"{FERRY}\n{BEES}\n{CHESS}"
    (passage,) = found(text, text)
    assert passage.source == passage.target == Span(0, len(text))


def test_a_document_of_a_thousand_sentences_is_found_whole() -> None:
    chance = random.Random(7)  # noqa: S311 - a text, not a secret
    lexicon = ["".join(chance.choices("abdegiklmnorstuv", k=7)) for _ in range(4000)]
    sentences = [" ".join(chance.choices(lexicon, k=12)).capitalize() + "." for _ in range(1000)]
    text = "\n".join(sentences)
    (passage,) = found(text, text)
    assert passage.target == Span(0, len(text))


WORDS = st.sampled_from((FERRY + BEES + CHESS).split())


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=150), st.lists(WORDS, max_size=150))
def test_passages_lie_inside_the_texts_in_order_and_never_overlap(
    left: list[str], right: list[str]
) -> None:
    source, target = " ".join(left), " ".join(right)
    passages = found(source, target)
    ends = [0]
    for passage in passages:
        assert 0 <= passage.source.start < passage.source.end <= len(source)
        assert ends[-1] <= passage.target.start < passage.target.end <= len(target)
        assert 0 <= passage.score <= 1
        ends.append(passage.target.end)
    assert passages == found(source, target)


_REPORT = (
    (
        "The provincial museum of Tarnholt reopened on Saturday after four years of repairs. "
        "Water from a burst cistern had warped the oak floor of the map gallery in the winter of "
        "the strike, and mould had crept behind the panels."
    ),
    (
        "Director Ysolde Marrec thanked the carpenters one by one. She had feared, she told the "
        "crowd on the steps, that the council would rather rent the building to an insurer."
    ),
    (
        "The costliest part was the roof. Slate of the right grey is cut only at Penhollow, where "
        "the quarry opens for six weeks in autumn, and a lorry lost half a load on the pass."
    ),
    (
        "Visitors may now walk up a glass staircase to the observatory. Its brass telescope, a "
        "gift of the astronomer Casimir Dolle, has been cleaned by pupils of the watchmakers' "
        "school."
    ),
    (
        "Not everybody is content. The league of pensioners complains that a ticket costs as much "
        "as a supper, and that the lift stops below the top floor."
    ),
    (
        "Councillor Brannigan answered that Sundays will stay free of charge. He hopes for forty "
        "thousand guests before the year is out, twice as many as before the damage."
    ),
    (
        "The first exhibition shows drowned villages: doors, spoons and a church bell that divers "
        "raised from the reservoir at Ammersleth last summer."
    ),
    (
        "A choir of ferrymen sang at noon. Then the mayor cut a ribbon with shears borrowed from "
        "a hairdresser, because the silver ones had been locked away and the key mislaid."
    ),
    (
        "In spring the garden behind the west wing is to follow, with quince trees along the wall "
        "and benches from the old tram depot."
    ),
)
_REPORT_IN_SHORT = (
    "Tarnholt's provincial museum, repaired for four years after a burst cistern warped the map "
    "gallery, reopened under director Ysolde Marrec. Slate from the Penhollow quarry made the roof "
    "the costliest part. A glass staircase leads to the observatory and Casimir Dolle's brass "
    "telescope. Pensioners complain of ticket prices and the lift, while councillor Brannigan "
    "promises free Sundays and expects forty thousand guests. The opening exhibition shows "
    "drowned villages and a bell from the Ammersleth reservoir."
)
