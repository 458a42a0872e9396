"""The stages from texts to pairs worth comparing: sketches, exact duplicates, shared samples.

Each is a few lines around the functions that a run in one process calls, over the rows of one part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from retold.dedupe.candidates import (
    PLACE_BITS,
    Crowds,
    are_strong,
    count_cut,
    meet,
    telling,
    weigh,
)
from retold.dedupe.drops import exact_firsts
from retold.dedupe.likeness import Bounds
from retold.dedupe.policy import Rules
from retold.dedupe.salted import ABOUT, HALO, spread_halo, spread_rows
from retold.dedupe.sketch import SHINGLE
from retold.dedupe.splits import Plan, number_documents
from retold.dedupe.survey import surveyed
from retold.engines.row_columns import as_bytes, as_numbers, by, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

AHEAD = 8
"""Partners of a document that are compared before it is known which of them are kept: nearly all
documents have fewer; more are compared when they are asked for."""

PAIR, CROWD_OF, CUT, GRAM_OF = range(4)
"""What a row of met documents is: a pair, how many samples a document shares with a crowd, what was
cut from hot samples, a gram that several documents have."""

_LOW = np.uint64((1 << PLACE_BITS) - 1)
_SHIFT = np.uint64(PLACE_BITS)

SKETCHED = pa.schema(
    {
        "document": pa.int64(),
        "words": pa.int64(),
        "key_1": pa.int64(),
        "key_2": pa.int64(),
        "rank": pa.float64(),
        "samples": pa.binary(),
        "fault": pa.string(),
        "rows": pa.int64(),
    }
)
"""A row a document, `words` -1 where it is bad or blank; `rows`, in one of each split, how many."""

FIRSTS = pa.schema(
    {
        "document": pa.int64(),
        "first": pa.int64(),
        "words": pa.int64(),
        "rank": pa.float64(),
        "samples": pa.binary(),
    }
)

MET = pa.schema(
    {
        "kind": pa.int64(),
        "later": pa.int64(),
        "earlier": pa.int64(),
        "shared": pa.int64(),
        "rare": pa.int64(),
        **{
            f"{side}_{name}": kind
            for side in ("later", "earlier")
            for name, kind in (
                ("words", pa.int64()),
                ("samples", pa.int64()),
                ("rank", pa.float64()),
            )
        },
    }
)
"""Pairs of documents, with what they share; of other kinds of rows `later` is the document."""

STRONG = pa.schema(
    {
        "later": pa.int64(),
        "earlier": pa.int64(),
        "shared": pa.int64(),
        "later_words": pa.int64(),
        "earlier_words": pa.int64(),
        "later_rank": pa.float64(),
        "earlier_rank": pa.float64(),
        "ahead": pa.bool_(),
    }
)
"""Pairs worth comparing; `ahead` are those that are compared at once."""


def sketching(plan: Plan) -> Stage:
    """What is kept of each document."""
    take = Take("splits", ("split",), partial(by, "split"))
    between = keyed(pa.schema({"split": pa.int64()}))
    return Stage("sketched", (take,), partial(_sketched, plan), between, SKETCHED)


def _sketched(plan: Plan, rows: Records) -> Iterator[Records]:
    for split in sorted(rows.column("split").to_pylist()):
        first = 0
        for part in plan.parts(split):
            values = surveyed(part, plan.rules, plan.splits[split].columns, told=False)
            sketches, size = values.sketches, values.ranks.size
            samples, owners = sketches.samples & ~_LOW, sketches.owners
            order = np.lexsort((samples, owners))
            samples, owners = samples[order], owners[order]
            new = np.ones(samples.size, np.bool_)
            new[1:] = (samples[1:] != samples[:-1]) | (owners[1:] != owners[:-1])
            faults = dict(values.faults)
            keys = sketches.keys.view(np.int64)
            yield table(
                {
                    "document": number_documents(split, first, size),
                    "words": sketches.counts,
                    "key_1": keys[:, 0],
                    "key_2": keys[:, 1],
                    "rank": values.ranks,
                    "samples": as_bytes(samples[new], np.bincount(owners[new], minlength=size)),
                    "fault": pa.array([faults.get(row) for row in range(size)], pa.string()),
                }
            )
            first += size
        yield table({"document": [split << 32], "words": [-1], "rows": [first]})


def finding_firsts() -> Stage:
    """Of the documents of the same words the first, and which are not."""
    columns = ("document", "words", "key_1", "key_2", "rank", "samples")
    between = keyed(pa.schema([SKETCHED.field(name) for name in columns]))
    take = Take("sketched", columns, _with_words)
    return Stage("firsts", (take,), _firsts, between, FIRSTS)


def _with_words(rows: Records) -> Records:
    return by("key_1", rows.filter(pc.greater(rows.column("words"), 0)))


def _firsts(rows: Records) -> Iterator[Records]:
    documents, words, rank = (column(rows, name) for name in ("document", "words", "rank"))
    keys = np.stack([column(rows, "key_1"), column(rows, "key_2")], axis=1).view(np.uint64)
    firsts = exact_firsts(words, keys, np.lexsort((documents, rank)))
    own = firsts == np.arange(firsts.size)
    samples, counts = as_numbers(rows.column("samples"), np.uint64)
    held = own & (words >= SHINGLE)
    yield table(
        {
            "document": documents,
            "first": documents[firsts],
            "words": words,
            "rank": rank,
            "samples": as_bytes(samples[np.repeat(held, counts)], counts * held),
        }
    )


@dataclass(frozen=True, slots=True)
class Numbering:
    """The documents of some rows in the order of keeping, and the place of that of each row."""

    documents: NDArray[np.int64]
    firsts: NDArray[np.int64]
    places: NDArray[np.int64]

    @classmethod
    def of(cls, documents: NDArray[np.int64], ranks: NDArray[np.float64]) -> "Numbering":
        """Those of rows with these documents, of these ranks."""
        distinct, rows, inverse = np.unique(documents, return_index=True, return_inverse=True)
        order = np.lexsort((distinct, ranks[rows]))
        place = np.empty(order.size, np.int64)
        place[order] = np.arange(order.size)
        return cls(distinct[order], rows[order], place[inverse])


def meeting(hot: Path | None = None) -> Stage:
    """Pairs of documents that share a sample, and how many of each one's samples a crowd has.

    hot: the stage that says which samples are hot, if any are.
    """
    columns = {"document": pa.int64(), **ABOUT}
    takes = [Take("firsts", ("document", "words", "rank", "samples"), partial(spread_rows, hot))]
    if hot is not None:
        columns |= dict.fromkeys(("sample", "part", "total"), pa.int64())
        takes.append(Take("halo", tuple(HALO.names), spread_halo))
    return Stage("met", tuple(takes), _met, keyed(pa.schema(columns)), MET)


def _met(given: Records) -> Iterator[Records]:
    rows = given.filter(given.column("document").is_valid())
    numbering = Numbering.of(column(rows, "document"), column(rows, "rank").astype(np.float64))
    size = numbering.documents.size
    crowds = Crowds(np.zeros(size, np.int64), np.zeros(size, np.int64))
    hot = np.zeros(rows.num_rows, np.bool_)
    pairs = [np.empty(0, np.uint64)]
    if "sample" in rows.schema.names:
        hot = rows.column("sample").is_valid().to_numpy(zero_copy_only=False)
        pairs += _met_apart(rows.filter(pa.array(hot)), numbering.places[hot], crowds)
        crowds.cut[:] += _cut_apart(given)
    entries = column(rows, KEY)[~hot].view(np.uint64) | numbering.places[~hot].astype(np.uint64)
    entries.sort()
    pairs += meet(entries, crowds)
    yield from met_pairs(rows, numbering, np.concatenate(pairs))
    shared = np.flatnonzero(crowds.shared)
    yield table(
        {
            "kind": np.full(shared.size, CROWD_OF),
            "shared": crowds.shared[shared],
            **_side("later", rows, numbering, shared),
        }
    )
    hottest, cut = crowds.cut.tolist()
    yield table({"kind": [CUT], "shared": [cut], "rare": [hottest]})


def _met_apart(
    rows: Records, places: NDArray[np.int64], crowds: Crowds
) -> Iterator[NDArray[np.uint64]]:
    """The pairs of the own documents of each part of hot samples, with those before it."""
    samples, parts = column(rows, "sample"), column(rows, "part")
    before = rows.column("total").is_valid().to_numpy(zero_copy_only=False)
    order = np.lexsort((places, parts, samples))
    new = (np.diff(samples[order]) != 0) | (np.diff(parts[order]) != 0)
    for group in np.split(order, np.flatnonzero(new) + 1) if order.size else ():
        own = places[group[~before[group]]]
        np.add.at(crowds.shared, own, 1)
        unused = Crowds(np.zeros(crowds.samples.size, np.int64), np.zeros_like(crowds.shared))
        for pairs in meet(places[group].astype(np.uint64), unused):
            yield pairs[(pairs >> np.uint64(PLACE_BITS + 1)) >= np.uint64(own[0])]


def _cut_apart(given: Records) -> NDArray[np.int64]:
    """Of how many hot samples pairs were left out, and how many: told by each one's first part."""
    said = pc.and_(given.column("document").is_null(), pc.equal(given.column("part"), 0))
    return np.array(count_cut(column(given.filter(said), "total")), np.int64)


def met_pairs(rows: Records, numbering: Numbering, pairs: NDArray[np.uint64]) -> Iterator[Records]:
    """Rows for packed pairs of places, each once, with how often they met."""
    pairs.sort()
    both = pairs >> np.uint64(1)
    new = np.ones(both.size, np.bool_)
    new[1:] = both[1:] != both[:-1]
    starts = np.flatnonzero(new)
    if not starts.size:
        return
    rare = np.add.reduceat((pairs & np.uint64(1)).astype(np.int64), starts)
    yield table(
        {
            "kind": np.full(starts.size, PAIR),
            "shared": np.diff(np.append(starts, both.size)),
            "rare": rare,
            **_side("later", rows, numbering, (both[starts] >> _SHIFT).astype(np.int64)),
            **_side("earlier", rows, numbering, (both[starts] & _LOW).astype(np.int64)),
        }
    )


def _side(
    side: str, rows: Records, numbering: Numbering, places: NDArray[np.int64]
) -> dict[str, object]:
    """What is known of the documents at some places."""
    first = numbering.firsts[places]
    names = ("words", "samples", "rank")
    return {
        side: numbering.documents[places],
        **{f"{side}_{name}": column(rows, name)[first] for name in names},
    }


def strengthening(rules: Rules, *, framed: bool) -> Stage:
    """The pairs that share enough samples to be worth comparing."""
    bounds = Bounds(rules.resemblance, rules.containment, rules.order)
    names = tuple(name for name in MET.names)
    sources = ("met", "grams") if framed else ("met",)
    takes = tuple(Take(source, names, _by_later) for source in sources)
    return Stage("strong", takes, partial(_strong, bounds), keyed(MET), STRONG)


def _by_later(rows: Records) -> Records:
    return by("later", rows.filter(pc.equal(rows.column("kind"), PAIR)))


def _strong(bounds: Bounds, rows: Records) -> Iterator[Records]:
    later, earlier = column(rows, "later"), column(rows, "earlier")
    order = np.lexsort((earlier, later))
    later, earlier = later[order], earlier[order]
    new = np.ones(later.size, np.bool_)
    new[1:] = (later[1:] != later[:-1]) | (earlier[1:] != earlier[:-1])
    starts = np.flatnonzero(new)
    firsts = order[starts]
    met = tuple(np.add.reduceat(column(rows, name)[order], starts) for name in ("shared", "rare"))
    words = [column(rows, f"{side}_words")[firsts] for side in ("later", "earlier")]
    telling_words = [
        telling(size, column(rows, f"{side}_samples")[firsts])
        for side, size in zip(("later", "earlier"), words, strict=True)
    ]
    strong = are_strong(
        (words[0], telling_words[0]), (words[1], telling_words[1]), (met[0], met[1]), bounds
    )
    ranks = [column(rows, f"{side}_rank")[firsts][strong] for side in ("later", "earlier")]
    later, earlier = later[starts][strong], earlier[starts][strong]
    shared = weigh(*met)[strong]
    yield table(
        {
            "later": later,
            "earlier": earlier,
            "shared": shared,
            "later_words": words[0][strong],
            "earlier_words": words[1][strong],
            "later_rank": ranks[0],
            "earlier_rank": ranks[1],
            "ahead": _ahead(later, np.lexsort((earlier, ranks[1], -shared, later))),
        }
    )


def _ahead(later: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs are among the first few of their later document, given their order."""
    ordered = later[order]
    first = np.searchsorted(ordered, ordered)
    values = np.empty(order.size, np.bool_)
    values[order] = np.arange(order.size) - first < AHEAD
    return values
