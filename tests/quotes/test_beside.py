"""Names that stand beside quotation marks without a verb."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.text.segment import segment


def said(text: str) -> list[tuple[str | None, str]]:
    found = find_quotations(segment(Document("d", text, language="en")))
    return [
        (one.said_by or "".join(span.of(text) for span in one.speaker), one.content[0].of(text))
        for one in found
    ]


@pytest.mark.parametrize(
    "signature",
    [
        *[
            " – Ivo Holm, skipper",
            "\n— Ivo Holm",
            " - Ivo Holm",
            " ~ Ivo Holm",
            "\n\n– Ivo Holm, 43",
        ],
        *[" (Ivo Holm, skipper)", " [Ivo Holm]", "\n\n(Ivo Holm, Orrin)", " (Ivo Holm, 43, Orrin)"],
        *[" Ivo Holm, skipper", " Ivo Holm, Orrin", "\nIvo Holm, 43, Orrin"],
    ],
)
def test_a_name_behind_a_quotation_signs_it(signature: str) -> None:
    before = "“We are late,” said Edda Falk.\n\n"
    text = f"{before}“The wall must stay.”{signature}\n\nRain fell."
    assert said(text)[1] == ("Ivo Holm", "“The wall must stay.”")


@pytest.mark.parametrize(
    ("signature", "who"),
    [(" (a resident)", "a resident"), (" – the clerk of Orrin", "the clerk of Orrin")],
)
def test_a_role_signs_too(signature: str, who: str) -> None:
    assert said(f"“The wall must stay.”{signature}") == [(who, "“The wall must stay.”")]


@pytest.mark.parametrize(
    "behind",
    [
        *[" (Harbour Books, 2019)", " (Matthew 5:3)", " (Laughter)", " (in Norwegian)", " (1987)"],
        *[
            " Getty Images",
            " Ivo Holm left the room.",
            "\nLindvik",
            "\nA town by the sea, in ruins",
        ],
        *[" – it was late when Holm said so.", " (Reuters)"],
    ],
)
def test_other_words_behind_a_quotation_sign_nothing(behind: str) -> None:
    text = f"“The wall must stay as it is.”{behind}"
    assert said(text)[:1] == [("", "“The wall must stay as it is.”")]


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("And from the clerk, Edda Falk:\n\n", "Edda Falk"),
        ("Minister Edda Falk:\n\n", "Edda Falk"),
        ("**Edda Falk, clerk:** ", "Edda Falk"),
        ("Edda Falk, the minister: ", "Edda Falk"),
        ("The mayor:\n", "The mayor"),
        ("Edda Falk — ", "Edda Falk"),
        ("• Edda Falk (Orrin): ", "Edda Falk"),
    ],
)
def test_a_label_names_who_said_what_stands_behind(label: str, who: str) -> None:
    assert said(f"{label}“We will share the bill.”") == [(who, "“We will share the bill.”")]


@pytest.mark.parametrize("label", ["Motto:", "Related Stories:", "Warning:", "Key Facts:"])
def test_a_label_for_things_names_nobody(label: str) -> None:
    assert said(f"{label} “Light and water for all.”") == [("", "“Light and water for all.”")]


def test_a_signature_signs_all_paragraphs() -> None:
    text = "“The wall is old.\n\n“It must stay.” (Ivo Holm, skipper)"
    (quotation,) = find_quotations(segment(Document("d", text, language="en")))
    assert len(quotation.content) == 2
    assert quotation.said_by == "Ivo Holm"


def test_a_line_may_have_several_labels() -> None:
    text = "Edda Falk: “It holds.” Ivo Holm: “It does not.”"
    assert said(text) == [("Edda Falk", "“It holds.”"), ("Ivo Holm", "“It does not.”")]


def test_a_name_before_a_dash_is_a_label_only_where_the_marks_end_the_line() -> None:
    text = "Edda Falk — “Eddie” to her friends — runs the port."
    assert said(text) == []
