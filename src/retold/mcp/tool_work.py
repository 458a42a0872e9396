"""What the tools do, one function a verb, run in a process of its own; its answer is bounded."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from retold.mcp.excerpts import Excerpts, about, clipped
from retold.mcp.given import Given, Reception
from retold.mcp.tool_answers import (
    ChangeFound,
    CompareAnswer,
    Counts,
    DerivationFound,
    FactFound,
    FindAnswer,
    HowRelated,
    MatchFound,
    OriginFound,
    OriginsAnswer,
    PassageFound,
    PointFound,
    QuotationFound,
    QuotesAnswer,
    ReadingFound,
    TraceAnswer,
    WhichFirst,
)
from retold.model import (
    Certainty,
    Change,
    Comparison,
    Fact,
    Passage,
    Quotation,
    Relation,
    SegmentedDocument,
    Severity,
    Span,
    Story,
)
from retold.report.headlines import shortened

LISTED = 50
"""Documents, derivations, facts and origins of a story that one answer lists, each."""
PASSAGES = 3
"""Passages of a match that are shown, the first ones; the rest is counted."""
READINGS = 8
"""Ways of telling one fact that are listed."""
NOTE = 160
"""Characters of a note; it may quote a whole sentence, which stands in the excerpts."""
EVIDENCE = 6
"""Signs of a relation, a direction or a derivation that are listed: the strongest stand first."""

NO_VERDICT = (
    "These are differences between two texts, not errors of fact: the target may be right where it "
    "differs. No change listed means that none was found by these rules, not that there is none."
)
NO_TRUTH = "Many origins do not make a claim true, and two origins may have asked the same person."

Item = TypeVar("Item")


def compare(
    reception: Reception,
    source: Given,
    target: Given,
    severity: Severity,
    certainty: Certainty,
    limit: int,
) -> CompareAnswer:
    """What the target made of the source: the changes at least so grave and so sure."""
    from retold.compare import compare_documents
    from retold.report.findings import findings

    comparison = compare_documents(
        reception.prepared(source, "source"), reception.prepared(target, "target")
    )
    listed = [
        change
        for change in findings(comparison, certainty).listed
        if change.reaches(severity, certainty)
    ]
    excerpts = Excerpts(comparison.source), Excerpts(comparison.target)
    points = comparison.points
    return CompareAnswer(
        source=about(comparison.source),
        target=about(comparison.target),
        relation=_relation(comparison.relation),
        containment=round(comparison.containment, 4),
        coverage=round(comparison.coverage, 4),
        direction=WhichFirst(
            earlier=comparison.direction.earlier,
            confidence=round(comparison.direction.confidence, 4),
            evidence=_clipped(comparison.direction.evidence),
        ),
        counts=_counts(comparison),
        changes=[_change(change, comparison, *excerpts) for change in listed[:limit]],
        more_changes=max(0, len(listed) - limit),
        points=[
            PointFound(
                kind=point.kind,
                told_by=point.told,
                note=clipped(point.note, NOTE),
                source=excerpts[0].where(point.source),
                target=excerpts[1].where(point.target),
            )
            for point in points[:limit]
        ],
        more_points=max(0, len(points) - limit),
        caution=NO_VERDICT,
    )


def quotes(reception: Reception, document: Given, speaker: str | None, limit: int) -> QuotesAnswer:
    """Who said what in a document, or what one speaker said."""
    from retold.quotes import find_quotations

    prepared = reception.prepared(document, "document")
    heard = [
        quotation
        for quotation in find_quotations(prepared)
        if speaker is None or _is_of(quotation, prepared, speaker)
    ]
    excerpts = Excerpts(prepared.document)
    return QuotesAnswer(
        document=about(prepared.document),
        total=len(heard),
        quotations=[
            QuotationFound(
                said_by=quotation.said_by,
                direct=quotation.direct,
                content=[excerpts.of(span) for span in quotation.content],
                speaker=[excerpts.of(span) for span in quotation.speaker],
                cue=[excerpts.of(span) for span in quotation.cue],
            )
            for quotation in heard[:limit]
        ],
        more=max(0, len(heard) - limit),
    )


def find(reception: Reception, document: Given, languages: Sequence[str], limit: int) -> FindAnswer:
    """The documents of the corpus that share a passage with one."""
    from retold.corpus import Corpus

    with Corpus(reception.opened()) as corpus:
        asked = reception.document(document, "document")
        matches = corpus.find(asked, limit=limit, languages=languages)
        excerpts = Excerpts(asked)
        return FindAnswer(
            document=about(asked),
            documents_in_corpus=len(corpus),
            matches=[
                MatchFound(
                    document=about(match.document),
                    version=match.version,
                    relation=_relation(match.relation),
                    share=round(match.score, 4),
                    containment=round(match.containment, 4),
                    coverage=round(match.coverage, 4),
                    passages=list(_passages(match.passages, excerpts, Excerpts(match.document))),
                    more_passages=max(0, len(match.passages) - PASSAGES),
                )
                for match in matches
            ],
        )


def trace(reception: Reception, document: Given) -> TraceAnswer:
    """Where a document comes from among those of the corpus, and what was made of it."""
    from retold.stories import trace as trace_in

    folder = reception.opened()
    story = trace_in(reception.document(document, "document"), folder)
    asked = story.asked or ""
    severities = ("critical", "major", "minor")
    facts = sorted(story.facts, key=lambda fact: severities.index(fact.severity))
    derivations = _nearest_first(story, asked)
    return TraceAnswer(
        asked=asked,
        title=clipped(story.title),
        documents=[about(member) for member in story.members[:LISTED]],
        more_documents=max(0, len(story.members) - LISTED),
        roots=list(story.roots[:LISTED]),
        least_origins=story.least_origins,
        most_origins=story.most_origins,
        derivations=derivations[:LISTED],
        more_derivations=max(0, len(derivations) - LISTED),
        facts=[_fact(fact) for fact in facts[:LISTED]],
        more_facts=max(0, len(facts) - LISTED),
    )


def origins(reception: Reception, document: Given) -> OriginsAnswer:
    """How many independent origins the story of a document has in the corpus."""
    from retold.stories import origins as origins_in

    folder = reception.opened()
    counted = origins_in(reception.document(document, "document"), folder)
    return OriginsAnswer(
        title=clipped(counted.story.title),
        least=counted.least,
        most=counted.most,
        unsure=_clipped(counted.unsure),
        origins=[
            OriginFound(
                family=origin.family,
                roots=list(origin.roots[:LISTED]),
                documents=list(origin.documents[:LISTED]),
                since=origin.since,
                alone=_clipped(origin.alone),
            )
            for origin in counted.origins[:LISTED]
        ],
        more_origins=max(0, len(counted.origins) - LISTED),
        caution=NO_TRUTH,
    )


def _relation(relation: Relation) -> HowRelated:
    return HowRelated(
        kind=relation.kind,
        certainty=relation.certainty,
        evidence=_clipped(relation.evidence),
        whole=relation.whole if relation.is_part else None,
    )


def _clipped(signs: Sequence[str]) -> list[str]:
    return [clipped(sign) for sign in signs[:EVIDENCE]]


def _counts(comparison: Comparison) -> Counts:
    likely = [change.severity for change in comparison.changes if change.reaches("minor")]
    return Counts(
        critical=likely.count("critical"),
        major=likely.count("major"),
        minor=likely.count("minor"),
        possible=len(comparison.changes) - len(likely),
        open_words=comparison.ledger.target.open,
    )


def _change(
    change: Change, comparison: Comparison, source: Excerpts, target: Excerpts
) -> ChangeFound:
    bead = comparison.alignment.beads[change.bead]
    return ChangeFound(
        kind=change.kind,
        rule=change.rule,
        severity=change.severity,
        certainty=change.certainty,
        note=shortened(change.note, NOTE),
        source=source.where(change.source),
        target=target.where(change.target),
        source_sentence=source.where(
            _sentence(comparison.alignment.source, bead.source, change.source)
        ),
        target_sentence=target.where(
            _sentence(comparison.alignment.target, bead.target, change.target)
        ),
    )


def _sentence(document: SegmentedDocument, bead: range, span: Span | None) -> Span | None:
    """The sentence of a bead that a span stands in, or its first; None where it has none."""
    sentences = [document.sentences[index].span for index in bead]
    holding = (
        sentence
        for sentence in sentences
        if span is None or sentence.start <= span.start < sentence.end
    )
    return next(holding, None)


def _is_of(quotation: Quotation, document: SegmentedDocument, speaker: str) -> bool:
    """Whether the speaker's name, or the words that stand for it, hold what was asked for."""
    names = [quotation.said_by or "", *(span.of(document) for span in quotation.speaker)]
    return any(speaker.casefold() in name.casefold() for name in names)


def _passages(
    passages: Sequence[Passage], source: Excerpts, target: Excerpts
) -> Iterator[PassageFound]:
    for passage in islice(passages, PASSAGES):
        yield PassageFound(source=source.of(passage.source), target=target.of(passage.target))


def _nearest_first(story: Story, asked: str) -> list[DerivationFound]:
    """The derivations of a story, those of the document asked for before the others."""
    ordered = sorted(story.derivations, key=lambda each: asked not in {each.source, each.target})
    return [
        DerivationFound(
            source=each.source,
            target=each.target,
            relation=each.relation,
            certainty=each.certainty,
            score=round(each.score, 4),
            evidence=_clipped(each.evidence),
        )
        for each in ordered
    ]


def _fact(fact: Fact) -> FactFound:
    return FactFound(
        kind=fact.kind,
        severity=fact.severity,
        values=[
            ReadingFound(
                text=clipped(reading.text),
                documents=list(reading.documents[:LISTED]),
                entered=reading.entered,
                changed_from=clipped(reading.changed_from) if reading.changed_from else None,
            )
            for reading in fact.values[:READINGS]
        ],
    )
