"""Interviews and transcripts: lines that begin with who speaks, one after the other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.model import Quotation, Span
from retold.quotes.labels import Label, Voices, Worth
from retold.quotes.reading import Reading

TURNS, VOICES = 4, 2
"""Lines with a label, and labels that come again, from which on a text is a transcript."""
LONE_ANSWER = 4
"""Words that an answer must have where there is one question and one answer: "A: Holm." may be
a quiz."""
FEWEST = 2
"""Lines one behind the other, with labels that name persons, from which on they are turns."""

_ENDS = frozenset(".!?…—。！？")
_CLOSERS = "”\"’')»]*_ "
_QUESTIONS = frozenset("?？")


def turns(text: str, reading: Reading, voices: Voices) -> Iterator[Quotation]:
    """The turns of interviews and transcripts ("Q: …", "MR. PIKE: …", "**Lantern:** …").

    A turn ends as sentences do; what a list has behind its labels seldom does.
    """
    starts = {span.start for span in reading.spans}
    labels = [label for label in voices.labels if label.said.start in starts]
    spoken = [
        label
        for label in labels
        if not label.is_alone() and _ends(label.said.of(text)) and label.cue.of(text) not in "–—"
    ]
    if not spoken:
        return
    chosen = {
        *_interview(text, spoken),
        *_transcript(text, spoken),
        *_persons(text, spoken, voices),
    }
    answers = _further(text, reading, sorted(chosen))
    for label in sorted(chosen):
        content = (label.said, *answers.get(label, ()))
        yield Quotation(content, (label.who,), (label.cue,), None, direct=True)


def _interview(text: str, spoken: Sequence[Label]) -> Sequence[Label]:
    """The lines for question and answer, where a question has an answer behind it."""
    lettered = [label for label in spoken if label.letter]
    pairs = [
        answer
        for question, answer in pairwise(lettered)
        if (question.letter, answer.letter) == ("q", "a") and _asks(question.said.of(text))
    ]
    if len(pairs) == 1 and len(pairs[0].said.of(text).split()) < LONE_ANSWER:
        return []
    return lettered if pairs else []


def _transcript(text: str, spoken: Sequence[Label]) -> Sequence[Label]:
    """All lines with labels, where labels come again."""
    again = Counter(label.who.of(text) for label in spoken)
    many = len(spoken) >= TURNS and sum(count > 1 for count in again.values()) >= VOICES
    return spoken if many else []


def _persons(text: str, spoken: Sequence[Label], voices: Voices) -> Iterator[Label]:
    """Lines one behind the other, each with the label of a person, or with a question.

    One of them at least is of a person whom the text knows, or who has a title.
    """
    run: list[Label] = []
    for label in [*spoken, None]:
        follows = label and run and not text[run[-1].said.end : _line_start(text, label)].strip()
        if label is None or not follows:
            if len(run) >= FEWEST and max(map(voices.worth, run)) is Worth.PERSON:
                yield from run
            run = []
        if label and _is_turn(text, label, voices.worth(label)):
            run.append(label)
        elif label:
            run = []


def _is_turn(text: str, label: Label, worth: Worth) -> bool:
    said = label.said.of(text).lstrip("*_“”„«»\"'‘’")
    asks = worth is not Worth.NOTHING and _asks(said)
    begins = said[:1].isalpha() and not said[:1].islower()
    own = label.who.of(text).partition(",")[0].split()[-1]
    of_them = re.search(rf"\b{re.escape(own)}\b", said) is not None  # told of, not by them
    return (worth >= Worth.NAMED or asks) and begins and not of_them


def _further(text: str, reading: Reading, chosen: Sequence[Label]) -> dict[Label, list[Span]]:
    """The further lines of each answer: those up to the next question."""
    further: dict[Label, list[Span]] = {}
    starts = [span.start for span in reading.spans]
    for label, follower in pairwise(chosen):
        if (label.letter, follower.letter) != ("a", "q"):
            continue
        lines = text[label.said.end : _line_start(text, follower)].split("\n")
        index = label.said.end
        for line in lines:
            start = index + len(line) - len(line.lstrip())
            if line.strip() and _ends(line) and start in starts:
                further.setdefault(label, []).append(Span(start, index + len(line.rstrip())))
            index += len(line) + 1
    return further


def _line_start(text: str, label: Label) -> int:
    return text.rfind("\n", 0, label.who.start) + 1


def _ends(said: str) -> bool:
    """Whether words end as a sentence does."""
    return said.rstrip().rstrip(_CLOSERS)[-1:] in _ENDS or said.rstrip()[-1:] in '”"’)»」』'


def _asks(said: str) -> bool:
    return said.rstrip().rstrip(_CLOSERS)[-1:] in _QUESTIONS
