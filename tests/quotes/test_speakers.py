"""Whom a speaker's words stand for."""

import pytest

from retold.model import Document, Quotation, Span
from retold.quotes.speakers import resolve_speakers
from retold.segment import segment


def resolved(text: str, *said: tuple[str, str]) -> list[str | None]:
    """The names for quotations given by (speaker, content) in text order."""
    quotations = []
    at = 0
    for speaker, content in said:
        place = text.index(content, at)
        spans = (Span(place, place + len(content)),)
        who = text.find(speaker, max(0, place - len(speaker) - 40)) if speaker else -1
        speakers = (Span(who, who + len(speaker)),) if speaker else ()
        quotations.append(Quotation(spans, speakers, (), None, direct=content.startswith("“")))
        at = place
    return [one.said_by for one in resolve_speakers(segment(Document("d", text)), quotations)]


def test_a_last_name_is_given_in_full() -> None:
    text = "Marit Holm runs the line. “We stop,” Ms. Holm said."
    assert resolved(text, ("Ms. Holm", "“We stop,”")) == ["Marit Holm"]


def test_a_description_is_left_out_of_the_name() -> None:
    text = "“We stop,” said Marit Holm, the director of the line."
    assert resolved(text, ("Marit Holm, the director of the line", "“We stop,”")) == ["Marit Holm"]


def test_where_a_speaker_belongs_is_not_their_name() -> None:
    text = "The mayor of Lindvik, Tomas Areng, said that it was late."
    speaker = "The mayor of Lindvik, Tomas Areng,"
    assert resolved(text, (speaker, "that it was late")) == ["Tomas Areng"]


def test_a_word_capitalised_for_its_place_is_no_name() -> None:
    text = "Experts believe that it is late. Two experts came."
    assert resolved(text, ("Experts", "that it is late")) == [None]


def test_a_pronoun_stands_for_who_spoke_last() -> None:
    text = "“We stop,” said Marit Holm. “It is over,” she added."
    said = resolved(text, ("Marit Holm", "“We stop,”"), ("she", "“It is over,”"))
    assert said == ["Marit Holm", "Marit Holm"]


def test_a_pronoun_without_a_speaker_before_stands_for_the_person_named_last() -> None:
    text = "Tomas Areng came home on Monday. He said that the sea was calm."
    assert resolved(text, ("He", "that the sea was calm")) == ["Tomas Areng"]


def test_a_title_forbids_the_other_pronoun() -> None:
    text = (
        "Mrs. Inga Rosen came with Mr. Tomas Areng. “We stop,” Mrs. Inga Rosen said. "
        "“It is over,” he said."
    )
    said = resolved(text, ("Mrs. Inga Rosen", "“We stop,”"), ("he", "“It is over,”"))
    assert said == ["Inga Rosen", "Tomas Areng"]


def test_a_role_stands_for_the_person_introduced_with_it() -> None:
    text = (
        "Inga Rosen, a spokeswoman for the union, came. Tomas Areng came too. "
        "The spokeswoman said that it was late."
    )
    assert resolved(text, ("The spokeswoman", "that it was late")) == ["Inga Rosen"]


def test_a_quoted_paragraph_that_goes_on_has_the_speaker_of_the_one_before() -> None:
    text = "Marit Holm said: “We stop.\n\n“It is over.”"
    assert resolved(text, ("Marit Holm", "“We stop."), ("", "“It is over.”"))[1] == "Marit Holm"


def test_marked_words_elsewhere_have_no_speaker() -> None:
    text = "Marit Holm said: “We stop.” The sign read “No boats today at all”."
    assert resolved(text, ("Marit Holm", "“We stop.”"), ("", "“No boats today at all”"))[1] is None


@pytest.mark.parametrize("speaker", ["I", "We", "Some"])
def test_nobody_in_particular_has_no_name(speaker: str) -> None:
    text = f"Marit Holm came. {speaker} said that it was late."
    assert resolved(text, (speaker, "that it was late")) == [None]
