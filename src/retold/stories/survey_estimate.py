"""What `stories` in stages will do, and what it will take, told before it begins."""

from retold.model.texts import counted

CORE_SECONDS = 0.043
"""Seconds of a core for each new document, names, partners and ties together: in the largest corpus
of benchmarks/results/speed-stories.json, 33,000 articles. In smaller ones it is less."""

LEFT = 2_500
"""Bytes that the stages leave for each new document, at the most: a kilobyte of its names before
they are counted, thirteen partners at most of some 40 bytes, and what ties one or two of them."""

HELD = 2_000
"""Bytes that the process which is called holds for each document: its id, and some ties."""

STAGES = (
    ("named, rare", "by document, then by name: how many documents have each name and figure"),
    ("paired", "by document: the few others that the index and the outlines bring up"),
    ("tied-0", "by pair: aligned, and what ties the two"),
    ("asked, tied", "again, for pairs that the grouping asks for, until few are asked"),
    ("grouped, told", "by story: sources, what changed on the way, passages; then the answer"),
)
"""The stages, as their folders are called, and what each does."""


def explain(documents: int, new: int, engine: str) -> str:
    """The plan of a run over a corpus, and what it will take.

    Args:
        documents: how many there are, each version counted.
        new: how many were not looked at by an earlier run.
        engine: who runs the stages.
    """
    begin = f"{counted(documents, 'document')}, {new:,} of them new; engine {engine}"
    end = (
        f"about {new * CORE_SECONDS:,.0f} core seconds, up to {new * LEFT / 1e6:,.0f} MB left in "
        f"the folder, {documents * HELD / 1e6:,.0f} MB held here; each worker opens the corpus"
    )
    return "\n".join([begin, *(f"  {name:<16}{what}" for name, what in STAGES), end])
