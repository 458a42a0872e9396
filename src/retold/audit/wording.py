"""Substitutions that change the sense, and words that no dictionary knows."""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.negation import EXPLICIT
from retold.audit.words import Pair, Word, slot, slot_in_source
from retold.model import Change


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each garbled word of the target."""
    yield from _garbled(pair)


def _garbled(pair: Pair) -> Iterator[Change]:
    """Words of the target that no dictionary has and the source does not use."""
    for at in pair.gained():
        word = pair.target[at]
        if not _is_garbled(word):
            continue
        place = [here for here in slot_in_source(pair, at) if pair.to_target[here] is None]
        source = pair.source[place[0]].span if place else None
        here = source.of(pair.texts[0]) if source else "nothing"
        note = f"{here} → {word.text}, which is in no dictionary"
        yield Change("wording", "major", pair.index, source, word.span, note)


def _is_garbled(word: Word) -> bool:
    plain = word.text.isalpha() and word.text.islower() and len(word.text) > 3
    return plain and word.content and word.lemma not in EXPLICIT and not lexicon.is_known(word.fold)
