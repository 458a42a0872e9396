"""Names that became others which look alike: Kemble, Kimball; Malberg, Malmberg.

Links tie such names, for where they stand shows that one is meant to be the other. So nothing is
left over of either, and the name is wrong all the same.
"""

from collections.abc import Iterator

from retold.audit.cues.naming import TITLES
from retold.audit.link.links import LinkedBead
from retold.audit.link.spellings import is_one_name
from retold.audit.link.surroundings import words_around
from retold.model import Certainty, Change
from retold.text.words import Word, spanned

CLOSE = 0.65
"""Share of a bead's words kept in order below which a name tied by its looks may be another's."""
SHORTEST = 3
"""Letters of a name from which one that begins with it is its long form: Tom, Tomas."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each name that is spelled as another, which the source has nowhere."""
    _, known = words_around(pair, of_source=True)
    for index, bond in pair.bonds.items():
        to = pair.to_target[index]
        if bond != "spelling" or to is None:
            continue
        word, other_word = pair.source[index], pair.target[to]
        if _is_another(word, other_word) and other_word.lemma not in known:
            source, target = spanned(pair.source, index, index), spanned(pair.target, to, to)
            note = f"{source.of(pair.texts[0])} → {target.of(pair.texts[1])}"
            sure: Certainty = "likely" if pair.kept() >= CLOSE else "possible"
            yield Change("name", "major", pair.index, source, target, note, certainty=sure)


def _is_another(word: Word, other_word: Word) -> bool:
    """Whether both are names, neither is a form of the other, and they sound otherwise."""
    if not (word.capital and other_word.capital) or {word.lemma, other_word.lemma} & TITLES:
        return False
    short, full = sorted((word.fold, other_word.fold), key=len)
    if len(short) >= SHORTEST and full.startswith(short):
        return False
    return not is_one_name(word.fold, other_word.fold)
