"""The stages that look at words: the frame that documents share, and the comparing of pairs.

The words of a document are read again from its split, where they are wanted; for most they are not.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from retold.dedupe.candidates import PLACE_BITS, Crowds
from retold.dedupe.closeness import Closeness
from retold.dedupe.commonness import (
    NONE,
    Common,
    group_grams,
    may_have_frame,
    most_common,
    pack_grams,
    rare_pairs,
    shared_grams,
)
from retold.dedupe.likeness import Bounds
from retold.dedupe.met import CROWD_OF, GRAM_OF, MET, Numbering, met_pairs
from retold.dedupe.sketch import sketch
from retold.dedupe.splits import ROW_BITS, Plan
from retold.engines.row_columns import by, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

TOGETHER = 64
"""Pairs that are compared at one go."""

NOBODY = -1
"""Instead of a document that wants another's words: it is said of that whether it may be framed."""

_LOW = np.uint64((1 << PLACE_BITS) - 1)

FRAMED = pa.schema(
    {"document": pa.int64(), "words": pa.int64(), "samples": pa.int64(), "rank": pa.float64()}
)
GRAMS = pa.schema({"gram": pa.int64(), **{field.name: field.type for field in FRAMED}})
ASKED = pa.schema({"later": pa.int64(), "earlier": pa.int64()})
READ = pa.schema(
    {
        "later": pa.int64(),
        "document": pa.int64(),
        "framed": pa.bool_(),
        "tokens": pa.binary(),
    }
)
"""The words of a document, for the later document of a pair; none with the pair itself."""

COMPARED = pa.schema(
    {
        "later": pa.int64(),
        "earlier": pa.int64(),
        **dict.fromkeys(("resemblance", "containment", "coverage", "order"), pa.float64()),
        "instances": pa.bool_(),
    }
)


def framing() -> Stage:
    """The documents that may have a frame."""
    columns = ("kind", "later", "shared", "later_words", "later_samples", "later_rank")
    take = Take("met", columns, _of_crowds)
    between = keyed(pa.schema([MET.field(name) for name in columns]))
    return Stage("framed", (take,), _framed, between, FRAMED)


def _of_crowds(rows: Records) -> Records:
    return by("later", rows.filter(pc.equal(rows.column("kind"), CROWD_OF)))


def _framed(rows: Records) -> Iterator[Records]:
    documents, firsts, owners = np.unique(
        column(rows, "later"), return_index=True, return_inverse=True
    )
    shared = np.zeros(documents.size, np.int64)
    np.add.at(shared, owners, column(rows, "shared"))
    words, samples, rank = (
        column(rows, f"later_{name}")[firsts] for name in ("words", "samples", "rank")
    )
    may = may_have_frame(words, Crowds(samples, shared))
    yield table(
        {
            "document": documents[may],
            "words": words[may],
            "samples": samples[may],
            "rank": rank[may],
        }
    )


def listing_grams(plan: Plan) -> Stage:
    """The grams of the documents that may have a frame."""
    take = Take("framed", tuple(FRAMED.names), _by_split)
    return Stage("listed", (take,), partial(_listed, plan), keyed(FRAMED), GRAMS)


def _by_split(rows: Records) -> Records:
    splits = pa.array(column(rows, "document") >> ROW_BITS)
    return rows.append_column(KEY, splits)


def _listed(plan: Plan, rows: Records) -> Iterator[Records]:
    documents = column(rows, "document")
    order = np.argsort(documents)
    known = {name: column(rows, name)[order] for name in FRAMED.names}
    for numbers, words in _read_words(plan, known["document"]):
        places = np.arange(numbers.size)
        packed = np.sort(pack_grams(words, places))
        new = np.ones(packed.size, np.bool_)
        new[1:] = packed[1:] != packed[:-1]
        packed = packed[new]
        owners = np.searchsorted(known["document"], numbers)[(packed & _LOW).astype(np.int64)]
        grams = (packed & ~_LOW).view(np.int64)
        yield table({"gram": grams, **{name: held[owners] for name, held in known.items()}})


def _read_words(
    plan: Plan, documents: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], list[bytes]]]:
    """Some documents, given in rising order, with their words."""
    for numbers, batch in plan.pick(documents):
        sketches = sketch(batch.texts, sampled=False)
        bounds = np.cumsum(np.maximum(sketches.counts, 0))[:-1]
        yield numbers, [words.tobytes() for words in np.split(sketches.words, bounds)]


def counting_grams() -> Stage:
    """How many documents have each gram, and pairs of documents that share a rare one."""
    take = Take("listed", tuple(GRAMS.names), partial(by, "gram"))
    return Stage("grams", (take,), _counted, keyed(GRAMS), MET)


def _counted(rows: Records) -> Iterator[Records]:
    numbering = Numbering.of(column(rows, "document"), column(rows, "rank").astype(np.float64))
    grams = column(rows, "gram").view(np.uint64) | numbering.places.astype(np.uint64)
    grams.sort()
    groups = group_grams(grams)
    sizes = column(rows, "words")[numbering.firsts]
    pairs = np.concatenate([np.empty(0, np.uint64), *rare_pairs(*groups, sizes)])
    yield from met_pairs(rows, numbering, pairs)
    noted = shared_grams(*groups, 2)
    yield table(
        {
            "kind": np.full(noted.size, GRAM_OF),
            "later": (noted & ~_LOW).view(np.int64),
            "shared": (noted & _LOW).astype(np.int64),
        }
    )


def reading(plan: Plan, number: int, asked: str, *, framed: bool) -> Stage:
    """The words of the documents of pairs that are to be compared."""
    takes = [Take(asked, _columns(asked), partial(_wanted, ahead=_is_marked(asked)))]
    if framed:
        takes.append(Take("framed", ("document",), _said_framed))
    between = keyed(pa.schema([READ.field("later"), READ.field("document")]))
    return Stage(f"read-{number}", tuple(takes), partial(_read, plan), between, READ)


def _columns(asked: str) -> tuple[str, ...]:
    return ("later", "earlier", "ahead") if _is_marked(asked) else ("later", "earlier")


def _is_marked(asked: str) -> bool:
    """Whether of the pairs of a stage those alone are compared that are marked `ahead`."""
    return not asked.startswith("asked-")


def _pairs(rows: Records, *, ahead: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if ahead:
        rows = rows.filter(rows.column("ahead"))
    return column(rows, "later"), column(rows, "earlier")


def _wanted(rows: Records, *, ahead: bool) -> Records:
    later, earlier = _pairs(rows, ahead=ahead)
    wanting, wanted = np.concatenate([later, later]), np.concatenate([later, earlier])
    return table({KEY: wanted >> ROW_BITS, "later": wanting, "document": wanted})


def _said_framed(rows: Records) -> Records:
    documents = column(rows, "document")
    return table(
        {
            KEY: documents >> ROW_BITS,
            "later": np.full(documents.size, NOBODY),
            "document": documents,
        }
    )


def _read(plan: Plan, rows: Records) -> Iterator[Records]:
    later, documents = column(rows, "later"), column(rows, "document")
    framed = np.sort(documents[later == NOBODY])
    wanted = np.unique(np.stack([documents, later])[:, later != NOBODY], axis=1)
    for numbers, words in _read_words(plan, np.unique(wanted[0])):
        low, high = np.searchsorted(wanted[0], [numbers[0], numbers[-1] + 1])
        places = np.searchsorted(numbers, wanted[0, low:high])
        yield table(
            {
                "later": wanted[1, low:high],
                "document": wanted[0, low:high],
                "framed": np.isin(wanted[0, low:high], framed),
                "tokens": pa.array([words[place] for place in places.tolist()], pa.binary()),
            }
        )


def comparing(plan: Plan, number: int, asked: str, common: Path | None) -> Stage:
    """How close the documents of pairs are; `common`: the grams noted, none where none count."""
    rules = plan.rules
    bounds = Bounds(rules.resemblance, rules.containment, rules.order)
    takes = (
        Take(f"read-{number}", tuple(READ.names), partial(by, "later")),
        Take(asked, _columns(asked), partial(_to_compare, ahead=_is_marked(asked))),
    )
    work = partial(_compared, bounds, common, framed=rules.frame)
    return Stage(f"compared-{number}", takes, work, keyed(READ), COMPARED)


def _to_compare(rows: Records, *, ahead: bool) -> Records:
    later, earlier = _pairs(rows, ahead=ahead)
    return table({KEY: later, "later": later, "document": earlier})


def _compared(
    bounds: Bounds, noted: Path | None, rows: Records, *, framed: bool
) -> Iterator[Records]:
    with_words = rows.column("tokens").is_valid().to_numpy(zero_copy_only=False)
    texts = rows.filter(pa.array(with_words))
    documents, firsts = np.unique(column(texts, "document"), return_index=True)
    held = texts.column("tokens").take(pa.array(firsts)).to_pylist()
    may = column(texts, "framed")[firsts].astype(np.bool_).tobytes()
    common = NONE if noted is None else replace(_noted(noted), framed=may)
    closeness = Closeness(bounds, common if framed else None)
    pairs = np.stack([column(rows, name)[~with_words] for name in ("later", "document")], axis=1)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    places = np.searchsorted(documents, pairs).tolist()
    for start in range(0, len(places), TOGETHER):
        chosen = [(own, kept) for own, kept in places[start : start + TOGETHER]]
        matches = closeness.of(chosen, [(held[own], held[kept]) for own, kept in chosen])
        compared = pairs[start : start + TOGETHER]
        scores = ("resemblance", "containment", "coverage", "order", "instances")
        yield table(
            {
                "later": compared[:, 0],
                "earlier": compared[:, 1],
                **{name: [getattr(match, name) for match in matches] for name in scores},
            }
        )


@cache
def _noted(path: Path) -> Common:
    """The grams that several documents of a run have."""
    return Common.of(pq.read_table(path).column("gram").to_numpy().view(np.uint64))


def noted_grams(rows: pa.Table) -> pa.Table:
    """The grams that most documents have, of rows that say how many have each."""
    grams = rows.column("later").to_numpy().view(np.uint64)
    noted = np.sort(grams | rows.column("shared").to_numpy().astype(np.uint64))
    return pa.table({"gram": most_common(noted)[0].view(np.int64)})
