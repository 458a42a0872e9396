"""How well candidates and matches are found among 33,000 articles, by method.

Built from `allsides.jsonl`: articles translated to Spanish or Galician and back (Apertium, where it
is installed), edited copies (a fifth of the sentences and an eighth of the words dropped, clauses
swapped), and three sentences of one article put into another. All are added to the articles, and
looked for with the originals. Each article serves one purpose. Settings were chosen on one half of
the originals, by a hash of the id; the other is reported.

    python -m benchmarks.quality.retrieval
"""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import records
from benchmarks.record import write
from retold.corpus import Corpus, Match
from retold.corpus.copied import Piece, pieces
from retold.corpus.matches import verify
from retold.corpus.verify import INDEPENDENT, Sought
from retold.index import Rates, Stored, fingerprints, outlines
from retold.index.archive import COMMON, STEEPNESS
from retold.index.fingerprint import OF_WORDS
from retold.model import Document

ROUND_TRIPS = 500  # for each language
TRANSLATED = 25  # of these, for each language, are looked for in translation too
EDITED = 500
EXCERPTS = 500
VERIFIED = 100  # of each kind, looked for by the whole of `find`
SAME_DAY_PAIRS = 1000
SHARED_RARE = 8  # words of a hundredth of the articles that two must share to be on one topic
BATCH = 25  # texts that one call of Apertium translates
PIVOTS = {"es": ("eng-spa", "spa-eng"), "gl": ("en-gl", "gl-en")}
BINS = 64
LOOKED_AT = (1, 10, 30)

Keys: TypeAlias = npt.NDArray[np.uint64]
Rows: TypeAlias = npt.NDArray[np.int64]
Method: TypeAlias = Callable[[Sequence[str]], tuple[Keys, Rows]]


class Case(NamedTuple):
    """An article, and the copy made of it, which the article should find; language: if another."""

    made: str
    original: dict[str, Any]
    copy: str
    language: str = ""


def main() -> None:
    """Measure every method on the same copies, then the whole of `find`, and write the result."""
    articles = [row for row in records("allsides*.jsonl*") if row["text"].strip()]
    cases = list(_cases(articles))
    copies = [case for case in cases if not case.language]
    result: dict[str, Any] = {
        "articles": len(articles),
        "copies": dict(Counter(case.made for case in cases)),
        "methods": {name: _measured(method, articles, copies) for name, method in METHODS.items()},
        **_found(articles, cases),
        "same day, other outlet": _same_day(articles),
    }
    write("retrieval", result)


def _cases(articles: Sequence[dict[str, Any]]) -> Iterator[Case]:
    usual = [row for row in articles if 1200 < len(row["text"]) < 8000]
    usual.sort(key=lambda row: _hash("retrieval" + row["id"]))
    rows = iter(usual)
    for language in PIVOTS:
        chosen = [next(rows) for _ in range(ROUND_TRIPS)]
        yield from _round_trips(chosen, language)
    for _ in range(EDITED):
        row = next(rows)
        yield Case("edited copy", row, _edited(row))
    for _ in range(EXCERPTS):
        row, host = next(rows), next(rows)
        excerpt = _excerpt(row, host)
        if excerpt is not None:
            yield Case("excerpt", row, excerpt)


def _round_trips(rows: Sequence[dict[str, Any]], language: str) -> Iterator[Case]:
    if shutil.which("apertium") is None:
        print("round trips skipped: apertium is not installed", file=sys.stderr)
        return
    there, back = PIVOTS[language]
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        originals = [row["text"] for row in batch]
        texts = _translated(originals, (there, back))
        abroad = _translated(originals, (there,)) if start < TRANSLATED else texts
        for at, row in enumerate(batch):
            if 0.8 < len(texts[at]) / len(row["text"]) < 1.25:
                yield Case(f"round trip {language}", row, texts[at])
                if start + at < TRANSLATED:
                    yield Case(f"translated to {language}", row, abroad[at], language)


def _translated(texts: Sequence[str], modes: tuple[str, ...]) -> list[str]:
    """The texts through one or two translations; kept for the next run, which saves minutes."""
    kept = Path(tempfile.gettempdir()) / "retold-data" / "translated"
    kept.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256("\0".join([*modes, *texts]).encode()).hexdigest()
    path = kept / f"{key}.json"
    if path.exists():
        found: list[str] = json.loads(path.read_text(encoding="utf-8"))
        return found
    translated = list(texts)
    for mode in modes:
        translated = _through(translated, mode)
    path.write_text(json.dumps(translated), encoding="utf-8")
    return translated


def _through(texts: Sequence[str], mode: str) -> list[str]:
    """The texts in another language, in one call: loading takes longer than translating one."""
    marked = "".join(f"\n\nZQX{at}XQZ\n\n{text}" for at, text in enumerate(texts))
    run = subprocess.run(
        ["apertium", "-u", mode], input=marked, capture_output=True, text=True, check=True
    )
    parts = re.split(r"\s*ZQX(\d+)XQZ\s*", run.stdout)
    found = {int(parts[at]): parts[at + 1] for at in range(1, len(parts) - 1, 2)}
    return [found.get(at, "") for at in range(len(texts))]


def _edited(row: dict[str, Any]) -> str:
    chance = random.Random(row["id"])  # noqa: S311 - a repeatable choice, no secret
    lines = []
    for line in _sentences(row["text"]):
        if chance.random() < 0.2:
            continue
        words = [word for word in line.split(" ") if chance.random() > 0.12]
        if len(words) > 6 and chance.random() < 0.3:
            at = chance.randrange(2, len(words) - 2)
            words = words[at:] + words[:at]
        lines.append(" ".join(words))
    return " ".join(lines)


def _excerpt(row: dict[str, Any], host: dict[str, Any]) -> str | None:
    """The host with three sentences of the row in it; None where they have fewer than 30 words."""
    chance = random.Random(row["id"])  # noqa: S311
    lines, around = _sentences(row["text"]), _sentences(host["text"])
    at = chance.randrange(max(1, len(lines) - 3))
    excerpt = lines[at : at + 3]
    if len(" ".join(excerpt).split()) < 30:
        return None
    place = chance.randrange(len(around))
    return " ".join([*around[:place], *excerpt, *around[place:]])


def _sentences(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=[.!?])\s+", text) if line]


def _measured(
    method: Method, articles: Sequence[dict[str, Any]], cases: Sequence[Case]
) -> dict[str, Any]:
    """Keys, speed and recall of a method; the lists of its keys are held in memory."""
    texts = [row["text"] for row in articles] + [case.copy for case in cases]
    place = {row["id"]: at for at, row in enumerate(articles)}
    start = time.process_time()
    keys, rows = _built(method, texts)
    seconds = time.process_time() - start
    hits: dict[str, list[int]] = defaultdict(list)
    times = []
    for at, case in enumerate(cases):
        if not _is_reported(case.original):
            continue
        start = time.process_time()
        asked = np.unique(method([case.original["text"]])[0])
        found = _best(keys, rows, asked, len(texts))
        times.append(time.process_time() - start)
        others = [one for one in found if one != place[case.original["id"]]]
        wanted = len(articles) + at
        hits[case.made].append(others.index(wanted) if wanted in others else len(texts))
    return {
        "keys per document": round(len(keys) / len(texts), 1),
        "bytes per document": round(12 * len(keys) / len(texts)),
        "documents per second": round(len(texts) / seconds),
        "milliseconds per lookup": round(1000 * float(np.median(times)), 2),
        "recall": {
            made: {
                f"@{many}": round(sum(rank < many for rank in ranks) / len(ranks), 4)
                for many in LOOKED_AT
            }
            for made, ranks in hits.items()
        },
    }


def _built(method: Method, texts: Sequence[str], batch: int = 1000) -> tuple[Keys, Rows]:
    parts = []
    for start in range(0, len(texts), batch):
        keys, rows = method(texts[start : start + batch])
        parts.append((keys, rows + start))
    keys = np.concatenate([part[0] for part in parts])
    rows = np.concatenate([part[1] for part in parts])
    order = np.argsort(keys, kind="stable")
    return keys[order], rows[order]


def _best(keys: Keys, rows: Rows, asked: Keys, total: int) -> list[int]:
    """The documents with the most weight of shared keys, weighed as the archive weighs them."""
    left, right = np.searchsorted(keys, asked, "left"), np.searchsorted(keys, asked, "right")
    count = right - left
    used = (count > 0) & (count <= COMMON)
    left, count = left[used], count[used]
    if not len(count):
        return []
    places = np.repeat(left - np.cumsum(count) + count, count) + np.arange(count.sum())
    weight = np.repeat(np.log(1 + total / count) ** STEEPNESS, count)
    found, at = np.unique(rows[places], return_inverse=True)
    score = np.bincount(at, weight, minlength=len(found))
    best: list[int] = found[np.lexsort((found, -score))[: 1 + max(LOOKED_AT)]].tolist()
    return best


def _found(articles: Sequence[dict[str, Any]], cases: Sequence[Case]) -> dict[str, Any]:
    """Recall of `find` as a whole, from a corpus on disk, and its time."""
    ranks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Corpus(f"{folder}/news") as corpus:
        corpus.add(_document(row["id"], row["text"]) for row in articles)
        corpus.add(
            _document(f"copy-{at}", case.copy, case.language) for at, case in enumerate(cases)
        )
        for at, case in enumerate(cases):
            if not _is_reported(case.original) or len(ranks[case.made]) >= VERIFIED:
                continue
            start = time.process_time()
            asked = _document(case.original["id"], case.original["text"])
            matches = corpus.find(asked, languages=[case.language] if case.language else [])
            if not case.language:
                times.append(1000 * (time.process_time() - start))
            ids = [match.document.id for match in matches]
            rank = ids.index(f"copy-{at}") if f"copy-{at}" in ids else len(articles)
            before = [match for match in matches[:rank] if not match.document.id.startswith("copy")]
            behind = rank if rank >= len(ids) else _outranked(case, before)
            ranks[case.made].append((rank, behind))
            if rank < len(ids):
                kinds[case.made][matches[rank].relation.kind] += 1
    return {
        "find": {
            made: {
                "copies": len(found),
                "recall@1": round(sum(rank < 1 for rank, _ in found) / len(found), 4),
                "recall@1 but for longer reuse": round(
                    sum(rank < 1 for _, rank in found) / len(found), 4
                ),
                "recall@10": round(sum(rank < 10 for rank, _ in found) / len(found), 4),
                "called": dict(kinds[made].most_common()),
            }
            for made, found in ranks.items()
        },
        "find median ms of processor": round(float(np.median(times))),
        "find p95 ms of processor": round(float(np.percentile(times, 95))),
    }


def _outranked(case: Case, before: Sequence[Match]) -> int:
    """How many of the articles before a copy hold no run of the original's words as long."""

    def longest(text: str) -> int:
        return max((piece.words for piece in _pieces(case.original["text"], text)), default=0)

    least = longest(case.copy)
    return sum(longest(match.document.text) < least for match in before)


def _pieces(source: str, target: str) -> tuple[Piece, ...]:
    """The runs of words that two texts share."""
    ours, theirs = outlines([source, target])
    return pieces(ours, [theirs])[0]


def _same_day(articles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What is said of articles by two outlets on one day and topic, and of which wording."""
    kinds: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    for one, other in _pairs_of_a_day(articles):
        source, target = _document("one", one["text"]), _document("other", other["text"])
        match = verify(Sought(source), Stored(0, 1, target))
        kind = match.relation.kind if match else "no passage"
        kinds[kind] += 1
        if match and kind not in INDEPENDENT:
            runs[_run_of_own_words(source.text, target.text)] += 1
    return {
        "pairs": kinds.total(),
        "called": dict(kinds.most_common()),
        "called copies": runs.total(),
        "longest run of a report's own words in these": dict(sorted(runs.items())),
    }


def _run_of_own_words(source: str, target: str) -> str:
    """How long the longest run of words is that both have and nobody said, in steps."""
    longest = max((one.own for one in _pieces(source, target)), default=0)
    return next((f"{least} or more" for least in (50, 25, 12) if longest >= least), "fewer")


def _pairs_of_a_day(
    articles: Sequence[dict[str, Any]],
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of one day and two outlets that share some rare words, reported half."""
    usual = [row for row in articles if row["published"] and 1200 < len(row["text"]) < 8000]
    words = {row["id"]: set(re.findall(r"[a-z]{4,}", row["text"].lower())) for row in usual}
    spread = Counter(word for found in words.values() for word in found)
    rare = {
        id_: {word for word in found if spread[word] < len(usual) / 100}
        for id_, found in words.items()
    }
    by_day: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in usual:
        by_day[row["published"][:10]].append(row)
    pairs = [
        (one, other)
        for rows in by_day.values()
        for at, one in enumerate(rows)
        for other in rows[:at]
        if one["outlet"] != other["outlet"] and _is_one_topic(rare[one["id"]], rare[other["id"]])
    ]
    pairs.sort(key=lambda pair: _hash(pair[0]["id"] + pair[1]["id"]))
    return [pair for pair in pairs if _is_reported(pair[0])][:SAME_DAY_PAIRS]


def _is_one_topic(rare: set[str], others: set[str]) -> bool:
    return len(rare & others) >= SHARED_RARE


def _shingles(texts: Sequence[str], rate: int) -> tuple[Keys, Rows]:
    """Runs of three words, one in so many by its hash (Broder 1997, mod p sketches)."""
    keys, rows = _runs_of_three(texts)
    kept = keys % np.uint64(rate) == 0
    return _each_once(keys[kept], rows[kept])


def _minhash(texts: Sequence[str]) -> tuple[Keys, Rows]:
    """Bands of one bin of one-permutation MinHash over runs of three words (Li et al. 2012)."""
    keys, rows = _runs_of_three(texts)
    bins = rows.astype(np.uint64) * np.uint64(BINS) + (keys >> np.uint64(58))
    order = np.lexsort((keys, bins))
    bins, keys = bins[order], keys[order]
    first = np.flatnonzero(np.concatenate(([True], bins[1:] != bins[:-1])))
    return _each_once(keys[first], (bins[first] // np.uint64(BINS)).astype(np.int64))


def _runs_of_three(texts: Sequence[str]) -> tuple[Keys, Rows]:
    keys: list[Keys] = [np.zeros(0, np.uint64)]
    rows: list[Rows] = [np.zeros(0, np.int64)]
    for row, text in enumerate(texts):
        found = re.findall(r"\w+", text.lower())
        words = np.array([zlib.crc32(word.encode()) for word in found], dtype=np.uint64)
        if len(words) < 3:
            continue
        run = (words[:-2] * np.uint64(3) + words[1:-1]) * np.uint64(5) + words[2:]
        run = (run ^ (run >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
        keys.append(run ^ (run >> np.uint64(33)))
        rows.append(np.full(len(run), row, dtype=np.int64))
    return np.concatenate(keys), np.concatenate(rows)


def _each_once(keys: Keys, rows: Rows) -> tuple[Keys, Rows]:
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[first], rows[first]


METHODS: dict[str, Method] = {
    "triples 1 in 3, pairs 1 in 32 (chosen)": lambda texts: fingerprints(texts, OF_WORDS),
    "triples of telling words, 1 in 3": lambda texts: fingerprints(texts, Rates(0, 3, 0)),
    "pairs of telling words, 1 in 8": lambda texts: fingerprints(texts, Rates(8, 0, 0)),
    "names and numbers, pairs": lambda texts: fingerprints(texts, Rates(0, 0, 1)),
    "shingles of three words, 1 in 8": lambda texts: _shingles(texts, 8),
    "MinHash, 64 bands of 1": _minhash,
}


def _document(id_: str, text: str, language: str = "") -> Document:
    return Document(id_, text, language=language or "en")


def _is_reported(row: dict[str, Any]) -> bool:
    return _hash(str(row["id"])) % 2 == 1


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big")


if __name__ == "__main__":
    main()
