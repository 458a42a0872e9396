"""Alignment -> Audit: what a retelling changed, lost and made up, and every word accounted for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from retold.audit.accounts.points import accounts, disputed
from retold.audit.company_kept import Company
from retold.audit.cues.datelines import is_in_dateline
from retold.audit.harm.setting import Setting, setting_of
from retold.audit.harm.slips import found_in
from retold.audit.ledger import account, by_bead, unexplained
from retold.audit.link import link_beads, search
from retold.audit.link.context import Contexts
from retold.audit.link.elsewhere import Elsewhere, Encode
from retold.audit.link.facing import facings
from retold.audit.link.links import LinkedBead
from retold.audit.link.untaught import untaught_language
from retold.audit.pivots import with_pivots
from retold.audit.readings import Readings
from retold.audit.rules import (
    ATTRIBUTION_QUOTATION,
    DATE_UNSUPPORTED,
    NUMBER_UNSUPPORTED,
    OMISSION_SENTENCE,
    QUOTE_ALTERED,
    QUOTE_INVENTED,
    READ,
    RULES,
    TRANSLATED,
    WORDING_EDIT,
    WORDING_SLIP,
    Rule,
    StoryRule,
    When,
    name_described,
    wording_read,
)
from retold.audit.rules.omission_clause import is_brief, stands_elsewhere
from retold.audit.verdict.certainty import (
    IN_OTHER_WORDS,
    circumstances,
    is_close,
    judge,
    kind_of_text,
    suspicion_of,
    text_around,
)
from retold.audit.verdict.counted import (
    Circumstances,
    Text,
)
from retold.audit.verdict.marked import Around, closeness_of, likely_marks, weighed_marks
from retold.audit.verdict.overlaps import beside_marks, drop_overlaps
from retold.audit.verdict.reworded import share_reworded
from retold.audit.verdict.spans import whole_spans
from retold.audit.verdict.weight import worst_first
from retold.model import Alignment, Audit, Change, Point, Quotation, Relation, RelationKind
from retold.models.reader import Reader

Said = tuple[tuple[Quotation, ...], tuple[Quotation, ...]]

FREELY: frozenset[Text] = frozenset({"anew", "brief"})
"""Kinds of text that are worth reading against more than the counterpart of each sentence."""
INDEPENDENT: frozenset[RelationKind] = frozenset({"same-event", "unrelated", "translation"})
"""Relations in which the target is not held to the wording of the source."""
ACCOUNTS: frozenset[RelationKind] = frozenset({"same-event", "summary"})
"""Of texts that are not held to each other, those that tell one event."""


def audit(
    alignment: Alignment,
    relation: Relation | None = None,
    said: Said | None = None,
    *,
    explain: bool = True,
    encode: Encode | None = None,
    reader: Reader | None = None,
) -> Audit:
    """The changes, worst first (`verdict/weight.py`), and the ledger of all words.

    Args:
        alignment: two documents tied together.
        relation: how the target came from the source, where that is known; between independent
            accounts, between languages, and where the source is a brief of the target, only what
            contradicts each other is told, and nothing
            of two texts that are unrelated, such as two events in one frame.
        said: who said what in the source and in the target, where that is to be compared too.
        explain: name the foreign words behind substitutions, where dictionaries are installed.
        encode: gives sentences as rows that lie close where they mean the same, for what words
            leave open of whether something is left out; None compares words alone.
        reader: reads the beads that words leave open, for how sure claims are, and marks what no
            rule knows in what is told in other words (with encode); None leaves all to the rules.
    """
    beads = link_beads(alignment)
    if languages := _two_languages(alignment):
        changes = judge(_translated(alignment, languages), alignment, (), text="translated")
        ledger = account(alignment, beads, changes)
        return Audit(worst_first(changes, alignment), ledger, ())
    if language := untaught_language(alignment):
        changes = _untaught(alignment, beads, language, encode)
        ledger = account(alignment, beads, changes)
        return Audit(worst_first(changes, alignment), ledger, ())
    independent = _are_independent(relation, beads)
    are_unrelated = independent and relation is not None and relation.kind == "unrelated"
    if are_unrelated and kind_of_text(beads) != "short":  # which seldom shows where it comes from
        return Audit((), account(alignment, beads, (), are_related=False), ())
    are_accounts = independent and relation is not None and relation.kind in ACCOUNTS
    points = accounts(alignment, said) if are_accounts else ()
    brief = is_brief(alignment, relation)
    elsewhere = search(alignment, beads, encode, brief=brief)
    findings, setting = find(alignment, beads, elsewhere, said, independent=independent)
    text = kind_of_text(beads)  # a brief is known by what was searched
    readings = readings_of(alignment, beads, None if independent else reader, encode)
    tell = partial(_told, findings, alignment, beads, setting, points)
    changes = tell(readings)
    anew = [bead for bead in beads if text_around(bead, text) in IN_OTHER_WORDS]
    if encode is not None and readings.has_reader and anew:
        closeness = closeness_of(alignment, beads, readings, encode)
        around = Around(changes, closeness, setting, text_around(anew[0], text))
        if text in IN_OTHER_WORDS:  # in a copy the other sentences say nothing of it
            readings = readings.in_company(company_of(findings, alignment, beads, readings, around))
            around = around._replace(claims=tell(readings))
        changes = beside_marks(around.claims, _read(anew, readings, around))
    changes = whole_spans(changes, alignment, beads)
    ledger = account(alignment, beads, changes, partial(stands_elsewhere, alignment, elsewhere))
    ledger = readings.suspected(ledger)
    sums_up = relation is not None and relation.sums_up
    changes = worst_first(changes, alignment, brief=sums_up)
    return Audit(with_pivots(changes, beads) if explain else changes, ledger, points)


def readings_of(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    reader: Reader | None,
    encode: Encode | None,
) -> Readings:
    """The readings of the beads; in context too where the whole text is told freely."""
    if encode is None or kind_of_text(beads) not in FREELY:
        return Readings(beads, reader)
    return Readings(beads, reader, Contexts(alignment, encode))


def company_of(
    findings: Sequence[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    readings: Readings,
    alone: Around,
) -> Company:
    """How likely each bead is wrong by what is claimed and marked in it alone.

    Args:
        findings: what the rules found in a text told in other words.
        alignment: of the two documents.
        beads: of the alignment.
        readings: of the beads.
        alone: what is told where nothing is held to anything else.
    """
    text = kind_of_text(beads)
    weighed = [
        (bead.index, share_reworded(suspicion_of(change, claim, text, bead, readings)))
        for change, claim, bead in grave_claims(findings, alignment, beads, alone.setting)
        if bead is not None
    ]
    weighed += [(mark.bead.index, share) for mark, share in weighed_marks(beads, readings, alone)]
    return Company.of(weighed, len(beads))


def grave_claims(
    findings: Sequence[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    setting: Setting | None,
) -> Iterator[tuple[Change, Circumstances, LinkedBead | None]]:
    """The findings and edits that are graver than minor, as their rules made them."""
    text, linked = kind_of_text(beads), {bead.index: bead for bead in beads}
    changes = drop_overlaps(judge(findings, alignment, beads, setting))
    kept = {(change.rule, change.source, change.target) for change in changes}
    as_found = [each for each in findings if (each.rule, each.source, each.target) in kept]
    for change in (*as_found, *_unexplained(beads, changes)):
        if change.severity != "minor":
            bead = linked.get(change.bead)
            yield change, circumstances(change, bead, text, setting), bead


def _two_languages(alignment: Alignment) -> tuple[str, str] | None:
    """The languages of source and target, where they are two."""
    source, target = alignment.source.document.language, alignment.target.document.language
    return (source, target) if source and target and source != target else None


def _translated(alignment: Alignment, languages: tuple[str, str]) -> Iterator[Change]:
    """What the rules for translations find."""
    for facing in facings(alignment, languages):
        for rule in TRANSLATED:
            yield from _found(rule, facing)


def _untaught(
    alignment: Alignment, beads: Sequence[LinkedBead], language: str, encode: Encode | None
) -> tuple[Change, ...]:
    """What differs between two texts in one language, of whose words nothing is known.

    What holds between two languages holds within one: values, names, dates, denials and doubts that
    one side alone has; and besides quotations, and in a close copy every word that is another and
    every sentence that is gone or new.
    """
    translated = _translated(alignment, (language, language))
    values = judge(map(_without_sentence, translated), alignment, (), text="translated")
    others = judge(_found(QUOTE_ALTERED, alignment), alignment, beads)
    sure = [change for change in (*values, *others) if change.certainty != "possible"]
    if is_close(beads):
        elsewhere = search(alignment, beads, encode, brief=is_brief(alignment))
        others += judge(_found(OMISSION_SENTENCE, alignment, elsewhere), alignment, beads)
    setting = setting_of(beads, sure, ())
    edits = judge(_unexplained(beads, sure), alignment, beads, setting)
    return whole_spans(drop_overlaps([*values, *others, *edits]), alignment, ())


def _without_sentence(change: Change) -> Change:
    """The change without the whole sentence that has no counterpart to its word."""
    if change.source is None or change.target is None or change.kind in {"number", "date", "name"}:
        return change
    source_size, target_size = (span.end - span.start for span in (change.source, change.target))
    if source_size > target_size:
        return replace(change, source=None)
    return replace(change, target=None)


def _are_independent(relation: Relation | None, beads: Sequence[LinkedBead]) -> bool:
    """Whether the target is not held to the wording of the source.

    A sentence or two seldom show where they come from; tied, they are held to each other.
    """
    if relation is not None and relation.is_summed_up:
        return True
    if relation is None or relation.kind not in INDEPENDENT:
        return False
    return relation.certainty != "possible" or kind_of_text(beads) != "short"


def find(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    elsewhere: Elsewhere,
    said: Said | None,
    *,
    independent: bool,
) -> tuple[list[Change], Setting | None]:
    """What the rules find, each change with the name of its rule, and the setting of the edits.

    Between independent accounts there are no edits.
    """
    if independent:
        return list(find_in_beads(beads, {"always"})), None
    texts = alignment.source.text, alignment.target.text
    findings = [
        change
        for change in find_in_beads(beads, {"always", "retelling"})
        if not is_in_dateline(change, texts)
    ]
    findings += _found(OMISSION_SENTENCE, alignment, elsewhere)
    findings += _found(QUOTE_ALTERED, alignment)
    findings += _found(QUOTE_INVENTED, alignment, beads)
    if kind_of_text(beads) in IN_OTHER_WORDS:  # a copy has each figure beside its own
        findings += _found(NUMBER_UNSUPPORTED, alignment, elsewhere)
        findings += _found(DATE_UNSUPPORTED, alignment, elsewhere)
    if said:
        findings += _found(ATTRIBUTION_QUOTATION, alignment, beads, said)
    substitutions = found_in(beads)
    setting = setting_of(beads, _sure(findings, alignment, beads), substitutions)
    findings += _found(WORDING_SLIP, substitutions, setting)
    if name_described.is_careless(_sure(findings, alignment, beads, setting)):
        findings += find_in_beads(beads, {"error-prone"})
    return findings, setting


def _sure(
    findings: Iterable[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    setting: Setting | None = None,
) -> list[Change]:
    """The changes that are more than possible, by which a text is known to be wrong."""
    judged = judge(findings, alignment, beads, setting)
    return [change for change in judged if change.certainty != "possible"]


def find_in_beads(beads: Iterable[LinkedBead], when: Iterable[When]) -> Iterator[Change]:
    """What the rules for some circumstances find in each bead."""
    chosen = set(when)
    rules = [(rule.find, rule.name) for rule in RULES if rule.when in chosen]
    for bead in beads:
        if not bead.is_unchanged():
            for find_in, name in rules:
                for change in find_in(bead):
                    yield replace(change, rule=name)


def _found(rule: Rule | StoryRule, *material: Any) -> Iterator[Change]:  # noqa: ANN401 - each its own
    """What a rule finds in what it looks at, with its name."""
    for change in rule.find(*material):
        yield replace(change, rule=rule.name)


def _told(
    findings: Iterable[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    setting: Setting | None,
    points: Sequence[Point],
    readings: Readings,
) -> tuple[Change, ...]:
    """What is told of the findings, and of what differs beside them where edits can be judged."""
    changes = judge(findings, alignment, beads, setting, readings)
    changes = _applicable(changes, points)
    if setting is None:
        return changes
    unexplained = _unexplained(beads, changes)
    edits = judge(unexplained, alignment, beads, setting, readings)
    return drop_overlaps([*changes, *edits])


def _applicable(changes: Iterable[Change], points: Sequence[Point]) -> tuple[Change, ...]:
    """The changes that two accounts can be held to."""
    changes = drop_overlaps(changes)
    return disputed(changes, points) if points else changes


def _read(beads: Sequence[LinkedBead], readings: Readings, around: Around) -> Iterator[Change]:
    """What the reader marks and nothing grave tells, the likeliest first."""
    for mark, certainty in likely_marks(beads, readings, around):
        for change in wording_read.changes(mark):
            yield replace(change, rule=READ[change.kind].name, certainty=certainty)


def _unexplained(beads: Sequence[LinkedBead], changes: Iterable[Change]) -> Iterator[Change]:
    """What differs in nearly copied beads and no rule has told."""
    changes_of, in_copy = by_bead(changes), is_close(beads)
    for bead in beads:
        for source, target in unexplained(bead, changes_of.get(bead.index, ()), in_copy=in_copy):
            for change in _found(WORDING_EDIT, bead, source, target):
                if not is_in_dateline(change, bead.texts):
                    yield change
