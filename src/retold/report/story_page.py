"""Stories -> one self-contained web page: each lineage as a tree over time, facts beside it.

A document is a row; rows stand in the order of the tree. The picture beside them has a place for
each row: dates run from left to right, in percent of its width, so that it fits any screen.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

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

ROW = 30
"""Height of a row in pixels: a thumb hits it."""
SHOWN = 40
"""Stories on a page, the largest first; a page of more is no longer opened."""
LEFT, RIGHT = 4.0, 96.0
"""Percent of the picture's width where the first and the last date stand."""
STEP = 4.0
"""Percent by which a document without a date stands behind its source."""
THINNEST, THICKEST = 1.0, 8.0
"""Pixels of an edge along which nothing is kept, and all."""
TICKS = 4
"""Dates on the axis, about: as many as a phone has room for."""
READINGS = 6
"""Readings of a fact that have a colour of their own."""
AROUND = 60
"""Characters around a change in the list of an edge."""
LONGEST_NAME = 60
"""Characters of an outlet or id that are shown."""
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
        about=f"{counted(documents, 'document')}, {counted(len(stories), 'story', 'stories')}",
        sheets=sheets,
        rest=len(stories) - len(sheets),
        row=ROW,
        data=Markup(_data(stories[:SHOWN])),  # noqa: S704 - JSON without the sign that ends a script
    )


def _sheet(number: int, story: Story) -> _Sheet:
    about = {document.id: document for document in story.members}
    order = list(_in_order(story))
    places = {branch.key: index for index, branch in enumerate(order)}
    moments = {key: moment_of(about[key].published) for key in about}
    first, last = _range([moment for moment in moments.values() if moment])
    xs: dict[str, float] = {}
    rows = []
    for index, branch in enumerate(order):
        key, derivation = branch.key, branch.derivation
        document = about.get(key)
        above = xs.get(derivation.source if derivation else branch.unknown or "")
        moment = moments.get(key)
        xs[key] = _x(moment, first, last) if moment else min(RIGHT, (above or LEFT - STEP) + STEP)
        if document is None:
            xs[key] = LEFT - STEP / 2
        edge = _edge(derivation, places, xs, about) if derivation else None
        if branch.unknown is not None:
            edge = _from_unknown(places[branch.unknown], xs[branch.unknown])
        rows.append(_row(key, branch.depth, document, (index, xs[key]), edge))
    return _Sheet(
        number=number,
        story=story,
        title=on_one_line(story.title),
        about=f"{counted(len(story.documents), 'document')}, "
        f"{origin_count(story.least_origins, story.most_origins)}, "
        f"{counted(len(story.facts), 'fact')} that changed",
        rows=rows,
        ticks=list(_ticks(first, last)) if first else [],
        height=ROW * len(rows),
        facts=[_fact(index, fact, story, places, about) for index, fact in enumerate(story.facts)],
        stale=[
            (_name(about, each.document), each.says, _name(about, each.corrected_in), each.to)
            for each in story.stale
        ],
        undated=any(moment is None for moment in moments.values()),
    )


class _Branch(NamedTuple):
    """A document of the tree, or an unknown source, and what it hangs on; depth from 0."""

    key: str
    depth: int
    derivation: Derivation | None
    unknown: str | None


def _in_order(story: Story) -> Iterator[_Branch]:
    """The documents, each behind what it was made from; unknown sources too."""
    made: dict[str, list[Derivation]] = {}
    for derivation in story.derivations:
        made.setdefault(derivation.source, []).append(derivation)
    placed = {derivation.target for derivation in story.derivations}
    tops: list[_Branch] = []
    for unknown in story.unknown_sources:
        targets = [target for target in unknown.targets if target not in placed]
        if targets:
            tops.append(_Branch(unknown.id, 0, None, None))
            tops += [_Branch(target, 1, None, unknown.id) for target in targets]
            placed |= set(targets)
    free = [key for key in story.documents if key not in placed]
    roots = [_Branch(key, 0, None, None) for key in sorted(free, key=lambda key: key not in made)]
    for top in (*roots, *tops):
        waiting = [top]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting += [
                _Branch(each.target, branch.depth + 1, each, None)
                for each in reversed(made.get(branch.key, []))
            ]


def _row(
    key: str,
    depth: int,
    document: Document | None,
    place: tuple[int, float],
    edge: _Edge | None,
) -> _Row:
    index, x = place
    if document is None:
        name, title, when, look = "unknown source", "not here, or cannot be told", "", "unknown"
    else:
        name = shortened(document.outlet or key, LONGEST_NAME)
        title = on_one_line(document.title or "")
        when = on_one_line(document.published or "no date")
        look = "" if moment_of(document.published) else "undated"
    return _Row(index, key, name, title, when, min(depth, 6), x, ROW * index + ROW / 2, look, edge)


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
    about: Mapping[str, Document],
) -> _FactRow:
    return _FactRow(
        number,
        headlines.KIND_NAMES.get(fact.kind, fact.kind),
        fact.severity,
        tuple(
            _ReadingRow(
                min(index, READINGS - 1),
                shortened(reading.text, 2 * AROUND),
                _name(about, reading.entered),
                reading.changed_from is not None,
                on_one_line(beginning(story, reading)),
                tuple(places[key] for key in reading.documents),
                ", ".join(_name(about, key) for key in reading.documents),
            )
            for index, reading in enumerate(fact.values)
        ),
    )


def _name(about: Mapping[str, Document], key: str) -> str:
    document = about.get(key)
    return shortened((document.outlet if document else None) or key, LONGEST_NAME)


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
        places = {branch.key: index for index, branch in enumerate(_in_order(story))}
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
