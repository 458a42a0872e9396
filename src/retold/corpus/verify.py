"""A document looked for and a candidate -> the match, when one text holds wording of the other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retold.align import find_beads, find_passages
from retold.corpus.copied import Group, Piece, grouped, is_frame, is_taken, quotes_alike
from retold.errors import ReadError
from retold.index import Outlined, Stored, digest
from retold.index.outline import outlines_of
from retold.index.word_columns import Places, words
from retold.lineage import relate_apart, shares, without_frame
from retold.lineage.relation import DERIVED_COPIED
from retold.lineage.traits import taken_over
from retold.model import Alignment, Bead, Document, Passage, Relation, SegmentedDocument, Span
from retold.model.texts import counted
from retold.models.encode import load_encoder
from retold.prepare import prepare, with_language

SAME_EVENT = 0.06
"""Such share below which texts that quote the same words need not tell of the same event."""
SURE_OWN = 50
"""Words of the report's own from which an excerpt is certain."""
TOLD_WHOLE = 0.9
"""Share of one of two texts that must be tied to the other where it is only possible that one was
made from the other, and neither holds wording of the other's own. Of 600 pairs of reports of one
day and topic four were such; those of which the relation is surer were all reuse."""
WORDED, OPEN = 0.11, 0.4
"""Likeness below which hardly two words that stand together in a text do in the other, and share of
one of two such texts that its words tie to the other from which the encoder is asked too, as by
`compare`: half a second. Of 180 articles with the names of another none had so much."""
PART_OF = "the document looked for is a part or a brief of this one"
INDEPENDENT = frozenset(("same-event", "unrelated"))


@dataclass(frozen=True, slots=True, repr=False)
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

    def __repr__(self) -> str:
        passages = counted(len(self.passages), "passage")
        return f"<Match {self.document.id[:60]!r}: {self.relation.kind}; {passages}>"


@dataclass(frozen=True, slots=True)
class Look:
    """What the outline of a candidate tells.

    likeness: the share of pairs of words in common. covered: how much of the text with fewer words
    stands in runs that both have, be they frame or not. pieces: these runs, without the frame once
    it is set aside.
    """

    outlined: Outlined
    likeness: float
    covered: float
    pieces: tuple[Piece, ...]

    @property
    def unexplained(self) -> float:
        """The likeness that the runs of the same words do not explain."""
        return self.likeness - self.covered

    def groups(self) -> tuple[Group, ...]:
        """The passages that are worth telling; none where the texts have no more in common."""
        return grouped(self.pieces) if self.relation().kind != "unrelated" else ()

    def without(self, source: int, is_common: Callable[[Piece], bool]) -> "Look":
        """The look without what is only frame to a text of so many words.

        is_common: whether many documents have a piece. Where the rest shows that wording was
        taken, or that the texts tell the same, it came along, and stays.
        """
        target = len(self.outlined.outline)
        rest = tuple(
            piece
            for piece in self.pieces
            if not (is_frame(piece, source, target) or is_common(piece))
        )
        if rest == self.pieces or is_taken(rest) or self.unexplained >= SAME_EVENT:
            return self
        return replace(self, pieces=rest)

    def relation(self) -> Relation:
        """What the one text is to the other, if no more than the pieces is common to them."""
        told = f"{sum(piece.words for piece in self.pieces)} words in long runs are the same"
        if is_taken(self.pieces):
            own = sum(piece.own for piece in self.pieces)
            evidence = told, f"{own} of them are nobody’s but the report’s"
            return Relation("excerpt", evidence, "certain" if own >= SURE_OWN else "likely")
        evidence = told, "hardly any of them but what others said"
        if self.likeness >= SAME_EVENT:
            return Relation("same-event", evidence, "likely")
        if quotes_alike(self.pieces):
            return Relation("same-event", evidence, "possible")
        return Relation("unrelated", evidence, "likely")


class Sought:
    """The document looked for, its outline, and where its words are; cut up when it must be."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.digest = digest(document.text)
        found = words([document.text])
        [self.outline] = outlines_of(found, [document.text])
        self.starts, self.ends = found.start, found.end
        self._prepared: SegmentedDocument | None = None

    def language(self) -> str | None:
        """Its language, told by the text where its origin did not tell."""
        self.document = with_language(self.document)
        return self.document.language

    def prepared(self) -> SegmentedDocument:
        """The document cut up."""
        if self._prepared is None:
            self._prepared = prepare(self.document)
        return self._prepared

    def characters(self, in_words: Span) -> Span:
        """Where some of its words are."""
        return Span(int(self.starts[in_words.start]), int(self.ends[in_words.end - 1]))


def retelling(sought: Sought, stored: Stored, look: Look) -> Match | None:
    """The match, when the one document is the other, in its own words or others.

    Most candidates are not, and that is told by their beads alone: passages come last.
    """
    if look.outlined.digest == sought.digest:
        return _the_same(sought, stored)
    tied = _tied(sought, stored)
    if tied is None:
        return None
    apart = without_frame(tied)
    match = _derived(sought, stored, look, tied, apart)
    if match is None and look.likeness < WORDED and max(shares(apart)) >= OPEN:
        anew = _tied(sought, stored, "default")
        return _derived(sought, stored, look, anew, without_frame(anew)) if anew else None
    return match


def _derived(
    sought: Sought, stored: Stored, look: Look, tied: Alignment, apart: Alignment
) -> Match | None:
    """The match of two documents of which one was made from the other, if that is sure.

    apart: how they are tied without the frame that both share.
    """
    relation, of_both = relate_apart(apart), shares(apart)
    if relation.is_turned:
        relation = replace(relation, evidence=(PART_OF, *relation.evidence))
    is_sure = relation.certainty != "possible" or max(of_both) >= TOLD_WHOLE
    if relation.kind in INDEPENDENT or not (is_sure or is_taken(look.pieces)):
        return None
    is_lent = relation.kind == "excerpt" and not relation.is_turned
    if is_lent and is_taken(look.pieces) and taken_over(apart) < DERIVED_COPIED:
        return None  # the pieces that the longer text took are all there is to say
    passages = find_passages(tied.source, tied.target)
    passages = without_frame(replace(tied, passages=passages)).passages or _told_alike(apart)
    return _match(sought, stored, relation, passages, of_both) if passages else None


def in_pieces(sought: Sought, stored: Stored, look: Look, words: tuple[Places, Places]) -> Match:
    """The match of documents that are not one another's retelling, but share pieces of wording.

    words: where those of the candidate's text start and end.
    """
    passages = tuple(
        _passage(
            [sought.characters(piece.source) for piece in group],
            [
                Span(int(words[0][piece.target.start]), int(words[1][piece.target.end - 1]))
                for piece in group
            ],
        )
        for group in look.groups()
    )
    of_both = (
        _share(stored.document.text, [passage.target for passage in passages]),
        _share(sought.document.text, [passage.source for passage in passages]),
    )
    return _match(sought, stored, look.relation(), passages, of_both)


def translation(sought: Sought, stored: Stored) -> Match | None:
    """The match, when the one document is the other in another language."""
    tied = _tied(sought, stored, "default")
    if tied is None:
        return None
    alignment = without_frame(tied)
    relation = relate_apart(alignment)
    if relation.kind != "translation":
        return None
    return _match(sought, stored, relation, _told_alike(alignment), shares(alignment))


def _the_same(sought: Sought, stored: Stored) -> Match:
    """The match of one text with itself."""
    whole = Span(0, len(sought.document.text))
    relation = Relation("identical", ("the texts are the same to the letter",))
    return _match(sought, stored, relation, (Passage(whole, whole, 1.0),), (1.0, 1.0))


def _tied(sought: Sought, stored: Stored, encoder: str = "none") -> Alignment | None:
    """The documents tied by beads, without passages; None where one of them holds no story."""
    try:
        source, target = sought.prepared(), prepare(stored.document)
    except ReadError:
        return None
    return Alignment(source, target, find_beads(source, target, encoder=load_encoder(encoder)))


def _passage(source: Sequence[Span], target: Sequence[Span]) -> Passage:
    """The passage of some pieces with the few changed words between; score: the share unchanged."""
    whole = Span(target[0].start, target[-1].end)
    same = sum(map(_length, target))
    return Passage(Span(source[0].start, source[-1].end), whole, same / _length(whole))


def _length(span: Span) -> int:
    return span.end - span.start


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
    sought: Sought,
    stored: Stored,
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
