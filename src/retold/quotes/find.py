"""The quotations of a document, from cues found by the network to speakers resolved by name."""

import re
from collections.abc import Iterator, Sequence

from retold.model import Quotation, SegmentedDocument, Span
from retold.quotes.channel import channels, first_free
from retold.quotes.network import Attribution, Range, find_attributions, load_weights
from retold.quotes.parts import put_right
from retold.quotes.reading import Reading, read_tokens
from retold.quotes.speakers import resolve_speakers
from retold.quotes.unattributed import bare, turns

_DATELINE = re.compile(r"[A-Z][A-Z.,'’ ]+(?:, [A-Z][\w.]+)?(?: \([A-Z]\w+\))? (?:—|–|--?) ")
_DAY = re.compile(r",? (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")


def find_quotations(document: SegmentedDocument) -> tuple[Quotation, ...]:
    """Every direct and indirect quotation outside of furniture, in the order of its first span.

    Content is never empty; speaker and cue are, where the text names none (a quoted paragraph that
    goes on, words in quotation marks by themselves). The spans of one quotation never overlap.
    Quotation marks belong to the content. Texts in another language than English get those
    quotations that quotation marks show, and what the English network makes of the rest.
    """
    weights = load_weights()
    reading = read_tokens(document, weights.vocabulary)
    text = document.text
    attributions = put_right(text, reading, find_attributions(weights, reading))
    spoken = list(turns(text, reading))
    labels = {span.start for turn in spoken for span in (*turn.speaker, *turn.cue)}
    attributed = [
        found
        for one in attributions
        if not any(_holds(reading, part, labels) for part in (one.cue, *one.content))
        for found in _quotation(document, reading, one)
    ]
    ordered = sorted((*attributed, *bare(text, reading, attributions, spoken), *spoken), key=_place)
    return resolve_speakers(document, ordered)


def _quotation(
    document: SegmentedDocument, reading: Reading, attribution: Attribution
) -> Iterator[Quotation]:
    """The attribution as spans with its channel; none where nothing was said."""
    content = _spans(reading, attribution.content)
    if not content:
        return
    (cue,) = _spans(reading, (attribution.cue,))
    speaker = _speaker(document.text, reading, attribution.speaker)
    sentence = document.sentences[int(reading.sentence[attribution.cue[0]])].span
    channel, cue, content = _told_where(document.text, sentence, cue, speaker, content)
    yield Quotation(
        content=content,
        speaker=speaker,
        cue=(cue,),
        channel=channel,
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
    found: list[list[int]] = []
    for start, end in ranges:
        before = None
        for index, sentence in enumerate(reading.sentence[start:end].tolist(), start):
            if sentence < 0:
                continue
            if before is None or sentence - before > 1:
                found.append([index, index])
            found[-1][1] = index
            before = sentence
    return tuple(Span(reading.spans[a].start, reading.spans[b].end) for a, b in found)


def _speaker(text: str, reading: Reading, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """The speaker without the dateline before, or the day behind, that the network took along."""
    found = []
    for span in _spans(reading, ranges):
        line = span.start == 0 or text[span.start - 1] == "\n"
        dateline = _DATELINE.match(text, span.start, span.end) if line else None
        day = _DAY.search(text, span.start, span.end)
        found.append(
            Span(dateline.end() if dateline else span.start, day.start() if day else span.end)
        )
    return tuple(span for span in found if span.start < span.end)


def _holds(reading: Reading, part: Range, starts: set[int]) -> bool:
    """Whether a token of the part starts at one of the offsets."""
    return not starts.isdisjoint(reading.spans[at].start for at in range(*part))


def _place(quotation: Quotation) -> Span:
    return min((*quotation.content, *quotation.speaker, *quotation.cue))
