"""The words that the other text has around a bead, by their lemmas."""

from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead


@once_a_bead
def words_around(bead: LinkedBead, *, of_source: bool) -> tuple[frozenset[str], frozenset[str]]:
    """What a text has in and beside a bead, and with it the names that it has anywhere."""
    side, near, far = (
        (bead.source, bead.near_source, bead.far_source)
        if of_source
        else (bead.target, bead.near_target, bead.far_target)
    )
    beside = near | {word.lemma for word in side}
    return beside, beside | far
