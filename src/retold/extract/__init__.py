"""Page -> Document: main text and metadata; and the furniture in a document's text.

What reads pages loads with the first page: a text needs none of it.
"""

from retold.extract.furniture import find_furniture
from retold.model import Document, Page

__all__ = ["extract", "find_furniture"]


def extract(page: Page) -> Document:
    """The article that a page holds, with what the page declares of it; see `article.extract`.

    Raises:
        ExtractError: the page holds no article.
    """
    from retold.extract.article import extract as read_article

    return read_article(page)
