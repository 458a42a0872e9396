"""How often `compare` tells rightly which of two texts came first, and how often it abstains.

On pairs of which the order is known (`benchmarks.directed`), the half that nothing was chosen on:
successive states of pages and their first and last (`versions`), undated and without an outlet, and
the same with the address that they share; revisions (`iterater-human.jsonl.xz`); retellings of our
own writing; news articles (`allsides.jsonl`) cut, edited and sent through another language and
back. Then the same retellings with honest dates, and with dates forged the other way round. Of
siblings, and of two translations of one absent text (`newstest2021.*.jsonl`), any order is wrong.
The curve shows what is decided, and how much of it rightly, at other bars.

    python -m benchmarks.quality.direction
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.datasets import Absent, folder, records, root
from benchmarks.directed import (
    Directed,
    directed,
    golden,
    half,
    pages,
    planted,
    revisions,
    written,
)
from benchmarks.record import write
from retold.align import align
from retold.lineage import direct, relate, without_frame
from retold.lineage.direction import DECIDED
from retold.model import Alignment, Direction, Document
from retold.models.encode import load_encoder
from retold.text.segment import segment

ARTICLES = 60
LENGTHS = 1_500, 6_000
EVERY = 300
LEAST_SENTENCES = 8
BARS = 0.6, 0.7, 0.8, 0.9
ADDRESS = "https://pages.example/"
EARLY, LATE = "2024-03-04", "2024-03-05"


class Answer(NamedTuple):
    """How a pair was made, whether its order is known, and what was told of it."""

    made: str
    is_known: bool
    direction: Direction


def main() -> None:
    """Judge every pair and write the result."""
    answers = defaultdict(list)
    for pair in _pairs():
        answers[pair.made].append(_answer(pair))
    write("direction", {made: _counted(found) for made, found in answers.items()})


def _pairs() -> Iterator[Directed]:
    for source in (_pages, _revisions, _retellings, _articles, _translations):
        try:
            yield from source()
        except Absent as absent:
            print(f"{source.__name__.strip('_')} skipped: {absent}", file=sys.stderr)


def _pages() -> Iterator[Directed]:
    for pair in _reported(pages(folder("versions", "versions*.tar.xz"))):
        yield pair
        address = ADDRESS + pair.key.replace(" ", "-")
        one, two = (replace(document, url=address) for document in (pair.earlier, pair.later))
        yield pair._replace(made=f"{pair.made}, one address", earlier=one, later=two)


def _revisions() -> Iterator[Directed]:
    yield from _reported(revisions(_beside("iterater-human.jsonl.xz")))


def _retellings() -> Iterator[Directed]:
    for pair in (*golden("report"), *written("report")):
        yield pair
        if pair.is_known:
            yield _dated(pair, "honest dates", EARLY, LATE)
            yield _dated(pair, "forged dates", LATE, EARLY)


def _articles() -> Iterator[Directed]:
    rows = [row for number, row in enumerate(records("allsides*.jsonl*")) if number % EVERY == 0]
    least, most = LENGTHS
    texts = [(str(row["id"]), row["text"]) for row in rows if least < len(row["text"]) < most]
    for pair in planted(texts[:ARTICLES]):
        known = "by another outlet" if pair.earlier.outlet else "no outlet known"
        yield pair._replace(made=f"{pair.made}, {known}")
        if pair.is_known and pair.earlier.outlet:
            yield _dated(pair, "copies with forged dates", LATE, EARLY)


def _translations() -> Iterator[Directed]:
    for row in records("newstest2021.*.jsonl*"):
        names = sorted(row["versions"])
        if len(row["src"]) >= LEAST_SENTENCES:
            one, two = ("\n".join(row["versions"][name]) for name in (names[0], names[-1]))
            key = f"{row['pair']}-{row['id']}"
            yield directed("two translations of an absent text", key, one, two, is_known=False)


def _dated(pair: Directed, made: str, first: str, second: str) -> Directed:
    return pair._replace(
        made=made,
        earlier=replace(pair.earlier, published=first),
        later=replace(pair.later, published=second),
    )


def _reported(found: Iterable[Directed]) -> Iterator[Directed]:
    return (pair for pair in found if half(pair.key))


def _beside(name: str) -> Path:
    """A file in RETOLD_DATA, or in `learn` there."""
    for path in (root() / name, root() / "learn" / name):
        if path.is_file():
            return path
    raise Absent(f"{root()} holds nothing named {name}")


def _answer(pair: Directed) -> Answer:
    """What is told of a pair, as `compare` tells it."""
    tied = _tied(pair.earlier.text, pair.later.text)
    alignment = without_frame(
        replace(
            tied,
            source=replace(tied.source, document=pair.earlier),
            target=replace(tied.target, document=pair.later),
        )
    )
    return Answer(pair.made, pair.is_known, direct(alignment, relate(alignment)))


@lru_cache(maxsize=1)
def _tied(earlier: str, later: str) -> Alignment:
    """Two texts tied, whatever else is known of them: pairs of the same texts follow each other."""
    first, second = (
        Document(key, text, language="en") for key, text in zip("ab", (earlier, later), strict=True)
    )
    return align(segment(first), segment(second), encoder=load_encoder())


def _counted(answers: list[Answer]) -> dict[str, Any]:
    told = [answer.direction for answer in answers]
    decided = [direction for direction in told if direction.earlier != "unknown"]
    counted: dict[str, Any] = {
        "pairs": len(told),
        "decided": round(len(decided) / len(told), 4),
        "bar": DECIDED,
    }
    if not answers[0].is_known:
        return counted
    right = sum(direction.earlier == "source" for direction in decided)
    share = {"right": round(right / len(decided), 4)} if decided else {}
    return counted | {
        **share,
        "wrong": len(decided) - right,
        "curve": {str(bar): _at(told, bar) for bar in BARS},
    }


def _at(told: list[Direction], bar: float) -> list[float | None]:
    """The share decided at a bar, and the share of these that is right."""
    chosen = [
        direction.source_first
        for direction in told
        if max(direction.source_first, 1 - direction.source_first) >= bar
    ]
    right = sum(share > 0.5 for share in chosen)
    return [
        round(len(chosen) / len(told), 4),
        round(right / len(chosen), 4) if chosen else None,
    ]


if __name__ == "__main__":
    main()
