"""Feeds and sitemaps, watched: what is new enters a corpus, and copies of ours are reported."""

from retold.watch.evidence_pack import Evidence, Ours
from retold.watch.rounds import Round, Watch
from retold.watch.watch_store import STATUSES

__all__ = ["STATUSES", "Evidence", "Ours", "Round", "Watch"]
