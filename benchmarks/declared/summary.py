"""The table of README: the chief figure of each benchmark."""

from collections.abc import Iterator, Sequence

from benchmarks.declared.pairs import DEMETR
from benchmarks.figures import (
    MISSING,
    Cell,
    Figure,
    Table,
    count,
    milliseconds,
    of,
    percent,
    share,
)


def _summary() -> Iterator[Sequence[Cell]]:
    yield (
        "main text of news pages, F1",
        Figure("extract", ("report", "pages"), of("pages")),
        Figure("extract", ("report", "f1"), share),
        "trafilatura .958, all 181 pages",
    )
    yield (
        "reused passages of PAN 2013, PlagDet",
        Figure("passages", ("retold", "all", "pairs"), of("pairs")),
        Figure("passages", ("retold", "all", "plagdet"), share),
        "Sanchez-Perez 2014 .878, the test half",
    )
    yield (
        "document pairs without reuse in which a passage is found",
        Figure("passages", ("retold", "all", "pairs_without_reuse"), of("pairs")),
        Figure("passages", ("retold", "all", "false_pairs_without_reuse"), count),
        MISSING,
    )
    yield (
        "sentences of two versions of a news report, one by machine, strict F1",
        Figure("beads", ("versions", "reference-MT", "documents"), of("documents")),
        Figure("beads", ("versions", "reference-MT", "all_beads", "strict_f1"), share),
        MISSING,
    )
    yield (
        "sentences across languages, German and French, strict F1",
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "documents"), of("articles")),
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "as_vecalign", "strict_f1"), share),
        "Bertalign .936, Vecalign .902",
    )
    yield (
        "sentences of a spun news article tied as by hand",
        Figure("seeds", ("gold rows",), of("sentences")),
        Figure("seeds", ("gold rows right",), count),
        MISSING,
    )
    for key, name in DEMETR[:4]:
        yield (
            f"planted errors found: {name}",
            Figure("audit", ("demetr", "counts", key), of("sentences")),
            Figure("audit", ("demetr", "recall", key), percent),
            MISSING,
        )
    yield (
        "faithful rewordings flagged major or critical",
        Figure("audit", ("demetr", "clean pairs"), of("sentences")),
        Figure("audit", ("demetr", "false alarms", "major up"), percent),
        MISSING,
    )
    yield (
        "factual edits of summaries told from harmless ones, balanced accuracy",
        Figure("audit", ("summedits", "counts", "false"), of("false edits")),
        Figure("audit", ("summedits", "balanced accuracy"), share),
        "GPT-4 .824",
    )
    yield (
        "articles translated there and back, called machine-rewritten",
        Figure("relation", ("round trip", "pairs"), of("pairs")),
        Figure("relation", ("round trip", "as_expected"), percent),
        MISSING,
    )
    yield (
        "two translations by people, called a machine’s",
        Figure("relation", ("two translations", "pairs"), of("pairs")),
        Figure("relation", ("two translations", "wrongly_accused"), count),
        MISSING,
    )
    yield (
        "two independent reports of one event, called a copy of any kind",
        Figure("relation", ("same event", "pairs"), of("pairs")),
        Figure("relation", ("same event", "wrongly_accused"), count),
        MISSING,
    )
    for key, name in (
        ("round trip es", "through Spanish and back"),
        ("excerpt", "three sentences in another article"),
    ):
        yield (
            f"copies found first among 33,823 articles: {name}",
            Figure("retrieval", ("find", key, "copies"), of("copies")),
            Figure("retrieval", ("find", key, "recall@1"), percent),
            MISSING,
        )
    yield (
        "lookup in a corpus of a million documents, 95th percentile",
        "300 lookups",
        Figure("speed-corpus", ("sizes", "1000000", "lookup p95 ms"), milliseconds),
        MISSING,
    )
    yield (
        "who said what: speaker, exact F1",
        Figure("quotes", ("articles",), of("articles")),
        Figure("quotes", ("exact", "speaker", "f1"), share),
        "BERT .83, CRF .51",
    )
    yield (
        "near-duplicates of edited news, 1 to 40 % of words changed, pairwise F1",
        Figure("dedupe", ("articles",), of("articles")),
        Figure("dedupe", ("retold", "f1"), share),
        "run beside: rensa .685, datasketch .620",
    )


TABLES = {
    "summary": Table(("what", "on", "retold", "others"), _summary),
}
