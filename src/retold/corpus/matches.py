"""One document and an archive -> the documents there that share a passage with it, verified."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from retold.corpus.copied import pieces
from retold.corpus.verify import (
    INDEPENDENT,
    Look,
    Match,
    Sought,
    in_pieces,
    retelling,
    translation,
)
from retold.index import (
    Archive,
    Outlined,
    Stored,
    around_brief,
    digest,
    likeness,
    may_be_reworded,
    may_derive,
    outlines,
)
from retold.index.word_columns import places
from retold.model import Document, Span

Numbers: TypeAlias = npt.NDArray[np.int64]

CANDIDATES = 30
"""Candidates looked at, at most, or three for each match that is wanted. In exploratory runs all
copies that were among the first hundred were among the first twenty."""
BY_NAMES = 2000
ABROAD = 10
"""Candidates by names and numbers whose languages are looked up, and how many of those asked for
are aligned, with a model, in tenths of a second each: 99 of 100 translations were the first."""
REWORDED = 0.11
"""Shared pairs, as a share of those of the text with fewer, from which a candidate may be the whole
told in other words: two translations of one text into English had less in 1 of 100 cases, round
trips never less than twice this, three of four reports of one day and topic less."""
COVERED = 0.33
UNEXPLAINED = 0.08
"""Such a candidate is aligned where runs of the same words cover this share of the text with fewer
words, or leave more of the likeness than this unexplained: all whole copies that were tried, and
half of the others. Else the runs are all there is to say."""
NAMED_ALIKE = 3
"""The most candidates that are aligned for their names and figures alone, a hundredth of a second
each: of 188 retellings of our own writing, in whatever words, each was the first by its names."""
OFTEN = 4
"""Matches that may hold a piece before it counts less: what more hold is what an outlet puts into
all its pages, or common property."""
DISCOUNT = 0.1
"""Of such a piece: never before one that few have, and still in the order of length."""
IN_PARTS = INDEPENDENT | {"excerpt"}


class Told(NamedTuple):
    """What is known of a match when it is ranked: held is each passage in the text looked for.

    number, look: of a candidate whose text is not read unless it is wanted. match: of one that was.
    """

    id: str
    kind: str
    held: tuple[tuple[Span, float], ...]  # and how many of its characters are unchanged
    found: Look | Match


def find(
    archive: Archive, document: Document, limit: int, languages: Collection[str] = ()
) -> list[Match]:
    """The matches of a document: copies before reports that only quote the same, longest first."""
    sought = Sought(document)
    told = [*_worded_alike(archive, sought, limit), *_abroad(archive, sought, languages)]
    best: dict[str, Told] = {}
    for one in _ranked(told, len(document.text)):
        best.setdefault(one.id, one)
    return _read(archive, sought, list(best.values())[:limit])


def verify(sought: Sought, stored: Stored) -> Match | None:
    """The match of two documents, when they share more than what they tell of."""
    text = stored.document.text
    [outline] = outlines([text])
    own = digest(text)
    looks = _looks(sought, [Outlined(stored.number, stored.document.id, own, outline)])
    [look] = _without_frame(len(sought.outline), looks)
    whole = retelling(sought, stored, look) if _may_be_whole(sought, look) else None
    if whole is not None or not look.groups():
        return whole
    [words] = places([text])
    return in_pieces(sought, stored, look, words)


def _worded_alike(archive: Archive, sought: Sought, limit: int) -> Iterator[Told]:
    """What is known of the likeliest documents that share wording."""
    hits = archive.candidates(sought.document.text, max(CANDIDATES, 3 * limit))
    named = _named_alike(archive, sought)
    brief = around_brief(archive.store, sought.outline)
    numbers = list(dict.fromkeys([*(hit.number for hit in hits), *named, *brief]))
    outlined = archive.store.outlined(numbers)
    own = sought.document.id, sought.digest
    looks = _looks(sought, [one for one in outlined if (one.id, one.digest) != own])
    looks = _without_frame(len(sought.outline), looks)
    likely = _likely(sought, looks, named)
    yield from _retold(archive, sought, likely, limit)
    aligned = {look.outlined.number for look in likely}
    for look in looks:
        if look.groups() and look.outlined.number not in aligned:
            yield _of_pieces(sought, look)


def _likely(sought: Sought, looks: Sequence[Look], named: Sequence[int]) -> list[Look]:
    """Those that may be the document told in other words: by their wording, and by their names."""
    whole = [look for look in looks if _may_be_whole(sought, look)]
    left = {look.outlined.number: look for look in looks}
    for look in whole:
        del left[look.outlined.number]
    by_names = (
        left[number]
        for number in named
        if number in left and may_be_reworded(sought.outline, left[number].outlined.outline)
    )
    return [*whole, *islice(by_names, NAMED_ALIKE)]


def _named_alike(archive: Archive, sought: Sought) -> list[int]:
    """The documents that have the names and figures of the one looked for, in its language."""
    numbers = [hit.number for hit in archive.named_alike(sought.document.text)]
    if not numbers:
        return []
    spoken, own = archive.store.languages(numbers), sought.language()
    return [number for number in numbers if spoken[number] == own or None in {spoken[number], own}]


def _looks(sought: Sought, outlined: Sequence[Outlined]) -> list[Look]:
    """What the outlines tell of some candidates."""
    theirs = [one.outline for one in outlined]
    alike = likeness(sought.outline, theirs).tolist()
    found = pieces(sought.outline, theirs)
    fewer = [max(1, min(len(sought.outline), len(outline))) for outline in theirs]
    covered = [
        sum(piece.words for piece in of_one) / words
        for of_one, words in zip(found, fewer, strict=True)
    ]
    return [Look(*look) for look in zip(outlined, alike, covered, found, strict=True)]


def _without_frame(words: int, looks: Sequence[Look]) -> list[Look]:
    """The looks without pieces that are an outlet's, or stand in many documents, and say nothing.

    words: of the text looked for.
    """
    holders = np.zeros(words, dtype=np.int64)
    for look in looks:
        held = np.zeros(words, dtype=np.bool_)
        for piece in look.pieces:
            held[piece.source.start : piece.source.end] = True
        holders += held
    return [look.without(words, lambda piece: _many_hold(holders, piece.source)) for look in looks]


def _retold(archive: Archive, sought: Sought, looks: Sequence[Look], limit: int) -> Iterator[Told]:
    """What is known of candidates that may be the document told in other words, likeliest first.

    Once as many retellings are found as are wanted, the others would come behind: they are left.
    """
    stored = archive.store.get([look.outlined.number for look in looks])
    found: set[str] = set()
    for look in sorted(looks, key=lambda look: -look.likeness):
        if len(found) >= limit:
            return
        match = retelling(sought, stored[look.outlined.number], look)
        if match is not None:
            found.add(look.outlined.id)
            yield _of_match(match)
        elif look.groups():
            yield _of_pieces(sought, look)


def _may_be_whole(sought: Sought, look: Look) -> bool:
    """Whether there may be more between two texts than the runs of words that both have.

    The frame is one of these: what it explains need not be looked for.
    """
    if look.likeness < REWORDED:
        return look.outlined.digest == sought.digest
    if look.covered < COVERED and look.unexplained < UNEXPLAINED:
        return False
    return may_derive(sought.outline, look.outlined.outline, look.likeness)


def _abroad(archive: Archive, sought: Sought, languages: Collection[str]) -> Iterator[Told]:
    """The translations among documents of other languages that tell of the same names."""
    wanted = frozenset(languages) - {sought.language()} if languages else ()
    if not wanted:
        return
    hits = archive.candidates(sought.document.text, BY_NAMES, by_names=True)
    spoken = archive.store.languages([hit.number for hit in hits])
    numbers = [hit.number for hit in hits if spoken.get(hit.number) in wanted][:ABROAD]
    stored = archive.store.get(numbers)
    for number in numbers:
        match = translation(sought, stored[number])
        if match is not None:
            yield _of_match(match)


def _of_match(match: Match) -> Told:
    held = tuple((one.source, _length(one.source) * one.score) for one in match.passages)
    return Told(match.document.id, match.relation.kind, held, match)


def _of_pieces(sought: Sought, look: Look) -> Told:
    held = tuple(
        (
            Span(spans[0].start, spans[-1].end),
            float(sum(map(_length, spans))),
        )
        for spans in (
            [sought.characters(piece.source) for piece in group] for group in look.groups()
        )
    )
    return Told(look.outlined.id, look.relation().kind, held, look)


def _ranked(told: Iterable[Told], characters: int) -> list[Told]:
    """Copies first; within, by the characters of the whole, or of the longest piece.

    Two reports of one event share many short pieces: what one of them took is long.
    """
    told = list(told)
    holders = np.zeros(characters, dtype=np.int64)
    for one in told:
        if one.kind in IN_PARTS:
            for span, _ in one.held:
                holders[span.start : span.end] += 1
    return sorted(told, key=lambda one: _rank(one, holders))


def _rank(told: Told, holders: Numbers) -> tuple[bool, float, str]:
    is_independent = told.kind in INDEPENDENT
    if told.kind not in IN_PARTS:
        return is_independent, -sum(length for _, length in told.held), told.id
    common = [_many_hold(holders, span) for span, _ in told.held]
    weighed = (
        DISCOUNT * length if many else length
        for many, (_, length) in zip(common, told.held, strict=True)
    )
    return is_independent or all(common), -max(weighed), told.id


def _many_hold(holders: Numbers, span: Span) -> bool:
    """Whether more than OFTEN matches hold what stands in a span, by the median character.

    Sorted here: NumPy's median takes ten times as long for so few.
    """
    held = np.sort(holders[span.start : span.end])
    return bool(held[(held.size - 1) // 2] + held[held.size // 2] > 2 * OFTEN)


def _length(span: Span) -> int:
    return span.end - span.start


def _read(archive: Archive, sought: Sought, told: Sequence[Told]) -> list[Match]:
    """The matches, once the texts of those are read that were told by their outlines."""
    numbers = [one.found.outlined.number for one in told if isinstance(one.found, Look)]
    stored = archive.store.get(numbers)
    cut = places([stored[number].document.text for number in numbers])
    words = dict(zip(numbers, cut, strict=True))
    matches = []
    for one in told:
        if isinstance(one.found, Match):
            matches.append(one.found)
        else:
            number = one.found.outlined.number
            matches.append(in_pieces(sought, stored[number], one.found, words[number]))
    return matches
