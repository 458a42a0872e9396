"""Which member of one list belongs to which of another: A and B won 4 and 9 seats respectively."""

from retold.audit.cues.noun_phrases import DETERMINERS, standing_verbs
from retold.audit.link.notes import once_a_side
from retold.lexicon.news import NUMBERS
from retold.patterns import pattern
from retold.text.words import Word

Members = list[frozenset[int]]
FAR = 60
"""Words before *respectively* among which its lists stand."""
MOST = 6
"""Members of a list beyond which it is not read."""
_ORDINAL = frozenset({"first"})
_END = pattern(r"[.;:!?\n]")
_PAUSE = pattern(r"[.,;:!?–—()\n]")


@once_a_side
def lists(side: tuple[Word, ...], text: str) -> list[tuple[Members, Members]]:
    """For each *respectively* the members of the two lists that it binds, in text order."""
    return [
        pair
        for k, word in enumerate(side)
        if word.fold == "respectively" and (pair := _read(side, text, k)) is not None
    ]


def _read(side: tuple[Word, ...], text: str, k: int) -> tuple[Members, Members] | None:
    start = k
    while start > max(0, k - FAR) and not _is_marked(side, text, start, ends=True):
        start -= 1
    joints = [i for i in range(start + 1, k) if side[i].fold == "and"]
    every = [members for i in joints if (members := _members(side, text, i, start, k))]
    if len(every) != 2 or len(every[0]) != len(every[1]):  # noqa: PLR2004 - two lists
        return None
    first, second = every
    return first, second


def _members(side: tuple[Word, ...], text: str, joint: int, start: int, end: int) -> Members:
    """The members of the list around an *and*, each by the words that no other member has."""
    stretches = [_stretch(side, text, range(joint + 1, end))]
    place = joint
    while place > start and len(stretches) <= MOST:
        before = _stretch(side, text, range(place - 1, start - 1, -1))
        if not before:
            break
        stretches.insert(0, before)
        place = min(before)
        while place > start and side[place - 1].fold in DETERMINERS:
            place -= 1
        if not _is_marked(side, text, place):
            break
    counts = [{side[i].lemma for i in stretch} for stretch in stretches]
    own = [
        frozenset(
            i
            for i in stretch
            if not any(side[i].lemma in lemmas for m, lemmas in enumerate(counts) if m != n)
        )
        for n, stretch in enumerate(stretches)
    ]
    return own if 1 < len(own) <= MOST and all(own) else []


def _stretch(side: tuple[Word, ...], text: str, words: range) -> list[int]:
    """The content words in a row from one on, forwards or back; a figure stands alone."""
    row: list[int] = []
    verbs = standing_verbs(side, text)
    for i in words:
        is_figure = side[i].fold[0].isdigit() or side[i].fold in NUMBERS | _ORDINAL
        if row and (is_figure or _is_marked(side, text, max(i, row[-1]))):
            break
        if is_figure:
            return [i]
        if not row and words.step > 0 and side[i].fold in DETERMINERS:
            continue
        if not side[i].content or verbs[i]:
            break
        row.append(i)
    return row


def _is_marked(side: tuple[Word, ...], text: str, k: int, *, ends: bool = False) -> bool:
    """Whether a mark stands before a word, or the end of a sentence."""
    mark = _END if ends else _PAUSE
    return k == 0 or mark.search(text, side[k - 1].span.end, side[k].span.start) is not None


def rows(first: list[int], second: list[int]) -> dict[int, int]:
    """For each member of a list the member of another that stands with it, by where both stand.

    They stand one by one (*A 4 and B 9*, *9 for B and 4 for A*), or all of one before all of the
    other, in order; else nothing tells.
    """
    members = [
        *((k, 0, n) for n, k in enumerate(first)),
        *((k, 1, n) for n, k in enumerate(second)),
    ]
    members.sort()
    lists_of = [member[1] for member in members]
    half = len(first)
    if all(lists_of[n] != lists_of[n + 1] for n in range(0, 2 * half, 2)):
        pairs = zip(members[::2], members[1::2], strict=True)
    elif len({*lists_of[:half]}) == 1:
        pairs = zip(members[:half], members[half:], strict=True)
    else:
        return {}
    return dict(
        (left[2], right[2]) if left[1] == 0 else (right[2], left[2]) for left, right in pairs
    )
