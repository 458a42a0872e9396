"""One call on a corpus: opened, added to or asked, and closed again."""

from collections.abc import Iterable
from pathlib import Path

from retold.corpus.collection import Added, Corpus
from retold.corpus.frames import Addable, Matches
from retold.prepare import Readable
from retold.read.fields import Fields


def add(corpus: Path | str, documents: Addable, *, fields: Fields | None = None) -> Added:
    """What became of documents that were added to a corpus, all of them on disk.

    Args:
        corpus: its folder, which is made on first use.
        documents: a document, a page, a path, an address or a text; several of these; records; or
            a table of pandas, polars or Arrow. As `Corpus.add`.
        fields: the fields of records, or columns, to take; None finds them by the usual names.

    Raises:
        RetoldError: as `Corpus.add`.
    """
    with Corpus(corpus) as opened:
        return opened.add(documents, fields=fields)


def find(
    document: Readable, corpus: Path | str, *, limit: int = 10, languages: Iterable[str] = ()
) -> Matches:
    """The documents of a corpus that share a passage with one, copies first.

    Args:
        document: a document, a page, a path, an address, `-` for standard input, or a text.
        corpus: its folder. For many documents open a `Corpus` once, and ask that.
        limit: the most to return.
        languages: ISO 639-1 codes of other languages in which to look for translations too.

    Raises:
        RetoldError: there is no corpus, or it is damaged; as `Corpus.find`.
    """
    with Corpus(corpus) as opened:
        return opened.find(document, limit=limit, languages=languages)
