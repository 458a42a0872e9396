"""Many documents in one folder: add them, and find those that share a passage with another."""

from retold.corpus.corpus import Added, Corpus, Outcome
from retold.corpus.find import Match

__all__ = ["Added", "Corpus", "Match", "Outcome"]
