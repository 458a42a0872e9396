"""SegmentedDocument -> Quotation…: who said what, in which words, and where."""

from retold.quotes.find import find_quotations

__all__ = ["find_quotations"]
