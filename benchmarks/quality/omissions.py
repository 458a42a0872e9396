"""What is called left out or new, between two translations of one document and where it is so.

    python -m benchmarks.quality.omissions [--half settings|report|all] [--encoder none] [--show]

Two people's translations of one news document (newstest2021, Russian) tell the same: every major
omission or addition told of them with certainty is false. So it is when sentences of one are made
one, cut in two or moved. Then sentences, and clauses that begin with a connector, are left out of
the target at random, and it is asked whether that is told. The documents are halved by a hash of
their name; thresholds and weights (tools/train_absence.py) come from the half for settings.
"""

import argparse
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from benchmarks import datasets
from benchmarks.quality.audit import is_grave
from benchmarks.record import write
from retold.compare import compare
from retold.model import Change, Document, Span

ENGLISH_BY_PEOPLE = "ref"
"""How the names of versions by people begin."""
LEFT_OUT, CUT = 0.12, 0.25
"""Shares of the lines that are left out, and from which a clause is, where one can be cut."""
MERGED, SPLIT, MOVED = 0.12, 0.4, 0.5
"""Shares of lines joined to the next, of lines that can be cut that are, and of documents in which
lines are moved."""
SHORTEST = 25
"""Characters of a line that may be left out, and of a half that a line is cut into."""
MOST_COVERED = 0.5
"""Share of what was left out that a change must cover to tell it."""

CLAUSE = re.compile(
    r",? (?:if|unless|after|because|although|while|when|who|which|before|despite|until|according "
    r"to|except|provided) [^,;.“”\"]{12,90}(?=[,.;])"
)
_PART = re.compile(r"(?:; |, (?=(?:and|but|while|which|although|because|so) ))")


class Retelling(NamedTuple):
    """Lines of two versions of a document, and what is missing in the target.

    gone: source lines that the target lacks whole; cut: the words cut from the target's version of
    a source line.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    gone: frozenset[int] = frozenset()
    cut: tuple[tuple[int, str], ...] = ()


def main() -> None:
    """Measure, print and, for all, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["settings", "report", "all"], default="all")
    parser.add_argument("--encoder", default="default")
    parser.add_argument("--show", action="store_true", help="print what is told falsely")
    asked = parser.parse_args()
    halves = ("settings", "report") if asked.half == "all" else (asked.half,)
    figures = {half: measure(half, asked.encoder, show=asked.show) for half in halves}
    whole = asked.half == "all" and asked.encoder == "default"
    write("omissions" if whole else "omissions-part", figures)


def measure(half: str, encoder: str = "default", *, show: bool = False) -> dict[str, Any]:
    """What is told falsely of a hundred sentences, and what is found of what was left out."""
    tallies = {name: Counter[str]() for name in ("as it is", "told otherwise")}
    found: Counter[str] = Counter()
    for name, source, target in versions(half):
        rng = random.Random(name)  # noqa: S311 - no secret
        for kind, lines in (
            ("as it is", target),
            ("told otherwise", told_otherwise(target, rng)),
        ):
            tallies[kind]["sentences"] += len(source)
            retelling = Retelling(tuple(source), tuple(lines))
            for change in _told(retelling, encoder):
                tallies[kind][change.kind] += 1
                if show:
                    print(kind, _words(change, retelling))
        found.update(_found(damaged(source, target, rng), encoder))
    figures: dict[str, Any] = {
        kind: {
            "sentences": tally["sentences"],
            **{
                f"{each}s a hundred sentences": round(100 * tally[each] / tally["sentences"], 2)
                for each in ("omission", "addition")
            },
        }
        for kind, tally in tallies.items()
    }
    return {**figures, "left out": dict(sorted(found.items()))}


def versions(half: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The name and the lines of two people's versions of each document of a half."""
    for record in datasets.records("newstest2021*.jsonl*"):
        if half_of(record["id"]) != half:
            continue
        by_people = sorted(
            version for version in record["versions"] if version.startswith(ENGLISH_BY_PEOPLE)
        )
        for first, second in pairwise(by_people):
            source, target = (
                [line.strip() for line in record["versions"][name]] for name in (first, second)
            )
            yield f"{record['id']} {first} {second}", source, target


def half_of(name: str) -> str:
    """The half to which a document belongs."""
    return "settings" if zlib.crc32(name.encode()) % 2 else "report"


def told_otherwise(lines: Sequence[str], rng: random.Random) -> list[str]:
    """The lines with some made one, some cut in two and some moved; nothing is left out."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
        part = _PART.search(line, SHORTEST)
        if following and line.endswith(".") and rng.random() < MERGED:
            made.append(f"{line[:-1]}, and {following[0].lower()}{following[1:]}")
            at += 1
        elif part and len(line) - part.end() >= SHORTEST and rng.random() < SPLIT:
            rest = line[part.end() :]
            made.append(f"{line[: part.start()]}. {rest[0].upper()}{rest[1:]}")
        else:
            made.append(line)
        at += 1
    return _moved(made, rng)


def _moved(lines: list[str], rng: random.Random) -> list[str]:
    size = 2
    if len(lines) <= 2 * size or rng.random() >= MOVED:
        return lines
    start = rng.randrange(len(lines) - size)
    block, rest = lines[start : start + size], lines[:start] + lines[start + size :]
    place = rng.randrange(len(rest) + 1)
    return rest[:place] + block + rest[place:]


def damaged(source: Sequence[str], target: Sequence[str], rng: random.Random) -> Retelling:
    """The target with lines and clauses left out, and then told otherwise."""
    kept: list[str] = []
    gone: set[int] = set()
    cut: list[tuple[int, str]] = []
    for number, line in enumerate(target):
        clauses = list(CLAUSE.finditer(line))
        if len(source[number]) >= SHORTEST and rng.random() < LEFT_OUT:
            gone.add(number)
        elif clauses and rng.random() < CUT:
            clause = rng.choice(clauses)
            cut.append((number, clause[0]))
            kept.append(line[: clause.start()] + line[clause.end() :])
        else:
            kept.append(line)
    lines = told_otherwise(kept, rng) if kept else list(target)
    return Retelling(tuple(source), tuple(lines), frozenset(gone if kept else ()), tuple(cut))


def _told(retelling: Retelling, encoder: str) -> list[Change]:
    """The omissions and additions that are told gravely."""
    comparison = compare(
        Document("source", "\n".join(retelling.source), language="en"),
        Document("target", "\n".join(retelling.target), language="en"),
        encoder=encoder,
    )
    return [
        change
        for change in comparison.changes
        if change.kind in {"omission", "addition"} and is_grave(change)
    ]


def _found(retelling: Retelling, encoder: str) -> Counter[str]:
    """How many sentences were left out and how many of these are told; clauses likewise.

    A clause counts as told when an omission stands in the source's version of its line; which of
    the source's words the target's clause retold, nobody wrote down.
    """
    told = [change.source for change in _told(retelling, encoder) if change.source]
    tally: Counter[str] = Counter()
    starts = [
        sum(len(line) + 1 for line in retelling.source[:n]) for n in range(len(retelling.source))
    ]
    places = [
        Span(start, start + len(line)) for start, line in zip(starts, retelling.source, strict=True)
    ]
    for number in retelling.gone:
        covered = sum(_common(place, places[number]) for place in told)
        tally["sentences"] += 1
        tally["sentences found"] += covered >= MOST_COVERED * len(retelling.source[number])
    for number, _ in retelling.cut:
        tally["clauses"] += 1
        tally["clauses found"] += any(_common(place, places[number]) for place in told)
    untouched = {*range(len(places))} - retelling.gone - {number for number, _ in retelling.cut}
    tally["told of other sentences"] = sum(
        any(_common(place, places[number]) for number in untouched) for place in told
    )
    return tally


def _common(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _words(change: Change, retelling: Retelling) -> str:
    side, span = (
        (retelling.source, change.source) if change.source else (retelling.target, change.target)
    )
    words = span.of("\n".join(side)) if span else ""
    return f"{change.rule} {change.severity} {change.certainty}: {words}"


if __name__ == "__main__":
    main()
