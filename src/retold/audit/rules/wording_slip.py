"""Substitutions that look like another sense of the word come back from another language.

Each is weighed by itself (`harm.slips`), and the share of slips in the text decides; or the judge
of all edits finds it likely to harm.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from retold import lexicon
from retold.audit.harm import chance_of
from retold.audit.harm.setting import Setting
from retold.audit.harm.slips import AROUND, BEGINNING, CLOSE, Substitution, chance
from retold.audit.link.links import LinkedBead
from retold.audit.link.nearness import nearness, vectors
from retold.model import Change
from retold.text.words import spanned

SURE = 0.5
"""Chance of a slip from which it is told."""
HARMFUL = 0.7
"""Chance of harm from which it is told: of what this adds in stories for settings, judged by the
weights of the other stories, seven in eight harm."""
ALIEN, FAR, ALIEN_KEPT = 0.9, 0.1, 0.6
"""Score, nearness, and share of the words around that stayed, from which (up to which) a word that
has nothing in common with the other is a slip in any text."""
ENDING = 5
"""Letters at the end that make two words alike."""
LOOKALIKE = 0.74
"""Share of common letters from which a common word is another one misread: fund, find."""
UNLIKE = 0.4
"""Nearness below which it is not the same idea."""


def changes(substitutions: Iterable[Substitution], setting: Setting) -> Iterator[Change]:
    """A change for each substitution that is likely a slip, given the text it stands in."""
    for pair, index, others, scored in substitutions:
        plain = (scored > ALIEN and _is_alien(pair, index, others)) or _is_lookalike(
            pair, index, others
        )
        is_slip = plain or chance(scored, setting.slips) >= SURE
        if is_slip or chance_of(pair, range(index, index + 1), others, setting) >= HARMFUL:
            source, target = pair.source[index].span, spanned(pair.target, others[0], others[-1])
            note = f"{source.of(pair.texts[0])} → {target.of(pair.texts[1])}"
            yield Change("wording", "major", pair.index, source, target, note)


def _is_alien(pair: LinkedBead, index: int, others: range) -> bool:
    """Whether what stands in the very place of a word has nothing in common with it."""
    if pair.to_target[index] is not None or pair.settled(index, AROUND) < ALIEN_KEPT:
        return False
    source_word = pair.source[index].fold
    for target_word in (pair.target[index].fold for index in others):
        if {lexicon.part_of_speech(source_word), lexicon.part_of_speech(target_word)} - {"n", "v"}:
            return False
        if source_word[-ENDING:] == target_word[-ENDING:] or not len(vectors((source_word,))) * len(
            vectors((target_word,))
        ):
            return False
        if (
            source_word[:BEGINNING] == target_word[:BEGINNING]
            or nearness(source_word, target_word) >= FAR
        ):
            return False
    return True


def _is_lookalike(pair: LinkedBead, index: int, others: range) -> bool:
    """Whether an unlinked word is another common one of nearly the same letters."""
    source_word, target_word = pair.source[index].fold, pair.target[others[0]].fold
    if pair.to_target[index] is not None or len(others) > 1 or pair.kept() < CLOSE:
        return False
    return (
        lexicon.is_common(source_word)
        and lexicon.is_common(target_word)
        and Indel.normalized_similarity(source_word, target_word) >= LOOKALIKE
        and nearness(source_word, target_word) < UNLIKE
    )
