"""SegmentedDocument -> Quotation…: who said what, in which words, and where."""

from retold.quotes.recognition import find_quotations

__all__ = ["find_quotations"]
