"""Line-aligned versions of a document -> a pair to align, with planted changes and its gold.

The lines of both versions are joined into one paragraph and cut into sentences anew, so that the
aligner sees no line. What is planted: lines left out and added on either side, lines of another
document, two sentences made one and one made two, a run of lines moved. The gold follows from the
lines: sentences of both sides that share a line, directly or through others, are one bead.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.beadscore import Pair
from retold.model import Document, SegmentedDocument, Span
from retold.text.segment import segment, split

ENDS = re.compile(r"[.!?。！？…][\"'”’»」』)]*$")
SPLIT_AT = re.compile(r"(?:; |, (?=(?:and|but|while|which|although|because|so) ))")
LEAST_HALF = 30
OMITTED, ADDED, FOREIGN, MERGED, SPLIT = 0.07, 0.05, 0.05, 0.06, 0.08
MOVED = 0.5
MOVE_FROM = 9
LEAST_MOVE = 3


@dataclass(frozen=True, slots=True)
class Case:
    """Two documents to align, and the right beads.

    `coarse`: gold beads with a line that holds several sentences on both sides: the line does not
    tell how those pair up within the bead.
    """

    id: str
    source: SegmentedDocument
    target: SegmentedDocument
    gold: tuple[Pair, ...]
    coarse: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def plant(
    name: str,
    versions: tuple[Sequence[str], Sequence[str]],
    foreign: Sequence[str],
    languages: tuple[str, str],
) -> Case:
    """The case made of two versions, the same for the same name."""
    rng = random.Random(name)  # noqa: S311 - no secret
    ours = [_Line(number, text.strip()) for number, text in enumerate(versions[0])]
    theirs = [_Line(number, text.strip()) for number, text in enumerate(versions[1])]
    ours, theirs = _leave_out(ours, theirs, rng)
    bound = {line.number for line in ours} - _free(ours)
    theirs = _move(theirs, bound, rng)
    theirs = _insert(theirs, (foreign, len(versions[0])), bound, rng)
    pieces = _join_and_cut(theirs, rng, {line.number for line in ours})
    return _case(name, [([line], line.text) for line in ours], pieces, languages)


def _leave_out(
    ours: list[_Line], theirs: list[_Line], rng: random.Random
) -> tuple[list[_Line], list[_Line]]:
    """Lines dropped from either side, where both they and the line before end a sentence."""
    free = _free(ours) & _free(theirs)
    omitted = {n for n in sorted(free) if rng.random() < OMITTED}
    added = {n for n in sorted(free - omitted) if rng.random() < ADDED}
    return (
        [line for line in ours if line.number not in added],
        [line for line in theirs if line.number not in omitted],
    )


def _free(lines: Sequence[_Line]) -> set[int]:
    """Lines that begin and end where sentences do, once the line breaks are gone."""
    text = " ".join(line.text for line in lines)
    starts = {span.start for span in split(text)}
    free = set()
    at = 0
    for line in lines:
        end = at + len(line.text) + 1
        if at in starts and (end in starts or end > len(text)) and ENDS.search(line.text):
            free.add(line.number)
        at = end
    return free


def _move(lines: list[_Line], bound: set[int], rng: random.Random) -> list[_Line]:
    """A run of two to four lines put elsewhere, at least three lines away.

    Lines `bound` to others by a sentence of the source stay: half a sentence would be moved.
    """
    free = _free(lines) - bound
    if len(lines) < MOVE_FROM or rng.random() >= MOVED:
        return lines
    size = rng.randint(2, 4)
    starts = [
        at
        for at in range(len(lines) - size + 1)
        if all(line.number in free for line in lines[at : at + size])
    ]
    if not starts:
        return lines
    start = rng.choice(starts)
    block, rest = lines[start : start + size], lines[:start] + lines[start + size :]
    places = [
        at
        for at in range(len(rest) + 1)
        if abs(at - start) >= LEAST_MOVE
        and (at == len(rest) or rest[at].number in free)
        and (at == 0 or rest[at - 1].number in free)
    ]
    if not places:
        return lines
    place = rng.choice(places)
    return rest[:place] + block + rest[place:]


def _insert(
    lines: list[_Line], foreign: tuple[Sequence[str], int], bound: set[int], rng: random.Random
) -> list[_Line]:
    """Sentences of another document put in, numbered from a number on, between free lines."""
    texts, number = foreign
    whole = [text.strip() for text in texts if ENDS.search(text.strip())]
    free = _free(lines) - bound
    result = []
    for line in lines:
        result.append(line)
        if whole and line.number in free and rng.random() < FOREIGN:
            result.append(_Line(number, rng.choice(whole)))
            number += 1
    return result


def _join_and_cut(
    lines: list[_Line], rng: random.Random, kept: set[int]
) -> list[tuple[list[_Line], str]]:
    """Pieces of text with the lines each is made of: two lines in one sentence, one line in two."""
    pieces: list[tuple[list[_Line], str]] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        after = lines[at + 1] if at + 1 < len(lines) else None
        cut = SPLIT_AT.search(line.text, LEAST_HALF)
        joined = _joined(line, after) if after and {line.number, after.number} <= kept else None
        if joined and after and rng.random() < MERGED / 0.8:
            pieces.append(([line, after], joined))
            at += 1
        elif cut and len(line.text) - cut.end() >= LEAST_HALF and rng.random() < SPLIT / 0.3:
            second = line.text[cut.end() :]
            pieces.append(([line], f"{line.text[: cut.start()]}. {second[0].upper()}{second[1:]}"))
        else:
            pieces.append(([line], line.text))
        at += 1
    return pieces


def _joined(line: _Line, after: _Line) -> str | None:
    """The text of two lines that follow each other in the document as one sentence."""
    if after.number != line.number + 1 or line.text[-1:] != "." or not after.text[:1].isalpha():
        return None
    return f"{line.text[:-1]}, and {after.text[0].lower()}{after.text[1:]}"


def _case(
    name: str,
    ours: Sequence[tuple[list[_Line], str]],
    theirs: Sequence[tuple[list[_Line], str]],
    languages: tuple[str, str],
) -> Case:
    source, source_lines = _document(f"{name}/source", ours, languages[0])
    target, target_lines = _document(f"{name}/target", theirs, languages[1])
    gold = _components(source_lines, target_lines)
    coarse = frozenset(
        pair
        for pair, lines in gold
        if any(
            sum(line in source_lines[at] for at in pair[0]) > 1
            and sum(line in target_lines[at] for at in pair[1]) > 1
            for line in lines
        )
    )
    return Case(name, source, target, tuple(pair for pair, _ in gold), coarse)


def _document(
    name: str, pieces: Sequence[tuple[list[_Line], str]], language: str
) -> tuple[SegmentedDocument, list[set[int]]]:
    """The document of the pieces, and the numbers of the lines that each sentence touches."""
    text = ""
    spans: list[tuple[Span, list[_Line]]] = []
    for lines, piece in pieces:
        start = len(text) + bool(text)
        text = f"{text} {piece}" if text else piece
        spans.append((Span(start, len(text)), lines))
    document = segment(Document(name, text, language=language))
    touched = []
    for sentence in document.sentences:
        numbers: set[int] = set()
        for span, lines in spans:
            shared = min(span.end, sentence.span.end) - max(span.start, sentence.span.start)
            if shared > 2:  # a stray quotation mark does not make a bead
                numbers.update(line.number for line in lines)
        touched.append(numbers)
    return document, touched


def _components(
    source: Sequence[set[int]], target: Sequence[set[int]]
) -> list[tuple[Pair, set[int]]]:
    """Sentences tied by lines, with those lines."""
    groups: list[tuple[set[int], set[int], set[int]]] = []
    for side, sentences in enumerate((source, target)):
        for index, lines in enumerate(sentences):
            merged: tuple[set[int], set[int], set[int]] = (set(), set(), set(lines))
            merged[side].add(index)
            apart = []
            for group in groups:
                if group[2] & merged[2]:
                    for mine, other in zip(merged, group, strict=True):
                        mine.update(other)
                else:
                    apart.append(group)
            groups = [*apart, merged]
    return [(pair, lines) for left, right, lines in groups for pair in _single_nulls(left, right)]


def _single_nulls(left: set[int], right: set[int]) -> list[Pair]:
    """The bead, or, where one side is empty, a bead for each sentence of the other."""
    none: frozenset[int] = frozenset()
    if not right:
        return [(frozenset([index]), none) for index in sorted(left)]
    if not left:
        return [(none, frozenset([index])) for index in sorted(right)]
    return [(frozenset(left), frozenset(right))]
