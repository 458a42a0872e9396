"""Page -> Document: main text and metadata; and the furniture in a document's text."""

from retold.extract.article import extract
from retold.extract.furniture import find_furniture

__all__ = ["extract", "find_furniture"]
