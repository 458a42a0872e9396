"""Stories -> one self-contained web page: each lineage as a tree over time, facts beside it.

A document is a row; rows stand in the order of the tree. The picture beside them has a place for
each row: dates run from left to right, in percent of its width, so that it fits any screen.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from retold.model import Change, Derivation, Document, Fact, Story
from retold.published import moment_of
from retold.report import headlines
from retold.report.clippings import first_words, last_words
from retold.report.frame import fill
from retold.report.page_setting import ALONE, Setting
from retold.report.paper import on_one_line, shortened
from retold.report.phrasing import (
    beginning,
    counted,
    kept_words,
    origin_count,
    percent,
    printable,
)
from retold.report.story_places import (
    LEFT,
    RIGHT,
    STEP,
    Branch,
    earliest_made,
    in_order,
    labels_of,
    place_undated,
)

ROW = 30
"""Height of a row in pixels: a thumb hits it."""
SHOWN = 40
"""Stories on a page, the largest first; a page of more is no longer opened."""
THINNEST, THICKEST = 1.0, 8.0
"""Pixels of an edge along which nothing is kept, and all."""
TICKS = 4
"""Dates on the axis, about: as many as a phone has room for."""
READINGS = 6
"""Readings of a fact that have a colour of their own."""
AROUND = 60
"""Characters around a change in the list of an edge."""
CHANGES = 30
"""Changes that an edge lists; all are marked in the texts."""
_STEPS = (1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 14, 24 * 30, 24 * 91, 24 * 182, 24 * 365)


@dataclass(frozen=True, slots=True)
class _Row:
    """A document of the tree; x in percent. own: its number in the story."""

    own: int
    key: str
    name: str
    title: str
    when: str
    depth: int
    x: float
    y: float
    look: str
    edge: "_Edge | None"


@dataclass(frozen=True, slots=True)
class _Edge:
    """A derivation, as it is drawn and told."""

    source: int
    x: float
    y: float
    width: float
    look: str
    caption: str
    evidence: tuple[str, ...]
    changes: tuple["_Change", ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Change:
    """A change on an edge: both wordings with what stands around them."""

    severity: str
    kind: str
    note: str
    source: tuple[str, str, str] | None
    target: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class _Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _FactRow:
    """A fact in the table; readings have numbers from 0."""

    number: int
    kind: str
    severity: str
    readings: tuple["_ReadingRow", ...]


@dataclass(frozen=True, slots=True)
class _ReadingRow:
    look: int
    text: str
    entered: str
    changed: bool
    beginning: str
    documents: tuple[int, ...]
    names: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A story on the page."""

    number: int
    story: Story
    title: str
    about: str
    rows: Sequence[_Row]
    ticks: Sequence[_Tick]
    height: int
    facts: Sequence[_FactRow]
    stale: Sequence[tuple[str, str, str, str]]
    undated: bool


def to_html(stories: Sequence[Story], *, setting: Setting = ALONE) -> str:
    """The stories as one self-contained web page, in UTF-8."""
    sheets = [_sheet(number, story) for number, story in enumerate(stories[:SHOWN])]
    documents = sum(len(story.documents) for story in stories)
    return fill(
        "story",
        setting,
        title=sheets[0].title if len(stories) == 1 else counted(len(stories), "story", "stories"),
        about=_about(stories[0])
        if len(stories) == 1
        else f"{counted(documents, 'document')}, {counted(len(stories), 'story', 'stories')}",
        sheets=sheets,
        rest=len(stories) - len(sheets),
        row=ROW,
        data=Markup(_data(stories[:SHOWN])),  # noqa: S704 - JSON without the sign that ends a script
    )


def _sheet(number: int, story: Story) -> _Sheet:
    about = {document.id: document for document in story.members}
    order = list(in_order(story))
    places = {branch.key: index for index, branch in enumerate(order)}
    labels = labels_of(story)
    moments = {key: moment_of(about[key].published) for key in about}
    first, last = _range([moment for moment in moments.values() if moment])
    xs: dict[str, float] = {}
    dated = {key: _x(moment, first, last) for key, moment in moments.items() if moment}
    before = earliest_made(order, dated)
    rows = []
    for index, branch in enumerate(order):
        key, derivation = branch.key, branch.derivation
        document = about.get(key)
        above = xs.get(derivation.source if derivation else branch.unknown or "")
        xs[key] = dated[key] if key in dated else place_undated(above, before.get(key))
        if document is None:
            xs[key] = LEFT - STEP / 2
        edge = _edge(derivation, places, xs, about) if derivation else None
        if branch.unknown is not None:
            edge = _from_unknown(places[branch.unknown], xs[branch.unknown])
        rows.append(_row(branch, document, labels, (index, xs[key]), edge))
    return _Sheet(
        number=number,
        story=story,
        title=on_one_line(story.title),
        about=_about(story),
        rows=rows,
        ticks=list(_ticks(first, last)) if first else [],
        height=ROW * len(rows),
        facts=[_fact(index, fact, story, places, labels) for index, fact in enumerate(story.facts)],
        stale=[
            (labels[each.document], each.says, labels[each.corrected_in], each.to)
            for each in story.stale
        ],
        undated=any(moment is None for moment in moments.values()),
    )


def _about(story: Story) -> str:
    """How many documents, origins and changed facts a story has, in a line."""
    return (
        f"{counted(len(story.documents), 'document')}, "
        f"{origin_count(story.least_origins, story.most_origins)}, "
        f"{counted(len(story.facts), 'fact')} that changed"
    )


def _row(
    branch: Branch,
    document: Document | None,
    labels: Mapping[str, str],
    place: tuple[int, float],
    edge: _Edge | None,
) -> _Row:
    (index, x), key = place, branch.key
    if document is None:
        name, title, when, look = "unknown source", "not here, or cannot be told", "", "unknown"
    else:
        name = labels[key]
        title = on_one_line(document.title or "")
        when = on_one_line(document.published or "no date")
        look = "" if moment_of(document.published) else "undated"
    return _Row(
        index, key, name, title, when, min(branch.depth, 6), x, ROW * index + ROW / 2, look, edge
    )


def _edge(
    derivation: Derivation,
    places: Mapping[str, int],
    xs: Mapping[str, float],
    about: Mapping[str, Document],
) -> _Edge:
    source = places[derivation.source]
    caption = (
        f"{derivation.relation}, {kept_words(derivation)}; "
        f"{derivation.certainty} ({percent(derivation.score)})"
    )
    texts = about[derivation.source], about[derivation.target]
    return _Edge(
        source=source,
        x=xs[derivation.source],
        y=ROW * source + ROW / 2,
        width=round(THINNEST + (THICKEST - THINNEST) * derivation.kept, 1),
        look=f"e-{derivation.worst or 'none'}"
        + (" unsure" if derivation.certainty == "possible" else ""),
        caption=caption,
        evidence=tuple(map(on_one_line, derivation.evidence)),
        changes=tuple(_change(change, *texts) for change in derivation.changes[:CHANGES]),
        more=max(0, len(derivation.changes) - CHANGES),
    )


def _from_unknown(source: int, x: float) -> _Edge:
    return _Edge(source, x, ROW * source + ROW / 2, 1.5, "e-unknown", "", (), (), 0)


def _change(change: Change, source: Document, target: Document) -> _Change:
    return _Change(
        change.severity,
        headlines.kind_name(change),
        on_one_line(change.note),
        _around(change.source.start, change.source.end, source.text) if change.source else None,
        _around(change.target.start, change.target.end, target.text) if change.target else None,
    )


def _around(start: int, end: int, text: str) -> tuple[str, str, str]:
    """What stands before, the words, and what stands behind."""
    reach = 2 * AROUND
    before, behind = text[max(0, start - reach) : start], text[end : end + reach]
    return (
        printable(last_words(before.split("\n")[-1], AROUND)),
        shortened(text[start:end], 2 * AROUND),
        printable(first_words(behind.split("\n")[0], AROUND)),
    )


def _fact(
    number: int,
    fact: Fact,
    story: Story,
    places: Mapping[str, int],
    labels: Mapping[str, str],
) -> _FactRow:
    return _FactRow(
        number,
        headlines.KIND_NAMES.get(fact.kind, fact.kind),
        fact.severity,
        tuple(
            _ReadingRow(
                min(index, READINGS - 1),
                shortened(reading.text, 2 * AROUND),
                labels[reading.entered],
                reading.changed_from is not None,
                on_one_line(beginning(story, reading)),
                tuple(places[key] for key in reading.documents),
                ", ".join(labels[key] for key in reading.documents),
            )
            for index, reading in enumerate(fact.values)
        ),
    )


def _range(moments: Sequence[datetime]) -> tuple[datetime | None, datetime | None]:
    return (min(moments), max(moments)) if moments else (None, None)


def _x(moment: datetime, first: datetime | None, last: datetime | None) -> float:
    if first is None or last is None or first == last:
        return LEFT
    return round(LEFT + (RIGHT - LEFT) * ((moment - first) / (last - first)), 2)


def _ticks(first: datetime, last: datetime | None) -> Iterator[_Tick]:
    """Whole hours, days, weeks that stand well apart."""
    span = (last - first) if last else timedelta(0)
    hours = span / timedelta(hours=1)
    step = next((step for step in _STEPS if hours / step <= TICKS), max(1.0, hours / TICKS))
    day_length = 24
    start = first.replace(minute=0, second=0, microsecond=0)
    if step >= day_length:
        start = start.replace(hour=0)
    moment = start
    while last and moment <= last + timedelta(seconds=1):
        if moment >= first:
            x = _x(moment, first, last)
            shape = "%-d %b" if step >= day_length else "%-d %b %H:%M"
            if span > timedelta(days=300):
                shape = "%b %Y"
            side = "end" if x > 80 else "start" if x < 20 else "middle"  # noqa: PLR2004
            yield _Tick(x, moment.strftime(shape), side)
        moment += timedelta(hours=step)


def _data(stories: Sequence[Story]) -> str:
    """What the script needs: texts, and where they changed, by story and row."""
    data = []
    for story in stories:
        places = {branch.key: index for index, branch in enumerate(in_order(story))}
        texts = {places[document.id]: document.text for document in story.members}
        edges = {
            places[each.target]: {
                "source": places[each.source],
                "changes": [
                    [
                        change.severity,
                        [change.source.start, change.source.end] if change.source else None,
                        [change.target.start, change.target.end] if change.target else None,
                    ]
                    for change in each.changes
                ],
            }
            for each in story.derivations
        }
        facts = [
            {
                str(places[key]): min(index, READINGS - 1)
                for index, reading in enumerate(fact.values)
                for key in reading.documents
            }
            for fact in story.facts
        ]
        data.append({"texts": texts, "edges": edges, "facts": facts})
    return json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")
