"""All pairs to learn from, in the order in which they are seen."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.quality.stories import Retelling
from reader import context, harmless, plant, sources, words
from reader.pairs import Pair, render, tokens

PLANTED_STORIES = 0.5
"""Share of the sentences of stories that are seen once more with errors planted."""


def planted(
    base: Pair, rng: random.Random, names: Sequence[str], origin: str, errors: int
) -> Pair | None:
    """A copy of a pair with harmless edits on either side and errors in its target."""
    pair = _copied(base)
    pair.origin = origin
    if rng.random() < 0.8:
        harmless.soften(pair, rng, names, rng.choice([1, 1, 2, 2, 3, 4]))
    if errors and not plant.plant(pair, rng, names, errors):
        return None
    if rng.random() < 0.5:
        pair = turned(pair)
        harmless.soften(pair, rng, names, rng.choice([0, 1, 1, 2]))
        if errors and rng.random() < 0.25:
            plant.plant(pair, rng, names, 1)
    return pair


def turned(pair: Pair) -> Pair:
    """The pair with its sides exchanged."""
    return Pair(
        pair.target,
        pair.source,
        {(j, i) for i, j in pair.links},
        pair.all_links,
        None,
        pair.origin,
        pair.group,
    )


def _copied(pair: Pair) -> Pair:
    made = harmless._copy
    return Pair(
        made(pair.source),
        made(pair.target),
        set(pair.links),
        pair.all_links,
        pair.any_changed,
        pair.origin,
        pair.group,
    )


def identical(text: str, group: str) -> Pair:
    """A text beside itself, every word linked with itself."""
    side = tokens(text)
    return Pair(
        side,
        tokens(text),
        {(i, i) for i in range(len(side))},
        all_links=True,
        origin="copy",
        group=group,
    )


def names_of(text: str) -> list[str]:
    """Capitalised words inside the sentences of a text."""
    side = tokens(text)
    known = {*words.MONTHS, *words.DAYS}
    return [
        token.text
        for k, token in enumerate(side)
        if k
        and token.text[0].isupper()
        and len(token.text) > 2
        and token.text not in known
        and side[k - 1].text not in {".", "“", '"', "!", "?"}
    ]


def own_pairs(
    learn: Sequence[dict[str, Any]], rng: random.Random, times: int, pool: Sequence[str]
) -> Iterator[Pair]:
    """Our own rows `times` over: as they are, with errors planted, beside others."""
    for _ in range(times):
        made: list[Pair] = []
        for row in learn:
            names = [*names_of(row["source"]), *names_of(row["faithful"])] * 3 + rng.sample(pool, 5)
            made += [sources.faithful(row), sources.distorted(row)]
            if rng.random() < 0.6:
                made.append(sources.between(row))
            for base, share in (
                (sources.faithful(row), 1.0),
                (identical(row["source"], row["source"]), 0.4),
                (identical(row["faithful"], row["source"]), 0.3),
            ):
                if rng.random() < share:
                    pair = planted(base, rng, names, "own-planted", rng.choice([1, 1, 2, 3]))
                    made += [pair] if pair else []
            if rng.random() < 0.5:
                soft = planted(sources.faithful(row), rng, names, "own-softened", 0)
                made += [soft] if soft else []
        rng.shuffle(made)
        joined = [
            harmless.joined(first, second, rng)
            for first, second in zip(made[: len(made) // 6], made[-(len(made) // 6) :], strict=True)
            if first.group != second.group
        ]
        surrounded = [
            harmless.surrounded(first, second, rng)
            for first, second in zip(made[: len(made) // 8], made[-(len(made) // 8) :], strict=True)
            if first.group != second.group and first.origin != "own-between"
        ]
        yield from made
        yield from joined
        yield from surrounded


def story_pairs(retellings: Iterable[Retelling], rng: random.Random) -> Iterator[Pair]:
    """The sentences of whole stories in their context, and half of them with errors planted."""
    for pair in context.in_context(retellings):
        yield pair
        if rng.random() < PLANTED_STORIES:
            names = [*names_of(render(pair.source)), *names_of(render(pair.target))]
            made = planted(pair, rng, names or ["Monday"], context.ORIGIN, rng.choice([0, 1, 1, 2]))
            if made:
                yield made


def other_pairs(folder: Path, rng: random.Random, planted_pairs: int) -> Iterator[Pair]:
    """The pairs of the sets by others, and errors planted in their sentences."""
    yield from sources.post_edits(folder)
    yield from sources.two_references(folder)
    yield from sources.revisions(folder)
    for _ in range(2):
        yield from sources.summaries(folder)
    yield from sources.unsupported_words(folder)
    yield from sources.inferences(folder, rng)
    texts = [(text, group) for text, group in sources.sentences(folder) if 40 < len(text) < 330]
    rng.shuffle(texts)
    pool = [name for text, _ in islice(texts, 3000) for name in names_of(text)]
    bases = list(sources.two_references(folder))
    before: Pair | None = None
    for k in range(planted_pairs):
        if rng.random() < 0.2:
            base = rng.choice(bases)
            text = "".join(token.text for token in base.source)
        else:
            text, group = texts[k % len(texts)]
            base = identical(text, group)
        names = names_of(text) * 3 + rng.sample(pool, 6)
        errors = rng.choice([0, 0, 1, 1, 1, 1, 2, 3])
        pair = planted(base, rng, names, "planted" if errors else "softened", errors)
        if pair is None:
            continue
        if before is not None and rng.random() < 0.12:
            pair = harmless.joined(before, pair, rng)
        before = pair
        yield pair


def names_pool(folder: Path, rng: random.Random) -> list[str]:
    """Names of other stories."""
    texts = [text for text, _ in islice(sources.sentences(folder), 6000)]
    return rng.sample([name for text in texts for name in names_of(text)], 3000)


def write(path: Path, pairs: Iterator[Pair] | Sequence[Pair], rng: random.Random) -> None:
    """Write pairs as lines in random order, and print how many of which origin."""
    counts: Counter[str] = Counter()
    lines = []
    for pair in pairs:
        if not (context.fits(pair) or sources.fits(pair)):
            continue
        row = pair.row()
        if any(len(tokens(row[side])) != len(row[f"tags_{side}"]) for side in "ab"):
            continue
        counts[pair.origin] += 1
        lines.append(json.dumps(row, ensure_ascii=False))
    rng.shuffle(lines)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(path.name, len(lines), dict(counts), flush=True)


COPIES = 0.2
"""Share of the pairs of two equal texts that is kept."""
FROM_INFERENCE = 0.5
"""Share that is kept of pairs of which one side says far less than the other."""
INFERENCE = frozenset({"cad-nli", "negation-nli", "conjnli", "token-hallucination"})


def thinned(pairs: Iterator[Pair], rng: random.Random) -> Iterator[Pair]:
    """The pairs without most of those that teach little."""
    for pair in pairs:
        is_copy = [t.text for t in pair.source] == [t.text for t in pair.target]
        if is_copy and rng.random() > COPIES:
            continue
        if pair.origin in INFERENCE and rng.random() > FROM_INFERENCE:
            continue
        yield pair
