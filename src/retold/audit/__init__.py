"""Alignment -> Change…: what a retelling changed, lost and made up, inside and between beads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.audit.pivots import with_pivots
from retold.audit.rules import (
    RULES,
    When,
    attribution_quotation,
    name_described,
    omission_clause,
    wording_copy,
    wording_slip,
)
from retold.audit.verdict.overlaps import settle
from retold.audit.verdict.severity import weighed
from retold.model import Alignment, Change, Quotation


def audit(
    alignment: Alignment,
    *,
    independent: bool = False,
    explain: bool = True,
    said: tuple[tuple[Quotation, ...], tuple[Quotation, ...]] | None = None,
) -> tuple[Change, ...]:
    """The changes, worst first and then in the order of the target.

    independent: the texts tell one event on their own, or in two languages, so that only numbers,
    dates, names and quotations that contradict each other are told.
    explain: name the foreign words behind substitutions, where dictionaries are installed.
    said: who said what in the source and in the target, where that is to be compared too.
    """
    beads = link_beads(alignment)
    found = list(find(beads, _applicable(beads, independent=independent)))
    if not independent:
        found += _named("omission.sentence", omission_clause.whole(alignment))
        if said:
            speakers = attribution_quotation.changes(alignment, beads, said)
            found += _named("attribution.quotation", speakers)
    changes = list(weighed(found, beads, alignment))
    if not independent:
        slips = _named("wording.slip", wording_slip.changes(beads, changes))
        changes += weighed(slips, beads, alignment)
        if name_described.is_careless(changes):
            changes += find(beads, {"error-prone"})
    settled = settle(changes)
    return with_pivots(settled, beads) if explain else settled


def _applicable(beads: Sequence[LinkedBead], *, independent: bool) -> set[When]:
    """The circumstances that hold for two texts."""
    if independent:
        return {"always"}
    return {"always", "retelling", *(("copy",) if wording_copy.is_edited_copy(beads) else ())}


def find(beads: Iterable[LinkedBead], when: Iterable[When]) -> Iterator[Change]:
    """What the rules for some circumstances find in each bead, each change with its rule."""
    rules = [rule for rule in RULES if rule.when in set(when)]
    for bead in beads:
        if not bead.is_unchanged():
            for rule in rules:
                yield from _named(rule.name, rule.find(bead))


def _named(rule: str, changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield replace(change, rule=rule)
