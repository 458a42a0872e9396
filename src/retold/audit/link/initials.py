"""The words of a name that the other side gives by their initials alone: WHO."""

from collections.abc import Sequence

from retold.text.words import Word

SHORTEST = 2
"""Letters of the shortest name given by its initials."""


def spelled_out(word: Word, side: Sequence[Word], links: Sequence[int | None]) -> list[int]:
    """The unlinked content words in a row, by index, of whose initials a word is made up."""
    letters = word.text.replace(".", "")
    if len(letters) < SHORTEST:
        return []
    free = [j for j, named in enumerate(side) if named.content and named.capital]
    for k in range(len(free) - len(letters) + 1):
        run = free[k : k + len(letters)]
        initials = "".join(side[j].text[0] for j in run)
        close = run[-1] - run[0] < 2 * len(run)
        if initials.upper() == letters and close and all(links[j] is None for j in run):
            return run
    return []
