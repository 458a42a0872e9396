"""Alignment -> Audit: what a retelling changed, lost and made up, and every word accounted for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold.audit.accounts.points import accounts, disputed
from retold.audit.harm.setting import Setting, setting_of
from retold.audit.harm.slips import found_in
from retold.audit.ledger import account, by_bead, unexplained
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.audit.pivots import with_pivots
from retold.audit.rules import (
    RULES,
    When,
    attribution_quotation,
    name_described,
    omission_clause,
    wording_edit,
    wording_slip,
)
from retold.audit.verdict.certainty import is_close, judge
from retold.audit.verdict.languages import in_digits
from retold.audit.verdict.overlaps import drop_overlaps
from retold.model import Alignment, Audit, Change, Point, Quotation, RelationKind

Said = tuple[tuple[Quotation, ...], tuple[Quotation, ...]]

INDEPENDENT: frozenset[RelationKind] = frozenset({"same-event", "unrelated", "translation"})
"""Relations in which the target is not held to the wording of the source."""


def audit(
    alignment: Alignment,
    relation: RelationKind | None = None,
    said: Said | None = None,
    *,
    explain: bool = True,
) -> Audit:
    """The changes, worst first and then in the order of the target, and the ledger of all words.

    Args:
        alignment: two documents tied together.
        relation: how the target came from the source, where that is known; between independent
            accounts, and between languages, only what contradicts each other is told.
        said: who said what in the source and in the target, where that is to be compared too.
        explain: name the foreign words behind substitutions, where dictionaries are installed.
    """
    beads = link_beads(alignment)
    points = accounts(alignment, said) if relation == "same-event" else ()
    found, setting = find(alignment, beads, relation, said)
    changes = judge(found, alignment, beads, setting)
    changes = _applicable(changes, alignment, points)
    if setting is not None:
        edits = judge(_unexplained(beads, changes), alignment, beads, setting)
        changes = drop_overlaps([*changes, *edits])
    ledger = account(alignment, beads, changes)
    return Audit(with_pivots(changes, beads) if explain else changes, ledger, points)


def find(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    relation: RelationKind | None,
    said: Said | None,
) -> tuple[list[Change], Setting | None]:
    """What the rules find, each change with the name of its rule, and the setting of the edits.

    Between independent accounts there are no edits.
    """
    if relation in INDEPENDENT:
        return list(find_in_beads(beads, {"always"})), None
    found = list(find_in_beads(beads, {"always", "retelling"}))
    found += _named("omission.sentence", omission_clause.whole(alignment))
    if said:
        speakers = attribution_quotation.changes(alignment, beads, said)
        found += _named("attribution.quotation", speakers)
    substitutions = found_in(beads)
    setting = setting_of(beads, _sure(found, alignment, beads), substitutions)
    found += _named("wording.slip", wording_slip.changes(substitutions, setting))
    if name_described.is_careless(_sure(found, alignment, beads, setting)):
        found += find_in_beads(beads, {"error-prone"})
    return found, setting


def _sure(
    found: Iterable[Change],
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    setting: Setting | None = None,
) -> list[Change]:
    """The changes that are more than possible, by which a text is known to be wrong."""
    judged = judge(found, alignment, beads, setting)
    return [change for change in judged if change.certainty != "possible"]


def find_in_beads(beads: Iterable[LinkedBead], when: Iterable[When]) -> Iterator[Change]:
    """What the rules for some circumstances find in each bead."""
    rules = [rule for rule in RULES if rule.when in set(when)]
    for bead in beads:
        if not bead.is_unchanged():
            for rule in rules:
                yield from _named(rule.name, rule.find(bead))


def _named(rule: str, changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield replace(change, rule=rule)


def _applicable(
    changes: Iterable[Change], alignment: Alignment, points: Sequence[Point]
) -> tuple[Change, ...]:
    """The changes that two accounts, or texts in two languages, can be held to."""
    changes = drop_overlaps(changes)
    if points:
        changes = disputed(changes, points)
    languages = {alignment.source.document.language, alignment.target.document.language} - {None}
    return in_digits(changes, alignment) if len(languages) > 1 else changes


def _unexplained(beads: Sequence[LinkedBead], changes: Iterable[Change]) -> Iterator[Change]:
    """What differs in nearly copied beads and no rule has told."""
    told, in_copy = by_bead(changes), is_close(beads)
    for bead in beads:
        for source, target in unexplained(bead, told.get(bead.index, ()), in_copy=in_copy):
            yield from _named("wording.edit", wording_edit.changes(bead, source, target))
