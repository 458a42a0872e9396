"""Other tools that remove near-duplicates, at a given threshold, file in and file out.

Run by the interpreter that has them (RETOLD_PEERS names it), which need not have retold:

    python benchmarks/dedupe_peers.py NAME IN.jsonl OUT.jsonl LABELS.json [THRESHOLD]

LABELS receives the cluster of each row; `-` spares a tool that only tells what it keeps from
finding them. Without THRESHOLD it is the one that the tool's own pages use. Exits with 75 where the
tool is not installed.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ABSENT = 75
SHINGLE = 5
WORD = re.compile(r"\w+")


def datasketch(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """MinHash of 128 permutations and MinHashLSH, as in its guide; on word 5-grams.

    What the index finds is checked by the signatures' own estimate: the index alone lets through
    pairs well below its threshold.
    """
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    del labelled
    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    signatures: list[Any] = []
    for row, text in enumerate(_texts(source)):
        signature = MinHash(num_perm=128)
        signature.update_batch([gram.encode() for gram in _grams(text)])
        alike = [
            labels[int(other)]
            for other in lsh.query(signature)
            if signature.jaccard(signatures[int(other)]) >= threshold
        ]
        labels.append(min(alike, default=row))
        signatures.append(signature)
        lsh.insert(str(row), signature)


def rensa(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """RMinHashDeduplicator over the words of each text, as in its README."""
    _rensa(source, labels, str.split, threshold, labelled=labelled)


def rensa_shingles(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """The same over word 5-grams."""
    _rensa(source, labels, lambda text: list(_grams(text)), threshold, labelled=labelled)


def _rensa(
    source: Path,
    labels: list[int],
    tokens: Callable[[str], list[str]],
    threshold: float,
    *,
    labelled: bool,
) -> None:
    from rensa import RMinHash, RMinHashDeduplicator  # type: ignore[import-not-found]

    tool = RMinHashDeduplicator(threshold=threshold, num_perm=128, use_lsh=True)
    pairs = ((str(row), tokens(text)) for row, text in enumerate(_texts(source)))
    labels.extend(row if kept else -1 for row, kept in enumerate(tool.add_pairs(pairs)))
    if labelled:
        for row, text in enumerate(_texts(source)):
            if labels[row] < 0:
                sketch = RMinHash(num_perm=128, seed=42)
                sketch.update(tokens(text))
                labels[row] = min(map(int, tool.get_duplicates(sketch)), default=row)


def text_dedup(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """Its minhash command as it is: word 5-grams, 250 permutations."""
    import pickle

    from text_dedup.minhash import main as run  # type: ignore[import-not-found]

    del labelled
    out = source.parent / "text-dedup"
    options = {"path": "json", "data_files": source, "split": "train", "column": "text"}
    places = {"cache_dir": source.parent / "cache", "output": out}
    options["threshold"] = threshold
    words = [f"--{name}={value}" for name, value in {**options, **places}.items()]
    run([*words, "--debug"], standalone_mode=False)
    held = pickle.loads((out / "uf.pkl").read_bytes())  # noqa: S301 - its own
    parent = held.parent if hasattr(held, "parent") else held
    rows = sum(1 for _ in _texts(source))

    def root(row: int) -> int:
        while parent.get(row, row) != row:
            row = parent[row]
        return row

    labels.extend(root(row) for row in range(rows))


def daft(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """Its minhash expression at 64 hashes of word 5-grams, normalised, in the bands that suit."""
    import daft as tool  # type: ignore[import-not-found]
    from daft import col

    del labelled
    frame = tool.read_json(str(source)).select("text")
    text = col("text").normalize(remove_punct=True, lowercase=True, white_space=True)
    hashed = frame.select(text.minhash(num_hashes=64, ngram_size=SHINGLE, seed=42).alias("h"))
    signatures = hashed.to_arrow().column("h").combine_chunks().flatten().to_numpy()
    rows = min((1, 2, 4, 8, 16), key=lambda rows: abs((rows / 64) ** (1 / rows) - threshold))
    _unite(signatures.reshape(-1, 64 // rows, rows), labels)


def datatrove(source: Path, labels: list[int], threshold: float, *, labelled: bool) -> None:
    """Its four MinHash steps as in its example: word 5-grams, 14 buckets of 8 hashes, no cluster.

    The buckets stand for a threshold of 0.72; others are not asked for. A row is known by its id,
    which its reader makes of its place. Its words are those of spaCy's tokenizer. All in one
    process: what others use could not be counted.
    """
    from datatrove.executor import LocalPipelineExecutor as Run  # type: ignore[import-not-found]
    from datatrove.pipeline.dedup import minhash as step  # type: ignore[import-not-found]
    from datatrove.pipeline.readers import JsonlReader  # type: ignore[import-not-found]
    from datatrove.pipeline.writers import JsonlWriter  # type: ignore[import-not-found]

    del labelled, threshold
    work = source.parent / "datatrove"
    shutil.rmtree(work, ignore_errors=True)
    signed, paired, gone, kept = (f"{work}/{name}" for name in ("signed", "paired", "gone", "kept"))
    buckets = step.MinhashConfig().num_buckets
    reader = JsonlReader(str(source.parent), glob_pattern=source.name, id_key="none")
    writer = JsonlWriter(kept, compression=None)
    for name, tasks, steps in (
        ("sign", 1, [reader, step.MinhashDedupSignature(signed)]),
        ("pair", buckets, [step.MinhashDedupBuckets(signed, paired)]),
        ("join", 1, [step.MinhashDedupCluster(paired, gone)]),
        ("drop", 1, [reader, step.MinhashDedupFilter(gone), writer]),
    ):
        Run(steps, tasks=tasks, workers=1, logging_dir=f"{work}/{name}").run()
    labels.extend([-1] * sum(1 for _ in _texts(source)))
    with Path(kept, "00000.jsonl").open("rb") as lines:
        for place in (int(json.loads(line)["id"].rpartition("/")[2]) for line in lines):
            labels[place] = place


def _unite(bands: Any, labels: list[int]) -> None:  # noqa: ANN401 - an array of a peer's NumPy
    """Rows with an equal band are in one cluster: what its guide does with data frames."""
    rows = len(bands)
    labels.extend(range(rows))

    def root(row: int) -> int:
        while labels[row] != row:
            labels[row] = labels[labels[row]]
            row = labels[row]
        return row

    for band in range(bands.shape[1]):
        seen: dict[bytes, int] = {}
        for row in range(rows):
            key = bands[row, band].tobytes()
            one, other = root(row), root(seen.setdefault(key, row))
            labels[max(one, other)] = min(one, other)
    labels[:] = [root(row) for row in range(rows)]


def _texts(source: Path) -> Iterator[str]:
    with source.open("rb") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _grams(text: str) -> set[str]:
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


DOCUMENTED = {
    "datasketch": 0.5,
    "rensa": 0.8,
    "rensa, 5-grams": 0.8,
    "daft": 0.7,
    "datatrove": 0.72,
    "text-dedup": 0.7,
}
"""The threshold that a tool's own pages use."""

UNLABELLED = ("datatrove",)
"""Tools that have one threshold here, and tell no clusters."""

TOOLS: dict[str, Callable[..., None]] = {
    "datasketch": datasketch,
    "rensa": rensa,
    "rensa, 5-grams": rensa_shingles,
    "daft": daft,
    "datatrove": datatrove,
    "text-dedup": text_dedup,
}


def main() -> None:
    """Run one tool; the rows that it keeps are copied as they are."""
    name, source, out, where = sys.argv[1:5]
    threshold = float(sys.argv[5]) if len(sys.argv) > 5 else DOCUMENTED[name]
    labels: list[int] = []
    try:
        TOOLS[name](Path(source), labels, threshold, labelled=where != "-")
    except ImportError:
        sys.exit(ABSENT)
    with Path(source).open("rb") as lines, Path(out).open("wb") as kept:
        kept.writelines(line for row, line in enumerate(lines) if labels[row] == row)
    if where != "-":
        Path(where).write_text(json.dumps(labels), encoding="utf-8")


if __name__ == "__main__":
    main()
