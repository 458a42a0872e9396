"""How well the audit finds planted errors and keeps quiet on faithful rewordings.

    python -m benchmarks.quality.audit [--only SET] [--split tune|report] [--sample N]

DEMETR: the human sentence against a faithful rewording (clean) and against the same with one
planted error. WMT: two independent translations of one document, which must come out clean.
SummEdits: an original summary against an edited one, consistent or not. All go through the public
`compare`, and what is found and what is flagged falsely are counted at the same two thresholds:
changes that are major or critical, and any change.

Sentences are split in two by a hash of the human sentence (of the document, of the original
summary): settings were chosen and weights learnt on `tune`, the committed figures are those of
`report`. A record whose sentences belong to both halves (a source sentence with two human versions,
a translation of another sentence) is in neither.
"""

import argparse
import json
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import datasets
from retold.compare import compare
from retold.model import Alignment, Bead, Change, Document
from retold.text.segment import segment

RESULTS = Path(__file__).parents[1] / "results" / "audit.json"

FOUND_BY: dict[str, frozenset[str]] = {
    "critical_id10_numbers_replaced": frozenset({"number", "date"}),
    "critical_id9_ne_replaced": frozenset({"name", "date", "number", "attribution"}),
    "critical_id8_negation": frozenset({"negation"}),
    "critical_id7_antonym": frozenset({"negation", "wording"}),
    "critical_id25_ne_removed": frozenset({"name", "date", "number", "omission", "attribution"}),
    "critical_id22_verb_removed": frozenset({"omission", "wording", "attribution"}),
    "critical_id23_noun_removed": frozenset({"omission", "wording", "name"}),
    "critical_id24_subj_removed": frozenset({"omission", "wording", "name"}),
    "critical_id21_adj_adv_removed": frozenset({"omission", "wording", "modality"}),
    "major_id5_pp_removed": frozenset({"omission", "name", "date", "number"}),
    "critical_id6_addition": frozenset({"addition", "name", "wording"}),
    "critical_id4_codemix": frozenset({"wording", "name"}),
    "critical_id11_gender": frozenset({"wording", "name"}),
    "major_id3_hypernym": frozenset({"wording", "name"}),
    "critical_id20_shuffled": frozenset({"wording"}),
    "base_id33_empty": frozenset({"omission"}),
    "base_id33_shuffle_trans": frozenset({"omission", "addition", "name", "number", "wording"}),
}
"""Planted errors that change the sense, and the kinds of change that tell of each: a name is a date
or a number where it is one, and an attribution where it says who spoke."""

HARMLESS = frozenset(
    {"base_id35_reference", "minor_id30_tokenized", "minor_id28_final_punc_removed"}
)
"""Planted differences that are none to a reader."""

BEST_SYSTEMS = ("Facebook-AI", "Online-W", "NiuTrans", "Online-B")
"""Translation systems that the human raters of WMT 2021 placed near the top, in order of choice."""


def main() -> None:
    """Measure, print and, asked for everything, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["demetr", "wmt", "summedits"])
    parser.add_argument("--split", choices=["tune", "report"], default="report")
    parser.add_argument("--sample", type=int, default=0, help="read about so many records of each")
    parser.add_argument(
        "--show", help="print flagged or missed pairs: clean, KIND or a planted kind"
    )
    asked = parser.parse_args()
    measures: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
        "demetr": demetr,
        "wmt": wmt,
        "summedits": summedits,
    }
    figures: dict[str, Any] = {"split": asked.split}
    for name, measure in measures.items():
        if asked.only in {None, name}:
            try:
                figures[name] = measure(asked)
            except datasets.Absent as absent:
                print(f"{name}: {absent}")
    print(json.dumps(figures, indent=1))
    if not (asked.only or asked.sample or asked.show) and asked.split == "report":
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def demetr(asked: argparse.Namespace) -> dict[str, Any]:
    """Recall of each planted error, and how often a faithful rewording is flagged, by kind."""
    clean: dict[tuple[str, str], tuple[Change, ...]] = {}
    found: dict[str, list[Grades]] = defaultdict(list)
    anew: dict[str, list[Grades]] = defaultdict(list)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    started, sentences = time.perf_counter(), 0
    for record in _sampled(demetr_records(asked.split), asked.sample):
        source, faithful, planted = record["eng_sent"], record["mt_sent"], record["pert_sent"]
        if (source, faithful) not in clean:
            clean[source, faithful] = changes(source, faithful)
            sentences += 1
        changed = changes(source, planted)
        sentences += 1
        name = record["pert_name"]
        wanted = FOUND_BY.get(name)
        hits = [change for change in changed if wanted is None or change.kind in wanted]
        found[name].append(grades(hits))
        before = {_told(source, faithful, change) for change in clean[source, faithful]}
        new = [change for change in hits if _told(source, planted, change) not in before]
        anew[name].append(grades(new))
        kinds[name].update({change.kind for change in changed})
        if asked.show == name and not hits:
            print(f"MISSED\n  {source}\n  {faithful}\n  {planted}")
    for (source, faithful), changed in clean.items():
        for change in changed:
            if asked.show in {"clean", change.kind}:
                _print_flag(source, faithful, change)
    seconds = time.perf_counter() - started
    return {
        "clean pairs": len(clean),
        "sentences a second": round(sentences / seconds),
        "false alarms": _shares_by_kind(list(clean.values())),
        "recall": {name: _shares(flags) for name, flags in sorted(found.items())},
        "recall of a change the faithful version has not": {
            name: _shares(flags) for name, flags in sorted(anew.items())
        },
        "kinds told": {name: dict(count.most_common(6)) for name, count in sorted(kinds.items())},
        "counts": {name: len(flags) for name, flags in sorted(found.items())},
    }


def wmt(asked: argparse.Namespace) -> dict[str, Any]:
    """Changes a hundred sentences between independent versions that are both faithful."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for record in _sampled(datasets.records("newstest2021*.jsonl*"), asked.sample):
        if _half(record["id"]) != asked.split:
            continue
        versions = record["versions"]
        references = sorted(name for name in versions if name.startswith("ref"))
        systems = [name for best in BEST_SYSTEMS for name in versions if name.startswith(best)]
        pairs = [("reference-reference", *pair) for pair in pairwise(references)]
        if systems:
            pairs.append(("reference-MT", references[0], systems[0]))
        for name, left, right in pairs:
            source, target = _lines(versions, left, right)
            tally = tallies[name]
            tally["sentences"] += len(versions[left])
            for change in changes(source, target):
                tally[change.severity] += 1
                if is_grave(change):
                    tally[change.kind] += 1
                if asked.show in {"clean", change.kind}:
                    _print_flag(source, target, change)
    return {name: _per_hundred(tally) for name, tally in sorted(tallies.items())}


def _lines(versions: dict[str, list[str]], *names: str) -> tuple[str, ...]:
    return tuple("\n".join(versions[name]) for name in names)


def faithful_pairs(half: str) -> Iterator[tuple[str, str]]:
    """Two human translations of each document of a half; none where the data is absent."""
    try:
        records = list(datasets.records("newstest2021*.jsonl*"))
    except datasets.Absent:
        return
    for record in records:
        versions = record["versions"]
        references = sorted(name for name in versions if name.startswith("ref"))
        if _half(record["id"]) == half:
            for left, right in pairwise(references):
                source, target = _lines(versions, left, right)
                yield source, target


def summedits(asked: argparse.Namespace) -> dict[str, Any]:
    """Balanced accuracy of "some change is major or critical" as the sign of a false edit."""
    outcomes: dict[str, Counter[tuple[bool, bool]]] = {grade: Counter() for grade in Grades._fields}
    domains: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    edits: dict[str, list[Grades]] = defaultdict(list)
    for record in _sampled(datasets.records("summedits*.jsonl*"), asked.sample):
        if record.get("label") is None or _half(record["original_summary"]) != asked.split:
            continue
        source, target = record["original_summary"], record["summary"]
        changed = changes(source, target)
        flagged, false = grades(changed), record["label"] == 0
        for grade, told in flagged._asdict().items():
            outcomes[grade][false, told] += 1
        domains[record["domain"]][false, flagged.major_up] += 1
        edits["+".join(record["edit_types"]) or "consistent"].append(flagged)
        if flagged.major_up != false and asked.show == ("missed" if false else "clean"):
            print(f"{'MISSED' if false else 'WRONG'}\n  {source}\n  {target}")
            for change in changed:
                _print_flag(source, target, change)
    figures = {grade: _figures(count) for grade, count in outcomes.items()}
    count = outcomes["any"]
    return {
        **figures,
        "domains": {name: _balanced(count) for name, count in sorted(domains.items())},
        "flagged by edit": {name: _shares(flags) for name, flags in sorted(edits.items())},
        "counts": {
            "false": count[True, True] + count[True, False],
            "consistent": count[False, True] + count[False, False],
        },
    }


def changes(source: str, target: str) -> tuple[Change, ...]:
    """The changes that `compare` tells between two English texts."""
    return compare(
        Document("source", source, language="en"), Document("target", target, language="en")
    ).changes


class Grades(NamedTuple):
    """Whether something is told at each threshold: likely and major or critical, and at all."""

    major_up: bool
    any: bool


def grades(changed: Iterable[Change]) -> Grades:
    """At which thresholds some of the changes are told."""
    found = list(changed)
    return Grades(any(is_grave(change) for change in found), bool(found))


def is_grave(change: Change) -> bool:
    """Whether a change is major or critical, and more than possible."""
    return change.severity != "minor" and change.certainty != "possible"


def one_bead(source: str, target: str) -> Alignment:
    """Two texts aligned as a whole."""
    left, right = segment(Document("s", source)), segment(Document("t", target))
    bead = Bead(range(len(left.sentences)), range(len(right.sentences)), 1.0, "rewrite")
    return Alignment(left, right, (bead,))


def line_aligned(source: list[str], target: list[str]) -> Alignment:
    """Two versions of a document, aligned line by line."""
    left, right = (segment(Document("", "\n".join(lines))) for lines in (source, target))
    beads = []
    at_left = at_right = 0
    for mine, theirs in zip(source, target, strict=True):
        end_left = at_left + len(segment(Document("", mine)).sentences)
        end_right = at_right + len(segment(Document("", theirs)).sentences)
        if end_left > at_left or end_right > at_right:
            beads.append(Bead(range(at_left, end_left), range(at_right, end_right), 1.0, "rewrite"))
        at_left, at_right = end_left, end_right
    return Alignment(left, right, tuple(beads))


def demetr_records(split: str) -> Iterator[dict[str, Any]]:
    """The records of a half: all whose sentences belong to it, also those of other records."""
    records = list(datasets.records("demetr*.jsonl*"))
    humans: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, str] = {}
    for record in records:
        humans[record["src_sent"]].add(record["eng_sent"])
        owners[record["mt_sent"]] = record["src_sent"]
    for record in records:
        sources = {record["src_sent"], owners.get(record["pert_sent"], record["src_sent"])}
        if {_half(human) for source in sources for human in humans[source]} == {split}:
            yield record


def _half(key: str) -> str:
    return "tune" if zlib.crc32(key.encode()) % 2 else "report"


def _sampled(records: Iterable[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """All records, or about that many of them, spread evenly."""
    kept = list(records)
    step = max(1, len(kept) // size) if size else 1
    return iter(kept[::step])


def _told(source: str, target: str, change: Change) -> tuple[str, str, str]:
    return (
        change.kind,
        change.source.of(source) if change.source else "",
        change.target.of(target) if change.target else "",
    )


def _print_flag(source: str, target: str, change: Change) -> None:
    left = _around(source, change.source.start, change.source.end) if change.source else "–"
    right = _around(target, change.target.start, change.target.end) if change.target else "–"
    print(f"{change.kind}/{change.severity}: {change.note}\n    {left}\n    {right}")


def _around(text: str, start: int, end: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return f"{text[begin:start]}[[{text[start:end]}]]{text[end:stop]}"


def _shares_by_kind(pairs: list[tuple[Change, ...]]) -> dict[str, dict[str, float]]:
    """Shares of the pairs with a change of a kind, and of any kind, at each threshold."""
    kinds = sorted({change.kind for changed in pairs for change in changed})
    by_kind: dict[str, list[Grades]] = {
        kind: [grades(change for change in changed if change.kind == kind) for changed in pairs]
        for kind in kinds
    }
    by_kind["all"] = [grades(changed) for changed in pairs]
    return {kind: _shares(flags) for kind, flags in by_kind.items()}


def _shares(flagged: list[Grades]) -> dict[str, float]:
    """The share that is told, at each threshold."""
    count = max(1, len(flagged))
    return {
        grade: round(sum(getattr(flags, grade) for flags in flagged) / count, 4)
        for grade in Grades._fields
    }


def _per_hundred(tally: Counter[str]) -> dict[str, float]:
    sentences = tally["sentences"]
    each = {name: round(100 * count / sentences, 2) for name, count in sorted(tally.items())}
    worse = tally["critical"] + tally["major"]
    totals = {"major_up": worse, "any": worse + tally["minor"]}
    shares = {grade: round(100 * count / sentences, 2) for grade, count in totals.items()}
    return {**each, "sentences": sentences, **shares}


def _figures(outcomes: Counter[tuple[bool, bool]]) -> dict[str, float]:
    return {
        "balanced accuracy": _balanced(outcomes),
        "found of false": _rate(outcomes, false=True),
        "flagged of consistent": _rate(outcomes, false=False),
    }


def _rate(outcomes: Counter[tuple[bool, bool]], *, false: bool) -> float:
    return round(outcomes[false, True] / max(1, outcomes[false, True] + outcomes[false, False]), 4)


def _balanced(outcomes: Counter[tuple[bool, bool]]) -> float:
    return round((_rate(outcomes, false=True) + 1 - _rate(outcomes, false=False)) / 2, 4)


if __name__ == "__main__":
    main()
