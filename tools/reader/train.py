"""Train the network on the pairs of a folder."""

import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from torch import Tensor
from torch.nn import functional

from reader import vocabulary
from reader.network import Network, load
from reader.pairs import WORD

MOST_PIECES = 2300
"""Pieces of a batch, padding included."""
LONGEST = 240
"""Pieces of a side that are read."""
RATES = {"trunk": 2e-4, "heads": 1e-3}
WARM_UP = 150
REPORTED = 300
"""Seconds between two reports."""
CHANGED_WEIGHT, LINKED_WEIGHT = 2.0, 3.0
LINK_SHARE, ANY_SHARE = 0.5, 0.1
"""What the losses of links, and of pairs of which only that something changed is known, count."""


class Plan(NamedTuple):
    """How long to train, and at which share of the rates: from `rate` down to `falls_to` of it."""

    minutes: float
    seed: int
    rate: float
    falls_to: float
    out: Path


class Example(NamedTuple):
    """A pair in pieces."""

    ids: list[int]
    places: list[int]
    side: list[int]
    words: list[list[int]]
    word_side: list[int]
    tags: list[int]
    links: list[tuple[int, int]]
    all_links: bool
    any_changed: int | None
    origin: str


def word_pieces(path: Path) -> Tokenizer:
    """The tokenizer of the kept vocabulary."""
    pieces = vocabulary.read(path)
    model = WordPiece(
        {piece: index for index, piece in enumerate(pieces)},
        unk_token="[UNK]",
        max_input_chars_per_word=40,
    )
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def example(row: dict[str, Any], tokenizer: Tokenizer) -> Example | None:
    """A written pair in pieces; None where a side is too long."""
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids: list[int] = []
    places: list[int] = []
    side: list[int] = []
    words: list[list[int]] = []
    word_side: list[int] = []
    tags: list[int] = []
    sizes = []
    for name, sign in (("a", 1), ("b", -1)):
        texts = [match.group() for match in WORD.finditer(row[name])]
        begin = len(ids)
        ids.append(start)
        for encoded in tokenizer.encode_batch(texts):
            words.append(list(range(len(ids), len(ids) + len(encoded.ids))) or [len(ids) - 1])
            ids += encoded.ids
        ids.append(end)
        if len(ids) - begin > LONGEST:
            return None
        places += range(len(ids) - begin)
        side += [sign] * (len(ids) - begin)
        word_side += [sign] * len(texts)
        sizes.append(len(texts))
        tags += row[f"tags_{name}"]
    links = [(i, j + sizes[0]) for i, j in row["links"]]
    return Example(
        ids, places, side, words, word_side, tags, links, row["all"], row["any"], row["origin"]
    )


def batches(data: Sequence[Example], rng: random.Random | None) -> Iterator[list[Example]]:
    """The examples in batches of like length, in random order."""
    order = list(data)
    if rng:
        rng.shuffle(order)
    found: list[list[Example]] = []
    step = 1600
    for begin in range(0, len(order), step):
        batch: list[Example] = []
        for item in sorted(order[begin : begin + step], key=lambda item: len(item.ids)):
            if (len(batch) + 1) * len(item.ids) > MOST_PIECES:
                found.append(batch)
                batch = []
            batch.append(item)
        found.append(batch)
    if rng:
        rng.shuffle(found)
    yield from (batch for batch in found if batch)


def tensors(batch: Sequence[Example]) -> tuple[Tensor, ...]:
    """Ids, places, sides, pooling and the sides of words, padded."""
    length = max(len(item.ids) for item in batch)
    size = max(len(item.words) for item in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    places = torch.zeros(len(batch), length, dtype=torch.long)
    side = torch.zeros(len(batch), length)
    pool = torch.zeros(len(batch), size, length)
    word_side = torch.zeros(len(batch), size)
    for k, item in enumerate(batch):
        n = len(item.ids)
        ids[k, :n] = torch.tensor(item.ids)
        places[k, :n] = torch.tensor(item.places)
        side[k, :n] = torch.tensor(item.side, dtype=torch.float)
        word_side[k, : len(item.words)] = torch.tensor(item.word_side, dtype=torch.float)
        for word, pieces in enumerate(item.words):
            pool[k, word, pieces] = 1 / len(pieces)
    return ids, places, side, pool, word_side


def loss_of(batch: Sequence[Example], links: Tensor, tags: Tensor) -> Tensor:
    """The loss of a batch: words' tags, links where they are known, and pairs' tags."""
    shape = tags.shape
    wanted = torch.full(shape, -1.0)
    link_wanted = torch.zeros(*shape, shape[1])
    link_known = torch.zeros(*shape, shape[1])
    anything = torch.tensor(0.0)
    for k, item in enumerate(batch):
        wanted[k, : len(item.tags)] = torch.tensor(item.tags, dtype=torch.float)
        size, split = len(item.words), item.word_side.index(-1)
        if item.links:
            rows, columns = torch.tensor(item.links).T
            if item.all_links:
                link_known[k, :split, split:size] = 1
            else:
                link_known[k, rows, split:size] = 1
                link_known[k, :split, columns] = 1
            link_wanted[k, rows, columns] = 1
        if item.any_changed:
            anything = anything + functional.softplus(-torch.logsumexp(tags[k, split:size], 0))
    known = wanted >= 0
    weight = torch.tensor(CHANGED_WEIGHT)
    tag_loss = functional.binary_cross_entropy_with_logits(
        tags[known], wanted[known], pos_weight=weight
    )
    link_loss = functional.binary_cross_entropy_with_logits(
        links,
        link_wanted,
        weight=link_known,
        pos_weight=torch.tensor(LINKED_WEIGHT),
        reduction="sum",
    ) / link_wanted.sum().clamp(min=1)
    return 3 * tag_loss + LINK_SHARE * link_loss + ANY_SHARE * anything / len(batch)


def examples(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The pairs of a file."""
    with path.open(encoding="utf-8") as lines:
        made = (example(json.loads(line), tokenizer) for line in lines)
        return [item for item in made if item is not None]


def four_bits(words: Tensor, group: int = 32) -> Tensor:
    """Word vectors as they will be written: 15 steps, a scale for 32 coordinates."""
    grouped = words.view(len(words), -1, group)
    scale = (grouped.abs().amax(-1, keepdim=True) / 7).clamp(min=1e-8).half().float()
    return ((grouped / scale).round().clamp(-7, 7) * scale).view_as(words)


def network(folder: Path, vocabulary_path: Path, start: Path | None, layers: int = 6) -> Network:
    """MiniLM with new heads and the kept vocabulary, or a network that was trained before."""
    full = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    kept = [full[piece] for piece in vocabulary.read(vocabulary_path)]
    net = Network(load(folder), kept, layers)
    net.words.weight.data = four_bits(net.words.weight.data)
    if start:
        net.load_state_dict(torch.load(start))
    return net


def train(net: Network, data: list[Example], held: list[Example], plan: Plan) -> None:
    """Train for some minutes, and write the network every few."""
    rng = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    heads = ("link", "joint", "tag", "same")
    groups: dict[str, list[torch.nn.Parameter]] = defaultdict(list)
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            head = name.split(".")[0].startswith(heads[:3]) or name.endswith("same")
            groups["heads" if head else "trunk"].append(parameter)
    rates = {name: rate * plan.rate for name, rate in RATES.items()}
    optimizer = torch.optim.AdamW(
        [{"params": groups[name], "lr": rate} for name, rate in rates.items()], weight_decay=0.01
    )
    began, step, seen, running = time.time(), 0, 0, 0.0
    budget = plan.minutes * 60
    reported = 0.0
    net.train()
    while time.time() - began < budget:
        for batch in batches(data, rng):
            share = (time.time() - began) / budget
            if share >= 1:
                break
            falling = 1 + (plan.falls_to - 1) * share
            for group, rate in zip(optimizer.param_groups, rates.values(), strict=True):
                group["lr"] = rate * falling * min(1, (step + 1) / WARM_UP)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                links, tags = net(*tensors(batch))
            loss = loss_of(batch, links, tags)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen += len(batch)
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            if time.time() - began - reported > REPORTED:
                reported = time.time() - began
                print(
                    f"{reported / 60:.1f} min, {seen} pairs, {seen / reported:.1f}/s, "
                    f"loss {running:.4f}, held {measured(net, held)}",
                    flush=True,
                )
                torch.save(net.state_dict(), plan.out)
                net.train()
    torch.save(net.state_dict(), plan.out)
    print(f"done: {seen} pairs, held {measured(net, held)}", flush=True)


@torch.no_grad()
def scores(net: Network, data: Sequence[Example]) -> list[tuple[Example, Tensor, Tensor]]:
    """The links and tags of examples, as probabilities."""
    net.eval()
    found = []
    for batch in batches(data, None):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            links, tags = net(*tensors(batch))
        for k, item in enumerate(batch):
            size = len(item.words)
            found.append((item, links[k, :size, :size].sigmoid(), tags[k, :size].sigmoid()))
    return found


def measured(net: Network, held: Sequence[Example]) -> dict[str, float]:
    """Average precision over the words of a side, and the best F1 of links."""
    ranked: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for item, links, tags in scores(net, held):
        split = item.word_side.index(-1)
        for k, (tag, score) in enumerate(zip(item.tags, tags.tolist(), strict=True)):
            if tag >= 0:
                ranked["source" if k < split else "target"].append((score, tag))
        gold = set(item.links)
        if gold and item.origin == "own-faithful":
            known = {i for i, _ in gold}
            ranked["links"] += [
                (links[i, j].item(), int((i, j) in gold))
                for i in known
                for j in range(split, len(item.words))
            ]
    return {name: round(average_precision(pairs), 4) for name, pairs in ranked.items()}


def average_precision(pairs: list[tuple[float, int]]) -> float:
    """The mean precision at each true item, by falling score."""
    right, total = 0, 0.0
    for rank, (_, truth) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), 1):
        if truth:
            right += 1
            total += right / rank
    return total / right if right else math.nan
