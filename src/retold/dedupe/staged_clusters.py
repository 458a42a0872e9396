"""Pairs worth comparing -> the matches of near-duplicates, in one place or component by component.

Which document joins which depends on what those before it joined, but only within what hangs
together. Up to so many pairs the placing is done in the process that is called; beyond, each
component is placed where its rows are gathered, by the same class, and this process holds a match
for each document that is dropped.
"""

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import count

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from retold.dedupe.candidates import CROWD, Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.likeness import Bounds
from retold.dedupe.met import GRAM_OF, STRONG, meeting, strengthening
from retold.dedupe.placing import Placement, Strong
from retold.dedupe.policy import Rules
from retold.dedupe.salted import finding_ends, finding_hot, halo_of
from retold.dedupe.splits import Plan
from retold.dedupe.verified import (
    COMPARED,
    comparing,
    counting_grams,
    framing,
    listing_grams,
    noted_grams,
    reading,
)
from retold.engines.components import IN_ONE_PLACE, components, label
from retold.engines.finished import Work
from retold.engines.local import Local
from retold.engines.row_columns import by, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

FEW = 64
"""Pairs that are compared in this process: an engine needs longer to begin a stage."""

PLACED_HERE = 10_000_000
"""Pairs whose documents are placed in the process that is called: 4 GB, at 400 bytes for each."""

PAIRED = tuple(name for name in STRONG.names if name != "ahead")
HOMED = pa.schema(
    [
        pa.field("component", pa.int64()),
        *(STRONG.field(name) for name in PAIRED),
        *list(COMPARED)[2:],
    ]
)
"""Pairs worth comparing, with `shared`, and compared ones, with scores; and of which component."""

PLACED = pa.schema([*COMPARED, pa.field("ahead", pa.bool_())])
"""A match, `earlier` the kept document; or, `ahead`, a pair that is asked for."""

SCORES = ("resemblance", "containment", "coverage", "order", "instances")


def find_near(plan: Plan, work: Work) -> dict[int, Match]:
    """The matches of near-duplicates, by document."""
    rules = plan.rules
    _meet(work)
    framed = rules.frame and _frame(plan, work)
    work.run(strengthening(rules, framed=framed))
    pairs = work.rows("strong")
    if not pairs:
        return {}
    common = work.path("common") if framed else None
    placing = _Here(work, rules) if pairs <= PLACED_HERE else _Apart(work, rules)
    asked, engine = "strong", None
    for number in count():
        work.run(reading(plan, number, asked, framed=framed), engine)
        work.run(comparing(plan, number, asked, common), engine)
        asked = placing.place(number)
        if not asked:
            break
        engine = Local() if placing.asked <= FEW else None
    return placing.matches()


def _meet(work: Work) -> None:
    """Pairs of documents that share a sample; the documents of hot samples in several places."""
    work.run(finding_hot())
    hot = work.path("hot") if work.rows("hot") else None
    if hot is not None:
        work.run(finding_ends(hot))
        work.keep("halo", halo_of(work.read("ends")))
    work.run(meeting(hot))


def _frame(plan: Plan, work: Work) -> bool:
    """Note what shows the frame that documents share; whether a crowd shares any."""
    work.run(framing())
    if work.read("framed", ["document"]).num_rows < CROWD:
        return False
    work.run(listing_grams(plan))
    work.run(counting_grams())
    counted = work.read("grams", ["later", "shared"], pc.field("kind") == GRAM_OF)
    work.keep("common", noted_grams(counted))
    return True


def _bounds(rules: Rules) -> Bounds:
    return Bounds(rules.resemblance, rules.containment, rules.order)


class _Here:
    """The placing of all documents in this process; `asked`: how many pairs were asked for last.

    What hangs together is placed anew only where something in it was asked for.
    """

    def __init__(self, work: Work, rules: Rules) -> None:
        self._work, self._closeness = work, Closeness(_bounds(rules))
        self._strong = _strong(work.read("strong"))
        self._open = self._strong.pairs
        self._known: dict[tuple[int, int], Match] = {}
        self._matches: dict[int, Match] = {}
        self.asked = 0

    def place(self, number: int) -> str:
        """Place all, given what was compared; the stage of pairs that are asked for, or ''."""
        self._known |= _known(self._work.read(f"compared-{number}"), self._strong)
        placing = self._strong.begin(self._closeness)
        if placing.place_all([self._open], self._known):
            self._matches |= placing.matches
            return ""
        self._settle(placing)
        name = f"asked-{number + 1}"
        pairs = self._strong.documents[np.array(sorted(placing.asked), np.int64)]
        self._work.keep(name, pa.table({"later": pairs[:, 0], "earlier": pairs[:, 1]}))
        self.asked = len(pairs)
        return name

    def matches(self) -> dict[int, Match]:
        """The matches, once nothing is asked for."""
        documents = self._strong.documents.tolist()
        return {
            documents[place]: match._replace(kept=documents[match.kept])
            for place, match in self._matches.items()
        }

    def _settle(self, placing: Placement) -> None:
        """Take over the matches of the components in which nothing was asked for."""
        asking = self._components[[document for document, _ in placing.asked]]
        is_open = np.zeros(self._components.size, np.bool_)
        is_open[asking] = True
        is_open = is_open[self._components]
        pairs, flags = self._open, is_open.tolist()
        left = is_open[pairs.later]
        self._open = Pairs(pairs.later[left], pairs.earlier[left], pairs.shared[left])
        self._known = {pair: match for pair, match in self._known.items() if flags[pair[0]]}
        self._matches |= {
            place: match for place, match in placing.matches.items() if not flags[place]
        }

    @cached_property
    def _components(self) -> NDArray[np.int64]:
        """The component of the document at each place: the least place in it."""
        pairs, least = self._strong.pairs, np.arange(self._strong.documents.size)
        hung, roots = components(pairs.later, pairs.earlier)
        least[hung] = roots
        return least


class _Apart:
    """The placing of each component where its rows are gathered."""

    def __init__(self, work: Work, rules: Rules) -> None:
        self._work, self._rules = work, rules
        self._labels = label(work, "strong", ("later", "earlier"), IN_ONE_PLACE)
        work.run(homing("homed", "strong", self._labels))
        self._placed = ""
        self.asked = 0

    def place(self, number: int) -> str:
        """As `_Here.place`."""
        self._work.run(homing(f"homed-{number}", f"compared-{number}", self._labels))
        self._placed = f"placed-{number}"
        self._work.run(placing_apart(self._rules, number))
        where = pc.field("ahead")
        self.asked = self._work.read(self._placed, ["later"], where).num_rows
        return self._placed if self.asked else ""

    def matches(self) -> dict[int, Match]:
        """As `_Here.matches`."""
        table = self._work.read(self._placed)
        columns = (table.column(name).to_pylist() for name in ("later", "earlier", *SCORES))
        return {row[0]: Match(*row[1:]) for row in zip(*columns, strict=True)}


def homing(name: str, source: str, labels: str) -> Stage:
    """Rows of pairs, with the component that they are of."""
    columns = PAIRED if source == "strong" else tuple(COMPARED.names)
    takes = (
        Take(source, columns, partial(by, "later")),
        Take(labels, ("document", "component"), _by_document),
    )
    return Stage(name, takes, _homed, keyed(HOMED), HOMED)


def _by_document(rows: Records) -> Records:
    return by("document", rows.filter(rows.column("document").is_valid()))


def _homed(rows: Records) -> Iterator[Records]:
    """A document without a label is the least of its component."""
    is_pair = rows.column("later").is_valid()
    labels, pairs = rows.filter(pc.invert(is_pair)), rows.filter(is_pair)
    homes = column(pairs, KEY).copy()
    own, least = column(labels, KEY), column(labels, "component")
    order = np.argsort(own)
    own, least = own[order], least[order]
    places = np.minimum(np.searchsorted(own, homes), max(own.size - 1, 0))
    labelled = own[places] == homes if own.size else np.zeros(homes.size, np.bool_)
    homes[labelled] = least[places[labelled]]
    index = pairs.schema.get_field_index("component")
    yield pairs.set_column(index, "component", pa.array(homes))


def placing_apart(rules: Rules, number: int) -> Stage:
    """The matches of each component, or what it asks for, given all that was compared so far."""
    sources = ("homed", *(f"homed-{each}" for each in range(number + 1)))
    takes = tuple(Take(each, tuple(HOMED.names), partial(by, "component")) for each in sources)
    work = partial(_placed, _bounds(rules))
    return Stage(f"placed-{number}", takes, work, keyed(HOMED), PLACED)


def _placed(bounds: Bounds, rows: Records) -> Iterator[Records]:
    order = np.argsort(column(rows, "component"), kind="stable")
    rows = rows.take(pa.array(order))
    own = column(rows, "component")
    starts = np.flatnonzero(np.diff(own, prepend=own[:1] - 1))
    for start, end in zip(starts, [*starts[1:], own.size], strict=True):
        yield _placed_one(bounds, rows.slice(start, end - start))


def _placed_one(bounds: Bounds, rows: Records) -> Records:
    """The matches of a component, or the pairs that it asks for."""
    is_pair = rows.column("shared").is_valid()
    strong = _strong(rows.filter(is_pair))
    known = _known(rows.filter(pc.invert(is_pair)), strong)
    placing = strong.begin(Closeness(bounds))
    if not placing.place_all([strong.pairs], known):
        pairs = strong.documents[np.array(sorted(placing.asked), np.int64)]
        ahead = np.ones(len(pairs), np.bool_)
        return table({"later": pairs[:, 0], "earlier": pairs[:, 1], "ahead": ahead})
    matches = placing.matches.values()
    kept = np.array([match.kept for match in matches], np.int64)
    return table(
        {
            "later": strong.documents[np.array([*placing.matches], np.int64)],
            "earlier": strong.documents[kept],
            **{
                name: pa.array(
                    [getattr(match, name) for match in matches], COMPARED.field(name).type
                )
                for name in SCORES
            },
            "ahead": np.zeros(kept.size, np.bool_),
        }
    )


def _strong(rows: pa.Table) -> Strong:
    """The pairs of a table, as they are placed."""
    return Strong.of({name: column(rows, name) for name in PAIRED})


def _known(rows: pa.Table, strong: Strong) -> dict[tuple[int, int], Match]:
    """Matches by place, of compared pairs."""
    later, earlier = (strong.places(column(rows, name)).tolist() for name in ("later", "earlier"))
    scores = zip(*(rows.column(name).to_pylist() for name in SCORES), strict=True)
    return {
        (later_place, earlier_place): Match(earlier_place, *values)
        for later_place, earlier_place, values in zip(later, earlier, scores, strict=True)
    }
