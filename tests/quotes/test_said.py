"""What is done is not said; a denial is; a cue has no part of a name."""

import pytest

from retold.model import Document, Quotation
from retold.quotes import find_quotations
from retold.text.segment import segment


def quotations_of(text: str) -> tuple[Quotation, ...]:
    return find_quotations(segment(Document("d", text, language="en")))


def cues(text: str) -> list[tuple[str, str, str]]:
    found = []
    for one in quotations_of(text):
        speaker, cue, content = (
            "|".join(span.of(text) for span in part) for part in (one.speaker, one.cue, one.content)
        )
        found.append((speaker, cue, content))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The club welcomed its new treasurer.",
        "The senate approved the scheme.",
        "Supporters celebrated the victory.",
        "Nurses voted on Tuesday to end the strike.",
        "The committee adopted the budget.",
        "The mayor signed the order.",
        "The judge sentenced him to two years.",
        "The firm hired two lawyers.",
        "The notes were brief and only hinted at what each side wanted.",
        "Three readers wrote to us.",
        "The warmth seemed to fade after a week.",
        "The siren called everybody.",
        "The cook called the police the next morning.",
        "The ruling ends a fee that farmers have paid since 1990.",
    ],
)
def test_a_deed_is_no_quotation(text: str) -> None:
    assert quotations_of(text) == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The senate voted to say that it was late.", None),
        ("The senate criticised the scheme.", "criticised"),
        ("The ministry announced the closure of two ports.", "announced"),
        ("Edda Falk said the scheme was approved.", "said"),
        ("The mayor welcomed what she called “a good day for Orrin”.", None),
        ("Edda Falk called the plan reckless.", "called"),
        ("Edda Falk called it a disgrace.", "called"),
        ("The ruling ends the fear that farmers would be driven out.", "ends the fear"),
    ],
)
def test_what_is_said_stays(text: str, cue: str | None) -> None:
    found = cues(text)
    assert found
    assert cue is None or found[0][1] == cue


@pytest.mark.parametrize(
    ("text", "who", "cue", "said"),
    [
        ("The ship sank. The company denies it.", "The company", "denies", "it"),
        ("Holm has denied the allegations.", "Holm", "has denied", "the allegations"),
    ],
)
def test_a_denial_is_a_quotation(text: str, who: str, cue: str, said: str) -> None:
    assert (who, cue, said) in cues(text)


def test_the_number_of_a_channel_belongs_to_its_name() -> None:
    text = "Channel 4 described the storm as “a monster”."
    ((speaker, cue, _),) = cues(text)
    assert (speaker, cue) == ("Channel 4", "described")
    assert quotations_of(text)[0].said_by == "Channel 4"


def test_two_quotations_side_by_side_are_of_two() -> None:
    text = "Edda Falk, the clerk, said: “We are ready for it.” “We are not,” said Holm."
    assert [content for _, _, content in cues(text)] == ["“We are ready for it.”", "“We are not,”"]


def test_a_bullet_is_no_content() -> None:
    text = "» “We are ready,” said Edda Falk."
    (quotation,) = quotations_of(text)
    assert quotation.content[0].of(text) == "“We are ready,”"
    assert quotation.direct


def test_nobody_is_named_who_says_how_somebody_seems() -> None:
    assert cues("Ivo Holm seemed to like the plan.") == [("", "seemed", "to like the plan")]
    assert cues("Ivo Holm promised to like the plan.")[0][0] == "Ivo Holm"
