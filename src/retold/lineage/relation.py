"""Alignment -> Relation: how the target came from the source.

To accuse, there must be shared choices: wording, selection and order outside quotations. What two
texts may both have without either copying is weighed in `traits`, a frame that both share is set
aside by `boilerplate`, and a machine is named only where `machine` finds its marks. The thresholds
were chosen on one half of what `benchmarks/quality/relation.py` builds and of the pairs that
`tests/lineage/pairs.json` holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.lineage.boilerplate import set_aside
from retold.lineage.disguise import disguise
from retold.lineage.machine import marks
from retold.lineage.made_from import DERIVED, SURELY_DERIVED, speaks_for
from retold.lineage.orders import mirrored
from retold.lineage.skeleton import skeleton
from retold.lineage.times_apart import by_their_dates
from retold.lineage.traits import (
    FLASH,
    RUN,
    Counted,
    Traits,
    lengths,
    percent,
    taken_over,
    tied_own,
)
from retold.lineage.views import WITHIN, View, both_ways
from retold.model import Alignment, Certainty, Change, Relation, Span
from retold.text.segment import tokenize

DERIVED_COPIED = 0.3
"""Share of the own words in runs that the source has: independent reports had 17 % at most."""
MADE_OF = 0.45
"""Share of its own words in tied sentences that a text made from another has at least: of 948 that
people told anew, with errors, two in a hundred had less than 51 %."""
BUILT_ALIKE, LEAST_SMALL = 0.7, 30
"""Share of the small words of tied sentences that stayed in their places, and number of them, from
which sentences were taken over: in what people told anew .58 stayed at most."""
GOES_ON, GOES_ON_COPIED = 0.5, 0.12
"""Shares of the own words beside a frame in tied sentences, or in runs, from which the texts go
together: so a brief with a new first sentence stays an edited brief. Unrelated stories had 20 % and
none, independent reports 48 % and 7 % at most, revisions of one text 14 % in runs as a rule."""
FRAMED_SLOTS = 0.5
"""Share of the names and figures in tied sentences, on the better side, up to which another event
is told in the same frame: eight templates had .31 at most, what is derived .67 as a rule."""
FRAMED_FIGURES = 0.25
"""The same of figures alone, where both have LEAST_FIGURES: two reports on one market."""
LEAST_SLOTS, LEAST_FIGURES = 3, 5
COPY_COPIED = 0.95
COPY_VERBATIM = 0.9
"""Shares of either text's words in runs, or of verbatim sentences, from which it is a copy."""
WHOLE = 0.95
"""Share of words from which nothing worth mentioning is missing or new."""
PART = 0.5
"""A part retells less of the source than this; edited copies had 64 % at least."""
EXCERPT_VERBATIM = 0.4
"""Share of verbatim sentences from which a part is an excerpt, and not a brief in other words."""
BRIEF = 0.55
"""Length, as a share of the source's, up to which a retelling is a brief: that the longer text was
made from it shows by the wording alone."""
ANEW_VERBATIM, ANEW_COPIED = 0.4, 0.75
"""Shares of verbatim sentences and of words in runs up to which a text was told anew, and may show
by other than its wording that it was made from the other: edited copies
had 55 % and 75 % at least, of two translations by people one in fifty had 52 % in runs."""
KEPT_QUOTED = 0.95
"""Share of quoted words kept word for word from which somebody took care, however much else is
reworded: 45 round trips through another language kept .91 at most."""
TRANSLATED = 0.65
"""Share of the words in tied sentences from which a text is a translation of the other."""
TRANSLATED_LIKENESS = 0.4
"""Russian and Japanese originals had .46 at least with their translations, strangers .29."""
SAME_EVENT = 0.37
"""The share of the smaller side's names that both have, and of the words in tied sentences, added
up, from which two texts share an event: 2 of 142 reports had less, 2 of 75 strangers more."""
SAME_MATTER, SAME_WORDING = 0.2, 0.45
"""Share of words in tied sentences, and of content words in common there, from which two texts
share an event without a name: strangers had 19 % at most, and 11 % of these words in common."""
LEAST_NAMES = 2
"""Names that they must share: *Monday* and one town are in many reports."""
SAME_VALUES, VALUES_ABROAD = 0.3, 4
"""Share and number of the names and figures that tell a translation where no encoder knows both
languages: Icelandic reports had 31 % as a rule, strangers 21 % at most."""
SAME_EVENT_ABROAD = 0.5
"""The share that tells one event in two languages: figures alone are often the same by chance."""
WHOLE_ABROAD = 0.9
"""Share of either text in tied sentences from which the one is then the other's translation."""
STRANGE_TIED = 0.1
"""Words in tied sentences up to which strangers are strangers for certain; they had 8 % at most."""
SURE_WORDS = 60
"""Copied words from which a copy is certain, however short the rest."""


def relate(alignment: Alignment) -> Relation:
    """How the target came from the source, with the evidence in plain words."""
    return relate_apart(without_frame(alignment))


def relate_apart(alignment: Alignment) -> Relation:
    """As `relate`, of an alignment without the frame that both texts share."""
    if _is_marks_alone(alignment):
        return Relation("identical", ("every sentence is verbatim, in the same order",))
    views = both_ways(alignment)
    judged = views[0].traits
    given = next(view for view in views if not view.is_turned).traits
    source, target = alignment.source.document.language, alignment.target.document.language
    if source and target and source != target:
        return _across_languages(judged, given, (source, target))
    framed = next((view.traits for view in views if _is_another_event(view.traits)), None)
    if framed is not None:
        return _framed(framed, given)
    is_told_anew = (
        judged.own >= MADE_OF
        and judged.verbatim < ANEW_VERBATIM
        and (speaks_for(judged) >= DERIVED or _is_built_alike(alignment))
    )
    derived = [view for view in views if _is_derived(view, is_told_anew=is_told_anew)]
    if not derived:
        documents = alignment.source.document, alignment.target.document
        return by_their_dates(_not_derived(judged, given), *documents)
    hidden = disguise(alignment)
    is_lent = len(derived) < len(views)  # to the longer text, which is not all made of the other
    part = derived[0].as_given(_as_a_part(derived[0], is_lent=is_lent))
    relation = (
        _as_a_whole(alignment, given, hidden)
        or part
        or (None if is_lent else _by_a_machine(alignment, given))
        or _in_other_words(derived[0].traits, given)
    )
    return replace(relation, evidence=(*relation.evidence, hidden)) if hidden else relation


def _is_marks_alone(alignment: Alignment) -> bool:
    """Whether both texts are the same marks, without a word, in the same order."""
    beads = alignment.beads
    return (
        any(bead.reuse == "verbatim" for bead in beads)
        and all(bead.reuse in {"verbatim", "furniture"} and not bead.moved for bead in beads)
        and not any(lengths(alignment.source))
    )


def without_frame(alignment: Alignment) -> Alignment:
    """The alignment with a footer, biography or background that is all both share as furniture."""
    return set_aside(alignment, _goes_on)


def _goes_on(rest: Alignment) -> bool:
    """Whether what stands beside a frame is so much alike that the frame came with it."""
    return any(
        tied_own(order) >= GOES_ON or taken_over(order) >= GOES_ON_COPIED
        for order in (rest, mirrored(rest))
    )


def shares(alignment: Alignment, changes: Sequence[Change] = ()) -> tuple[float, float]:
    """Containment and coverage, each in 0…1; furniture counts on neither side.

    Words that a change calls omitted or added inside a bead count as neither retold nor contained.
    """
    if _is_marks_alone(alignment):
        return 1.0, 1.0
    tied = {
        index: bead for index, bead in enumerate(alignment.beads) if bead.source and bead.target
    }
    source, target = lengths(alignment.source), lengths(alignment.target)
    within = [change for change in changes if change.bead in tied]
    lost = [change.source for change in within if change.kind == "omission"]
    made_up = [change.target for change in within if change.kind == "addition"]
    retold = sum(
        source[index] for index in {index for bead in tied.values() for index in bead.source}
    )
    contained = sum(
        target[index] for index in {index for bead in tied.values() for index in bead.target}
    )
    return (
        max(0, contained - _words_in(alignment.target.text, made_up)) / max(1, sum(target)),
        max(0, retold - _words_in(alignment.source.text, lost)) / max(1, sum(source)),
    )


def _words_in(text: str, spans: Iterable[Span | None]) -> int:
    """How many words stand in the spans."""
    return sum(
        text[token.start].isalnum() for span in spans if span for token in tokenize(text, span)
    )


def _is_derived(view: View, *, is_told_anew: bool) -> bool:
    """Whether the target was made from the source, in its words or others."""
    traits = view.traits
    return traits.copied >= DERIVED_COPIED or (is_told_anew and traits.length <= 1 / BRIEF)


def _is_built_alike(alignment: Alignment) -> bool:
    """Whether the sentences are those of the other text, whatever became of their words."""
    built = skeleton(alignment)
    return built.kept >= BUILT_ALIKE and built.small >= LEAST_SMALL


def _is_another_event(traits: Traits) -> bool:
    """Whether names, dates and figures differ where the wording is alike."""
    if traits.figures.least >= LEAST_SLOTS and traits.figures.share >= FRAMED_SLOTS:
        return False  # two translators may spell every name in another way
    least = LEAST_SLOTS if traits.words >= FLASH else LEAST_SLOTS - 1
    if traits.slots.least >= least and traits.slots.share < FRAMED_SLOTS:
        return traits.own >= DERIVED_COPIED
    figures = traits.figures
    return figures.least >= LEAST_FIGURES and figures.share < FRAMED_FIGURES


def _framed(traits: Traits, given: Traits) -> Relation:
    """Another event in the same frame. given: of the texts in their order, here and below."""
    slots = traits.slots if traits.slots.share < FRAMED_SLOTS else traits.figures
    what = "names, dates and figures" if slots is traits.slots else "figures"
    certainty: Certainty = "certain" if slots.least >= 2 * LEAST_FIGURES else "likely"
    return Relation(
        "unrelated",
        (
            (
                "another event in the same frame: the wording is alike, "
                f"but only {percent(slots.share)} of the {what} in it are the same"
            ),
            _told_copied(given),
        ),
        certainty,
    )


def _not_derived(traits: Traits, given: Traits) -> Relation:
    tied, copied = _told_matched(given), _told_copied(given)
    names = f"{percent(traits.names)} of the names are shared"
    told_alike = traits.names + traits.containment
    if traits.shared_names >= LEAST_NAMES and told_alike >= SAME_EVENT:
        sure = told_alike >= 2 * SAME_EVENT
        return Relation(
            "same-event",
            (names, _only(tied), copied),
            "likely" if sure else "possible",
        )
    same_matter = traits.containment >= SAME_MATTER and traits.wording >= SAME_WORDING
    if same_matter or traits.containment >= WITHIN:
        return Relation("same-event", (f"{tied}, but {names}", copied), "possible")
    sure = traits.containment < STRANGE_TIED and traits.shared_names < LEAST_NAMES
    return Relation("unrelated", (_only(tied), _only(names)), "certain" if sure else "likely")


def _as_a_whole(alignment: Alignment, traits: Traits, hidden: str | None) -> Relation | None:
    """Identical or a copy; None of other texts."""
    beads = alignment.beads
    if all(bead.reuse in {"verbatim", "furniture"} and not bead.moved for bead in beads):
        evidence = ("every sentence is verbatim, in the same order",)
        return Relation("copy" if hidden else "identical", evidence)
    whole = min(traits.containment, traits.coverage) >= WHOLE
    copied = min(traits.copied, traits.kept)
    if whole and (traits.verbatim >= COPY_VERBATIM or copied >= COPY_COPIED):
        return Relation("copy", (_told_tied(traits), _told_verbatim(traits), _told_covered(traits)))
    return None


def _as_a_part(view: View, *, is_lent: bool) -> Relation | None:
    """An excerpt or a brief; None of a text that retells most of the source and little else.

    is_lent: whether only one of the two shows to be made from the other: it may be but a passage.
    """
    traits = view.traits
    part = traits.coverage < PART or view.is_a_stretch()
    covered = _only(_told_covered(traits)) if part else _told_covered(traits)
    is_kept = traits.verbatim >= EXCERPT_VERBATIM or traits.copied >= ANEW_COPIED
    is_kept = is_kept and traits.copied >= DERIVED_COPIED
    if is_kept and (part or is_lent or traits.containment < WITHIN):
        sure = traits.copied * traits.words >= SURE_WORDS
        return Relation(
            "excerpt",
            (_told_tied(traits), _told_copied(traits), covered),
            "certain" if sure else "likely",
        )
    is_anew = traits.verbatim < EXCERPT_VERBATIM and traits.copied < ANEW_COPIED
    if is_anew and traits.length <= BRIEF and traits.coverage < WITHIN:
        note = f"the target’s length is {percent(traits.length)} of the source’s"
        sure = speaks_for(traits) >= SURELY_DERIVED
        return Relation(
            "summary",
            (f"{note}, and {_told_tied(traits)}", covered),
            "likely" if sure else "possible",
        )
    return None


def _by_a_machine(alignment: Alignment, traits: Traits) -> Relation | None:
    """Rewritten by a machine that left its marks on the target; None of other texts."""
    evidence = marks(alignment).tell(is_careful=traits.quoted >= KEPT_QUOTED)
    if not evidence:
        return None
    matter = f"{_told_tied(traits)}; {_told_copied(traits)}"
    return Relation("machine-rewritten", (*evidence, matter), "likely")


def _in_other_words(traits: Traits, given: Traits) -> Relation:
    """Edited, or rewritten by whomsoever."""
    tied, copied, covered = _told_tied(given), _told_copied(given), _told_covered(given)
    if traits.verbatim >= ANEW_VERBATIM or traits.copied >= ANEW_COPIED:
        kept = ("its quotations stand word for word",) if given.quoted >= KEPT_QUOTED else ()
        sure = traits.copied * traits.words >= SURE_WORDS
        return Relation(
            "edited",
            (tied, _told_verbatim(given), copied, covered, *kept),
            "certain" if sure else "likely",
        )
    order = f"{percent(traits.in_order)} of the sentences are in the source’s order"
    sure = speaks_for(traits) >= SURELY_DERIVED
    return Relation(
        "rewritten",
        (f"{tied}, nearly all in other words", order, copied, covered),
        "likely" if sure else "possible",
    )


def _across_languages(traits: Traits, given: Traits, spoken: tuple[str, str]) -> Relation:
    languages = f"the source’s language is {spoken[0]}, the target’s {spoken[1]}"
    tied = _told_matched(given)
    alike = f"their mean likeness is {percent(traits.likeness)}"
    names = f"{percent(traits.names)} of the names are shared"
    whole = min(traits.containment, traits.coverage) >= WHOLE_ABROAD
    values = traits.slots.share if traits.slots.least >= VALUES_ABROAD else 0.0
    told_alike = traits.likeness >= TRANSLATED_LIKENESS or (whole and values >= SAME_VALUES)
    if traits.containment >= TRANSLATED and told_alike:
        sure = traits.likeness >= TRANSLATED_LIKENESS and traits.coverage >= TRANSLATED
        return Relation(
            "translation", (languages, f"{tied}; {alike}", names), "certain" if sure else "likely"
        )
    if values >= SAME_EVENT_ABROAD:
        return Relation("same-event", (languages, names, _only(tied)), "possible")
    return Relation("unrelated", (languages, f"{tied}, but {alike}", _only(names)), "likely")


def _told_tied(traits: Traits) -> str:
    return _told_counted(
        traits.target_counted, "target", ("retells", "retell"), "one of the source"
    )


def _told_matched(traits: Traits) -> str:
    counterpart = "a counterpart in the source"
    return _told_counted(traits.target_counted, "target", ("has", "have"), counterpart)


def _told_verbatim(traits: Traits) -> str:
    return f"{percent(traits.verbatim)} of the retold sentences stand word for word"


def _told_covered(traits: Traits) -> str:
    return _told_counted(traits.source_counted, "source", ("is", "are"), "retold, at least in part")


def _told_counted(counted: Counted, side: str, verbs: tuple[str, str], rest: str) -> str:
    """What of a side's sentences is so: every, no, or so many of them."""
    singular, plural = verbs
    if counted.tied in {0, counted.sentences}:
        which = "every" if counted.tied else "no"
        return f"{which} sentence of the {side} {singular} {rest}"
    verb = singular if counted.tied == 1 else plural
    return f"{counted.tied:,} of the {side}’s {counted.sentences:,} sentences {verb} {rest}"


def _only(counts: str) -> str:
    """What was counted, as little."""
    return counts if counts.startswith(("every ", "no ", "0 %", "100 %")) else f"only {counts}"


def _told_copied(traits: Traits) -> str:
    if traits.words < FLASH:
        return f"{percent(traits.copied)} of the target’s words are the source’s, in its order"
    if not traits.copied:
        return f"outside quotations no run of {RUN} words is the source’s"
    return (
        f"{percent(traits.copied)} of the target’s words outside quotations are in runs of {RUN} "
        "that the source has too"
    )
