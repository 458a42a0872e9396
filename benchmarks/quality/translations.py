"""Translations of whole stories: grave errors found, and grave flags that are right.

    python -m benchmarks.quality.translations [--half settings|report] [--show]

The stories are of our own writing, each translated twice into several languages by somebody who had
not seen the code: faithfully, and carelessly, with every error listed. What is found and what is
right is counted as in `benchmarks.quality.stories`.

Where RETOLD_DATA has `parallel-references.jsonl`, what is told of human translations of news
(newstest2021) is counted too, sentence by sentence; even lines are for settings, odd ones are
reported. Translators err as well, so not all of it is false.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from benchmarks.datasets import Absent, records
from benchmarks.quality.stories import (
    CERTAINTIES,
    GOLDEN,
    Retelling,
    count,
    is_right,
    planted_in,
    shares,
    show_wrong,
)
from benchmarks.record import write
from retold.audit.link.facing import Facing
from retold.audit.rules import TRANSLATED
from retold.compare import compare
from retold.model import Document, Span
from retold.values.translated import values

STORIES = tuple(sorted(GOLDEN.glob("translations*.json")))
HALVES = ("settings", "report")
REFERENCES, NEWS = "**/parallel-references.jsonl", "newstest2021"


class Translation(NamedTuple):
    """A story and a translation of it; the kind is faithful or careless."""

    language: str
    text: Retelling


def main() -> None:
    """Measure, print and, for both halves together, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="one half, written nowhere")
    parser.add_argument("--show", action="store_true", help="print what is missed and false")
    asked = parser.parse_args()
    halves = [asked.half] if asked.half else HALVES
    result: dict[str, Any] = {half: measured(half, show=asked.show) for half in halves}
    try:
        result["human translations"] = {half: of_sentences(half) for half in halves}
    except Absent as absent:
        print(f"skipped: {absent}")
    print(json.dumps(result, indent=1))
    if not asked.half:
        write("translations", result)


def translations(half: str) -> Iterator[Translation]:
    """The translations of one half."""
    for path in STORIES:
        for story in json.loads(path.read_text(encoding="utf-8")):
            if story["half"] != half:
                continue
            for entry in story["translations"]:
                for kind in ("faithful", "careless"):
                    texts = story["source"], entry[kind]
                    errors = entry["errors"] if kind == "careless" else ()
                    planted = tuple(planted_in(error, texts) for error in errors)
                    yield Translation(
                        entry["language"], Retelling(story["id"], kind, half, *texts, planted)
                    )


def measured(half: str, *, show: bool = False) -> dict[str, Any]:
    """The figures of one half: by kind of translation, by language, and by rule."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    sure: dict[str, Counter[str]] = {name: Counter() for name in CERTAINTIES}
    for language, text in translations(half):
        changes = compare(
            Document("source", text.source, language="en"),
            Document("target", text.target, language=language),
        ).changes
        for figures in (kinds[text.kind], languages[language]):
            count(text, changes, figures)
            figures["told"] += len(changes)
            figures["told, right"] += sum(is_right(change, text.planted) for change in changes)
        for change in changes:
            right = is_right(change, text.planted)
            rules[change.rule]["right" if right else "false"] += 1
            sure[change.certainty]["claims"] += 1
            sure[change.certainty]["right"] += right
        if show:
            print(f"## {language}")
            show_wrong(text, changes)
    return {
        "kinds": {kind: shares(figures) for kind, figures in sorted(kinds.items())},
        "languages": {name: shares(figures) for name, figures in sorted(languages.items())},
        "rules": dict(sorted(rules.items())),
        "reliability": sure,
    }


def of_sentences(half: str) -> dict[str, Any]:
    """How many pairs of sentences each rule tells something of, by pair of languages."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records(REFERENCES):
        languages = tuple(record["lp"].split("-"))
        if record["set"] != NEWS or HALVES[record["line"] % 2] != half or "he" in languages:
            continue
        facing = _facing((record["a"], record["b"]), languages)
        for key in (record["lp"], "all"):
            told[key]["pairs"] += 1
        for rule in TRANSLATED:
            found = len(list(rule.find(facing)))
            for key in (record["lp"], "all"):
                told[key][rule.name] += found
    return dict(sorted(told.items()))


def _facing(texts: tuple[str, str], languages: tuple[str, ...]) -> Facing:
    """A sentence and its translation, as if nothing else were known."""
    spans = Span(0, len(texts[0])), Span(0, len(texts[1]))
    source, target = (
        tuple(values(text, span, language))
        for text, span, language in zip(texts, spans, languages, strict=True)
    )
    both = source, target
    return Facing(0, (languages[0], languages[1]), texts, spans, both, both)


if __name__ == "__main__":
    main()
