"""Who is told is not who speaks: “he was told that”, “they had to hear “…””.

The network takes the subject of a verb of speech for who spoke. Of a passive of telling or asking,
and of hearing words between marks, it is whom they were said to; of the articles that the network
learnt from, people named such a subject as the source in none of 42.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"})
_TOLD = frozenset(
    {"told", "asked", "informed", "warned", "reminded", "advised", "notified", "instructed"}
)
_CLAUSE = frozenset({"that", "whether", "how", "why", "what", "when", "where", "if", "to"})
_HEARD = frozenset({"hear", "hears", "heard"})

LONGEST_AGENT = 8
"""Tokens of the longest phrase behind *by* that tells who spoke."""


def receivers(text: str, reading: Reading, attribution: Attribution) -> tuple[Range, ...]:
    """The pieces of the speaker that tell to whom something was said, not who said it."""
    if not (_is_passive(text, reading, attribution) or _hears_marks(text, reading, attribution)):
        return ()
    return tuple(piece for piece in attribution.speaker if piece[1] <= attribution.cue[0])


def with_agent(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution, with who spoke behind *by*: “were told by the club|that it was shut”."""
    piece = next((piece for piece in attribution.content if piece[0] == attribution.cue[1]), None)
    by = _words(text, reading, attribution.cue)[-1:] == ["by"]
    if piece is None or not (by and _is_passive(text, reading, attribution)):
        return attribution
    words = _words(text, reading, piece)
    length = next((place for place, word in enumerate(words) if word in _CLAUSE), 0)
    if not 0 < length <= LONGEST_AGENT:
        return attribution
    cut = piece[0] + length
    rest = tuple((cut, piece[1]) if each == piece else each for each in attribution.content)
    agent = (piece[0], cut)
    return replace(attribution, speaker=(*attribution.speaker, agent), content=rest)


def without_echoes(
    text: str, reading: Reading, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """The attributions but for hearers of what another attribution tells whole, with who said it.

    “…,” said the judge. Pike had to hear it: once is enough.
    """
    every = list(attributions)
    names_hearer = [bool(receivers(text, reading, each)) for each in every]
    said = [
        piece
        for each, hears in zip(every, names_hearer, strict=True)
        if not hears
        for piece in each.content
    ]
    for each, hears in zip(every, names_hearer, strict=True):
        if not hears or not all(_lies_in(piece, said) for piece in each.content):
            yield each


def _lies_in(piece: Range, pieces: Iterable[Range]) -> bool:
    return any(start <= piece[0] and piece[1] <= end for start, end in pieces)


def _is_passive(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether a cue is a passive of telling: “were told”, “had been asked about”."""
    words = _words(text, reading, attribution.cue)
    verb = next((place for place, word in enumerate(words) if word in _TOLD), None)
    return verb is not None and not _BE.isdisjoint(words[:verb])


def _hears_marks(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether a cue is of hearing, and what was heard stands between marks."""
    words = [word for word in _words(text, reading, attribution.cue) if word.isalpha()]
    pieces = attribution.content
    return (
        bool(words)
        and words[-1] in _HEARD
        and bool(pieces)
        and all(reading.flags[start:end, 3].all() for start, end in pieces)
    )


def _words(text: str, reading: Reading, part: Range) -> list[str]:
    return [reading.spans[index].of(text).lower().replace("’", "'") for index in range(*part)]
