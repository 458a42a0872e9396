"""Train the network by which the audit sees where a word is missing.

    python tools/train_gaps.py NEWS.jsonl OUT.npz [--batches N]

NEWS.jsonl: one article a line, its text under `text` (trained on every other of 33,800 English news
articles, 9.8 million words). From three sentences in four nouns (or runs of nouns), verbs, names or
pronouns are cut, one in about fourteen words; the network learns to say of each place whether, and
what, was cut there, and beside it which of the words cut in the same batch stood there: a second
task, whose weights are not kept. The rate falls as a cosine over all sentences, but the shipped
weights are those after 6,000 of 6,655 batches, a quarter of an hour of a core. Of 4,000 sentences
kept apart it finds, at one false alarm in twenty sound sentences, .57 of the nouns, .46 of the
verbs and .56 of the names. Needs PyTorch, to train only.
"""
# ruff: noqa: INP001, T201 - a script

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.autograd.function import FunctionCtx
from torch.nn import functional

from retold.audit.cues.deletions import CLASSES, CUT, LAYERS, SIZE, START, TOKEN, WORDS, token

WIDTH = 64
"""Numbers of an entry of the two tables, and of a word's vector."""
JOINED, TOGETHER = 128, 64
"""Width of what is made of the words around a place, and of what is asked of the word cut there."""
ARTICLES, MOST = 2, 4500
"""Every so manieth article is read, and of each so many characters."""
LONGEST, SHORTEST = 48, 5
"""Tokens of the sentences learnt from."""
BATCH, SORTED = 64, 4096
"""Sentences of a batch; so many are sorted by length at a time, so that batches are even."""
WHOLE = 0.25
"""Share of the sentences from which nothing is cut."""
EACH = 14
"""Tokens to one cut in the others."""
WHOLE_RUN = 0.4
"""Share of the cut nouns that take the nouns beside them along; names always do."""
RATE, WARMED = 2e-3, 200
WORD_SHARE = 0.3
"""What the second task counts."""
NOUN, NAME = 1, 3
APART, MEASURED = 4000, 1500
"""Sentences kept apart; after so many batches they are measured, and the weights saved."""
END = re.compile(r'(?:(?<=[a-z0-9)%][.!?])|(?<=[.!?,]["”’]))\s+(?=["“‘]?[A-Z0-9])|\n+')
"""Where a sentence of news ends; what it gets wrong is left out by the next."""
TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|"
    r"Dec)\.$"
)
"""The end of what is no whole sentence."""

Ints = NDArray[np.int64]


class News(NamedTuple):
    """Sentences as numbers of words, and what the network sees of each word."""

    words: NDArray[np.int32]
    starts: Ints
    seen: NDArray[np.int32]
    """Row, class and what may be cut of each word, then of each where it opens a sentence."""
    vectors: NDArray[np.float32]


class Cut(NamedTuple):
    """What was cut: the row of its batch, the place, what it was (from 1), the word's number."""

    row: int
    place: int
    kind: int
    word: int


class Batch(NamedTuple):
    """What the network reads, and what it should say of each place; -1 where nothing is asked."""

    rows: Tensor
    vectors: Tensor
    filled: Tensor
    wanted: Tensor
    cuts: list[Cut]


def main() -> None:
    """Read, learn, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("out")
    parser.add_argument("--batches", type=int, default=6000)
    asked = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    random = np.random.default_rng(0)
    learn(read(asked.news), random, asked)


def read(path: str) -> News:
    """The sentences of some news."""
    with Path(path).open(encoding="utf-8") as lines:
        texts = lines.readlines()
    number: dict[str, int] = {}
    words: list[int] = []
    starts = [0]
    for line in texts[::ARTICLES]:
        for sentence in END.split(json.loads(line)["text"][:MOST]):
            if sentence[-1:] not in '.!?”"' or TITLE.search(sentence):
                continue
            found = TOKEN.findall(sentence)
            if SHORTEST <= len(found) <= LONGEST:
                words += [number.setdefault(one, len(number)) for one in found]
                starts.append(len(words))
    seen = [token(one, first=first) for first in (False, True) for one in number]
    rows = np.array([(one.word, one.kind, one.cut) for one in seen], np.int32)
    vectors = np.stack([one.vector for one in seen[: len(number)]])
    return News(np.array(words, np.int32), np.array(starts), rows, vectors)


def cut(
    kinds: NDArray[np.int32], random: np.random.Generator, *, once: bool
) -> list[tuple[int, int, int]]:
    """First and last token of each cut, and its kind."""
    if random.random() < WHOLE:
        return []
    found = []
    for _ in range(1 if once else max(1, random.poisson(len(kinds) / EACH))):
        kind = int(random.integers(1, len(CUT) + 1))
        places = np.flatnonzero(kinds == kind)
        if not len(places):
            continue
        first = last = int(random.choice(places))
        if kind == NAME or (kind == NOUN and random.random() < WHOLE_RUN):
            while first > 0 and kinds[first - 1] == kind:
                first -= 1
            while last + 1 < len(kinds) and kinds[last + 1] == kind:
                last += 1
        found.append((first, last, kind))
    return found


def batch(news: News, chosen: Ints, random: np.random.Generator, *, once: bool = False) -> Batch:
    """Some sentences behind `START`, cut; once: each at one place at most."""
    half = len(news.seen) // 2
    ids = np.full((len(chosen), LONGEST + 1), -1, np.int64)
    wanted = np.full(ids.shape, -1, np.int64)
    cuts: list[Cut] = []
    for at, number in enumerate(chosen):
        words = news.words[news.starts[number] : news.starts[number + 1]]
        kinds = news.seen[words, 2]
        kinds[0] = news.seen[words[0] + half, 2]
        left = np.ones(len(words), bool)
        behind: dict[int, tuple[int, int]] = {}
        for first, last, kind in cut(kinds, random, once=once):
            left[first : last + 1] = False
            behind[last + 1] = kind, int(words[random.integers(first, last + 1)])
        kept = np.flatnonzero(left)
        for end, (kind, word) in sorted(behind.items()):
            place = int(np.searchsorted(kept, end))
            if place < len(kept):
                cuts.append(Cut(at, place, kind, word))
        row = words[kept].astype(np.int64)
        row[:1] += half
        ids[at, 1 : len(row) + 1] = row
        wanted[at, : len(row)] = 0
    for one in cuts:
        wanted[one.row, one.place] = one.kind
    longest = int((ids >= 0).sum(1).max()) + 1
    return _tensors(news, ids[:, :longest], wanted[:, :longest], cuts)


def _tensors(news: News, ids: Ints, wanted: Ints, cuts: list[Cut]) -> Batch:
    filled = torch.from_numpy((ids >= 0).astype(np.float32))
    filled[:, 0] = 1
    rows = torch.from_numpy(news.seen[ids][..., :2].astype(np.int64))
    rows[ids < 0] = 0
    rows[:, 0] = torch.tensor(START[:2])
    vectors = news.vectors[ids % (len(news.seen) // 2)]
    vectors[ids < 0] = 0
    return Batch(rows, torch.from_numpy(vectors), filled, torch.from_numpy(wanted), cuts)


class Network(nn.Module):
    """What retold.audit.cues.deletions computes, for a batch."""

    def __init__(self) -> None:
        super().__init__()
        wide = 2 * SIZE
        self.words = nn.Parameter(torch.randn(WORDS, WIDTH) * 0.5)
        self.classes = nn.Parameter(torch.randn(CLASSES, WIDTH) * 0.5)
        self.layers, self.biases = nn.ParameterList(), nn.ParameterList()
        for at in range(LAYERS):
            self.layers.append(_begun(wide if at else 6 * WIDTH, 3 * wide))
            bias = torch.zeros(3 * wide)
            bias[wide : 2 * wide] = 0.5
            self.biases.append(nn.Parameter(bias))
        self.skip = _begun(2 * WIDTH, wide)
        self.join = _begun(2 * wide, JOINED)
        self.join_bias = nn.Parameter(torch.zeros(JOINED))
        self.out = _begun(JOINED, len(CUT) + 1)
        self.out_bias = nn.Parameter(torch.zeros(len(CUT) + 1))
        self.ask = _begun(JOINED, TOGETHER)
        self.answer = _begun(2 * WIDTH, TOGETHER)

    def seen(self, rows: Tensor, vectors: Tensor) -> Tensor:
        """What enters the network."""
        return torch.cat((self.words[rows[..., 0]] + self.classes[rows[..., 1]], vectors), -1)

    def forward(self, read: Batch) -> Tensor:
        """What is made of the words around the place behind each token."""
        wide = 2 * SIZE
        mask = read.filled[..., None]
        seen = self.seen(read.rows, read.vectors) * mask
        before = functional.pad(seen, (0, 0, 1, 0))[:, :-1]
        found = torch.cat((before, seen, functional.pad(seen, (0, 0, 0, 1))[:, 1:]), -1)
        hidden = seen @ self.skip
        for weights, bias in zip(self.layers, self.biases, strict=True):
            gates = found @ weights + bias
            forget = torch.sigmoid(gates[..., wide : 2 * wide]) * mask + (1 - mask)
            reset = torch.sigmoid(gates[..., 2 * wide :])
            states = Recurrent.apply(forget, (1 - forget) * gates[..., :wide])
            found = hidden = (reset * states + (1 - reset) * hidden) * mask
        behind = functional.pad(hidden, (0, 0, 0, 1))[:, 1:]
        return torch.relu(torch.cat((hidden, behind), -1) @ self.join + self.join_bias)


def _begun(rows: int, columns: int) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, columns) * rows**-0.5)


def _turned(rows: Tensor) -> Tensor:
    """The rows by time first, with the half that reads backwards in the other order."""
    turned = torch.cat((rows[..., :SIZE], rows[..., SIZE:].flip(1)), -1)
    return turned.transpose(0, 1).contiguous()


def _returned(rows: Tensor) -> Tensor:
    """The same undone."""
    by_sentence = rows.transpose(0, 1)
    return torch.cat((by_sentence[..., :SIZE], by_sentence[..., SIZE:].flip(1)), -1)


class Recurrent(torch.autograd.Function):
    """Each state is the one before, as far as it is not forgotten, and what is fresh."""

    @staticmethod
    def forward(ctx: FunctionCtx, forget: Tensor, fresh: Tensor) -> Tensor:
        """The states."""
        kept, new = _turned(forget.detach()), _turned(fresh.detach())
        states = torch.empty_like(new)
        last = torch.zeros_like(new[0])
        for at in range(len(new)):
            last = torch.addcmul(new[at], kept[at], last, out=states[at])
        ctx.save_for_backward(kept, states)
        return _returned(states)

    @staticmethod
    def backward(ctx: FunctionCtx, slopes: Tensor) -> tuple[Tensor, Tensor]:
        """The slopes of what entered."""
        kept, states = ctx.saved_tensors
        slopes = _turned(slopes)
        found = slopes.clone()
        for at in range(len(slopes) - 2, -1, -1):
            torch.addcmul(slopes[at], kept[at + 1], found[at + 1], out=found[at])
        earlier = torch.cat((torch.zeros_like(states[:1]), states[:-1]))
        return _returned(found * earlier), _returned(found)


def losses(network: Network, news: News, read: Batch) -> tuple[Tensor, Tensor]:
    """Cross entropy of what was cut at each place, a sentence; of which word it was, a cut."""
    places = network(read)
    logits = (places @ network.out + network.out_bias).flatten(0, 1)
    of_kind = functional.cross_entropy(
        logits, read.wanted.flatten(), ignore_index=-1, reduction="sum"
    ) / len(read.rows)
    if not read.cuts:
        return of_kind, torch.zeros(())
    asked = places[[one.row for one in read.cuts], [one.place for one in read.cuts]] @ network.ask
    words = np.array([one.word for one in read.cuts])
    rows = torch.from_numpy(news.seen[words][:, :2].astype(np.int64))
    answers = network.seen(rows, torch.from_numpy(news.vectors[words])) @ network.answer
    same = torch.from_numpy(words[:, None] == words[None])
    same.fill_diagonal_(fill_value=False)
    scores = (asked @ answers.T * TOGETHER**-0.5).masked_fill(same, -1e9)
    return of_kind, functional.cross_entropy(scores, torch.arange(len(words)))


def learn(news: News, random: np.random.Generator, asked: argparse.Namespace) -> None:
    """Learn by Adam (Kingma and Ba 2015), and write the weights every `MEASURED` batches."""
    network = Network()
    order = random.permutation(len(news.starts) - 1)
    apart, batches = order[:APART], evened(news, order[APART:], random)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.98), fused=True)
    for step, chosen in enumerate(batches[: asked.batches], 1):
        for group in optimizer.param_groups:
            falling = (1 + np.cos(np.pi * step / len(batches))) / 2
            group["lr"] = RATE * min(1, step / WARMED) * falling
        of_kind, of_word = losses(network, news, batch(news, chosen, random))
        optimizer.zero_grad(set_to_none=True)
        (of_kind + WORD_SHARE * of_word).backward()
        optimizer.step()
        if step % MEASURED == 0 or step == asked.batches:
            np.savez(asked.out, **stored(network))
            print(f"{step} of {len(batches)}:", *found_apart(network, news, apart), flush=True)


def evened(news: News, order: Ints, random: np.random.Generator) -> list[Ints]:
    """Batches of sentences of like length, in random order."""
    sizes = np.diff(news.starts)
    batches: list[Ints] = []
    for start in range(0, len(order), SORTED):
        window = order[start : start + SORTED]
        window = window[np.argsort(sizes[window], kind="stable")]
        parts = [window[at : at + BATCH] for at in range(0, len(window), BATCH)]
        random.shuffle(parts)
        batches += parts
    return batches


def found_apart(network: Network, news: News, apart: Ints) -> Iterable[str]:
    """The share of each kind of cut that is found, at one false alarm in twenty sentences."""
    random = np.random.default_rng(1)
    sound: list[float] = []
    cuts: dict[int, list[float]] = {kind: [] for kind in range(1, len(CUT) + 1)}
    for start in range(0, len(apart), 200):
        read = batch(news, apart[start : start + 200], random, once=True)
        with torch.no_grad():
            logits = network(read) @ network.out + network.out_bias
        any_kind = torch.logsumexp(logits[..., 1:], -1) - logits[..., 0]
        any_kind[read.wanted < 0] = -torch.inf
        for one in read.cuts:
            cuts[one.kind].append(float(any_kind[one.row, one.place]))
        cut_rows = {one.row for one in read.cuts}
        sound += [float(any_kind[at].max()) for at in range(len(any_kind)) if at not in cut_rows]
    bar = np.quantile(sound, 0.95)
    return [f"{CUT[kind - 1]} {np.mean(np.array(some) > bar):.3f}" for kind, some in cuts.items()]


def stored(network: Network) -> dict[str, NDArray[Any]]:
    """The weights as they are shipped: the two tables in bytes with a scale each."""
    found: dict[str, NDArray[Any]] = {}
    for name, values in network.named_parameters():
        array = values.detach().numpy()
        if name in {"words", "classes"}:
            scale = np.float32(np.abs(array).max() / 127)
            found[name] = np.round(array / scale).astype(np.int8)
            found[f"{name}_scale"] = scale
        elif name not in {"ask", "answer"}:
            shipped = name.replace("layers.", "layer").replace("biases.", "bias")
            found[shipped] = array.astype(np.float16)
    return found


if __name__ == "__main__":
    main()
