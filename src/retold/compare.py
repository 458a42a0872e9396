"""One pair of documents: prepared, aligned, related, audited, in that order."""

from retold.align import align
from retold.audit import audit
from retold.lineage import direct, relate_apart, shares, without_frame
from retold.model import Comparison, Quotation, SegmentedDocument
from retold.models.encode import load_encoder
from retold.models.reader import load_reader
from retold.prepare import Readable, as_document, prepare


def compare(
    source: Readable,
    target: Readable,
    *,
    encoder: str = "default",
    reader: str = "default",
    quotations: bool = False,
) -> Comparison:
    """What the target, a retelling, made of the source.

    Args:
        source: a document, a page, a path, an address, `-` for standard input, or a text.
        target: the same.
        encoder: what judges sentences that words leave open: "default" (bundled, 16 languages),
            "none", or the name or folder of a model2vec or sentence-transformers model.
        reader: what reads sentences and their retellings word by word where words leave something
            open, English ones: "default" (bundled), or "none" for the rules alone.
        quotations: find who said what on both sides too, and tell what was given to another
            speaker, to nobody, lost or made up; takes three times as long.

    Raises:
        ReadError: a file or address that cannot be read, or a text without a word.
        ExtractError: a page without an article.
        MissingExtra: the encoder's library is not installed.
    """
    return compare_documents(
        prepare(as_document(source, "source")),
        prepare(as_document(target, "target")),
        encoder=encoder,
        reader=reader,
        quotations=quotations,
    )


def compare_documents(
    source: SegmentedDocument,
    target: SegmentedDocument,
    *,
    encoder: str = "default",
    reader: str = "default",
    quotations: bool = False,
) -> Comparison:
    """What the target made of the source, both cut up already."""
    model = load_encoder(encoder)
    second = load_reader(reader) if _are_english(source, target) else None
    alignment = without_frame(align(source, target, encoder=model))
    relation = relate_apart(alignment)
    audited = audit(
        alignment,
        relation,
        _said(source, target) if quotations else None,
        encode=model.encode if model else None,
        reader=second,
    )
    containment, coverage = shares(alignment, audited.changes)
    return Comparison(
        alignment=alignment,
        changes=audited.changes,
        relation=relation,
        containment=containment,
        coverage=coverage,
        direction=direct(alignment, relation),
        ledger=audited.ledger,
        points=audited.points,
        reader="none" if second is None else reader,
    )


def _are_english(source: SegmentedDocument, target: SegmentedDocument) -> bool:
    """Whether both are in the language that the reader knows, as far as that is said."""
    return {source.document.language, target.document.language} <= {"en", None}


def _said(
    source: SegmentedDocument, target: SegmentedDocument
) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    from retold.quotes import find_quotations

    return find_quotations(source), find_quotations(target)
