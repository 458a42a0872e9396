"""The tables of the reader: word links, errors that it marks, whole texts, and its cost."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Cell, Figure, Table, count, share

SETS = (("mtref", "two translations of news (MTRef)"), ("wiki", "two revisions (Wikipedia)"))
LINKERS = (
    ("rules", "the rules’ links"),
    ("reader", "the reader’s"),
    ("both", "the rules’, and the reader’s where words have none"),
)
FALSE = ("5%", "20%", "50%")
KINDS = (
    "addition", "attribution", "cause", "comparison", "condition", "date", "modality", "name",
    "negation", "number", "omission", "quantifier", "quote", "role", "scope", "time", "wording",
)  # fmt: skip
TEXTS = (
    ("settings", "edited", "copies with quiet edits"),
    ("settings", "spun", "spun texts"),
    ("settings", "paraphrase", "fluent paraphrases that err"),
    ("settings", "brief", "briefs"),
    ("settings", "honest", "honest rewrites"),
    ("settings", "all", "all of these"),
    ("held-out rewordings", "paraphrase", "rewordings, every other sentence wrong"),
    ("held-out rewordings", "honest", "rewordings, faithful"),
)


def _links() -> Iterator[Sequence[Cell]]:
    for name, told in SETS:
        for linker, whose in LINKERS:
            figures = (Figure("reader", ("links", name, linker, key), share) for key in ("P", "R"))
            yield (told, whose, *figures, Figure("reader", ("links", name, linker, "F1"), share))


def _words() -> Iterator[Sequence[Cell]]:
    keys = [("words", f"marked in {name} of faithful") for name in FALSE]
    yield ("score", *(Figure("reader", (*key, "score"), share) for key in keys))
    yield ("**errors found**", *(Figure("reader", (*key, "errors found"), share) for key in keys))
    for kind in KINDS:
        yield (kind, *(Figure("reader", (*key, "by kind", kind), str) for key in keys))


def _texts() -> Iterator[Sequence[Cell]]:
    for part, kind, told in TEXTS:
        for reader, who in (("none", "rules alone"), ("default", "with the reader")):
            keys = ("stories", reader, part, kind)
            yield (
                f"{told}: {who}",
                *(
                    Figure("reader", (*keys, key), count)
                    for key in ("texts", "grave errors", "found", "grave flags", "right")
                ),
                Figure("reader", (*keys, "false a text"), str),
            )


TABLES = {
    "reader-links": Table(("texts", "links", "P", "R", "F1"), _links),
    "reader-words": Table(
        ("", *(f"one faithful rewording in {n} marked" for n in ("twenty", "five", "two"))), _words
    ),
    "reader-texts": Table(
        ("", "texts", "grave errors", "found", "grave flags", "right", "false a text"), _texts
    ),
}
