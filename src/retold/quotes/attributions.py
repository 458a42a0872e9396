"""Attributions as the network tags them -> attributions whose parts lie as the text shows.

What marks, order and doubling show is surer than tags: a pair of marks is whole, a quotation is
told once, and what stands behind "…,” said" is who spoke.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

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
    taken = {at for one in once for part in _parts(one) for at in range(*part)}
    found = []
    for one in once:
        whole = with_what_stands_behind(text, reading, with_marks_before(text, reading, one, taken))
        taken.update(at for piece in whole.content for at in range(*piece))
        pieces = tuple(closed(reading, piece, whole) for piece in whole.content)
        found.append(replace(whole, content=pieces))
    return tuple(found)


def without_doubles(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of attributions that share words of their cue and of their content, one.

    The one that has a speaker, else the one with the longer cue: on training articles that tells
    a quotation whole half a point more often than the shorter.
    """
    kept: list[Attribution] = []
    by_cue: dict[int, set[int]] = {}  # the places in `kept` by the tokens of the cues
    for one in attributions:
        near = sorted({place for at in range(*one.cue) for place in by_cue.get(at, ())})
        place = next((place for place in near if _same(one, kept[place])), len(kept))
        if place == len(kept):
            kept.append(one)
        elif _worth(one) > _worth(kept[place]):
            kept[place] = one
        else:
            continue
        for at in range(*one.cue):
            by_cue.setdefault(at, set()).add(place)
    return kept


def with_marks_before(
    text: str, reading: Reading, one: Attribution, taken: AbstractSet[int]
) -> Attribution:
    """The attribution with what stands between marks right before it and is nobody's yet.

    “…,” Holm said. “…” is one quotation; a stop or comma in or behind the marks tells it from
    words that are only named so.
    """
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    end = min(_parts(one))[0]
    near = [reading.spans[at].of(text) for at in range(max(0, end - 2), end)]
    last = end - 1 - (near[-1:] == [","])
    if last < 1 or not closes[last] or _LEAD_ON.isdisjoint(near):
        return one
    start = last
    while start > 0 and not opens[start] and inside[start]:
        start -= 1
    piece = (start, last + 1)
    if not opens[start] or not taken.isdisjoint(range(*piece)):
        return one
    return replace(one, content=(piece, *one.content))


def with_what_stands_behind(text: str, reading: Reading, one: Attribution) -> Attribution:
    """The attribution, where its content took in the words behind the cue that follows its marks.

    Behind "…,” said" stands who spoke, where nobody else did ("yelled a policeman"); a pronoun
    there is whom it was said to ("her father told her"), or who spoke ("according to her").
    """
    piece = next((piece for piece in one.content if piece[0] == one.cue[1]), None)
    if piece is None or len(one.content) == 1 or reading.flags[piece[0], 3]:
        return one
    rest = tuple(other for other in one.content if other != piece)
    words = [reading.spans[at].of(text) for at in range(*piece)]
    verb = [reading.spans[at].of(text).lower() for at in range(*one.cue)]
    pronoun = len(words) == 1 and words[0].lower() in _ADDRESSED
    if pronoun and verb == _ACCORDING:
        return replace(one, speaker=one.speaker or (piece,), content=rest)
    if pronoun:
        return replace(one, content=rest)
    follows_marks = rest[0][1] == one.cue[0] and reading.flags[one.cue[0] - 1, 5]
    inverted = len(verb) == 1 and not verb[0].endswith("ing") and verb[0] not in _TELLING
    person = words[0][:1].isupper() or words[0].lower() in _LEADS_PERSON
    if one.speaker or not (follows_marks and inverted and person):
        return one
    return replace(one, speaker=(piece,), content=rest)


def closed(reading: Reading, content: Range, attribution: Attribution) -> Range:
    """A piece of content, whole where it holds one end of what stands between quotation marks.

    It goes on to the mark that closes what its first token opened, and begins with the mark that
    opened what its last one closes; not where that is far, or another part stands in between.
    """
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    start, end = content
    told = {at for part in _parts(attribution) if part != content for at in range(*part)}

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


def _parts(one: Attribution) -> tuple[Range, ...]:
    return (one.cue, *one.speaker, *one.content)


def _same(one: Attribution, other: Attribution) -> bool:
    return _touch((one.cue,), (other.cue,)) and _touch(one.content, other.content)


def _touch(ranges: Iterable[Range], others: Sequence[Range]) -> bool:
    return any(a < end and start < b for a, b in ranges for start, end in others)


def _worth(one: Attribution) -> tuple[bool, int]:
    return bool(one.speaker), one.cue[1] - one.cue[0]
