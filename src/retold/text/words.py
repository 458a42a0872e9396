"""The words of sentences as they are compared: folded, in dictionary form, phrases as one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Self

from retold import lexicon
from retold.model import SegmentedDocument, Span
from retold.text.layers import layer


class Word(NamedTuple):
    """A word as it is compared. A contraction gives two words with one span."""

    span: Span
    text: str
    fold: str
    lemma: str
    content: bool
    capital: bool
    first: bool
    """Stands where a capital says nothing: first in its sentence, quotation or line."""


class Side(tuple[Word, ...]):  # noqa: SLOT001 - a tuple can have no slots, and notes need one
    """The words of some sentences, with notes of what has been asked of them and answered.

    The notes live as long as the words: those of a sentence as long as its document.
    """

    notes: dict[Any, Any]

    def __new__(cls, side: Iterable[Word]) -> Self:
        """The words, without a note."""
        made = super().__new__(cls, side)
        made.notes = {}
        return made

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word starts."""
        return tuple([word.span.start for word in self])

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends."""
        return tuple([word.span.end for word in self])


def words(document: SegmentedDocument, sentences: range) -> Side:
    """The words of some sentences, in text order; marks are left out.

    A word that a hyphen breaks at the end of a line belongs to the line in which it begins.
    """
    made = _by_sentence(document)
    for index in sentences:
        if index not in made:
            made[index] = Side(_whole_words(document, index))
    if len(sentences) == 1:
        return made[sentences[0]]
    return Side(word for index in sentences for word in made[index])


@layer
def _by_sentence(_document: SegmentedDocument) -> dict[int, Side]:
    """The words of the sentences that somebody has asked for."""
    return {}


def _whole_words(document: SegmentedDocument, index: int) -> list[Word]:
    """The words of a sentence, those that a line breaks whole, phrases as one."""
    sentence = _sentence_words(document, index)
    if sentence and _broken_word(document, index - 1):
        sentence = sentence[1:]
    whole = _broken_word(document, index)
    if sentence and whole:
        sentence[-1] = _whole_word(sentence[-1], whole)
    return _joined_phrases(sentence, document.text)


def _sentence_words(document: SegmentedDocument, index: int) -> list[Word]:
    first = True
    collected: list[Word] = []
    whole, offsets = document.text, document.sentences[index].token_offsets
    for start, end in zip(offsets[::2], offsets[1::2], strict=True):
        text = whole[start:end]
        made = _words(text)
        for part, word in made:
            first_place, last_place = part or (0, end - start)
            span = Span(start + first_place, start + last_place)
            collected.append(Word(span, *word, first))
        first = text in _OPENING or (first and not made)
    return collected


def _broken_word(document: SegmentedDocument, index: int) -> str | None:
    """The word that begins at the end of a sentence and ends in the next line; None for none."""
    if not 0 <= index < len(document.sentences) - 1:
        return None
    line, after = document.sentences[index].span, document.sentences[index + 1].span
    if document.text[line.end - 1] not in _HYPHENS:
        return None
    head = _HEAD.search(document.text, line.start, line.end)
    tail = _TAIL.match(document.text, after.start, after.end)
    whole = head["head"] + tail[0] if head and tail else ""
    return whole if whole and lexicon.is_known(whole) else None


_HYPHENS = "-‐\u00ad"
_HEAD = re.compile(rf"(?P<head>[^\W\d_]+)[{_HYPHENS}]\Z")
_TAIL = re.compile(r"[^\W\d_]+")


def _whole_word(half: Word, whole: str) -> Word:
    folded = lexicon.fold(whole)
    lemma, content = lexicon.lemma(folded), _is_content(folded)
    return half._replace(text=whole, fold=folded, lemma=lemma, content=content)


def _joined_phrases(sentence: list[Word], text: str) -> list[Word]:
    """The words with those joined that are one: United States, prime minister, no one."""
    if _PHRASE_LENGTHS.keys().isdisjoint([word.fold for word in sentence]):
        return sentence
    joined: list[Word] = []
    index = 0
    while index < len(sentence):
        length = _phrase_length(sentence, index) if sentence[index].fold in _PHRASE_LENGTHS else 1
        if length == 1:
            joined.append(sentence[index])
        else:
            first, last = sentence[index], sentence[index + length - 1]
            fold = lexicon.PHRASES[tuple(word.fold for word in sentence[index : index + length])]
            span = Span(first.span.start, last.span.end)
            joined.append(
                Word(
                    span,
                    span.of(text),
                    fold,
                    lexicon.lemma(fold),
                    content=True,
                    capital=first.capital,
                    first=first.first,
                )
            )
        index += length
    return joined


def _phrase_length(sentence: list[Word], index: int) -> int:
    """The words of the longest phrase that begins at a word; 1 where none does."""
    folds = tuple(
        word.fold for word in sentence[index : index + _PHRASE_LENGTHS[sentence[index].fold][0]]
    )
    return next(
        (
            length
            for length in _PHRASE_LENGTHS[folds[0]]
            if length <= len(folds) and folds[:length] in lexicon.PHRASES
        ),
        1,
    )


_PHRASE_LENGTHS: dict[str, tuple[int, ...]] = {
    first: tuple(sorted({len(key) for key in lexicon.PHRASES if key[0] == first}, reverse=True))
    for first in {key[0] for key in lexicon.PHRASES}
}


_OPENING = frozenset("“„«\"‘'(:-–—•*[…") | {"...", "...."}


@lru_cache(1 << 15)
def _words(
    token: str,
) -> tuple[tuple[tuple[int, int] | None, tuple[str, str, str, bool, bool]], ...]:
    """The words in a token; none in a mark.

    Of each where it stands in the token, None where it is all of it, and its text, fold, lemma,
    content, capital.
    """
    return tuple(
        (
            None if start == 0 and end == len(token) else (start, end),
            (part, folded, lexicon.lemma(folded), _is_content(folded), part[:1].isupper()),
        )
        for start, end, part, folded in _parts(token)
    )


def _parts(token: str) -> Iterator[tuple[int, int, str, str]]:
    if not any(letter.isalnum() for letter in token):
        return
    expanded = lexicon.expand(token)
    pieces = list(_hyphen_parts(token))
    glued = _GLUED.fullmatch(token)
    if len(expanded) > 1:
        for part in expanded:
            yield 0, len(token), token, part
    elif len(pieces) > 1 and not (lexicon.is_known(_joined(token)) or _is_one(token)):
        for start, part in pieces:
            yield start, start + len(part), part, lexicon.fold(part)
    elif glued and lexicon.is_function_word(glued[2]):
        yield 0, glued.end(1), glued[1], lexicon.fold(glued[1])
        yield glued.start(2), len(token), glued[2], lexicon.fold(glued[2])
    else:
        yield 0, len(token), token, _joined(expanded[0]) if len(pieces) > 1 else expanded[0]


def _is_one(token: str) -> bool:
    """Whether a word with hyphens is one though a dictionary lacks it: would-be."""
    return _joined(token).casefold() in _ONE


_ONE = frozenset(
    {"wouldbe", "socalled", "selfstyled", "selfproclaimed", "selfdescribed", "selfappointed"}
)
"""Words of which each part alone says something else; a claim stands on them as on one."""
_GLUED = re.compile(r"([^\W\d_]*[^\W\d_A-Z])([A-Z][a-z]{2,})")
"""A word run into the next one: projectsWhich."""


def _hyphen_parts(token: str) -> Iterator[tuple[int, str]]:
    start = 0
    for index, letter in enumerate(token):
        if letter in "-‐‑":
            if index > start:
                yield start, token[start:index]
            start = index + 1
    if start < len(token):
        yield start, token[start:]


def _joined(token: str) -> str:
    return token.replace("-", "").replace("‐", "").replace("‑", "")


def _is_content(folded: str) -> bool:
    return not lexicon.is_function_word(folded) and len(folded) > 1


def over(document: SegmentedDocument, sentences: range) -> Span | None:
    """The span from the first of some sentences through the last; None of none."""
    if not sentences:
        return None
    first, last = document.sentences[sentences.start], document.sentences[sentences.stop - 1]
    return Span(first.span.start, last.span.end)


def touched(side: tuple[Word, ...], span: Span) -> list[int]:
    """The indices of the words that a span touches; the words stand in text order."""
    if isinstance(side, Side):
        first = bisect_right(side.ends, span.start)
        return list(range(first, bisect_left(side.starts, span.end, first)))
    first = bisect_right(side, span.start, key=_end)
    return list(range(first, bisect_left(side, span.end, first, key=_start)))


def _start(word: Word) -> int:
    return word.span.start


def _end(word: Word) -> int:
    return word.span.end


def spanned(side: tuple[Word, ...], first: int, last: int) -> Span:
    """The span from one word through another."""
    return Span(side[first].span.start, side[last].span.end)


LONGEST_CLAUSE = 30
"""Words at which a clause ends that no mark ends."""


def clause(side: tuple[Word, ...], text: str, first: int) -> range:
    """The words from one on, up to the next mark; a full stop inside a sentence is none."""
    last = min(first + 1, len(side))
    while last < min(len(side), first + LONGEST_CLAUSE):
        gap = text[side[last - 1].span.end : side[last].span.start]
        if _MARK.search(gap) or (side[last].first and "." in gap):
            break
        last += 1
    return range(first, last)


_MARK = re.compile(r"[,;:!?–—)]")


def clauses(side: tuple[Word, ...], text: str) -> list[range]:
    """The parts of sentences between marks and before connectors, in order; all words are in one.

    Example: *He left, | because it rained | and | if it rains he stays.*
    """
    starts = [
        index
        for index in range(1, len(side))
        if side[index].fold in _CONNECTORS
        or (
            (gap := text[side[index - 1].span.end : side[index].span.start]) != " "
            and _BREAK.search(gap)
        )
    ]
    return [
        range(start, end) for start, end in zip((0, *starts), (*starts, len(side)), strict=True)
    ]


_CONNECTORS = frozenset(
    {
        "if", "unless", "because", "although", "though", "while", "whereas", "when", "who", "which",
        "whose", "before", "after", "until", "till", "since", "despite", "provided", "providing",
        "except", "but", "according",
    }
)  # fmt: skip
"""Words that begin a clause or what stands for one."""
_BREAK = re.compile(r"[,;:!?–—()\n]|[.…]\W")
"""Marks that end a clause or a sentence."""
