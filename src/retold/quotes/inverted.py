"""Verbs of saying that stand before who speaks: “Prices, says the firm, will rise”.

The network tags most speakers before their verb. Where the verb stands between commas in the middle
of what it reports, it takes the words before for the speaker and the speaker for what was said.
"""

from dataclasses import replace

from retold import lexicon
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading

LONGEST_SPEAKER = 10
"""Tokens of the longest speaker behind such a verb: “analyst Edda Falk of the Coast Institute”."""
LEAST_BEFORE = 2
"""Tokens before such a verb that are something said."""

_BEGINS = frozenset({"a", "an", "the", "one", "its", "his", "her", "their", "our", "my", "he"})
_CLOSES = frozenset({",", ";", ".", "!", "?", ":", "–", "—"})
_INVERTS = frozenset({"say", "says", "said", "argues", "argued", "insists", "insisted", "added"})
"""Verbs that news puts before the speaker in the middle of a sentence."""
_CLEFT = (("is", "what"), ("was", "what"), ("is", "how"), ("was", "how"))


def with_speaker_between(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with who speaks behind the verb, where this stands between two commas.

    What stands before the first comma, and behind the second, is what was said. Not where the
    comma ends an aside (“Holm, the mayor, said the toll, …”): then another comma is before it.
    """
    verb = attribution.cue[0]
    piece = next((piece for piece in attribution.content if piece[0] == attribution.cue[1]), None)
    if piece is None or not _inverts(text, reading, attribution):
        return attribution
    first = _begin(reading, verb)
    if "," in _words(text, reading, (first, verb - 1)) or verb - 1 - first < LEAST_BEFORE:
        return attribution
    speaker = _speaker_at(text, reading, piece)
    begun = all(start >= first for start, _ in (*attribution.speaker, *attribution.content))
    if speaker is None or not begun:
        return attribution
    behind = (speaker[1] + 1, piece[1])
    pieces = ((first, verb - 1), *((behind,) if behind[0] < behind[1] else ()))
    return replace(attribution, speaker=(speaker,), content=pieces)


def with_marks_called(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution whose content is the marks before it: “…” is what Falk called it."""
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    first = min(start for start, _ in (attribution.cue, *attribution.speaker))
    last = first - len(_CLEFT[0]) - 1
    if last < 1 or tuple(_words(text, reading, (last + 1, first))) not in _CLEFT:
        return attribution
    rest = [_words(text, reading, piece) for piece in attribution.content]
    if not closes[last] or rest not in ([], [["it"]], [["that"]], [["this"]]):
        return attribution
    start = last
    while start > 0 and not opens[start] and inside[start]:
        start -= 1
    return replace(attribution, content=((start, last + 1),)) if opens[start] else attribution


def _inverts(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether a cue is one verb behind a comma, and no marks are near."""
    start, end = attribution.cue
    if end - start != 1 or start < LEAST_BEFORE:
        return False
    before, verb = _words(text, reading, (start - 1, end))
    return (
        before == ","
        and verb in _INVERTS
        and not reading.flags[start - LEAST_BEFORE : end, 3].any()
    )


def _speaker_at(text: str, reading: Reading, piece: Range) -> Range | None:
    """The noun phrase with which a piece begins, where a mark or its sentence ends it."""
    words = [reading.spans[index].of(text) for index in range(*piece)]
    length = next((place for place, word in enumerate(words) if word in _CLOSES), len(words))
    named = words[0][0].isupper() or words[0].lower() in _BEGINS or lexicon.is_person(words[0])
    after = piece[0] + length
    ended = length < len(words) or _ends_sentence(text, reading, after)
    if not (named and 0 < length <= LONGEST_SPEAKER and ended):
        return None
    return (piece[0], after)


def _ends_sentence(text: str, reading: Reading, index: int) -> bool:
    """Whether a token is the mark that ends a sentence, or none is left."""
    return index >= len(reading) or reading.spans[index].of(text) in _CLOSES


def _begin(reading: Reading, index: int) -> int:
    """The first token of the sentence of one."""
    while index > 0 and not reading.flags[index, 0]:
        index -= 1
    return index


def _words(text: str, reading: Reading, part: Range) -> list[str]:
    return [reading.spans[index].of(text).lower() for index in range(*part)]
