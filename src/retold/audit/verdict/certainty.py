"""How sure a change is: how often such a claim, in such a place of such a text, has been right.

Two versions that share few words in order tell one thing in two ways: there a detail that one side
lacks has often found another form, and a quotation has been translated anew. So what counts is
which rule speaks, whether it doubts itself, how near the text is to its source, and how much of the
place around stayed as it was. `certainty.json` says for each of these circumstances how many claims
were right; tools/calibrate_certainty.py counted them on the halves for settings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from retold.audit.harm import JUDGED, band_of
from retold.audit.harm.setting import CLOSE_TEXT, Setting
from retold.audit.link.links import LinkedBead
from retold.audit.readings import Readings
from retold.audit.verdict.counted import Circumstances, Text, share_right
from retold.audit.verdict.reworded import (
    LIKELY_REWORDED,
    WORTH_TELLING,
    Suspicion,
    share_reworded,
)
from retold.audit.verdict.seconded import LIKELY_SECONDED, STILL_LIKELY, share_seconded
from retold.model import Alignment, Certainty, Change, Kind, SegmentedDocument, Span
from retold.text.words import Word, touched

IN_OTHER_WORDS: frozenset[Text] = frozenset({"reworded", "anew", "brief"})
"""The kinds of text in which claims are weighed one by one, where a reader reads."""
COPIES: frozenset[Text] = frozenset({"same", "copy"})
"""The kinds of text that keep the words of most of their source's sentences."""
LOOSE = 0.5
"""Share of words kept in order below which a bead is told in other words: a third of the sentences
of two independent translations, one in twenty of a machine's round trip."""
ANEW, ENOUGH = 0.68, 5
"""Median share of words kept in order, over so many beads, below which a document is told anew:
two independent translations have .62 (.43 to .7), a machine's round trips .68 to .88."""
NEAR_COPY = 0.8
"""Share of words kept in order from which a bead is nearly the source's own words."""
AROUND, SETTLED = 3, 0.6
"""Words on each side of a change, and the share of them as they were from which its place is sure
though its bead is told in other words; keeps nine in ten of the errors planted in DEMETR."""
CLOSE = 0.65
"""Share of words kept from which a bead of a document told anew is close all the same."""
SHORT = 3
"""Sentences with a counterpart below which a text does not show how near it is to its source."""
SEVERAL = 2
"""Places where a text is surely wrong from which its other edits are no faithful rewriter's; of 13
human translations that are reworded beside another, none has as many."""
FEW, SPARSE = 2, 2
"""Changed sentences, and sentences in all to each of them, of a text that is otherwise its source
to the letter: whoever changed so little meant it."""
CERTAIN, LIKELY = 0.95, 0.8
"""Shares of claims that were right from which such a claim is certain, or likely."""
MANY = 20
"""Claims that must have been counted before any such claim is certain."""
DOUBTFUL = 0.3, 0.9
"""Shares between which the reader is asked: below it can hardly make a claim likely, above hardly
take that away."""
SEARCHED = frozenset({"omission.clause", "omission.sentence", "negation.condition"})
"""Rules that search the whole other text for what they miss, and say themselves whether they doubt
it."""
AS_WRITTEN = frozenset({"quote.invented"})
"""Rules about who is made to say something, whatever it is: a reader, who weighs what is said, can
make their claims likely, and takes none of them away."""
UNSURE: frozenset[Kind] = frozenset(
    {"name", "number", "date", "attribution", "quote", "addition", "negation"}
)
"""Kinds that are unsure when one-sided in a bead told in other words."""
REPLACED: frozenset[Kind] = frozenset({"name", "number", "date", "negation", "modality"})
"""Kinds that are unsure there though both sides have them, where their place is not sure."""
REWORDED: frozenset[Kind] = frozenset({"omission", "addition", "wording"})
"""Kinds that a headline's own wording brings with it, and a document told anew everywhere."""


def judge(
    findings: Iterable[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    setting: Setting | None = None,
    readings: Readings | None = None,
    *,
    text: Text | None = None,
) -> tuple[Change, ...]:
    """The changes, each with how sure it is; those minor that only trim, or tell one name again.

    In a text told in other words, what the reader makes all too unlikely is not among them.

    setting: of the text, where words that no rule has named are to be judged in it; readings: what
    the reader says of beads, where one has read them; text: the kind of the text, where the beads
    do not show it.
    """
    linked = {bead.index: bead for bead in beads}
    headlines, text = _headlines(alignment), text or kind_of_text(beads)
    judged = []
    for change in _told_once(findings):
        severity = "minor" if _is_trimmed(change, headlines) else change.severity
        bead = linked.get(change.bead)
        place = text_around(bead, text)
        claim = circumstances(change, bead, place, setting)
        certainty: Certainty | None
        if bead is None or severity == "minor" or readings is None or not readings.has_reader:
            certainty = certainty_of(claim)  # a sentence alone has nothing that could be read
        else:
            certainty = _read(change, claim, place, bead, readings)
        if certainty is None:
            continue
        if (severity, certainty) != (change.severity, change.certainty):
            change = replace(change, severity=severity, certainty=certainty)  # noqa: PLW2901
        judged.append(change)
    return tuple(judged)


def _read(
    change: Change,
    claim: Circumstances,
    text: Text,
    bead: LinkedBead,
    readings: Readings,
) -> Certainty | None:
    """How sure a claim is, given how its words are read; None where it is not worth telling."""
    certainty = certainty_of(claim)
    if text in IN_OTHER_WORDS:
        share = share_reworded(suspicion_of(change, claim, text, bead, readings))
        share = readings.share_in_company("claim", share, bead.index)
        untold: Certainty | None = "possible" if claim.rule in AS_WRITTEN else None
        return sure_reworded(share, certainty, means_the_same=claim.means_the_same) or untold
    share, _ = share_right(claim)
    reading = readings.get(change.bead) if DOUBTFUL[0] <= share < DOUBTFUL[1] else None
    if reading is None:
        return certainty
    return sure(share_seconded(share, change, bead, reading), certainty)


def suspicion_of(
    change: Change, claim: Circumstances, text: Text, bead: LinkedBead, readings: Readings
) -> Suspicion:
    """A claim in a text told in other words, with all that it is weighed by."""
    reading, context = readings.get(change.bead), readings.in_context(change.bead)
    return Suspicion(change, claim.doubts, claim.place, text, bead, reading, context)


def kind_of_text(beads: Sequence[LinkedBead]) -> Text:
    """How near a target is to its source as a whole; brief, where it was to leave things out."""
    if len(beads) < SHORT:
        return "short"
    changed = sum(not bead.is_unchanged() for bead in beads)
    if changed <= FEW and changed * SPARSE <= len(beads):
        return "same"
    if is_close(beads):
        return "copy"
    if any(bead.search is not None and bead.search.brief for bead in beads):
        return "brief"
    return "anew" if is_anew(beads) else "reworded"


def text_around(bead: LinkedBead | None, text: Text) -> Text:
    """The kind of text that a bead stands for: one of a copy may be told in other words alone."""
    is_anew = bead is not None and text in COPIES and bead.kept() < LOOSE
    return "reworded" if is_anew else text


def circumstances(
    change: Change, bead: LinkedBead | None, text: Text, setting: Setting | None = None
) -> Circumstances:
    """What there is to say of a claim before anybody knows whether it is right.

    change: as its rule made it; a rule that doubts itself calls the change possible.
    """
    if bead is not None and setting is not None and change.rule in JUDGED:
        was_meant = text == "same"
        likely = f"harm {band_of(change, bead, setting, was_meant=was_meant)}"
        return Circumstances(
            "edits", doubts=False, text=_kind_for_edits(text, setting), place=likely
        )
    return Circumstances(
        change.rule, change.certainty == "possible", text, _place(change, bead, text)
    )


def _kind_for_edits(text: Text, setting: Setting) -> Text:
    """The kind of text that counts for words that no rule has named.

    A copy counts as reworded; and a reworded text that is not surely wrong in several places may be
    faithful throughout, as a second translation is.
    """
    if text == "reworded" and setting.places < SEVERAL:
        return "anew"
    return "reworded" if text == "copy" else text


def _place(change: Change, bead: LinkedBead | None, text: Text) -> str:
    if bead is None:
        return "alone"
    if _is_unsure(change, bead, anew=text == "anew"):
        return "unsure"
    near = bead.kept() >= NEAR_COPY and settled(bead, change) >= SETTLED
    return "near" if near else "sure"


def certainty_of(claim: Circumstances) -> Certainty:
    """How sure a claim is, by how many like it were right."""
    share, counted = share_right(claim)
    if share >= CERTAIN and counted >= MANY:
        return "certain"
    return "likely" if share >= LIKELY else "possible"


def sure(share: float, otherwise: Certainty) -> Certainty:
    """How sure a claim is of which the reader has said something; it makes none certain."""
    if share < (LIKELY_SECONDED if otherwise == "possible" else STILL_LIKELY):
        return "possible"
    return "certain" if otherwise == "certain" else "likely"


def sure_reworded(
    share: float, otherwise: Certainty, *, means_the_same: bool = False
) -> Certainty | None:
    """How sure a claim is in a text told in other words; certain only where it is by itself.

    None where so few of its like were right that it would hide the others. Another word of the same
    sense is read as changed as well, so that its reading makes no such claim likely.
    """
    if share < WORTH_TELLING:
        return None
    if share < LIKELY_REWORDED or means_the_same:
        return "possible"
    return "certain" if otherwise == "certain" else "likely"


def is_close(beads: Sequence[LinkedBead]) -> bool:
    """Whether the target is the source with few words changed, so that each change was meant.

    Most sentences of an edited copy stay to the word; a spinner leaves none alone.
    """
    return bool(beads) and median(bead.kept() for bead in beads) >= CLOSE_TEXT


def is_anew(pairs: Sequence[LinkedBead]) -> bool:
    """Whether the target tells the source anew throughout, as a second translation does."""
    kept = [pair.kept() for pair in pairs if min(len(pair.source), len(pair.target)) >= ENOUGH]
    return len(kept) >= ENOUGH and median(kept) < ANEW


def _told_once(findings: Iterable[Change]) -> Iterator[Change]:
    """The changes, a name that became the same other name again as minor."""
    names: set[str] = set()
    for change in findings:
        if change.kind == "name" and change.note in names:
            yield replace(change, severity="minor")
            continue
        if change.kind == "name" and change.severity != "minor":
            names.add(change.note)
        yield change


def _is_trimmed(change: Change, headlines: set[int]) -> bool:
    """Whether a change is a headline's own wording, or a single word that trimming took."""
    if change.bead in headlines and change.kind in REWORDED:
        return True
    words = change.note.removeprefix("left out: ")
    trimmed = change.kind == "omission" and words != change.note and " " not in words
    return trimmed and change.severity == "major"


def _is_searched(change: Change) -> bool:
    """Whether the whole other text was searched for what a change says is missing there."""
    return change.rule in SEARCHED and (change.source is None or change.target is None)


def _is_unsure(change: Change, pair: LinkedBead, *, anew: bool) -> bool:
    """Whether a change may be another form of the same thing."""
    one_sided = change.source is None or change.target is None
    if _is_searched(change):
        return False
    loose = pair.kept() < LOOSE
    if anew and (change.kind == "quote" or change.kind in REWORDED):
        return True
    if one_sided:
        return change.kind in UNSURE and (loose or anew)
    if anew and change.kind == "name" and _is_other_form(change, pair):
        return True
    close = pair.kept() >= (CLOSE if anew else LOOSE)
    return change.kind in REPLACED and not close and settled(pair, change) < SETTLED


def _is_other_form(change: Change, pair: LinkedBead) -> bool:
    """Whether a name may be the same in another form: in letters, or with a part that stayed."""
    if change.source is None or change.target is None:
        return False
    source_indices, target_indices = (
        touched(pair.source, change.source),
        touched(pair.target, change.target),
    )
    if any(
        side[index].text.isupper()
        for side, words in ((pair.source, source_indices), (pair.target, target_indices))
        for index in words
    ):
        return True
    return any(
        0 <= index < len(pair.source)
        and pair.source[index].capital
        and pair.source[index].content
        and pair.to_target[index] in {target_indices[0] - 1, target_indices[-1] + 1}
        for index in (source_indices[0] - 1, source_indices[-1] + 1)
    )


def settled(pair: LinkedBead, change: Change) -> float:
    """The smaller share, of the two sides, of the words around a change that stayed, 0…1."""
    kept = {index for index, bond in pair.bonds.items() if bond == "same"}
    target_indices = {pair.to_target[index] for index in kept}
    sides = ((pair.source, change.source, kept), (pair.target, change.target, target_indices))
    return min(
        (_settled(side, span, same) for side, span, same in sides if span is not None), default=0.0
    )


def _settled(side: tuple[Word, ...], span: Span, same: set[int] | set[int | None]) -> float:
    inside = touched(side, span)
    if not inside:
        return 0.0
    around = [
        *range(inside[0] - AROUND, inside[0]),
        *range(inside[-1] + 1, inside[-1] + 1 + AROUND),
    ]
    around = [place for place in around if 0 <= place < len(side)]
    return sum(place in same for place in around) / max(1, len(around))


def _headlines(alignment: Alignment) -> set[int]:
    """The beads that tie a title: a first line without a stop, with the story below."""
    source, target = alignment.source, alignment.target
    return {
        index
        for index, bead in enumerate(alignment.beads)
        if _begins_with(source, bead.source) or _begins_with(target, bead.target)
    }


def _begins_with(document: SegmentedDocument, sentences: range) -> bool:
    first = 0 in sentences and len(document.sentences) > 1
    return first and document.sentence_text(0)[-1] not in ".!?…”\"’'"
