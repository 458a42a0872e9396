"""Omissions and additions: whole sentences, and clauses or words inside a bead."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import LinkedBead
from retold.model import Alignment, Change, Kind, Severity, Span
from retold.text.comparable import Word, spanned, words

CLAUSE = 3
"""Content words that a lost stretch must have over what the other side has in its place."""
NEARBY = 0.5
"""What a lost word counts that a neighbouring bead of the other side has."""
HELD = 1.0
"""What a word that has a counterpart takes off a stretch's count."""
HEADING = 15
"""Words below which a line without a stop is a heading or a label."""
WARNING = frozenset(
    "if unless until provided condition require include warn warning risk danger threat caution "
    "cautious despite however although only except".split()
)
"""Words that make the loss of a clause grave: conditions, limits, warnings."""


def inside(pair: LinkedBead) -> Iterator[Change]:
    """A change for each stretch of a bead that the other side has nothing for."""
    yield from _stretches(pair, gone=True)
    yield from _stretches(pair, gone=False)


def _stretches(pair: LinkedBead, *, gone: bool) -> Iterator[Change]:
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    near = pair.near_target if gone else pair.near_source
    free = len(
        [
            at
            for at in (pair.gained() if gone else pair.lost())
            if (pair.target if gone else pair.source)[at].content
        ]
    )
    for first, last, weight in _lost_runs(side, links, near):
        if weight - free < CLAUSE or _stands_near(side[first : last + 1], near):
            continue
        span = spanned(side, first, last)
        kind: Kind = "omission" if gone else "addition"
        text = span.of(pair.texts[0 if gone else 1])
        note = f"left out: {text}" if gone else f"not in the source: {text}"
        severity = gravity(side[first : last + 1])
        lost, new = (span, None) if gone else (None, span)
        yield Change(kind, severity, pair.index, lost, new, note)


def _stands_near(stretch: tuple[Word, ...], near: frozenset[str]) -> bool:
    """Whether the beads around have every content word of a stretch: it was told there."""
    return all(word.lemma in near for word in stretch if word.content)


def _lost_runs(
    side: tuple[Word, ...], links: list[int | None], near: frozenset[str]
) -> list[tuple[int, int, float]]:
    """Stretches that hold more lost content words than kept ones: (first, last, weight).

    The heaviest stretches in the manner of Kadane: a lost content word adds one, a kept one takes
    one away, function words count nothing.
    """
    found: list[tuple[int, int, float]] = []
    start: int | None = None
    total = best = 0.0
    best_at = 0
    for at, word in enumerate(side):
        if not word.content:
            continue
        lost = links[at] is None
        if lost and start is None:
            start, total, best = at, 0.0, 0.0
        if start is None:
            continue
        total += (NEARBY if word.lemma in near else 1.0) if lost else -HELD
        if total > best:
            best, best_at = total, at
        if total <= 0:
            found.append((start, best_at, best))
            start = None
    if start is not None:
        found.append((start, best_at, best))
    return found


def gravity(lost: tuple[Word, ...]) -> Severity:
    """How grave it is that words are lost: critical with a condition, a warning or a number."""
    if any(word.lemma in EXPLICIT | WARNING or word.fold[0].isdigit() for word in lost):
        return "critical"
    return "major"


def whole(alignment: Alignment) -> Iterator[Change]:
    """One change for each run of neighbouring sentences that only one side has."""
    source, target = alignment.source, alignment.target
    furniture = source.furniture_sentences(), target.furniture_sentences()
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "furniture" or (bead.source and bead.target):
            continue
        side, sentences, skipped = (
            (source, bead.source, furniture[0])
            if bead.source
            else (target, bead.target, furniture[1])
        )
        told = [at for at in sentences if at not in skipped]
        found = words(side, bead.source or bead.target)
        if not told or _is_heading(found, side.sentence_text(told[-1])):
            continue
        span = Span(side.sentences[told[0]].span.start, side.sentences[told[-1]].span.end)
        text = shortened(span.of(side.text))
        severity = gravity(found)
        if bead.source:
            yield Change("omission", severity, index, span, None, f"left out: {text}")
        else:
            yield Change("addition", "major", index, None, span, f"not in the source: {text}")


def _is_heading(found: tuple[Word, ...], text: str) -> bool:
    return text[-1] not in ".!?…”\"’'" and len(found) < HEADING


def shortened(text: str, width: int = 100) -> str:
    """The text on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= width else plain[: width - 1].rsplit(" ", 1)[0] + "…"
