"""Comparison -> one self-contained web page: no network, no build step, everything escaped."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from retold.model import Bead, Change, Comparison, Reuse, SegmentedDocument, Span
from retold.report import words
from retold.report.accounts import tellings
from retold.report.differing import Difference, count_words, differences
from retold.report.frame import Block, between, blocks, fill, groups, href, language
from retold.report.marks import Piece, Side, cut, marks_by_bead, sentences_by_line
from retold.report.strip import Strip, strip

AROUND = 80
"""Characters of context on either side of a change in the list: two lines of a card."""

OTHER_WORDS = 400
"""Differences that no rule tells which are listed; all of them are marked in the texts."""
LONGEST = 140
"""Characters of the worst change in the head of the page: two lines of large type."""

_Edits: TypeAlias = Mapping[int, tuple[list[Span], list[Span]]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a sentence as the page shows it; `ends` are the changes whose words end here."""

    text: str
    classes: str
    changes: tuple[int, ...]
    ends: tuple[int, ...]
    title: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in a pane; `gaps` are the changes that took words away from it."""

    number: int
    bead: int
    reuse: Reuse
    tag: str
    before: str
    parts: list[_Part]
    gaps: list[int]


@dataclass(frozen=True, slots=True)
class _Pane:
    """One of the two texts."""

    side: Side
    label: str
    title: str
    about: str
    href: str | None
    language: str | None
    groups: list[list[Block[_Sentence]]]


@dataclass(frozen=True, slots=True)
class _Wording:
    """One side of a change in the list."""

    label: str
    language: str | None
    excerpt: words.Excerpt


@dataclass(frozen=True, slots=True)
class _Card:
    """A change in the list."""

    index: int
    change: Change
    note: str
    via: str
    anchor: str
    wordings: list[_Wording]


@dataclass(frozen=True, slots=True)
class _Other:
    """Words that differ and that no change tells, in the list."""

    anchor: str
    source: str
    target: str
    moved: bool


def to_html(comparison: Comparison) -> str:
    """The comparison as one self-contained web page, in UTF-8.

    Its content security policy admits nothing but its own style and script, by their hashes.
    """
    alignment = comparison.alignment
    differing = differences(comparison)
    edits = _by_bead(differing)
    panes = [_pane(comparison, side, edits) for side in ("source", "target")]
    drawn = strip(comparison)
    return fill(
        "comparison",
        verdict=words.verdict(comparison),
        shares=words.shares(comparison),
        earlier=words.earlier(comparison),
        why_apart=words.why_apart(comparison),
        in_both=words.in_both(comparison),
        unchecked=words.unchecked(comparison),
        evidence=words.evidence(comparison),
        found=words.found(comparison, count_words(differing)),
        worst=_worst(comparison),
        severities=words.count_severities(comparison.changes),
        kinds=words.count_kinds(comparison.changes),
        meaning=words.MEANING,
        kind_meaning=words.KIND_MEANING,
        fates=words.fates(comparison),
        cards=groups([_card(comparison, index) for index in range(len(comparison.changes))]),
        apart=words.told_apart(comparison),
        tellings=tellings(comparison),
        total=len(comparison.changes),
        key=_key(comparison),
        others=[_other(comparison, difference) for difference in differing[:OTHER_WORDS]],
        more_others=count_words(differing[OTHER_WORDS:]),
        differing=count_words(differing),
        panes=panes,
        totals=_totals(alignment.beads),
        strip=drawn,
        data=Markup(_data(comparison, drawn)),  # noqa: S704 - numbers only
    )


def _key(comparison: Comparison) -> str:
    """What the page's own notes are kept under in the browser: another pair has another."""
    both = f"{comparison.source.text}\0{comparison.target.text}\0{len(comparison.changes)}"
    return hashlib.sha256(both.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _worst(comparison: Comparison) -> tuple[Change, str] | None:
    """The first change with its words, where it is more than minor."""
    if not comparison.changes or comparison.changes[0].severity == "minor":
        return None
    change = comparison.changes[0]
    note = " ".join(words.printable(change.note or change.kind).split())
    return change, note if len(note) <= LONGEST else note[:LONGEST].rsplit(" ", 1)[0] + " …"


def _by_bead(differing: Sequence[Difference]) -> _Edits:
    """For each bead, the words of the source and of the target that differ, and no change tells."""
    found: dict[int, tuple[list[Span], list[Span]]] = {}
    for difference in differing:
        both = found.setdefault(difference.bead, ([], []))
        for spans, span in zip(both, (difference.source, difference.target), strict=True):
            if span is not None:
                spans.append(span)
    return found


def _other(comparison: Comparison, difference: Difference) -> _Other:
    alignment = comparison.alignment
    sides = (
        (alignment.source.text, difference.source),
        (alignment.target.text, difference.target),
    )
    source, target = (words.printable(span.of(text)) if span else "" for text, span in sides)
    anchor = f"b{alignment.beads[difference.bead].target[0]}"
    return _Other(anchor, source, target, difference.moved)


def _pane(comparison: Comparison, side: Side, edits: _Edits) -> _Pane:
    document = _side(comparison, side)
    label = words.sides(comparison)[side == "target"]
    return _Pane(
        side,
        label,
        words.printable(document.document.title or document.document.id),
        words.about(comparison)[side == "target"],
        href(document.document),
        language(document.document),
        groups(list(blocks(document, list(_sentences(comparison, side, edits))))),
    )


def _sentences(comparison: Comparison, side: Side, edits: _Edits) -> Iterator[_Sentence]:
    """The sentences of a side; a label stands on the first of several in a line that share it."""
    document = _side(comparison, side)
    firsts = {line[0] for line in sentences_by_line(document)}
    beads = comparison.alignment.beads
    home = {
        sentence: index
        for index, bead in enumerate(beads)
        for sentence in (bead.source if side == "source" else bead.target)
    }
    marks, gaps = marks_by_bead(comparison, side), _gaps(comparison, side)
    fates, apart = words.fates(comparison), words.told_apart(comparison)
    tag = ""
    for number, sentence in enumerate(document.sentences):
        index, first = home[number], number in firsts
        before, tag = tag, "" if apart else _tag(beads[index], fates)
        edited = edits[index][side == "target"] if index in edits else ()
        yield _Sentence(
            number,
            index,
            beads[index].reuse,
            tag if first or tag != before else "",
            "" if first else between(document, number),
            _parts(comparison, document.text, cut(sentence.span, marks.get(index, ()), edited)),
            gaps.get(number, []),
        )


def _parts(comparison: Comparison, text: str, pieces: Sequence[Piece]) -> list[_Part]:
    last = {index: piece for piece in pieces for index in piece.changes}
    parts = []
    for piece in pieces:
        worst = comparison.changes[piece.changes[0]] if piece.changes else None
        parts.append(
            _Part(
                words.printable(piece.span.of(text)),
                f"k-{worst.kind} s-{worst.severity}" if worst else "e" if piece.edited else "",
                piece.changes,
                tuple(index for index in piece.changes if last[index] is piece),
                _title(comparison.changes, piece.changes),
            )
        )
    return parts


def _gaps(comparison: Comparison, side: Side) -> Mapping[int, list[int]]:
    """For the last sentence of a bead, the changes whose words are missing on this side."""
    found: dict[int, list[int]] = {}
    for index, change in enumerate(comparison.changes):
        bead = comparison.alignment.beads[change.bead]
        sentences, here, there = (
            (bead.source, change.source, change.target)
            if side == "source"
            else (bead.target, change.target, change.source)
        )
        if here is None and there is not None and sentences:
            found.setdefault(sentences[-1], []).append(index)
    return found


def _card(comparison: Comparison, index: int) -> _Card:
    change = comparison.changes[index]
    alignment = comparison.alignment
    bead = alignment.beads[change.bead]
    place = words.place_in(alignment.target, bead.target, change.target)
    if change.target is None:
        place = words.place_in(alignment.source, bead.source, change.source)
    rows = (
        (alignment.source, bead.source, change.source),
        (alignment.target, bead.target, change.target),
    )
    wordings = [
        _Wording(
            name,
            language(document.document),
            _printable(words.excerpt(document, sentences, span, AROUND, place)),
        )
        for name, (document, sentences, span) in zip(words.sides(comparison), rows, strict=True)
    ]
    return _Card(
        index,
        change,
        words.printable(words.headline(change, alignment.source.text, alignment.target.text)),
        words.printable(words.name_pivot(change.via)) if change.via else "",
        f"b{bead.target[0]}" if bead.target else f"a{bead.source[0]}",
        wordings,
    )


def _printable(excerpt: words.Excerpt) -> words.Excerpt:
    return words.Excerpt(*map(words.printable, (excerpt.before, excerpt.words, excerpt.after)))


def _title(changes: Sequence[Change], covering: Sequence[int]) -> str:
    return "\n".join(
        f"{index + 1}. {changes[index].severity} {changes[index].kind}: "
        f"{words.printable(changes[index].note)}"
        for index in covering
    )


def _tag(bead: Bead, fates: Mapping[Reuse, str]) -> str:
    if bead.reuse in {"omitted", "new"}:
        return fates[bead.reuse]
    return "moved" if bead.moved else ""


def _totals(beads: Sequence[Bead]) -> dict[str, int]:
    return {
        "omitted": sum(len(beads[i].source) for i in words.left_out(beads)),
        "new": sum(len(beads[i].target) for i in words.made_up(beads)),
        "moved": len(words.moved(beads)),
    }


def _data(comparison: Comparison, drawn: Strip) -> str:
    """What the script needs to know, as JSON of numbers: the beads, and places on the strip."""
    beads = [
        [bead.source.start, bead.source.stop, bead.target.start, bead.target.stop]
        for bead in comparison.alignment.beads
    ]
    data = {
        "beads": beads,
        "moved": words.moved(comparison.alignment.beads),
        "changes": [change.bead for change in comparison.changes],
        "source": drawn.source_ends,
        "target": drawn.target_ends,
    }
    return json.dumps(data, separators=(",", ":"))


def _side(comparison: Comparison, side: Side) -> SegmentedDocument:
    alignment = comparison.alignment
    return alignment.source if side == "source" else alignment.target
