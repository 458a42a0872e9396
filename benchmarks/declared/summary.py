"""The table of README: the chief figure of each benchmark, and what was tuned on for it."""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.declared.pairs import DEMETR
from benchmarks.figures import (
    MISSING,
    Cell,
    Figure,
    Table,
    count,
    decimal,
    graded,
    graded_counts,
    milliseconds,
    of,
    percent,
    share,
)

OTHER_HALF = "settings: the other half"
DEMETR_TUNED = "weights and settings: its other half; part of this half was read by eye"
GRADES = "told as major or critical; at all"


def _best_peers(dedupe: dict[str, Any]) -> str:
    """The best of the other tools that were run beside, with their F1."""
    peers = {name: found["f1"] for name, found in dedupe.items() if name in PEERS}
    best = sorted(peers, key=lambda name: -peers[name])[:2]
    return "run beside: " + ", ".join(f"{name} {peers[name]:.3f}" for name in best)


PEERS = ("datasketch", "rensa", "rensa, 5-grams", "daft", "text-dedup")


def _summary() -> Iterator[Sequence[Cell]]:
    yield (
        "main text of news pages, F1",
        Figure("extract", ("report", "pages"), of("pages")),
        Figure("extract", ("report", "f1"), share),
        "trafilatura .958, all 181 pages",
        "settings: the other 91 pages",
    )
    yield (
        "reused passages of PAN 2013, PlagDet",
        Figure("passages", ("retold", "all", "pairs"), of("pairs")),
        Figure("passages", ("retold", "all", "plagdet"), share),
        "Sanchez-Perez 2014 .878, the test half",
        OTHER_HALF,
    )
    yield (
        "document pairs without reuse in which a passage is found",
        Figure("passages", ("retold", "all", "pairs_without_reuse"), of("pairs")),
        Figure("passages", ("retold", "all", "false_pairs_without_reuse"), count),
        MISSING,
        OTHER_HALF,
    )
    yield (
        "sentences of two versions of a news report, one by machine, strict F1",
        Figure("beads", ("versions", "reference-MT", "documents"), of("documents")),
        Figure("beads", ("versions", "reference-MT", "all_beads", "strict_f1"), share),
        MISSING,
        "weights: the other half",
    )
    yield (
        "sentences across languages, German and French, strict F1",
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "documents"), of("articles")),
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "as_vecalign", "strict_f1"), share),
        "Bertalign .936, Vecalign .902",
        "weights: a yearbook of 1957, by hand",
    )
    yield (
        "sentences of a spun news article tied as by hand",
        Figure("seeds", ("gold rows",), of("sentences")),
        Figure("seeds", ("gold rows right",), count),
        MISSING,
        "this pair: retold was developed on it",
    )
    for key, name in DEMETR[:4]:
        yield (
            f"planted errors found ({GRADES}): {name}",
            Figure("audit", ("demetr", "counts", key), of("sentences")),
            Figure("audit", ("demetr", "recall", key), graded),
            MISSING,
            DEMETR_TUNED,
        )
    yield (
        f"faithful rewordings of the same flagged ({GRADES})",
        Figure("audit", ("demetr", "clean pairs"), of("sentences")),
        Figure("audit", ("demetr", "false alarms", "all"), graded),
        MISSING,
        DEMETR_TUNED,
    )
    for effect, name in (("harmful", "harmful, found"), ("harmless", "harmless, told")):
        yield (
            f"one change in an otherwise identical story ({GRADES}): {name}",
            Figure("single-edits", ("report", effect, "edits"), of("edits")),
            Figure("single-edits", ("report", effect), graded_counts),
            MISSING,
            OTHER_HALF,
        )
    for key, name in (("found", "grave errors found"), ("right", "grave flags that are right")):
        whole = {"found": "grave errors", "right": "grave flags"}[key]
        yield (
            f"whole stories, {name} as likely at least",
            Figure("stories", ("report", "all", whole), of(whole.removeprefix("grave "))),
            Figure("stories", ("report", "all", f"share {key}"), percent),
            MISSING,
            OTHER_HALF,
        )
    yield (
        "honest rewrites of a story, grave false flags a text",
        Figure("stories", ("report", "kinds", "honest", "texts"), of("texts")),
        Figure("stories", ("report", "kinds", "honest", "false a text"), decimal),
        MISSING,
        OTHER_HALF,
    )
    for key, name in (("found", "grave errors found"), ("right", "grave flags that are right")):
        whole = {"found": "grave errors", "right": "grave flags"}[key]
        keys = ("report", "kinds", "careless")
        yield (
            f"stories translated carelessly, {name} as likely at least",
            Figure("translations", (*keys, whole), of(whole.removeprefix("grave "))),
            Figure("translations", (*keys, f"share {key}"), percent),
            MISSING,
            OTHER_HALF,
        )
    yield (
        "factual edits of summaries told (major or critical) from harmless ones, balanced accuracy",
        Figure("audit", ("summedits", "counts", "false"), of("false edits")),
        Figure("audit", ("summedits", "major_up", "balanced accuracy"), share),
        "human .909, GPT-4 .824, both on all of it",
        "weights: its other half; GPT-4: none",
    )
    yield (
        "articles translated there and back, called machine-rewritten",
        Figure("relation", ("round trip", "pairs"), of("pairs")),
        Figure("relation", ("round trip", "as_expected"), percent),
        MISSING,
        OTHER_HALF,
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
        OTHER_HALF,
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
            OTHER_HALF,
        )
    yield (
        "lookup in a corpus of a million documents, 95th percentile",
        "300 lookups",
        Figure("speed-corpus", ("sizes", "1000000", "lookup p95 ms"), milliseconds),
        MISSING,
        "nothing",
    )
    yield (
        "who said what: speaker, exact F1",
        Figure("quotes", ("articles",), of("articles")),
        Figure("quotes", ("exact", "speaker", "f1"), share),
        "BERT .83, CRF .51",
        "weights: its training part",
    )
    yield (
        "near-duplicates of edited news, 1 to 40 % of words changed, pairwise F1",
        Figure("dedupe", ("articles",), of("articles")),
        Figure("dedupe", ("retold", "f1"), share),
        Figure("dedupe", (), _best_peers),
        "thresholds, of every tool: the other half",
    )


TABLES = {
    "summary": Table(("what", "on", "retold", "others", "tuned on"), _summary),
}
