"""Attributions as the network tags them -> attributions whose parts lie as the text shows.

What marks, order and doubling show is surer than tags: a pair of marks is whole, a quotation is
told once, and what stands behind "…,” said" is who spoke.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from retold.quotes.hearers import with_agent
from retold.quotes.inverted import with_marks_called, with_speaker_between
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading

FAR = 80
"""Tokens within which the other mark of a pair is sought: two long sentences."""

_LEAD_ON = frozenset({",", "?", "!", "…", "—", "–"})
"""What stands in or right behind the marks where the sentence goes on to who spoke."""
_ADDRESSED = frozenset({"me", "him", "her", "us", "them", "you"})
_ACCORDING = ["according", "to"]
_TELLING = frozenset({"tell", "tells", "told"})
_LEADS_PERSON = frozenset(
    {"a", "an", "the", "one", "another", "some", "his", "her", "their", "our", "my", "its"}
)
"""Words other than names with which a noun phrase behind the cue begins, where it is who spoke."""


def put_right(
    text: str, reading: Reading, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, each once, with who spoke behind the cue and marks in pairs."""
    once = without_doubles(attributions)
    taken = {
        index for attribution in once for part in _parts(attribution) for index in range(*part)
    }
    righted = []
    for attribution in once:
        whole = with_what_stands_behind(
            text, reading, with_marks_before(text, reading, attribution, taken)
        )
        whole = with_speaker_between(text, reading, with_marks_called(text, reading, whole))
        whole = with_agent(text, reading, whole)
        taken.update(index for piece in whole.content for index in range(*piece))
        pieces = tuple(closed(reading, piece, whole) for piece in whole.content)
        righted.append(replace(whole, content=pieces))
    return tuple(righted)


def without_doubles(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of attributions that share words of their cue and of their content, one.

    The one that has a speaker, else the one with the longer cue: on training articles that tells
    a quotation whole half a point more often than the shorter.
    """
    kept: list[Attribution] = []
    by_cue: dict[int, set[int]] = {}  # the places in `kept` by the tokens of the cues
    for attribution in attributions:
        near = sorted(
            {place for index in range(*attribution.cue) for place in by_cue.get(index, ())}
        )
        place = next((place for place in near if _same(attribution, kept[place])), len(kept))
        if place == len(kept):
            kept.append(attribution)
        elif _worth(attribution) > _worth(kept[place]):
            kept[place] = attribution
        else:
            continue
        for index in range(*attribution.cue):
            by_cue.setdefault(index, set()).add(place)
    return kept


def with_marks_before(
    text: str, reading: Reading, attribution: Attribution, taken: AbstractSet[int]
) -> Attribution:
    """The attribution with what stands between marks right before it and is nobody's yet.

    “…,” Holm said. “…” is one quotation; a stop or comma in or behind the marks tells it from
    words that are only named so.
    """
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    end = min(_parts(attribution))[0]
    near = [reading.spans[index].of(text) for index in range(max(0, end - 2), end)]
    last = end - 1 - (near[-1:] == [","])
    if last < 1 or not closes[last] or _LEAD_ON.isdisjoint(near):
        return attribution
    start = last
    while start > 0 and not opens[start] and inside[start]:
        start -= 1
    piece = (start, last + 1)
    if not opens[start] or not taken.isdisjoint(range(*piece)):
        return attribution
    return replace(attribution, content=(piece, *attribution.content))


def with_what_stands_behind(text: str, reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution, where its content took in the words behind the cue that follows its marks.

    Behind "…,” said" stands who spoke, where nobody else did ("yelled a policeman"); a pronoun
    there is whom it was said to ("her father told her"), or who spoke ("according to her").
    """
    piece = next((piece for piece in attribution.content if piece[0] == attribution.cue[1]), None)
    if piece is None or len(attribution.content) == 1 or reading.flags[piece[0], 3]:
        return attribution
    rest = tuple(part for part in attribution.content if part != piece)
    words = [reading.spans[index].of(text) for index in range(*piece)]
    verb = [reading.spans[index].of(text).lower() for index in range(*attribution.cue)]
    pronoun = len(words) == 1 and words[0].lower() in _ADDRESSED
    if pronoun and verb == _ACCORDING:
        return replace(attribution, speaker=attribution.speaker or (piece,), content=rest)
    if pronoun:
        return replace(attribution, content=rest)
    follows_marks = rest[0][1] == attribution.cue[0] and reading.flags[attribution.cue[0] - 1, 5]
    inverted = len(verb) == 1 and not verb[0].endswith("ing") and verb[0] not in _TELLING
    person = words[0][:1].isupper() or words[0].lower() in _LEADS_PERSON
    if attribution.speaker or not (follows_marks and inverted and person):
        return attribution
    return replace(attribution, speaker=(piece,), content=rest)


def closed(reading: Reading, content: Range, attribution: Attribution) -> Range:
    """A piece of content, whole where it holds one end of what stands between quotation marks.

    It goes on to the mark that closes what its first token opened, and begins with the mark that
    opened what its last one closes; not where that is far, or another part stands in between.
    """
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    start, end = content
    indices = {index for part in _parts(attribution) if part != content for index in range(*part)}

    def goes_on(index: int) -> bool:
        near = content[0] - FAR <= index < content[1] + FAR
        return near and 0 <= index < len(reading) and bool(inside[index]) and index not in indices

    while opens[content[0]] and inside[end - 1] and not closes[end - 1] and goes_on(end):
        end += 1
    while closes[content[1] - 1] and inside[start] and not opens[start] and goes_on(start - 1):
        start -= 1
    return (
        start if opens[start] else content[0],
        end if closes[end - 1] else content[1],
    )


def _parts(attribution: Attribution) -> tuple[Range, ...]:
    return (attribution.cue, *attribution.speaker, *attribution.content)


def _same(attribution: Attribution, other_attribution: Attribution) -> bool:
    return _touch((attribution.cue,), (other_attribution.cue,)) and _touch(
        attribution.content, other_attribution.content
    )


def _touch(ranges: Iterable[Range], others: Sequence[Range]) -> bool:
    return any(a < end and start < b for a, b in ranges for start, end in others)


def _worth(attribution: Attribution) -> tuple[bool, int]:
    return bool(attribution.speaker), attribution.cue[1] - attribution.cue[0]
