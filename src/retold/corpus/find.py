"""One document and an archive -> the documents there that share a passage with it, verified."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from retold.align import align
from retold.corpus.copied import Piece, Wording, is_taken, pieces, wording
from retold.encode import load_encoder
from retold.errors import ReadError
from retold.index import Archive, Stored, digest, shared
from retold.language import identify
from retold.lineage import relate, shares
from retold.model import Alignment, Bead, Document, Passage, Relation, SegmentedDocument, Span
from retold.prepare import prepare

Numbers: TypeAlias = npt.NDArray[np.int64]

CANDIDATES = 30
"""Candidates looked at, at most, or three for each match that is wanted. In exploratory runs all
copies that were among the first hundred were among the first twenty."""
BY_NAMES = 2000
ABROAD = 10
"""Candidates by names and numbers whose languages are looked up, and how many of those asked for
are aligned, with a model, in tenths of a second each: 99 of 100 translations were the first."""
TRIPLES = 6
PAIRS = 100
"""Shared triples, or pairs, from which a candidate is looked at: every excerpt of three sentences
and every round trip that was tried has 6 triples, three in four other candidates fewer than 5."""
REWORDED = 0.11
"""Shared pairs, as a share of those of the text with fewer, from which a candidate may be the whole
told in other words: two translations of one text into English had less in 1 of 100 cases, round
trips never less than twice this, three of four reports of one day and topic less."""
COVERED = 0.33
UNEXPLAINED = 0.08
"""Such a candidate is aligned where runs of the same words cover this share of the text with fewer
words, or leave more of the likeness than this unexplained: all whole copies that were tried, and
half of the others. Else the runs are all there is to say."""
SAME_EVENT = 0.06
"""Such share below which texts that quote the same words need not tell of the same event."""
COPIED_WORDS = 15
"""Words from which shared pieces are worth telling: a sentence, or the best of a quotation."""
JOINED = 50
"""Characters, at most, that were changed between two pieces of one passage: half a sentence."""
TOLD_WHOLE = 0.9
"""Share of one of two texts that must be tied to the other, where neither holds wording of the
other's own: all whole copies that were tried are, an interview's too though it is all quotation.
Reports that only quote the same at length are not."""
OFTEN = 4
"""Matches that may hold a piece before it counts less: what more hold is what an outlet puts into
all its pages, or common property."""
DISCOUNT = 0.1
"""Of such a piece: never before one that few have, and still in the order of length."""
INDEPENDENT = frozenset(("same-event", "unrelated"))
IN_PARTS = INDEPENDENT | {"excerpt"}


@dataclass(frozen=True, slots=True)
class Match:
    """A document of a corpus that shares passages with the one asked for.

    The one asked for is the source of the passages, the relation and the shares, and the match the
    target. version: of the match's text, from 1. score: the share of the source's text that lies
    in passages, 0…1. containment, coverage: as in `Comparison`; where only pieces are shared, the
    shares of either text that lie in them.
    """

    document: Document
    version: int
    score: float
    relation: Relation
    containment: float
    coverage: float
    passages: tuple[Passage, ...]


class Sought:
    """The document looked for, cut up and aligned no sooner than it must be."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.wording: Wording = wording(document.text)
        self._prepared: SegmentedDocument | None = None

    def prepared(self) -> SegmentedDocument:
        """The document cut up."""
        if self._prepared is None:
            self._prepared = prepare(self.document)
        return self._prepared


def find(
    archive: Archive, document: Document, limit: int, languages: Collection[str] = ()
) -> list[Match]:
    """The matches of a document: copies before reports that only quote the same, longest first."""
    sought = Sought(_with_language(document))
    matches = [*_worded_alike(archive, sought, limit), *_abroad(archive, sought, languages)]
    found: dict[str, Match] = {}
    for match in _ranked(matches, len(document.text)):
        found.setdefault(match.document.id, match)
    return list(found.values())[:limit]


def _ranked(matches: Sequence[Match], characters: int) -> list[Match]:
    """Copies first; within, by the characters of the whole, or of the longest piece.

    Two reports of one event share many short pieces: what one of them took is long.
    """
    holders = np.zeros(characters, dtype=np.int64)
    for match in matches:
        if match.relation.kind in IN_PARTS:
            for passage in match.passages:
                holders[passage.source.start : passage.source.end] += 1
    return sorted(matches, key=lambda match: _rank(match, holders))


def _rank(match: Match, holders: Numbers) -> tuple[bool, float, str]:
    is_independent = match.relation.kind in INDEPENDENT
    lengths = [_length(passage.target) * passage.score for passage in match.passages]
    if match.relation.kind not in IN_PARTS:
        return is_independent, -sum(lengths), match.document.id
    common = [_in(holders, passage.source) > OFTEN for passage in match.passages]
    weighed = (DISCOUNT * one if many else one for one, many in zip(lengths, common, strict=True))
    return is_independent, -max(weighed), match.document.id


def _in(holders: Numbers, span: Span) -> float:
    """How many matches hold what stands in a span, by the median of its characters."""
    return float(np.median(holders[span.start : span.end]))


def _worded_alike(archive: Archive, sought: Sought, limit: int) -> Iterator[Match]:
    """The matches among the likeliest documents that share enough words."""
    hits = archive.candidates(sought.document.text, max(CANDIDATES, 3 * limit))
    likely = _others(archive, sought, [hit.number for hit in hits])
    held = shared(sought.document.text, [one.document.text for one in likely])
    for at, one in enumerate(likely):
        is_reworded = held.likeness[at] >= REWORDED
        if is_reworded or held.triples[at] >= TRIPLES or held.pairs[at] >= PAIRS:
            match = verify(sought, one, float(held.likeness[at]))
            if match is not None:
                yield match


def _abroad(archive: Archive, sought: Sought, languages: Collection[str]) -> Iterator[Match]:
    """The translations among documents of other languages that tell of the same names."""
    wanted = frozenset(languages) - {sought.document.language}
    if not wanted:
        return
    hits = archive.candidates(sought.document.text, BY_NAMES, by_names=True)
    spoken = archive.store.languages([hit.number for hit in hits])
    numbers = [hit.number for hit in hits if spoken.get(hit.number) in wanted]
    for one in _others(archive, sought, numbers[:ABROAD]):
        match = _translated(sought, one)
        if match is not None:
            yield match


def _others(archive: Archive, sought: Sought, numbers: Sequence[int]) -> list[Stored]:
    """The documents with some numbers, without the document looked for."""
    stored = archive.store.get(numbers)
    own = sought.document.id, digest(sought.document.text)
    documents = [stored[number] for number in numbers]
    return [one for one in documents if (one.document.id, digest(one.document.text)) != own]


def verify(sought: Sought, stored: Stored, likeness: float) -> Match | None:
    """The match, when the documents share more than what they tell of.

    likeness: the share of pairs that they share, as `shared` counts them.
    """
    theirs = wording(stored.document.text)
    found = pieces(sought.wording, theirs)
    may_be_whole = likeness >= REWORDED and _is_open(sought, theirs, found, likeness)
    alignment = _aligned(sought, stored) if may_be_whole else None
    if alignment is None or not alignment.passages:
        return _in_pieces(sought, stored, found, likeness)
    relation, of_both = relate(alignment), shares(alignment)
    is_derived = max(of_both) >= TOLD_WHOLE or is_taken(found)
    if relation.kind in INDEPENDENT or not is_derived:
        return _in_pieces(sought, stored, found, likeness)
    return _match(stored, sought, relation, alignment.passages, of_both)


def _is_open(sought: Sought, theirs: Wording, found: Iterable[Piece], likeness: float) -> bool:
    """Whether there may be more between two texts than the runs of words that both have."""
    fewer = max(1, min(len(sought.wording.hash), len(theirs.hash)))
    covered = sum(piece.words for piece in found) / fewer
    return covered >= COVERED or likeness - covered >= UNEXPLAINED


def _aligned(sought: Sought, stored: Stored, encoder: str = "none") -> Alignment | None:
    """The documents aligned; None where one of them holds no story."""
    try:
        return align(
            sought.prepared(),
            prepare(_with_language(stored.document)),
            encoder=load_encoder(encoder),
        )
    except ReadError:
        return None


def _in_pieces(
    sought: Sought, stored: Stored, found: Sequence[Piece], likeness: float
) -> Match | None:
    """The match of documents that are not one another's retelling, but share pieces of wording."""
    passages = _joined(found)
    if not passages:
        return None
    words = sum(piece.words for piece in found)
    own = sum(piece.own for piece in found)
    told = f"{words} words in long runs are the same"
    if is_taken(found):
        relation = Relation("excerpt", (told, f"{own} of them are nobody’s but the report’s"))
    elif likeness >= SAME_EVENT:
        relation = Relation("same-event", (told, "hardly any of them but what others said"))
    else:
        relation = Relation("unrelated", (told, "hardly any of them but what others said"))
    of_both = (
        _share(stored.document.text, [passage.target for passage in passages]),
        _share(sought.document.text, [passage.source for passage in passages]),
    )
    return _match(stored, sought, relation, passages, of_both)


def _joined(found: Iterable[Piece]) -> tuple[Passage, ...]:
    """The passages: pieces with the few changed words between them; score: the share unchanged."""
    groups: list[list[Piece]] = []
    for piece in found:
        if groups and _follows(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(
        _passage(group) for group in groups if sum(piece.words for piece in group) >= COPIED_WORDS
    )


def _follows(piece: Piece, other: Piece) -> bool:
    """Whether a piece stands close behind another in both texts."""
    between = other.source.start - piece.source.end, other.target.start - piece.target.end
    return all(0 <= characters <= JOINED for characters in between)


def _passage(group: Sequence[Piece]) -> Passage:
    target = Span(group[0].target.start, group[-1].target.end)
    same = sum(piece.target.end - piece.target.start for piece in group)
    return Passage(
        Span(group[0].source.start, group[-1].source.end), target, same / _length(target)
    )


def _length(span: Span) -> int:
    return span.end - span.start


def _translated(sought: Sought, stored: Stored) -> Match | None:
    """The match, when the one document is the other in another language."""
    alignment = _aligned(sought, stored, "default")
    if alignment is None:
        return None
    relation = relate(alignment)
    if relation.kind != "translation":
        return None
    return _match(stored, sought, relation, _told_alike(alignment), shares(alignment))


def _told_alike(alignment: Alignment) -> tuple[Passage, ...]:
    """The passages of a translation: beads that follow one another in both documents."""
    runs: list[list[Bead]] = []
    for bead in alignment.beads:
        if not (bead.source and bead.target):
            continue
        if runs and _is_next(runs[-1][-1], bead):
            runs[-1].append(bead)
        else:
            runs.append([bead])
    runs.sort(key=lambda run: run[0].target.start)
    return tuple(
        Passage(
            _sentences(alignment.source, run[0].source.start, run[-1].source.stop),
            _sentences(alignment.target, run[0].target.start, run[-1].target.stop),
            sum(bead.score for bead in run) / len(run),
        )
        for run in runs
    )


def _is_next(bead: Bead, other: Bead) -> bool:
    return bead.source.stop == other.source.start and bead.target.stop == other.target.start


def _sentences(document: SegmentedDocument, start: int, stop: int) -> Span:
    """The characters of some sentences."""
    first, last = document.sentences[start], document.sentences[stop - 1]
    return Span(first.span.start, last.span.end)


def _match(
    stored: Stored,
    sought: Sought,
    relation: Relation,
    passages: tuple[Passage, ...],
    of_both: tuple[float, float],
) -> Match:
    return Match(
        document=stored.document,
        version=stored.version,
        score=_share(sought.document.text, [passage.source for passage in passages]),
        relation=relation,
        containment=of_both[0],
        coverage=of_both[1],
        passages=passages,
    )


def _share(text: str, spans: Iterable[Span]) -> float:
    """The share of a text's characters that lie in spans, 0…1."""
    covered = np.zeros(len(text), dtype=np.bool_)
    for span in spans:
        covered[span.start : span.end] = True
    return float(covered.mean()) if len(text) else 0.0


def _with_language(document: Document) -> Document:
    """The document with its language told, where its origin did not tell."""
    if document.language is not None:
        return document
    return replace(document, language=identify(document.text))
