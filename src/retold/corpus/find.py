"""One document and an archive -> the documents there that share a passage with it, verified."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from retold.align import align, find_passages
from retold.corpus.copied import Copied, copied
from retold.index import Archive, Stored, digest, shared
from retold.language import identify
from retold.lineage import relate, shares
from retold.model import Document, Passage, Relation, SegmentedDocument
from retold.prepare import prepare

CANDIDATES = 30
"""Candidates looked at, at most, or three for each match that is wanted."""
INDEPENDENT = frozenset(("same-event", "unrelated"))
COPIED_WORDS = 15
"""Words in long runs from which a passage of two else independent reports is shared wording: a
quotation of a sentence or two, or agency text."""
COPIED_UNQUOTED = 40
"""Such words outside quotation marks from which one report holds a piece of the other: reports of
one event had up to 58 in tweets quoted without marks and in stock phrases, most had none."""
QUOTED = 0.2
"""Share of such words outside quotation marks below which two reports only quote the same."""
BY_WORDING = frozenset(("edited", "excerpt", "machine-rewritten"))
TRIPLES = 6
PAIRS = 100
"""Shared triples, or pairs, from which a candidate is aligned: every excerpt of three sentences and
every round trip that was tried has 10 triples, three in four other candidates fewer than 5."""


@dataclass(frozen=True, slots=True)
class Match:
    """A document of a corpus that shares passages with the one asked for.

    The one asked for is the source of the passages, the relation and the shares, and the match the
    target. version: of the match's text, from 1. score: the share of the source's text that lies
    in passages, 0…1. containment, coverage: as in `Comparison`.
    """

    document: Document
    version: int
    score: float
    relation: Relation
    containment: float
    coverage: float
    passages: tuple[Passage, ...]


def find(archive: Archive, document: Document, limit: int) -> list[Match]:
    """The matches of a document, those that share the most of it first."""
    source = prepare(_with_language(document))
    found: dict[str, Match] = {}
    for stored in _candidates(archive, document, max(CANDIDATES, 3 * limit)):
        match = verify(source, stored)
        known = found.get(stored.document.id)
        if match is not None and (known is None or match.score > known.score):
            found[stored.document.id] = match
    return sorted(found.values(), key=_rank)[:limit]


def _rank(match: Match) -> tuple[bool, float, str]:
    """Copies before reports that only quote the same; then by what is shared."""
    return match.relation.kind in INDEPENDENT, -match.score, match.document.id


def _candidates(archive: Archive, document: Document, limit: int) -> Iterator[Stored]:
    """The likeliest documents, without the document itself, that share enough to be aligned."""
    hits = archive.candidates(document.text, limit)
    stored = archive.store.get([hit.number for hit in hits])
    likely = [stored[hit.number] for hit in hits]
    pairs, triples = shared(document.text, [one.document.text for one in likely])
    own = document.id, digest(document.text)
    for one, few, many in zip(likely, triples, pairs, strict=True):
        is_enough = few >= TRIPLES or many >= PAIRS
        if is_enough and (one.document.id, digest(one.document.text)) != own:
            yield one


def verify(source: SegmentedDocument, stored: Stored) -> Match | None:
    """The match, when alignment finds that the documents share more than what they tell of."""
    target = prepare(_with_language(stored.document))
    passages = find_passages(source, target)
    if not passages:
        return None
    alignment = align(source, target)
    wording = [copied(source.text, target.text, passage) for passage in passages]
    relation = _related(relate(alignment), wording)
    if relation.kind in INDEPENDENT:
        passages = tuple(
            passage
            for passage, found in zip(passages, wording, strict=True)
            if found.words >= COPIED_WORDS
        )
    if not passages:
        return None
    containment, coverage = shares(alignment)
    return Match(
        document=stored.document,
        version=stored.version,
        score=_share(source.text, passages),
        relation=relation,
        containment=containment,
        coverage=coverage,
        passages=passages,
    )


def _related(relation: Relation, wording: Iterable[Copied]) -> Relation:
    """The relation, corrected by who the shared wording is from: the report, or those it quotes."""
    words = unquoted = 0
    for found in wording:
        words, unquoted = words + found.words, unquoted + found.unquoted
    if relation.kind in INDEPENDENT and unquoted >= COPIED_UNQUOTED:
        told = f"{unquoted} words in long runs that are no quotation are the same"
        return Relation("excerpt", (told,))
    quotes_only = words >= COPIED_UNQUOTED and unquoted < QUOTED * words
    if relation.kind in BY_WORDING and quotes_only:
        told = f"of {words} words in long runs that are the same, {words - unquoted} are quotations"
        return Relation("same-event", (told,))
    return relation


def _share(text: str, passages: Iterable[Passage]) -> float:
    """The share of a text's characters that lie in passages, 0…1."""
    covered = np.zeros(len(text), dtype=np.bool_)
    for passage in passages:
        covered[passage.source.start : passage.source.end] = True
    return float(covered.mean()) if len(text) else 0.0


def _with_language(document: Document) -> Document:
    """The document with its language told, where its origin did not tell."""
    if document.language is not None:
        return document
    return replace(document, language=identify(document.text))
