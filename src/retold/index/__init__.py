"""Documents -> what is kept of them on disk, and the candidates that a text finds there."""

from retold.index.archive import Archive, Hit
from retold.index.fingerprint import Rates, Shared, fingerprints, shared
from retold.index.store import Stored, digest

__all__ = ["Archive", "Hit", "Rates", "Shared", "Stored", "digest", "fingerprints", "shared"]
