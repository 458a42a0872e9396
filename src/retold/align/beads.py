"""Two segmented documents -> beads: which sentences retell which, what was left out and added."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

import numpy as np

from retold.align.chains import Side, Tie
from retold.align.ties import tie
from retold.lexicon import expand
from retold.model import Bead, Reuse, SegmentedDocument
from retold.models.encode import Encoder
from retold.text.segment import visible

_POSSESSOR = re.compile(r"['’]s$|s['’]$", re.IGNORECASE)


def find_beads(
    source: SegmentedDocument, target: SegmentedDocument, *, encoder: Encoder | None = None
) -> tuple[Bead, ...]:
    """The beads of two documents: every sentence of both exactly once."""
    source_side, target_side = _side(source), _side(target)
    ties = tie(source_side, target_side, encoder, _apart(source, target))
    return _in_order(
        source, target, [_bead(link, source_side, target_side, source, target) for link in ties]
    )


def _apart(source: SegmentedDocument, target: SegmentedDocument) -> tuple[str, str] | None:
    """The languages of the two documents where both are known and differ."""
    first, second = source.document.language, target.document.language
    return (first, second) if first and second and first != second else None


def _bead(
    link: Tie,
    source_side: Side,
    target_side: Side,
    source: SegmentedDocument,
    target: SegmentedDocument,
) -> Bead:
    left = source_side.numbers[link.source.start : link.source.stop]
    right = target_side.numbers[link.target.start : link.target.stop]
    first = [word for place in link.source for word in source_side.words[place]]
    second = [word for place in link.target for word in target_side.words[place]]
    spoken = any(map(str.isalnum, first[0]))  # else its marks stand for the words that it lacks
    same = first == second or (spoken and _same(_spelled(source, left), _spelled(target, right)))
    return Bead(
        range(left[0], left[-1] + 1),
        range(right[0], right[-1] + 1),
        1.0 if same else round(min(1.0, max(0.0, link.score)), 4),
        "verbatim" if same else "rewrite",
        link.moved,
    )


def _same(first: Iterator[str], second: Iterator[str]) -> bool:
    return all(token == other_token for token, other_token in zip_longest(first, second))


def _spelled(document: SegmentedDocument, sentences: Sequence[int]) -> Iterator[str]:
    """The words as they are in any spelling: wasn't and was not, U.S. and US are the same."""
    for index in sentences:
        for token in document.sentences[index].token_texts(document.text):
            yield from _spellings(token)


@lru_cache(maxsize=1 << 16)
def _spellings(token: str) -> tuple[str, ...]:
    """The words of a token in any spelling; none of a mark."""
    if not any(map(str.isalnum, token)):
        return ()
    possessor = ("'s",) if _POSSESSOR.search(token) else ()  # which a reader does not drop
    return (*expand(token), *possessor)


def _in_order(
    source: SegmentedDocument, target: SegmentedDocument, beads: Sequence[Bead]
) -> tuple[Bead, ...]:
    """The beads and a bead for every other sentence, in the order that `Alignment` states."""
    of_source = {index: bead for bead in beads for index in bead.source}
    of_target = {index: bead for bead in beads for index in bead.target}
    source_furniture, target_furniture = source.furniture_sentences(), target.furniture_sentences()
    behind: dict[Bead | None, list[Bead]] = {}
    before: Bead | None = None
    for index in range(len(source.sentences)):
        if index in of_source:
            before = of_source[index]
        else:
            reuse: Reuse = "furniture" if index in source_furniture else "omitted"
            lone = Bead(range(index, index + 1), range(0), 0.0, reuse)
            behind.setdefault(before, []).append(lone)
    result = list(behind.get(None, []))
    for index in range(len(target.sentences)):
        bead = of_target.get(index)
        if bead is None:
            reuse = "furniture" if index in target_furniture else "new"
            result.append(Bead(range(0), range(index, index + 1), 0.0, reuse))
        elif bead.target.start == index:
            result += [bead, *behind.get(bead, [])]
    return tuple(result)


def _side(document: SegmentedDocument) -> Side:
    furniture = document.furniture_sentences()
    numbers = [index for index in range(len(document.sentences)) if index not in furniture]
    texts = [document.sentence_text(index) for index in numbers]
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    return Side(numbers, [_words(document, index) for index in numbers], texts, lengths)


def _words(document: SegmentedDocument, index: int) -> list[str]:
    """The words of a sentence as compared; its marks where it has no word."""
    tokens = [*map(_plain, document.sentences[index].token_texts(document.text))]
    return [word for word, spoken in tokens if spoken] or [word for word, _ in tokens] or ["?"]


@lru_cache(maxsize=1 << 16)
def _plain(token: str) -> tuple[str, bool]:
    """The token without case, typographic apostrophes and invisible marks; whether it is a word."""
    word = visible(token).casefold().replace("’", "'")
    return word, any(map(str.isalnum, word))
