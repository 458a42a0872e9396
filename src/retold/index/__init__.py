"""Documents -> what is kept of them on disk, and the candidates that a text finds there."""

from retold.index.archive import Archive, Hit
from retold.index.briefs import around_brief
from retold.index.fingerprint import Rates, fingerprints
from retold.index.fingerprinted import Fingerprinted, fingerprint
from retold.index.outline import Outline, likeness, outlines
from retold.index.records import Listed, Outlined, Stored, digest
from retold.index.screen import may_be_reworded, may_derive

__all__ = [
    "Archive",
    "Fingerprinted",
    "Hit",
    "Listed",
    "Outline",
    "Outlined",
    "Rates",
    "Stored",
    "around_brief",
    "digest",
    "fingerprint",
    "fingerprints",
    "likeness",
    "may_be_reworded",
    "may_derive",
    "outlines",
]
