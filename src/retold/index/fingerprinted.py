"""Documents -> what a corpus keeps of them, made before it is known under which number.

It is the same whoever makes it: the one process that writes to the corpus, or an engine's worker.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from retold.index.fingerprint import fingerprints_of
from retold.index.outline import Outline, outlines_of
from retold.index.records import Row, Stored, to_row
from retold.index.word_columns import Keys, Places, Words, chunks, words
from retold.model import Document

_NUMBER, _ID, _VERSION = range(3)
_DIGEST, _PACKED = -2, -1


class Fingerprinted(NamedTuple):
    """What is kept of a document, but for its number and version.

    row: as it will be written; number and version are 0.
    characters: how many its text has.
    keys: its fingerprints, sorted, each once.
    """

    row: Row
    characters: int
    keys: Keys
    outline: Outline

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.row[_ID])

    @property
    def digest(self) -> bytes:
        """What tells its text from others."""
        return bytes(self.row[_DIGEST])

    def numbered(self, number: int, version: int) -> Row:
        """The row of the document under a number."""
        return number, self.row[_ID], version, *self.row[_VERSION + 1 :]


class Entries(NamedTuple):
    """The fingerprints of some documents, sorted, beside them whose they are; and the outlines."""

    keys: Keys
    rows: Places
    outlines: list[Outline]


def entries_of(texts: Sequence[str]) -> Entries:
    """The entries of some texts."""
    outlines: list[Outline] = []

    def parts() -> Iterator[tuple[int, Words]]:
        for start, chunk in chunks(texts):
            part = words(chunk)
            outlines.extend(outlines_of(part, chunk))
            yield start, part

    return Entries(*fingerprints_of(parts()), outlines)


def fingerprint(documents: Sequence[Document]) -> list[Fingerprinted]:
    """What is kept of some documents."""
    entries = entries_of([document.text for document in documents])
    order = np.argsort(entries.rows, kind="stable")
    bounds = np.searchsorted(entries.rows[order], np.arange(1, len(documents)))
    return [
        Fingerprinted(to_row(Stored(0, 0, document)), len(document.text), keys, outline)
        for document, keys, outline in zip(
            documents, np.split(entries.keys[order], bounds), entries.outlines, strict=True
        )
    ]


def joined(documents: Sequence[Fingerprinted]) -> Entries:
    """The entries of documents that were fingerprinted before: those of all their texts."""
    keys = np.concatenate([np.zeros(0, np.uint64), *(each.keys for each in documents)])
    rows = np.repeat(np.arange(len(documents)), [len(each.keys) for each in documents])
    order = np.lexsort((rows, keys))
    return Entries(keys[order], rows[order], [each.outline for each in documents])
