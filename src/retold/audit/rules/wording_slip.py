"""Substitutions that look like another sense of the word come back from another language.

Each is weighed by itself (`harm.slips`), and the share of slips in the text decides; or the judge
of all edits finds it likely to harm.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from retold import lexicon
from retold.audit.harm import probability, weights
from retold.audit.harm.features import Edit, features
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


def changes(found: Iterable[Substitution], setting: Setting) -> Iterator[Change]:
    """A change for each substitution that is likely a slip, given the text it stands in."""
    for pair, at, others, scored in found:
        plain = (scored > ALIEN and _is_alien(pair, at, others)) or _is_lookalike(pair, at, others)
        is_slip = plain or chance(scored, setting.slips) >= SURE
        edit = Edit(pair, range(at, at + 1), others)
        if is_slip or probability(features(edit, setting), weights()) >= HARMFUL:
            source, target = pair.source[at].span, spanned(pair.target, others[0], others[-1])
            note = f"{source.of(pair.texts[0])} → {target.of(pair.texts[1])}"
            yield Change("wording", "major", pair.index, source, target, note)


def _is_alien(pair: LinkedBead, at: int, others: range) -> bool:
    """Whether what stands in the very place of a word has nothing in common with it."""
    if pair.to_target[at] is not None or pair.settled(at, AROUND) < ALIEN_KEPT:
        return False
    one = pair.source[at].fold
    for other in (pair.target[here].fold for here in others):
        if {lexicon.part_of_speech(one), lexicon.part_of_speech(other)} - {"n", "v"}:
            return False
        if one[-ENDING:] == other[-ENDING:] or not len(vectors((one,))) * len(vectors((other,))):
            return False
        if one[:BEGINNING] == other[:BEGINNING] or nearness(one, other) >= FAR:
            return False
    return True


def _is_lookalike(pair: LinkedBead, at: int, others: range) -> bool:
    """Whether an unlinked word is another common one of nearly the same letters."""
    one, two = pair.source[at].fold, pair.target[others[0]].fold
    if pair.to_target[at] is not None or len(others) > 1 or pair.kept() < CLOSE:
        return False
    return (
        lexicon.is_common(one)
        and lexicon.is_common(two)
        and Indel.normalized_similarity(one, two) >= LOOKALIKE
        and nearness(one, two) < UNLIKE
    )
