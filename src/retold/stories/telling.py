"""The documents of a story -> the story: who was made from whom, and what became of the facts."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import count as count_from
from operator import attrgetter
from typing import Any, NamedTuple

from retold.lineage.drift import Drift, Step
from retold.lineage.explained import explain
from retold.lineage.places import with_both_sides
from retold.model import (
    Certainty,
    Change,
    Comparison,
    Derivation,
    Document,
    Fact,
    Kind,
    Reading,
    RelationKind,
    Span,
    Stale,
    Story,
    UnknownSource,
)
from retold.model.texts import first_line
from retold.stories.borne_out import borne_out
from retold.stories.independence import count
from retold.stories.lineages import KEPT, Lineage, Parent, certainty
from retold.stories.tying import Known, Tie
from retold.stories.weighing import is_credited, is_revision

VALUES: frozenset[Kind] = frozenset(("number", "date", "name", "negation"))
"""Kinds of changes that are told as drift, in what was handed on in the same words, though they may
be no errors: another reading it is."""
GROWN: Mapping[RelationKind, RelationKind] = {"summary": "rewritten", "excerpt": "edited"}
"""What a text is that was made of another which is a part of it."""
SHOWN = 3
"""Words that a document repeats from its source that are told as evidence."""
TITLE = 80
"""Characters of a text without a title by which its story is called."""
_SURER: tuple[Certainty, ...] = ("possible", "likely", "certain")


def tell(members: Sequence[Known], ties: Mapping[tuple[int, int], Tie | None]) -> Story:
    """The story of some documents, whose ties are measured."""
    ordered = sorted(members, key=attrgetter("order"))
    by_number = {known.number: known for known in ordered}
    likeliest, compared = borne_out(ordered, ties)
    descents = [
        _Descent(parent, by_number[parent.source], by_number[parent.target], comparison)
        for parent, comparison in zip(likeliest.parents, compared, strict=True)
    ]
    descents.sort(key=lambda each: each.target.order)
    steps = [_step(each) for each in descents]
    drift = Drift(steps)
    derivations = tuple(
        _derivation(each, step, drift.repeated(number))
        for number, (each, step) in enumerate(zip(descents, steps, strict=True))
    )
    unknown = _unknown(likeliest, by_number)
    roots = _roots(ordered, derivations, unknown)
    story = Story(
        id=_id(members),
        title=_title(ordered, derivations),
        documents=tuple(known.key for known in ordered),
        roots=roots,
        origins=0,
        least_origins=0,
        most_origins=0,
        derivations=derivations,
        unknown_sources=unknown,
        facts=drift.facts(),
        stale=drift.stale(),
        members=_members(ordered),
    )
    counted = count(story)
    return replace(
        story,
        origins=counted.origins,
        least_origins=counted.least,
        most_origins=counted.most,
    )


def to_record(story: Story) -> dict[str, Any]:
    """A story as plain values, without the documents themselves."""
    return asdict(replace(story, members=()))


def from_record(record: Mapping[str, Any], members: Sequence[Known]) -> Story:
    """The story of plain values, as `to_record` makes them and JSON keeps them."""
    derivations = [read_derivation(each) for each in record["derivations"]]
    facts = [
        Fact(
            each["kind"],
            tuple(
                Reading(**{**value, "documents": tuple(value["documents"])})
                for value in each["values"]
            ),
            each["severity"],
        )
        for each in record["facts"]
    ]
    unknown = [
        UnknownSource(each["id"], tuple(each["targets"])) for each in record["unknown_sources"]
    ]
    return Story(
        id=record["id"],
        title=record["title"],
        documents=tuple(record["documents"]),
        roots=tuple(record["roots"]),
        origins=record["origins"],
        least_origins=record["least_origins"],
        most_origins=record["most_origins"],
        derivations=tuple(derivations),
        unknown_sources=tuple(unknown),
        facts=tuple(facts),
        stale=tuple(Stale(**each) for each in record["stale"]),
        members=_members(sorted(members, key=attrgetter("order"))),
    )


def read_derivation(record: Mapping[str, Any]) -> Derivation:
    """A derivation of plain values, as JSON keeps them."""
    changes = tuple(
        Change(**{**each, "source": _span(each["source"]), "target": _span(each["target"])})
        for each in record["changes"]
    )
    return Derivation(**{**record, "evidence": tuple(record["evidence"]), "changes": changes})


def _span(record: Mapping[str, int] | None) -> Span | None:
    return Span(**record) if record else None


def _members(ordered: Sequence[Known]) -> tuple[Document, ...]:
    return tuple(replace(known.document, id=known.key) for known in ordered)


class _Descent(NamedTuple):
    """A source and its target, and what `compare` says of them."""

    parent: Parent
    source: Known
    target: Known
    comparison: Comparison


def _step(descent: _Descent) -> Step:
    """A derivation with what changed on the way."""
    source, target, alignment = descent.source, descent.target, descent.comparison.alignment
    is_kept = descent.comparison.relation.kind in KEPT
    changes = descent.comparison.changes
    if is_kept:
        changes = tuple(with_both_sides(change, alignment) for change in changes)
    changes = tuple(
        change
        for change in changes
        if change.reaches("minor") or (is_kept and _is_another_value(change, source, target))
    )
    return Step(source.key, target.key, alignment, changes, corrects=is_revision(source, target))


def _is_another_value(change: Change, source: Known, target: Known) -> bool:
    """Whether a value stands for another, be that an error or not: a figure, a date, a name."""
    if change.source is None or change.target is None:
        return False
    sides = change.source.of(source.document), change.target.of(target.document)
    is_named = all(words[:1].isupper() for words in sides)
    return change.kind in VALUES or (change.kind == "wording" and is_named)


def _derivation(descent: _Descent, step: Step, repeated: Sequence[str]) -> Derivation:
    parent, source, target, comparison = descent
    relation = comparison.relation
    kind = GROWN.get(relation.kind, relation.kind) if relation.is_turned else relation.kind
    return Derivation(
        source=source.key,
        target=target.key,
        relation=kind,
        certainty=min(relation.certainty, certainty(parent.score), key=_SURER.index),
        score=parent.score,
        evidence=(
            *_proof(source, target, repeated),
            *relation.evidence,
            *_dates(source, target),
            *(() if step.corrects else _alone(comparison)),
            *((_rival(parent),) if parent.second >= RIVAL else ()),
        ),
        kept=explain(comparison.alignment).source.kept,
        contained=comparison.containment,
        changes=tuple(change for change in comparison.changes if change.reaches("minor")),
    )


def _alone(comparison: Comparison) -> list[str]:
    """Where `compare` tells another order of these two, or none, why a story tells this one."""
    first = comparison.direction.earlier
    if first == "source":
        return []
    shown = "do not show which came first" if first == "unknown" else "show the opposite order"
    by = "what each lacks of the other, and by all documents of the story together"
    return [f"compared alone, the two {shown}; this order is told by {by}"]


RIVAL = 0.1
"""How likely another source must be for it to be told that there is one."""


def _rival(parent: Parent) -> str:
    second = f"{parent.second:.0%}".replace("%", " %")
    return f"{second} likely: another document here is its source"


def _proof(source: Known, target: Known, repeated: Sequence[str]) -> list[str]:
    proof = []
    if is_revision(source, target):
        same = source.document.id == target.document.id
        proof.append("a later version of the same text" if same else "later, at the same address")
    if is_credited(source, target):
        proof.append(f"it names {source.document.outlet}")
    if repeated:
        shown = ", ".join(f"“{' '.join(words.split())}”" for words in repeated[:SHOWN])
        more = f" and {len(repeated) - SHOWN} more" if len(repeated) > SHOWN else ""
        proof.append(f"it repeats what entered in its source: {shown}{more}")
    return proof


def _dates(source: Known, target: Known) -> list[str]:
    if source.moment is None or target.moment is None:
        return []
    dates = f"published {source.document.published}, then {target.document.published}"
    if source.moment > target.moment:
        return [
            f"against the dates: {target.document.published} before {source.document.published}"
        ]
    return [dates] if source.moment < target.moment else []


def _unknown(likeliest: Lineage, known: Mapping[int, Known]) -> tuple[UnknownSource, ...]:
    """The sources that are not here, by names that no document has."""
    ids = {each.key for each in known.values()}
    names = (name for name in map("?{}".format, count_from(1)) if name not in ids)
    return tuple(
        UnknownSource(name, tuple(known[number].key for number in group))
        for name, group in zip(names, likeliest.unknown, strict=False)
    )


def _roots(
    members: Sequence[Known],
    derivations: Sequence[Derivation],
    unknown: Sequence[UnknownSource],
) -> tuple[str, ...]:
    """The documents from which others were made and that were made from none."""
    targets = {each.target for each in derivations} | {
        target for each in unknown for target in each.targets
    }
    free = [known.key for known in members if known.key not in targets]
    sources = {each.source for each in derivations}
    return tuple(key for key in free if key in sources or not derivations)


def _id(members: Sequence[Known]) -> str:
    """What stays the story's as it grows: made of the document of it that was added first."""
    first = min(members, key=lambda known: known.number)
    return hashlib.sha256(first.document.id.encode()).hexdigest()[:12]


def _title(members: Sequence[Known], derivations: Sequence[Derivation]) -> str:
    """The title of the document from which most were made, by any way; of equal ones the first's.

    Where that has none, of the next that has one.
    """
    source = {each.target: each.source for each in derivations}
    made: Counter[str] = Counter()
    for first in source.values():
        above: str | None = first
        while above is not None:
            made[above] += 1
            above = source.get(above)
    ranked = sorted(members, key=lambda known: -made[known.key])
    for known in ranked:
        if known.document.title:
            return " ".join(known.document.title.split())
    text = " ".join(first_line(ranked[0].document.text).split())
    return text if len(text) <= TITLE else f"{text[:TITLE].rsplit(' ', 1)[0]} …"
