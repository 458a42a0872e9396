"""Ties of words that several names have: Judge Rowe, Judge Best."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retold.audit.link.links import LinkedBead


def keep_names_together(pair: "LinkedBead") -> None:
    """Tie a word that two names have to that of the name whose other words it stands with.

    Words are tied in their order first: of *Judge Rowe praised Judge Best* and *Judge Best was
    praised by Judge Rowe* the first judge to the first.
    """
    for step in (1, -1):
        for index, word in enumerate(pair.source):
            to, beside = pair.to_target[index], index + step
            if to is None or not word.capital or not 0 <= beside < len(pair.source):
                continue
            goes_to = pair.to_target[beside]
            meant = goes_to - step if goes_to is not None and pair.source[beside].capital else to
            if meant != to and 0 <= meant < len(pair.target):
                _exchange(pair, index, meant)


def _exchange(pair: "LinkedBead", index: int, meant: int) -> None:
    """Tie a source word to another target word that is the same, whose own gets its former one."""
    former, tied = pair.to_target[index], pair.to_source[meant]
    if pair.target[meant].fold != pair.source[index].fold or former is None or tied is None:
        return
    for i, j in ((index, meant), (tied, former)):
        pair.to_target[i], pair.to_source[j], pair.bonds[i] = j, i, "moved"
