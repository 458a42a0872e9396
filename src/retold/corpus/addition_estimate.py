"""What `add` in stages will do, and what it will take, told before it begins."""

from collections.abc import Sequence

from retold.corpus.expected import expected
from retold.corpus.input_splits import SPLIT_BYTES, cut_inputs, size_of
from retold.dedupe.scratch import scratch
from retold.model.texts import counted

CORE_SECONDS = 0.0007
"""Seconds of a core for a document of 3,000 characters: `to add one` in
benchmarks/results/speed-corpus.json."""
CHARACTERS = 3_000
"""Bytes of a document in an input that does not tell how many it holds."""
LEFT = 2
"""Bytes that the stages leave for each byte of an input, at the most: 1.25 in a run over 20,000
documents of 2,037 bytes; the text packed, eight bytes a fingerprint, two a word."""

STAGES = (
    ("lines", "read each split: its lines, by which bad ones are named; of cut JSON Lines alone"),
    (
        "made",
        "by split: read, language told, text packed, fingerprints and outline; bad ones named",
    ),
    ("", "then this process gives numbers and versions, and appends in the order of the inputs"),
)
"""The stages, as their folders are called, and what each does."""


def explain(inputs: Sequence[str], engine: str) -> str:
    """The plan of a run over some inputs, and what it will take."""
    with scratch() as place:
        splits = cut_inputs(inputs, place, SPLIT_BYTES)
    size = sum(size_of(where) for where in {part.where for split in splits for _, part in split})
    documents = expected(inputs) or max(1, size // CHARACTERS)
    begin = (
        f"{counted(len(splits), 'split')}, {size / 1e6:,.0f} MB, "
        f"about {counted(documents, 'document')}; "
        f"engine {engine}"
    )
    end = (
        f"about {documents * CORE_SECONDS:,.0f} core seconds, up to {LEFT * size / 1e6:,.0f} MB "
        "left in the folder"
    )
    return "\n".join([begin, *(f"  {name:<8}{what}" for name, what in STAGES), end])
