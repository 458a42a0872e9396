"""Whom a speaker's words stand for."""

import pytest

from retold.model import Document, Quotation, Span
from retold.quotes.speakers import resolve_speakers
from retold.text.segment import segment


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


@pytest.mark.parametrize(
    ("text", "said", "names"),
    [
        (
            "Edda Falk came home. “We stop,” Edda said.",
            [("Edda", "“We stop,”")],
            ["Edda Falk"],
        ),
        (
            "Edda Falk and her brother Lars Falk came. “Stop,” Mr Falk said. “No,” Ms Falk said.",
            [("Mr Falk", "“Stop,”"), ("Ms Falk", "“No,”")],
            ["Lars Falk", "Edda Falk"],
        ),
        (
            "The Orrin Water Board met. The OWB said that it was dry.",
            [("The OWB", "that it was dry")],
            ["Orrin Water Board"],
        ),
        (
            "Port Orrin was quiet. Edda Falk left. In Port Orrin, she said that it was late.",
            [("she", "that it was late")],
            ["Edda Falk"],
        ),
        (
            "Sir Odo Brandt met Edda Falk. The port is full, Brandt said. “We stop,” she said.",
            [("Brandt", "The port is full"), ("she", "“We stop,”")],
            ["Odo Brandt", "Edda Falk"],
        ),
    ],
)
def test_a_short_name_is_the_one_person_or_body_that_it_fits(
    text: str, said: list[tuple[str, str]], names: list[str]
) -> None:
    assert resolved(text, *said) == names


def test_a_body_goes_on_as_it_or_they_and_a_person_does_not() -> None:
    body = "Orrin Water Group said that it was dry. It added that rain would help."
    said = resolved(body, ("Orrin Water Group", "that it was dry"), ("It", "that rain would help"))
    assert said == ["Orrin Water Group"] * 2
    person = "Edda Falk said that it was dry. They added that rain would help."
    said = resolved(person, ("Edda Falk", "that it was dry"), ("They", "that rain would help"))
    assert said == ["Edda Falk", None]


def test_whose_lawyer_someone_is_does_not_speak() -> None:
    text = "Edda Falk fell ill. Her lawyer said that it was late. “No,” said Falk’s doctor."
    said = resolved(text, ("Her lawyer", "that it was late"), ("Falk’s doctor", "“No,”"))
    assert said == [None, None]
    text = "Edda Falk was away. “No,” said Edda Falk spokesman Odo Brandt."
    assert resolved(text, ("Edda Falk spokesman Odo Brandt", "“No,”")) == ["Odo Brandt"]


def test_a_quotation_goes_on_behind_the_sentence_that_told_who_speaks() -> None:
    text = "“We stop,” said Edda Falk, who has run the port for years. “It is over.”"
    assert resolved(text, ("Edda Falk", "“We stop,”"), ("", "“It is over.”")) == ["Edda Falk"] * 2


def test_a_body_named_like_a_person_is_none() -> None:
    text = (
        "Vander Gate, the U.S. company that built it, closed. In May it said that it was sorry. "
        "Odo Brandt slept. His wife, Elena, rang. “Nobody came,” she said."
    )
    said = [
        ("Vander Gate", "that built it"),
        ("it", "that it was sorry"),
        ("she", "“Nobody came,”"),
    ]
    assert resolved(text, *said) == ["Vander Gate", "Vander Gate", "Elena"]


def test_a_council_is_not_its_leader() -> None:
    text = "Council leader Edda Falk came. The council said that it was late."
    assert resolved(text, ("The council", "that it was late")) == [None]


def test_a_name_between_commas_behind_a_role_is_the_speakers() -> None:
    text = "“It is late,” said the baker, Mr Dunn, “and cold.” “We stop,” said the cook, in Orrin."
    said = [("the baker", "“It is late,”"), ("the cook", "“We stop,”")]
    assert resolved(text, *said) == ["Dunn", None]


def test_i_is_no_part_of_a_name() -> None:
    text = "Tonight I met Marit Holm. She said that the port would close."
    assert resolved(text, ("She", "that the port")) == ["Marit Holm"]


@pytest.mark.parametrize(
    "speaker",
    ["Dock workers", "Union members", "Harbour officials", "The Kremlin and the Hague Court"],
)
def test_the_first_word_of_a_phrase_is_nobodys_name(speaker: str) -> None:
    text = f"{speaker} said that it was late."
    assert resolved(text, (speaker, "that it was late")) == [None]


@pytest.mark.parametrize(
    ("text", "said", "names"),
    [
        # whose first name it is
        (
            "Anna Holm met Owen Falk. He came late. She said that it was late.",
            [("She", "that it was late")],
            ["Anna Holm"],
        ),
        # one done to is not who does it
        (
            "Inga Rosen runs the port. Paul Lind met her. “Late,” she said. “So,” he said.",
            [("she", "“Late,”"), ("he", "“So,”")],
            ["Inga Rosen", "Paul Lind"],
        ),
        # a pronoun learnt from one quotation forbids the other
        (
            "Ebbe Lind ran. Odo Brandt sat. “Go,” said Kim Falk. “No,” she said. “Oh,” he said.",
            [("Kim Falk", "“Go,”"), ("she", "“No,”"), ("he", "“Oh,”")],
            ["Kim Falk", "Kim Falk", "Odo Brandt"],
        ),
        # the role in a signature
        (
            "“It is late.” – Edda Falk, clerk\n\nThe clerk said that it was dry.",
            [("Edda Falk, clerk", "“It is late.”"), ("The clerk", "that it was dry")],
            ["Edda Falk"] * 2,
        ),
        ("The Gazette’s Edda Falk said so.", [("The Gazette’s Edda Falk", "so")], ["Edda Falk"]),
        ("A host on Radio 5 said so.", [("A host on Radio 5", "so")], [None]),
    ],
)
def test_persons_are_told_apart_by_what_the_text_says_of_them(
    text: str, said: list[tuple[str, str]], names: list[str | None]
) -> None:
    assert resolved(text, *said) == names


def test_who_is_not_known_to_be_of_the_sex_gives_way_to_who_is_and_was_named_last() -> None:
    text = (
        "Ruth Holm leads the union. Paolo Areng is the mayor. The union's leader, Ruth Holm, waved "
        "to the crowd. She said that it was late."
    )
    assert resolved(text, ("She", "that it was late")) == ["Ruth Holm"]
