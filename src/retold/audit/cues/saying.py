"""Words with which somebody says something."""
# ruff: noqa: SIM905 - lists of words read best as text

from functools import cache

from retold import lexicon
from retold.audit.cues.denials import cues
from retold.audit.cues.polarity import MAKING_IMPOSSIBLE
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.link.verb_units import verb_units
from retold.text.words import Word

SAYING = frozenset(
    "say tell write post tweet accord claim allege add state announce insist argue warn note "
    "explain suggest declare contend admit confirm prove believe".split()
)
"""Words that bind a claim to who makes it."""


@cache
def ascribes(lemma: str) -> bool:
    """Whether a verb says what somebody puts something down to: to credit the win to the crew.

    It is WordNet's *ascribe* in one of its senses, or a kind of it.
    """
    return "v" in lexicon.parts(lemma) and lexicon.are_synonyms(lemma, "ascribe")


def is_put_down(side: tuple[Word, ...]) -> bool:
    """Whether a side says what somebody puts something down to, or does not rule out.

    Both are views of whoever holds them: credited the win to it, said that it was due to it.
    """
    units = {unit.name for unit in verb_units(side).values()}
    return (
        any(ascribes(word.lemma) for word in side if word.content)
        or any(
            side[cue + 1].lemma in MAKING_IMPOSSIBLE for cue in cues(side) if cue + 1 < len(side)
        )
        or "put down" in units
    )


def is_said_behind(pair: LinkedBead, cue: int) -> bool:
    """Whether the quotation goes on in the target, and who said it stands at its end.

    “It is hard,” she said. “We know.” and “It is hard. We know,” she said are told alike.
    """
    if pair.to_target[cue] is not None or not _goes_on(pair):
        return False
    beside = [k for k in (cue - 1, cue + 1) if 0 <= k < len(pair.source)]
    speakers = [k for k in beside if pair.source[k].capital or pair.source[k].fold in _PERSONS]
    return any(
        {pair.source[k].lemma, pair.source[cue].lemma} <= pair.near_target
        for k in speakers
        if pair.to_target[k] is None
    )


@once_a_bead
def _goes_on(pair: LinkedBead) -> bool:
    """Whether the target's words end inside a quotation."""
    end = pair.target[-1].span.end
    return any(quoted.start < end < quoted.end - 1 for quoted in pair.quoted[1])


_PERSONS = frozenset({"he", "she", "they", "i", "we"})
