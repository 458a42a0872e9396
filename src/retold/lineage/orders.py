"""Alignment -> Order: two tellings, read as if the one had been made from the other.

Whether a text lost something can only be said against the other: the same two texts are read in
both orders, and what speaks for the one is weighed against what speaks for the other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from rapidfuzz.distance import LCSseq

from retold.lexicon import is_function_word
from retold.lineage.machine import plain_pairs
from retold.model import Alignment, Bead, Document, Reuse, SegmentedDocument, Span
from retold.text.quoted import between_marks
from retold.text.tokens import tokens_of

Side: TypeAlias = Literal["source", "target"]

ARTICLE_REACH = 3
"""Words from an article to its noun, at most: a small white van."""
SHORTEST_NAME = 3
"""Letters of a name; shorter capitalised words are pronouns and initials."""
SHORTEST_NOUN = 4
"""Letters; shorter nouns (way, day, end) take an article without being introduced."""
_ARTICLES = {"a": "a", "an": "a", "the": "the"}
_MIRRORED: dict[Reuse, Reuse] = {"new": "omitted", "omitted": "new"}
RUN = 12
"""Words in a row that nobody keeps who tells a text anew: of people's rewrites 10 % at most stood
in such runs, of round trips 13 % as a rule, of pages that were worked on for years 38 %."""
LONGEST_TIE = 1_500
"""Words of either side of a tie in which single edits are looked for: a text without full stops is
one sentence, and each of its words would be held against each."""


class Witness:
    """One of the two texts: its document, its side, and the words of its sentences."""

    def __init__(self, document: SegmentedDocument, side: Side) -> None:
        self.segmented = document
        self.side = side
        self.furniture = document.furniture_sentences()

    @property
    def document(self) -> Document:
        """The document with what is known of it."""
        return self.segmented.document

    @property
    def text(self) -> str:
        """The document's text."""
        return self.segmented.text

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words and marks of each sentence, as they are seen."""
        return tuple(tokens.seen for tokens in tokens_of(self.segmented))

    @cached_property
    def spoken(self) -> tuple[int, ...]:
        """How many words and figures each sentence has; marks are none."""
        return tuple(sum([word[0].isalnum() for word in words]) for words in self.words)

    @cached_property
    def plain(self) -> tuple[tuple[str, ...], ...]:
        """The words of each sentence in lower case."""
        return tuple(tokens.folds for tokens in tokens_of(self.segmented))

    @cached_property
    def said(self) -> tuple[Span, ...]:
        """What stands between quotation marks, without them."""
        return between_marks(self.text)

    @cached_property
    def neighbours(self) -> tuple[frozenset[tuple[str, str]], ...]:
        """The plain words that stand side by side in each sentence: no names, no figures."""
        return tuple(map(frozenset, plain_pairs(self.segmented)))

    @cached_property
    def first_articles(self) -> dict[str, tuple[str, int]]:
        """The article ("a", "the" or none) of a noun at its first mention, and the sentence."""
        articles: dict[str, tuple[str, int]] = {}
        for i in self.story:
            article, distance = "", ARTICLE_REACH
            for word in self.plain[i]:
                distance += 1
                if word in _ARTICLES:
                    article, distance = _ARTICLES[word], 0
                elif len(word) >= SHORTEST_NOUN and word not in articles and word.isalpha():
                    articles[word] = (article if distance <= ARTICLE_REACH else ""), i
        return articles

    @cached_property
    def story(self) -> tuple[int, ...]:
        """The sentences that are no furniture."""
        return tuple(i for i in range(len(self.words)) if i not in self.furniture)

    @cached_property
    def size(self) -> int:
        """The words of the story, a count; marks are none."""
        tokens = tokens_of(self.segmented)
        return sum(len(tokens[i].words) for i in self.story)

    @cached_property
    def seen(self) -> frozenset[str]:
        """Every word of the text, as it is seen."""
        return frozenset(chain.from_iterable(self.words))

    @cached_property
    def figured(self) -> frozenset[int]:
        """The sentences in which a word begins with a digit."""
        figures = {word for word in self.seen if word[:1].isdigit()}
        return frozenset(i for i, words in enumerate(self.words) if not figures.isdisjoint(words))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words of the text that begin with a capital and carry a meaning: no short forms."""
        return frozenset(
            word
            for word in self.seen
            if word[:1].isupper() and word[1:].islower() and not is_function_word(word)
        )

    @cached_property
    def values(self) -> tuple[frozenset[str], ...]:
        """The names and figures of each sentence, but for what begins it."""
        values = frozenset(word for word in self.seen if _is_value(word))
        return tuple(values.intersection(words[1:]) for words in self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the text, in lower case."""
        return frozenset(chain.from_iterable(self.plain))

    @cached_property
    def spelled(self) -> str:
        """Every word of the text, once, in lower case, to look for a part of one."""
        return " ".join(self.vocabulary)


class Variant(NamedTuple):
    """Words of a tie that stand for others; either side may be empty."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedSentences:
    """Sentences of both tellings that tell the same, the words they share, and the edits."""

    earlier: tuple[int, ...]
    later: tuple[int, ...]
    same: int
    edits: tuple[Variant, ...]

    def turned(self) -> "SharedSentences":
        """The tie in the other order."""
        return SharedSentences(
            self.later, self.earlier, self.same, tuple(Variant(b, a) for a, b in self.edits)
        )


@dataclass(frozen=True)
class Order:
    """Two tellings in a supposed order, and what ties them."""

    earlier: Witness
    later: Witness
    ties: tuple[SharedSentences, ...]

    def turned(self) -> "Order":
        """The other order."""
        order = Order(self.later, self.earlier, tuple(tie.turned() for tie in self.ties))
        for name in _OF_BOTH_ORDERS & vars(self).keys():
            vars(order)[name] = vars(self)[name]
        return order

    @cached_property
    def tied(self) -> tuple[frozenset[int], frozenset[int]]:
        """The sentences of the earlier and of the later telling that stand in ties."""
        return (
            frozenset(i for tie in self.ties for i in tie.earlier),
            frozenset(i for tie in self.ties for i in tie.later),
        )

    @cached_property
    def runs_kept(self) -> float:
        """The share of the shorter story's words in runs of RUN words that both have, 0…1."""
        earlier, later = (
            [word for i in side.story for word in side.plain[i]]
            for side in (self.earlier, self.later)
        )
        short, long = sorted((earlier, later), key=lambda words: (len(words), words))
        known = {tuple(long[start : start + RUN]) for start in range(len(long) - RUN + 1)}
        covered: set[int] = set()
        for start in range(len(short) - RUN + 1):
            if tuple(short[start : start + RUN]) in known:
                covered.update(range(start, start + RUN))
        return len(covered) / len(short) if short else 0.0

    @cached_property
    def stretches(self) -> tuple[int, int]:
        """How many stretches of sentences only the earlier, and only the later telling has."""
        earlier, later = (
            sum(1 for is_tied, _ in groupby(i in tied for i in side.story) if not is_tied)
            for side, tied in zip((self.earlier, self.later), self.tied, strict=True)
        )
        return earlier, later

    @cached_property
    def has_one_publisher(self) -> bool | None:
        """Whether one outlet published both; None where that is not known."""
        return _is_same(self.earlier.document, self.later.document)

    def edits(self) -> Iterator[Variant]:
        """The edits of all ties."""
        for tie in self.ties:
            yield from tie.edits


_OF_BOTH_ORDERS = frozenset({"runs_kept", "has_one_publisher"})
"""What has been worked out of an order holds of the other too."""


def supposed(alignment: Alignment) -> Order:
    """An order of the two texts: the same for an alignment and for its mirror image."""
    source, target = Witness(alignment.source, "source"), Witness(alignment.target, "target")
    pairs = [
        (tuple(bead.source), tuple(bead.target))
        for bead in alignment.beads
        if bead.source and bead.target and bead.reuse != "furniture"
    ]
    first, second = source, target
    if _key(target.document) < _key(source.document):
        first, second = target, source
        pairs = [(new, old) for old, new in pairs]
    return Order(first, second, tuple(_tie(first, second, *pair) for pair in sorted(pairs)))


def mirrored(alignment: Alignment) -> Alignment:
    """The alignment with its sides changed over; beads stand in the order of the new target."""
    swapped = [
        Bead(
            bead.target, bead.source, bead.score, _MIRRORED.get(bead.reuse, bead.reuse), bead.moved
        )
        for bead in alignment.beads
    ]
    behind: dict[int, tuple[int, int]] = {-1: (-1, 0)}
    places: dict[Bead, tuple[int, int]] = {}
    for bead in sorted(swapped, key=lambda bead: (bead.source.start, bead.source.stop)):
        if not bead.target:
            start, number = behind[bead.source.start - 1]
            places[bead] = start, number + 1
        else:
            places[bead] = bead.target.start, 0
        behind.update(dict.fromkeys(bead.source, places[bead]))
    beads = tuple(sorted(swapped, key=places.__getitem__))
    return Alignment(alignment.target, alignment.source, beads)


def _is_value(word: str) -> bool:
    return word[:1].isdigit() or (word[:1].isupper() and len(word) >= SHORTEST_NAME)


def _key(document: Document) -> tuple[str, str]:
    return document.text, document.id


def _tie(
    earlier: Witness, later: Witness, old: tuple[int, ...], new: tuple[int, ...]
) -> SharedSentences:
    before = [word for i in old for word in earlier.words[i]]
    after = [word for i in new for word in later.words[i]]
    if before == after:
        return SharedSentences(old, new, len(before), ())
    if max(len(before), len(after)) > LONGEST_TIE:
        return SharedSentences(old, new, 0, ())
    edits, same = [], 0
    for step in _steps(before, after):
        tag, a, b, c, d = step
        if tag == "equal":
            same += b - a
        else:
            edits.append(Variant(tuple(before[a:b]), tuple(after[c:d])))
    return SharedSentences(old, new, same, tuple(edits))


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What is the same and what is not; what is taken out right where something is put in is one.

    The library tells an exchange as a deletion and an insertion that follow each other.
    """
    before_end = after_end = a = c = 0
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            if (a, c) != (before_end, after_end):
                yield "edit", before_end, a, after_end, c
            yield "equal", step.src_start, step.src_end, step.dest_start, step.dest_end
            before_end, after_end = step.src_end, step.dest_end
        a, c = step.src_end, step.dest_end
    if (a, c) != (before_end, after_end):
        yield "edit", before_end, a, after_end, c


def _is_same(first: Document, second: Document) -> bool | None:
    hosts = _host(first), _host(second)
    if all(hosts) and hosts[0] == hosts[1]:
        return True
    if first.outlet and second.outlet:
        return _plain(first.outlet) == _plain(second.outlet)
    return False if all(hosts) else None


def _host(document: Document) -> str | None:
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _plain(name: str) -> str:
    """An outlet's name without its article and marks: The Guardian is Guardian."""
    words = re.findall(r"\w+", name.casefold())
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def spans_of(telling: Witness, indices: Sequence[int]) -> Span:
    """The stretch of text from the first to the last of some sentences."""
    sentences = telling.segmented.sentences
    return Span(sentences[indices[0]].span.start, sentences[indices[-1]].span.end)
