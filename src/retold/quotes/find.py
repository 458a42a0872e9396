"""The quotations of a document, from cues found by the network to speakers resolved by name."""

from collections.abc import Iterator, Sequence

from retold.model import Quotation, SegmentedDocument, Span
from retold.quotes.channel import find_channel
from retold.quotes.network import Attribution, Range, find_attributions, load_weights
from retold.quotes.reading import Reading, read_tokens
from retold.quotes.speakers import resolve_speakers

BARE_WORDS = 5
"""Quotation marks around fewer words than this, without a cue, are scare quotes or titles."""


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
    bare = _bare_quotations(reading, attributed)
    ordered = sorted((*attributed, *bare), key=_place)
    return resolve_speakers(document, ordered)


def _quotation(
    document: SegmentedDocument, reading: Reading, attribution: Attribution
) -> Iterator[Quotation]:
    """The attribution as spans with its channel; none where nothing was said."""
    content = _spans(reading, attribution.content)
    if not content:
        return
    cue = _spans(reading, (attribution.cue,))
    speaker = _spans(reading, attribution.speaker)
    sentence = document.sentences[int(reading.sentence[attribution.cue[0]])].span
    yield Quotation(
        content=content,
        speaker=speaker,
        cue=cue,
        channel=find_channel(document.text, sentence, cue[0], (*content, *speaker)),
        direct=all(reading.flags[a:b, 3].all() for a, b in attribution.content),
    )


def _spans(reading: Reading, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(Span(reading.spans[a].start, reading.spans[b - 1].end) for a, b in ranges)


def _bare_quotations(reading: Reading, attributed: Sequence[Quotation]) -> Iterator[Quotation]:
    """What stands between quotation marks and no cue accounts for."""
    taken = sorted(
        (span.start, span.end)
        for one in attributed
        for span in (*one.content, *one.speaker, *one.cue)
    )
    for first, last in _marked(reading):
        span = Span(reading.spans[first].start, reading.spans[last].end)
        words = int((reading.shapes[first : last + 1] > 0).sum())
        if words >= BARE_WORDS and not any(a < span.end and span.start < b for a, b in taken):
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
