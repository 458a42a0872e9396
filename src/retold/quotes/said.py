"""Attributions that tell a deed are none; a cue holds no part of a name; a denial is one.

The network takes what stands behind a verb for what was said, also where it was done: “approved the
plan”. Which verbs tell deeds is known (`retold.lexicon.is_deed`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold import lexicon
from retold.model import SegmentedDocument
from retold.quotes.network import Attribution, Range
from retold.quotes.people import NOT_NAMES, UPPER
from retold.quotes.reading import Reading

_CLAUSE = frozenset({"that", "whether", "how", "why", "what", "who", "where", "when", "which"})
_ADDRESSED = frozenset({"me", "us", "him", "her", "them", "you"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_BULLETS = frozenset("»›>•◦▪●‣⁃·*–—-")
_HYPHENS = frozenset("-‐‑")
_DENIAL = re.compile(
    rf"(?P<who>[{UPPER}][^,.;:!?“”\"\n]{{0,60}}?) "
    r"(?P<cue>(?:(?:has|have|had|also|flatly|strongly|repeatedly|later) ){0,2}"
    r"(?:den(?:y|ies|ied)|disputes?d?|rejects?|rejected)) "
    r"(?P<said>it|this|that|them|(?:the|these|those|that|this|all|any) (?:claims?|charges?"
    r"|allegations?|accusations?|reports?|accounts?|wrongdoing|suggestions?))(?=[.;!?]|,? but\b)"
)


def said_only(
    text: str, reading: Reading, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """The attributions in which somebody says or thinks something, their cues without names."""
    every = list(attributions)
    said = Counter(
        index for each in every for piece in each.content for index in {piece[0], piece[1] - 1}
    )
    begun = Counter(piece[0] for each in every for piece in each.content)
    for each in every:
        attribution = without_name(text, reading, without_others(text, reading, each, begun))
        again = any(said[piece[1] - 1] > 1 for piece in each.content)
        if again and _words(text, reading, each.cue) == [":"]:
            continue  # the colon behind “she told reporters”
        if is_said(text, reading, attribution):
            yield attribution


def without_others(
    text: str, reading: Reading, attribution: Attribution, begun: Counter[int]
) -> Attribution:
    """The attribution, its content without a bullet, and up to another one's quotation.

    “We are ready.” “We are not,” said Pike: the second is what Pike said, not the first speaker.
    begun: at which tokens the pieces of how many attributions begin.
    """
    opens, closes = reading.flags[:, 4], reading.flags[:, 5]
    own = Counter(piece[0] for piece in attribution.content)
    pieces = []
    for start, end in attribution.content:
        first = start + (end - start > 1 and _is_bullet(text, reading, start))
        marks = [
            index for index in range(first + 1, end) if opens[index] and begun[index] > own[index]
        ]
        last = marks[0] if marks and opens[first] and closes[first : marks[0]].any() else end
        pieces.append((first, last))
    return replace(attribution, content=tuple(pieces))


def _is_bullet(text: str, reading: Reading, index: int) -> bool:
    """Whether a token is a bullet in front of its line."""
    begins = bool(reading.flags[index, 2]) and not reading.flags[index, 3]
    return begins and reading.spans[index].of(text) in _BULLETS


def without_name(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution, its cue without the end of the speaker's name: “Channel|4 described”."""
    start, end = attribution.cue
    while start < end - 1 and _is_of_name(text, reading, start):
        start += 1
    if start == attribution.cue[0]:
        return attribution
    speaker = tuple(
        (first, start) if last == attribution.cue[0] else (first, last)
        for first, last in attribution.speaker
    )
    return replace(attribution, cue=(start, end), speaker=speaker)


def _is_of_name(text: str, reading: Reading, index: int) -> bool:
    """Whether a token in front of a cue is a number, or a capital that is no verb."""
    word = reading.spans[index].of(text)
    if word[:1].isdigit():
        return True
    begins = bool(reading.flags[index, 0])
    return word[:1].isupper() and not begins and not lexicon.frequency(word.lower())


def is_said(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether somebody says or thinks the content, rather than does what the cue tells.

    What stands between marks, or begins as a clause does, is said whatever the verb, unless the
    marks stand in another sentence.
    """
    content = [word for piece in attribution.content for word in _words(text, reading, piece)]
    cue = _words(text, reading, attribution.cue)
    if not content:
        return True
    if any(reading.flags[start:end, 3].any() for start, end in attribution.content):
        sentence = reading.sentence[attribution.cue[0]]
        apart = all(
            (reading.sentence[start:end] != sentence).all() for start, end in attribution.content
        )
        return not (apart and _tells_deed(cue))  # “It holds.” Then he left.
    if len(content) == 1 and content[0] in _ADDRESSED:
        return False
    start = reading.spans[attribution.cue[0]].start
    if start and text[start - 1] in _HYPHENS:  # “U.S.-|backed proposal”
        return False
    if cue[0] in _BE and "and" in cue:  # “were short and only hinted at”
        return False
    return content[0] in _CLAUSE or not _tells_deed(cue)


def _tells_deed(cue: Sequence[str]) -> bool:
    """Whether the verbs of a cue tell deeds; days, manners and small words are no verbs.

    To fire back or hit back is to answer.
    """
    verbs = [
        word
        for word in cue
        if word.isalpha()
        and word not in NOT_NAMES
        and not lexicon.is_function_word(word)
        and lexicon.part_of_speech(word) != "r"
    ]
    return (
        bool(verbs)
        and "back" not in cue
        and all(lexicon.is_deed(word) and not lexicon.is_reporting(word) for word in verbs)
    )


def denials(
    document: SegmentedDocument, reading: Reading, attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Denials that the network missed, where a short clause is one (“The company denies it”)."""
    starts = {span.start: index for index, span in enumerate(reading.spans)}
    ends = {span.end: index + 1 for index, span in enumerate(reading.spans)}
    taken = {index for attribution in attributions for index in range(*attribution.cue)}
    for index, sentence in enumerate(document.sentences):
        match = _DENIAL.search(document.text, sentence.span.start, sentence.span.end)
        if match is None:
            continue
        parts = [match.span(part) for part in ("who", "cue", "said")]
        if any(start not in starts or end not in ends for start, end in parts):
            continue
        who, cue, said = ((starts[start], ends[end]) for start, end in parts)
        if reading.sentence[cue[0]] == index and taken.isdisjoint(range(*cue)):
            yield Attribution(cue, (who,), (said,))


def _words(text: str, reading: Reading, part: Range) -> list[str]:
    return [reading.spans[index].of(text).lower() for index in range(*part)]
