"""Comparison -> one self-contained web page: no network, no build step, everything escaped."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from markupsafe import Markup

from retold.model import Bead, Change, Comparison, Kind, OpenDifference, Reuse, SegmentedDocument
from retold.report import clippings, headlines, phrasing
from retold.report.cards import Card, cards, headline, look
from retold.report.findings import Findings, View, count_kinds, count_severities, findings
from retold.report.frame import (
    Block,
    between,
    blocks,
    fill,
    groups,
    href,
    language,
)
from retold.report.marks import (
    Piece,
    Shade,
    Side,
    cut,
    marks_by_bead,
    sentences_by_line,
    shades_by_bead,
)
from retold.report.page_setting import ALONE, Setting
from retold.report.strip import Strip, strip
from retold.report.tellings import tellings

OPEN, BESIDE = 400, 30
"""Open differences that are listed, with so many characters on either side: all are marked in the
texts."""


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
    called: str
    about: str
    href: str | None
    language: str | None
    page: str | None
    groups: list[list[Block[_Sentence]]]


@dataclass(frozen=True, slots=True)
class _Open:
    """An open difference in the list: its lines, each with what it is called, if anything."""

    anchor: str
    lines: list[tuple[str, clippings.Excerpt]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the page is made of: a comparison, what is shown of it, and how."""

    comparison: Comparison
    shown: Findings
    view: View
    setting: Setting


def to_html(comparison: Comparison, *, view: View | None = None, setting: Setting = ALONE) -> str:
    """The comparison as one web page, in UTF-8.

    By itself it needs nothing else: its content security policy admits nothing but its own style
    and script, by their hashes.

    Args:
        comparison: what is shown.
        view: what is listed of it, and how.
        setting: where the page stands.
    """
    view = view or View()
    shown = findings(comparison, view.certainty)
    sheet = _Sheet(comparison, shown, view, setting)
    drawn = strip(comparison, shown.listed)
    return fill(
        "comparison",
        setting,
        verdict=phrasing.verdict(comparison),
        shares=phrasing.shares(comparison),
        facts=phrasing.facts(comparison),
        grounds=phrasing.grounds(comparison),
        found=headlines.findings(comparison, shown),
        meaning=headlines.MEANING,
        sure_meaning=headlines.SURE_MEANING,
        kind_meaning=headlines.KIND_MEANING,
        kind_names=headlines.KIND_NAMES,
        verdict_meaning=headlines.VERDICT_MEANING,
        fates=phrasing.fates(comparison),
        apart=phrasing.told_apart(comparison),
        brief=comparison.relation.sums_up,
        unrelated=comparison.relation.kind == "unrelated",
        tellings=tellings(comparison, shown, claims=True),
        key=_key(comparison),
        panes=[_pane(sheet, side) for side in ("source", "target")],
        totals=_totals(comparison.alignment.beads),
        strip=drawn,
        data=Markup(_data(sheet, drawn)),  # noqa: S704 - numbers only
        **_lists(sheet),
    )


def _lists(sheet: _Sheet) -> dict[str, object]:
    """What the page lists: changes, those that are less sure, and open differences."""
    comparison, shown = sheet.comparison, sheet.shown
    every = list(cards(comparison, shown, sheet.view))
    worst = _worst(shown, every)
    return {
        "worst": worst,
        "headline": headline(worst) if worst else "",
        "cards": groups(every[: len(shown.listed)]),
        "unsure": groups(every[len(shown.listed) :]),
        "unsure_told": headlines.unsure(shown) if shown.unsure else "",
        "severities": count_severities(shown.listed),
        "kinds": _kinds(shown),
        "total": len(shown.listed),
        "open": [_open(comparison, difference) for difference in shown.open[:OPEN]],
        "total_open": len(shown.open),
        "reworded": len(shown.reworded),
    }


def _kinds(shown: Findings) -> dict[Kind, int]:
    """How many changes of each kind are listed, most first, then the kinds that only others are."""
    return dict.fromkeys(count_kinds(shown.changes), 0) | count_kinds(shown.listed)


def _key(comparison: Comparison) -> str:
    """What the page's own notes are kept under in the browser: another pair has another."""
    both = f"{comparison.source.text}\0{comparison.target.text}"
    return hashlib.sha256(both.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _worst(shown: Findings, listed: Sequence[Card]) -> Card | None:
    """The first change, if it is no minor one."""
    if not shown.listed or shown.listed[0].severity == "minor":
        return None
    return listed[0]


def _open(comparison: Comparison, difference: OpenDifference) -> _Open:
    bead = comparison.alignment.beads[difference.bead]
    return _Open(
        f"b{bead.target[0]}" if bead.target else f"a{bead.source[0]}",
        [
            (label, clippings.Excerpt(*map(phrasing.printable, astuple(excerpt))))
            for label, excerpt in phrasing.difference(comparison, difference, BESIDE)
        ],
    )


def _pane(sheet: _Sheet, side: Side) -> _Pane:
    comparison = sheet.comparison
    document = _side(comparison, side)
    label = phrasing.sides(comparison)[side == "target"]
    return _Pane(
        side,
        label,
        phrasing.printable(document.document.title or document.document.id),
        phrasing.called(document.document),
        phrasing.about(comparison)[side == "target"],
        href(document.document),
        language(document.document),
        sheet.setting.document(document.document.id),
        groups(list(blocks(document, list(_sentences(sheet, side))))),
    )


def _sentences(sheet: _Sheet, side: Side) -> Iterator[_Sentence]:
    """The sentences of a side; a label stands on the first of several in a line that share it."""
    comparison, shown = sheet.comparison, sheet.shown
    document = _side(comparison, side)
    firsts = {line[0] for line in sentences_by_line(document)}
    beads = comparison.alignment.beads
    home = {
        sentence: index
        for index, bead in enumerate(beads)
        for sentence in (bead.source if side == "source" else bead.target)
    }
    marks, gaps = marks_by_bead(shown.changes, side), _gaps(sheet, side)
    shades = shades_by_bead(shown, side)
    fates, apart = phrasing.fates(comparison), phrasing.told_apart(comparison)
    tag = ""
    for number, sentence in enumerate(document.sentences):
        index, first = home[number], number in firsts
        before, tag = tag, "" if apart else _tag(beads[index], fates)
        pieces = cut(sentence.span, marks.get(index, ()), shades.get(index, ()))
        yield _Sentence(
            number,
            index,
            beads[index].reuse,
            tag if first or tag != before else "",
            "" if first else between(document, number),
            _parts(shown, document.text, pieces),
            gaps.get(number, []),
        )


_SHADES: dict[Shade, str] = {"": "", "open": "o", "reworded": "e"}
"""The class of words that no change covers."""


def _parts(shown: Findings, text: str, pieces: Sequence[Piece]) -> list[_Part]:
    last = {index: piece for piece in pieces for index in piece.changes}
    return [
        _Part(
            phrasing.printable(piece.span.of(text)),
            look(shown, piece.changes[0]) if piece.changes else _SHADES[piece.shade],
            piece.changes,
            tuple(index for index in piece.changes if last[index] is piece),
            _title(shown.changes, piece.changes),
        )
        for piece in pieces
    ]


def _gaps(sheet: _Sheet, side: Side) -> Mapping[int, list[int]]:
    """For the last sentence of a bead, the listed changes whose words are missing on this side."""
    gaps: dict[int, list[int]] = {}
    for index, change in enumerate(sheet.shown.listed):
        bead = sheet.comparison.alignment.beads[change.bead]
        sentences, span, opposite = (
            (bead.source, change.source, change.target)
            if side == "source"
            else (bead.target, change.target, change.source)
        )
        if span is None and opposite is not None and sentences:
            gaps.setdefault(sentences[-1], []).append(index)
    return gaps


def _title(changes: Sequence[Change], covering: Sequence[int]) -> str:
    return "\n".join(
        f"{index + 1}. {changes[index].severity} {headlines.kind_name(changes[index])} "
        f"({changes[index].certainty}): {phrasing.printable(changes[index].note)}"
        for index in covering
    )


def _tag(bead: Bead, fates: Mapping[Reuse, str]) -> str:
    if bead.reuse in {"omitted", "new"}:
        return fates[bead.reuse]
    return "moved" if bead.moved else ""


def _totals(beads: Sequence[Bead]) -> dict[str, int]:
    return {
        "omitted": sum(len(beads[i].source) for i in phrasing.left_out(beads)),
        "new": sum(len(beads[i].target) for i in phrasing.made_up(beads)),
        "moved": len(phrasing.moved(beads)),
    }


def _data(sheet: _Sheet, drawn: Strip) -> str:
    """What the script needs to know, as JSON of numbers: the beads, and places on the strip."""
    alignment = sheet.comparison.alignment
    beads = [
        [bead.source.start, bead.source.stop, bead.target.start, bead.target.stop]
        for bead in alignment.beads
    ]
    data = {
        "beads": beads,
        "moved": phrasing.moved(alignment.beads),
        "changes": [change.bead for change in sheet.shown.changes],
        "source": drawn.source_ends,
        "target": drawn.target_ends,
    }
    return json.dumps(data, separators=(",", ":"))


def _side(comparison: Comparison, side: Side) -> SegmentedDocument:
    alignment = comparison.alignment
    return alignment.source if side == "source" else alignment.target
