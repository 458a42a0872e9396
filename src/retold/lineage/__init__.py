"""Alignment -> what the target is to the source, and which of the two came first."""

from retold.lineage.direction import direct, first_by_texts
from retold.lineage.relation import relate, relate_apart, shares, without_frame

__all__ = ["direct", "first_by_texts", "relate", "relate_apart", "shares", "without_frame"]
