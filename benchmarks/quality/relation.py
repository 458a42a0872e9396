"""How well `relate` tells copies, edits, rewrites, excerpts and independent reports apart.

On the pairs of `benchmarks.related`, split by a hash of their ids; what is reported chose no
threshold and no weight. Judged with the default encoder, as `compare` does. Beside what is called
rightly stands what is wrongly accused: independent reports and strangers told to be copies of any
kind, and what people translated or told anew told to be a machine's.

    python -m benchmarks.quality.relation
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from benchmarks import related
from benchmarks.record import write
from benchmarks.related import Case
from retold.align import align
from retold.lineage import relate
from retold.model import Document, RelationKind
from retold.models.encode import load_encoder
from retold.prepare import prepare
from retold.text.segment import segment

EXPECTED = {
    "round trip": {"machine-rewritten"},
    "edited copy": {"edited", "copy"},
    "excerpt": {"excerpt"},
    "edited by a desk": {"edited", "copy"},
    "spun, word by word": {"machine-rewritten"},
    "two translations": {"rewritten", "edited"},
    "told anew, paraphrase": {"rewritten", "summary"},
    "told anew, honest": {"rewritten", "summary"},
    "told anew, brief": {"summary"},
    "same event": {"same-event"},
    "strangers": {"unrelated"},
    "translation": {"translation"},
    "strangers in two languages": {"unrelated"},
}
LENGTH = re.compile(r"\d+ sentences")
INDEPENDENT = {"same-event", "unrelated"}
TAKEN = set(get_args(RelationKind)) - INDEPENDENT
BY_PEOPLE = {
    "edited by a desk",
    "two translations",
    *(made for made in EXPECTED if made.startswith("told anew")),
}
WRITTEN = Path(__file__).parents[2] / "tests" / "lineage" / "pairs.json"
"""Pairs of our own writing of every kind; the half for settings is not reported."""


def main() -> None:
    """Judge every reported case and write the result."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for case in _cases():
        counted[LENGTH.sub("the beginnings", case.made)][_relation(case)] += 1
    result = {
        made: {
            "pairs": counts.total(),
            "as_expected": round(
                sum(n for kind, n in counts.items() if kind in _expected(made)) / counts.total(), 4
            ),
            "wrongly_accused": sum(n for kind, n in counts.items() if kind in _wrong(made)),
            "called": dict(counts.most_common()),
        }
        for made, counts in counted.items()
    }
    write("relation", result | {"written pairs": _written()})


def _expected(made: str) -> set[str]:
    """What such a pair should be called: the beginnings of two reports may share nothing."""
    return EXPECTED.get(made, INDEPENDENT)


def _wrong(made: str) -> set[str]:
    """What it must not be called: by people, made by a machine; taken, when it was not."""
    if made in BY_PEOPLE:
        return {"machine-rewritten"}
    return TAKEN if _expected(made) <= INDEPENDENT else set()


def _written() -> dict[str, Any]:
    """How many of the reported pairs of our own writing are called what they are."""
    gold = json.loads(WRITTEN.read_text(encoding="utf-8"))
    stories, called = gold["stories"], Counter[tuple[str, str]]()
    for pair in gold["pairs"]:
        if pair["half"] == "report":
            texts = (stories.get(pair[side], pair[side]) for side in ("source", "target"))
            source, target = (
                Document(str(at), text, language="en") for at, text in enumerate(texts)
            )
            target = replace(target, language=pair.get("language", "en"))
            alignment = align(prepare(source), prepare(target), encoder=load_encoder())
            called[pair["kind"], relate(alignment).kind] += 1
    right = sum(n for (kind, told), n in called.items() if kind == told)
    innocent = [(kind, told) for kind, told in called.elements() if kind in INDEPENDENT]
    return {
        "pairs": called.total(),
        "as_expected": round(right / called.total(), 4),
        "that derive from nothing": len(innocent),
        "wrongly_accused": sum(told not in INDEPENDENT for _, told in innocent),
        "called": dict(Counter(told for _, told in called.elements()).most_common()),
    }


def _cases() -> Iterator[Case]:
    rows = related.articles()
    yield from filter(related.is_reported, _from_articles(rows))
    yield from related.told_anew("report")
    yield from related.reworked("report")


def _from_articles(rows: list[dict[str, Any]]) -> Iterator[Case]:
    yield from related.round_trips(rows[: related.ROUND_TRIPS])
    yield from related.edited(rows[: related.EACH])
    yield from related.excerpts(rows[: related.EACH])
    yield from related.translations()
    for case in related.same_event(rows):
        yield case
        yield from related.beginnings(case)
    yield from related.strangers(rows)
    yield from related.across_languages()


def _relation(case: Case) -> str:
    source = segment(Document("source", case.source, language=case.language))
    target = segment(Document("target", case.target, language="en"))
    return relate(align(source, target, encoder=load_encoder())).kind


if __name__ == "__main__":
    main()
