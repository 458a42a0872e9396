"""What speaks for one document of a story being the source of another, and what against it.

Each possible source of a document is weighed by what it explains: words that the document has, and
sentences that it lacks. Words that only one source explains are what that source changed, errors
first of all; that a document repeats them shows where it comes from. To this the evidence is added
that tells which of two texts came first, and what the text has in the middle that the source lacks:
who retells cuts, and seldom puts in. Apart from which source is the likeliest, the same evidence
tells whether the source is here at all.

The weights are logarithms of odds. They were chosen on one half of the lineages that
`benchmarks/quality/lineage.py` plants.
"""

import re
from collections.abc import Mapping, Sequence
from math import log, log1p
from typing import NamedTuple

from retold.lineage.explained import Side
from retold.lineage.growth import Beliefs
from retold.model import Certainty, RelationKind
from retold.stories.shared_words import SharedWords, runs
from retold.stories.tying import REWORDED, TAKEN, Known, Tie

EXPLAINED, CHANGED, ALONE, ALONE_WORD = 0.5, 0.3, 0.5, 0.02
"""For a source, for each word that both texts have; against it, for each word of either that is not
the other's in the same sentence, for each stretch of either that the other lacks, and each word of
these. So they tell who is next to whom, and not who came first."""
FIRST_CHANGES, FEW = 2.0, 5
"""Against it besides, for each of the first few places that were changed, and how many these are:
of the many that a machine or a writer changes each next tells less. That two texts changed a place
alike by chance, or that one changed it back, is unlikely."""
LACKING, LACKING_PLACES, ALIKE = 5, 2, 4.0
"""Words, or places, that a target has from an earlier text and its source lacks, from which what a
machine made of that text in both is no sign that one is from the other; and by how much less likely
that is than the earlier text. True sources lacked four words at most, each by itself, and one where
the wording was kept."""
KEPT_WORDING = 0.98
"""Share of the words of tied sentences that two texts have in common, from which places count too:
a machine that is given its own words changes more, and meets an earlier text in some by chance."""
WORDED = 0.85
"""Share of the words of tied sentences that two texts have in common, from which they may have been
made alike: what a machine makes of a text has some .7 of its words."""
AHEAD = 0.5
"""How likely a text must have come first to be the earlier one."""
INSIDE, OUTSIDE, MOST_GROWN = 1.5, 0.5, 6.0
"""Against a source, for each stretch of the target that it lacks, in the middle or at an end, up to
so much: who retells cuts, and seldom puts in."""
MOST_REWORDED = 2.0
"""The most of it that tells against there being a source here, where all is in other words: what is
tied to nothing may then be told elsewhere. So a likely retelling is told to be one, if barely."""
GROWN_WORD = 0.1
"""The most that a word of these tells against it where the two are in other words: a machine’s *He
agreed.* may be tied to none. In the same words even that was put in."""
HALF = 0.5
"""Share of a text that its source must explain where it seems to have come first: who shares but a
passage with a later text has lent it."""
SURE = 0.98
"""The most that the evidence of which came first may claim: a date may be forged."""
REVISED = 4.0
"""For the version before of the same text, or an earlier text at the same address."""
BASE: Mapping[Certainty, float] = {"certain": 3.0, "likely": 2.5, "possible": 1.5}
"""For there being a source here at all, by how certain the relation is: of planted documents that
seem to be from one here, one in twenty was from one that is not, of which that is nearly a copy."""
CREDITED, SHORTEST = 2.0, 4
"""For a source whose outlet the target names, and letters of such a name: *AP* is in many words."""


class Edge(NamedTuple):
    """What speaks for a derivation: against other sources, and against there being none here."""

    which: float
    whether: float
    against: float  # the part of `which` that tells against it: the order, and what was put in
    worded: float  # the share of the words in tied sentences that both have
    kind: RelationKind


def weigh(
    members: Sequence[Known], place: Mapping[int, int], ties: Sequence[Tie], before: Beliefs
) -> dict[tuple[int, int], Edge]:
    """What speaks for each possible derivation, by the places of source and target.

    before: how likely each document came before each other by their dates. These count in the
    lineage as a whole, but where only one of two can be the source they tell whether it is.
    """
    edges = {}
    for tie in ties:
        for source, target in ((tie.source, tie.target), (tie.target, tie.source)):
            seen = tie.seen_from(source)
            if seen.target.explained < TAKEN:
                continue
            order = _with_dates(tie.first(source), before[place[source], place[target]])
            if order < 0 and seen.target.explained < HALF:
                continue
            documents = members[place[source]], members[place[target]]
            way = against = _way(*documents, seen.target)
            if tie.kind in REWORDED:
                way = max(way, -MOST_REWORDED)
            # the order tells which of the two is the source, where either can be; else whether
            whether = way if seen.source.explained >= TAKEN else way + order
            if seen.source.explained < TAKEN and BASE[tie.certainty] + whether < 0:
                continue
            against += _against(tie.first(source))
            edges[place[source], place[target]] = Edge(
                which=_nearness(tie) + against,
                whether=BASE[tie.certainty] + whether,
                against=min(0.0, against),
                worded=seen.target.worded,
                kind=tie.kind,
            )
    return {**edges, **_made_alike(members, place, ties, edges)}


def _made_alike(
    members: Sequence[Known],
    place: Mapping[int, int],
    ties: Sequence[Tie],
    edges: Mapping[tuple[int, int], Edge],
) -> dict[tuple[int, int], Edge]:
    """What speaks for derivations between texts that a machine made of an earlier one.

    What it makes of a sentence it makes again, so two texts may be alike that are not from each
    other. Then the target has words of the earlier text that its source has lost, or changed.
    """
    before: dict[int, set[int]] = {}
    for tie in ties:
        for source, target in ((tie.source, tie.target), (tie.target, tie.source)):
            if tie.first(source) > AHEAD and tie.seen_from(source).target.worded < WORDED:
                before.setdefault(place[target], set()).add(place[source])
    shared = SharedWords(members)
    most: dict[tuple[int, int], float] = {}
    for source, target in edges:
        earlier = before.get(source, set()) & before.get(target, set())
        worded = edges[source, target].worded
        if worded >= WORDED and not is_revision(members[source], members[target]):
            places = LACKING_PLACES if worded >= KEPT_WORDING else LACKING
            near = [
                edges[text, target].which
                for text in earlier
                if (text, target) in edges and _is_lacking(shared, (source, target, text), places)
            ]
            most.update({(source, target): max(near)} if near else {})
    alike = {}
    for (source, target), which in most.items():
        # where neither can have come by way of the other, one bound holds for both ways
        bound = min(which, most.get((target, source), which)) - ALIKE
        edge = edges[source, target]
        alike[source, target] = edge._replace(which=min(edge.which, bound + edge.against))
    return alike


def _is_lacking(shared: SharedWords, texts: tuple[int, int, int], places: int) -> bool:
    """Whether the target has more of an earlier text than it can have by way of the source.

    texts: the source, the target and the earlier text. places: so many are enough.
    """
    source, target, earlier = texts
    lacking = sorted(shared.places(target, earlier) - shared.places(target, source))
    return len(lacking) >= LACKING or len(runs(lacking)) >= places


def _nearness(tie: Tie) -> float:
    """How near two documents are to each other, whichever came first."""
    source, target = tie.explained.source, tie.explained.target
    near = EXPLAINED * target.same - _apart(source) - _apart(target)
    return near - FIRST_CHANGES * FEW * log1p(target.places / FEW)


def _way(source: Known, target: Known, side: Side) -> float:
    """What speaks for one text's being the source of the other, but for the order that they tell.

    side: of the target.
    """
    if is_revision(source, target):
        return REVISED
    if is_credited(source, target):
        return CREDITED
    grown = min(MOST_GROWN, INSIDE * side.inside + OUTSIDE * (side.stretches - side.inside))
    return -(grown if side.worded >= WORDED else min(grown, GROWN_WORD * side.alone))


def _apart(side: Side) -> float:
    return CHANGED * side.changed + ALONE * side.stretches + ALONE_WORD * side.alone


def _against(first: float) -> float:
    """What tells against a source, by how likely it came first, 0…1: the logarithm of the odds.

    Nothing tells for one that came first: so did others, and of some no date is known.
    """
    likely = max(1 - SURE, first)
    return min(0.0, log(likely / (1 - likely))) if likely < 1 else 0.0


def _with_dates(first: float, before: float) -> float:
    """The same, where dates tell besides how likely it came first, 0…1."""
    both = first * before
    return _against(both / (both + (1 - first) * (1 - before)))


def is_credited(source: Known, target: Known) -> bool:
    """Whether the target names the outlet of the source, which does not name its own in turn."""
    own, named = target.document.outlet, source.document.outlet
    if not named or len(named) < SHORTEST or named == own:
        return False
    return _names(target, named) and not (own and _names(source, own))


def _names(known: Known, outlet: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", known.document.text) is not None


def is_revision(source: Known, target: Known) -> bool:
    """Whether the target may be a later state of the same text: a version, or of one address.

    Where the dates say one order and the lengths the other, either may be.
    """
    if source.document.id == target.document.id:
        return source.version < target.version
    address = _address(source), _address(target)
    if address[0] is None or address[0] != address[1]:
        return False
    return _is_earlier(source, target) or _is_shorter(source, target)


def _is_earlier(source: Known, target: Known) -> bool:
    return (
        source.moment is not None and target.moment is not None and source.moment <= target.moment
    )


def _is_shorter(source: Known, target: Known) -> bool:
    """A text grows at its own address."""
    return len(source.document.text) < len(target.document.text)


def _address(known: Known) -> str | None:
    """The address without what a revision may change in it."""
    url = known.document.url
    return url.split("#")[0].split("?")[0].rstrip("/").casefold() if url else None
