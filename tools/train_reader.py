#!/usr/bin/env python
"""Make the reader's weights: `src/retold/models/reader.npz`, `reader-update.npz` and `reader.txt`.

    python tools/train_reader.py material FOLDER --data LEARN [--planted 45000] [--seed 12]
    python tools/train_reader.py vocabulary FOLDER --base MINILM
    python tools/train_reader.py train FOLDER --base MINILM --minutes 38 --out v1.pt
    python tools/train_reader.py average FOLDER --base MINILM --out mean.pt v2.pt v3.pt
    python tools/train_reader.py update FOLDER --base MINILM --start v2.pt
    python tools/train_reader.py export FOLDER --base MINILM --start v2.pt

`export` writes all weights, `update` what a network trained further is more than those: a few
megabytes. `material` needs retold alone, the others torch, tokenizers and safetensors too (no
dependency of the project: a virtual environment of their own). tools/reader/README.md says where
the base and the data come from, and how long on what the shipped weights were trained.
"""

import argparse
import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src"), str(ROOT)]
PACKAGE = ROOT / "src" / "retold" / "models"


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "step", choices=["material", "vocabulary", "train", "average", "update", "export"]
    )
    parser.add_argument("folder", type=Path, help="where the pairs and the vocabulary lie")
    parser.add_argument("weights", type=Path, nargs="*", help="of average: networks of one size")
    parser.add_argument("--data", type=Path, help="the sets by others, as JSON lines")
    parser.add_argument("--base", type=Path, help="folder with MiniLM's model.safetensors")
    parser.add_argument("--planted", type=int, default=45_000, help="pairs with planted edits")
    parser.add_argument("--times", type=int, default=7, help="how often our own rows are seen")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--minutes", type=float, default=38.0)
    parser.add_argument("--rate", type=float, default=1.0, help="of the full rate")
    parser.add_argument("--falls-to", type=float, default=0.02, help="share of the rate at the end")
    parser.add_argument("--shard", type=int, nargs=2, metavar=("K", "N"), help="every Nth pair")
    parser.add_argument("--start", type=Path, help="a network that was trained before")
    parser.add_argument("--out", type=Path, help="where the network is written")
    asked = parser.parse_args()
    {"material": _material, "vocabulary": _vocabulary, "train": _train, "average": _average,
     "update": _update, "export": _export}[asked.step](asked)  # fmt: skip


def _material(asked: argparse.Namespace) -> None:
    from reader import material, sources

    from benchmarks.quality import rewordings, stories

    rng = Random(asked.seed)
    asked.folder.mkdir(exist_ok=True)
    learn, held = rewordings.split()
    pool = material.names_pool(asked.data, rng)
    own = material.own_pairs(learn, rng, asked.times, pool)
    material.write(asked.folder / "own.jsonl", own, rng)
    shown = [pair for row in held for pair in (sources.faithful(row), sources.distorted(row))]
    material.write(asked.folder / "held.jsonl", shown, rng)
    told = list(stories.retellings("learn"))
    material.write(asked.folder / "stories.jsonl", material.story_pairs(told, rng), rng)
    others = material.other_pairs(asked.data, rng, asked.planted)
    material.write(asked.folder / "others.jsonl", material.thinned(others, rng), rng)


def _vocabulary(asked: argparse.Namespace) -> None:
    from reader import vocabulary
    from tokenizers import Tokenizer

    full = Tokenizer.from_file(str(asked.base / "tokenizer.json"))
    vocabulary.write(asked.folder / "vocabulary.txt", vocabulary.cut(full))


def _train(asked: argparse.Namespace) -> None:
    import torch
    from reader import train

    torch.set_num_threads(1)
    tokenizer = train.word_pieces(asked.folder / "vocabulary.txt")
    files = [asked.folder / f"{name}.jsonl" for name in ("own", "others", "stories")]
    data = [item for file in files for item in train.examples(file, tokenizer)]
    if asked.shard:
        data = data[asked.shard[0] :: asked.shard[1]]
    held = train.examples(asked.folder / "held.jsonl", tokenizer)
    net = train.network(asked.base, asked.folder / "vocabulary.txt", asked.start)
    plan = train.Plan(asked.minutes, asked.seed, asked.rate, asked.falls_to, asked.out)
    train.train(net, data, held, plan)


def _average(asked: argparse.Namespace) -> None:
    import torch
    from reader import train

    states = [torch.load(path) for path in asked.weights]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    torch.save(mean, asked.out)
    tokenizer = train.word_pieces(asked.folder / "vocabulary.txt")
    held = train.examples(asked.folder / "held.jsonl", tokenizer)
    net = train.network(asked.base, asked.folder / "vocabulary.txt", asked.out)
    print(train.measured(net, held))


def _update(asked: argparse.Namespace) -> None:
    """Write what a network is more than the weights in the package."""
    from reader import export, train

    vocabulary = asked.folder / "vocabulary.txt"
    net = train.network(asked.base, vocabulary, asked.start)
    export.export_update(net, PACKAGE / "reader.npz", PACKAGE / "reader-update.npz")
    held = train.examples(asked.folder / "held.jsonl", train.word_pieces(vocabulary))
    print(
        f"largest difference of a score from the trained network: {export.farthest(net, held):.3f}"
    )


def _export(asked: argparse.Namespace) -> None:
    from reader import export, train

    vocabulary = asked.folder / "vocabulary.txt"
    net = train.network(asked.base, vocabulary, asked.start)
    export.export(net, PACKAGE / "reader.npz")
    (PACKAGE / "reader.txt").write_bytes(vocabulary.read_bytes())
    held = train.examples(asked.folder / "held.jsonl", train.word_pieces(vocabulary))
    print(
        f"largest difference of a score from the trained network: {export.farthest(net, held):.3f}"
    )


if __name__ == "__main__":
    main()
