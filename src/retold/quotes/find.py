"""The quotations of a document, from cues found by the network to speakers resolved by name."""

from collections.abc import Iterator, Sequence

import numpy as np

from retold.model import Quotation, SegmentedDocument, Span
from retold.quotes.channel import channels, first_free
from retold.quotes.network import Attribution, Range, find_attributions, load_weights
from retold.quotes.reading import Reading, read_tokens
from retold.quotes.speakers import resolve_speakers

BARE_WORDS = 5
"""Quotation marks around fewer words than this, without a cue, are scare quotes or titles."""
FAR = 80
"""Tokens within which the other mark of a pair is sought: two long sentences."""


def find_quotations(document: SegmentedDocument) -> tuple[Quotation, ...]:
    """Every direct and indirect quotation outside of furniture, in the order of its first span.

    Content is never empty; speaker and cue are, where the text names none (a quoted paragraph that
    goes on, words in quotation marks by themselves). The spans of one quotation never overlap.
    Quotation marks belong to the content. Texts in another language than English get those
    quotations that quotation marks show, and what the English network makes of the rest.
    """
    weights = load_weights()
    reading = read_tokens(document, weights.vocabulary)
    attributions = find_attributions(weights, reading)
    attributed = [found for one in attributions for found in _quotation(document, reading, one)]
    bare = _bare_quotations(reading, attributions)
    ordered = sorted((*attributed, *bare), key=_place)
    return resolve_speakers(document, ordered)


def _quotation(
    document: SegmentedDocument, reading: Reading, attribution: Attribution
) -> Iterator[Quotation]:
    """The attribution as spans with its channel; none where nothing was said."""
    ranges = [closed(reading, one, attribution) for one in attribution.content]
    content = _spans(reading, ranges)
    if not content:
        return
    (cue,) = _spans(reading, (attribution.cue,))
    speaker = _spans(reading, attribution.speaker)
    sentence = document.sentences[int(reading.sentence[attribution.cue[0]])].span
    channel, cue, content = _told_where(document.text, sentence, cue, speaker, content)
    yield Quotation(
        content=content,
        speaker=speaker,
        cue=(cue,),
        channel=channel,
        direct=all(reading.flags[a:b, 3].all() for a, b in ranges),
    )


def closed(reading: Reading, content: Range, attribution: Attribution) -> Range:
    """A piece of content, whole where it holds one end of what stands between quotation marks.

    It goes on to the mark that closes what its first token opened, and begins with the mark that
    opened what its last one closes; not where that is far, or another part stands in between.
    """
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    start, end = content
    parts = (attribution.cue, *attribution.speaker, *attribution.content)
    told = {at for part in parts if part != content for at in range(*part)}

    def goes_on(at: int) -> bool:
        near = content[0] - FAR <= at < content[1] + FAR
        return near and 0 <= at < len(reading) and bool(inside[at]) and at not in told

    while opens[content[0]] and inside[end - 1] and not closes[end - 1] and goes_on(end):
        end += 1
    while closes[content[1] - 1] and inside[start] and not opens[start] and goes_on(start - 1):
        start -= 1
    return (
        start if opens[start] else content[0],
        end if closes[end - 1] else content[1],
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


def _bare_quotations(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Quotation]:
    """What stands between quotation marks and no cue accounts for."""
    taken = np.zeros(len(reading), bool)
    for one in attributions:
        for start, end in (one.cue, *one.speaker, *one.content):
            taken[start:end] = True
    for first, last in _marked(reading):
        words = int((reading.shapes[first : last + 1] > 0).sum())
        if words >= BARE_WORDS and not taken[first : last + 1].any():
            span = Span(reading.spans[first].start, reading.spans[last].end)
            yield Quotation((span,), (), (), None, direct=True)


def _marked(reading: Reading) -> Iterator[Range]:
    """First and last token of each stretch between marks; one left open ends with its line."""
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    start = None
    for index in range(len(reading)):
        if start is not None and not inside[index]:
            yield start, index - 1
            start = None
        if opens[index]:
            if start is not None:
                yield start, index - 1
            start = index
        elif closes[index] and start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(reading) - 1


def _place(quotation: Quotation) -> Span:
    return min((*quotation.content, *quotation.speaker, *quotation.cue))
