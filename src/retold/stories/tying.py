"""Two documents of a corpus -> what ties them: a retelling, one event, or nothing.

Each pair is aligned once, the longer text as the source: whether one of two texts was made from
the other shows either way round, but a brief is no source that explains the whole.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple, Self

from retold.align import find_beads
from retold.errors import ReadError
from retold.index import Outline, Stored, outlines
from retold.lineage import first_by_texts, relate_apart, without_frame
from retold.lineage.explained import Explained, Side, all_words, explain, story_words
from retold.lineage.times_apart import EVENT
from retold.model import (
    Alignment,
    Certainty,
    Document,
    Relation,
    RelationKind,
    SegmentedDocument,
)
from retold.models.encode import load_encoder
from retold.prepare import prepare
from retold.published import moment_of
from retold.stories.rarity import Names, Rarity, names_in

DERIVED: frozenset[RelationKind] = frozenset(
    (
        *("identical", "copy", "edited", "rewritten", "machine-rewritten"),
        *("translation", "excerpt", "summary"),
    )
)
"""Relations in which one text was made from the other."""
REWORDED: frozenset[RelationKind] = frozenset(("rewritten", "machine-rewritten"))
"""Relations of a text in other words throughout."""
TIED = 0.95
"""Share of a text's words in tied sentences from which the encoder need not be asked: where all is
in other words, sentences stay untied that are nothing new. Of a text that was translated there and
back, or of a cut of it, more is tied as a rule."""
TAKEN = 0.35
"""Share of a text's words in tied sentences from which it is a retelling, not a text of its own
that quotes a passage."""
FRAMED = 0.4
"""Share of either text's words that the other has in the same sentences and order, from which two
that tell of different events are worded alike: reports of one event had less."""
RETOLD_WITHIN, NAMES_HELD = timedelta(days=60), 0.4
"""How far apart a text may be from one that tells it in other words: news is retold while it is
news. And the share of the names and figures of the text of fewer, by their weight, that the other
has: of 3,450 pairs in planted lineages those had .41 at least that had not much wording in common,
people's retellings .65; of texts on one subject half have less."""
SUBJECT, SUBJECT_UNDATED = 0.27, 0.45
"""Share of two texts' names and figures, each the heavier the rarer it is in the corpus, from which
they may be reports of one event; where one has no date it takes more. Of pairs of reports of one
week in allsides, 1 in 200 had as much, and most of these were of one event."""
SUBJECT_READ = 0.2
"""The same of two with dates that were aligned, and that tell of one event by their sentences too:
what is in the same frame, but of another event, shows then."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two documents, by their numbers in the corpus; the source is the longer text.

    source_first: how likely it is by the texts alone that the source came first, 0…1: what dates
    tell, those of all documents of a story tell together.
    """

    source: int
    target: int
    kind: RelationKind
    certainty: Certainty
    explained: Explained
    source_first: float

    @property
    def is_derived(self) -> bool:
        """Whether one of the two was made from the other, or both from a third text."""
        return self.kind in DERIVED

    @property
    def is_aligned(self) -> bool:
        """Whether their words were compared: not of two that but share names (see `report`)."""
        return self.explained.source.words > 0

    def seen_from(self, source: int) -> Explained:
        """What each explains of the other, with one of the two as the source."""
        return self.explained if source == self.source else self.explained.turned()

    def first(self, source: int) -> float:
        """How likely it is by the texts that one of the two came first, 0…1."""
        return self.source_first if source == self.source else 1 - self.source_first

    def to_record(self) -> dict[str, Any]:
        """The tie as plain values."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Self:
        """The tie of plain values, as `to_record` makes them."""
        sides = (Side(**record["explained"][name]) for name in ("source", "target"))
        return cls(**{**record, "explained": Explained(*sides)})


class Profile(NamedTuple):
    """When a document was published, and the hashes of its names and figures."""

    moment: datetime | None
    names: Names


class Known:
    """A stored document, cut up when that is asked for."""

    def __init__(self, stored: Stored, key: str) -> None:
        self.number, self.version = stored.number, stored.version
        self.document, self.key = stored.document, key

    @cached_property
    def prepared(self) -> SegmentedDocument | None:
        """The document cut up; None of one without a story."""
        try:
            return prepare(self.document)
        except ReadError:
            return None

    @cached_property
    def outline(self) -> Outline:
        """What other texts are held against, before they are read."""
        [outline] = outlines([self.document.text])
        return outline

    @cached_property
    def profile(self) -> Profile:
        """What tells whether it may be of the same event as another."""
        return Profile(moment(self.document), names_in(self.document.text))

    @property
    def moment(self) -> datetime | None:
        """When it was published, as far as that is declared and can be."""
        return self.profile.moment

    @property
    def order(self) -> tuple[bool, str, str, int]:
        """By date, those without one at the end; then by id: when it was added does not count."""
        moment = self.moment.isoformat() if self.moment else ""
        return self.moment is None, moment, self.document.id, self.version

    @cached_property
    def words(self) -> list[str]:
        """The words of its story, as they are compared."""
        return story_words(self.prepared) if self.prepared else []

    @cached_property
    def all_words(self) -> list[str]:
        """All words of its text, furniture too."""
        return all_words(self.prepared) if self.prepared else []


def moment(document: Document) -> datetime | None:
    """When a document was published, without a time zone; None where that is not known."""
    return moment_of(document.published)


def measure(first: Known, second: Known, rarity: Rarity) -> Tie | None:
    """What ties two documents; None of documents that have nothing to do with each other.

    Two that tell of different events in the same wording have an unrelated tie (see `formulas`).
    """
    source, target = sorted(
        (first, second), key=lambda each: (-len(each.document.text), each.order)
    )
    if source.prepared is None or target.prepared is None:
        return None
    alignment, relation, explained = read_together(source.prepared, target.prepared)
    kind = relation.kind
    if kind in DERIVED and not _is_retelling(explained):
        kind = "same-event"
    profiles = first.profile, second.profile
    if kind == "same-event" and not may_be_one_event(*profiles, rarity, are_read=True):
        kind = "unrelated"
    if kind == "unrelated" and not _is_framed(explained):
        return None
    # versions are told by their id or address (`lineages`); the other documents are pages apart
    source_first = first_by_texts(alignment, relation, may_be_one_page=False)
    return Tie(
        source=source.number,
        target=target.number,
        kind=kind,
        certainty=relation.certainty,
        explained=explained,
        source_first=source_first,
    )


def read_together(
    source: SegmentedDocument, target: SegmentedDocument
) -> tuple[Alignment, Relation, Explained]:
    """Two documents tied, how they are related, and what each explains of the other.

    The encoder is asked where words leave much open, so that no pair is called here what `compare`
    does not call it.
    """
    alignment = aligned(source, target)
    relation, explained = relate_apart(alignment), explain(alignment)
    if relation.kind in REWORDED and _most_explained(explained) < TIED:
        alignment = aligned(source, target, anew=True)
        relation, explained = relate_apart(alignment), explain(alignment)
    return alignment, relation, explained


def report(first: Known, second: Known) -> Tie:
    """What ties two documents that may tell of one event and have no wording in common.

    They are not aligned: nothing would show but that they have none.
    """
    nothing = Side(0, 0, 0, 0, 0, 0)
    return Tie(
        source=first.number,
        target=second.number,
        kind="same-event",
        certainty="possible",
        explained=Explained(nothing, nothing),
        source_first=0.5,
    )


def aligned(
    source: SegmentedDocument, target: SegmentedDocument, *, anew: bool = False
) -> Alignment:
    """Two documents tied together; of two languages by a model, of one by their words.

    anew: whether the model ties what words leave open, as in `compare`: it takes half a second.
    """
    languages = {source.document.language, target.document.language} - {None}
    encoder = load_encoder("default" if anew or len(languages) > 1 else "none")
    return without_frame(Alignment(source, target, find_beads(source, target, encoder=encoder)))


def _most_explained(explained: Explained) -> float:
    return max(explained.target.explained, explained.source.explained)


def _is_retelling(explained: Explained) -> bool:
    return _most_explained(explained) >= TAKEN


def _is_framed(explained: Explained) -> bool:
    return min(explained.target.kept, explained.source.kept) >= FRAMED


def may_be_one_event(
    first: Profile, second: Profile, rarity: Rarity, *, are_read: bool = False
) -> bool:
    """Whether two reports are of one time, as far as that is known, and of the same names.

    are_read: whether they are aligned besides.
    """
    least = SUBJECT_UNDATED
    if first.moment is not None and second.moment is not None:
        if abs(first.moment - second.moment) > EVENT:
            return False
        least = SUBJECT_READ if are_read else SUBJECT
    return rarity.shared(first.names, second.names) >= least


def may_be_in_other_words(first: Profile, second: Profile, rarity: Rarity) -> bool:
    """Whether one of two texts that have little wording in common may be from the other."""
    moments = [moment for moment in (first.moment, second.moment) if moment is not None]
    if moments and max(moments) - min(moments) > RETOLD_WITHIN:
        return False
    return rarity.held(first.names, second.names) >= NAMES_HELD


def by_target(ties: Iterable[Tie]) -> dict[int, list[Tie]]:
    """The ties of each document."""
    ties_of: dict[int, list[Tie]] = {}
    for tie in ties:
        ties_of.setdefault(tie.source, []).append(tie)
        ties_of.setdefault(tie.target, []).append(tie)
    return ties_of
