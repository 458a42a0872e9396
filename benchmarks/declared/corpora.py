"""The tables about many documents."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import (
    Cell,
    Figure,
    Table,
    count,
    fine_milliseconds,
    milliseconds,
    of,
    one,
    percent,
    result,
    share,
    times,
)

COPIES = ("round trip es", "round trip gl", "edited copy", "excerpt")

MADE = {
    "spun": "spun",
    "paraphrase": "retold freely",
    "independent": "a report by somebody else",
    "form": "notices in one form",
}
"""How the texts of `reworded` were made."""


def _retrieval() -> Iterator[Sequence[Cell]]:
    for method in result("retrieval").get("methods", {}):
        at = ("methods", method)
        yield (
            method,
            Figure("retrieval", (*at, "bytes per document"), count),
            Figure("retrieval", (*at, "milliseconds per lookup"), fine_milliseconds),
            *(Figure("retrieval", (*at, "recall", made, "@30"), percent) for made in COPIES),
            Figure("retrieval", (*at, "recall", "excerpt", "@1"), percent),
        )


def _find() -> Iterator[Sequence[Cell]]:
    for made in (*COPIES, "translated to es", "translated to gl"):
        yield (
            made,
            Figure("retrieval", ("find", made, "copies"), count),
            *(
                Figure("retrieval", ("find", made, key), percent)
                for key in ("recall@1", "recall@1 but for longer reuse", "recall@10")
            ),
        )


def _reworded() -> Iterator[Sequence[Cell]]:
    for half, told in (("report", "reported"), ("settings", "for settings")):
        for kind, made in MADE.items():
            yield (
                f"{made}, {told}",
                *(
                    Figure("reworded", (half, kind, key), count)
                    for key in ("texts", "looked at", "found", "in the story", "derived")
                ),
            )


def _speed_corpus() -> Iterator[Sequence[Cell]]:
    for size in result("speed-corpus").get("sizes", {}):
        yield (
            f"{int(size):,}",
            *(
                Figure("speed-corpus", ("sizes", size, key), write)
                for key, write in (
                    ("milliseconds to add one", fine_milliseconds),
                    ("index bytes per document", count),
                    ("database bytes per document", count),
                    ("lookup median ms of processor", fine_milliseconds),
                    ("lookup p95 ms of processor", fine_milliseconds),
                    ("find median ms of processor", milliseconds),
                    ("find p95 ms of processor", milliseconds),
                    ("peak memory MB", of("MB")),
                )
            ),
        )


SIZES = (2, 3, 5, 10, 50, 500, 4000)
"""Documents of a group of templates, as in the benchmark."""

DEDUPERS = ("retold", "datasketch", "rensa", "rensa, 5-grams", "text-dedup", "daft")


def _dedupe() -> Iterator[Sequence[Cell]]:
    for tool in DEDUPERS:
        yield (
            tool,
            Figure("dedupe", (tool, "threshold"), one),
            *(Figure("dedupe", (tool, key), share) for key in ("precision", "recall", "f1")),
            *(
                Figure("dedupe", (tool, "recall_by_edit_rate", f"{rate}%"), share)
                for rate in (5, 10, 15, 20, 30, 40)
            ),
        )


def _dedupe_all() -> Iterator[Sequence[Cell]]:
    for tool in DEDUPERS:
        keys = ("all", tool)
        yield (
            tool,
            *(Figure("dedupe", (*keys, key), share) for key in ("precision", "recall", "f1")),
            Figure("dedupe", (*keys, "processor_seconds"), one),
            Figure("dedupe", (*keys, "peak_mb"), of("MB")),
        )


def _templates() -> Iterator[Sequence[Cell]]:
    for group in (*(f"{size} of a kind" for size in SIZES), "all kinds at once"):
        yield (
            group,
            *(
                Figure("templates", ("reported", group, key), form)
                for key, form in (
                    ("distinct", count),
                    ("kept", share),
                    ("copies", count),
                    ("caught", share),
                )
            ),
        )


RATIOS = ("times_our_seconds", "times_our_processor_seconds", "times_our_peak")
TIMED = ("retold", "retold, NumPy alone", "rensa", "daft", "datatrove", "text-dedup")


def _speed_dedupe() -> Iterator[Sequence[Cell]]:
    for corpus, tools in result("speed-dedupe").get("corpora", {}).items():
        name = "articles" if corpus == "articles" else "made documents"
        for tool in (tool for tool in TIMED if tool in tools):
            keys = ("corpora", corpus, tool)
            yield (
                f"{tools['documents']:,} {name}",
                tool,
                Figure("speed-dedupe", (*keys, "documents_per_second"), count),
                Figure("speed-dedupe", (*keys, "processor_seconds"), one),
                Figure("speed-dedupe", (*keys, "peak_mb"), of("MB")),
                *(
                    "1.0×" if tool == "retold" else Figure("speed-dedupe", (*keys, ratio), times)
                    for ratio in (
                        "times_our_seconds",
                        "times_our_processor_seconds",
                        "times_our_peak",
                    )
                ),
            )


def _speed_engines() -> Iterator[Sequence[Cell]]:
    for name in ("speed-engines", "speed-engines-large"):
        for run, *figures in _in_stages(name):
            yield (
                f"{result(name)['documents']:,}",
                run,
                *figures,
                Figure(name, (str(run), "seconds"), one),
            )


def _speed_staged_verbs() -> Iterator[Sequence[Cell]]:
    yield from _in_stages("speed-staged-verbs")


def _in_stages(name: str) -> Iterator[tuple[Cell, ...]]:
    for run, values in result(name).items():
        if isinstance(values, dict):
            yield (
                run,
                Figure(name, (run, "documents_per_core_second"), count),
                Figure(name, (run, "moved_bytes_a_document"), count),
                Figure(name, (run, "left_bytes_a_document"), count),
                Figure(name, (run, "peak_mb"), of("MB")),
            )


TABLES = {
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
    "reworded": Table(
        ("made as", "texts", "looked at", "found", "in the story", "derived"), _reworded
    ),
    "dedupe": Table(
        (
            "tool",
            "threshold",
            "precision",
            "recall",
            "F1",
            *(f"{rate} % edited" for rate in (5, 10, 15, 20, 30, 40)),
        ),
        _dedupe,
    ),
    "dedupe-all": Table(
        ("tool", "precision", "recall", "F1", "processor seconds", "peak memory"),
        _dedupe_all,
    ),
    "templates": Table(("a group", "distinct", "stay", "copies", "go"), _templates),
    "speed-dedupe": Table(
        (
            *("corpus", "tool", "documents a second", "processor seconds", "peak memory"),
            *("of retold’s seconds", "of its processor’s", "of its peak"),
        ),
        _speed_dedupe,
    ),
    "speed-engines": Table(
        (
            *("documents", "run", "documents a second of a core", "bytes moved a document"),
            *("bytes left a document", "peak memory", "seconds"),
        ),
        _speed_engines,
    ),
    "speed-staged-verbs": Table(
        (
            *("run", "documents a second of a core", "bytes moved a document"),
            *("bytes left a document", "peak memory"),
        ),
        _speed_staged_verbs,
    ),
    "speed-corpus": Table(
        (
            *("documents", "to add one", "bytes each, index", "bytes each, texts"),
            *(
                "lookup, median",
                "95th percentile",
                "find, median",
                "95th percentile",
                "peak memory",
            ),
        ),
        _speed_corpus,
    ),
}
