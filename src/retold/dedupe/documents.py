"""Documents that are at hand as a source, and what becomes of each of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.drops import records
from retold.dedupe.job import Job
from retold.dedupe.policy import Rules
from retold.dedupe.scratch import scratch
from retold.dedupe.search import search
from retold.dedupe.sketch import Texts
from retold.dedupe.source import BATCH_BYTES, Batch, Columns
from retold.model import Document


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a document: kept, or dropped for another, and why.

    Attributes:
        id: its id.
        kept_id: the id of the document that its cluster keeps; its own where it is kept.
        reason: `exact`, `resemblance`, `containment` or `order`; None where it is kept.
        resemblance: of all shingles of the two, the share that both have; as the following None
            where the document is kept.
        containment: the share of the document's own shingles that the kept one has.
        order: the share of the longer one's words that both have in the same order; None where
            that was not needed.
        passage: the longest passage, word for word, that both have.
        start: where it begins in this document, in code points; then where it ends.
        end: see `start`.
        kept_start: where it begins in the kept document; then where it ends.
        kept_end: see `kept_start`.
    """

    id: str
    kept_id: str
    reason: str | None = None
    resemblance: float | None = None
    containment: float | None = None
    order: float | None = None
    passage: str | None = None
    start: int | None = None
    end: int | None = None
    kept_start: int | None = None
    kept_end: int | None = None


def judge(again: Callable[[], Iterator[Document]], rules: Rules) -> Iterator[Verdict]:
    """What becomes of each document that has a text, in their order.

    Args:
        again: gives the same documents each time that it is called.
        rules: what counts as a duplicate; its columns are the fields of `Document`.
    """
    if next(again(), None) is None:
        return
    with scratch() as folder:
        job = Job([_Documents(again)], rules, folder, lambda _stage, _documents: None, told=True)
        with search(job) as found:
            for record in records(job, found.seen, found.left, found.drops):
                yield _verdict(record)


def _verdict(record: Mapping[str, object]) -> Verdict:
    own = cast("str", record["id"])
    match = cast("dict[str, object] | None", record["match"])
    if match is None:
        return Verdict(own, own)
    passage = cast("dict[str, object]", match["passage"] or {})
    told = {name: match[name] for name in ("reason", "resemblance", "containment", "order")}
    places = {name: value for name, value in passage.items() if name != "text"}
    return Verdict(own, str(match["id"]), **told, passage=passage.get("text"), **places)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Documents:
    """Documents as a source, one a row."""

    again: Callable[[], Iterator[Document]]

    @property
    def name(self) -> str:
        """What messages call it."""
        return "the documents"

    def first(self) -> Mapping[str, object] | None:
        """The first one's fields."""
        return next(map(_fields, self.again()), None)

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All of them."""
        del columns
        yield from _parts(self.again())

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """Some of them."""
        del columns
        wanted = set(rows.tolist())
        yield from _parts(one for row, one in enumerate(self.again()) if row in wanted)


def _parts(documents: Iterator[Document]) -> Iterator[Callable[[], Batch]]:
    held: list[Document] = []
    size = 0
    for document in documents:
        held.append(document)
        size += len(document.text)
        if size > BATCH_BYTES:
            yield partial(_batch, held)
            held, size = [], 0
    if held:
        yield partial(_batch, held)


def _batch(documents: list[Document]) -> Batch:
    texts = Texts.of([document.text.encode("utf-8", "replace") for document in documents])
    return Batch(texts, [_fields(document) for document in documents])


def _fields(document: Document) -> dict[str, object]:
    names = ("id", "text", "title", "url", "outlet", "published", "language")
    return {name: getattr(document, name) for name in names}
