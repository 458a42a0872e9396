"""The tables about lineages."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Cell, Figure, Table, count, one, result, share

HALF = "reported"


def _lineage() -> Iterator[Sequence[Cell]]:
    for name, key, write in (
        ("documents in planted lineages", "documents", count),
        ("with their parent here", "parent", count),
        ("the parent told is right", "parent right", share),
        (
            "or has word for word the parent’s text",
            "parent right, or of its text",
            share,
        ),
        ("another is told", "parent: wrong", count),
        ("none is told", "parent: none", count),
        ("the parent taken away: the next ancestor told", "ancestor right", share),
        ("without a source here", "without a source here", count),
        ("of these derived all the same", "derived all the same", count),
        ("bystanders", "bystanders", count),
        ("derivations of bystanders", "derivations of bystanders", count),
        ("roots, F1", "roots", share),
        ("leaves, F1", "leaves", share),
        ("ancestry, F1", "ancestry", share),
        ("planted errors", "errors", count),
        ("traced to where they entered", "errors traced to where they entered", share),
        ("inherited by the right documents, F1", "inherited, F1", share),
    ):
        yield name, Figure("lineage", (HALF, key), write)


def _kinds() -> Iterator[Sequence[Cell]]:
    for how in result("lineage").get(HALF, {}).get("by kind", {}):
        yield (
            how,
            *(
                Figure("lineage", (HALF, "by kind", how, verdict), count)
                for verdict in ("right", "wrong", "none")
            ),
        )


def _curve() -> Iterator[Sequence[Cell]]:
    for least in result("lineage").get(HALF, {}).get("curve", {}):
        keys = (HALF, "curve", least)
        yield (
            least,
            Figure("lineage", (*keys, "told"), count),
            Figure("lineage", (*keys, "right"), share),
        )


def _speed() -> Iterator[Sequence[Cell]]:
    for size in result("speed-stories"):
        yield (
            size,
            *(
                Figure("speed-stories", (size, key), write)
                for key, write in (
                    ("ms of processor, names", one),
                    ("ms of processor, comparing", one),
                    ("pairs a document", share),
                    ("peak memory, MB", count),
                )
            ),
        )


TABLES = {
    "lineage": Table(("measured", "figure"), _lineage),
    "lineage-kinds": Table(("made by", "parent right", "wrong", "none told"), _kinds),
    "lineage-curve": Table(("told as", "derivations", "right"), _curve),
    "speed-stories": Table(
        ("corpus", "ms, names", "ms, comparing", "pairs a document", "peak MB"), _speed
    ),
}
