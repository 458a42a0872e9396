"""What a run works on, and what its first reading leaves in temporary files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from retold.dedupe.candidates import pack
from retold.dedupe.policy import Rules
from retold.dedupe.runs import Runs
from retold.dedupe.sketch import Sketches
from retold.dedupe.source import Source
from retold.dedupe.spill import Store
from retold.errors import RetoldError

Watch = Callable[[str, int], None]
"""Called with what is being done, and for how many documents more it is done."""

NUMBERS_SHARE = 256
"""A 64-bit number is held for each so many bytes of memory: sorting and pairing copy it."""

STORE_SHARE = 32
"""Of the memory, one in so many bytes holds the words of documents that are compared often."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run works on: its inputs, rules, temporary folder, and whom to tell how far it is.

    `told`: what became of each row will be told, so that ids and words are wanted to the end.
    """

    sources: Sequence[Source]
    rules: Rules
    folder: Path
    tell: Watch
    told: bool = False

    def runs(self, name: str) -> Runs:
        """An empty sorter that keeps to the memory.

        Raises:
            RetoldError: there is not so much.
        """
        try:
            return Runs(self.folder, name, max(1024, self.rules.memory // NUMBERS_SHARE))
        except (MemoryError, ValueError):  # ValueError: more than any array can have
            raise RetoldError(
                f"memory {self.rules.memory:,} bytes: this machine has not so much; give less"
            ) from None

    def store(self, name: str) -> Store:
        """An empty store that keeps to the memory."""
        return Store(self.folder / name, self.rules.memory // STORE_SHARE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the first reading leaves: sampled shingles, the words of all rows, and their ids."""

    entries: Runs
    words: Store
    ids: Store

    def add(self, first: int, found: Sketches) -> None:
        """Add what is left of the rows from `first` on."""
        self.entries.add(pack(found.samples, found.owners + first))
        self.words.add_words(found.counts, found.words)
