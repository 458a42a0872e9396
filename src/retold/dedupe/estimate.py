"""What a run in stages will do, and what it will take, told before it begins."""

from dataclasses import dataclass

from retold.dedupe.columns import Table
from retold.dedupe.json_lines import find_lines, open_lines
from retold.dedupe.splits import Plan, Split
from retold.model.texts import counted

CORE_BYTES = 13_000_000
"""Bytes of inputs that one core does in a second, all stages together: 5,983 documents of 2,221
bytes, a million of them, in benchmarks/results/speed-engines-large.json, rounded down."""

MOVED = 2_900
"""Bytes that go from where rows are spread to where they are gathered, for each document: 2,877 in
the same run, rounded up; of fewer documents it is less."""

LEFT = 2_100
"""Bytes that the stages of a run leave in its folder, for each document: 2,046 in the same run."""

DRIVER = 64
"""Bytes that the process which is called holds for each document; pairs come on top."""

_SAMPLE = 1 << 20


STAGES = (
    ("sketched", "read each split: a key of all words, a sample of the shingles; bad rows named"),
    ("firsts", "by that key: exact duplicates"),
    ("hot, ends", "by sample: where the documents of samples that very many share are parted"),
    ("met", "by sample: pairs that share one; of hot ones neighbours alone, the rest counted"),
    ("framed, listed, grams", "by document and gram: the frame that many documents share"),
    ("strong", "by document: pairs that share enough samples to be worth comparing"),
    ("read, compared", "by split and document: the words of these, compared; then clusters"),
    ("asked, read, compared", "again, for pairs that the clusters ask for, until none is asked"),
    ("texts, passages, written", "by split: records with the shared passage, and kept rows"),
)
"""The stages, as their folders are called, and what each does."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take.

    Attributes:
        documents: how many there are, by the length of the first rows.
        read: bytes of the inputs.
        moved: bytes that go from where rows are spread to where they are gathered.
        left: bytes that the stages leave.
        held: bytes that the process which is called holds.
        core_seconds: seconds of one core.
    """

    documents: int
    read: int
    moved: int
    left: int
    held: int
    core_seconds: float


def estimate(plan: Plan) -> Estimate:
    """What a run will take, by the size of its inputs and the rates of a measured run."""
    size = sum(split.source.size() for split in plan.splits)
    documents = max(1, round(size / max(1.0, _bytes_a_row(plan.splits[0]))))
    return Estimate(
        documents=documents,
        read=size,
        moved=documents * MOVED,
        left=documents * LEFT,
        held=documents * DRIVER,
        core_seconds=size / CORE_BYTES,
    )


def _bytes_a_row(split: Split) -> float:
    if isinstance(split.source, Table):
        return split.source.size() / max(1, split.source.count_rows())
    with open_lines(split.source) as file:
        data = file.read(_SAMPLE)
    return len(data) / max(1, find_lines(data).size - 1)


def explain(plan: Plan, engine: str) -> str:
    """The plan of a run, and what it will take."""
    expected = estimate(plan)
    begin = (
        f"{counted(len(plan.splits), 'split')}, {expected.read / 1e6:,.0f} MB, about "
        f"{counted(expected.documents, 'document')}; engine {engine}"
    )
    end = (
        f"about {expected.core_seconds:,.0f} core seconds, {expected.moved / 1e6:,.0f} MB moved, "
        f"{expected.left / 1e6:,.0f} MB left in the folder, {expected.held / 1e6:,.0f} MB held here"
    )
    return "\n".join([begin, *(f"  {name:<26}{what}" for name, what in STAGES), end])
