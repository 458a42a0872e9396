"""One document: prepared, then asked who said what."""

from retold.model import Quotations
from retold.prepare import Readable, as_document, prepare
from retold.quotes import find_quotations


def quotes(document: Readable) -> Quotations:
    """Who said what in a document, direct and indirect, in the order of the text.

    Args:
        document: a document, a page, a path, an address, `-` for standard input, or a text.

    Raises:
        ReadError: a file or address that cannot be read, or a text without a word.
        ExtractError: a page without an article.
    """
    prepared = prepare(as_document(document, "document"))
    return Quotations(prepared, find_quotations(prepared))
