"""Many documents in one folder: add them, and find those that share a passage with another."""

from retold.corpus.collection import Added, Corpus, Outcome
from retold.corpus.frames import Verdicts
from retold.corpus.verify import Match
from retold.read.fields import Fields

__all__ = ["Added", "Corpus", "Fields", "Match", "Outcome", "Verdicts"]
