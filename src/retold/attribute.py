"""One document: prepared, then asked who said what."""

from pathlib import Path

from retold.model import Document, Quotation
from retold.prepare import as_document, prepare
from retold.quotes import find_quotations


def quotes(document: Document | Path | str) -> tuple[Quotation, ...]:
    """Who said what in a document, direct and indirect, in the order of the text.

    Args:
        document: a document, a text, the path of a file, or an http(s) address.

    Raises:
        ReadError: a file or address that cannot be read, or a text without a word.
        ExtractError: a page without an article.
    """
    return find_quotations(prepare(as_document(document, "document")))
