"""What a whole text shows of how it was made, by which a single edit in it is judged."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from retold.audit.harm.slips import Substitution, follows, share_of_slips
from retold.audit.link.links import LinkedBead
from retold.model import Change, Kind

WITNESSES: frozenset[Kind] = frozenset({"name", "quote", "wording"})
"""Kinds that break in a text that went through a dictionary; figures and negations break in any."""
WITNESS = 2
"""Slips that a bead with such a change, graver than minor, counts for."""
CLOSE_TEXT = 0.9
"""Median share of words kept in order from which a text is the source with few changes; a text spun
word by word keeps .6 to .85 of each sentence."""
SUPPOSED = 2
"""Changed beads that are right, supposed before any is counted."""


class Setting(NamedTuple):
    """What tells how a text was made; shares are of 0…1.

    places: beads with a change that is sure and graver than minor; kept: of the words, in the
    median bead; wrong: such places to the changed beads; broken: of all beads, with a surely broken
    name, quotation or word; slips: of the substitutions that are another sense; follows: whether
    the text follows its source word by word.
    """

    places: int
    kept: float
    wrong: float
    broken: float
    slips: float
    follows: bool

    @property
    def is_close(self) -> bool:
        """Whether the text is its source with few words changed."""
        return self.kept >= CLOSE_TEXT


def setting_of(
    beads: Sequence[LinkedBead], sure: Iterable[Change], substitutions: Sequence[Substitution]
) -> Setting:
    """The setting of the edits in some beads.

    sure: what is surely wrong elsewhere in the text; found: the substitutions in the beads.
    """
    grave = [change for change in sure if change.severity != "minor"]
    wrong = {change.bead for change in grave}
    broken = {change.bead for change in grave if change.kind in WITNESSES}
    changed = sum(not bead.is_unchanged() for bead in beads)
    return Setting(
        places=len(wrong),
        kept=median([bead.kept() for bead in beads] or [1.0]),
        wrong=min(1.0, len(wrong) / (changed + SUPPOSED)),
        broken=min(1.0, len(broken) / max(1, len(beads))),
        slips=share_of_slips(substitutions, beads, WITNESS * len(broken)),
        follows=follows(beads),
    )
