"""Who said what: cues, speakers and contents against the human annotation of PolNeAR.

    python -m benchmarks.quality.quotes [--split dev|train] [--sample N]

Exact: a span counts where both ends agree, each piece of a broken span for itself, as in the
published figures (CofeNet, COLING 2022: chunks of a BIO tagging; theirs on the test part, in their
tokens). Overlap: a span counts where it shares a character with one of the other side. Complete: a
quotation counts where speaker, cue and content all agree exactly. Predictions include quotations
without a cue, which the annotation does not know. The network was trained on `train` alone and its
settings chosen by cross-validation inside it. Of an article that several people annotated, the
first annotation by file name counts.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks import datasets
from benchmarks.record import write
from retold.model import Document, Quotation
from retold.quotes import find_quotations
from retold.text.segment import segment

Edges: TypeAlias = tuple[int, int]
ROLES = ("speaker", "cue", "content")
_ROLE_NAMES = {"Source": "speaker", "Cue": "cue", "Content": "content"}

PUBLISHED = {
    "rules": {"speaker": 0.11, "cue": 0.23, "content": 0.06},
    "CRF": {"speaker": 0.51, "cue": 0.53, "content": 0.29},
    "BiLSTM-CRF": {"speaker": 0.70, "cue": 0.67, "content": 0.59},
    "BERT": {"speaker": 0.83, "cue": 0.75, "content": 0.73},
}
"""Exact F1 as published for other systems; BERT needs a graphics card to train."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One gold or found attribution: the pieces of each role."""

    speaker: tuple[Edges, ...]
    cue: tuple[Edges, ...]
    content: tuple[Edges, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def main() -> None:
    """Measure the asked split and write the result of `dev`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--sample", type=int, help="read only so many articles")
    asked = parser.parse_args()
    articles = list(read_articles(asked.split))[: asked.sample]
    find_quotations(segment(Document("warm", "“Fine,” he said.")))
    seconds = 0.0
    pairs = []
    for article in articles:
        started = time.process_time()
        found = found_in(article)
        seconds += time.process_time() - started
        pairs.append((article.attributions, found))
    figures = {
        "set": f"PolNeAR {asked.split}, each article's first annotation",
        "articles": len(articles),
        **score(pairs),
        "cpu_seconds_per_article": round(seconds / len(articles), 4),
        "published_exact_f1": PUBLISHED,
    }
    if asked.split == "dev" and asked.sample is None:
        write("quotes", figures)
    else:
        print(figures)


def read_articles(split: str, *, every_annotator: bool = False) -> Iterator[Article]:
    """The annotated articles of a split, by name."""
    folder = datasets.folder("polnear", "polnear*.tar.xz") / split
    if not folder.is_dir():
        raise datasets.Absent(f"{folder} is not there")
    before = None
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name == before and not every_annotator:
            continue
        before = name
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Article(path.stem, text, tuple(_annotated(path, text)))


def _annotated(path: Path, text: str) -> Iterator[Attribution]:
    """The attributions of a brat file: its events, each with the spans it names by role."""
    spans: dict[str, tuple[str, list[Edges]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]) and len(fields) > 1:
            role, _, edges = fields[1].partition(" ")
            ends = [piece.split() for piece in edges.split(";")]
            spans[fields[0]] = (role, [(int(start), int(end)) for start, end in ends])
        elif re.fullmatch(r"E\d+", fields[0]):
            events.append([part.partition(":")[2] for part in fields[1].split()])
    for event in events:
        roles: dict[str, list[Edges]] = {role: [] for role in ROLES}
        for name in event:
            role, pieces = spans.get(name, ("", []))
            if role in _ROLE_NAMES:
                roles[_ROLE_NAMES[role]] += pieces
        if roles["cue"]:
            yield Attribution(*(joined(text, roles[role]) for role in ROLES))


def joined(text: str, pieces: Iterable[Edges]) -> tuple[Edges, ...]:
    """The pieces without white space at their ends, joined where only white space lies between."""
    found: list[Edges] = []
    for start, end in sorted(pieces):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = end - len(words) + len(words.rstrip())
        if found and not text[found[-1][1] : first].strip():
            found[-1] = (found[-1][0], last)
        elif first < last:
            found.append((first, last))
    return tuple(found)


def found_in(article: Article) -> list[Attribution]:
    """What is found in an article."""
    segmented = segment(Document(article.name, article.text, language="en"))
    return [_found(article.text, one) for one in find_quotations(segmented)]


def _found(text: str, quotation: Quotation) -> Attribution:
    return Attribution(
        *(
            joined(text, [(span.start, span.end) for span in spans])
            for spans in (quotation.speaker, quotation.cue, quotation.content)
        )
    )


def score(
    pairs: Iterable[tuple[Iterable[Attribution], Iterable[Attribution]]],
) -> dict[str, dict[str, dict[str, float]] | dict[str, float]]:
    """Precision, recall and F1 over pairs of gold and found attributions of an article."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for gold, found in pairs:
        gold_ones, found_ones = set(gold), set(found)
        _count(counts, "complete", "all", len(gold_ones & found_ones), gold_ones, found_ones)
        for role in ROLES:
            wanted = {piece for one in gold_ones for piece in getattr(one, role)}
            given = {piece for one in found_ones for piece in getattr(one, role)}
            _count(counts, "exact", role, len(wanted & given), wanted, given)
            counts["overlap", role, "hit_gold"] += _touching(wanted, given)
            counts["overlap", role, "hit_found"] += _touching(given, wanted)
            counts["overlap", role, "gold"] += len(wanted)
            counts["overlap", role, "found"] += len(given)
    return {
        "exact": {role: _figures(counts, "exact", role) for role in ROLES},
        "overlap": {role: _figures(counts, "overlap", role) for role in ROLES},
        "complete": _figures(counts, "complete", "all"),
    }


def _count(
    counts: Counter[tuple[str, str, str]],
    measure: str,
    role: str,
    hits: int,
    gold: set[Edges] | set[Attribution],
    found: set[Edges] | set[Attribution],
) -> None:
    counts[measure, role, "hit_gold"] += hits
    counts[measure, role, "hit_found"] += hits
    counts[measure, role, "gold"] += len(gold)
    counts[measure, role, "found"] += len(found)


def _touching(pieces: set[Edges], others: set[Edges]) -> int:
    return sum(any(a < end and start < b for a, b in others) for start, end in pieces)


def _figures(counts: Counter[tuple[str, str, str]], measure: str, role: str) -> dict[str, float]:
    precision = counts[measure, role, "hit_found"] / max(1, counts[measure, role, "found"])
    recall = counts[measure, role, "hit_gold"] / max(1, counts[measure, role, "gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


if __name__ == "__main__":
    main()
