"""Interviews and transcripts, and lists that only look like them."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.quotes.labels import Voices
from retold.quotes.reading import read_tokens
from retold.quotes.turns import turns
from retold.text.segment import segment

MET = "The Gazette met Ivo Holm, the engineer.\n\n"


def turns_in(text: str) -> list[tuple[str, str]]:
    reading = read_tokens(segment(Document("d", text)), {})
    return [
        (one.speaker[0].of(text), " | ".join(part.of(text) for part in one.content))
        for one in turns(text, reading, Voices(text))
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q:", "A:"), ("Q.", "A."), ("**Q:**", "**A:**"), ("Question:", "Answer:"), ("Q1:", "A1:")],
)
def test_the_one_who_answers_is_the_one_who_was_met(question: str, answer: str) -> None:
    text = (
        f"{MET}{question} When did it crack?\n\n{answer} It cracked in the spring.\n\nNobody knew."
        f"\n\n{question} And then?\n\n{answer} We slept."
    )
    said = find_quotations(segment(Document("d", text, language="en")))
    assert [one.said_by for one in said] == [None, "Ivo Holm"] * 2
    assert [part.of(text) for part in said[1].content] == [
        "It cracked in the spring.",
        "Nobody knew.",
    ]


@pytest.mark.parametrize(
    ("before", "answers"),
    [
        ("Edda Falk and Ivo Holm built the dam.", None),
        ("The Gazette’s Edda Falk spoke to Ivo Holm.", "Ivo Holm"),
        ("By Edda Falk\n\nIvo Holm built the dam.", "Ivo Holm"),
        ("Who built the dam?", None),
    ],
)
def test_who_answers_is_left_open_where_several_may(before: str, answers: str | None) -> None:
    text = f"{before}\n\nQ: Will it hold?\n\nA: It will hold for a year."
    said = find_quotations(segment(Document("d", text, language="en")))
    assert said[-1].content[0].of(text) == "It will hold for a year."
    assert said[-1].said_by == answers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "MR. FALK: The dam will hold.\nTHE CHAIRMAN: How do you know?\nMS. HOLM: I looked.",
            ["MR. FALK", "THE CHAIRMAN", "MS. HOLM"],
        ),
        (f"{MET}Gazette: When did it crack?\n\nHolm: It cracked in spring.", ["Gazette", "Holm"]),
        (
            f"{MET}**Gazette:** When did it crack?\n\n**Ivo Holm:** In spring.",
            ["Gazette", "Ivo Holm"],
        ),
        ("Reporter: Will it hold?\nMayor Falk: It will.", ["Reporter", "Mayor Falk"]),
    ],
)
def test_a_transcript_is_known_from_its_first_line(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in turns_in(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Leek soup\n\nNote: Use fresh leeks.\n\nPrep Time: Half an hour.\n\nServes: Four people.",
        "Score: 3-2.\n\nGoals: Holm 12, Falk 80.\n\nReferee: Edda Falk.",
        "10:30: Doors open.\n\n11:15: Ivo Holm speaks.",
        "Genesis 1:3 And there was light.\n\nJohn 3:16 For so it was.",
        "Director: Edda Falk.\n\nProducer: Ivo Holm.",
        "Monday: Rain in the north.\n\nTuesday: Sun in the south.",
        "North Lindvik: Rain all day.\n\nSouth Lindvik: Dry and cold.",
        "Edda Falk met Ivo Holm.\n\nEdda Falk: Falk is a trader.\n\nIvo Holm: Holm is her friend.",
        "Holm met the mayor.\n\nMayor Falk: a profile.\n\nMayor Holm: another one.",
    ],
)
def test_recipes_scores_times_verses_and_lists_are_no_transcripts(text: str) -> None:
    assert turns_in(text) == []


def test_an_answer_by_itself_must_be_a_sentence() -> None:
    assert turns_in("Q: Who was it?\nA: It was Holm.") == []
    assert len(turns_in("Q: Who was it?\nA: It was Ivo Holm.")) == 2
