"""How many planted changes `compare` finds, and how much that was kept it flags.

Found and falsely told are counted at one threshold: grave (critical or major) and likely at least;
beside it how many planted changes are told of at all.

A planted change is found by a change of an accepted kind that points at it: whose words overlap its
words on one side, and overlap or touch them on the other where both have one ("without the consent
→ the consent" points at "without → with"). Kept words are flagged by a change that overlaps them
and points at nothing planted. A change that points at nothing planted is a false alarm.

    python -m tests.golden.scoring           what is missed and what is flagged falsely
    python -m tests.golden.scoring --raise   move the floors in baseline.json, upwards only
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from retold.audit.pivots import explain as pivots
from retold.compare import compare
from retold.model import Change, Comparison, Document, SegmentedDocument, Span
from retold.prepare import load, prepare
from retold.sample import path

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
SERIOUS = {"critical", "major"}
NEAR = 8
"""Characters between words that touch: a space and a short word such as *the*."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Words of the source and the target that are a planted change, or kept in other words."""

    source: Span | None
    target: Span | None
    accept: frozenset[str]
    severity: str
    label: str


@dataclass(frozen=True, slots=True)
class Score:
    """What a comparison made of a case: planted found and missed, kept flagged, false alarms."""

    found: tuple[Expected, ...]
    missed: tuple[Expected, ...]
    mentioned: tuple[Expected, ...]
    flagged: tuple[Expected, ...]
    false_alarms: tuple[Change, ...]
    worded: tuple[str, ...]

    @property
    def serious_missed(self) -> tuple[Expected, ...]:
        """The missed planted changes that are critical or major."""
        return tuple(expected for expected in self.missed if expected.severity in SERIOUS)


def sample_document(name: str) -> Document:
    """A document of the sample."""
    return Document(id=name, text=path(name).read_text(encoding="utf-8"), language="en")


def spun_score() -> Score:
    """How the audit does on the machine-spun sample."""
    comparison = compared(sample_document("source"), sample_document("spun"))
    gold = json.loads((HERE / "planted.json").read_text(encoding="utf-8"))
    return score(comparison, gold["planted"], gold["kept"])


def case_scores(file: str = "cases.json") -> dict[str, Score]:
    """How the audit does on every case of a file, by its name: short ones, or whole stories."""
    cases = json.loads((HERE / file).read_text(encoding="utf-8"))
    return {
        case["name"]: score(
            compared(
                Document("source", case["source"], language="en"),
                Document("target", case["target"], language="en"),
            ),
            case["planted"],
            case["kept"],
        )
        for case in cases
    }


def compared(source: Document, target: Document) -> Comparison:
    """What `compare` finds without bilingual dictionaries, so that floors hold on every machine."""
    with mock.patch.object(pivots, "dictionaries", list):
        return compare(source, target)


def score(
    comparison: Comparison, planted: Iterable[dict[str, Any]], kept: Iterable[dict[str, Any]]
) -> Score:
    """What a comparison found of the planted changes, and what it flagged beyond them."""
    texts = (comparison.alignment.source.text, comparison.alignment.target.text)
    expected = [_expected(entry, texts) for entry in planted]
    grave = [change for change in comparison.changes if is_grave(change)]
    beyond = [change for change in grave if not any(_points_at(change, one) for one in expected)]
    return Score(
        found=tuple(one for one in expected if _is_found(one, grave)),
        missed=tuple(one for one in expected if not _is_found(one, grave)),
        mentioned=tuple(one for one in expected if _is_found(one, comparison.changes)),
        flagged=tuple(
            one
            for one in (_expected(entry, texts) for entry in kept)
            if any(_overlaps(one, change) for change in beyond)
        ),
        false_alarms=tuple(beyond),
        worded=tuple(_worded(change, texts) for change in beyond),
    )


def is_grave(change: Change) -> bool:
    """Whether a change would stop an editor: critical or major, and likely at least."""
    return change.severity in SERIOUS and change.certainty != "possible"


def _expected(entry: dict[str, Any], texts: tuple[str, str]) -> Expected:
    return Expected(
        source=_place(entry, "source", texts[0]),
        target=_place(entry, "target", texts[1]),
        accept=_accepted(entry),
        severity=entry.get("severity", ""),
        label=f"{entry.get('kind', 'kept')}: {entry['source']} → {entry['target']}",
    )


def _accepted(entry: dict[str, Any]) -> frozenset[str]:
    """The kinds that tell of an entry; a name in another's place may be told as a role."""
    kinds = frozenset(entry.get("accept", ()))
    return kinds | {"role"} if "name" in kinds else kinds


def _place(entry: dict[str, Any], side: str, text: str) -> Span | None:
    """Where an entry's words stand; they, or the words around them, stand once in the text."""
    words = entry[side]
    if words is None:
        return None
    around = entry.get(f"{side}_in", words)
    if text.count(around) != 1 or around.count(words) != 1:
        raise AssertionError(f"{around!r} must stand once in the {side}, and {words!r} once in it")
    start = text.index(around) + around.index(words)
    return Span(start, start + len(words))


def _is_found(one: Expected, changes: Iterable[Change]) -> bool:
    return any(change.kind in one.accept and _points_at(change, one) for change in changes)


def _points_at(change: Change, one: Expected) -> bool:
    """Overlap on one side, and no more than NEAR characters between on the other."""
    gaps = _gaps(one, change)
    return bool(gaps) and min(gaps) < 0 and max(gaps) <= NEAR


def _overlaps(one: Expected, change: Change) -> bool:
    """Overlap on every side that both have."""
    gaps = _gaps(one, change)
    return bool(gaps) and max(gaps) < 0


def _gaps(one: Expected, change: Change) -> list[int]:
    """Characters between the words, for each side that both have; negative where they overlap."""
    return [
        max(mine.start, theirs.start) - min(mine.end, theirs.end)
        for mine, theirs in ((one.source, change.source), (one.target, change.target))
        if mine is not None and theirs is not None
    ]


def _worded(change: Change, texts: tuple[str, str]) -> str:
    sides = (
        span.of(text) if span else "–"
        for span, text in zip((change.source, change.target), texts, strict=True)
    )
    return f"{change.severity} {change.kind}: {' → '.join(sides)} ({change.note})"


def measured() -> dict[str, int]:
    """The numbers that baseline.json holds floors (found) and ceilings (the others) for."""
    spun, cases = spun_score(), case_scores().values()
    stories = case_scores("stories.json").values()
    edited = compared(sample_document("source"), sample_document("edited")).changes
    return {
        "spun found": len(spun.found),
        "spun serious missed": len(spun.serious_missed),
        "spun kept flagged": len(spun.flagged),
        "spun false alarms": len(spun.false_alarms),
        "edited grave changes": sum(is_grave(change) for change in edited),
        "edited critical changes": sum(change.severity == "critical" for change in edited),
        "page sentences astray": len(page_sentences_astray()),
        "cases found": sum(len(case.found) for case in cases),
        "cases mentioned found": sum(len(case.mentioned) for case in cases),
        "cases serious missed": sum(len(case.serious_missed) for case in cases),
        "cases kept flagged": sum(len(case.flagged) for case in cases),
        "cases false alarms": sum(len(case.false_alarms) for case in cases),
        "stories found": sum(len(story.found) for story in stories),
        "stories mentioned found": sum(len(story.mentioned) for story in stories),
        "stories serious missed": sum(len(story.serious_missed) for story in stories),
        "stories kept flagged": sum(len(story.flagged) for story in stories),
        "stories false alarms": sum(len(story.false_alarms) for story in stories),
    }


def page_sentences_astray() -> set[str]:
    """Sentences told as the story of the sample's page or of its text, but not of both."""
    page, text = prepare(load(str(path("page")))), prepare(sample_document("source"))
    return _story(page) ^ (_story(text) - {page.document.title})


def _story(document: SegmentedDocument) -> set[str]:
    every = range(len(document.sentences))
    return {document.sentence_text(at) for at in set(every) - document.furniture_sentences()}


def is_worse(name: str, now: int, then: int) -> bool:
    """Whether a number fell below its floor or rose above its ceiling."""
    return now < then if name.endswith("found") else now > then


def _show(name: str, one: Score) -> None:
    for expected in one.missed:
        sys.stdout.write(f"{name} | MISSED {expected.severity} {expected.label}\n")
    for expected in one.flagged:
        sys.stdout.write(f"{name} | FLAGGED {expected.label}\n")
    for line in one.worded:
        sys.stdout.write(f"{name} | FALSE ALARM {line}\n")


def main() -> None:
    """Print every miss and false alarm; with --raise, keep what got better as the new floor."""
    _show("spun", spun_score())
    for name, one in {**case_scores(), **case_scores("stories.json")}.items():
        _show(name, one)
    for line in sorted(page_sentences_astray()):
        sys.stdout.write(f"page | ASTRAY {line}\n")
    now = measured()
    sys.stdout.write(json.dumps(now, indent=2) + "\n")
    if "--raise" in sys.argv:
        then = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else now
        kept = {
            name: then.get(name, value) if is_worse(name, value, then.get(name, value)) else value
            for name, value in now.items()
        }
        BASELINE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
