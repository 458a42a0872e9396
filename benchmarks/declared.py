"""The tables of README and docs: their columns, and which figure of which result stands where."""

from collections.abc import Iterator, Sequence
from typing import get_args

from benchmarks.figures import MISSING, Cell, Figure, Table, Write, result
from retold.model import Kind


def _share(value: float) -> str:
    return f"{value:.3f}"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _one(value: float) -> str:
    return f"{value:.1f}"


def _of(things: str) -> Write:
    return lambda value: f"{value:,.0f} {things}"


def _percent(value: float) -> str:
    return f"{value:.1%}".replace("%", " %")


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _milliseconds(value: float) -> str:
    return f"{value:.0f} ms"


def _fine_milliseconds(value: float) -> str:
    return f"{value:.1f} ms"


def _times(value: float) -> str:
    return f"{value:.1f}×"


RELATIONS = (
    ("round trip", "round trip through another language", "machine-rewritten"),
    ("edited copy", "edited copy", "edited, copy"),
    ("excerpt", "excerpt", "excerpt"),
    ("two translations", "two translations of one text", "machine-rewritten, edited"),
    ("same event", "two reports of one event", "same-event"),
    ("strangers", "two unrelated articles", "unrelated"),
)


def _extract() -> Iterator[Sequence[Cell]]:
    for key, name in (("report", "reported"), ("tune", "seen while it was built")):
        yield (
            name,
            Figure("extract", (key, "pages"), _count),
            Figure("extract", (key, "precision"), _share),
            Figure("extract", (key, "recall"), _share),
            Figure("extract", (key, "f1"), _share),
        )


def _relation() -> Iterator[Sequence[Cell]]:
    for key, made, called in RELATIONS:
        yield (
            made,
            called,
            Figure("relation", (key, "pairs"), _count),
            Figure("relation", (key, "as_expected"), _percent),
        )


VERSIONS = (
    ("reference-reference", "two translations by people"),
    ("reference-MT", "one by people, one by machine"),
    ("MT-MT", "two by machine"),
)
LANGUAGES = (
    ("translations", "ru-en", "Russian, English"),
    ("translations", "ja-en", "Japanese, English"),
    ("translations", "is-en", "Icelandic, English (not known to the encoder)"),
    ("bleualign", "1989-1990 (Text+Berg)", "German, French: Text+Berg, seven articles"),
    ("bleualign", "1957 (tuned on)", "German, French: Bleualign 1957 (tuned on)"),
)


def _beads() -> Iterator[Sequence[Cell]]:
    for key, name in VERSIONS:
        yield (
            name,
            Figure("beads", ("versions", key, "documents"), _count),
            Figure("beads", ("versions", key, "all_beads", "strict_precision"), _share),
            Figure("beads", ("versions", key, "all_beads", "strict_recall"), _share),
            Figure("beads", ("versions", key, "all_beads", "strict_f1"), _share),
            Figure("beads", ("versions", key, "by_words_alone", "all_beads", "strict_f1"), _share),
        )


def _beads_across() -> Iterator[Sequence[Cell]]:
    for part, key, name in LANGUAGES:
        yield (
            name,
            Figure("beads", (part, key, "documents"), _count),
            Figure("beads", (part, key, "all_beads", "strict_f1"), _share),
            Figure("beads", (part, key, "as_vecalign", "strict_f1"), _share),
            Figure("beads", (part, key, "as_vecalign", "lax_f1"), _share),
        )


REUSE = (
    ("02-no-obfuscation", "verbatim"),
    ("03-random-obfuscation", "random"),
    ("04-translation-obfuscation", "translated there and back"),
    ("05-summary-obfuscation", "summary"),
    ("all", "all"),
)


def _passages() -> Iterator[Sequence[Cell]]:
    for key, name in REUSE:
        yield (
            name,
            Figure("passages", ("retold", key, "pairs"), _count),
            Figure("passages", ("retold", key, "precision"), _share),
            Figure("passages", ("retold", key, "recall"), _share),
            Figure("passages", ("retold", key, "granularity"), _share),
            Figure("passages", ("retold", key, "plagdet"), _share),
            Figure("passages", ("baseline", key, "plagdet"), _share),
        )


def _passages_peer() -> Iterator[Sequence[Cell]]:
    for key, name in REUSE:
        beside = "beside text-matcher"
        yield (
            name,
            Figure("passages", (beside, "retold", key, "pairs"), _count),
            Figure("passages", (beside, "retold", key, "plagdet"), _share),
            Figure("passages", (beside, "text-matcher", key, "plagdet"), _share),
            Figure("passages", (beside, "retold", key, "seconds_per_pair"), _seconds),
            Figure("passages", (beside, "text-matcher", key, "seconds_per_pair"), _seconds),
        )


DEMETR = (
    ("critical_id10_numbers_replaced", "number replaced"),
    ("critical_id9_ne_replaced", "name replaced"),
    ("critical_id8_negation", "negation"),
    ("critical_id7_antonym", "antonym"),
    ("critical_id25_ne_removed", "name removed"),
    ("critical_id22_verb_removed", "verb removed"),
    ("critical_id23_noun_removed", "noun removed"),
    ("critical_id24_subj_removed", "subject removed"),
    ("critical_id21_adj_adv_removed", "adjective or adverb removed"),
    ("major_id5_pp_removed", "prepositional phrase removed"),
    ("critical_id6_addition", "word added"),
    ("critical_id11_gender", "gender changed"),
)


def _audit() -> Iterator[Sequence[Cell]]:
    anew = "recall of a change the faithful version has not"
    for key, name in DEMETR:
        yield (
            name,
            Figure("audit", ("demetr", "counts", key), _count),
            Figure("audit", ("demetr", "recall", key), _percent),
            Figure("audit", ("demetr", anew, key), _percent),
        )


def _false_alarms() -> Iterator[Sequence[Cell]]:
    for kind in get_args(Kind):
        yield (f"`{kind}`", Figure("audit", ("demetr", "false alarms", kind), _percent))
    yield (
        "any, major or critical",
        Figure("audit", ("demetr", "false alarms", "major up"), _percent),
    )


def _faithful_versions() -> Iterator[Sequence[Cell]]:
    for key, name in VERSIONS[:2]:
        yield (
            name,
            Figure("audit", ("wmt", key, "sentences"), _count),
            *(Figure("audit", ("wmt", key, grade), _one) for grade in ("major up", "minor")),
        )


def _speed_compare() -> Iterator[Sequence[Cell]]:
    for key, name in (
        ("sample", "the sample story"),
        ("seeds", "a news article of usual length"),
    ):
        yield (
            name,
            Figure("speed-compare", (key, "cold_process_seconds"), _seconds),
            Figure("speed-compare", (key, "cold_process_to_bare_interpreter"), _times),
            Figure("speed-compare", (key, "warm_call_milliseconds"), _milliseconds),
        )


def _speed_audit() -> Iterator[Sequence[Cell]]:
    for key, name in (
        ("retold", "the audit"),
        ("difflib", "difflib, words that differ"),
        ("rapidfuzz", "rapidfuzz, words that differ"),
    ):
        yield (
            name,
            Figure("speed-audit", (key, "sentences_per_second"), _count),
            Figure("speed-audit", (key, "share_of_our_seconds"), _percent),
        )


COPIES = ("round trip es", "round trip gl", "edited copy", "excerpt")


def _retrieval() -> Iterator[Sequence[Cell]]:
    for method in result("retrieval").get("methods", {}):
        at = ("methods", method)
        yield (
            method,
            Figure("retrieval", (*at, "bytes per document"), _count),
            Figure("retrieval", (*at, "milliseconds per lookup"), _fine_milliseconds),
            *(Figure("retrieval", (*at, "recall", made, "@30"), _percent) for made in COPIES),
            Figure("retrieval", (*at, "recall", "excerpt", "@1"), _percent),
        )


def _find() -> Iterator[Sequence[Cell]]:
    for made in (*COPIES, "translated to es", "translated to gl"):
        yield (
            made,
            Figure("retrieval", ("find", made, "copies"), _count),
            *(
                Figure("retrieval", ("find", made, key), _percent)
                for key in ("recall@1", "recall@1 but for longer reuse", "recall@10")
            ),
        )


def _speed_corpus() -> Iterator[Sequence[Cell]]:
    for size in result("speed-corpus").get("sizes", {}):
        yield (
            f"{int(size):,}",
            *(
                Figure("speed-corpus", ("sizes", size, key), write)
                for key, write in (
                    ("milliseconds to add one", _fine_milliseconds),
                    ("index bytes per document", _count),
                    ("database bytes per document", _count),
                    ("lookup median ms of processor", _fine_milliseconds),
                    ("lookup p95 ms of processor", _fine_milliseconds),
                    ("find median ms of processor", _milliseconds),
                    ("peak memory MB", _of("MB")),
                )
            ),
        )


DEDUPERS = ("retold", "rensa", "datasketch", "rensa, 5-grams", "text-dedup", "daft")


def _dedupe() -> Iterator[Sequence[Cell]]:
    for tool in DEDUPERS:
        yield (
            tool,
            *(Figure("dedupe", (tool, key), _share) for key in ("precision", "recall", "f1")),
            *(
                Figure("dedupe", (tool, "recall_by_edit_rate", f"{rate}%"), _share)
                for rate in (5, 10, 15, 20, 30, 40)
            ),
        )


def _speed_dedupe() -> Iterator[Sequence[Cell]]:
    for tool in ("retold", "retold, NumPy alone", "rensa", "daft"):
        yield (
            tool,
            Figure("speed-dedupe", (tool, "documents_per_second"), _count),
            Figure("speed-dedupe", (tool, "processor_seconds"), _one),
            Figure("speed-dedupe", (tool, "peak_mb"), _of("MB")),
            "1.0×"
            if tool == "retold"
            else Figure("speed-dedupe", (tool, "times_our_seconds"), _times),
        )


def _summary() -> Iterator[Sequence[Cell]]:
    yield (
        "main text of news pages, F1",
        Figure("extract", ("report", "pages"), _of("pages")),
        Figure("extract", ("report", "f1"), _share),
        "trafilatura .958, all 181 pages",
    )
    yield (
        "reused passages of PAN 2013, PlagDet",
        Figure("passages", ("retold", "all", "pairs"), _of("pairs")),
        Figure("passages", ("retold", "all", "plagdet"), _share),
        "Sanchez-Perez 2014 .878, the test half",
    )
    yield (
        "document pairs without reuse in which a passage is found",
        Figure("passages", ("retold", "all", "pairs_without_reuse"), _of("pairs")),
        Figure("passages", ("retold", "all", "false_pairs_without_reuse"), _count),
        MISSING,
    )
    yield (
        "sentences of two versions of a news report, one by machine, strict F1",
        Figure("beads", ("versions", "reference-MT", "documents"), _of("documents")),
        Figure("beads", ("versions", "reference-MT", "all_beads", "strict_f1"), _share),
        MISSING,
    )
    yield (
        "sentences across languages, German and French, strict F1",
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "documents"), _of("articles")),
        Figure("beads", ("bleualign", "1989-1990 (Text+Berg)", "as_vecalign", "strict_f1"), _share),
        "Bertalign .936, Vecalign .902",
    )
    yield (
        "sentences of a spun news article tied as by hand",
        Figure("seeds", ("gold rows",), _of("sentences")),
        Figure("seeds", ("gold rows right",), _count),
        MISSING,
    )
    for key, name in DEMETR[:4]:
        yield (
            f"planted errors found: {name}",
            Figure("audit", ("demetr", "counts", key), _of("sentences")),
            Figure("audit", ("demetr", "recall", key), _percent),
            MISSING,
        )
    yield (
        "faithful rewordings flagged major or critical",
        Figure("audit", ("demetr", "clean pairs"), _of("sentences")),
        Figure("audit", ("demetr", "false alarms", "major up"), _percent),
        MISSING,
    )
    yield (
        "factual edits of summaries told from harmless ones, balanced accuracy",
        Figure("audit", ("summedits", "counts", "false"), _of("false edits")),
        Figure("audit", ("summedits", "balanced accuracy"), _share),
        "GPT-4 .824",
    )
    yield (
        "articles translated there and back, called machine-rewritten",
        Figure("relation", ("round trip", "pairs"), _of("pairs")),
        Figure("relation", ("round trip", "as_expected"), _percent),
        MISSING,
    )
    yield (
        "two reports of one event, called same-event",
        Figure("relation", ("same event", "pairs"), _of("pairs")),
        Figure("relation", ("same event", "as_expected"), _percent),
        MISSING,
    )
    yield (
        "near-duplicates of edited news, 1 to 40 % of words changed, pairwise F1",
        Figure("dedupe", ("articles",), _of("articles")),
        Figure("dedupe", ("retold", "f1"), _share),
        "run beside: rensa .685, datasketch .620",
    )


TABLES = {
    "summary": Table(("what", "on", "retold", "others"), _summary),
    "extract": Table(("half", "pages", "precision", "recall", "F1"), _extract),
    "relation": Table(("pairs made as", "called rightly when", "pairs", "called so"), _relation),
    "beads": Table(
        ("two versions of a report", "documents", "precision", "recall", "F1", "F1, words alone"),
        _beads,
    ),
    "beads-across": Table(
        ("languages", "documents", "F1", "F1 as Vecalign counts", "lax F1 as Vecalign counts"),
        _beads_across,
    ),
    "passages": Table(
        ("reuse", "pairs", "precision", "recall", "granularity", "PlagDet", "runs of five words"),
        _passages,
    ),
    "passages-peer": Table(
        (
            *("reuse", "pairs", "PlagDet", "text-matcher’s PlagDet"),
            *("seconds a pair", "text-matcher’s seconds a pair"),
        ),
        _passages_peer,
    ),
    "audit": Table(("planted error", "sentences", "found", "found by a flag that is new"), _audit),
    "false-alarms": Table(("flag", "faithful rewordings flagged"), _false_alarms),
    "faithful-versions": Table(
        ("two versions of a report", "sentences", "critical or major in 100", "minor in 100"),
        _faithful_versions,
    ),
    "retrieval": Table(
        (
            *("what is kept", "bytes a document", "a lookup", "round trip es", "round trip gl"),
            *("edited copy", "excerpt", "excerpt found first"),
        ),
        _retrieval,
    ),
    "find": Table(
        ("copies", "looked for", "found first", "but for longer reuse", "among ten"), _find
    ),
    "dedupe": Table(
        (
            "tool",
            "precision",
            "recall",
            "F1",
            *(f"{rate} % edited" for rate in (5, 10, 15, 20, 30, 40)),
        ),
        _dedupe,
    ),
    "speed-dedupe": Table(
        ("tool", "documents a second", "processor seconds", "peak memory", "of retold’s seconds"),
        _speed_dedupe,
    ),
    "speed-corpus": Table(
        (
            *("documents", "to add one", "bytes each, index", "bytes each, texts"),
            *("lookup, median", "95th percentile", "find, median", "peak memory"),
        ),
        _speed_corpus,
    ),
    "speed-audit": Table(("tool", "sentences a second", "of the audit's time"), _speed_audit),
    "speed-compare": Table(
        ("pair", "whole process", "of a bare interpreter", "warm call"), _speed_compare
    ),
}
