"""The quotations of a document, from cues found by the network to speakers resolved by name."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from retold import lexicon
from retold.model import Quotation, SegmentedDocument, Span
from retold.quotes.attributions import put_right
from retold.quotes.beside import beside
from retold.quotes.channel import channels, first_free
from retold.quotes.hearers import receivers, without_echoes
from retold.quotes.labels import Voices, Worth
from retold.quotes.network import Attribution, Range, find_attributions, load_weights
from retold.quotes.reading import Reading, read_tokens
from retold.quotes.said import denials, said_only
from retold.quotes.speakers import resolve_speakers
from retold.quotes.tagged import tagged
from retold.quotes.turns import turns
from retold.quotes.unattributed import bare

ENGLISH = "en"
_DATELINE = re.compile(r"[A-Z][A-Z.,'’ ]+(?:, [A-Z][\w.]+)?(?: \([A-Z]\w+\))? (?:—|–|--?) ")
_VERSE = re.compile(r"(?:[1-3] )?[A-Z][a-z]+ \d+:\d+(?:[-–]\d+)?\W*(?:(?:And|Then|But) )?")
_PLACED = re.compile(
    r"(?:In|At|On|Outside|Inside|After|Before|During|From)\b[^,]*\s(?=(?:s?he|they)\Z)"
)
"""Where or when, before a pronoun that speaks: "Outside the court she"."""
_DAY = re.compile(r",? (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")


def find_quotations(document: SegmentedDocument) -> tuple[Quotation, ...]:
    """Every direct and indirect quotation outside of furniture, in the order of its first span.

    Content is never empty; speaker and cue are, where the text names none (a quoted paragraph that
    goes on, words in quotation marks by themselves). The spans of one quotation never overlap.
    Quotation marks belong to the content. In another language than English, which the network does
    not know, quotations are what marks and labels show.
    """
    weights = load_weights()
    reading = read_tokens(document, weights.vocabulary)
    text = document.text
    voices = Voices(text)
    readers = [*turns(text, reading, voices), *beside(text, reading, voices)]
    english = (document.document.language or ENGLISH) == ENGLISH
    if english:
        attributions = list(put_right(text, reading, find_attributions(weights, reading)))
        attributions = [*without_echoes(text, reading, said_only(text, reading, attributions))]
        attributions += denials(document, reading, attributions)
    else:
        attributions = []
        readers += tagged(text, reading)
    spoken = _apart(readers)
    kept = list(_apart_from(spoken, reading, voices, attributions))
    attributed = [
        quotation
        for attribution in kept
        for quotation in _quotation(document, reading, attribution)
    ]
    ordered = sorted(
        (*attributed, *bare(text, reading, kept, spoken, english=english), *spoken), key=_place
    )
    return resolve_speakers(document, ordered)


def _apart_from(
    spoken: Iterable[Quotation],
    reading: Reading,
    voices: Voices,
    attributions: Iterable[Attribution],
) -> Iterator[Attribution]:
    """The attributions that do not tell again, or otherwise, what the structure of lines tells.

    Nor those whose cue is the colon of a label that names nobody ("Motto: …").
    """
    named = {span.start for quotation in spoken for span in (*quotation.speaker, *quotation.cue)}
    said = {span.start for quotation in spoken for span in quotation.content}
    nobody = {label.cue.start for label in voices.labels if voices.worth(label) < Worth.NAMED}
    for attribution in attributions:
        names_it = any(
            _holds(reading, part, named)
            for part in (attribution.cue, *attribution.speaker, *attribution.content)
        )
        again = any(_holds(reading, part, said) for part in attribution.content)
        colon = attribution.cue[1] - attribution.cue[0] == 1 and _holds(
            reading, attribution.cue, nobody
        )
        if not (names_it or again or colon):
            yield attribution


def _quotation(
    document: SegmentedDocument, reading: Reading, attribution: Attribution
) -> Iterator[Quotation]:
    """The attribution as spans with its channel; none where nothing was said."""
    content = _spans(reading, attribution.content)
    if not content:
        return
    (cue,) = _spans(reading, (attribution.cue,))
    heard = receivers(document.text, reading, attribution)
    speakers = tuple(piece for piece in attribution.speaker if piece not in heard)
    speaker = _speaker(document.text, reading, speakers)
    sentence = document.sentences[int(reading.sentence[attribution.cue[0]])].span
    channel, cue, content = _told_where(document.text, sentence, cue, speaker, content)
    addressed = _speaker(document.text, reading, heard) if channel is None else ()
    named = [span for span in addressed if not lexicon.is_function_word(span.of(document.text))]
    yield Quotation(
        content=content,
        speaker=speaker,
        cue=(cue,),
        channel=named[0] if named else channel,
        direct=all(reading.flags[a:b, 3].all() for a, b in attribution.content),
    )


def _told_where(
    text: str, sentence: Span, cue: Span, speaker: tuple[Span, ...], content: tuple[Span, ...]
) -> tuple[Span | None, Span, tuple[Span, ...]]:
    """The channel, with cue and content cut where it reaches into them.

    Whom somebody told is never what was told ("told the chamber|that"), and a channel may lie
    across cue and content ("wrote on|Threadline that").
    """
    possible = channels(text, sentence, cue)
    channel = first_free(possible, (*content, *speaker))
    if channel:
        return channel, cue, content
    for index, piece in enumerate(content):
        others = (*content[:index], *content[index + 1 :])
        across = first_free(possible, (*others, *speaker))
        if across is None or not cue.start < across.start <= piece.start < across.end:
            continue
        rest = piece.end - len(text[across.end : piece.end].lstrip())
        kept = (Span(rest, piece.end),) if across.end <= rest < piece.end else ()
        cut = (*content[:index], *kept, *content[index + 1 :])
        if any(character.isalnum() for span in cut for character in span.of(text)):
            words = text[cue.start : across.start].rstrip() if across.start < cue.end else ""
            return across, Span(cue.start, cue.start + len(words)) if words else cue, cut
    return None, cue, content


def _spans(reading: Reading, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """The ranges as spans without breaks at their ends, cut where furniture lies in between."""
    indices: list[list[int]] = []
    for start, end in ranges:
        before = None
        for index, sentence in enumerate(reading.sentence[start:end].tolist(), start):
            if sentence < 0:
                continue
            if before is None or sentence - before > 1:
                indices.append([index, index])
            indices[-1][1] = index
            before = sentence
    return tuple(Span(reading.spans[a].start, reading.spans[b].end) for a, b in indices)


def _speaker(text: str, reading: Reading, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """The speaker without what the network took along: a dateline or verse before, a day behind."""
    spans = []
    for span in _spans(reading, ranges):
        line = span.start == 0 or text[span.start - 1] == "\n"
        dateline = _DATELINE.match(text, span.start, span.end) if line else None
        dateline = dateline or (_VERSE.match(text, span.start, span.end) if line else None)
        day = _DAY.search(text, span.start, span.end)
        placed = _PLACED.match(text, span.start, span.end)
        dateline = dateline or placed
        spans.append(
            Span(dateline.end() if dateline else span.start, day.start() if day else span.end)
        )
    return tuple(span for span in spans if span.start < span.end)


def _holds(reading: Reading, part: Range, starts: set[int]) -> bool:
    """Whether a token of the part starts at one of the offsets."""
    return not starts.isdisjoint(reading.spans[index].start for index in range(*part))


def _apart(quotations: Iterable[Quotation]) -> list[Quotation]:
    """The quotations whose content no earlier one has."""
    kept: list[Quotation] = []
    taken: list[Span] = []  # in order, and none in another
    for quotation in quotations:
        indices = [bisect_left(taken, part) for part in quotation.content]
        free = all(
            (place == 0 or taken[place - 1].end <= part.start)
            and (place == len(taken) or part.end <= taken[place].start)
            for place, part in zip(indices, quotation.content, strict=True)
        )
        if free:
            kept.append(quotation)
            for part in quotation.content:
                insort(taken, part)
    return kept


def _place(quotation: Quotation) -> Span:
    return min((*quotation.content, *quotation.speaker, *quotation.cue))
