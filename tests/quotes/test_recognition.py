"""Who said what in articles of our own, and what holds of every text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Document, Quotation, Span
from retold.quotes import find_quotations
from retold.text.segment import segment

WORDS = st.sampled_from(
    [
        *["“", "”", '"', ".", ",", "said", "told", "wrote", "Holm", "she", "that", "the", "boat"],
        *[
            "He’s",
            "não",
            "\u00ad",
            "Fox News",
            "according to",
            "on Telegram",
            "\n",
            "\n\n",
            "\u00a0",
        ],
    ]
)


def quotations_of(text: str, furniture: tuple[Span, ...] = ()) -> tuple[Quotation, ...]:
    return find_quotations(segment(Document("d", text, language="en"), furniture))


def parts(text: str, quotation: Quotation) -> tuple[str, str, str]:
    """Speaker, cue and content as written, their pieces joined by a bar."""
    speaker, cue, content = (
        "|".join(span.of(text) for span in spans)
        for spans in (quotation.speaker, quotation.cue, quotation.content)
    )
    return speaker, cue, content


def test_a_direct_quotation() -> None:
    text = "The harbour is closed. “We cannot run empty boats,” Marit Holm said on Tuesday."
    (quotation,) = quotations_of(text)
    assert parts(text, quotation) == ("Marit Holm", "said", "“We cannot run empty boats,”")
    assert quotation.direct
    assert quotation.said_by == "Marit Holm"


def test_an_indirect_quotation() -> None:
    text = "Marit Holm said that the fares would not rise before spring."
    (quotation,) = quotations_of(text)
    assert parts(text, quotation) == (
        "Marit Holm",
        "said",
        "that the fares would not rise before spring",
    )
    assert not quotation.direct


def test_a_speaker_behind_the_cue() -> None:
    text = "“We were promised something else,” said Inga Rosen, a spokeswoman for the union."
    (quotation,) = quotations_of(text)
    speaker, cue, content = parts(text, quotation)
    assert speaker.startswith("Inga Rosen")
    assert (cue, content) == ("said", "“We were promised something else,”")
    assert quotation.said_by == "Inga Rosen"


def test_a_quotation_broken_by_its_speaker() -> None:
    text = "“The line is old,” Tomas Areng said, “and nobody has looked after it.”"
    (quotation,) = quotations_of(text)
    assert len(quotation.content) == 2
    assert quotation.said_by == "Tomas Areng"


def test_a_pronoun_has_the_name_of_who_spoke_before() -> None:
    text = (
        "“We cannot run empty boats,” Marit Holm said on Tuesday.\n\n"
        "“Nobody wants that,” she added."
    )
    first, second = quotations_of(text)
    assert parts(text, second)[0] == "she"
    assert first.said_by == second.said_by == "Marit Holm"


def test_a_quoted_paragraph_that_goes_on_has_the_same_speaker() -> None:
    text = (
        "“In June the company looked us in the eye,” said Inga Rosen. “It said nothing would "
        "change.\n\n“Now we learn from the newspaper that everything will.”"
    )
    quotations = quotations_of(text)
    assert {one.said_by for one in quotations} == {"Inga Rosen"}
    assert any("everything will" in parts(text, one)[2] for one in quotations)


def test_a_quotation_has_its_channel() -> None:
    text = "The mayor, Tomas Areng, wrote on Telegram that two boats had sunk."
    (quotation,) = quotations_of(text)
    assert quotation.channel is not None
    assert quotation.channel.of(text) == "on Telegram"


def test_marked_words_without_a_speaker_are_a_quotation_of_nobody() -> None:
    text = "The sign at the pier was blue. “No boats after ten o'clock tonight!”"
    (quotation,) = quotations_of(text)
    assert (quotation.speaker, quotation.cue, quotation.said_by) == ((), (), None)


def test_scare_quotes_are_not_quotations() -> None:
    assert quotations_of("The line's so-called “green timetable” began two years ago.") == ()


def test_a_text_without_quotations_has_none() -> None:
    assert quotations_of("The boat left the harbour at ten. Rain fell on the pier.") == ()
    assert quotations_of("") == ()


def test_furniture_is_never_quoted() -> None:
    line = "“Our app is the best way to read us,” said the editor."
    text = f"{line}\nThe boat left the harbour at ten."
    assert quotations_of(text, (Span(0, len(line)),)) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_are_trimmed_in_order_inside_the_text_and_apart(text: str) -> None:
    for quotation in quotations_of(text):
        assert quotation.content
        spans = sorted((*quotation.content, *quotation.speaker, *quotation.cue))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(text) == span.of(text).strip() for span in spans)
        channel = quotation.channel
        assert channel is None or all(
            channel.end <= span.start or span.end <= channel.start
            for span in (*quotation.content, *quotation.speaker)
        )


@settings(max_examples=10, deadline=None)
@given(st.integers(2, 30))
def test_a_quotation_is_found_wherever_it_stands(lines: int) -> None:
    said = "“We cannot run empty boats,” Marit Holm said."
    text = "\n\n".join(["The boat left the harbour at ten."] * lines + [said])
    assert [parts(text, one)[2] for one in quotations_of(text)] == ["“We cannot run empty boats,”"]


def test_a_document_gives_the_same_quotations_every_time() -> None:
    text = "“No,” he said. She denied that the boat had left. According to Holm it did."
    assert quotations_of(text) == quotations_of(text)


def test_a_speaker_has_neither_dateline_nor_day() -> None:
    text = "ORRIN (Norrland Wire) — Mayor Lucia Brandt on Tuesday said the port would close."
    (quotation,) = quotations_of(text)
    assert parts(text, quotation)[0] == "Mayor Lucia Brandt"


def test_whom_a_number_of_people_are_is_not_their_name() -> None:
    text = "Two people who know of the talks said that Selby had agreed to wait."
    (quotation,) = quotations_of(text)
    assert quotation.said_by is None
