"""One pair of documents: read, extract, segment, align, relate, audit, in that order."""

from pathlib import Path

from retold.align import align
from retold.audit import audit
from retold.encode import load_encoder
from retold.errors import ReadError
from retold.extract import extract, find_furniture
from retold.language import identify
from retold.lineage import direct, relate, shares
from retold.model import Comparison, Document, Page, SegmentedDocument
from retold.read import read
from retold.segment import segment

LONGEST_NAME = 400
"""A string longer than this, or of several lines, is a text and not the name of a file."""


def compare(
    source: Document | Path | str, target: Document | Path | str, *, encoder: str = "default"
) -> Comparison:
    """What the target, a retelling, made of the source.

    Args:
        source: a document, a text, the path of a file, or an http(s) address.
        target: the same.
        encoder: what judges sentences that words leave open: "default" (bundled, 16 languages),
            "none", or the name or folder of a model2vec or sentence-transformers model.

    Raises:
        ReadError: a file or address that cannot be read, or a text without a word.
        ExtractError: a page without an article.
        MissingExtra: the encoder's library is not installed.
    """
    return compare_documents(
        prepare(as_document(source, "source")),
        prepare(as_document(target, "target")),
        encoder=encoder,
    )


def compare_documents(
    source: SegmentedDocument, target: SegmentedDocument, *, encoder: str = "default"
) -> Comparison:
    """What the target made of the source, both cut up already."""
    alignment = align(source, target, encoder=load_encoder(encoder))
    relation = relate(alignment)
    independent = relation.kind in {"same-event", "unrelated", "translation"}
    changes = audit(alignment, independent=independent)
    containment, coverage = shares(alignment)
    return Comparison(
        alignment=alignment,
        changes=changes,
        relation=relation,
        containment=containment,
        coverage=coverage,
        direction=direct(alignment),
    )


def as_document(value: Document | Path | str, name: str) -> Document:
    """The document that a caller means by a document, a text, a path or an address."""
    if isinstance(value, Document):
        return value
    if isinstance(value, Path) or _names_a_file(value):
        return load(str(value))
    if not value.strip():
        raise ReadError(f"{name}: the text is empty; pass the article's text")
    return Document(id=name, text=value, language=identify(value))


def load(where: str) -> Document:
    """The document in a file, at an address, or on standard input (`-`)."""
    found = read(where)
    return extract(found) if isinstance(found, Page) else found


def prepare(document: Document) -> SegmentedDocument:
    """The document cut up, with its furniture marked."""
    return segment(document, find_furniture(document))


def _names_a_file(value: str) -> bool:
    """A file that is there, an address, `-`, or one word that can only be meant as a name."""
    if value == "-" or value.startswith(("http://", "https://")):
        return True
    if len(value) > LONGEST_NAME or "\n" in value or not value.strip():
        return False
    return Path(value).is_file() or (" " not in value and bool(Path(value).suffix))
