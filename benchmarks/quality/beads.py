"""How well sentences are aligned: `python -m benchmarks.quality.beads`.

1. Two English versions of a news document, re-split, with planted omissions, additions, foreign
   sentences, merged and split sentences and moved paragraphs (`benchmarks.resplit`), by the kinds
   of the two versions: made by people (reference) or by machine (MT).
2. The original beside an English version: Russian, Japanese, and Icelandic, which the bundled
   encoder does not know.
3. German and French by the hand-made beads of Bleualign: the yearbook of 1957, on which weights
   were tuned, and the seven articles of 1989 and 1990 (Text+Berg), on which they were not.

Documents whose identifier's checksum is odd were tuned on; the others are reported. Strict F1
counts a bead as right when both its sides are. Where a line holds several sentences on both sides,
any tied beads that together make up its gold bead count as that bead, since the line does not tell
how its sentences pair up; `coarse_beads_not_judged` are the figures without such beads.
"""

import ast
import logging
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import datasets
from benchmarks.beadscore import Pair, measures
from benchmarks.record import write
from benchmarks.resplit import Case, plant
from retold.align.beads import find_beads
from retold.model import Document, SegmentedDocument, Sentence, Span
from retold.models.encode import Encoder, load_encoder
from retold.text.segment import token_offsets

PAIRS = ("ru", "ja", "is")
PUBLISHED = {
    "source": "Liu and Zhu 2022, Bertalign; Text+Berg, strict F1",
    "bertalign": 0.936,
    "vecalign": 0.902,
}
Scored = tuple[Sequence[Pair], Sequence[Pair]]


def main() -> None:
    """Run what the data allows and write the results."""
    logging.getLogger("retold").setLevel(logging.ERROR)
    encoder = load_encoder()
    results: dict[str, Any] = {}
    for name, part in (
        ("versions", partial(versions, encoder)),
        ("translations", partial(translations, encoder)),
        ("bleualign", partial(bleualign, encoder)),
    ):
        try:
            results[name] = part()
        except datasets.Absent as absent:
            print(f"{name}: skipped, {absent}")
            continue
        print(name, "done", flush=True)
    if results:
        write("beads", results)


def versions(encoder: Encoder | None) -> dict[str, Any]:
    """Figures per kind of pair, with the encoder and by words alone, and of unrelated pairs."""
    groups = defaultdict(list)
    for kind, case in version_cases(tuned=False):
        groups[kind].append(case)
    result: dict[str, Any] = {}
    for kind, cases in sorted(groups.items()):
        scored = [judged(case, encoder) for case in cases]
        by_words = [judged(case, None) for case in cases]
        result[kind] = {"documents": len(cases), **_figures(scored)}
        result[kind]["by_words_alone"] = _figures(by_words)
        result[kind]["coarse_beads_not_judged"] = measures(
            [without_coarse(case, encoder) for case in cases], "all"
        )
    strangers = groups["reference-MT"][:40]
    tied = sentences = 0
    for one, other in zip(strangers, strangers[1:] + strangers[:1], strict=True):
        beads = find_beads(one.source, other.target, encoder=encoder)
        tied += sum(len(bead.target) for bead in beads if bead.source)
        sentences += len(other.target.sentences)
    result["unrelated"] = {
        "documents": len(strangers), "target_sentences": sentences, "wrongly_tied": tied,
    }  # fmt: skip
    return result


def translations(encoder: Encoder | None) -> dict[str, Any]:
    """Figures of the originals beside an English version, per language."""
    result = {}
    for language in PAIRS:
        cases = list(translation_cases(language, tuned=False))
        scored = [judged(case, encoder) for case in cases]
        result[f"{language}-en"] = {"documents": len(cases), **_figures(scored)}
    return result


def bleualign(encoder: Encoder | None) -> dict[str, Any]:
    """Figures of German and French articles, one sentence a line."""
    place = datasets.folder("bleualign", "bleualign-*.tar.xz")
    result: dict[str, Any] = {"published": PUBLISHED}
    yearbook = _assigned(place / "golddev.py")["goldalign"]
    texts = [_articles(place / f"eval1957.clean.{language}")[0] for language in ("de", "fr")]
    scored = [_align_lines(texts[0], texts[1], yearbook, encoder)]
    result["1957 (tuned on)"] = {"documents": 1, **_figures(scored)}
    if (place / "eval1989.de").exists() and (place / "goldeval.py").exists():
        named = _assigned(place / "goldeval.py")
        german, french = (_articles(place / f"eval1989.{lang}") for lang in ("de", "fr"))
        scored = [
            _align_lines(german[at], french[at], named[f"gold[{key}]"], encoder)
            for at, key in named["gold1990map"].items()
        ]
        result["1989-1990 (Text+Berg)"] = {"documents": len(scored), **_figures(scored)}
    return result


def version_cases(*, tuned: bool) -> Iterator[tuple[str, Case]]:
    """Two English versions of each document of a half, a pair of each kind."""
    for record, foreign in _documents(PAIRS, tuned=tuned):
        names = sorted(record["versions"])
        references = [name for name in names if name.startswith("ref")]
        machines = [name for name in names if name not in references]
        rng = random.Random(record["id"])  # noqa: S311 - no secret
        kinds = (
            ("reference-MT", [rng.choice(references), rng.choice(machines)]),
            ("MT-MT", rng.sample(machines, 2)),
            ("reference-reference", rng.sample(references, 2) if len(references) > 1 else []),
        )
        for kind, chosen in kinds:
            if chosen:
                one, other = (record["versions"][name] for name in chosen)
                name = f"{record['pair']}/{record['id']}/{'/'.join(chosen)}"
                yield kind, plant(name, (one, other), foreign, ("en", "en"))


def translation_cases(language: str, *, tuned: bool) -> Iterator[Case]:
    """Each original of a half beside its first English version."""
    for record, foreign in _documents((language,), tuned=tuned):
        chosen = min(record["versions"], key=lambda name: (not name.startswith("ref"), name))
        name = f"{record['pair']}/{record['id']}/{chosen}"
        yield plant(name, (record["src"], record["versions"][chosen]), foreign, (language, "en"))


def judged(case: Case, encoder: Encoder | None) -> Scored:
    """The gold beads and those found, parts of a coarse bead that make it up joined."""
    found = _found(case, encoder)
    for whole in case.coarse:
        inside = [one for one in found if all(one) and _within(one, whole)]
        covered = [frozenset().union(*(one[side] for one in inside)) for side in (0, 1)]
        if covered == [*whole]:
            found = [*(one for one in found if one not in inside), whole]
    return case.gold, found


def without_coarse(case: Case, encoder: Encoder | None) -> Scored:
    """The gold beads but the coarse ones, and those found outside of these."""
    return [one for one in case.gold if one not in case.coarse], [
        one
        for one in _found(case, encoder)
        if not any(_within(one, whole) for whole in case.coarse)
    ]


def _found(case: Case, encoder: Encoder | None) -> list[Pair]:
    beads = find_beads(case.source, case.target, encoder=encoder)
    return [(frozenset(bead.source), frozenset(bead.target)) for bead in beads]


def _within(part: Pair, whole: Pair) -> bool:
    return part[0] <= whole[0] and part[1] <= whole[1]


def _documents(
    languages: Sequence[str], *, tuned: bool
) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The documents of a half, each with the lines of another."""
    for language in languages:
        records = list(datasets.records(f"newstest2021.{language}-en*"))
        for at, record in enumerate(records):
            if zlib.crc32(record["id"].encode()) % 2 == tuned:
                other = records[(at + 7) % len(records)]["versions"]
                yield record, other[min(other)]


def _figures(scored: Sequence[Scored]) -> dict[str, Any]:
    """All beads counted, only those with both sides, and as vecalign counts."""
    return {
        "all_beads": measures(scored, "all"),
        "without_omissions_and_additions": measures(scored, "tied"),
        "as_vecalign": measures(scored, "vecalign"),
    }


def _align_lines(
    source: list[str],
    target: list[str],
    gold: Sequence[tuple[list[int], list[int]]],
    encoder: Encoder | None,
) -> Scored:
    beads = find_beads(_of_lines(source, "de"), _of_lines(target, "fr"), encoder=encoder)
    return (
        [(frozenset(left), frozenset(right)) for left, right in gold],
        [(frozenset(bead.source), frozenset(bead.target)) for bead in beads],
    )


def _of_lines(lines: Sequence[str], language: str) -> SegmentedDocument:
    text = "\n".join(lines)
    sentences = []
    at = 0
    for line in lines:
        span = Span(at, at + len(line.rstrip()))
        sentences.append(Sentence(span, token_offsets(text, span)))
        at += len(line) + 1
    return SegmentedDocument(Document("article", text, language=language), tuple(sentences))


def _articles(path: Path) -> list[list[str]]:
    """The articles of a file, which lines of `.EOA` part."""
    articles: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() == ".EOA":
            articles.append([])
        else:
            articles[-1].append(line)
    return [article for article in articles if article]


def _assigned(path: Path) -> dict[str, Any]:
    """The literals that a Python file assigns, by name, read as data."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            found[ast.unparse(node.targets[0])] = ast.literal_eval(node.value)
    return found


if __name__ == "__main__":
    main()
