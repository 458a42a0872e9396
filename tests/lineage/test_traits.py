import pytest

from retold.lineage.traits import Common, Story, story_of, weigh
from retold.model import Document, Span
from retold.text.segment import segment


def story(text: str) -> Story:
    return Story(segment(Document("s", text, language="en")))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("He paid. “Not a penny more,” he said. We left.", "he paid he said we left"),
        ('He paid. "Not a penny more," he said. We left.', "he paid he said we left"),
        ("He paid. «Not a penny more», he said. We left.", "he paid he said we left"),
        ("He paid. ‘Not a penny more,’ he said. We left.", "he paid he said we left"),
        ("The boys’ club met at ten o’clock.", "the boys club met at ten o’clock"),
        ("“Not a penny more than that, sir,” he said.", "not a penny more than that sir he said"),
    ],
)
def test_words_in_quotation_marks_are_not_a_texts_own(text: str, own: str) -> None:
    assert " ".join(word for words in story(text).own for word in words) == own


def test_names_are_no_days_months_or_first_words() -> None:
    text = "Nurses told Edda Rowe on Monday that Hexley’s ward closes in May. They left."
    assert story(text).names() == {"edda", "rowe", "hexley"}


def test_figures_are_compared_without_their_grouping() -> None:
    assert story("It cost 1,200 or 3.5m; １７ came on the 4th.").figures() == {
        "1200",
        "3.5",
        "17",
        "4",
    }


def test_slots_are_what_the_better_side_shares(tie) -> None:
    source = "The board of Hexley paid Una Steed 40 crowns. She was glad."
    target = "The board of Hexley paid Ned Farrow 90 crowns. He was glad."
    assert weigh(tie(source, target)).slots == Common(0.25, 4)
    assert weigh(tie(source, source)).slots == Common(1.0, 4)
    assert weigh(tie("It rained.", "It snowed.")).slots == Common(1.0, 0)


def test_one_name_in_two_spellings_is_one_name(tie) -> None:
    one, two = "He met Petrenko and Dovhal in Kyiv.", "He met Petrenco and Dovhalj in Kyivv."
    assert weigh(tie(one, two)).slots.share == 1


def test_wording_counts_content_words_and_no_names(tie) -> None:
    traits = weigh(tie("The mayor of Hexley sold a ship.", "Hexley has seen its mayor sell boats."))
    assert traits.wording == pytest.approx(2 / 3)


@pytest.mark.parametrize(("words", "copied"), [(29, 28 / 29), (30, 0.0)])
def test_a_flash_is_held_against_the_order_of_its_words(tie, words: int, copied: float) -> None:
    source = [f"w{number}" for number in range(words)]
    target = [word if number % 4 else f"v{number}" for number, word in enumerate(source)]
    kept = sum(one == two for one, two in zip(source, target, strict=True))
    traits = weigh(tie(" ".join(source) + ".", " ".join(target) + "."))
    assert traits.copied == pytest.approx(kept / words if words < 30 else copied)


def test_a_story_is_made_once_for_each_furniture() -> None:
    document = segment(Document("s", "Share this\nThe mill closed.", language="en"))
    apart = document.with_furniture([Span(0, 10)])
    assert story_of(document) is story_of(document)
    assert story_of(document).words == ["share", "this", "the", "mill", "closed"]
    assert story_of(apart).words == ["the", "mill", "closed"]
    assert story_of(apart) is story_of(document.with_furniture([Span(0, 10)]))
