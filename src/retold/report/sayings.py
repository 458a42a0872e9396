"""Quotations in words to show, for a terminal and for a page: each part on one line, by speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.lexicon import is_function_word
from retold.model import Document, Quotation, Span
from retold.report import phrasing
from retold.values.numerals import is_number

GAP = " […] "
"""Stands where words that are not part of a quotation are left out of it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation in words to show, each part on one line; a part that the text lacks is empty.

    number: its place among the document's quotations, from 1.
    name: who said it, in full where that is known, else as the text puts it.
    speaker: the words that stand for the name, where they are others.
    """

    number: int
    direct: bool
    name: str
    speaker: str
    cue: str
    channel: str
    content: str


def sayings(document: Document, quotations: Iterable[Quotation]) -> list[Saying]:
    """The quotations in words to show, in their order."""
    return [
        _saying(document.text, number, quotation)
        for number, quotation in enumerate(quotations, start=1)
    ]


def by_speaker(spoken: Iterable[Saying]) -> list[tuple[str, list[Saying]]]:
    """Who said how much: the names with their quotations, most first, those of no name last."""
    heard: dict[str, list[Saying]] = {}
    for saying in spoken:
        heard.setdefault(saying.name.casefold(), []).append(saying)
    groups = [(said[0].name, said) for said in heard.values()]
    return sorted(groups, key=lambda group: (not group[0], -len(group[1])))


def counts(spoken: Sequence[Saying]) -> tuple[int, int, int]:
    """How many are direct, how many are indirect, and how many speakers have a name."""
    direct = sum(saying.direct for saying in spoken)
    speakers = {saying.name.casefold() for saying in spoken if saying.name}
    return direct, len(spoken) - direct, len(speakers)


def _saying(text: str, number: int, quotation: Quotation) -> Saying:
    speaker = _shown(text, quotation.speaker).rstrip(" ,;")
    name = " ".join(phrasing.printable(quotation.said_by or "").split())
    if not name and not all(map(_names_nobody, speaker.split())):
        name = speaker
    return Saying(
        number,
        quotation.direct,
        name,
        "" if speaker == name else speaker,
        _shown(text, quotation.cue),
        _shown(text, channel(quotation)),
        _shown(text, quotation.content),
    )


def _names_nobody(word: str) -> bool:
    """Whether a word only stands for somebody or says how many: they, many, sixty-eight."""
    return is_function_word(word) or is_number(word)


def _shown(text: str, spans: Iterable[Span]) -> str:
    """The spans' characters on one line, with a sign where others stand in between."""
    return GAP.join(" ".join(phrasing.printable(span.of(text)).split()) for span in spans)


def channel(quotation: Quotation) -> tuple[Span, ...]:
    """The channel as the other parts are given: its spans, or none."""
    return (quotation.channel,) if quotation.channel else ()
